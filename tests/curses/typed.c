#include "front/curses/typed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

/* What stands in the line, with a | where the cursor is. */
static void
is(const struct typed *typed, const char *expected)
{
	struct buf shown = {0};
	buf_bytes(&shown, buf_text(&typed->text), typed->cursor);
	buf_char(&shown, '|');
	buf_add(&shown, buf_text(&typed->text) + typed->cursor);
	assert_string_equal(buf_text(&shown), expected);
	buf_free(&shown);
}

static void
insert(struct typed *typed, const char *text)
{
	for (size_t length = strlen(text), size; length > 0; text += size, length -= size) {
		uint32_t code;
		size = utf8_decode(text, length, &code);
		assert_true(size > 0);
		typed_insert(typed, code);
	}
}

static void
characters_go_in_at_the_cursor(void **state)
{
	(void)state;
	struct typed typed = {0};
	is(&typed, "|");
	insert(&typed, "aé漢");
	is(&typed, "aé漢|");
	typed_left(&typed);
	typed_left(&typed);
	is(&typed, "a|é漢");
	insert(&typed, "ü");
	is(&typed, "aü|é漢");
	typed_home(&typed);
	typed_left(&typed);
	insert(&typed, "~/");
	is(&typed, "~/|aüé漢");
	typed_end(&typed);
	typed_right(&typed);
	is(&typed, "~/aüé漢|");
	typed_free(&typed);
}

static void
characters_go_out_whole(void **state)
{
	(void)state;
	struct typed typed = {0};
	typed_rub_out(&typed);
	typed_delete(&typed);
	typed_clear(&typed);
	is(&typed, "|");
	typed_set(&typed, "né漢e\xCC\x81x"); /* the second é is two code points */
	typed_rub_out(&typed);
	is(&typed, "né漢e\xCC\x81|");
	typed_left(&typed);
	is(&typed, "né漢|e\xCC\x81");
	typed_right(&typed);
	typed_rub_out(&typed);
	is(&typed, "né漢|");
	typed_home(&typed);
	typed_right(&typed);
	typed_delete(&typed);
	is(&typed, "n|漢");
	typed_delete(&typed);
	typed_delete(&typed);
	is(&typed, "n|");
	typed_set(&typed, "gone/stays");
	for (int i = 0; i < 5; i++)
		typed_left(&typed);
	typed_clear(&typed);
	is(&typed, "|stays");
	typed_free(&typed);
}

static void
what_can_not_be_seen_stays_out(void **state)
{
	(void)state;
	static const uint32_t codes[] = {0, '\n', '\r', '\t', 0x1b, 0x7f, 0x9b, 0x202e, 0x200b, 0xfeff, 0x2028};
	struct typed typed = {0};
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		typed_insert(&typed, codes[i]);
	is(&typed, "|");
	typed_free(&typed);
}

static void
a_line_gets_no_longer_than_a_path_can_be(void **state)
{
	(void)state;
	struct typed typed = {0};
	for (int i = 0; i < 2 * TYPED_BYTES; i++)
		typed_insert(&typed, 0xe9);
	assert_int_equal(typed.text.length, TYPED_BYTES);
	typed_free(&typed);
}

/* Whatever is done to it: UTF-8, and the cursor between characters. */
static void
it_stays_well_formed(void **state)
{
	(void)state;
	static void (*const mends[])(struct typed *) = {typed_rub_out, typed_delete, typed_left, typed_right,
		typed_home, typed_end, typed_clear};
	static const uint32_t codes[] = {'a', '/', 0xe9, 0x301, 0x6f22, 0x1f600, 0x200d, 0xd800, 0x110000};
	struct typed typed = {0};
	unsigned random = 1;
	for (int i = 0; i < 20000; i++) {
		random = random * 1103515245 + 12345;
		unsigned what = random >> 16 & 31;
		if (what < 7)
			mends[what](&typed);
		else
			typed_insert(&typed, codes[what % 9]);
		const char *text = buf_text(&typed.text);
		size_t at = 0, size;
		bool between = typed.cursor == 0;
		for (uint32_t code; at < typed.text.length; at += size) {
			size = utf8_decode(text + at, typed.text.length - at, &code);
			assert_true(size > 0);
			between = between || at + size == typed.cursor;
		}
		assert_true(between);
	}
	typed_free(&typed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_go_in_at_the_cursor),
		cmocka_unit_test(characters_go_out_whole),
		cmocka_unit_test(what_can_not_be_seen_stays_out),
		cmocka_unit_test(a_line_gets_no_longer_than_a_path_can_be),
		cmocka_unit_test(it_stays_well_formed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
