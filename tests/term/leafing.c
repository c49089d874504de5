/* `verdict preview` on a terminal: leafing with n and p, at the terminal's size or a chosen one. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "tools/seat.h"
#include "tools/test.h"

static void
start(struct term *t, int rows, int columns, const char *size)
{
	const char *const words[] = {seat_program(), "preview", seat_quiz, size == NULL ? NULL : "--size", size,
		NULL};
	term_start(t, rows, columns, words, NULL);
	term_expect(t, "1 of ");
	term_expect_settled(t);
}

static void
keys_leaf_and_q_leaves(void **state)
{
	(void)state;
	struct term t;
	start(&t, 24, 80, NULL);
	term_expect(&t, SEAT_TITLE);
	seat_press(&t, "n", SEAT_FIRST);
	seat_press(&t, "n", "Why we ask");
	seat_press(&t, "p", "question sleep");
	seat_press(&t, "\033[C", "why sleep");
	seat_press(&t, "\033[F", "result ");
	seat_press(&t, "\033[H", "intro");
	seat_press(&t, "p", "intro");
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_expect_restored(&t);
	term_stop(&t);
}

static void
every_screen_comes_and_then_no_more(void **state)
{
	(void)state;
	struct term t;
	start(&t, 24, 80, NULL);
	for (int i = 0; i < 60; i++)
		seat_press(&t, " ", "");
	term_expect(&t, "result ");
	char *last = term_picture(&t);
	seat_press(&t, " ", "");
	char *again = term_picture(&t);
	assert_string_equal(last, again);
	free(last);
	free(again);
	term_keys(&t, "\x03");
	term_expect_exit(&t, 0);
	term_stop(&t);
}

static void
a_smaller_screen_has_an_edge(void **state)
{
	(void)state;
	struct term t;
	start(&t, 30, 100, "40x12");
	term_expect(&t, "40x12");
	assert_non_null(strstr(term_row(&t, 3), "│"));
	assert_non_null(strstr(term_row(&t, 12), "┘"));
	term_resize(&t, 8, 30);
	term_expect(&t, "n p q");
	term_resize(&t, 30, 100);
	term_expect(&t, "40x12");
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_stop(&t);
}

/* Also in the smallest window that a sitting takes. */
static void
the_smallest_window_is_large_enough(void **state)
{
	(void)state;
	struct term t;
	start(&t, 12, 40, NULL);
	seat_press(&t, "n", SEAT_FIRST);
	term_expect(&t, "question sleep");
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_stop(&t);
}

static void
signals_leave_the_terminal_as_it_was(void **state)
{
	(void)state;
	struct term t;
	start(&t, 24, 80, NULL);
	term_signal(&t, SIGTERM);
	term_expect_killed(&t, SIGTERM);
	term_expect_restored(&t);
	term_stop(&t);
	start(&t, 24, 80, NULL);
	term_hang_up(&t);
	assert_true(term_wait_exit(&t));
	term_stop(&t);
}

static void
the_findings_of_a_broken_quiz_come_last(void **state)
{
	(void)state;
	const char *const words[] = {seat_program(), "preview", "tests/cli/planted.ini", NULL};
	struct term t;
	term_start(&t, 24, 80, words, NULL);
	term_expect(&t, "1 of ");
	term_expect_settled(&t);
	seat_press(&t, "\033[F", "E013");
	term_keys(&t, "q");
	term_expect_exit(&t, 1);
	term_expect_restored(&t);
	term_stop(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_leaf_and_q_leaves),
		cmocka_unit_test(every_screen_comes_and_then_no_more),
		cmocka_unit_test(a_smaller_screen_has_an_edge),
		cmocka_unit_test(the_smallest_window_is_large_enough),
		cmocka_unit_test(signals_leave_the_terminal_as_it_was),
		cmocka_unit_test(the_findings_of_a_broken_quiz_come_last),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
