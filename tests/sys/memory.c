#define _GNU_SOURCE /* mincore */
#include "sys/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <sys/mman.h>
#include <unistd.h>

#include "base/attr.h"

enum { DEEP = 96 * 1024 };

static uintptr_t deepest;

/* Leaves its words behind on the stack. */
static NO_INLINE void
write_deep_down(int byte)
{
	char words[DEEP];
	memset(words, byte, sizeof words);
	deepest = (uintptr_t)words;
	__asm__ volatile("" : : "r"(words) : "memory");
}

/* Pages that have anything in them, of those in the middle of what was written. */
static size_t
pages_left(void)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
	uintptr_t start = (deepest + page - 1) & ~(page - 1);
	size_t count = DEEP / 2 / page, left = 0;
	static unsigned char there[DEEP];
	assert_int_equal(mincore((void *)start, count * page, there), 0);
	for (size_t i = 0; i < count; i++)
		left += there[i] & 1;
	return left;
}

static void
what_calls_left_on_the_stack_is_given_back(void **state)
{
	(void)state;
	char kept[] = "what is in use stays";
	write_deep_down('x');
	assert_int_not_equal(pages_left(), 0);
	memory_return();
	assert_int_equal(pages_left(), 0);
	assert_string_equal(kept, "what is in use stays");
}

static void
the_stack_can_be_used_again(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++) {
		write_deep_down('y');
		assert_int_not_equal(pages_left(), 0);
		memory_return();
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_calls_left_on_the_stack_is_given_back),
		cmocka_unit_test(the_stack_can_be_used_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
