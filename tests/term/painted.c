/* Only what has changed is sent: whatever was pressed, what is seen is what a whole new frame shows. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/seat.h"
#include "tools/test.h"

#define REDRAW "\f"
#define SECOND_HALF UINT32_MAX /* of a wide letter: it looks like the first, whatever the emulator keeps for it */

/* The screen with all that can be seen of it: text, looks and the cursor. */
struct sight {
	char *text;
	VTermScreenCellAttrs looks[60][200];
	VTermColor colors[60][200][2];
	VTermPos cursor;
};

static struct sight *
look(struct term *t)
{
	struct sight *sight = calloc(1, sizeof *sight);
	assert_non_null(sight);
	sight->text = term_picture(t);
	vterm_state_get_cursorpos(vterm_obtain_state(t->emulator), &sight->cursor);
	for (int row = 0; row < t->rows; row++)
		for (int column = 0; column < t->columns; column++) {
			VTermScreenCell cell = term_cell(t, row, column);
			if (cell.chars[0] == SECOND_HALF && column > 0)
				cell = term_cell(t, row, column - 1);
			sight->looks[row][column] = cell.attrs;
			sight->colors[row][column][0] = cell.fg;
			sight->colors[row][column][1] = cell.bg;
		}
	return sight;
}

static void
forget(struct sight *sight)
{
	free(sight->text);
	free(sight);
}

static void
assert_painted(struct term *t, const char *type, const char *keys)
{
	struct sight *before = look(t);
	term_keys(t, REDRAW);
	term_expect_settled(t);
	struct sight *after = look(t);
	if (strcmp(before->text, after->text) != 0)
		fail_msg("%s: after %s there is\n%s\nand painted anew\n%s", type, keys, before->text, after->text);
	for (int row = 0; row < t->rows; row++)
		for (int column = 0; column < t->columns; column++) {
			VTermScreenCellAttrs *was = &before->looks[row][column], *is = &after->looks[row][column];
			bool same = was->bold == is->bold && was->reverse == is->reverse &&
				was->underline == is->underline;
			for (int ground = 0; ground < 2; ground++)
				same = same && vterm_color_is_equal(&before->colors[row][column][ground],
					&after->colors[row][column][ground]);
			if (!same)
				fail_msg("%s: after %s, row %d, column %d looks otherwise", type, keys, row, column);
		}
	assert_int_equal(before->cursor.row, after->cursor.row);
	assert_int_equal(before->cursor.col, after->cursor.col);
	forget(before);
	forget(after);
}

/* A linear congruential generator: the same keys every time. */
static unsigned
draw(uint32_t *state, size_t below)
{
	*state = *state * 1664525U + 1013904223U;
	return (unsigned)((*state >> 16) % below);
}

/* Keys that go everywhere, most of them moving the focus. */
static void
press_at_random(struct term *t, uint32_t *dice, char typed[])
{
	static const char *const keys[] = {"j", "k", "j", "k", "j", "\033OB", "\033OA", "1", "2", "3", "\r", "\r",
		"?", "\033", "w", "+", "-", "r", "\033[6~", "\t", "l", "h"};
	const char *key = keys[draw(dice, sizeof keys / sizeof keys[0])];
	snprintf(typed + strlen(typed), 8, "%s%s", key[0] == '\033' ? "^" : "", key[0] == '\033' ? key + 1 :
		key[0] == '\r' ? "~" : key);
	term_keys(t, key);
	term_expect_settled(t);
}

static void
walk(const char *quiz, const char *type, const char *theme, int rows, int columns)
{
	enum { FRAMES = 24, KEYS = 6 };
	struct term t;
	uint32_t dice = (uint32_t)columns;
	char terminal[64];
	snprintf(terminal, sizeof terminal, "TERM=%s", type);
	const char *const environment[] = {terminal, NULL};
	const char *const words[] = {seat_program(), "take", "--no-store", "--theme", theme, quiz, NULL};
	term_start(&t, rows, columns, words, environment);
	term_expect(&t, "begin");
	term_expect_settled(&t);
	for (int frame = 0; frame < FRAMES && !t.gone; frame++) {
		char typed[KEYS * 8 + 1] = "";
		for (int key = (int)draw(&dice, KEYS); key >= 0; key--)
			press_at_random(&t, &dice, typed);
		/* What is said about a key goes with the next one. */
		if (term_find(&t, "without an answer") < 0)
			assert_painted(&t, type, typed);
	}
	term_stop(&t);
}

static void
what_was_painted_bit_by_bit_is_the_whole_picture(void **state)
{
	(void)state;
	walk(seat_quiz, "xterm-256color", "auto", 24, 80);
	walk(seat_quiz, "xterm-256color", "dark", 24, 81);
	walk(seat_quiz, "xterm-256color", "high-contrast", 24, 82);
	walk(seat_quiz, "xterm", "auto", 12, 40);
	walk(seat_quiz, "linux", "auto", 25, 79);
	walk(seat_quiz, "screen", "auto", 24, 78);
	walk(seat_quiz, "tmux-256color", "light", 60, 200);
	walk(seat_quiz, "vt100", "auto", 24, 77);
}

/* Wide letters, marks, what is not to be seen: curses sends what only curses can, and after that what comes
 * without it is right again. */
static void
so_it_is_where_only_curses_can_send_what_is_new(void **state)
{
	static const char words[] = "tests/term/words.ini";
	(void)state;
	walk(words, "xterm-256color", "auto", 24, 80);
	walk(words, "xterm-256color", "dark", 12, 40);
	walk(words, "linux", "auto", 25, 79);
	walk(words, "vt100", "auto", 24, 77);
}

/* The terminal says late what its background is, and at the same moment it goes on. */
static void
other_colors_are_for_all_that_is_there(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "\r", SEAT_SECOND);
	seat_press(&t, "\033]11;rgb:ffff/ffff/ffff\033\\\r", SEAT_THIRD);
	assert_painted(&t, "xterm-256color", "a white background");
	seat_press(&t, "\r", SEAT_REVIEW);
	assert_painted(&t, "xterm-256color", "a white background and Enter");
	term_stop(&t);
}

/* What somebody else wrote there goes, also where the focus moves at the same moment. */
static void
a_redraw_cleans_up_whatever_comes_with_it(void **state)
{
	static const char foreign[] = "\0337\033[12;30Hsomebody else\0338";
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	vterm_input_write(t.emulator, foreign, sizeof foreign - 1);
	assert_true(term_find(&t, "somebody else") >= 0);
	term_keys(&t, REDRAW "j");
	term_expect_settled(&t);
	assert_int_equal(term_find(&t, "somebody else"), -1);
	term_stop(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_painted_bit_by_bit_is_the_whole_picture),
		cmocka_unit_test(so_it_is_where_only_curses_can_send_what_is_new),
		cmocka_unit_test(other_colors_are_for_all_that_is_there),
		cmocka_unit_test(a_redraw_cleans_up_whatever_comes_with_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
