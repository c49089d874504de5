#include "report/escape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

static const struct {
	const char *text, *escaped;
} rows[] = {
	{"", ""},
	{"plain words, no more.", "plain words, no more."},
	{"*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"},
	{"<b> &amp; [x](y) | #", "\\<b\\> \\&amp; \\[x\\](y) \\| \\#"},
	{"back\\slash \\|", "back\\\\slash \\\\\\|"},
	{"1. first", "1\\. first"},
	{"12) twelfth", "12\\) twelfth"},
	{"1.5 hours", "1\\.5 hours"},
	{"3-6 months", "3-6 months"},
	{"in 1. place", "in 1. place"},
	{"- item", "\\- item"},
	{"+ item", "\\+ item"},
	{"---", "\\---"},
	{"===", "\\==="},
	{"a - b", "a - b"},
	{"    code", "code"},
	{"two\nlines", "two lines"},
};

static void
nothing_in_a_text_is_markup(void **state)
{
	struct buf out = {0};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		escape_markdown(&out, rows[i].text);
		assert_string_equal(buf_text(&out), rows[i].escaped);
		buf_clear(&out);
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_in_a_text_is_markup),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
