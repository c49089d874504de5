#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void
pieces_are_zeroed_aligned_and_apart(void **state)
{
	(void)state;
	struct arena arena = {0};
	unsigned char *last = NULL;
	for (size_t size = 0; size < 3000; size += 7) {
		unsigned char *piece = arena_take(&arena, size);
		assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(piece[i], 0);
		memset(piece, 0xff, size);
		assert_ptr_not_equal(piece, last);
		last = piece;
	}
	arena_free(&arena);
}

static void
a_large_piece_leaves_the_rest_of_the_block_in_use(void **state)
{
	(void)state;
	struct arena arena = {0};
	char *first = arena_take(&arena, 16);
	memset(arena_take(&arena, 1000000), 1, 1000000);
	char *second = arena_take(&arena, 16);
	assert_ptr_equal(second, first + 16);
	arena_free(&arena);
}

static void
an_arena_can_be_used_again(void **state)
{
	(void)state;
	struct arena arena = {0};
	arena_free(&arena);
	assert_string_equal(arena_copy(&arena, "abcdef", 3), "abc");
	arena_free(&arena);
	assert_string_equal(arena_copy(&arena, NULL, 0), "");
	arena_free(&arena);
}

static jmp_buf back;

static void
jump(void)
{
	longjmp(back, 1);
}

static void
a_size_that_cannot_be_is_memory_exhausted(void **state)
{
	(void)state;
	struct arena arena = {0};
	memory_exhausted = jump;
	if (setjmp(back) == 0) {
		arena_array(&arena, SIZE_MAX / 2, 3);
		fail();
	}
	if (setjmp(back) == 0) {
		arena_take(&arena, SIZE_MAX - 1);
		fail();
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
		cmocka_unit_test(a_large_piece_leaves_the_rest_of_the_block_in_use),
		cmocka_unit_test(an_arena_can_be_used_again),
		cmocka_unit_test(a_size_that_cannot_be_is_memory_exhausted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
