/* What came out, how firmly, and what to think of before one goes by it. */
#include <stddef.h>

#include "base/buf.h"
#include "report/html.h"
#include "report/html_parts.h"
#include "report/say.h"

static void
headline(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	buf_add(out, "<p class=\"verdict ");
	html_class(out, report->score.kind == VERDICT_OUTCOME ? report->score.leader : HTML_NEUTRAL);
	say_headline(&said, report);
	html_said(out, "\">", &said, "</p>\n");
	html_texts(out, say_texts(report));
	say_strength(&said, report);
	html_said(out, "<p class=\"strength\">", &said, "</p>\n");
	buf_free(&said);
}

static void
fit(struct buf *out, const struct report *report, int k)
{
	const struct score *score = &report->score;
	struct buf number = {0}, note = {0};
	bool ruled_out = score->ruled_by[k] != NOBODY;
	buf_format(&number, "%d", fit_whole(score->points[k], score->weight));
	if (ruled_out)
		say_ruled_out(&note, report, k);
	html_bar(out, k, say_name(report, k), fit_tenths(score->points[k], score->weight), buf_text(&number),
	         ruled_out ? buf_text(&note) : NULL);
	buf_free(&number);
	buf_free(&note);
}

static void
fits(struct buf *out, const struct report *report)
{
	if (report->score.weight == 0)
		return;
	html_bars(out, "How well each fits, from 0 to 100", "Outcome", "Fit");
	for (int rank = 0; rank < report->quiz->outcome_count; rank++)
		fit(out, report, report->score.order[rank]);
	html_bars_end(out);
}

static void
code(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	say_code(&said, report);
	if (said.length > 0)
		html_said(out, "<p class=\"quiet\">", &said, "</p>\n");
	buf_free(&said);
}

static void
cautions(struct buf *out, const struct report *report, const struct sources *sources)
{
	for (int i = 0; i < report->caution_count; i++) {
		const struct caution *caution = &report->quiz->cautions[report->cautions[i]];
		html_put(out, "<p class=\"caution\"><strong>Caution:</strong> ", caution->text, "");
		html_refs(out, sources, caution->source);
		buf_add(out, "</p>\n");
	}
}

static void
next_steps(struct buf *out, const struct report *report)
{
	if (report->score.kind != VERDICT_OUTCOME)
		return;
	const struct texts *next = &report->quiz->outcomes[report->score.leader].next;
	if (next->count == 0)
		return;
	buf_add(out, "<h3>What to do next</h3>\n");
	html_texts(out, next);
}

void
html_verdict(struct buf *out, const struct report *report, const struct sources *sources)
{
	html_section(out, "Your verdict");
	if (report->notice != NULL)
		html_put(out, "<p class=\"caution\"><strong>Caution:</strong> ", report->notice, "</p>\n");
	headline(out, report);
	fits(out, report);
	code(out, report);
	cautions(out, report, sources);
	next_steps(out, report);
	html_section_end(out);
}
