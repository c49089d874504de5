#include "front/patience.h"

#include <string.h>

#include "base/buf.h"
#include "tools/test.h"

enum { MINUTE = 60000, HOUR = 60 * MINUTE };

static void
it_warns_before_each_end_and_tells_how_long_it_stays_so(void **state)
{
	(void)state;
	static const struct {
		struct patience patience;
		int64_t now;
		enum patience_state is;
		int64_t wait;
	} cases[] = {
		/* idle, limit, began, heard, rests, watched */
		{{0, 0, 0, 0, false, 0}, HOUR, PATIENCE_WAITS, -1},
		{{MINUTE, 0, 0, 0, false, 0}, 0, PATIENCE_WAITS, 40000},
		{{MINUTE, 0, 0, 0, false, 0}, 39999, PATIENCE_WAITS, 1},
		{{MINUTE, 0, 0, 0, false, 0}, 40000, PATIENCE_WARNS_IDLE, 20000},
		{{MINUTE, 0, 0, 0, false, 0}, MINUTE, PATIENCE_IDLE, -1},
		{{MINUTE, 0, 0, 30000, false, 0}, MINUTE, PATIENCE_WAITS, 10000},
		/* Nobody has begun: idleness has no end, the connection has. */
		{{MINUTE, 0, 0, 0, true, 0}, HOUR, PATIENCE_WAITS, -1},
		{{MINUTE, HOUR, 0, 0, true, 0}, MINUTE, PATIENCE_WAITS, HOUR - 20000 - MINUTE},
		{{MINUTE, HOUR, 0, HOUR - 1000, false, 0}, HOUR - 1000, PATIENCE_WARNS_LIMIT, 1000},
		{{MINUTE, HOUR, 0, HOUR - 1000, false, 0}, HOUR, PATIENCE_LIMIT, 39000},
		{{MINUTE, HOUR, 0, 0, false, 0}, 2 * (int64_t)HOUR, PATIENCE_LIMIT, -1},
		/* Idleness is told first where it ends first. */
		{{10000, 20000, 0, 0, false, 0}, 9000, PATIENCE_WARNS_IDLE, 1000},
		{{10000, 20000, 0, 6000, false, 0}, 16000, PATIENCE_IDLE, 4000},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int64_t wait;
		assert_int_equal(patience_at(&cases[i].patience, cases[i].now, &wait), cases[i].is);
		assert_int_equal(wait, cases[i].wait);
	}
}

static void
after_the_wait_something_has_changed(void **state)
{
	(void)state;
	const struct patience patience = {MINUTE, 5 * MINUTE, 7, 7, false, 0};
	int64_t wait, now = 7;
	int changes = 0;
	enum patience_state is = patience_at(&patience, now, &wait);
	while (wait >= 0) {
		assert_true(wait > 0);
		int64_t left;
		assert_int_equal(patience_at(&patience, now + wait - 1, &left), is);
		assert_int_equal(left, 1);
		now += wait;
		enum patience_state next = patience_at(&patience, now, &wait);
		changes += next != is;
		is = next;
	}
	assert_int_equal(is, PATIENCE_LIMIT);
	assert_int_equal(changes, 3);
}

static void
who_may_idle_for_long_may_be_stuck_for_half_a_minute(void **state)
{
	(void)state;
	static const int64_t cases[][2] = {{0, 30000}, {1000, 12000}, {12000, 12000}, {15000, 15000}, {30000, 30000},
		{HOUR, 30000}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(patience_grace(&(struct patience){.idle = cases[i][0]}), cases[i][1]);
}

static void
only_warnings_say_something(void **state)
{
	(void)state;
	const struct patience patience = {MINUTE, 2000, 0, 0, false, 0};
	struct buf text = {0};
	assert_false(patience_say(&text, PATIENCE_WAITS, &patience));
	assert_false(patience_say(&text, PATIENCE_IDLE, &patience));
	assert_int_equal(text.length, 0);
	assert_true(patience_say(&text, PATIENCE_WARNS_IDLE, &patience));
	assert_non_null(strstr(buf_text(&text), "in 20 seconds"));
	buf_clear(&text);
	assert_true(patience_say(&text, PATIENCE_WARNS_LIMIT, &patience));
	assert_string_equal(buf_text(&text), "This connection ends in 1 second.");
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_warns_before_each_end_and_tells_how_long_it_stays_so),
		cmocka_unit_test(after_the_wait_something_has_changed),
		cmocka_unit_test(who_may_idle_for_long_may_be_stuck_for_half_a_minute),
		cmocka_unit_test(only_warnings_say_something),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
