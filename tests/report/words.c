#include "report/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

static void
says(struct buf *said, const char *expected)
{
	assert_string_equal(buf_text(said), expected);
	buf_clear(said);
}

static void
small_numbers_are_words_and_large_ones_have_commas(void **state)
{
	struct buf said = {0};
	(void)state;
	words_number(&said, 1);
	says(&said, "one");
	words_number(&said, 12);
	says(&said, "twelve");
	words_number(&said, 13);
	says(&said, "13");
	words_number(&said, 2000);
	says(&said, "2,000");
	words_number(&said, 1002003);
	says(&said, "1,002,003");
	buf_free(&said);
}

static void
one_is_singular_and_all_else_plural(void **state)
{
	struct buf said = {0};
	(void)state;
	words_count(&said, 0, "answer");
	says(&said, "no answers");
	words_count(&said, 1, "answer");
	says(&said, "one answer");
	words_count(&said, 2, "answer");
	says(&said, "two answers");
	buf_free(&said);
}

static void
points_show_their_sign(void **state)
{
	struct buf said = {0};
	(void)state;
	words_points(&said, 24);
	says(&said, "+24");
	words_points(&said, -8);
	says(&said, "-8");
	words_points(&said, 0);
	says(&said, "0");
	words_points(&said, INT64_MIN);
	says(&said, "-9,223,372,036,854,775,808");
	buf_free(&said);
}

static void
lists_end_in_and(void **state)
{
	struct buf said = {0};
	(void)state;
	for (int count = 1; count <= 3; count++)
		for (int i = 0; i < count; i++)
			buf_format(&said, "%s%c", words_comma(i, count), "abc"[i]);
	says(&said, "aa and ba, b and c");
	buf_free(&said);
}

static void
a_sentence_starts_with_a_capital(void **state)
{
	struct buf said = {0};
	(void)state;
	buf_add(&said, "one. two “x”");
	words_capital(&said, 0);
	words_capital(&said, 5);
	words_capital(&said, 9);
	words_capital(&said, said.length);
	says(&said, "One. Two “x”");
	buf_free(&said);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_numbers_are_words_and_large_ones_have_commas),
		cmocka_unit_test(one_is_singular_and_all_else_plural),
		cmocka_unit_test(points_show_their_sign),
		cmocka_unit_test(lists_end_in_and),
		cmocka_unit_test(a_sentence_starts_with_a_capital),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
