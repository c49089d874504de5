/* A code opened on the full screen. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/seat.h"
#include "tools/test.h"

static char code[64];

/* The code of a sitting of the example quiz, from the program itself. */
static int
make_code(void **state)
{
	char command[1000], line[200];
	(void)state;
	snprintf(command, sizeof command,
	         "printf 'sleep = soon\\ntime = hour *2\\n' | '%s' take %s --answers - --format json",
	         seat_program(), seat_quiz);
	FILE *json = popen(command, "r");
	assert_non_null(json);
	while (fgets(line, sizeof line, json) != NULL)
		sscanf(line, " \"code\": \"%63[^\"]", code);
	assert_int_equal(pclose(json), 0);
	return code[0] == '\0';
}

static void
sit_down(struct term *t, int rows, int columns, const char *quiz)
{
	const char *const words[] = {seat_program(), "open", code, quiz, NULL};
	term_start(t, rows, columns, words, NULL);
	term_expect(t, SEAT_RESULT);
	term_expect_settled(t);
}

static void
the_whole_results_are_shown_with_their_code(void **state)
{
	(void)state;
	struct term t;
	char line[100];
	sit_down(&t, 24, 80, seat_quiz);
	snprintf(line, sizeof line, "To see this again: verdict open %s", code);
	term_expect(&t, line);
	assert_int_equal(term_find(&t, "The quiz has changed"), -1);
	seat_press(&t, "2", "Why");
	seat_press(&t, "r", SEAT_REVIEW);
	term_expect(&t, "Within three hours");
	term_expect(&t, "double");
	term_keys(&t, "c");
	term_expect(&t, SEAT_RESULT);
	term_expect_settled(&t);
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_expect_restored(&t);
	term_stop(&t);
}

static void
that_the_quiz_has_changed_is_said_first(void **state)
{
	static const int sizes[][2] = {{24, 80}, {12, 40}, {60, 200}};
	char path[200], command[500];
	const char *folder = getenv("TMPDIR");
	(void)state;
	snprintf(path, sizeof path, "%s/codes-XXXXXX", folder == NULL ? "/tmp" : folder);
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	close(fd);
	snprintf(command, sizeof command, "sed 's/^weight = 3/weight = 4/' %s >%s", seat_quiz, path);
	assert_int_equal(system(command), 0);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct term t;
		sit_down(&t, sizes[i][0], sizes[i][1], path);
		term_expect(&t, "! The quiz has changed since this");
		term_stop(&t);
	}
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_whole_results_are_shown_with_their_code),
		cmocka_unit_test(that_the_quiz_has_changed_is_said_first),
	};
	return cmocka_run_group_tests(tests, make_code, NULL);
}
