/* How long the codes of the quizzes that come with the program get. */
#include "cmd/codes.h"

#include "tools/test.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cmd/cmd.h"
#include "verdict/quiz.h"
#include "verdict/sheet.h"

enum { SYMBOLS_MAX = 24 };

struct longest {
	const struct quiz *quiz;
	struct reply *sheet;
	int symbols, paths;
};

/* 0: it has none. */
static int
symbols_of(const struct quiz *quiz, const struct reply *sheet)
{
	struct buf code = {0};
	int count = 0;
	code_write(&code, quiz, sheet);
	for (size_t i = 0; i < code.length; i++)
		count += code.text[i] != '-';
	buf_free(&code);
	return count;
}

/* How long a code is depends on the path and on whether anything counts less or double. The path depends
 * on the questions that conditions look at: all ways to reply to those are tried. */
static void
try_paths(struct longest *longest, int q)
{
	while (q < longest->quiz->question_count && !longest->quiz->questions[q].gate)
		q++;
	if (q == longest->quiz->question_count) {
		int symbols = symbols_of(longest->quiz, longest->sheet);
		longest->symbols = symbols > longest->symbols ? symbols : longest->symbols;
		longest->paths += symbols > 0;
		return;
	}
	for (int o = -1; o < longest->quiz->questions[q].option_count; o++) {
		longest->sheet[q].option = (signed char)(o < 0 ? REPLY_SKIPPED : o);
		try_paths(longest, q + 1);
	}
}

/* The option that speaks most for an outcome, so that it is enough as early as can be. */
static signed char
strongest(const struct quiz *quiz, const struct question *question, int outcome)
{
	int best = 0, most = -100;
	for (int o = 0; o < question->option_count; o++) {
		const struct option *option = &question->options[o];
		int sum = option->rules_out != 0 ? -50 : quiz->outcome_count * option->fit[outcome];
		for (int k = 0; k < quiz->outcome_count; k++)
			sum -= option->fit[k];
		best = sum > most ? o : best;
		most = sum > most ? sum : most;
	}
	return (signed char)best;
}

/* One question was left open, and the rest speaks for one outcome. */
static void
try_stopped(struct longest *longest, int open, int outcome)
{
	for (int q = 0; q < longest->quiz->question_count; q++)
		longest->sheet[q].option = strongest(longest->quiz, &longest->quiz->questions[q], outcome);
	longest->sheet[open].option = REPLY_OPEN;
	try_paths(longest, 0);
}

static int
longest_code(const char *path, unsigned char importance)
{
	struct arena arena = {0};
	struct longest longest = {0};
	assert_true(cmd_open_quiz(&arena, path, &longest.quiz, NULL));
	size_t count = (size_t)longest.quiz->question_count;
	longest.sheet = ARENA_ARRAY(&arena, count, struct reply);
	for (size_t q = 0; q < count; q++)
		longest.sheet[q] = (struct reply){0, importance};
	try_paths(&longest, 0);
	print_message("# %s: up to %d symbols on %d paths\n", path, longest.symbols, longest.paths);
	for (int q = 0; q < (int)count; q++)
		for (int k = 0; k < longest.quiz->outcome_count && !longest.quiz->questions[q].gate; k++)
			try_stopped(&longest, q, k);
	print_message("# and %d of those that were stopped early\n", longest.symbols);
	arena_free(&arena);
	return longest.symbols;
}

static void
no_code_of_the_quizzes_has_more_than_24_symbols(void **state)
{
	static const char *const paths[] = {"quizzes/go-or-rust.ini", "quizzes/which-database.ini"};
	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		assert_true(longest_code(paths[i], IMPORTANCE_DOUBLE) <= SYMBOLS_MAX);
		assert_true(longest_code(paths[i], IMPORTANCE_NORMAL) < SYMBOLS_MAX - 4);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_code_of_the_quizzes_has_more_than_24_symbols),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
