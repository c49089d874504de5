#include "load/answers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/fail.h"
#include "verdict/quiz.h"
#include "verdict/sheet.h"

static const struct option goal_options[] = {{.id = "job"}, {.id = "fun"}, {.id = "money"}};
static const struct option team_options[] = {{.id = "small"}, {.id = "large"}};
static const struct question questions[] = {
	{.id = "goal", .options = goal_options, .option_count = 3},
	{.id = "team", .options = team_options, .option_count = 2},
	{.id = "deadline", .options = team_options, .option_count = 2},
};
static const struct quiz quiz = {.questions = questions, .question_count = 3};

static void
expect_reply(struct reply reply, int option, enum importance importance)
{
	assert_int_equal(reply.option, option);
	assert_int_equal(reply.importance, importance);
}

static void
expect_failure(const char *text, size_t length, const char *sentence)
{
	struct reply sheet[3];
	struct fail fail = {0};
	assert_false(answers_read(&quiz, "a.txt", text, length, sheet, &fail));
	assert_string_equal(fail.text, sentence);
}

static void
answers_are_read_with_their_importance(void **state)
{
	(void)state;
	static const char text[] = "\xEF\xBB\xBF# mine\r\n\r\n  goal =\tfun *2 \r\n\tteam=small*0.5";
	struct reply sheet[3];
	struct fail fail = {0};
	assert_true(answers_read(&quiz, "a.txt", text, sizeof text - 1, sheet, &fail));
	expect_reply(sheet[0], 1, IMPORTANCE_DOUBLE);
	expect_reply(sheet[1], 0, IMPORTANCE_LESS);
	expect_reply(sheet[2], REPLY_SKIPPED, IMPORTANCE_NORMAL);
	assert_string_equal(fail.text, "");
}

static void
a_normal_importance_may_be_written_or_not(void **state)
{
	(void)state;
	static const char text[] = "goal = money *1\nteam = large\n";
	struct reply sheet[3];
	assert_true(answers_read(&quiz, "a.txt", text, sizeof text - 1, sheet, NULL));
	expect_reply(sheet[0], 2, IMPORTANCE_NORMAL);
	expect_reply(sheet[1], 1, IMPORTANCE_NORMAL);
}

static void
an_empty_file_skips_everything(void **state)
{
	(void)state;
	struct reply sheet[3];
	assert_true(answers_read(&quiz, "a.txt", "", 0, sheet, NULL));
	for (int q = 0; q < 3; q++)
		expect_reply(sheet[q], REPLY_SKIPPED, IMPORTANCE_NORMAL);
}

static void
every_mistake_names_its_line_and_what_was_meant(void **state)
{
	(void)state;
	static const struct {
		const char *text, *sentence;
	} cases[] = {
		{"gaol = fun\n", "a.txt:1: there is no question 'gaol' (did you mean 'goal'?)"},
		{"\nweather = fun\n", "a.txt:2: there is no question 'weather'"},
		{"goal = monye\n",
		 "a.txt:1: question 'goal' has no option 'monye'; it has job, fun, money (did you mean 'money'?)"},
		{"goal = small\n", "a.txt:1: question 'goal' has no option 'small'; it has job, fun, money"},
		{"goal = \n", "a.txt:1: question 'goal' has no option ''; it has job, fun, money"},
		{"goal = Fun\n", "a.txt:1: question 'goal' has no option 'Fun'; it has job, fun, money (did you mean 'fun'?)"},
		{"goal = fun\nteam = small\n# x\ngoal = fun\n",
		 "a.txt:4: there is an answer already to 'goal'"},
		{"goal = fun *3\n", "a.txt:1: expected 0.5, 1 or 2 behind '*', found '3'"},
		{"goal = fun *\n", "a.txt:1: expected 0.5, 1 or 2 behind '*', found ''"},
		{"goal = fun *2 *2\n", "a.txt:1: expected 0.5, 1 or 2 behind '*', found '2 *2'"},
		{"goal fun\n", "a.txt:1: expected 'question = option', found 'goal fun'"},
		{"= fun\n", "a.txt:1: there is no question ''"},
		{"goal = fun # mine\n", "a.txt:1: question 'goal' has no option 'fun # mine'; it has job, fun, money"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect_failure(cases[i].text, strlen(cases[i].text), cases[i].sentence);
}

static void
bytes_that_a_terminal_would_obey_are_shown(void **state)
{
	(void)state;
	expect_failure("goal\0 = fun\n", 12,
	               "a.txt:1: there is no question 'goal\\x00' (did you mean 'goal'?)");
	expect_failure("goal = \033[2J\xFF\n", 13,
	               "a.txt:1: question 'goal' has no option '\\x1b[2J\\xff'; it has job, fun, money");
	expect_failure("\0", 1, "a.txt:1: expected 'question = option', found '\\x00'");
	struct reply sheet[3];
	struct fail fail = {0};
	assert_false(answers_read(&quiz, "\033.txt", "x", 1, sheet, &fail));
	assert_string_equal(fail.text, "\\x1b.txt:1: expected 'question = option', found 'x'");
}

static void
a_long_line_ends_in_dots(void **state)
{
	(void)state;
	char text[4000];
	memset(text, 'x', sizeof text);
	struct reply sheet[3];
	struct fail fail = {0};
	assert_false(answers_read(&quiz, "a.txt", text, sizeof text, sheet, &fail));
	assert_int_equal(strlen(fail.text), sizeof fail.text - 1);
	assert_string_equal(fail.text + sizeof fail.text - 4, "...");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_are_read_with_their_importance),
		cmocka_unit_test(a_normal_importance_may_be_written_or_not),
		cmocka_unit_test(an_empty_file_skips_everything),
		cmocka_unit_test(every_mistake_names_its_line_and_what_was_meant),
		cmocka_unit_test(bytes_that_a_terminal_would_obey_are_shown),
		cmocka_unit_test(a_long_line_ends_in_dots),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
