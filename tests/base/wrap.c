#include "base/wrap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"

static const char *const texts[] = {
	"",
	"word",
	"Half of the caffeine is still there after about five hours.",
	"a well-known so-called out-of-the-way place",
	"one  two   three    four",
	"   led by blanks, ended by blanks   ",
	"          ",
	"averyveryverylongwordthatfitsnowherewhatever the width and then some more",
	"naïve cafe\xcc\x81 e\xcc\x81\xcc\x82\xcc\x83 marks",
	"marked blanks \xcc\x81 here  \xcc\x81 and \xcc\x81",
	"漢字は幅が二つ分あります。 mixed 漢字 words",
	"dash\xe2\x80\x94" "dash and range 3\xe2\x80\x93" "6 and -12 and --plain and a-",
	"ill-formed \xff\xfe bytes \xc3 \xe2\x82",
	"\xcc\x81 begins with a mark",
	"x\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
};
enum { TEXTS = sizeof texts / sizeof *texts };

static bool
starts_with_mark(const char *text)
{
	uint32_t code;
	size_t left = strlen(text);
	return left > 0 && utf8_decode(text, left, &code) > 0 && utf8_width(code) == 0;
}

static size_t
characters(const char *text, size_t length)
{
	size_t count = 0;
	for (size_t i = 0; i < length; count++) {
		uint32_t code;
		size_t size = utf8_decode(text + i, length - i, &code);
		i += size == 0 ? 1 : size;
		count -= size > 0 && utf8_width(code) == 0;
	}
	return count;
}

typedef void check_fn(const char *text, const char *line, size_t shown, const char *next, int columns);

static void
each_line(check_fn *check)
{
	for (int t = 0; t < TEXTS; t++) {
		for (int columns = 1; columns <= 80; columns++) {
			const char *line = texts[t], *next;
			for (; *line != '\0'; line = next) {
				size_t shown = wrap_line(line, columns, &next);
				check(texts[t], line, shown, next, columns);
			}
		}
	}
}

static void
fits(const char *text, const char *line, size_t shown, const char *next, int columns)
{
	(void)text;
	(void)next;
	if (utf8_columns_of(line, shown) > columns)
		assert_true(columns == 1 && characters(line, shown) == 1);
}

static void
no_line_is_wider_than_asked_but_for_a_lone_wide_character(void **state)
{
	(void)state;
	each_line(fits);
}

static void
drops_blanks(const char *text, const char *line, size_t shown, const char *next, int columns)
{
	(void)text;
	(void)columns;
	assert_true(next > line && (size_t)(next - line) >= shown);
	for (const char *dropped = line + shown; dropped < next; dropped++)
		assert_int_equal(*dropped, ' ');
}

static void
nothing_is_lost_but_blanks(void **state)
{
	(void)state;
	each_line(drops_blanks);
}

static void
is_trimmed(const char *text, const char *line, size_t shown, const char *next, int columns)
{
	(void)columns;
	assert_true(shown == 0 || line[shown - 1] != ' ');
	assert_true(line == text || !starts_with_mark(line));
	assert_true(*next != ' ' || starts_with_mark(next + 1));
}

static void
no_line_ends_in_a_blank_or_starts_with_a_mark(void **state)
{
	(void)state;
	each_line(is_trimmed);
}

static void
a_text_that_fits_is_one_line(void **state)
{
	(void)state;
	for (int t = 1; t < TEXTS; t++)
		assert_int_equal(wrap_count(texts[t], 200), 1);
	assert_int_equal(wrap_count("", 1), 0);
}

/* The lines, with a | after each. */
static void
wraps(const char *text, int columns, const char *expected)
{
	struct buf lines = {0};
	for (const char *next; *text != '\0'; text = next) {
		buf_bytes(&lines, text, wrap_line(text, columns, &next));
		buf_char(&lines, '|');
	}
	assert_string_equal(buf_text(&lines), expected);
	buf_free(&lines);
}

static void
lines_break_at_blanks_and_after_hyphens_inside_words(void **state)
{
	(void)state;
	wraps("one two three", 7, "one two|three|");
	wraps("one two three", 6, "one|two|three|");
	wraps("one   two", 4, "one|two|");
	wraps("well-known", 6, "well-|known|");
	wraps("well-known", 5, "well-|known|");
	wraps("well-known", 4, "well|-kno|wn|");
	wraps("took 3-6 months", 7, "took|3-6|months|");
	wraps("say --plain", 6, "say|--plai|n|");
	wraps("em\xe2\x80\x94" "dash", 4, "em\xe2\x80\x94|dash|");
}

static void
long_words_are_broken_between_characters(void **state)
{
	(void)state;
	wraps("abcdefg", 3, "abc|def|g|");
	wraps("an abcdefg", 4, "an|abcd|efg|");
	wraps("\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2", 4, "\xe6\xbc\xa2\xe5\xad\x97|\xe6\xbc\xa2|");
	wraps("\xe6\xbc\xa2\xe5\xad\x97", 3, "\xe6\xbc\xa2|\xe5\xad\x97|");
	wraps("\xe6\xbc\xa2" "ab", 1, "\xe6\xbc\xa2|a|b|");
	wraps("ae\xcc\x81" "b", 2, "ae\xcc\x81|b|");
	wraps("ae\xcc\x81" "b", 1, "a|e\xcc\x81|b|");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_is_wider_than_asked_but_for_a_lone_wide_character),
		cmocka_unit_test(nothing_is_lost_but_blanks),
		cmocka_unit_test(no_line_ends_in_a_blank_or_starts_with_a_mark),
		cmocka_unit_test(a_text_that_fits_is_one_line),
		cmocka_unit_test(lines_break_at_blanks_and_after_hyphens_inside_words),
		cmocka_unit_test(long_words_are_broken_between_characters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
