#include "report/scale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
the_logarithm_is_exact_to_one_in_ten_thousand(void **state)
{
	(void)state;
	for (int power = 0; power < 62; power++)
		assert_int_equal(scale_log((int64_t)1 << power), (int64_t)power << 16);
	assert_in_range(scale_log(3), 103870, 103873);
	assert_in_range(scale_log(10), 217704, 217707);
	assert_in_range(scale_log(365000000), 1864055, 1864065);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_logarithm_is_exact_to_one_in_ten_thousand),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
