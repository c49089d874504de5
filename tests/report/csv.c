#include "report/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/buf.h"

static void
texts_are_quoted_and_disarmed(void **state)
{
	(void)state;
	static const struct {
		const char *text, *cell;
	} rows[] = {
		{"", ""},
		{"plain", "plain"},
		{"a b", "a b"},
		{"a,b", "\"a,b\""},
		{"say \"no\"", "\"say \"\"no\"\"\""},
		{"two\nlines", "\"two\nlines\""},
		{"two\r\nlines", "\"two\r\nlines\""},
		{" first", "\" first\""},
		{"=1+1", "'=1+1"},
		{"+1", "'+1"},
		{"-1", "'-1"},
		{"@sum", "'@sum"},
		{"\tx", "\"'\tx\""},
		{" =1+1", "\"' =1+1\""},
		{"＝1", "'＝1"},
		{"＋1", "'＋1"},
		{"－1", "'－1"},
		{"＠sum", "'＠sum"},
		{"a;=1+1", "\"a;=1+1\""},
		{"a\t=1+1", "\"a\t=1+1\""},
		{"\rx", "\"'\rx\""},
		{"\nx", "\"'\nx\""},
		{"=a,\"b\"", "\"'=a,\"\"b\"\"\""},
		{"a=1", "a=1"},
		{"größer", "größer"},
	};
	struct buf out = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct csv csv = {.out = &out};
		csv_text(&csv, rows[i].text);
		assert_string_equal(buf_text(&out), rows[i].cell);
		buf_clear(&out);
	}
	buf_free(&out);
}

static void
rows_end_as_the_standard_says(void **state)
{
	(void)state;
	struct buf out = {0};
	struct csv csv = {.out = &out};
	csv_empty(&csv);
	csv_integer(&csv, -12);
	csv_tenths(&csv, 667);
	csv_millionths(&csv, 1000025);
	csv_end(&csv);
	csv_text(&csv, "next");
	csv_empty(&csv);
	csv_end(&csv);
	assert_string_equal(buf_text(&out), ",-12,66.7,1.000025\r\nnext,\r\n");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_quoted_and_disarmed),
		cmocka_unit_test(rows_end_as_the_standard_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
