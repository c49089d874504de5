/* The screens as golden files have them, each one through the real program: what is laid out without a
 * terminal is what a terminal shows. The files are those of tests/curses/stage.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "curses/screens.h"
#include "front/coffee_text.h"
#include "tools/seat.h"

static const struct {
	int rows, columns;
	const char *option; /* an option of the program, or NULL */
	const char *ending;
} sizes[] = {
	{24, 80, NULL, "80x24.txt"},
	{12, 40, NULL, "40x12.txt"},
	{60, 200, NULL, "200x60.txt"},
	{24, 80, "--ascii", "80x24.ascii.txt"},
};
enum { SIZES = sizeof sizes / sizeof sizes[0] };

static char quiz[256];

static int
write_quiz(void **state)
{
	const char *folder = getenv("TMPDIR");
	(void)state;
	snprintf(quiz, sizeof quiz, "%s/coffee-XXXXXX", folder == NULL ? "/tmp" : folder);
	int fd = mkstemp(quiz);
	FILE *out = fd < 0 ? NULL : fdopen(fd, "w");
	if (out == NULL)
		return -1;
	/* Values in quotes: the tests' own reader needs none, the program does for a ';'. */
	for (const char *line = coffee_text, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
		const char *value = strstr(line, " = ");
		int name = (int)((value == NULL || value > end ? end : value) - line);
		fprintf(out, "%.*s", name, line);
		if (line + name < end)
			fprintf(out, " = \"%.*s\"", (int)(end - value) - 3, value + 3);
		fputc('\n', out);
	}
	return fclose(out);
}

static int
remove_quiz(void **state)
{
	(void)state;
	return unlink(quiz);
}

/* The file, to be freed. */
static char *
golden(const char *name, const char *ending)
{
	char path[256];
	const char *tests = getenv("VERDICT_TESTS");
	snprintf(path, sizeof path, "%s/curses/golden/%s.%s", tests == NULL ? "tests" : tests, name,
	         ending);
	FILE *in = fopen(path, "r");
	if (in == NULL)
		fail_msg("cannot open %s", path);
	char *text = calloc(1, 65536);
	size_t length = fread(text, 1, 65535, in);
	assert_in_range(length, 1, 65534);
	fclose(in);
	return text;
}

static void
shows_what_was_laid_out(const struct screen_keys *screen, int size)
{
	const char *const words[] = {seat_program(), "take", "--no-store", quiz, sizes[size].option, NULL};
	struct term t;
	term_start(&t, sizes[size].rows, sizes[size].columns, words, NULL);
	term_expect(&t, SEAT_TITLE);
	term_expect_settled(&t);
	for (const char *key = screen->keys; *key != '\0'; key++) {
		term_send(&t, key, 1);
		term_expect_settled(&t);
	}
	char *expected = golden(screen->name, sizes[size].ending), *line = expected;
	for (int row = 0; row < t.rows; row++) {
		char *end = strchr(line, '\n');
		assert_non_null(end);
		*end = '\0';
		assert_string_equal(term_row(&t, row), line);
		line = end + 1;
	}
	assert_int_equal(*line, '\0');
	free(expected);
	term_stop(&t);
}

static void
a_terminal_shows_every_screen_as_it_was_laid_out(void **state)
{
	(void)state;
	for (size_t i = 0; i < SCREEN_KEYS; i++)
		for (int size = 0; size < SIZES; size++)
			shows_what_was_laid_out(&screen_keys[i], size);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_terminal_shows_every_screen_as_it_was_laid_out),
	};
	return cmocka_run_group_tests(tests, write_quiz, remove_quiz);
}
