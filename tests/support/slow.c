#include "support/slow.h"

#include <stdlib.h>
#include <string.h>

#include "base/mix.h"

/* More questions than any quiz that is tried by brute force. */
enum { ROOM = 128 };

static bool
answered(const struct reply *sheet, const bool *asked, int q)
{
	return asked[q] && sheet[q].option >= 0;
}

bool
slow_holds(const struct condition *c, const struct reply *sheet, const bool *asked, unsigned bit)
{
	int q = c->question;
	switch (c->test) {
	case TEST_IS:
		return answered(sheet, asked, q) && (c->options >> sheet[q].option & 1) == 1;
	case TEST_IS_NOT:
		return answered(sheet, asked, q) && (c->options >> sheet[q].option & 1) == 0;
	case TEST_ANSWERED:
		return answered(sheet, asked, q);
	case TEST_SKIPPED:
		return asked[q] && sheet[q].option == REPLY_SKIPPED;
	case TEST_VERDICT_IS:
		return (c->options & bit) != 0;
	case TEST_VERDICT_IS_NOT:
		return bit != 0 && (c->options & bit) == 0;
	case TEST_NOT:
		return !slow_holds(c->left, sheet, asked, bit);
	case TEST_AND:
		return slow_holds(c->left, sheet, asked, bit) &&
		       slow_holds(c->right, sheet, asked, bit);
	case TEST_OR:
		return slow_holds(c->left, sheet, asked, bit) ||
		       slow_holds(c->right, sheet, asked, bit);
	case TEST_NEVER: /* slow_path does without */
	case TESTS:
		break;
	}
	abort();
}

void
slow_path(const struct quiz *quiz, const struct reply *sheet, bool *asked)
{
	for (int q = 0; q < quiz->question_count; q++) {
		const struct question *question = &quiz->questions[q];
		if (quiz->is_short && !question->brief)
			asked[q] = false;
		else
			asked[q] = question->when == NULL || slow_holds(question->when, sheet, asked, 0);
	}
}

static const struct option *
answer(const struct quiz *quiz, const struct reply *sheet, int q)
{
	return &quiz->questions[q].options[sheet[q].option];
}

static bool
ranks_before(const struct score *score, int a, int b)
{
	bool a_out = score->ruled_by[a] != NOBODY, b_out = score->ruled_by[b] != NOBODY;
	if (a_out != b_out)
		return b_out;
	if (score->points[a] != score->points[b])
		return score->points[a] > score->points[b];
	return a < b;
}

/* The place of an outcome is the number of outcomes that rank before it. */
static void
rank(const struct quiz *quiz, struct score *score)
{
	for (int k = 0; k < quiz->outcome_count; k++) {
		int place = 0;
		for (int other = 0; other < quiz->outcome_count; other++)
			place += ranks_before(score, other, k);
		score->order[place] = k;
	}
	score->leader = score->order[0];
	score->challenger = score->order[1];
}

/* The five rules, in their order. */
static void
decide(const struct quiz *quiz, struct score *score)
{
	int remaining = 0;
	for (int k = 0; k < quiz->outcome_count; k++)
		remaining += score->ruled_by[k] == NOBODY;
	score->settled = remaining == 1;
	if (remaining == 0)
		score->kind = VERDICT_TIE;
	else if (remaining == 1)
		score->kind = VERDICT_OUTCOME;
	else if (score->answered < quiz->min_answers || score->weight == 0)
		score->kind = VERDICT_NONE;
	else if (25 * slow_margin(score) <= quiz->tie * score->weight)
		score->kind = VERDICT_TIE;
	else
		score->kind = VERDICT_OUTCOME;
}

void
slow_score(const struct quiz *quiz, const struct reply *sheet, const int64_t *weights, bool *asked,
           struct score *score)
{
	*score = (struct score){0};
	slow_path(quiz, sheet, asked);
	for (int k = 0; k < quiz->outcome_count; k++)
		score->ruled_by[k] = NOBODY;
	for (int q = 0; q < quiz->question_count; q++) {
		score->asked += asked[q];
		if (!answered(sheet, asked, q))
			continue;
		int64_t weight = weights == NULL ? quiz->questions[q].weight : weights[q];
		int64_t omega = weight * sheet[q].importance;
		const struct option *option = answer(quiz, sheet, q);
		score->answered++;
		score->weight += omega;
		for (int k = 0; k < quiz->outcome_count; k++) {
			score->points[k] += omega * option->fit[k];
			if ((option->rules_out >> k & 1) == 1 && score->ruled_by[k] == NOBODY)
				score->ruled_by[k] = q;
		}
	}
	rank(quiz, score);
	decide(quiz, score);
}

unsigned
slow_bit(const struct score *score)
{
	if (score->kind == VERDICT_NONE)
		return VERDICT_BIT_NONE;
	return score->kind == VERDICT_TIE ? (unsigned)VERDICT_BIT_TIE : 1U << score->leader;
}

int64_t
slow_margin(const struct score *score)
{
	return score->points[score->leader] - score->points[score->challenger];
}

int
slow_contributions(const struct quiz *quiz, const struct reply *sheet, struct contribution *list)
{
	bool asked[ROOM];
	struct score score;
	slow_score(quiz, sheet, NULL, asked, &score);
	if (score.kind == VERDICT_NONE)
		return 0;
	int count = 0;
	for (int q = 0; q < quiz->question_count; q++) {
		if (!answered(sheet, asked, q))
			continue;
		const struct option *option = answer(quiz, sheet, q);
		int d = option->fit[score.leader] - option->fit[score.challenger];
		int64_t points = (int64_t)quiz->questions[q].weight * sheet[q].importance * d;
		int place = count++;
		for (; place > 0 && llabs(list[place - 1].points) < llabs(points); place--)
			list[place] = list[place - 1];
		list[place] = (struct contribution){q, sheet[q].option, points};
	}
	return count;
}

int
slow_stays(const struct quiz *quiz, const struct reply *sheet)
{
	bool asked[ROOM];
	struct score score;
	int64_t weights[ROOM];
	slow_score(quiz, sheet, NULL, asked, &score);
	if (score.kind == VERDICT_NONE)
		return 0;
	unsigned verdict = slow_bit(&score);
	int stays = 0;
	for (uint64_t n = 0; n < WEIGHTINGS; n++) {
		for (int q = 0; q < quiz->question_count; q++) {
			const struct question *question = &quiz->questions[q];
			uint64_t quarters = 2 + mix_draw(question->draw, n) % 7;
			weights[q] = question->weight * (int64_t)quarters;
		}
		slow_score(quiz, sheet, weights, asked, &score);
		stays += slow_bit(&score) == verdict;
	}
	return stays;
}

enum strength
slow_strength(const struct quiz *quiz, const struct reply *sheet)
{
	bool asked[ROOM];
	struct score score;
	struct flips flips;
	slow_score(quiz, sheet, NULL, asked, &score);
	if (score.kind == VERDICT_NONE)
		return STRENGTH_NONE;
	if (score.kind == VERDICT_TIE)
		return STRENGTH_TOSS_UP;
	if (score.settled)
		return STRENGTH_SETTLED;
	slow_flips(quiz, sheet, &flips);
	bool firm = slow_stays(quiz, sheet) * 100 >= quiz->clear_share * WEIGHTINGS;
	bool far = flips.distance == 0 || flips.distance >= quiz->clear_changes;
	return firm && far ? STRENGTH_CLEAR : STRENGTH_LEANING;
}

static int
sign_of(int64_t number)
{
	return (number > 0) - (number < 0);
}

void
slow_methods(const struct quiz *quiz, const struct reply *sheet, int sign[METHODS])
{
	bool asked[ROOM];
	struct score score;
	int64_t equal = 0, majority = 0, squares = 0;
	slow_score(quiz, sheet, NULL, asked, &score);
	for (int q = 0; q < quiz->question_count; q++) {
		if (!answered(sheet, asked, q))
			continue;
		const struct option *option = answer(quiz, sheet, q);
		int d = option->fit[score.leader] - option->fit[score.challenger];
		equal += d;
		majority += sign_of(d);
		squares += (int64_t)quiz->questions[q].weight * sheet[q].importance * d * abs(d);
	}
	sign[METHOD_EQUAL] = sign_of(equal);
	sign[METHOD_MAJORITY] = sign_of(majority);
	sign[METHOD_SQUARES] = sign_of(squares);
}

/* One topic is the quiz with all questions of other topics skipped, on the path as it was. */
void
slow_topics(const struct quiz *quiz, const struct reply *sheet, struct topic_score *list)
{
	bool asked[ROOM];
	slow_path(quiz, sheet, asked);
	for (int t = 0; t < quiz->topic_count; t++) {
		list[t] = (struct topic_score){0};
		for (int q = 0; q < quiz->question_count; q++) {
			const struct question *question = &quiz->questions[q];
			if (question->topic != t || !answered(sheet, asked, q))
				continue;
			int64_t omega = (int64_t)question->weight * sheet[q].importance;
			list[t].answered++;
			list[t].weight += omega;
			for (int k = 0; k < quiz->outcome_count; k++)
				list[t].points[k] += omega * answer(quiz, sheet, q)->fit[k];
		}
	}
}
