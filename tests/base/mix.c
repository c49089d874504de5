#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mix.h"

static void
names_hash_as_published(void **state)
{
	(void)state;
	assert_true(mix_name("") == 0xcbf29ce484222325U);
	assert_true(mix_name("a") == 0xaf63dc4c8601ec8cU);
	assert_true(mix_name("foobar") == 0x85944171f73967e8U);
}

static void
draws_are_those_of_splitmix64(void **state)
{
	(void)state;
	/* the first outputs of the published generator for the seed 1234567 */
	static const uint64_t draws[] = {6457827717110365317U, 3203168211198807973U,
	                                 9817491932198370423U, 4593380528125082431U,
	                                 16408922859458223821U};
	for (uint64_t i = 0; i < 5; i++)
		assert_true(mix_draw(1234567, i) == draws[i]);
}

static void
draws_spread_evenly_over_seven_factors(void **state)
{
	(void)state;
	int count[7] = {0};
	for (uint64_t i = 0; i < 70000; i++)
		count[mix_draw(mix_name("sleep"), i) % 7]++;
	for (int f = 0; f < 7; f++)
		assert_in_range(count[f], 9500, 10500);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_hash_as_published),
		cmocka_unit_test(draws_are_those_of_splitmix64),
		cmocka_unit_test(draws_spread_evenly_over_seven_factors),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
