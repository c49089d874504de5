/* The reference function of the program's arithmetic, written to be read. */
#include "verdict/score.h"

#include <string.h>

#include "core/tally.h"

int64_t
reply_weight(const struct question *question, struct reply reply)
{
	return (int64_t)question->weight * reply.importance;
}

void
tally_add(struct tally *tally, const struct quiz *quiz, const struct option *option, int question,
          int64_t omega)
{
	tally->answered++;
	tally->weight += omega;
	for (int k = 0; k < quiz->outcome_count; k++) {
		tally->points[k] += omega * option->fit[k];
		if ((option->rules_out >> k & 1U) != 0 && tally->ruled_by[k] == NOBODY)
			tally->ruled_by[k] = question;
	}
}

void
tally_clear(struct tally *tally)
{
	*tally = (struct tally){0};
	for (int k = 0; k < OUTCOMES_MAX; k++)
		tally->ruled_by[k] = NOBODY;
}

/* Does outcome a stand before outcome b? Ruled out ones come last, then points decide, then the
 * order of the file. */
static bool
ranks_before(const struct tally *tally, int a, int b)
{
	bool a_out = tally->ruled_by[a] != NOBODY, b_out = tally->ruled_by[b] != NOBODY;
	if (a_out != b_out)
		return b_out;
	if (tally->points[a] != tally->points[b])
		return tally->points[a] > tally->points[b];
	return a < b;
}

static void
rank(const struct tally *tally, int outcomes, int *order)
{
	for (int k = 0; k < outcomes; k++) {
		int place = k;
		for (; place > 0 && ranks_before(tally, k, order[place - 1]); place--)
			order[place] = order[place - 1];
		order[place] = k;
	}
}

void
tally_decide(const struct tally *tally, const struct quiz *quiz, struct score *score)
{
	int remaining = 0;
	for (int k = 0; k < quiz->outcome_count; k++)
		remaining += tally->ruled_by[k] == NOBODY;
	rank(tally, quiz->outcome_count, score->order);
	memcpy(score->points, tally->points, sizeof score->points);
	memcpy(score->ruled_by, tally->ruled_by, sizeof score->ruled_by);
	score->weight = tally->weight;
	score->answered = tally->answered;
	score->leader = score->order[0];
	score->challenger = score->order[1];
	score->settled = remaining == 1;
	if (remaining == 0)
		score->kind = VERDICT_TIE;
	else if (remaining == 1)
		score->kind = VERDICT_OUTCOME;
	else if (tally->answered < quiz->min_answers || tally->weight == 0)
		score->kind = VERDICT_NONE;
	else if (25 * score_margin(score) <= quiz->tie * tally->weight)
		score->kind = VERDICT_TIE;
	else
		score->kind = VERDICT_OUTCOME;
}

void
score_sheet(const struct quiz *quiz, const struct reply *sheet, bool *asked, struct score *score)
{
	struct tally tally;
	tally_clear(&tally);
	*score = (struct score){0};
	sheet_path(quiz, sheet, asked);
	for (int q = 0; q < quiz->question_count; q++) {
		const struct question *question = &quiz->questions[q];
		score->asked += asked[q];
		if (asked[q] && sheet[q].option >= 0)
			tally_add(&tally, quiz, &question->options[sheet[q].option], q,
			          reply_weight(question, sheet[q]));
	}
	tally_decide(&tally, quiz, score);
}

unsigned
score_bit(const struct score *score)
{
	switch (score->kind) {
	case VERDICT_NONE:
		return VERDICT_BIT_NONE;
	case VERDICT_TIE:
		return VERDICT_BIT_TIE;
	case VERDICT_OUTCOME:
		break;
	}
	return 1U << score->leader;
}

int64_t
score_margin(const struct score *score)
{
	return score->points[score->leader] - score->points[score->challenger];
}

/* 50 + 25 * points / weight in units of 1/scale, rounded half away from 50. */
static int
fit(int64_t points, int64_t weight, int scale)
{
	if (weight == 0)
		return 50 * scale;
	int64_t size = points < 0 ? -points : points;
	int64_t rounded = (2 * 25 * scale * size + weight) / (2 * weight);
	return 50 * scale + (int)(points < 0 ? -rounded : rounded);
}

int
fit_tenths(int64_t points, int64_t weight)
{
	return fit(points, weight, 10);
}

int
fit_whole(int64_t points, int64_t weight)
{
	return fit(points, weight, 1);
}
