#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/fail.h"

static void
the_first_failure_stands(void **state)
{
	(void)state;
	struct fail fail = {0};
	assert_false(fail_set(&fail, "%s %d", "one", 1));
	assert_false(fail_set(&fail, "two"));
	assert_string_equal(fail.text, "one 1");
	assert_false(fail_set(NULL, "nobody listens"));
}

static void
a_long_sentence_ends_in_dots(void **state)
{
	(void)state;
	for (int length = 505; length < 520; length++) {
		struct fail fail = {0};
		fail_set(&fail, "%*d", length, 1);
		bool cut = length >= (int)sizeof fail.text;
		assert_int_equal(strlen(fail.text), cut ? (int)sizeof fail.text - 1 : length);
		assert_int_equal(strcmp(fail.text + strlen(fail.text) - 3, "...") == 0, cut);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_failure_stands),
		cmocka_unit_test(a_long_sentence_ends_in_dots),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
