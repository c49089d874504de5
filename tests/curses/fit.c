/* A question fits exactly if its screen has no sign that there is more. */
#include "front/curses/fit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "front/coffee.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "verdict/flow.h"
#include "verdict/view.h"

/* Is there a sign that the screen of the question goes on? */
static bool
goes_on(const struct quiz *quiz, int question, int rows, int columns)
{
	struct arena arena = {0};
	struct flow flow = flow_new(&arena, quiz);
	struct stage stage = stage_new();
	struct frame frame = frame_new(rows, columns, false);
	struct buf text = {0};
	flow.state = FLOW_ASK;
	flow.at = question;
	struct view view = flow_view(&flow, ACCEPTED);
	stage_arrive(&stage, &view);
	stage_set(&stage, &view, &frame);
	struct picture picture = stage_draw(&arena, &stage, &view, &frame);
	body_print(&text, picture.lines, picture.rows);
	bool more = strstr(buf_text(&text), " more") != NULL;
	buf_free(&text);
	stage_free(&stage);
	arena_free(&arena);
	return more;
}

/* The first question with a text of so many words: each takes two columns. */
static struct quiz
with_words(struct arena *arena, const struct quiz *quiz, size_t words)
{
	struct question *questions =
		ARENA_ARRAY(arena, (size_t)quiz->question_count, struct question);
	struct buf text = {0};
	struct quiz longer = *quiz;
	memcpy(questions, quiz->questions, (size_t)quiz->question_count * sizeof *questions);
	buf_repeat(&text, "x ", words);
	questions[0].text = buf_take(&text, arena);
	buf_free(&text);
	longer.questions = questions;
	return longer;
}

static void
a_question_fits_if_its_screen_does_not_go_on(void **state)
{
	(void)state;
	static const int sizes[][2] = {{24, 80}, {12, 40}, {60, 200}, {17, 80}, {18, 60}};
	struct arena arena = {0};
	const struct quiz *coffee_quiz = coffee(&arena);
	int over[64];
	assert_in_range(coffee_quiz->question_count, 1, 64);
	for (size_t size = 0; size < sizeof sizes / sizeof *sizes; size++) {
		int rows = sizes[size][0], columns = sizes[size][1], fit = 0, last = 0;
		for (size_t words = 1; words < 1500; words += 29) {
			struct quiz quiz = with_words(&arena, coffee_quiz, words);
			fit_questions(&quiz, rows, columns, over);
			assert_int_equal(over[0] > 0, goes_on(&quiz, 0, rows, columns));
			assert_true(over[0] >= last);
			last = over[0];
			fit += over[0] == 0;
			assert_int_equal(over[1] > 0, goes_on(&quiz, 1, rows, columns));
		}
		assert_in_range(fit, 1, rows);
		assert_true(last > 0 || columns == 200);
	}
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_question_fits_if_its_screen_does_not_go_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
