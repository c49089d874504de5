/* The window's size: any, changing at any time. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include "tools/seat.h"
#include "tools/test.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

/* Is the picture that of a program just started at this size? */
static void
looks_like_new(struct term *t, int rows, int columns)
{
	struct term fresh;
	seat_question(&fresh, rows, columns);
	char *wanted = term_picture(&fresh), *got = term_picture(t);
	assert_string_equal(got, wanted);
	free(wanted);
	free(got);
	term_stop(&fresh);
}

static void
a_burst_of_resizes_loses_none(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	for (int i = 0; i < 1000; i++)
		term_resize(&t, 12 + i % 37, 40 + i % 101);
	term_resize(&t, 30, 100);
	term_expect_settled(&t);
	looks_like_new(&t, 30, 100);
	term_stop(&t);
}

static void
every_single_resize_is_seen(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	for (int i = 0; i < 100; i++) {
		int rows = 14 + (i * 7) % 30;
		term_resize(&t, rows, 90 + (i * 13) % 50);
		term_expect_settled(&t);
		assert_non_null(strstr(term_row(&t, rows - 1), "choose"));
	}
	term_stop(&t);
}

static void
resizes_between_keys_lose_no_key(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	for (int i = 0; i < 100; i++) {
		term_keys(&t, i % 2 == 0 ? "j" : "k");
		term_resize(&t, 20 + i % 10, 60 + i % 30);
	}
	term_resize(&t, 24, 80);
	term_expect_settled(&t);
	looks_like_new(&t, 24, 80); /* as often down as up */
	term_stop(&t);
}

/* Shrinking took away what was beyond the edge, and the program never saw another size. */
static void
a_window_back_at_its_old_size_is_painted_anew(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	term_freeze(&t);
	term_resize(&t, 10, 30);
	term_resize(&t, 24, 80);
	term_thaw(&t);
	term_expect_settled(&t);
	looks_like_new(&t, 24, 80);
	term_stop(&t);
}

static void
the_smallest_and_the_largest_windows_do_no_harm(void **state)
{
	(void)state;
	static const int sizes[][2] = {{1, 1}, {1, 200}, {200, 1}, {2, 2}, {500, 500}, {3, 20},
	                               {1, 80}, {24, 1}, {12, 40}};
	struct term t;
	seat_question(&t, 24, 80);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		term_resize(&t, sizes[i][0], sizes[i][1]);
		term_expect_settled(&t);
	}
	term_resize(&t, 24, 80);
	term_expect_settled(&t);
	looks_like_new(&t, 24, 80);
	term_stop(&t);
}

static void
it_starts_in_a_window_of_any_size(void **state)
{
	(void)state;
	static const int sizes[][2] = {{1, 1}, {1, 80}, {24, 1}, {4, 10}, {300, 300}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct term t;
		seat_start(&t, sizes[i][0], sizes[i][1], NULL);
		term_expect_settled(&t);
		term_resize(&t, 24, 80);
		term_expect(&t, SEAT_TITLE);
		term_keys(&t, "q");
		term_expect_exit(&t, 0);
		term_expect_restored(&t);
		term_stop(&t);
	}
}

/* What a terminal says of itself, whatever it is. */
static void
claim(struct term *t, int rows, int columns)
{
	struct winsize window = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	assert_int_equal(ioctl(t->master, TIOCSWINSZ, &window), 0);
}

static void
a_size_that_cannot_be_takes_no_memory_for_it(void **state)
{
	(void)state;
	static const int sizes[][2] = {{32767, 32767}, {65535, 65535}, {65535, 1}, {1, 65535}};
	struct term t;
	seat_question(&t, 24, 80);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		claim(&t, sizes[i][0], sizes[i][1]);
		term_keys(&t, "j");
		term_expect_settled(&t);
	}
	term_resize(&t, 24, 80);
	term_expect_settled(&t);
	term_expect(&t, SEAT_FIRST);
	term_stop(&t);
}

static void
it_starts_whatever_size_a_terminal_claims(void **state)
{
	(void)state;
	const char *const words[] = {"sh", "-c", "ulimit -v \"$1\"; stty rows 32767 cols 32767; exec \"$0\" --no-store \"$2\"",
		seat_program(), SANITIZED ? "unlimited" : "300000", seat_quiz, NULL};
	struct term t;
	term_start(&t, 24, 80, words, NULL);
	term_expect(&t, "begin"); /* what is seen is still smaller than what is drawn */
	term_resize(&t, 24, 80);
	term_expect_settled(&t);
	seat_press(&t, "\r", SEAT_FIRST);
	term_stop(&t);
}

static void
a_terminal_that_does_not_know_its_size_gets_one(void **state)
{
	(void)state;
	struct term t;
	seat_start(&t, 24, 80, NULL);
	term_expect(&t, SEAT_TITLE);
	term_resize(&t, 0, 0);
	term_keys(&t, "\r");
	term_expect(&t, SEAT_FIRST);
	term_stop(&t);
}

static void
lines_and_columns_of_the_environment_pin_nothing(void **state)
{
	(void)state;
	const char *const environment[] = {"LINES=10", "COLUMNS=50", NULL};
	struct term t;
	seat_start(&t, 24, 80, environment);
	term_expect(&t, SEAT_TITLE);
	seat_press(&t, "\r", SEAT_FIRST);
	looks_like_new(&t, 24, 80);
	term_resize(&t, 40, 120);
	term_expect_settled(&t);
	looks_like_new(&t, 40, 120);
	term_stop(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_burst_of_resizes_loses_none),
		cmocka_unit_test(every_single_resize_is_seen),
		cmocka_unit_test(resizes_between_keys_lose_no_key),
		cmocka_unit_test(a_window_back_at_its_old_size_is_painted_anew),
		cmocka_unit_test(the_smallest_and_the_largest_windows_do_no_harm),
		cmocka_unit_test(it_starts_in_a_window_of_any_size),
		cmocka_unit_test(a_size_that_cannot_be_takes_no_memory_for_it),
		cmocka_unit_test(it_starts_whatever_size_a_terminal_claims),
		cmocka_unit_test(a_terminal_that_does_not_know_its_size_gets_one),
		cmocka_unit_test(lines_and_columns_of_the_environment_pin_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
