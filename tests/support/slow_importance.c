/* At which importance of one question the verdict changes, by trying: the verdict can only change
 * where the points of two outcomes are one tie band apart, so it is asked for at each such multiple,
 * and between each two of them. */
#include "support/slow.h"

#include <stdlib.h>

enum { ROOM = 128, PLACES = OUTCOMES_MAX * OUTCOMES_MAX };

static int
compare(const void *left, const void *right)
{
	const struct multiple *a = left, *b = right;
	int64_t ab = a->numerator * b->denominator, ba = b->numerator * a->denominator;
	return (ab > ba) - (ab < ba);
}

static struct multiple
between(struct multiple a, struct multiple b)
{
	return (struct multiple){
		a.numerator * b.denominator + b.numerator * a.denominator,
		2 * a.denominator * b.denominator,
	};
}

static unsigned
verdict_at(const struct quiz *quiz, const struct reply *sheet, int question, struct multiple x)
{
	bool asked[ROOM];
	int64_t weights[ROOM];
	struct score score;
	for (int q = 0; q < quiz->question_count; q++)
		weights[q] = quiz->questions[q].weight * (q == question ? x.numerator : x.denominator);
	slow_score(quiz, sheet, weights, asked, &score);
	return slow_bit(&score);
}

/* The multiples above 0 at which 25 * (N_i - N_j) = tie * D for some outcomes i and j. */
static int
places(const struct quiz *quiz, const struct reply *sheet, int question, struct multiple *list)
{
	bool asked[ROOM];
	struct score all;
	slow_score(quiz, sheet, NULL, asked, &all);
	const struct question *q = &quiz->questions[question];
	const signed char *fit = q->options[sheet[question].option].fit;
	int64_t omega = (int64_t)q->weight * sheet[question].importance;
	int count = 0;
	for (int i = 0; i < quiz->outcome_count; i++) {
		for (int j = 0; j < quiz->outcome_count; j++) {
			int64_t slope = omega * (25 * (fit[i] - fit[j]) - quiz->tie);
			int64_t here = 25 * (all.points[i] - all.points[j]) - quiz->tie * all.weight;
			int64_t rest = slope - here;
			if (slope < 0)
				slope = -slope, rest = -rest;
			if (i != j && slope > 0 && rest > 0)
				list[count++] = (struct multiple){rest, slope};
		}
	}
	qsort(list, (size_t)count, sizeof *list, compare);
	return count;
}

/* The first place after 1, going `step` through the list, from which on the verdict is another. */
static struct multiple
walk(const struct quiz *quiz, const struct reply *sheet, int question, const struct multiple *list,
     int count, int step, struct multiple end)
{
	const struct multiple one = {1, 1};
	unsigned now = verdict_at(quiz, sheet, question, one);
	struct multiple last = one;
	for (int i = step > 0 ? 0 : count - 1; i >= 0 && i < count; i += step) {
		if (compare(&list[i], &one) != step)
			continue;
		if (verdict_at(quiz, sheet, question, between(last, list[i])) != now)
			return last;
		if (verdict_at(quiz, sheet, question, list[i]) != now)
			return list[i];
		last = list[i];
	}
	if (verdict_at(quiz, sheet, question, between(last, end)) != now)
		return last;
	return (struct multiple){0, 0};
}

int
slow_importance_flips(const struct quiz *quiz, const struct reply *sheet,
                      struct importance_flip *list)
{
	bool asked[ROOM];
	struct score score;
	struct multiple found[PLACES];
	int count = 0;
	slow_score(quiz, sheet, NULL, asked, &score);
	for (int q = 0; q < quiz->question_count; q++) {
		if (!asked[q] || sheet[q].option < 0)
			continue;
		int n = places(quiz, sheet, q, found);
		struct multiple far = {n == 0 ? 2 : found[n - 1].numerator + 2 * found[n - 1].denominator,
		                       n == 0 ? 1 : found[n - 1].denominator};
		list[count++] = (struct importance_flip){
			.question = q,
			.up = walk(quiz, sheet, q, found, n, 1, far),
			.down = walk(quiz, sheet, q, found, n, -1, (struct multiple){0, 1}),
		};
	}
	return count;
}
