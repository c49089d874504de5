#include "base/arena.h"
#include "base/buf.h"
#include "report/grid.h"
#include "report/layout.h"
#include "report/pages.h"
#include "report/say.h"

/* A sentence and the changes it announces. */
static void
flip(struct layout *layout, const struct report *report, struct buf *said, const struct flip *flip)
{
	layout_blank(layout);
	page_say(layout, INK_BODY, 0, said);
	for (int i = 0; i < flip->count; i++) {
		say_change(said, report, flip->change[i].question, flip->change[i].option);
		page_say(layout, INK_BODY, 2, said);
	}
}

static void
answers(struct layout *layout, const struct report *report)
{
	const struct flips *flips = &report->flips;
	struct buf buf = {0};
	for (int i = 0; i < FLIPS_SHOWN && flips->to_outcome[i].count > 0; i++) {
		say_flip(&buf, report, i);
		flip(layout, report, &buf, &flips->to_outcome[i]);
	}
	if (flips->distance == 0) {
		say_no_flip(&buf, report);
		page_say(layout, INK_BODY, 0, &buf);
	}
	if (flips->to_tie.count > 0) {
		say_flip_to_tie(&buf, report);
		flip(layout, report, &buf, &flips->to_tie);
	}
	buf_free(&buf);
}

static void
importances(struct layout *layout, const struct report *report)
{
	struct buf buf = {0};
	layout_blank(layout);
	say_importance_flips(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	for (int i = 0; i < report->nearby_count; i++) {
		say_multiple(&buf, report, report->nearby[i].flip, report->nearby[i].up);
		page_say(layout, INK_BODY, 2, &buf);
	}
	say_farther(&buf, report);
	page_say(layout, INK_BODY, 2, &buf);
	buf_free(&buf);
}

/* Ruling out does not depend on weights or on how they are counted. */
static void
countings(struct layout *layout, const struct report *report)
{
	struct buf buf = {0};
	if (!say_by_points(report))
		return;
	page_heading(layout, "Counted otherwise");
	say_methods(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	say_stays(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	buf_free(&buf);
}

static const char *
kept(struct layout *layout, struct buf *said)
{
	return buf_take(said, layout->arena);
}

static void
topic_row(struct layout *layout, const struct report *report, int t, struct cell *cells)
{
	const struct topic_score *topic = &report->topics[t];
	struct buf buf = {0};
	*cells++ = (struct cell){.ink = INK_BODY, .text = report->quiz->topics[t].name};
	for (int rank = 0; rank < report->quiz->outcome_count; rank++) {
		int k = report->score.order[rank];
		if (topic->answered > 0)
			buf_format(&buf, "%d", fit_whole(topic->points[k], topic->weight));
		*cells++ = (struct cell){.ink = INK_BODY, .text = kept(layout, &buf), .right = true};
	}
	say_from(&buf, topic->answered);
	*cells = (struct cell){.ink = INK_QUIET, .text = kept(layout, &buf)};
	buf_free(&buf);
}

static void
topics(struct layout *layout, const struct report *report)
{
	const struct quiz *quiz = report->quiz;
	if (quiz->topic_count == 0)
		return;
	struct grid grid = {.rows = quiz->topic_count + 1, .columns = quiz->outcome_count + 2};
	size_t count = (size_t)grid.rows * (size_t)grid.columns;
	struct cell *cells = ARENA_ARRAY(layout->arena, count, struct cell);
	cells[0] = (struct cell){.ink = INK_STRONG, .text = "Topic"};
	for (int rank = 0; rank < quiz->outcome_count; rank++) {
		int k = report->score.order[rank];
		cells[rank + 1] = (struct cell){
			.ink = INK_OUTCOME + k, .text = quiz->outcomes[k].name, .right = true};
	}
	cells[grid.columns - 1] = (struct cell){.ink = INK_BODY, .text = ""};
	for (int t = 0; t < quiz->topic_count; t++)
		topic_row(layout, report, t, &cells[(t + 1) * grid.columns]);
	grid.cells = cells;
	page_heading(layout, "Fit by topic");
	grid_set(layout, &grid);
}

void
page_flips(struct layout *layout, const struct report *report, int i)
{
	(void)i;
	answers(layout, report);
	importances(layout, report);
	countings(layout, report);
	topics(layout, report);
}
