#include "base/buf.h"
#include "report/layout.h"
#include "report/pages.h"
#include "report/say.h"
#include "report/words.h"

enum { REASONS_SHOWN = 2 }; /* of each side; the page on why has all of them */

static void
headline(struct layout *layout, const struct report *report)
{
	struct buf buf = {0};
	int ink = INK_STRONG;
	if (report->score.kind == VERDICT_OUTCOME)
		ink = INK_OUTCOME + report->score.leader;
	say_headline(&buf, report);
	page_say(layout, ink, 0, &buf);
	layout_blank(layout);
	page_texts(layout, say_texts(report));
	say_strength(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	buf_free(&buf);
}

/* At most a third of the line, so that the bars keep something. */
static int
name_width(struct layout *layout, const struct quiz *quiz)
{
	int widest = 1;
	for (int k = 0; k < quiz->outcome_count; k++) {
		int columns = layout_columns(layout, quiz->outcomes[k].name);
		widest = columns > widest ? columns : widest;
	}
	return widest < layout->width / 3 ? widest : layout->width / 3;
}

static void
bars(struct layout *layout, const struct report *report)
{
	const struct score *score = &report->score;
	int width = name_width(layout, report->quiz);
	struct buf buf = {0};
	if (score->weight == 0)
		return;
	layout_blank(layout);
	for (int rank = 0; rank < report->quiz->outcome_count; rank++) {
		int k = score->order[rank];
		buf_format(&buf, "%d", fit_whole(score->points[k], score->weight));
		layout_bar(layout, INK_OUTCOME + k, say_name(report, k), width,
		           fit_tenths(score->points[k], score->weight), buf_text(&buf));
		buf_clear(&buf);
		if (score->ruled_by[k] != NOBODY) {
			say_ruled_out(&buf, report, k);
			page_say(layout, INK_QUIET, width + LAYOUT_GAP, &buf);
		}
	}
	buf_free(&buf);
}

/* The strongest answers that spoke for one outcome over the other; returns how many and adds their
 * points to *sum. */
static int
side(struct layout *layout, const struct report *report, int outcome, int sign, int64_t *sum)
{
	struct buf buf = {0};
	int shown = 0;
	for (int i = 0; i < report->contribution_count && shown < REASONS_SHOWN; i++) {
		const struct contribution *c = &report->contributions[i];
		if (c->points * sign <= 0)
			continue;
		if (shown++ == 0) {
			buf_format(&buf, "What spoke for %s", say_name(report, outcome));
			page_heading(layout, buf_text(&buf));
		}
		buf_clear(&buf);
		say_answer(&buf, report, c->question, c->option);
		page_points(layout, report, buf_text(&buf), c->points);
		*sum += c->points;
	}
	buf_free(&buf);
	return shown;
}

static void
rest(struct layout *layout, const struct report *report, int count, int64_t points)
{
	if (count == 0)
		return;
	struct buf buf = {0};
	buf_add(&buf, "the rest, ");
	words_count(&buf, count, "answer");
	page_sum(layout, report, buf_text(&buf), points);
	buf_free(&buf);
}

/* What spoke for the leader, what for the challenger, and what that comes to. */
static void
reasons(struct layout *layout, const struct report *report)
{
	if (report->contribution_count == 0)
		return;
	int64_t margin = score_margin(&report->score), sum = 0;
	int shown = side(layout, report, report->score.leader, +1, &sum);
	shown += side(layout, report, report->score.challenger, -1, &sum);
	if (shown == 0)
		layout_blank(layout);
	rest(layout, report, report->contribution_count - shown, margin - sum);
	page_sum(layout, report, "together", margin);
	if (margin >= 0)
		return;
	struct buf buf = {0};
	layout_blank(layout);
	say_margin(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	buf_free(&buf);
}

static void
cautions(struct layout *layout, const struct report *report)
{
	struct buf buf = {0};
	for (int i = 0; i < report->caution_count; i++) {
		const struct caution *caution = &report->quiz->cautions[report->cautions[i]];
		layout_blank(layout);
		buf_add(&buf, caution->text);
		if (caution->source != NULL)
			buf_format(&buf, " (%s)", caution->source);
		layout_marked(layout, INK_CAUTION, "!", buf_text(&buf));
		buf_clear(&buf);
	}
	buf_free(&buf);
}

static void
next_steps(struct layout *layout, const struct report *report)
{
	if (report->score.kind != VERDICT_OUTCOME)
		return;
	const struct texts *next = &report->quiz->outcomes[report->score.leader].next;
	if (next->count == 0)
		return;
	page_heading(layout, "What to do next");
	page_texts(layout, next);
}

void
page_verdict(struct layout *layout, const struct report *report, int i)
{
	(void)i;
	headline(layout, report);
	bars(layout, report);
	reasons(layout, report);
	cautions(layout, report);
	next_steps(layout, report);
}
