#include "verdict/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/sample.h"
#include "support/slow.h"

static void
same_multiple(struct sample *s, struct multiple got, struct multiple slow)
{
	SAME(s, got.denominator != 0, slow.denominator != 0);
	if (slow.denominator == 0)
		return;
	HOLDS(s, got.denominator > 0 && got.numerator > 0);
	SAME(s, got.numerator * slow.denominator, slow.numerator * got.denominator);
}

static void
same_importance_flips(struct sample *s)
{
	size_t count = (size_t)s->quiz->question_count;
	bool *asked = ARENA_ARRAY(&s->arena, count, bool);
	struct importance_flip *list = ARENA_ARRAY(&s->arena, count, struct importance_flip);
	struct importance_flip *slow = ARENA_ARRAY(&s->arena, count, struct importance_flip);
	struct score score;
	score_sheet(s->quiz, s->sheet, asked, &score);
	if (score.kind == VERDICT_NONE)
		return;
	int got = score_importance_flips(s->quiz, s->sheet, asked, &score, list);
	SAME(s, got, slow_importance_flips(s->quiz, s->sheet, slow));
	for (int i = 0; i < got; i++) {
		SAME(s, list[i].question, slow[i].question);
		same_multiple(s, list[i].up, slow[i].up);
		same_multiple(s, list[i].down, slow[i].down);
	}
}

static void
importance_flips_equal_trying_every_multiple(void **state)
{
	(void)state;
	sample_each(4000, 3, 7, same_importance_flips);
}

/* The verdict when a question's weight is multiplied by x = numerator / denominator. */
static unsigned
verdict_at(struct sample *s, int question, int64_t numerator, int64_t denominator)
{
	bool asked[7];
	int64_t weights[7];
	struct score score;
	for (int q = 0; q < s->quiz->question_count; q++)
		weights[q] = s->quiz->questions[q].weight * (q == question ? numerator : denominator);
	slow_score(s->quiz, s->sheet, weights, asked, &score);
	return slow_bit(&score);
}

enum { FINE = 1000 };

/* Just inside the multiple nothing has changed; at it or just outside something has. */
static void
changes_at(struct sample *s, int question, struct multiple x, int outward)
{
	if (x.denominator == 0)
		return;
	unsigned now = verdict_at(s, question, 1, 1);
	int64_t n = x.numerator * FINE, d = x.denominator * FINE;
	if (x.numerator != x.denominator)
		SAME(s, verdict_at(s, question, n - outward, d), now);
	HOLDS(s, verdict_at(s, question, n, d) != now ||
	             verdict_at(s, question, n + outward, d) != now);
}

static void
numbers_agree(struct sample *s)
{
	bool asked[7];
	struct importance_flip list[7];
	struct score score;
	score_sheet(s->quiz, s->sheet, asked, &score);
	if (score.kind == VERDICT_NONE)
		return;
	int got = score_importance_flips(s->quiz, s->sheet, asked, &score, list);
	for (int i = 0; i < got; i++) {
		int q = list[i].question;
		unsigned now = verdict_at(s, q, 1, 1);
		changes_at(s, q, list[i].up, 1);
		changes_at(s, q, list[i].down, -1);
		if (list[i].up.denominator == 0)
			SAME(s, verdict_at(s, q, 1000000, 1), now);
		if (list[i].down.denominator == 0)
			SAME(s, verdict_at(s, q, 1, 1000000), now);
	}
}

static void
the_verdict_changes_at_the_multiple_and_not_before(void **state)
{
	(void)state;
	sample_each(3000, 3, 7, numbers_agree);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(importance_flips_equal_trying_every_multiple),
		cmocka_unit_test(the_verdict_changes_at_the_multiple_and_not_before),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
