#include "front/curses/frame.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "front/curses/body.h"

static struct arena arena;
static struct buf text;

/* A body of so many numbered lines, some of them focused. */
static struct body
numbered(const struct frame *frame, int count, int focus, int focus_end)
{
	struct body body = body_new(&arena, frame->margin, frame->width, frame->ascii);
	for (int i = 0; i < count; i++) {
		buf_clear(&text);
		buf_format(&text, "line %d", i);
		body_text(&body, INK_BODY, buf_text(&text));
	}
	body.focus = focus;
	body.focus_end = focus_end;
	body.focus_column = 3;
	return body;
}

static const char *
row(const struct picture *picture, int number)
{
	buf_clear(&text);
	body_print(&text, &picture->lines[number], 1);
	text.text[text.length - 1] = '\0';
	return text.text;
}

static void
the_rows_are_shared_out_and_none_is_left_over(void **state)
{
	(void)state;
	for (int rows = FRAME_ROWS_MIN; rows < 200; rows++) {
		struct frame frame = frame_new(rows, 80, false);
		assert_int_equal(frame.top + frame.height + (frame.rules ? 2 : 1), rows);
		assert_true(frame.height >= FRAME_ROWS_MIN - 2);
	}
	for (int columns = FRAME_COLUMNS_MIN; columns < 300; columns++) {
		struct frame frame = frame_new(24, columns, false);
		assert_true(frame.margin + frame.width <= columns);
		assert_in_range(frame.width, 36, 72);
	}
}

static void
below_the_least_size_it_is_small(void **state)
{
	(void)state;
	assert_false(frame_new(12, 40, false).small);
	assert_true(frame_new(11, 40, false).small);
	assert_true(frame_new(12, 39, false).small);
}

static void
the_focus_stays_in_sight(void **state)
{
	(void)state;
	struct frame frame = frame_new(12, 40, false); /* ten rows for the body */
	static const struct {
		int count, focus, focus_end, wanted, offset;
	} cases[] = {
		{5, 4, 5, -1, 0},      /* all of it fits */
		{30, 0, 1, -1, 0},
		{30, 9, 10, -1, 0},
		{30, 10, 11, -1, 1},
		{30, 28, 30, -1, 20},
		{30, 10, 25, -1, 10},  /* longer than the screen: its beginning */
		{30, 25, 26, 0, 0},    /* scrolled away by hand */
		{30, 0, 1, 7, 7},
		{30, 0, 1, 99, 20},
		{5, 0, 1, 99, 0},
		{30, -1, -1, -1, 0},   /* nothing is focused */
		{0, -1, -1, -1, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct body body = numbered(&frame, cases[i].count, cases[i].focus, cases[i].focus_end);
		assert_int_equal(frame_offset(&frame, &body, cases[i].wanted), cases[i].offset);
	}
}

static void
the_cursor_rests_on_the_focus_or_at_the_top(void **state)
{
	(void)state;
	struct frame frame = frame_new(24, 80, false);
	struct around around = {.left = "Title", .right = "1 of 2", .hints = "q leave"};
	struct body body = numbered(&frame, 50, 4, 5);
	struct picture picture = frame_draw(&arena, &frame, &around, &body, -1);
	assert_int_equal(picture.cursor_row, frame.top + 4);
	assert_int_equal(picture.cursor_column, 3);
	picture = frame_draw(&arena, &frame, &around, &body, 20);
	assert_int_equal(picture.cursor_row, frame.top);
	assert_int_equal(picture.cursor_column, frame.margin);
}

static void
a_header_without_room_keeps_the_progress(void **state)
{
	(void)state;
	static const struct {
		int columns;
		const char *header;
	} cases[] = {
		{60, " A quiz                       What you want of it · 1 of 15"},
		{41, " A quiz    What you want of it · 1 of 15"},
		{40, " A quiz   What you want of it · 1 of 15"},
	};
	struct around around = {
		.left = "A quiz", .right = "What you want of it · 1 of 15", .hints = "q leave"};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct frame frame = frame_new(24, cases[i].columns, false);
		struct body body = numbered(&frame, 1, -1, -1);
		struct picture picture = frame_draw(&arena, &frame, &around, &body, -1);
		assert_string_equal(row(&picture, 0), cases[i].header);
	}
	struct frame frame = frame_new(24, 40, false);
	struct body body = numbered(&frame, 1, -1, -1);
	around.left = "A quiz with a long title";
	struct picture picture = frame_draw(&arena, &frame, &around, &body, -1);
	assert_string_equal(row(&picture, 0), "          What you want of it · 1 of 15");
	around.right = "What you want of it, all in all, really · 1 of 15";
	picture = frame_draw(&arena, &frame, &around, &body, -1);
	assert_string_equal(row(&picture, 0), " A quiz with a long title       1 of 15");
}

static void
more_is_said_above_and_below(void **state)
{
	(void)state;
	static const struct {
		int rows, wanted;
		const char *above, *foot;
	} cases[] = {
		{24, 0, "────────────────────────────────────────", "───────────────────────────── ▾ more ───"},
		{24, 5, "───────────────────────────── ▴ more ───", "───────────────────────────── ▾ more ───"},
		{24, 99, "───────────────────────────── ▴ more ───", "────────────────────────────────────────"},
		{12, 0, "  line 0", " q leave                         ▾ more"},
		{12, 5, "  line 5", " q leave                        ▴▾ more"},
		{12, 99, "  line 20", " q leave                         ▴ more"},
	};
	struct around around = {.left = "", .right = "", .hints = "q leave"};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct frame frame = frame_new(cases[i].rows, 40, false);
		struct body body = numbered(&frame, 30, -1, -1);
		struct picture picture = frame_draw(&arena, &frame, &around, &body, cases[i].wanted);
		assert_string_equal(row(&picture, 1), cases[i].above);
		int foot = frame.rules ? frame.rows - 2 : frame.rows - 1;
		assert_string_equal(row(&picture, foot), cases[i].foot);
	}
}

static void
a_message_takes_the_rows_it_needs(void **state)
{
	(void)state;
	struct frame frame = frame_new(12, 40, true);
	struct around around = {.left = "", .right = "", .hints = "q leave",
		.message = "There is a question without an answer yet; answer it or skip it."};
	struct body body = numbered(&frame, 30, -1, -1);
	struct picture picture = frame_draw(&arena, &frame, &around, &body, 0);
	assert_string_equal(row(&picture, 8), "  line 7");
	assert_string_equal(row(&picture, 9), " There is a question without an answer");
	assert_string_equal(row(&picture, 10), " yet; answer it or skip it.");
	assert_string_equal(row(&picture, 11), " q leave                         v more");
}

static int
tidy(void **state)
{
	(void)state;
	arena_free(&arena);
	buf_free(&text);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rows_are_shared_out_and_none_is_left_over),
		cmocka_unit_test(below_the_least_size_it_is_small),
		cmocka_unit_test(the_focus_stays_in_sight),
		cmocka_unit_test(the_cursor_rests_on_the_focus_or_at_the_top),
		cmocka_unit_test(a_header_without_room_keeps_the_progress),
		cmocka_unit_test(more_is_said_above_and_below),
		cmocka_unit_test(a_message_takes_the_rows_it_needs),
	};
	return cmocka_run_group_tests(tests, NULL, tidy);
}
