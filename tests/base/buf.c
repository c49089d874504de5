#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"

static void
an_untouched_buffer_is_an_empty_text(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf buf = {0};
	assert_string_equal(buf_text(&buf), "");
	assert_string_equal(buf_take(&buf, &arena), "");
	buf_clear(&buf);
	buf_free(&buf);
	arena_free(&arena);
}

static void
text_grows_over_every_boundary(void **state)
{
	(void)state;
	struct buf buf = {0};
	for (int i = 0; i < 5000; i++)
		buf_char(&buf, (char)('a' + i % 26));
	assert_int_equal(buf.length, 5000);
	assert_int_equal(strlen(buf.text), 5000);
	assert_int_equal(buf.text[4999], 'a' + 4999 % 26);
	buf_free(&buf);
}

static void
formats_of_any_length_fit(void **state)
{
	(void)state;
	struct buf buf = {0};
	for (int width = 1; width < 300; width++) {
		buf_clear(&buf);
		buf_format(&buf, "<%*d>", width, 7);
		assert_int_equal(buf.length, width + 2);
		assert_int_equal(buf.text[width + 1], '>');
	}
	buf_free(&buf);
}

static void
taking_empties_but_bytes_may_hold_anything(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf buf = {0};
	buf_bytes(&buf, "a\0b", 3);
	buf_repeat(&buf, "xy", 2);
	const char *taken = buf_take(&buf, &arena);
	assert_memory_equal(taken, "a\0bxyxy", 8);
	assert_string_equal(buf_text(&buf), "");
	buf_add(&buf, "next");
	assert_string_equal(buf_text(&buf), "next");
	buf_free(&buf);
	arena_free(&arena);
}

static jmp_buf back;

static void
jump(void)
{
	longjmp(back, 1);
}

static void
a_length_that_cannot_be_is_memory_exhausted(void **state)
{
	(void)state;
	struct buf buf = {0};
	memory_exhausted = jump;
	if (setjmp(back) == 0) {
		buf_bytes(&buf, "x", SIZE_MAX / 2);
		fail();
	}
	buf_free(&buf);
}

static void
a_wiped_one_is_like_a_fresh_one(void **state)
{
	(void)state;
	struct buf buf = {0};
	buf_wipe(&buf);
	buf_add(&buf, "a secret");
	buf_wipe(&buf);
	assert_string_equal(buf_text(&buf), "");
	assert_int_equal(buf.room, 0);
	buf_add(&buf, "more");
	assert_string_equal(buf_text(&buf), "more");
	buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_untouched_buffer_is_an_empty_text),
		cmocka_unit_test(text_grows_over_every_boundary),
		cmocka_unit_test(formats_of_any_length_fit),
		cmocka_unit_test(taking_empties_but_bytes_may_hold_anything),
		cmocka_unit_test(a_length_that_cannot_be_is_memory_exhausted),
		cmocka_unit_test(a_wiped_one_is_like_a_fresh_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
