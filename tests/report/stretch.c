#include "report/stretch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

static void
lengths_are_told_in_the_unit_that_suits_both_ends(void **state)
{
	static const struct {
		int64_t from, to;
		const char *words;
	} rows[] = {
		{1000000, 1000000, "1 day"}, {7000000, 7000000, "1 week"},
		{14000000, 28000000, "2-4 weeks"}, {90000000, 180000000, "3-6 months"},
		{2778, 2778, "4 minutes"}, {3000, 3000, "about 4 minutes"},
		{365000000, 365000000, "1 year"}, {400000000, 400000000, "57 weeks"},
		{1500000, 1500000, "36 hours"}, {1, 1, "about 0 seconds"},
		{7000000, 30000000, "7-30 days"}, {100000000000, 100000000000, "about 274 years"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf said = {0};
		stretch_length(&said, rows[i].from, rows[i].to);
		assert_string_equal(buf_text(&said), rows[i].words);
		buf_free(&said);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_are_told_in_the_unit_that_suits_both_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
