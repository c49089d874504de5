/* Kinds of terminals, locales and colours. */
#include <stdlib.h>
#include <string.h>

#include "tools/seat.h"
#include "tools/test.h"

/* A terminal that cannot be drawn on: the plain mode, with no byte that such a terminal could not
 * show, comes to the verdict all the same. */
static void
asks_in_lines(const char *kind)
{
	const char *const environment[] = {kind, NULL};
	struct term t;
	seat_start(&t, 24, 80, environment);
	term_expect(&t, "Enter begins");
	term_expect_settled(&t);
	assert_null(strchr(t.raw, '\033'));
	term_keys(&t, "\n2\n1\nc\nq\n");
	term_expect_exit(&t, 0);
	assert_non_null(strstr(t.raw, "Coffee fits what you told us."));
	assert_null(strchr(t.raw, '\033'));
	term_expect_restored(&t);
	term_stop(&t);
}

static void
a_terminal_without_cursor_or_name_is_asked_in_lines(void **state)
{
	(void)state;
	asks_in_lines("TERM=dumb");
	asks_in_lines("TERM=");
	asks_in_lines("TERM");
	asks_in_lines("TERM=unknown");
	asks_in_lines("TERM=no-such-terminal");
	asks_in_lines("TERM=../../etc/passwd");
	asks_in_lines("TERM=lpr");
}

static void
a_known_emulator_without_a_description_is_drawn_on(void **state)
{
	(void)state;
	const char *const environment[] = {"TERM=xterm-kitty", "TERMINFO=/nowhere", "HOME=/nowhere",
	                                   NULL};
	struct term t;
	seat_start(&t, 24, 80, environment);
	term_expect(&t, SEAT_TITLE);
	term_expect_settled(&t);
	assert_true(t.alternate);
	term_stop(&t);
}

static void
common_terminals_are_drawn_on(void **state)
{
	(void)state;
	static const char *const kinds[] = {"TERM=xterm", "TERM=screen", "TERM=screen-256color",
	                                    "TERM=tmux-256color", "TERM=tmux", "TERM=linux", "TERM=vt100",
	                                    "TERM=vt220", "TERM=rxvt", "TERM=ansi"};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const char *const environment[] = {kinds[i], NULL};
		struct term t;
		seat_start(&t, 24, 80, environment);
		term_expect(&t, SEAT_TITLE);
		term_expect_settled(&t);
		seat_press(&t, "\r", SEAT_FIRST);
		/* On one that does not mark what is pasted, keys are heard once it was quiet. */
		term_keys(&t, "1");
		term_expect_settled(&t);
		term_keys(&t, "\r");
		term_expect(&t, SEAT_SECOND);
		term_signal(&t, 15);
		term_expect_killed(&t, 15);
		assert_true(t.cursor_visible);
		assert_true(term_modes_restored(&t));
		term_stop(&t);
	}
}

static bool
is_ascii(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

/* Walks to the verdict and finds nothing but ASCII on every screen. */
static void
stays_ascii(const char *const words[], const char *const environment[])
{
	static const char *const steps[][2] = {{"\r", SEAT_FIRST}, {"w", "Caffeine"}, {"q", SEAT_FIRST},
	                                       {"?", "skip the question"}, {"q", SEAT_FIRST},
	                                       {"2", SEAT_FIRST}, {"\r", SEAT_THIRD}, {"1", SEAT_THIRD},
	                                       {"\r", SEAT_REVIEW}, {"c", SEAT_RESULT}, {"n", ""}, {"n", ""}};
	struct term t;
	term_start(&t, 24, 80, words, environment);
	term_expect(&t, SEAT_TITLE);
	term_expect_settled(&t);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		seat_press(&t, steps[i][0], steps[i][1]);
		assert_true(is_ascii(t.raw));
	}
	term_stop(&t);
}

/* TERM=screen: libvterm wraps the repetition too early that curses uses on xterm in such locales. */
static void
the_c_locale_gets_ascii(void **state)
{
	(void)state;
	const char *const words[] = {seat_program(), "take", "--no-store", seat_quiz, NULL};
	const char *const environment[] = {"LC_ALL=C", "TERM=screen", NULL};
	stays_ascii(words, environment);
}

static void
so_does_who_asks_for_it(void **state)
{
	(void)state;
	const char *const words[] = {seat_program(), "take", "--no-store", seat_quiz, "--ascii", NULL};
	stays_ascii(words, NULL);
}

static void
a_locale_that_does_not_exist_gets_utf8(void **state)
{
	(void)state;
	const char *const environment[] = {"LC_ALL=xx_YY.UTF-8", NULL};
	struct term t;
	seat_start(&t, 24, 80, environment);
	term_expect(&t, SEAT_TITLE);
	term_expect_settled(&t);
	assert_false(is_ascii(t.raw));
	term_stop(&t);
}

static bool
is_coloured(VTermColor color)
{
	return !VTERM_COLOR_IS_DEFAULT_FG(&color) && !VTERM_COLOR_IS_DEFAULT_BG(&color);
}

#define BLACK "\033]11;rgb:0000/0000/0000\033\\"

static int
coloured_cells(struct term *t)
{
	int count = 0;
	for (int row = 0; row < t->rows; row++) {
		for (int column = 0; column < t->columns; column++) {
			VTermScreenCell cell = term_cell(t, row, column);
			count += is_coloured(cell.fg) || is_coloured(cell.bg);
		}
	}
	return count;
}

/* At the verdict, where the outcomes have their colours. The terminal says that its background is
 * `ground`, or nothing. */
static int
colours_with(const char *const environment[], const char *theme, const char *ground)
{
	const char *const words[] = {seat_program(), "take", "--no-store", seat_quiz, "--theme", theme, NULL};
	struct term t;
	term_start(&t, 24, 80, words, environment);
	term_expect(&t, SEAT_TITLE);
	term_expect_settled(&t);
	if (ground != NULL) {
		term_keys(&t, ground);
		term_expect_settled(&t);
	}
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "2\r", SEAT_THIRD);
	seat_press(&t, "1\r", SEAT_REVIEW);
	seat_press(&t, "c", SEAT_RESULT);
	int count = coloured_cells(&t);
	term_stop(&t);
	return count;
}

static void
no_color_draws_without_colours(void **state)
{
	(void)state;
	const char *const environment[] = {"NO_COLOR=1", NULL};
	assert_int_equal(colours_with(environment, "auto", BLACK), 0);
	assert_int_equal(colours_with(environment, "dark", NULL), 0);
	assert_int_equal(colours_with(environment, "high-contrast", NULL), 0);
}

static void
an_empty_no_color_does_not(void **state)
{
	(void)state;
	const char *const environment[] = {"NO_COLOR=", NULL};
	assert_true(colours_with(environment, "dark", NULL) > 0);
}

static void
colours_wait_for_a_background_that_is_known(void **state)
{
	(void)state;
	const char *const named[] = {"COLORFGBG=15;0", NULL}, *const console[] = {"TERM=linux", NULL};
	assert_int_equal(colours_with(NULL, "auto", NULL), 0);
	assert_int_equal(colours_with(NULL, "auto", "\033]11;rgb:8000/8000/8000\007"), 0);
	assert_true(colours_with(NULL, "auto", BLACK) > 0);
	assert_true(colours_with(NULL, "auto", "\033]11;rgb:ffff/ffff/ffff\007") > 0);
	assert_true(colours_with(named, "auto", NULL) > 0);
	assert_true(colours_with(console, "auto", NULL) > 0);
	assert_int_equal(colours_with(NULL, "plain", BLACK), 0);
}

static void
high_contrast_paints_the_whole_screen(void **state)
{
	(void)state;
	assert_int_equal(colours_with(NULL, "high-contrast", NULL), 24 * 80);
}

/* The question itself must not be seen on a terminal that has no such thing. */
static void
only_a_terminal_of_many_colours_is_asked_for_its_background(void **state)
{
	static const char *const quiet[] = {"TERM=linux", "TERM=vt100", "TERM=xterm",
	                                    "TERM=screen-256color", "NO_COLOR=1", "COLORFGBG=15;0"};
	(void)state;
	struct term t;
	seat_intro(&t, 24, 80);
	assert_non_null(strstr(t.raw, "\033]11;?"));
	term_stop(&t);
	for (size_t i = 0; i < sizeof quiet / sizeof quiet[0]; i++) {
		const char *const environment[] = {quiet[i], NULL};
		seat_start(&t, 24, 80, environment);
		term_expect(&t, SEAT_TITLE);
		term_expect_settled(&t);
		assert_null(strstr(t.raw, "]11;"));
		term_stop(&t);
	}
}

static void
output_into_a_file_is_asked_in_lines(void **state)
{
	(void)state;
	const char *const words[] = {"sh", "-c", "\"$VERDICT\" take tests/load/example.ini | cat", NULL};
	struct term t;
	term_start(&t, 24, 80, words, NULL);
	term_expect(&t, "Enter begins");
	assert_null(strchr(t.raw, '\033'));
	term_keys(&t, "\nq\n");
	term_expect_exit(&t, 0);
	term_stop(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_terminal_without_cursor_or_name_is_asked_in_lines),
		cmocka_unit_test(a_known_emulator_without_a_description_is_drawn_on),
		cmocka_unit_test(common_terminals_are_drawn_on),
		cmocka_unit_test(the_c_locale_gets_ascii),
		cmocka_unit_test(so_does_who_asks_for_it),
		cmocka_unit_test(a_locale_that_does_not_exist_gets_utf8),
		cmocka_unit_test(no_color_draws_without_colours),
		cmocka_unit_test(an_empty_no_color_does_not),
		cmocka_unit_test(colours_wait_for_a_background_that_is_known),
		cmocka_unit_test(high_contrast_paints_the_whole_screen),
		cmocka_unit_test(only_a_terminal_of_many_colours_is_asked_for_its_background),
		cmocka_unit_test(output_into_a_file_is_asked_in_lines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
