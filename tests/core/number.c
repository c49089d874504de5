#include "core/number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "support/random_quiz.h"

static void
small_numbers_are_what_they_are(void **state)
{
	struct arena arena = {0};
	struct number number = number_new(&arena, 4);
	(void)state;
	assert_int_equal(number_symbols(&number), 0);
	number_push(&number, 10, 7);
	number_push(&number, 10, 0);
	number_push(&number, 10, 3); /* 703 = 21 * 32 + 31 */
	assert_int_equal(number_symbols(&number), 2);
	assert_int_equal(number_symbol(&number, 0), 31);
	assert_int_equal(number_symbol(&number, 1), 21);
	assert_int_equal(number_symbol(&number, 2), 0);
	assert_int_equal(number_pull(&number, 100), 3);
	assert_int_equal(number_pull(&number, 2), 1);
	assert_int_equal(number_pull(&number, 100), 3);
	assert_int_equal(number_pull(&number, 100), 0);
	arena_free(&arena);
}

/* Digits of random radices, through symbols and back. */
static void
what_goes_in_comes_out(void **state)
{
	enum { DIGITS = 300 };
	(void)state;
	for (int seed = 0; seed < 200; seed++) {
		struct arena arena = {0};
		struct random random = random_from((uint64_t)seed);
		int count = random_in(&random, 0, DIGITS), radix[DIGITS], digit[DIGITS];
		struct number number = number_new(&arena, count);
		for (int i = 0; i < count; i++) {
			radix[i] = random_percent(&random, 10) ? 1 << 30 : random_in(&random, 2, 30);
			digit[i] = random_percent(&random, 20) ? radix[i] - 1 : random_in(&random, 0, radix[i] - 1);
			number_push(&number, (unsigned)radix[i], (unsigned)digit[i]);
		}
		int length = number_symbols(&number);
		unsigned char *symbols = arena_take(&arena, (size_t)length + 1);
		for (int i = 0; i < length; i++)
			symbols[i] = number_symbol(&number, length - 1 - i);
		assert_true(length == 0 || symbols[0] != 0);
		struct number back = number_of_symbols(&arena, symbols, length);
		for (int i = count - 1; i >= 0; i--)
			assert_int_equal(number_pull(&back, (unsigned)radix[i]), digit[i]);
		assert_int_equal(number_symbols(&back), 0);
		arena_free(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_numbers_are_what_they_are),
		cmocka_unit_test(what_goes_in_comes_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
