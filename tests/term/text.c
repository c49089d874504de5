/* Texts that are hard to set, and what is asked of the shipped quiz, on screens of several sizes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tools/seat.h"

static const struct {
	int rows, columns;
} sizes[] = {{24, 80}, {12, 40}, {13, 41}, {18, 61}, {40, 120}, {60, 200}};
enum { SIZES = sizeof sizes / sizeof sizes[0] };

static void
open_quiz(struct term *t, int size, const char *quiz, const char *text)
{
	const char *const words[] = {seat_program(), "take", "--no-store", quiz, NULL};
	term_start(t, sizes[size].rows, sizes[size].columns, words, NULL);
	term_expect(t, text);
	term_expect_settled(t);
}

static bool
blank(struct term *t, int row, int column)
{
	VTermScreenCell cell = term_cell(t, row, column);
	return cell.chars[0] == 0 || cell.chars[0] == ' ';
}

/* The edges of the body are free: what is too long by a column would stand there, or at the beginning
 * of the row below. */
static void
keeps_to_the_screen(struct term *t)
{
	int top = t->rows >= 18 ? 2 : 1, bottom = t->rows - (t->rows >= 18 ? 2 : 1);
	for (int row = top; row < bottom; row++) {
		bool mark = strncmp(term_row(t, row), "▸", strlen("▸")) == 0;
		if (!blank(t, row, t->columns - 1) || !(mark || blank(t, row, 0)))
			fail_msg("row %d bleeds at %dx%d: %s", row, t->columns, t->rows, term_row(t, row));
	}
	for (int row = 1; t->rows >= 18 && row < t->rows; row += t->rows - 3) {
		assert_false(blank(t, row, 0));
		assert_false(blank(t, row, t->columns - 1));
	}
}

static void
the_cursor_rests_on_the_mark(struct term *t)
{
	VTermPos at;
	vterm_state_get_cursorpos(vterm_obtain_state(t->emulator), &at);
	assert_int_equal(at.row, term_find(t, "▸"));
	assert_int_equal(term_cell(t, at.row, at.col).chars[0], 0x25b8);
}

static void
press(struct term *t, const char *keys)
{
	term_keys(t, keys);
	term_expect_settled(t);
	keeps_to_the_screen(t);
}

static void
nothing_bleeds_whatever_the_text(void **state)
{
	(void)state;
	for (int size = 0; size < SIZES; size++) {
		struct term t;
		open_quiz(&t, size, "tests/term/words.ini", "漢");
		keeps_to_the_screen(&t);
		press(&t, "\r");
		for (int question = 0; question < 3; question++) {
			the_cursor_rests_on_the_mark(&t);
			press(&t, "2");
			the_cursor_rests_on_the_mark(&t);
			press(&t, "1");
			press(&t, "w");
			press(&t, "\033[6~");
			if (term_find(&t, "Why we ask") >= 0)
				press(&t, "q");
			press(&t, "\033[H"); /* an answer out of sight is not given */
			press(&t, "\r");
		}
		term_expect(&t, SEAT_REVIEW);
		the_cursor_rests_on_the_mark(&t);
		press(&t, "c");
		term_expect(&t, "1 of");
		for (int page = 0; page < 6; page++) {
			for (int screen = 0; screen < 12; screen++)
				press(&t, "\033[6~");
			press(&t, "n");
		}
		press(&t, "l");
		the_cursor_rests_on_the_mark(&t);
		term_stop(&t);
	}
}

static void
every_shipped_question_is_whole_at_80x24(void **state)
{
	(void)state;
	for (char option = '1'; option <= '6'; option++) {
		const char choose[] = {option, '\0'};
		struct term t;
		int questions = 0;
		open_quiz(&t, 0, "quizzes/go-or-rust.ini", "Begin");
		term_keys(&t, "\r");
		term_expect_settled(&t);
		for (; term_find(&t, "Counts") >= 0; questions++) {
			assert_int_equal(term_find(&t, "more ─"), -1);
			term_keys(&t, choose);
			term_expect_settled(&t);
			the_cursor_rests_on_the_mark(&t);
			term_keys(&t, "\r");
			term_expect_settled(&t);
		}
		assert_in_range(questions, 10, 40);
		term_expect(&t, SEAT_REVIEW);
		term_stop(&t);
	}
}

/* Whoever takes a quiz that would draw by itself gets findings, in which nothing does. */
static void
no_hostile_quiz_gets_to_the_screen(void **state)
{
	(void)state;
	static const char *const quizzes[] = {"tests/rules/E006.ini", "tests/rules/E007.ini",
		"tests/rules/E008.ini", "tests/rules/E027.ini"};
	for (size_t i = 0; i < sizeof quizzes / sizeof *quizzes; i++) {
		const char *const words[] = {seat_program(), "take", "--no-store", quizzes[i], NULL};
		struct term t;
		term_start(&t, 24, 80, words, NULL);
		term_expect_exit(&t, 2);
		assert_non_null(strstr(t.raw, "can't be used as it is"));
		for (size_t b = 0; b < t.raw_length; b++) {
			unsigned char byte = (unsigned char)t.raw[b];
			assert_true((byte >= ' ' && byte < 0x7F) || byte == '\r' || byte == '\n');
		}
		term_stop(&t);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_bleeds_whatever_the_text),
		cmocka_unit_test(no_hostile_quiz_gets_to_the_screen),
		cmocka_unit_test(every_shipped_question_is_whole_at_80x24),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
