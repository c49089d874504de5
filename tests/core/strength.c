#include "verdict/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/sample.h"
#include "support/slow.h"

static void
same_stays(struct sample *s)
{
	SAME(s, score_stays(s->quiz, s->sheet), slow_stays(s->quiz, s->sheet));
}

static void
stays_equal_the_slow_reference(void **state)
{
	(void)state;
	sample_each(2000, 1, 7, same_stays);
}

static void
same_strength(struct sample *s)
{
	bool *asked = ARENA_ARRAY(&s->arena, (size_t)s->quiz->question_count, bool);
	struct score score;
	struct flips flips;
	score_sheet(s->quiz, s->sheet, asked, &score);
	score_flips(s->quiz, s->sheet, &flips);
	int stays = score_stays(s->quiz, s->sheet);
	SAME(s, score_strength(s->quiz, &score, &flips, stays), slow_strength(s->quiz, s->sheet));
}

static void
strengths_equal_the_slow_reference(void **state)
{
	(void)state;
	sample_each(2000, 1, 7, same_strength);
}

static void
a_verdict_is_clear_only_when_firm_and_far(void **state)
{
	(void)state;
	static const struct {
		int stays, distance;
		enum strength strength;
	} rows[] = {
		{2000, 0, STRENGTH_CLEAR},   {2000, 3, STRENGTH_CLEAR},   {1900, 3, STRENGTH_CLEAR},
		{1899, 3, STRENGTH_LEANING}, {2000, 2, STRENGTH_LEANING}, {2000, 1, STRENGTH_LEANING},
		{1899, 0, STRENGTH_LEANING}, {0, 0, STRENGTH_LEANING},
	};
	const struct quiz quiz = {.clear_share = 95, .clear_changes = 3, .outcome_count = 2};
	const struct score score = {.kind = VERDICT_OUTCOME};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct flips flips = {.distance = rows[i].distance, .searched = FLIP_CHANGES_MAX};
		flips.to_outcome[0].count = rows[i].distance;
		enum strength got = score_strength(&quiz, &score, &flips, rows[i].stays);
		assert_int_equal(got, rows[i].strength);
	}
}

static void
thresholds_stand_in_the_quiz(void **state)
{
	(void)state;
	const struct quiz quiz = {.clear_share = 60, .clear_changes = 1, .outcome_count = 2};
	const struct score score = {.kind = VERDICT_OUTCOME};
	const struct flips flips = {.distance = 1, .searched = FLIP_CHANGES_MAX};
	assert_int_equal(score_strength(&quiz, &score, &flips, 1200), STRENGTH_CLEAR);
	assert_int_equal(score_strength(&quiz, &score, &flips, 1199), STRENGTH_LEANING);
}

static void
settled_ties_and_no_verdict_have_their_own_words(void **state)
{
	(void)state;
	const struct quiz quiz = {.clear_share = 95, .clear_changes = 3, .outcome_count = 2};
	const struct flips flips = {.searched = FLIP_CHANGES_MAX};
	const struct score settled = {.kind = VERDICT_OUTCOME, .settled = true};
	const struct score tie = {.kind = VERDICT_TIE}, none = {.kind = VERDICT_NONE};
	assert_int_equal(score_strength(&quiz, &settled, &flips, 2000), STRENGTH_SETTLED);
	assert_int_equal(score_strength(&quiz, &tie, &flips, 2000), STRENGTH_TOSS_UP);
	assert_int_equal(score_strength(&quiz, &none, &(struct flips){0}, 0), STRENGTH_NONE);
	assert_string_equal(strength_word(STRENGTH_NONE), "none");
	assert_string_equal(strength_word(STRENGTH_TOSS_UP), "toss-up");
	assert_string_equal(strength_word(STRENGTH_LEANING), "leaning");
	assert_string_equal(strength_word(STRENGTH_CLEAR), "clear");
	assert_string_equal(strength_word(STRENGTH_SETTLED), "settled");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stays_equal_the_slow_reference),
		cmocka_unit_test(strengths_equal_the_slow_reference),
		cmocka_unit_test(a_verdict_is_clear_only_when_firm_and_far),
		cmocka_unit_test(thresholds_stand_in_the_quiz),
		cmocka_unit_test(settled_ties_and_no_verdict_have_their_own_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
