#include "verdict/enough.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/sample.h"
#include "support/slow.h"
#include "support/slow_enough.h"

enum { QUIZZES = 30000, SHEETS = 4, QUESTIONS = 7, COMPLETIONS_MAX = 3000 };

/* Over all samples: so that the claims are not about nothing. */
static struct {
	int enough, not_enough, branching, ruling, tied, settled;
} seen;

static bool
branches(const struct sample *s)
{
	for (int q = 0; q < s->quiz->question_count; q++)
		if (s->quiz->questions[q].gate && s->sheet[q].option == REPLY_OPEN)
			return true;
	return false;
}

static bool
may_rule_out(const struct sample *s)
{
	for (int q = 0; q < s->quiz->question_count; q++)
		for (int o = 0; o < s->quiz->questions[q].option_count; o++)
			if (s->sheet[q].option == REPLY_OPEN && s->quiz->questions[q].options[o].rules_out != 0)
				return true;
	return false;
}

/* Answers most questions, so that something can be certain. */
static void
answer_most(struct sample *s)
{
	for (int q = 0; q < s->quiz->question_count; q++)
		if (s->sheet[q].option == REPLY_OPEN && random_percent(&s->random, 70))
			s->sheet[q].option =
				(signed char)random_in(&s->random, 0, s->quiz->questions[q].option_count - 1);
}

static void
is_what_every_completion_says(struct sample *s)
{
	answer_most(s);
	if (slow_completions(s->quiz, s->sheet) > COMPLETIONS_MAX)
		return;
	struct reply before[QUESTIONS];
	size_t bytes = (size_t)s->quiz->question_count * sizeof *before;
	memcpy(before, s->sheet, bytes);
	bool enough = enough_already(s->quiz, s->sheet);
	HOLDS(s, memcmp(before, s->sheet, bytes) == 0);
	SAME(s, enough, slow_enough(s->quiz, s->sheet));
	struct score score;
	bool asked[QUESTIONS];
	slow_score(s->quiz, s->sheet, NULL, asked, &score);
	seen.enough += enough;
	seen.not_enough += !enough;
	seen.branching += enough && branches(s);
	seen.ruling += enough && may_rule_out(s);
	seen.tied += enough && s->quiz->tie > 0;
	seen.settled += enough && score.settled;
}

static void
it_is_enough_when_every_completion_gives_the_same_outcome(void **state)
{
	(void)state;
	sample_each(QUIZZES, SHEETS, QUESTIONS, is_what_every_completion_says);
	print_message("# enough %d, not %d; enough with an open gate %d, an open ruling-out %d, a tie band %d, "
		"settled %d\n", seen.enough, seen.not_enough, seen.branching, seen.ruling, seen.tied,
		seen.settled);
	assert_true(seen.enough > 500 && seen.not_enough > 500 && seen.branching > 50 && seen.ruling > 50 &&
		seen.tied > 50 && seen.settled > 50);
}

static void
stays_enough(struct sample *s)
{
	answer_most(s);
	if (!enough_already(s->quiz, s->sheet))
		return;
	struct score before, after;
	bool asked[QUESTIONS];
	score_sheet(s->quiz, s->sheet, asked, &before);
	for (int q = 0; q < s->quiz->question_count; q++) {
		sheet_path(s->quiz, s->sheet, asked);
		if (!asked[q] || s->sheet[q].option != REPLY_OPEN)
			continue;
		s->sheet[q].option = (signed char)random_in(&s->random, -1, s->quiz->questions[q].option_count - 1);
		if (s->sheet[q].option < 0)
			s->sheet[q].option = REPLY_SKIPPED;
		s->sheet[q].importance = random_percent(&s->random, 50) ? IMPORTANCE_DOUBLE : IMPORTANCE_LESS;
		score_sheet(s->quiz, s->sheet, asked, &after);
		SAME(s, score_bit(&after), score_bit(&before));
	}
}

static void
whoever_goes_on_nevertheless_keeps_the_verdict(void **state)
{
	(void)state;
	sample_each(3000, 4, QUESTIONS, stays_enough);
}

/* `gates` open questions that a condition looks at, each with its dependent, behind one that says it all. */
static bool
enough_behind(int gates)
{
	static const struct outcome outcomes[] = {{.id = "a"}, {.id = "b"}};
	static const struct option loud[] = {{.id = "x", .fit = {2, -2}}, {.id = "y", .fit = {-2, 2}}};
	static const struct option quiet[] = {{.id = "x"}, {.id = "y"}, {.id = "z"}};
	enum { ROOM = 100 };
	struct question questions[ROOM] = {{
		.id = "all", .topic = NOBODY, .weight = 10, .options = loud, .option_count = 2}};
	struct condition conditions[ROOM];
	struct reply sheet[ROOM];
	struct quiz quiz = {
		.min_answers = 1, .outcomes = outcomes, .outcome_count = 2, .questions = questions,
		.question_count = 1 + 2 * gates,
	};
	for (int g = 0; g < gates; g++) {
		conditions[g] = (struct condition){.test = TEST_IS, .question = 1 + g, .options = 1};
		questions[1 + g] = (struct question){.id = "gate", .topic = NOBODY, .weight = 1, .gate = true,
			.options = quiet, .option_count = 3};
		questions[1 + gates + g] = (struct question){.id = "behind", .topic = NOBODY, .weight = 1,
			.options = quiet, .option_count = 3, .when = &conditions[g], .when_size = 1};
	}
	sheet_clear(&quiz, sheet);
	sheet[0].option = 0;
	return enough_already(&quiz, sheet);
}

/* The second question is asked unless the first is skipped, and a verdict takes two answers. */
static void
a_way_on_which_too_few_answers_count_keeps_it_silent(void **state)
{
	(void)state;
	static const struct outcome outcomes[] = {{.id = "a"}, {.id = "b"}};
	static const struct option options[] = {{.id = "x", .fit = {2, -2}}, {.id = "y", .fit = {2, -2}}};
	static const struct condition skipped = {.test = TEST_SKIPPED, .question = 0};
	static const struct condition unless = {.test = TEST_NOT, .left = &skipped};
	static const struct question questions[] = {
		{.id = "gate", .topic = NOBODY, .weight = 1, .gate = true, .options = options, .option_count = 2},
		{.id = "second", .topic = NOBODY, .weight = 1, .options = options, .option_count = 2,
		 .when = &unless, .when_size = 2},
		{.id = "third", .topic = NOBODY, .weight = 1, .options = options, .option_count = 2},
	};
	struct quiz quiz = {
		.min_answers = 2, .outcomes = outcomes, .outcome_count = 2, .questions = questions,
		.question_count = 3,
	};
	struct reply sheet[] = {
		{REPLY_OPEN, IMPORTANCE_NORMAL}, {0, IMPORTANCE_NORMAL}, {0, IMPORTANCE_NORMAL}};
	assert_false(enough_already(&quiz, sheet));
	assert_false(slow_enough(&quiz, sheet));
	quiz.min_answers = 1;
	assert_true(enough_already(&quiz, sheet));
	assert_true(slow_enough(&quiz, sheet));
}

static void
where_there_are_too_many_ways_it_is_silent(void **state)
{
	(void)state;
	assert_true(enough_behind(1));
	assert_true(enough_behind(5));
	assert_false(enough_behind(40));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_enough_when_every_completion_gives_the_same_outcome),
		cmocka_unit_test(whoever_goes_on_nevertheless_keeps_the_verdict),
		cmocka_unit_test(a_way_on_which_too_few_answers_count_keeps_it_silent),
		cmocka_unit_test(where_there_are_too_many_ways_it_is_silent),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
