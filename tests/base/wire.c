#include "base/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"

static const int64_t numbers[] = {0, 1, -1, 255, 256, INT64_MAX, INT64_MIN, -1234567890123};

static void
numbers_and_texts_come_back(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf bytes = {0};
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		wire_number(&bytes, numbers[i]);
	wire_text(&bytes, "");
	wire_text(&bytes, "grün, \t\n");
	struct wire wire = {buf_text(&bytes), bytes.length, false};
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		assert_true(wire_take_number(&wire) == numbers[i]);
	assert_string_equal(wire_take_text(&wire, &arena), "");
	assert_false(wire_ended(&wire));
	assert_string_equal(wire_take_text(&wire, &arena), "grün, \t\n");
	assert_true(wire_ended(&wire));
	buf_free(&bytes);
	arena_free(&arena);
}

static void
what_is_no_text_or_no_count_is_broken_for_good(void **state)
{
	(void)state;
	static const struct {
		int64_t length;
		const char *bytes;
		size_t count;
	} texts[] = {
		{5, "four", 4}, {-1, "x", 1}, {INT64_MAX, "x", 1}, {WIRE_TEXT_MAX + 1, "x", 1}, {3, "a\0b", 3}};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct buf bytes = {0};
		wire_number(&bytes, texts[i].length);
		buf_bytes(&bytes, texts[i].bytes, texts[i].count);
		wire_number(&bytes, 7);
		struct wire wire = {buf_text(&bytes), i == 0 ? 8 + texts[i].count : bytes.length, false};
		assert_string_equal(wire_take_text(&wire, &arena), "");
		assert_true(wire.broken);
		assert_true(wire_take_number(&wire) == 0);
		assert_false(wire_ended(&wire));
		buf_free(&bytes);
	}
	static const int64_t counts[] = {11, -1, 9, INT64_MAX};
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
		struct buf bytes = {0};
		wire_number(&bytes, counts[i]);
		wire_number(&bytes, 0);
		struct wire wire = {buf_text(&bytes), bytes.length, false};
		assert_int_equal(wire_take_count(&wire, 10), 0);
		assert_true(wire.broken);
		buf_free(&bytes);
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_and_texts_come_back),
		cmocka_unit_test(what_is_no_text_or_no_count_is_broken_for_good),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
