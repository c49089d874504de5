#include "base/utf8.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/buf.h"

static bool
is_surrogate(uint32_t code)
{
	return 0xD800 <= code && code <= 0xDFFF;
}

static void
every_code_point_is_written_and_read_back(void **state)
{
	(void)state;
	struct buf out = {0};
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		buf_clear(&out);
		utf8_append(&out, code);
		uint32_t back = 0;
		assert_int_equal(utf8_decode(out.text, out.length, &back), out.length);
		assert_int_equal(back, is_surrogate(code) ? UTF8_REPLACEMENT : code);
		uint32_t untouched = 7;
		assert_int_equal(utf8_decode(out.text, out.length - 1 + (out.length == 1), &untouched),
		                 out.length == 1 ? 1 : 0);
	}
	buf_clear(&out);
	utf8_append(&out, 0x110000);
	assert_string_equal(out.text, "\xEF\xBF\xBD");
	buf_free(&out);
}

static void
ill_formed_bytes_are_refused(void **state)
{
	(void)state;
	static const char *const cases[] = {
		"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xE2\x82",
		"\xE2(\xA1", "\xE2\x82(", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF",
		"\xF0\x9F\x92", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFE",
		"\xFF",
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint32_t code = 7;
		assert_int_equal(utf8_decode(cases[i], strlen(cases[i]), &code), 0);
		assert_int_equal(code, 7);
	}
}

static void
controls_and_hidden_characters_are_told_apart(void **state)
{
	(void)state;
	static const uint32_t controls[] = {0, 0x1F, 0x7F, 0x80, 0x9F};
	static const uint32_t hidden[] = {0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028, 0x202E, 0x2060,
		0x2066, 0x2069, 0xFEFF, 0xE0001, 0xE007F};
	static const uint32_t neither[] = {' ', '~', 0xA0, 0xAC, 0xE4, 0x301, 0x200A, 0x200C, 0x200D,
		0x2010, 0x202F, 0x2070, 0xFE0F, 0xFFFD, 0x1F469, 0xE0100, 0x10FFFF};
	for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
		assert_true(utf8_is_control(controls[i]) && !utf8_is_hidden(controls[i]));
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
		assert_true(utf8_is_hidden(hidden[i]) && !utf8_is_control(hidden[i]));
	for (size_t i = 0; i < sizeof neither / sizeof *neither; i++)
		assert_false(utf8_is_hidden(neither[i]) || utf8_is_control(neither[i]));
}

/* What the C library of another year knows better is not held against us: the table of Unicode 15
 * differs from its neighbours in far fewer places. */
static void
widths_are_those_of_the_c_library(void **state)
{
	(void)state;
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		skip();
	int differ = 0;
	for (uint32_t code = 1; code <= 0x10FFFF; code++) {
		int theirs = wcwidth((wchar_t)code);
		if (utf8_is_hidden(code) || utf8_is_control(code))
			assert_int_equal(utf8_width(code), 0);
		else if (theirs != -1 && theirs != utf8_width(code))
			differ++;
	}
	setlocale(LC_CTYPE, "C");
#if defined __GLIBC__ && __GLIBC__ == 2 && __GLIBC_MINOR__ == 36
	assert_int_equal(differ, 0);
#else
	assert_in_range(differ, 0, 1000);
#endif
}

static void
columns_are_counted_over_whole_strings(void **state)
{
	(void)state;
	assert_int_equal(utf8_columns(""), 0);
	assert_int_equal(utf8_columns("abc"), 3);
	assert_int_equal(utf8_columns("\xC3\xA4\xE2\x82\xAC"), 2);
	assert_int_equal(utf8_columns("a\xCC\x88"), 1);
	assert_int_equal(utf8_columns("\xE6\xBC\xA2\xF0\x9F\x98\x80"), 4);
	assert_int_equal(utf8_columns("a\xFFz\xE2\x82"), 5);
	assert_int_equal(utf8_columns("\033\xE2\x80\xAE"), 0);
	assert_int_equal(utf8_columns_of("abc\xE6\xBC\xA2", 3), 3);
}

static void
expect_visible(const char *bytes, size_t length, const char *shown)
{
	struct buf out = {0};
	utf8_append_visible(&out, bytes, length);
	assert_string_equal(buf_text(&out), shown);
	buf_free(&out);
}

static void
text_from_outside_becomes_visible(void **state)
{
	(void)state;
	expect_visible("", 0, "");
	expect_visible("a\0b\n\t\033\x7F", 7, "a\\x00b\\x0a\\x09\\x1b\\x7f");
	expect_visible("\xC2\x9B\xE2\x80\xAE\xF3\xA0\x80\x81", 9, "<U+009B><U+202E><U+E0001>");
	expect_visible("\xFFz\xE2\x82", 4, "\\xffz\\xe2\\x82");
	static const char accents[] = "a" "\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81" "\xCC\x81z";
	expect_visible(accents, 17, "a\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81");
	expect_visible(accents, sizeof accents - 1,
	               "a\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81<U+0301>z");
	static const char joined[] = "\xC3\xA4 \xF0\x9F\x91\xA9\xE2\x80\x8D";
	expect_visible(joined, sizeof joined - 1, joined);
}

static void
expect_ascii(const char *text, const char *plain)
{
	struct buf out = {0};
	utf8_append_ascii(&out, text);
	assert_string_equal(buf_text(&out), plain);
	buf_free(&out);
}

static void
text_becomes_ascii(void **state)
{
	(void)state;
	expect_ascii("plain ~ text\n\t|", "plain ~ text\n\t|");
	expect_ascii("\xE2\x80\x9Cit\xE2\x80\x99s\xE2\x80\x9D \xE2\x80\x93 \xE2\x80\x94 \xE2\x80\xA6",
	             "\"it's\" - -- ...");
	expect_ascii("\xE2\x86\x90 \xE2\x86\x92 \xE2\x80\xA2 \xC2\xB7 \xC3\x97 \xE2\x89\xA4 \xE2\x89\xA5",
	             "<- -> * - x <= >=");
	expect_ascii("a\xC2\xA0z \xC2\xAB\xC2\xBB \xC2\xBD \xC2\xBF", "a z <<>> 1/2 ?");
	expect_ascii("\xC3\x80\xC3\x84\xC3\x86\xC3\x9F\xC3\xA9\xC3\xBF", "AAAEssey");
	expect_ascii("\xC4\x80\xC4\xB2\xC4\xB8\xC5\x81\xC5\x92\xC5\xA1\xC5\xBE\xC5\xBF", "AIJkLOEszs");
	expect_ascii("e\xCC\x81 \xE6\xBC\xA2 \xD0\x96 \xFF", "e ?? ? ?");
	expect_ascii("\033[31m\xC2\x9B\xC2\xAD\xE2\x80\xAE", "[31m");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point_is_written_and_read_back),
		cmocka_unit_test(ill_formed_bytes_are_refused),
		cmocka_unit_test(controls_and_hidden_characters_are_told_apart),
		cmocka_unit_test(widths_are_those_of_the_c_library),
		cmocka_unit_test(columns_are_counted_over_whole_strings),
		cmocka_unit_test(text_from_outside_becomes_visible),
		cmocka_unit_test(text_becomes_ascii),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
