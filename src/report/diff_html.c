/* Two people's answers to one quiz, as an HTML page. */
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "report/diff.h"
#include "report/html.h"
#include "report/words.h"
#include "verdict/report.h"

/* Empties what was said into a paragraph; nothing if nothing was. */
static void
say(struct buf *out, const char *before, struct buf *said)
{
	if (said->length > 0)
		html_said(out, before, said, "</p>\n");
}

static void
fits(struct buf *out, const struct diff *diff, int p)
{
	const struct score *score = &diff->person[p].score;
	struct buf number = {0};
	if (score->weight == 0)
		return;
	html_bars(out, diff_names[p], "Outcome", "Fit");
	for (int k = 0; k < diff->quiz->outcome_count; k++) {
		buf_format(&number, "%d", fit_whole(score->points[k], score->weight));
		html_bar(out, k, diff->quiz->outcomes[k].name, fit_tenths(score->points[k], score->weight),
		         buf_text(&number), NULL);
		buf_clear(&number);
	}
	html_bars_end(out);
	buf_free(&number);
}

static void
person(struct buf *out, const struct diff *diff, int p)
{
	struct arena arena = {0};
	struct buf said = {0};
	const struct report *report = report_build(&arena, diff->person[p].form, diff->person[p].sheet);
	buf_add(&said, diff_names[p]);
	words_capital(&said, 0);
	buf_add(&said, ": ");
	diff_say_verdict(&said, report);
	html_said(out, "<h3>", &said, "</h3>\n");
	fits(out, diff, p);
	diff_say_ruled_out(&said, diff, p);
	say(out, "<p>", &said);
	if (report->code != NULL)
		html_put(out, "<p class=\"quiet\">Code ", report->code, "</p>\n");
	buf_free(&said);
	arena_free(&arena);
}

static void
verdicts(struct buf *out, const struct diff *diff)
{
	html_section(out, "Two verdicts");
	if (diff->notice != NULL)
		html_put(out, "<p class=\"caution\"><strong>Caution:</strong> ", diff->notice, "</p>\n");
	for (int p = 0; p < PEOPLE; p++)
		person(out, diff, p);
	html_section_end(out);
}

static void
points(struct buf *out, const char *before, int64_t number, const char *after)
{
	buf_add(out, before);
	words_points(out, number);
	buf_add(out, after);
}

/* What each replied, and what it gave; how far apart that is. */
static void
row(struct buf *out, const struct diff *diff, const struct diff_row *row)
{
	struct buf said = {0};
	html_put(out, "<li><div><p>", diff->quiz->questions[row->question].text, "</p>");
	for (int p = 0; p < PEOPLE; p++) {
		html_put(out, "<p class=\"quiet\">", diff_names[p], ": ");
		diff_say_reply(&said, diff, p, row->question);
		html_said(out, "<strong>", &said, "</strong>");
		points(out, " ", row->points[p], "</p>");
	}
	points(out, "</div><p class=\"points\">", diff_points(row), "</p></li>\n");
	buf_free(&said);
}

static void
rows(struct buf *out, const struct diff *diff)
{
	buf_add(out, "<ul class=\"reasons\">\n");
	for (int i = 0; i < diff->row_count; i++)
		row(out, diff, &diff->rows[i]);
	buf_add(out, "<li class=\"sum\"><div><p>together</p>");
	for (int p = 0; p < PEOPLE; p++) {
		html_put(out, "<p class=\"quiet\">", diff_names[p], ": ");
		points(out, "", diff->person[p].margin, "</p>");
	}
	points(out, "</div><p class=\"points\">", diff->person[FIRST].margin - diff->person[SECOND].margin,
	       "</p></li>\n</ul>\n");
}

static void
apart(struct buf *out, const struct diff *diff)
{
	struct buf said = {0};
	html_section(out, DIFF_APART);
	if (diff->row_count > 0) {
		diff_say_comparison(&said, diff);
		say(out, "<p>", &said);
		rows(out, diff);
	}
	diff_say_alike(&said, diff);
	say(out, "<p>", &said);
	html_section_end(out);
	buf_free(&said);
}

static void
together(struct buf *out, const struct diff *diff)
{
	struct buf said = {0};
	html_section(out, DIFF_TOGETHER);
	diff_say_same(&said, diff);
	say(out, "<p>", &said);
	for (int p = 0; p < PEOPLE; p++) {
		int changes = diff->person[p].flip.count;
		diff_say_flip(&said, diff, p);
		say(out, "<p>", &said);
		buf_add(out, changes > 0 ? "<ul>\n" : "");
		for (int i = 0; i < changes; i++) {
			diff_say_change(&said, diff, p, i);
			html_said(out, "<li>", &said, "</li>\n");
		}
		buf_add(out, changes > 0 ? "</ul>\n" : "");
	}
	html_section_end(out);
	buf_free(&said);
}

void
diff_html(struct buf *out, const struct diff *diff)
{
	html_open(out, diff->quiz->language, diff->quiz->title, NULL);
	verdicts(out, diff);
	apart(out, diff);
	together(out, diff);
	html_close(out);
}
