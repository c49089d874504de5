#include "golden.h"
#include "report/say.h"
#include "sample.h"

static const char *
said(const struct quiz *quiz, const char *sheet, void (*say)(struct buf *, const struct report *))
{
	static struct buf text;
	struct arena arena = {0};
	buf_clear(&text);
	say(&text, golden_report(&arena, quiz, sheet));
	arena_free(&arena);
	return buf_text(&text);
}

static void
it_counts_the_answers_that_speak_for_the_other_side(void **state)
{
	(void)state;
	assert_string_equal(said(&sample, "tie", say_other),
		"Two of your six answers speak for Coffee more than for Tea. This is the case for it: nothing "
		"but what you answered, and what the quiz says of that.");
	assert_string_equal(said(&sample, "leaning", say_other),
		"One of your four answers speaks for Tea more than for Coffee. This is the case for it: nothing "
		"but what you answered, and what the quiz says of that.");
}

static void
it_says_how_far_that_is_from_a_verdict(void **state)
{
	(void)state;
	assert_string_equal(said(&worked, "stopped", say_other_sum), "Together they give Right +12; the others "
		"give Left +48. Counted 4 times as much, they would bring Right level with Left.");
	assert_string_equal(said(&sample, "tie", say_other_sum), "Together they give Coffee +20; the others give "
		"Tea +22. That is close enough for a tie.");
}

static void
it_says_what_stands_against_it(void **state)
{
	(void)state;
	assert_string_equal(said(&sample, "settled", say_other_sum), "Together they give Tea +44; the others give "
		"Water +10. But points do not decide: Tea is ruled out by your answer to “Has a doctor told you "
		"to leave something alone?”: your doctor said so.");
}

static void
without_any_such_answer_it_says_just_that(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf text = {0};
	struct reply sheet[GOLDEN_QUESTIONS];
	sheet_clear(&worked, sheet);
	sheet[1].option = 0;
	const struct report *report = report_build(&arena, &worked, sheet);
	say_other(&text, report);
	say_other_sum(&text, report);
	assert_string_equal(buf_text(&text), "None of your answers speaks for Right more than for Left.");
	buf_free(&text);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_counts_the_answers_that_speak_for_the_other_side),
		cmocka_unit_test(it_says_how_far_that_is_from_a_verdict),
		cmocka_unit_test(it_says_what_stands_against_it),
		cmocka_unit_test(without_any_such_answer_it_says_just_that),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
