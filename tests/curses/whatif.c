/* Supposing answers on the full screen: keys go in, and nothing of it touches the sitting. What it looks
 * like is in tests/curses/golden. */
#include "verdict/whatif.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "front/coffee.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "verdict/report.h"
#include "verdict/view.h"

static struct {
	struct arena arena, scratch;
	struct flow flow;
	struct reply answers[COFFEE_QUESTIONS]; /* as they were given */
	const struct report *report;
	struct stage stage;
	struct frame frame;
	struct buf text; /* of the picture drawn last */
} at;

static struct view
seen(void)
{
	struct view view = flow_view(&at.flow, ACCEPTED);
	view.report = view.state == FLOW_RESULT ? at.report : NULL;
	return view;
}

/* No key here may make a move. */
static void
press(int key)
{
	struct view view = seen();
	struct move move;
	stage_set(&at.stage, &view, &at.frame);
	assert_int_not_equal(stage_press(&at.stage, &view, &at.frame, key, &move), STAGE_MOVES);
	assert_memory_equal(at.flow.sheet, at.answers, sizeof at.answers);
}

static void
type(const char *keys)
{
	for (; *keys != '\0'; keys++)
		press(*keys);
}

static void
apply(struct move move)
{
	assert_int_equal(flow_apply(&at.flow, &move), ACCEPTED);
	struct view view = seen();
	stage_arrive(&at.stage, &view);
}

/* At the verdict on "soon", "no", "an hour": tea. */
static void
sit_down(int rows, int columns)
{
	stage_free(&at.stage);
	arena_free(&at.arena);
	at.flow = flow_new(&at.arena, coffee(&at.arena));
	at.stage = stage_new();
	at.frame = frame_new(rows, columns, false);
	apply((struct move){.kind = MOVE_BEGIN});
	for (int q = 0; q < COFFEE_QUESTIONS; q++)
		apply((struct move){.kind = MOVE_ANSWER, .question = q, .option = q == SLEEP ? 0 : 1});
	at.report = report_build(&at.arena, at.flow.quiz, at.flow.sheet);
	apply((struct move){.kind = MOVE_CONFIRM});
	memcpy(at.answers, at.flow.sheet, sizeof at.answers);
}

static bool
shows(const char *text)
{
	struct view view = seen();
	arena_free(&at.scratch);
	stage_set(&at.stage, &view, &at.frame);
	struct picture picture = stage_draw(&at.scratch, &at.stage, &view, &at.frame);
	buf_clear(&at.text);
	body_print(&at.text, picture.lines, picture.rows);
	return strstr(buf_text(&at.text), text) != NULL;
}

static int
supposed(int question)
{
	return at.stage.whatif->sheet[question].option;
}

static void
arrows_go_round_the_answers_and_past_skipping(void **state)
{
	(void)state;
	sit_down(24, 80);
	press('w');
	press(PRESS_DOWN);
	static const int right[] = {REPLY_SKIPPED, 0, 1, REPLY_SKIPPED}, left[] = {1, 0, REPLY_SKIPPED};
	for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
		press(i % 2 == 0 ? PRESS_RIGHT : '\r');
		assert_int_equal(supposed(DOCTOR), right[i]);
	}
	for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
		press(i % 2 == 0 ? PRESS_LEFT : 'h');
		assert_int_equal(supposed(DOCTOR), left[i]);
	}
	assert_true(shows("‹ skipped ›"));
	assert_true(shows("really: No"));
}

static void
bars_points_and_verdict_move_at_once(void **state)
{
	(void)state;
	sit_down(24, 80);
	type("w");
	assert_true(shows("Tea. Nothing is changed yet. Together the answers give Tea +20."));
	assert_true(shows("What if · nothing changed"));
	type("jj1");
	assert_true(shows("Tea. It was") || shows("Still Tea."));
	type("+");
	assert_true(shows("Coffee. It was Tea. Together the answers give Coffee +4."));
	assert_true(shows("56  was 42"));
	assert_true(shows("Coffee +16"));
	assert_true(shows("(counts double)"));
	assert_true(shows("What if · 1 changed"));
	type("-");
	type("=");
	assert_int_equal(at.stage.whatif->sheet[TIME].importance, IMPORTANCE_NORMAL);
}

static void
a_branch_that_opens_is_gone_into_and_one_that_closes_is_left(void **state)
{
	(void)state;
	sit_down(24, 80);
	type("w2");
	assert_true(shows("- Has a doctor"));
	press(PRESS_DOWN);
	assert_int_equal(at.stage.supposing, TIME);
	press(PRESS_UP);
	type("1");
	press(PRESS_DOWN);
	assert_int_equal(at.stage.supposing, DOCTOR);
}

static void
undo_brings_the_real_answers_back_also_where_the_focus_loses_its_question(void **state)
{
	(void)state;
	sit_down(24, 80);
	apply((struct move){.kind = MOVE_REVIEW});
	apply((struct move){.kind = MOVE_CHANGE, .question = SLEEP});
	apply((struct move){.kind = MOVE_ANSWER, .question = SLEEP, .option = 1});
	at.report = report_build(&at.arena, at.flow.quiz, at.flow.sheet);
	apply((struct move){.kind = MOVE_CONFIRM});
	memcpy(at.answers, at.flow.sheet, sizeof at.answers);
	type("w1j");
	assert_int_equal(at.stage.supposing, DOCTOR);
	assert_true(shows("+ Has a doctor"));
	type("2+u");
	assert_true(shows("Nothing is changed yet"));
	assert_int_equal(at.stage.supposing, SLEEP);
}

static void
the_keys_can_be_looked_up_in_between(void **state)
{
	(void)state;
	sit_down(24, 80);
	type("wj1");
	assert_true(shows("Esc back  ? keys"));
	press('?');
	assert_true(shows("suppose that answer"));
	assert_true(shows("1-2 "));
	assert_false(shows("a list of the pages"));
	press(PRESS_ESCAPE);
	assert_true(shows("‹ Yes ›"));
	press(PRESS_ESCAPE);
	assert_true(shows("Your verdict · 1 of"));
	press('?');
	assert_true(shows("a list of the pages"));
	press(PRESS_ESCAPE);
	assert_true(shows("Your verdict · 1 of"));
}

static void
what_was_supposed_is_there_until_the_real_answers_change(void **state)
{
	(void)state;
	sit_down(24, 80);
	type("wj1wn");
	assert_true(shows("2 of"));
	type("w");
	assert_true(shows("‹ Yes ›"));
	type("q");
	apply((struct move){.kind = MOVE_REVIEW});
	apply((struct move){.kind = MOVE_CONFIRM});
	type("w");
	assert_true(shows("Nothing is changed yet"));
}

static void
pages_of_the_list_are_passed_and_its_ends_reached(void **state)
{
	(void)state;
	sit_down(24, 80);
	type("w");
	press(PRESS_END);
	assert_int_equal(at.stage.supposing, TIME);
	press(PRESS_DOWN);
	assert_int_equal(at.stage.supposing, TIME);
	press(PRESS_HOME);
	assert_int_equal(at.stage.supposing, SLEEP);
	press(PRESS_PAGE_DOWN);
	assert_int_equal(at.stage.supposing, TIME);
	press(PRESS_PAGE_UP);
	assert_int_equal(at.stage.supposing, SLEEP);
	press(PRESS_UP);
	assert_int_equal(at.stage.supposing, SLEEP);
}

/* However small the window: one sees what one changes. */
static void
the_focused_answer_is_always_in_sight(void **state)
{
	(void)state;
	for (int rows = FRAME_ROWS_MIN; rows <= 26; rows++) {
		for (int columns = FRAME_COLUMNS_MIN; columns <= 130; columns += 3) {
			sit_down(rows, columns);
			type("w");
			for (int i = 0; i < COFFEE_QUESTIONS; i++) {
				assert_true(shows("‹ "));
				assert_true(shows(" ›"));
				assert_true(shows("Tea"));
				press(PRESS_DOWN);
			}
		}
	}
}

enum { MANY = 70 };

/* At a verdict on so many questions. */
static void
sit_down_long(int rows, int columns)
{
	struct quiz *quiz = ARENA_NEW(&at.arena, struct quiz);
	struct question *questions = ARENA_ARRAY(&at.arena, MANY, struct question);
	*quiz = *at.flow.quiz;
	for (int q = 0; q < MANY; q++) {
		struct buf text = {0};
		buf_format(&text, "Number %d.", q);
		questions[q] = quiz->questions[TIME];
		questions[q].text = buf_take(&text, &at.arena);
		buf_free(&text);
	}
	quiz->questions = questions;
	quiz->question_count = MANY;
	stage_free(&at.stage);
	at.flow = flow_new(&at.arena, quiz);
	at.stage = stage_new();
	at.frame = frame_new(rows, columns, false);
	for (int q = 0; q < MANY; q++)
		at.flow.sheet[q].option = 0;
	at.flow.state = FLOW_RESULT;
	at.report = report_build(&at.arena, quiz, at.flow.sheet);
	memcpy(at.answers, at.flow.sheet, sizeof at.answers);
	struct view view = seen();
	stage_arrive(&at.stage, &view);
}

static int
number_behind(const char *sign)
{
	const char *found = strstr(buf_text(&at.text), sign);
	return found == NULL ? 0 : atoi(found + strlen(sign));
}

static void
a_long_list_moves_with_the_focus_and_counts_what_is_out_of_sight(void **state)
{
	(void)state;
	static const int sizes[][2] = {{24, 80}, {12, 40}, {60, 100}, {24, 130}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		bool beside = sizes[i][1] > 112; /* where reasons that name questions stand in the same lines */
		sit_down(24, 80);
		sit_down_long(sizes[i][0], sizes[i][1]);
		type("w");
		for (int q = 0; q < MANY; q++) {
			struct buf number = {0};
			buf_format(&number, "▸   Number %d.", q);
			assert_true(shows(buf_text(&number)));
			buf_free(&number);
			press(PRESS_DOWN);
			if (beside)
				continue;
			int shown = 0;
			const char *text = buf_text(&at.text);
			for (; (text = strstr(text, "  Number ")) != NULL; text++)
				shown++;
			assert_int_equal(number_behind("▴ ") + shown + number_behind("▾ "), MANY);
		}
	}
}

static int
tidy(void **state)
{
	(void)state;
	stage_free(&at.stage);
	arena_free(&at.arena);
	arena_free(&at.scratch);
	buf_free(&at.text);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arrows_go_round_the_answers_and_past_skipping),
		cmocka_unit_test(bars_points_and_verdict_move_at_once),
		cmocka_unit_test(a_branch_that_opens_is_gone_into_and_one_that_closes_is_left),
		cmocka_unit_test(undo_brings_the_real_answers_back_also_where_the_focus_loses_its_question),
		cmocka_unit_test(the_keys_can_be_looked_up_in_between),
		cmocka_unit_test(what_was_supposed_is_there_until_the_real_answers_change),
		cmocka_unit_test(pages_of_the_list_are_passed_and_its_ends_reached),
		cmocka_unit_test(the_focused_answer_is_always_in_sight),
		cmocka_unit_test(a_long_list_moves_with_the_focus_and_counts_what_is_out_of_sight),
	};
	return cmocka_run_group_tests(tests, NULL, tidy);
}
