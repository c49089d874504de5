#include "golden.h"
#include "sample.h"

static void
a_report_copies_the_sheet_and_follows_its_path(void **state)
{
	struct arena arena = {0};
	struct reply sheet[GOLDEN_QUESTIONS];
	(void)state;
	sheet_clear(&sample, sheet);
	sheet[0].option = 1;
	sheet[1].option = 2;
	sheet[2].option = 0;
	const struct report *report = report_build(&arena, &sample, sheet);
	sheet[0].option = 0;
	assert_int_equal(report->sheet[0].option, 1);
	assert_true(report->asked[0]);
	assert_false(report->asked[1]);
	assert_int_equal(report->score.asked, 5);
	assert_int_equal(report->score.answered, 2);
	arena_free(&arena);
}

static void
an_answer_off_the_path_is_listed_as_not_asked(void **state)
{
	struct arena arena = {0};
	(void)state;
	const struct report *report = golden_report(&arena, &sample, "leaning");
	assert_int_equal(report->not_asked_count, 1);
	assert_string_equal(sample.questions[report->not_asked[0]].id, "doctor");
	report = golden_report(&arena, &sample, "settled");
	assert_int_equal(report->not_asked_count, 0);
	arena_free(&arena);
}

static void
contributions_add_up_to_the_margin(void **state)
{
	static const char *const names[] = {"leaning", "clear", "tie", "settled", "ruled-out"};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct report *report = golden_report(&arena, &sample, names[i]);
		int64_t sum = 0;
		for (int c = 0; c < report->contribution_count; c++)
			sum += report->contributions[c].points;
		assert_int_equal(report->contribution_count, report->score.answered);
		assert_int_equal(sum, score_margin(&report->score));
	}
	arena_free(&arena);
}

static void
the_verdict_has_a_word(void **state)
{
	static const struct {
		const char *sheet, *verdict;
		enum strength strength;
	} rows[] = {
		{"leaning", "coffee", STRENGTH_LEANING}, {"clear", "coffee", STRENGTH_CLEAR},
		{"unsteady", "coffee", STRENGTH_LEANING}, {"tie", "tie", STRENGTH_TOSS_UP},
		{"ruled-out", "tie", STRENGTH_TOSS_UP},  {"settled", "water", STRENGTH_SETTLED},
		{"none", "none", STRENGTH_NONE},         {"empty", "none", STRENGTH_NONE},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct report *report = golden_report(&arena, &sample, rows[i].sheet);
		assert_string_equal(report_verdict(report), rows[i].verdict);
		assert_int_equal(report->strength, rows[i].strength);
	}
	arena_free(&arena);
}

static bool
cautioned(const struct report *report, const char *id)
{
	for (int i = 0; i < report->caution_count; i++)
		if (strcmp(report->quiz->cautions[report->cautions[i]].id, id) == 0)
			return true;
	return false;
}

static void
cautions_are_those_that_hold(void **state)
{
	struct arena arena = {0};
	(void)state;
	const struct report *report = golden_report(&arena, &sample, "leaning");
	assert_true(cautioned(report, "hot"));
	assert_false(cautioned(report, "late"));
	assert_false(cautioned(report, "thirst"));
	report = golden_report(&arena, &sample, "none");
	assert_true(cautioned(report, "thirst"));
	assert_int_equal(report->caution_count, 1);
	arena_free(&arena);
}

static void
a_caution_without_a_condition_always_holds(void **state)
{
	static const struct caution caution = {.id = "x", .text = "x"};
	struct quiz quiz = worked;
	struct reply sheet[3];
	struct arena arena = {0};
	(void)state;
	quiz.cautions = &caution;
	quiz.caution_count = 1;
	sheet_clear(&quiz, sheet);
	assert_int_equal(report_build(&arena, &quiz, sheet)->caution_count, 1);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_report_copies_the_sheet_and_follows_its_path),
		cmocka_unit_test(an_answer_off_the_path_is_listed_as_not_asked),
		cmocka_unit_test(contributions_add_up_to_the_margin),
		cmocka_unit_test(the_verdict_has_a_word),
		cmocka_unit_test(cautions_are_those_that_hold),
		cmocka_unit_test(a_caution_without_a_condition_always_holds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
