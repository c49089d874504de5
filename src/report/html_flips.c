/* What would change the verdict, and how it comes out by other ways of counting. */
#include <stddef.h>

#include "base/buf.h"
#include "report/html.h"
#include "report/html_parts.h"
#include "report/say.h"

/* What was said, and the changes that it announces. */
static void
flip(struct buf *out, const struct report *report, struct buf *said, const struct flip *flip)
{
	html_said(out, "<p>", said, "</p>\n<ul>\n");
	for (int i = 0; i < flip->count; i++) {
		say_change(said, report, flip->change[i].question, flip->change[i].option);
		html_said(out, "<li>", said, "</li>\n");
	}
	buf_add(out, "</ul>\n");
}

static void
answers(struct buf *out, const struct report *report, struct buf *said)
{
	const struct flips *flips = &report->flips;
	for (int i = 0; i < FLIPS_SHOWN && flips->to_outcome[i].count > 0; i++) {
		say_flip(said, report, i);
		flip(out, report, said, &flips->to_outcome[i]);
	}
	if (flips->distance == 0) {
		say_no_flip(said, report);
		html_said(out, "<p>", said, "</p>\n");
	}
	if (flips->to_tie.count > 0) {
		say_flip_to_tie(said, report);
		flip(out, report, said, &flips->to_tie);
	}
}

static void
importances(struct buf *out, const struct report *report, struct buf *said)
{
	say_importance_flips(said, report);
	html_said(out, "<p>", said, "</p>\n");
	buf_add(out, report->nearby_count > 0 ? "<ul>\n" : "");
	for (int i = 0; i < report->nearby_count; i++) {
		say_multiple(said, report, report->nearby[i].flip, report->nearby[i].up);
		html_said(out, "<li>", said, "</li>\n");
	}
	say_farther(said, report);
	if (said->length > 0)
		html_said(out, "<li>", said, "</li>\n");
	buf_add(out, report->nearby_count > 0 ? "</ul>\n" : "");
}

/* Ruling out does not depend on weights or on how they are counted. */
static void
countings(struct buf *out, const struct report *report, struct buf *said)
{
	if (!say_by_points(report))
		return;
	buf_add(out, "<h3>Counted otherwise</h3>\n");
	say_methods(said, report);
	html_said(out, "<p>", said, "</p>\n");
	say_stays(said, report);
	html_said(out, "<p>", said, "</p>\n");
}

static void
topic_row(struct buf *out, const struct report *report, int t)
{
	const struct topic_score *topic = &report->topics[t];
	buf_add(out, "<tr>");
	html_label(out, report->quiz->topics[t].name);
	for (int rank = 0; rank < report->quiz->outcome_count; rank++) {
		buf_add(out, "<td class=\"number\">");
		if (topic->answered > 0)
			buf_format(out, "%d", fit_whole(topic->points[report->score.order[rank]], topic->weight));
		buf_add(out, "</td>");
	}
	buf_format(out, "<td class=\"number\">%d</td></tr>\n", topic->answered);
}

static void
topics(struct buf *out, const struct report *report)
{
	const struct quiz *quiz = report->quiz;
	if (quiz->topic_count == 0)
		return;
	buf_add(out, "<h3>Fit by topic</h3>\n");
	html_table(out, "Fit by topic");
	html_head(out, "Topic", false);
	for (int rank = 0; rank < quiz->outcome_count; rank++)
		html_head(out, say_name(report, report->score.order[rank]), true);
	html_head(out, "Answers", true);
	html_table_body(out);
	for (int t = 0; t < quiz->topic_count; t++)
		topic_row(out, report, t);
	html_table_end(out);
}

void
html_flips(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	if (report->score.kind == VERDICT_NONE)
		return;
	html_section(out, "What would change it");
	answers(out, report, &said);
	importances(out, report, &said);
	countings(out, report, &said);
	topics(out, report);
	html_section_end(out);
	buf_free(&said);
}
