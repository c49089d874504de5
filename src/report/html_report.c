/* The report as an HTML page: the same sentences as on the pages, in the same order. What the quiz tells
 * everybody is folded away at first. */
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "report/html.h"
#include "report/html_parts.h"
#include "report/say.h"
#include "report/sources.h"

void
html_refs(struct buf *out, const struct sources *sources, const char *value)
{
	for (int n = sources_next(sources, &value); n > 0; n = sources_next(sources, &value))
		buf_format(out, " <a class=\"refs\" href=\"#source-%d\">[%d]</a>", n, n);
}

static void
source(struct buf *out, const struct sources *sources, const char *value)
{
	if (value == NULL)
		return;
	buf_add(out, "<p class=\"quiet\">Source:");
	html_refs(out, sources, value);
	buf_add(out, "</p>\n");
}

static void
rows(struct buf *out, const struct table *table)
{
	html_table(out, table->title);
	for (int column = 0; column < table->columns.count; column++)
		html_head(out, table->columns.list[column], false);
	html_table_body(out);
	for (int row = 0; row < table->row_count; row++) {
		buf_add(out, "<tr>");
		html_label(out, table->rows[row].list[0]);
		for (int column = 1; column < table->columns.count; column++)
			html_put(out, "<td>", table->rows[row].list[column], "</td>");
		buf_add(out, "</tr>\n");
	}
	html_table_end(out);
}

void
html_tables(struct buf *out, const struct report *report, const struct sources *sources)
{
	for (int i = 0; i < report->quiz->table_count; i++) {
		const struct table *table = &report->quiz->tables[i];
		html_section(out, table->title);
		rows(out, table);
		html_picture(out, report->quiz, table);
		html_texts(out, &table->notes);
		source(out, sources, table->source);
		html_section_end(out);
	}
}

void
html_panels(struct buf *out, const struct report *report, const struct sources *sources)
{
	if (report->quiz->panel_count == 0)
		return;
	buf_add(out, "<section class=\"folded\">\n<h2>Background</h2>\n");
	for (int i = 0; i < report->quiz->panel_count; i++) {
		const struct panel *panel = &report->quiz->panels[i];
		html_put(out, "<details><summary>", panel->title, "</summary>\n");
		html_texts(out, &panel->text);
		source(out, sources, panel->source);
		buf_add(out, "</details>\n");
	}
	html_section_end(out);
}

static void
answer(struct buf *out, const struct report *report, int q)
{
	const char *importance = say_importance(report, q);
	bool given = report->sheet[q].option >= 0;
	buf_add(out, "<tr>");
	html_label(out, report->quiz->questions[q].text);
	html_put(out, given ? "<td><strong>" : "<td><span class=\"quiet\">", say_reply(report, q),
	         given ? "</strong>" : "</span>");
	if (importance != NULL)
		html_put(out, " <span class=\"quiet\">(", importance, ")</span>");
	buf_add(out, "</td></tr>\n");
}

static void
open_answers(struct buf *out, const char *caption)
{
	html_table(out, caption);
	html_head(out, "Question", false);
	html_head(out, "Answer", false);
	html_table_body(out);
}

void
html_answers(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	html_section(out, "Your answers");
	say_counts(&said, report);
	html_said(out, "<p>", &said, "</p>\n");
	open_answers(out, "Your answers");
	for (int q = 0; q < report->quiz->question_count; q++)
		if (report->asked[q])
			answer(out, report, q);
	html_table_end(out);
	if (report->not_asked_count > 0) {
		html_put(out, "<h3>", SAY_NOT_ASKED, "</h3>\n");
		open_answers(out, SAY_NOT_ASKED);
		for (int n = 0; n < report->not_asked_count; n++)
			answer(out, report, report->not_asked[n]);
		html_table_end(out);
	}
	html_section_end(out);
	buf_free(&said);
}

void
html_sources(struct buf *out, const struct sources *sources)
{
	if (sources->count == 0)
		return;
	html_section(out, "Sources");
	buf_add(out, "<ol class=\"sources\">\n");
	for (int i = 0; i < sources->count; i++) {
		buf_format(out, "<li id=\"source-%d\">", i + 1);
		html_put(out, "", sources->list[i], "</li>\n");
	}
	buf_add(out, "</ol>\n");
	html_section_end(out);
}

/* Which quiz it was, and when. */
static void
origin(struct buf *out, const struct report *report, const char *date)
{
	struct buf said = {0};
	say_origin(&said, report);
	html_said(out, "<footer><p>", &said, "");
	if (date != NULL)
		html_put(out, " ", date, ".");
	buf_add(out, "</p></footer>\n");
	buf_free(&said);
}

void
report_html(struct buf *out, const struct report *report, const char *date)
{
	struct arena arena = {0};
	const struct sources sources = sources_of(&arena, report);
	struct buf said = {0};
	say_headline(&said, report);
	html_open(out, report->quiz->language, report->quiz->title, buf_text(&said));
	html_verdict(out, report, &sources);
	html_why(out, report, &sources);
	html_flips(out, report);
	html_tables(out, report, &sources);
	html_panels(out, report, &sources);
	html_answers(out, report);
	html_sources(out, &sources);
	origin(out, report, date);
	html_close(out);
	buf_free(&said);
	arena_free(&arena);
}
