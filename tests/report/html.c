#include "report/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static void
said(struct buf *out, const char *expected)
{
	assert_string_equal(buf_text(out), expected);
	buf_clear(out);
}

static void
a_bar_is_as_long_as_its_number(void **state)
{
	struct buf out = {0};
	(void)state;
	html_bar(&out, 1, "Tea & co", 667, "67", NULL);
	said(&out,
	     "<tr class=\"k1\"><th scope=\"row\">Tea &amp; co</th><td class=\"bar\">"
	     "<svg width=\"100%\" height=\"16\" aria-hidden=\"true\">"
	     "<rect class=\"track\" width=\"100%\" height=\"16\" rx=\"2\"/>"
	     "<rect class=\"fill\" width=\"66.70%\" height=\"16\" rx=\"2\"/></svg></td>"
	     "<td class=\"number\">67</td></tr>\n");
	html_bar(&out, HTML_NEUTRAL, "x", 0, "0", "a <note>");
	assert_non_null(strstr(buf_text(&out), "width=\"0.00%\""));
	assert_non_null(strstr(buf_text(&out), "colspan=\"3\">a &lt;note&gt;</td></tr>\n"));
	buf_free(&out);
}

static void
a_histogram_is_told_in_words_and_its_highest_column_is_the_most(void **state)
{
	static const char *const labels[] = {"0-49", "50-100"};
	static const int64_t counts[] = {2, 4}, none[] = {0, 0};
	struct html_histogram h = {.k = 2, .title = "Fits of <Tea>", .labels = labels, .counts = counts, .bins = 2};
	struct buf out = {0};
	(void)state;
	html_histogram(&out, &h);
	const char *text = buf_text(&out);
	assert_non_null(strstr(text, "<figure class=\"k2\"><svg role=\"img\""));
	assert_non_null(strstr(text, "<title>Fits of &lt;Tea&gt;</title><desc>0-49: 2; 50-100: 4</desc>"));
	assert_non_null(strstr(text, "x=\"2.50%\" width=\"45.00%\" y=\"57\" height=\"39\"/>"));
	assert_non_null(strstr(text, "x=\"52.50%\" width=\"45.00%\" y=\"18\" height=\"78\"/>"));
	buf_clear(&out);
	h.counts = none;
	html_histogram(&out, &h);
	assert_non_null(strstr(buf_text(&out), "<desc>0-49: 0; 50-100: 0</desc>"));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bar_is_as_long_as_its_number),
		cmocka_unit_test(a_histogram_is_told_in_words_and_its_highest_column_is_the_most),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
