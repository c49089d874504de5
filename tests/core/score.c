#include "verdict/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/sample.h"
#include "support/slow.h"

static void
same_score(struct sample *s)
{
	size_t count = (size_t)s->quiz->question_count;
	bool *asked = ARENA_ARRAY(&s->arena, count, bool);
	bool *slow_asked = ARENA_ARRAY(&s->arena, count, bool);
	struct score score, slow;
	score_sheet(s->quiz, s->sheet, asked, &score);
	slow_score(s->quiz, s->sheet, NULL, slow_asked, &slow);
	SAME(s, score.kind, slow.kind);
	SAME(s, score.settled, slow.settled);
	SAME(s, score.leader, slow.leader);
	SAME(s, score.challenger, slow.challenger);
	SAME(s, score.weight, slow.weight);
	SAME(s, score.asked, slow.asked);
	SAME(s, score.answered, slow.answered);
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		SAME(s, score.points[k], slow.points[k]);
		SAME(s, score.ruled_by[k], slow.ruled_by[k]);
		SAME(s, score.order[k], slow.order[k]);
	}
	for (size_t q = 0; q < count; q++)
		SAME(s, asked[q], slow_asked[q]);
	SAME(s, score_bit(&score), slow_bit(&slow));
	SAME(s, score_margin(&score), slow_margin(&slow));
}

static void
the_score_equals_the_slow_reference(void **state)
{
	(void)state;
	sample_each(6000, 5, 7, same_score);
}

static void
fits_are_rounded_half_away_from_50(void **state)
{
	(void)state;
	static const struct {
		int64_t points, weight;
		int tenths, whole;
	} rows[] = {
		{0, 0, 500, 50},      /* nothing counts */
		{0, 10, 500, 50},
		{20, 10, 1000, 100},
		{-20, 10, 0, 0},
		{8, 10, 700, 70},     /* the worked example */
		{-4, 10, 400, 40},
		{1, 50, 505, 51},     /* 50.5 */
		{-1, 50, 495, 49},    /* 49.5 */
		{1, 51, 505, 50},     /* 50.490...: just under the half */
		{-1, 51, 495, 50},
		{1, 49, 505, 51},     /* 50.510... */
		{-1, 49, 495, 49},
		{289, 500, 645, 64},  /* 64.45: whole points are not rounded from tenths */
		{-289, 500, 355, 36}, /* 35.55 */
		{1, 500, 501, 50},    /* 50.05 */
		{-1, 500, 499, 50},   /* 49.95 */
		{1, 501, 500, 50},    /* 50.0499... */
		{-1, 501, 500, 50},
		{3, 500, 502, 50},    /* 50.15 */
		{-3, 500, 498, 50},   /* 49.85 */
		{2, 3, 667, 67},      /* 66.66... */
		{-2, 3, 333, 33},
		{1, 3, 583, 58},
		{-1, 3, 417, 42},
		{999, 500, 1000, 100}, /* 99.95 */
		{-999, 500, 0, 0},
		{997, 500, 999, 100}, /* 99.85 */
		{(int64_t)2 << 40, (int64_t)1 << 40, 1000, 100},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(fit_tenths(rows[i].points, rows[i].weight), rows[i].tenths);
		assert_int_equal(fit_whole(rows[i].points, rows[i].weight), rows[i].whole);
	}
}

/* |25 * points / weight - (shown - 50)| is at most one half, in integers. */
static void
every_small_fit_is_the_nearest_one_and_mirrors(void **state)
{
	(void)state;
	for (int64_t weight = 1; weight <= 240; weight++) {
		for (int64_t points = 0; points <= 2 * weight; points++) {
			int64_t whole = fit_whole(points, weight) - 50;
			int64_t tenths = fit_tenths(points, weight) - 500;
			assert_true(2 * 25 * points < (2 * whole + 1) * weight);
			assert_true(2 * 25 * points >= (2 * whole - 1) * weight);
			assert_true(2 * 250 * points < (2 * tenths + 1) * weight);
			assert_true(2 * 250 * points >= (2 * tenths - 1) * weight);
			assert_int_equal(fit_whole(-points, weight) - 50, -whole);
			assert_int_equal(fit_tenths(-points, weight) - 500, -tenths);
		}
	}
}

static void
the_weight_of_a_reply_is_in_half_units(void **state)
{
	(void)state;
	const struct question question = {.weight = 3};
	assert_int_equal(reply_weight(&question, (struct reply){0, IMPORTANCE_LESS}), 3);
	assert_int_equal(reply_weight(&question, (struct reply){0, IMPORTANCE_NORMAL}), 6);
	assert_int_equal(reply_weight(&question, (struct reply){0, IMPORTANCE_DOUBLE}), 12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_score_equals_the_slow_reference),
		cmocka_unit_test(fits_are_rounded_half_away_from_50),
		cmocka_unit_test(every_small_fit_is_the_nearest_one_and_mirrors),
		cmocka_unit_test(the_weight_of_a_reply_is_in_half_units),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
