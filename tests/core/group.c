#include "verdict/group.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/sample.h"
#include "support/slow.h"

static int64_t
millionths(double share)
{
	return (int64_t)(share * 1e6 + (share < 0 ? -0.5 : 0.5));
}

static void
consensus_is_that_of_the_published_example(void **state)
{
	(void)state;
	static const int64_t counts[] = {30, 40, 210, 130, 530, 50, 10};
	double ten_millions = group_consensus(counts, 7) * 1e7;
	assert_int_equal((int64_t)(ten_millions + 0.5), 7256876);
}

static void
agreement_of_small_groups(void **state)
{
	(void)state;
	static const struct {
		int options;
		int64_t counts[4];
		int64_t consensus, evenness; /* in millionths */
	} rows[] = {
		{2, {5, 0}, 1000000, 1000000},
		{2, {5, 5}, 0, 0},
		{2, {3, 1}, 188722, 188722},
		{4, {7, 0, 0, 7}, 0, 500000},
		{4, {0, 7, 7, 0}, 736966, 500000},
		{4, {2, 2, 2, 2}, 368483, 0},
		{4, {0, 0, 0, 1}, 1000000, 1000000},
		{3, {1, 0, 1}, 0, 369070},
		{3, {1, 1, 1}, 333333, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(millionths(group_consensus(rows[i].counts, rows[i].options)),
		                 rows[i].consensus);
		assert_int_equal(millionths(group_evenness(rows[i].counts, rows[i].options)),
		                 rows[i].evenness);
	}
}

static void
agreement_stays_between_none_and_all(void **state)
{
	(void)state;
	for (int seed = 1; seed <= 20000; seed++) {
		struct random random = random_from((uint64_t)seed);
		int64_t counts[OPTIONS_MAX], turned[OPTIONS_MAX];
		int options = random_in(&random, 2, OPTIONS_MAX);
		for (int i = 0; i < options; i++)
			counts[i] = random_percent(&random, 30) ? 0 : random_in(&random, 0, 1 << random_in(&random, 0, 30));
		counts[random_in(&random, 0, options - 1)] += 1;
		for (int i = 0; i < options; i++)
			turned[i] = counts[options - 1 - i];
		double consensus = group_consensus(counts, options), evenness = group_evenness(counts, options);
		assert_true(consensus >= 0 && consensus <= 1 && evenness >= 0 && evenness <= 1);
		/* Neither end of a scale is better than the other. */
		assert_int_equal(millionths(consensus), millionths(group_consensus(turned, options)));
		assert_int_equal(millionths(evenness), millionths(group_evenness(turned, options)));
		for (int i = 0; i < options; i++)
			turned[i] = 3 * counts[i];
		assert_int_equal(millionths(consensus), millionths(group_consensus(turned, options)));
	}
	static const int64_t lopsided[] = {1, 0, INT64_MAX / 4};
	assert_true(group_consensus(lopsided, 3) <= 1);
}

/* What slow, separate counting of a sheet gives, added to a group as a database would. */
static void
add_counts(struct sample *s, struct group *group)
{
	bool *asked = ARENA_ARRAY(&s->arena, (size_t)s->quiz->question_count, bool);
	struct score score;
	slow_score(s->quiz, s->sheet, NULL, asked, &score);
	group_add_verdict(group, score.kind == VERDICT_TIE    ? (int)GROUP_TIE
	                         : score.kind == VERDICT_NONE ? (int)GROUP_NONE
	                                                      : score.leader, 3);
	for (int k = 0; k < s->quiz->outcome_count && score.kind != VERDICT_NONE; k++)
		group_add_fit(group, k, fit_tenths(score.points[k], score.weight), 3);
	for (int q = 0; q < s->quiz->question_count; q++)
		if (asked[q] && s->sheet[q].option != REPLY_OPEN)
			group_add_reply(group, q, s->sheet[q].option, 3);
}

static void
same_group(struct sample *s)
{
	struct group *sheets = group_new(&s->arena, s->quiz), *counts = group_new(&s->arena, s->quiz);
	for (int i = 0; i < 3; i++)
		group_add(sheets, s->quiz, s->sheet);
	add_counts(s, counts);
	SAME(s, sheets->count, 3);
	SAME(s, counts->count, 3);
	HOLDS(s, memcmp(sheets->verdicts, counts->verdicts, sizeof counts->verdicts) == 0);
	HOLDS(s, memcmp(sheets->fits, counts->fits, sizeof counts->fits) == 0);
	for (int q = 0; q < s->quiz->question_count; q++) {
		const struct group_replies *a = &sheets->questions[q], *b = &counts->questions[q];
		HOLDS(s, memcmp(a, b, sizeof *a) == 0);
		/* All are of one mind. */
		SAME(s, group_agreement(sheets, q), a->answered > 0 ? 1 : -1);
	}
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		int64_t binned = 0;
		for (int b = 0; b < GROUP_BINS; b++)
			binned += sheets->fits[k].bins[b];
		SAME(s, binned, sheets->fits[k].count);
		HOLDS(s, binned == 0 ? group_mean(sheets, k) == -1
		                     : group_mean(sheets, k) * 3 == sheets->fits[k].tenths);
	}
	SAME(s, group_divisive(sheets), NOBODY);
	SAME(s, group_agreed(sheets), NOBODY);
}

static void
sheets_and_counts_make_the_same_group(void **state)
{
	(void)state;
	sample_each(2000, 2, 9, same_group);
}

static void
a_mean_is_rounded_away_from_the_middle(void **state)
{
	(void)state;
	static const struct {
		int first, second, mean;
	} rows[] = {{0, 0, 0}, {1000, 1000, 1000}, {500, 501, 501}, {500, 499, 499}, {0, 1000, 500},
		{333, 334, 333}, {667, 666, 667}, {600, 601, 601}};
	const struct quiz quiz = {.outcome_count = 2};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct group *group = group_new(&arena, &quiz);
		assert_int_equal(group_mean(group, 0), -1);
		group_add_fit(group, 0, rows[i].first, 1);
		group_add_fit(group, 0, rows[i].second, 1);
		assert_int_equal(group_mean(group, 0), rows[i].mean);
	}
	arena_free(&arena);
}

static void
a_fit_is_in_the_bin_of_its_ten_points(void **state)
{
	(void)state;
	static const struct {
		int tenths, bin;
	} rows[] = {{0, 0}, {99, 0}, {100, 1}, {499, 4}, {500, 5}, {899, 8}, {900, 9}, {1000, 9}};
	const struct quiz quiz = {.outcome_count = 2};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct group *group = group_new(&arena, &quiz);
		group_add_fit(group, 1, rows[i].tenths, 7);
		assert_int_equal(group->fits[1].bins[rows[i].bin], 7);
	}
	arena_free(&arena);
}

static void
the_earlier_of_equal_questions_stands_out(void **state)
{
	(void)state;
	/* What two options of each question got. */
	static const struct {
		int64_t counts[4][2];
		int divisive, agreed;
	} rows[] = {
		{{{4, 4}, {8, 0}, {4, 4}, {8, 0}}, 0, 1},
		{{{8, 0}, {4, 4}, {8, 0}, {4, 4}}, 1, 0},
		{{{6, 2}, {2, 6}, {7, 1}, {1, 7}}, 0, 2},
		{{{4, 4}, {4, 4}, {2, 2}, {1, 1}}, NOBODY, NOBODY},
		{{{9, 0}, {9, 0}, {9, 0}, {9, 0}}, NOBODY, NOBODY},
		{{{1, 0}, {0, 0}, {3, 4}, {0, 1}}, NOBODY, NOBODY}, /* one of them has two answers */
		{{{1, 0}, {5, 1}, {3, 4}, {0, 1}}, 2, 1},
	};
	const struct question questions[4] = {
		{.option_count = 2}, {.option_count = 2, .scale = true}, {.option_count = 2}, {.option_count = 2}};
	const struct quiz quiz = {.questions = questions, .question_count = 4, .outcome_count = 2};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct group *group = group_new(&arena, &quiz);
		for (int q = 0; q < 4; q++)
			for (int o = 0; o < 2; o++)
				group_add_reply(group, q, o, rows[i].counts[q][o]);
		assert_int_equal(group_divisive(group), rows[i].divisive);
		assert_int_equal(group_agreed(group), rows[i].agreed);
	}
	arena_free(&arena);
}

/* Of five; of equals the one that more answered comes first. */
static void
what_fewer_than_half_answered_stands_for_nobody(void **state)
{
	(void)state;
	static const struct {
		int64_t counts[4][2];
		int divisive, agreed;
	} rows[] = {
		{{{4, 1}, {3, 2}, {2, 0}, {1, 1}}, 1, 0},
		{{{4, 1}, {3, 2}, {3, 0}, {1, 1}}, 1, 2},
		{{{3, 0}, {5, 0}, {4, 1}, {3, 2}}, 3, 1},
		{{{4, 1}, {1, 1}, {2, 0}, {0, 0}}, NOBODY, NOBODY},
	};
	const struct question questions[4] = {
		{.option_count = 2}, {.option_count = 2}, {.option_count = 2}, {.option_count = 2}};
	const struct quiz quiz = {.questions = questions, .question_count = 4, .outcome_count = 2};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct group *group = group_new(&arena, &quiz);
		group_add_verdict(group, 0, 5);
		for (int q = 0; q < 4; q++)
			for (int o = 0; o < 2; o++)
				group_add_reply(group, q, o, rows[i].counts[q][o]);
		assert_int_equal(group_divisive(group), rows[i].divisive);
		assert_int_equal(group_agreed(group), rows[i].agreed);
	}
	arena_free(&arena);
}

static void
who_skips_is_counted_apart(void **state)
{
	(void)state;
	const struct question questions[1] = {{.option_count = 3, .scale = true}};
	const struct quiz quiz = {.questions = questions, .question_count = 1, .outcome_count = 2};
	struct arena arena = {0};
	struct group *group = group_new(&arena, &quiz);
	group_add_reply(group, 0, REPLY_SKIPPED, 90);
	group_add_reply(group, 0, 1, 1);
	assert_int_equal(group_agreement(group, 0), -1);
	group_add_reply(group, 0, 1, 1);
	assert_int_equal(group_agreement(group, 0), 1);
	assert_int_equal(group->questions[0].answered, 2);
	assert_int_equal(group->questions[0].skipped, 90);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(consensus_is_that_of_the_published_example),
		cmocka_unit_test(agreement_of_small_groups),
		cmocka_unit_test(agreement_stays_between_none_and_all),
		cmocka_unit_test(sheets_and_counts_make_the_same_group),
		cmocka_unit_test(a_mean_is_rounded_away_from_the_middle),
		cmocka_unit_test(a_fit_is_in_the_bin_of_its_ten_points),
		cmocka_unit_test(the_earlier_of_equal_questions_stands_out),
		cmocka_unit_test(what_fewer_than_half_answered_stands_for_nobody),
		cmocka_unit_test(who_skips_is_counted_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
