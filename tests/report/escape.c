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
	{"\x1b[1m \xE2\x80\xAE \xFF", "\\\\x1b\\[1m \\<U+202E\\> \\\\xff"},
};

static const struct {
	const char *text, *escaped;
} references[] = {
	{"", ""},
	{"a < b && \"c\" > 'd'", "a &lt; b &amp;&amp; &quot;c&quot; &gt; &#39;d&#39;"},
	{"&lt;", "&amp;lt;"},
	{"two\n\tlines ü", "two  lines ü"},
	{"\x1b[1m \xE2\x80\xAE \xFF", "\\x1b[1m &lt;U+202E&gt; \\xff"},
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

static void
nothing_in_a_text_is_a_tag_or_ends_an_attribute(void **state)
{
	struct buf out = {0};
	(void)state;
	for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
		escape_html(&out, references[i].text);
		assert_string_equal(buf_text(&out), references[i].escaped);
		buf_clear(&out);
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_in_a_text_is_markup),
		cmocka_unit_test(nothing_in_a_text_is_a_tag_or_ends_an_attribute),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
