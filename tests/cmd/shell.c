#define _GNU_SOURCE
#include "cmd/shell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fail.h"
#include "tools/test.h"

static void
a_login_shell_is_known_by_its_name_or_its_option(void **state)
{
	(void)state;
	static struct {
		char words[4][32];
		int count;
		bool is;
		const char *wish;
	} cases[] = {
		{{"verdict"}, 1, false, NULL},
		{{"-verdict"}, 1, true, NULL},
		{{"-quiz-shell"}, 1, true, NULL},
		{{"quiz-shell"}, 1, true, NULL},
		{{"/usr/local/bin/quiz-shell"}, 1, true, NULL},
		{{"verdict", "-c", "plain"}, 3, true, "plain"},
		{{"verdict", "-c", "rm -rf /", "x"}, 4, true, "rm -rf /"},
		{{"verdict", "-c"}, 2, true, NULL},
		{{"verdict", "take", "-c"}, 3, false, NULL},
		{{"verdict", "kiosk", "plain"}, 3, false, NULL},
	};
	unsetenv("SSH_ORIGINAL_COMMAND");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *words[4];
		for (int w = 0; w < 4; w++)
			words[w] = cases[i].words[w];
		assert_int_equal(shell_is(cases[i].count, words), cases[i].is);
		const char *wish = shell_wish(cases[i].count, words);
		assert_int_equal(wish != NULL, cases[i].wish != NULL);
		if (wish != NULL)
			assert_string_equal(wish, cases[i].wish);
	}
	setenv("SSH_ORIGINAL_COMMAND", "plain", 1);
	assert_string_equal(shell_wish(1, (char *[]){cases[0].words[0]}), "plain");
	unsetenv("SSH_ORIGINAL_COMMAND");
}

static char file[64];

static void
write_file(const char *text, mode_t mode)
{
	FILE *out = fopen(file, "w");
	assert_non_null(out);
	fputs(text, out);
	fclose(out);
	chmod(file, mode);
}

static void
expect_words(const char *text, const char *wanted)
{
	struct arena arena = {0};
	struct fail fail = {0};
	char **words, all[256] = "";
	int count;
	write_file(text, 0644);
	assert_true(shell_line(&arena, file, &count, &words, &fail));
	for (int i = 0; i < count; i++) {
		strcat(all, words[i]);
		strcat(all, "|");
	}
	assert_string_equal(all, wanted);
	arena_free(&arena);
}

static void
the_words_are_those_of_the_operators_file(void **state)
{
	(void)state;
	snprintf(file, sizeof file, "/tmp/verdict-shell-%ld", (long)getpid());
	expect_words("", "verdict|kiosk|");
	expect_words("a", "verdict|kiosk|a|");
	expect_words("# quizzes\n--state /var/lib/verdict # where\n\tgo-or-rust  which-database\n",
		"verdict|kiosk|--state|/var/lib/verdict|go-or-rust|which-database|");
	unlink(file);
	struct arena arena = {0};
	char **words;
	int count;
	assert_true(shell_line(&arena, file, &count, &words, NULL));
	assert_int_equal(count, 2);
	arena_free(&arena);
}

static void
a_file_that_others_can_write_is_refused(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct fail fail = {0};
	char **words, link[80];
	int count;
	write_file("--no-sandbox\n", 0666);
	assert_false(shell_line(&arena, file, &count, &words, &fail));
	assert_non_null(strstr(fail.text, "nobody but root"));
	write_file("--no-sandbox\n", 0600);
	snprintf(link, sizeof link, "%s-link", file);
	assert_int_equal(symlink(file, link), 0);
	assert_false(shell_line(&arena, link, &count, &words, &fail));
	unlink(link);
	unlink(file);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_login_shell_is_known_by_its_name_or_its_option),
		cmocka_unit_test(the_words_are_those_of_the_operators_file),
		cmocka_unit_test(a_file_that_others_can_write_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
