#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "core/index.h"
#include "verdict/quiz.h"

static void
every_name_is_found_and_no_other(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf name = {0};
	struct index index = index_new(&arena, 1000);
	for (int i = 0; i < 1000; i++) {
		buf_format(&name, "q%d", i);
		index_add(&index, buf_take(&name, &arena), i);
	}
	for (int i = 0; i < 2000; i++) {
		buf_clear(&name);
		buf_format(&name, "q%d", i);
		assert_int_equal(index_find(&index, buf_text(&name)), i < 1000 ? i : NOBODY);
	}
	buf_free(&name);
	arena_free(&arena);
}

static void
the_first_of_equal_names_stands(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct index index = index_new(&arena, 2);
	index_add(&index, "a", 1);
	index_add(&index, "a", 2);
	assert_int_equal(index_find(&index, "a"), 1);
	arena_free(&arena);
}

static void
an_index_of_nothing_finds_nothing(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct index index = index_new(&arena, 0);
	assert_int_equal(index_find(&index, ""), NOBODY);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_name_is_found_and_no_other),
		cmocka_unit_test(the_first_of_equal_names_stands),
		cmocka_unit_test(an_index_of_nothing_finds_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
