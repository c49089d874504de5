/* Which answers spoke for what, by how much, and why. */
#include <stddef.h>

#include "base/buf.h"
#include "report/html.h"
#include "report/html_parts.h"
#include "report/say.h"
#include "report/words.h"

static void
reason(struct buf *out, const struct report *report, const struct sources *sources,
       const struct contribution *c)
{
	const struct question *question = &report->quiz->questions[c->question];
	const struct option *option = &question->options[c->option];
	const char *importance = say_importance(report, c->question);
	struct buf points = {0};
	words_points(&points, c->points);
	html_put(out, "<li><div><p>", question->text, "");
	html_put(out, " <strong>", option->text, "</strong>");
	if (importance != NULL)
		html_put(out, " <span class=\"quiet\">(", importance, ")</span>");
	buf_add(out, "</p>");
	if (option->because != NULL || option->source != NULL) {
		html_put(out, "<p class=\"quiet\">", option->because == NULL ? "" : option->because, "");
		html_refs(out, sources, option->source);
		buf_add(out, "</p>");
	}
	html_said(out, "</div><p class=\"points\">", &points, "</p></li>\n");
	buf_free(&points);
}

static int
sign_of(int64_t points)
{
	return (points > 0) - (points < 0);
}

/* The answers whose points have the sign, under a heading. */
static void
side(struct buf *out, const struct report *report, const struct sources *sources, int sign,
     const char *heading, const char *name)
{
	int shown = 0;
	for (int i = 0; i < report->contribution_count; i++) {
		const struct contribution *c = &report->contributions[i];
		if (sign_of(c->points) != sign)
			continue;
		if (shown++ == 0) {
			html_put(out, "<h3>", heading, "");
			html_put(out, "", name, "</h3>\n<ul class=\"reasons\">\n");
		}
		reason(out, report, sources, c);
	}
	if (shown > 0)
		buf_add(out, "</ul>\n");
}

/* The case for the challenger: its points count for it here. */
static void
other(struct buf *out, const struct report *report, const struct sources *sources)
{
	struct buf said = {0};
	buf_add(out, "<h3>" SAY_OTHER "</h3>\n");
	say_other(&said, report);
	html_said(out, "<p>", &said, "</p>\n");
	buf_add(out, report->other.count > 0 ? "<ul class=\"reasons\">\n" : "");
	for (int i = 0; i < report->other.count; i++)
		reason(out, report, sources, &report->other_answers[i]);
	buf_add(out, report->other.count > 0 ? "</ul>\n" : "");
	say_other_sum(&said, report);
	if (said.length > 0)
		html_said(out, "<p>", &said, "</p>\n");
	buf_free(&said);
}

static void
counting(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	if (report->score.weight == 0)
		return;
	html_put(out, "<h3>How each fit is counted</h3>\n<p>", SAY_FIT, "</p>\n<ul>\n");
	for (int rank = 0; rank < report->quiz->outcome_count; rank++) {
		say_fit(&said, report, report->score.order[rank]);
		html_said(out, "<li>", &said, "</li>\n");
	}
	buf_add(out, "</ul>\n");
	buf_free(&said);
}

void
html_why(struct buf *out, const struct report *report, const struct sources *sources)
{
	const struct score *score = &report->score;
	struct buf said = {0};
	if (score->kind == VERDICT_NONE)
		return;
	html_section(out, "Why");
	say_comparison(&said, report);
	html_said(out, "<p>", &said, "</p>\n");
	say_margin(&said, report);
	html_said(out, "<p class=\"sum\">", &said, "</p>\n");
	side(out, report, sources, +1, SAY_SPOKE_FOR, say_name(report, score->leader));
	other(out, report, sources);
	side(out, report, sources, 0, SAY_SPOKE_FOR_NEITHER, "");
	counting(out, report);
	html_section_end(out);
	buf_free(&said);
}
