#include "report/letters.h"

#include "set.h"

#include <string.h>

#include "base/utf8.h"

static void
reads(const char *name, const char *expected)
{
	struct buf text = {0};
	for (int line = 0; line < LETTERS_LINES; line++) {
		letters_line(&text, name, line);
		buf_char(&text, '\n');
	}
	assert_string_equal(buf_text(&text), expected);
	buf_free(&text);
}

static void
names_are_drawn_in_capitals_three_lines_high(void **state)
{
	(void)state;
	reads("Rust", "█▀▀▄ █  █ ▄▀▀▀ ▀▀█▀▀\n"
	              "█▄▄▀ █  █  ▀▀▄   █\n"
	              "█ ▀▄ ▀▄▄▀ ▄▄▄▀   █\n");
	reads("c-3", "▄▀▀▀     ▀▀▀▄\n"
	             "█    ▄▄▄  ▀▀▄\n"
	             "▀▄▄▄     ▄▄▄▀\n");
}

/* That every row of a letter is as wide as its first shows in where the next letter stands. */
static void
all_rows_of_a_letter_are_as_wide(void **state)
{
	static const char all[] = " ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-+.,:!?'/&#()";
	(void)state;
	for (const char *c = all; *c != '\0'; c++) {
		const char name[] = {*c, 'I', '\0'};
		const char *ends[] = {"█", "█", "█"};
		for (int line = 0; line < LETTERS_LINES; line++) {
			struct buf text = {0};
			letters_line(&text, name, line);
			assert_int_equal(utf8_columns(buf_text(&text)), letters_columns(name));
			assert_string_equal(buf_text(&text) + text.length - strlen(ends[line]), ends[line]);
			buf_free(&text);
		}
	}
}

static void
a_name_with_other_characters_has_no_large_form(void **state)
{
	(void)state;
	assert_int_equal(letters_columns("Go"), 9);
	assert_int_equal(letters_columns("Caf\xc3\xa9"), 0);
	assert_int_equal(letters_columns("a_b"), 0);
	assert_int_equal(letters_columns(""), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_drawn_in_capitals_three_lines_high),
		cmocka_unit_test(all_rows_of_a_letter_are_as_wide),
		cmocka_unit_test(a_name_with_other_characters_has_no_large_form),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
