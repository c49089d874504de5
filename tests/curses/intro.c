/* The first page and the line on how fair the quiz is, which comes when the page is already shown. */
#include "front/curses/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "front/coffee.h"
#include "front/curses/body.h"
#include "verdict/flow.h"
#include "verdict/view.h"

/* The first page as text, in the arena. */
static const char *
page(struct arena *arena, const char *badge)
{
	struct flow flow = flow_new(arena, coffee(arena));
	struct view view = flow_view(&flow, ACCEPTED);
	struct stage stage = stage_new();
	struct frame frame = frame_new(24, 80, false);
	struct buf text = {0};
	view.badge = badge;
	stage_arrive(&stage, &view);
	stage_set(&stage, &view, &frame);
	struct picture picture = stage_draw(arena, &stage, &view, &frame);
	body_print(&text, picture.lines, picture.rows);
	stage_free(&stage);
	const char *copy = buf_take(&text, arena);
	buf_free(&text);
	return copy;
}

static void
the_badge_stands_last_so_that_nothing_moves_when_it_comes(void **state)
{
	(void)state;
	struct arena arena = {0};
	const char *without = page(&arena, NULL), *with = page(&arena, "odds 1 : 2");
	const char *begin = strstr(without, "Begin"), *badge = strstr(with, "odds 1 : 2");
	assert_non_null(begin);
	assert_non_null(badge);
	assert_null(strstr(without, "odds"));
	assert_true(badge > strstr(with, "Begin"));
	assert_memory_equal(with, without, (size_t)(begin - without) + strlen("Begin"));
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_badge_stands_last_so_that_nothing_moves_when_it_comes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
