/* How firmly the verdict stands, in sentences. */
#include <assert.h>

#include "base/buf.h"
#include "report/say.h"
#include "report/words.h"

static void
missing(struct buf *out, const struct report *report)
{
	int least = report->quiz->min_answers > 1 ? report->quiz->min_answers : 1;
	int more = least - report->score.answered;
	size_t start = out->length;
	words_number(out, more);
	words_capital(out, start);
	buf_format(out, " more answer%s needed: a verdict takes at least ",
	           more == 1 ? " is" : "s are");
	words_number(out, least);
	buf_add(out, ", and you gave ");
	if (report->score.answered == 0)
		buf_add(out, "none");
	else
		words_number(out, report->score.answered);
	buf_char(out, '.');
}

/* A distance in points of fit: whole, or with a decimal where it isn't. */
static void
points_apart(struct buf *out, int64_t margin, int64_t weight)
{
	int64_t tenths = (250 * margin + weight / 2) / weight;
	if (tenths == 0)
		buf_add(out, "less than 0.1 points");
	else if (25 * margin % weight == 0)
		words_count(out, 25 * margin / weight, "point");
	else
		buf_format(out, "%d.%d points", (int)(tenths / 10), (int)(tenths % 10));
}

/* The outcomes within the tie's band of the leader, and how far apart they are. */
static void
band(struct buf *out, const struct report *report)
{
	const struct score *score = &report->score;
	int list[OUTCOMES_MAX], count = 0;
	for (int rank = 0; rank < report->quiz->outcome_count; rank++) {
		int k = score->order[rank];
		int64_t gap = score->points[score->leader] - score->points[k];
		if (score->ruled_by[k] == NOBODY && 25 * gap <= report->quiz->tie * score->weight)
			list[count++] = k;
	}
	assert(count > 0); /* the leader is never far from itself */
	for (int i = 0; i < count; i++)
		buf_format(out, "%s%s", words_comma(i, count), say_name(report, list[i]));
	int64_t gap = score->points[list[0]] - score->points[list[count - 1]];
	if (gap == 0) {
		buf_add(out, " come out even");
		return;
	}
	buf_add(out, " are ");
	points_apart(out, gap, score->weight);
	buf_add(out, " apart, and up to ");
	words_number(out, report->quiz->tie);
	buf_add(out, " is too close to call");
}

static void
toss_up(struct buf *out, const struct report *report)
{
	const struct flip *flip = &report->flips.to_outcome[0];
	buf_add(out, "A toss-up: ");
	if (say_nothing_left(report)) {
		buf_format(out, "your answers rule out %s",
		           report->quiz->outcome_count == 2 ? "both" : "all of them");
	} else {
		band(out, report);
	}
	if (flip->count > 0) {
		buf_add(out, ". ");
		size_t start = out->length;
		words_number(out, flip->count);
		words_capital(out, start);
		buf_format(out, " changed answer%s would make it %s", flip->count == 1 ? "" : "s",
		           say_bit(report->quiz, flip->becomes));
	}
	buf_char(out, '.');
}

/* A tie may be nearer than any other outcome. */
static void
nearer_tie(struct buf *out, const struct report *report)
{
	if (report->flips.to_tie.count > 0) {
		buf_add(out, "; ");
		words_number(out, report->flips.to_tie.count);
		buf_add(out, " would make it a tie");
	}
	buf_char(out, '.');
}

static void
leaning(struct buf *out, const struct report *report)
{
	const struct flips *flips = &report->flips;
	buf_add(out, "Leaning: ");
	if (flips->distance > 0 && flips->distance < report->quiz->clear_changes) {
		words_count(out, flips->distance, "changed answer");
		buf_format(out, " would make it %s", say_bit(report->quiz, flips->to_outcome[0].becomes));
		nearer_tie(out, report);
		return;
	}
	buf_add(out, "it stays under only ");
	words_number(out, report->stays);
	buf_add(out, " of ");
	words_number(out, WEIGHTINGS);
	buf_add(out, " other ways to weigh the questions.");
}

static void
clear(struct buf *out, const struct report *report)
{
	const struct flips *flips = &report->flips;
	buf_add(out, "Clear: ");
	if (flips->distance > 0) {
		buf_add(out, flips->distance == 1 ? "it takes " : "it takes no fewer than ");
		words_count(out, flips->distance, "changed answer");
		buf_format(out, " to make it %s", say_bit(report->quiz, flips->to_outcome[0].becomes));
		nearer_tie(out, report);
		return;
	}
	if (flips->searched == 0) {
		buf_add(out, "other weights of the questions hardly ever change it.");
		return;
	}
	say_no_changes(out, report);
	buf_format(out, " would make it %s", say_others(report));
	nearer_tie(out, report);
}

/* The outcomes that one answer rules out; of several such answers each gets its own clause. */
static void
settled(struct buf *out, const struct report *report)
{
	const struct score *score = &report->score;
	bool first = true;
	buf_add(out, "Settled: your answer to ");
	for (int q = 0; q < report->quiz->question_count; q++) {
		int list[OUTCOMES_MAX], count = 0;
		for (int k = 0; k < report->quiz->outcome_count; k++)
			if (score->ruled_by[k] == q)
				list[count++] = k;
		if (count == 0)
			continue;
		buf_add(out, first ? "" : "; your answer to ");
		words_quote(out, report->quiz->questions[q].text);
		buf_add(out, " rules out ");
		for (int i = 0; i < count; i++)
			buf_format(out, "%s%s", words_comma(i, count), say_name(report, list[i]));
		first = false;
	}
	buf_char(out, '.');
}

static void
firmness(struct buf *out, const struct report *report)
{
	switch (report->strength) {
	case STRENGTH_NONE:
		missing(out, report);
		return;
	case STRENGTH_TOSS_UP:
		toss_up(out, report);
		return;
	case STRENGTH_LEANING:
		leaning(out, report);
		return;
	case STRENGTH_CLEAR:
		clear(out, report);
		return;
	case STRENGTH_SETTLED:
		settled(out, report);
		return;
	case STRENGTHS:
		return;
	}
}

/* That nothing was missed by not going to the end. */
static void
stopped(struct buf *out, const struct report *report)
{
	if (!report->enough)
		return;
	buf_add(out, " You stopped with ");
	words_count(out, report->open, "question");
	buf_add(out, " open: nothing you could still have answered would have changed the verdict.");
}

void
say_strength(struct buf *out, const struct report *report)
{
	firmness(out, report);
	stopped(out, report);
	if (!report->quiz->is_short || report->strength == STRENGTH_NONE)
		return;
	buf_add(out, " It rests on ");
	words_count(out, report->score.answered, "answer");
	buf_add(out, " in the short form; the whole quiz has ");
	words_count(out, report->quiz->question_count, "question");
	buf_char(out, '.');
}
