#include "verdict/draft.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
assert_at(struct place at, int line, int col)
{
	assert_int_equal(at.line, line);
	assert_int_equal(at.col, col);
}

static void
a_byte_stands_as_many_characters_behind_the_first(void **state)
{
	(void)state;
	struct entry entry = {.value = "a\xC3\xA4z", .value_at = {3, 8}};
	assert_at(entry_place(&entry, 0), 3, 8);
	assert_at(entry_place(&entry, 1), 3, 9);
	assert_at(entry_place(&entry, 3), 3, 10);
	assert_at(entry_place(&entry, 4), 3, 11);
}

static void
a_byte_behind_a_fold_stands_in_its_line(void **state)
{
	(void)state;
	static const struct fold folds[] = {{2, {4, 1}}, {5, {6, 1}}};
	struct entry entry = {
		.value = "ab\xC3\xA4" "efg",
		.value_at = {3, 8},
		.folds = folds,
		.fold_count = 2,
	};
	assert_at(entry_place(&entry, 1), 3, 9);
	assert_at(entry_place(&entry, 2), 4, 1);
	assert_at(entry_place(&entry, 4), 4, 2);
	assert_at(entry_place(&entry, 5), 6, 1);
	assert_at(entry_place(&entry, 7), 6, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_byte_stands_as_many_characters_behind_the_first),
		cmocka_unit_test(a_byte_behind_a_fold_stands_in_its_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
