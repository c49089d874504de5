#include "verdict/sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/sample.h"
#include "support/slow.h"

static void
a_cleared_sheet_is_open_and_normal(void **state)
{
	(void)state;
	const struct question questions[3] = {{.option_count = 2}, {.option_count = 2}, {.option_count = 2}};
	const struct quiz quiz = {.questions = questions, .question_count = 3};
	struct reply sheet[3];
	memset(sheet, 0x55, sizeof sheet);
	sheet_clear(&quiz, sheet);
	for (int q = 0; q < 3; q++) {
		assert_int_equal(sheet[q].option, REPLY_OPEN);
		assert_int_equal(sheet[q].importance, IMPORTANCE_NORMAL);
	}
}

enum { OPEN = REPLY_OPEN, SKIPPED = REPLY_SKIPPED, UNASKED = -3 };

/* What each comparison says of a question that was answered, skipped, left open or not asked. */
static void
comparisons_are_false_unless_the_question_was_answered(void **state)
{
	(void)state;
	static const struct {
		enum test test;
		int reply;
		bool holds, negated;
	} rows[] = {
		{TEST_IS, 0, false, true},        {TEST_IS, 1, true, false},
		{TEST_IS, 2, true, false},        {TEST_IS, SKIPPED, false, true},
		{TEST_IS, OPEN, false, true},     {TEST_IS, UNASKED, false, true},
		{TEST_IS_NOT, 0, true, false},    {TEST_IS_NOT, 1, false, true},
		{TEST_IS_NOT, 2, false, true},    {TEST_IS_NOT, SKIPPED, false, true},
		{TEST_IS_NOT, OPEN, false, true}, {TEST_IS_NOT, UNASKED, false, true},
		{TEST_ANSWERED, 0, true, false},  {TEST_ANSWERED, SKIPPED, false, true},
		{TEST_ANSWERED, OPEN, false, true}, {TEST_ANSWERED, UNASKED, false, true},
		{TEST_SKIPPED, 0, false, true},   {TEST_SKIPPED, SKIPPED, true, false},
		{TEST_SKIPPED, OPEN, false, true}, {TEST_SKIPPED, UNASKED, false, true},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		/* what stands in the sheet of a question that is not asked makes no difference */
		for (int left = SKIPPED; left <= 2; left++) {
			bool asked = rows[i].reply != UNASKED;
			int option = asked ? rows[i].reply : left;
			const struct reply sheet = {(signed char)option, IMPORTANCE_NORMAL};
			const struct condition plain = {.test = rows[i].test, .options = 1U << 1 | 1U << 2};
			const struct condition not = {.test = TEST_NOT, .left = &plain};
			assert_int_equal(condition_holds(&plain, &sheet, &asked, 0), rows[i].holds);
			assert_int_equal(condition_holds(&not, &sheet, &asked, 0), rows[i].negated);
		}
	}
}

static void
and_and_or_are_what_they_are_everywhere(void **state)
{
	(void)state;
	const bool asked[] = {true};
	const struct reply sheet[] = {{0, IMPORTANCE_NORMAL}};
	const struct condition truth[] = {{.test = TEST_SKIPPED}, {.test = TEST_ANSWERED}};
	for (int a = 0; a <= 1; a++) {
		for (int b = 0; b <= 1; b++) {
			const struct condition and = {.test = TEST_AND, .left = &truth[a], .right = &truth[b]};
			const struct condition or = {.test = TEST_OR, .left = &truth[a], .right = &truth[b]};
			assert_int_equal(condition_holds(&and, sheet, asked, 0), a && b);
			assert_int_equal(condition_holds(&or, sheet, asked, 0), a || b);
		}
	}
}

static void
a_caution_may_ask_for_the_verdict(void **state)
{
	(void)state;
	const unsigned wanted = 1U << 1 | VERDICT_BIT_TIE;
	const struct condition is = {.test = TEST_VERDICT_IS, .options = wanted};
	const struct condition is_not = {.test = TEST_VERDICT_IS_NOT, .options = wanted};
	const unsigned bits[] = {1U << 0, 1U << 1, 1U << 7, VERDICT_BIT_TIE, VERDICT_BIT_NONE};
	const bool among[] = {false, true, false, true, false};
	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
		assert_int_equal(condition_holds(&is, NULL, NULL, bits[i]), among[i]);
		assert_int_equal(condition_holds(&is_not, NULL, NULL, bits[i]), !among[i]);
	}
	assert_false(condition_holds(&is, NULL, NULL, 0));
}

static void
same_path(struct sample *s)
{
	size_t count = (size_t)s->quiz->question_count;
	bool *asked = ARENA_ARRAY(&s->arena, count, bool);
	bool *slow = ARENA_ARRAY(&s->arena, count, bool);
	for (size_t q = 0; q < count; q++)
		asked[q] = random_percent(&s->random, 50); /* whatever stood there before */
	sheet_path(s->quiz, s->sheet, asked);
	slow_path(s->quiz, s->sheet, slow);
	for (size_t q = 0; q < count; q++)
		SAME(s, asked[q], slow[q]);
	HOLDS(s, asked[0]);
	for (size_t q = 0; q < count; q++) {
		const struct condition *when = s->quiz->questions[q].when;
		HOLDS(s, asked[q] == (when == NULL || condition_holds(when, s->sheet, slow, 0)));
	}
}

static void
paths_equal_the_slow_reference(void **state)
{
	(void)state;
	sample_each(5000, 5, 12, same_path);
}

static void
an_importance_has_a_word_and_a_word_its_importance(void **state)
{
	(void)state;
	assert_string_equal(importance_word(IMPORTANCE_LESS), "less");
	assert_string_equal(importance_word(IMPORTANCE_NORMAL), "normal");
	assert_string_equal(importance_word(IMPORTANCE_DOUBLE), "double");
	assert_int_equal(importance_named("less"), IMPORTANCE_LESS);
	assert_int_equal(importance_named("normal"), IMPORTANCE_NORMAL);
	assert_int_equal(importance_named("double"), IMPORTANCE_DOUBLE);
	static const char *const others[] = {"", "les", "lesser", "Double", "doublE", " double", "3"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_int_equal(importance_named(others[i]), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cleared_sheet_is_open_and_normal),
		cmocka_unit_test(comparisons_are_false_unless_the_question_was_answered),
		cmocka_unit_test(and_and_or_are_what_they_are_everywhere),
		cmocka_unit_test(a_caution_may_ask_for_the_verdict),
		cmocka_unit_test(paths_equal_the_slow_reference),
		cmocka_unit_test(an_importance_has_a_word_and_a_word_its_importance),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
