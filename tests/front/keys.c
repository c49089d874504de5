#include "front/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "front/coffee.h"
#include "front/welcome.h"
#include "verdict/view.h"

static struct arena arena;
static struct flow flow;

static struct view
seen(enum flow_state state, bool everything)
{
	arena_free(&arena);
	flow = flow_new(&arena, coffee(&arena));
	flow.state = state;
	flow.at = state == FLOW_ASK ? SLEEP : NOBODY;
	struct view view = flow_view(&flow, ACCEPTED);
	if (everything)
		view.allowed = ~0U;
	return view;
}

static void
no_key_has_two_meanings_in_one_place(void **state)
{
	(void)state;
	for (int scene = 0; scene < SCENES; scene++) {
		for (int key = 1; key < PRESSES; key = key == 0x7f ? PRESS_UP : key + 1) {
			int meanings = 0;
			for (int act = 0; act < ACTS; act++) {
				const struct key_row *row = &key_rows[act];
				if (!(row->screens >> scene & 1U))
					continue;
				meanings += key < 0x80 && strchr(row->chars, key) != NULL;
				for (int i = 0; i < KEYS_PRESSES; i++)
					meanings += row->presses[i] == key;
			}
			assert_in_range(meanings, 0, 1);
		}
	}
}

/* What a stranger at a kiosk must not do: stop the program under its shell, go on with what somebody else
 * began, save anything or name a file. A row for neither list has not been decided. */
static const enum act owners[] = {ACT_RESUME, ACT_SUSPEND, ACT_SAVE, ACT_WRITE, ACT_FORM_BACK, ACT_FORM_NEXT,
	ACT_CURSOR_LEFT, ACT_CURSOR_RIGHT, ACT_CURSOR_HOME, ACT_CURSOR_END, ACT_RUB_OUT, ACT_DELETE, ACT_CLEAR,
	ACT_CANCEL, ACT_REPLACE, ACT_RENAME};
static const enum act strangers[] = {ACT_ENTER, ACT_QUIZ, ACT_WELCOME, ACT_CONTRAST};
static const enum act anybodys[] = {ACT_BEGIN, ACT_SHORT, ACT_PICK, ACT_UP, ACT_DOWN, ACT_GO, ACT_CHANGE,
	ACT_CONFIRM, ACT_PAGE_NEXT, ACT_PAGE_BACK, ACT_PAGE_PICK, ACT_PAGES, ACT_TURN, ACT_BACK, ACT_RETURN,
	ACT_SKIP, ACT_KEEP, ACT_MORE, ACT_LESS, ACT_NORMAL, ACT_WHY, ACT_REVIEW, ACT_AGAIN, ACT_LINE_UP,
	ACT_LINE_DOWN, ACT_SCREEN_UP, ACT_SCREEN_DOWN, ACT_TOP, ACT_BOTTOM, ACT_YES, ACT_NO, ACT_CLOSE,
	ACT_CLOSE_PAGES, ACT_CLOSE_WHATIF, ACT_HELP, ACT_LEAVE, ACT_REDRAW, ACT_WHATIF, ACT_OPTION_NEXT,
	ACT_OPTION_BACK, ACT_SUPPOSE, ACT_ENOUGH, ACT_LIFT, ACT_UNDO};

static bool
listed(const enum act *list, size_t size, int act)
{
	for (size_t i = 0; i < size / sizeof *list; i++)
		if ((int)list[i] == act)
			return true;
	return false;
}

static void
it_is_decided_for_each_row_whose_it_is(void **state)
{
	(void)state;
	for (int act = 0; act < ACTS; act++) {
		enum whose whose = key_rows[act].whose;
		assert_int_equal(whose == OWNER, listed(owners, sizeof owners, act));
		assert_int_equal(whose == STRANGER, listed(strangers, sizeof strangers, act));
		assert_int_equal(whose == ANYBODY, listed(anybodys, sizeof anybodys, act));
	}
}

/* Whatever the state, whatever is pressed or typed. */
static void
no_key_of_a_stranger_reaches_what_is_the_owners(void **state)
{
	(void)state;
	static const struct welcome_quiz quizzes[2];
	static const struct welcome welcome = {.list = quizzes, .count = 2};
	static const struct keeping keeping = {.stopped = "You stopped."};
	for (int scene = 0; scene < SCENES; scene++) {
		struct view view = seen(scene < FLOW_STATES ? (enum flow_state)scene : FLOW_INTRO, true);
		view.keeping = &keeping;
		view.welcome = &welcome;
		for (int stranger = 0; stranger < 2; stranger++) {
			view.stranger = stranger != 0;
			for (int key = 1; key < PRESSES; key = key == 0xff ? PRESS_UP : key + 1) {
				enum act act = key_act(key, (enum scene)scene, &view);
				assert_false(act < ACTS && key_rows[act].whose == (stranger ? OWNER : STRANGER));
			}
			for (char c = 0x20; c < 0x7f; c++) {
				int number;
				enum act act = key_act_line((char[]){c, '\0'}, (enum scene)scene, &view, &number);
				assert_false(act < ACTS && key_rows[act].whose == (stranger ? OWNER : STRANGER));
			}
		}
	}
}

static void
no_letter_has_two_meanings_in_a_line(void **state)
{
	(void)state;
	for (int scene = 0; scene < SCENES; scene++) {
		int meanings[128] = {0};
		for (int act = 0; act < ACTS; act++) {
			const struct key_row *row = &key_rows[act];
			assert_int_equal(row->lines != 0, row->typed[0] != '\0');
			for (const char *c = row->typed; row->lines >> scene & 1U && *c != '\0'; c++)
				assert_int_equal(++meanings[(int)*c], 1);
		}
	}
}

static void
every_row_says_what_it_does_and_can_be_reached(void **state)
{
	(void)state;
	for (int act = 0; act < ACTS; act++) {
		const struct key_row *row = &key_rows[act];
		assert_true(row->help[0] != '\0');
		assert_true(row->screens != 0);
		assert_true(row->chars[0] != '\0' || row->presses[0] != PRESS_NOTHING);
		assert_int_equal(row->hint[0] != '\0', row->label[0][0] != '\0' && row->label[1][0] != '\0');
		for (const char *c = row->label[1]; *c != '\0'; c++)
			assert_in_range(*c, 0x20, 0x7e);
	}
}

static void
every_move_can_be_made_with_a_key_and_with_a_line(void **state)
{
	(void)state;
	for (int kind = 0; kind < MOVE_KINDS; kind++) {
		unsigned screens = 0, lines = 0;
		for (int act = 0; act < ACTS; act++) {
			if (key_rows[act].needs == (enum move_kind)kind) {
				screens |= key_rows[act].screens;
				lines |= key_rows[act].lines;
			}
		}
		assert_true(screens != 0);
		assert_true(lines != 0);
	}
}

static void
a_key_whose_move_is_not_allowed_does_nothing(void **state)
{
	(void)state;
	struct view view = seen(FLOW_REVIEW, false);
	assert_int_equal(key_act('c', SCENE_REVIEW, &view), ACT_CONFIRM);
	view.allowed &= ~(1U << MOVE_CONFIRM);
	assert_int_equal(key_act('c', SCENE_REVIEW, &view), ACTS);
	int number;
	assert_int_equal(key_act_line("c", SCENE_REVIEW, &view, &number), ACTS);
}

static void
why_is_there_only_for_a_question_that_says_why(void **state)
{
	(void)state;
	struct view view = seen(FLOW_ASK, true);
	assert_int_equal(key_act('w', SCENE_ASK, &view), ACT_WHY);
	view.question = DOCTOR;
	assert_int_equal(key_act('w', SCENE_ASK, &view), ACTS);
}

static void
where_answers_are_supposed_the_flow_forbids_nothing(void **state)
{
	(void)state;
	struct view view = seen(FLOW_RESULT, false);
	int number;
	assert_int_equal(key_act('w', SCENE_RESULT, &view), ACT_WHATIF);
	assert_int_equal(key_act('+', SCENE_RESULT, &view), ACTS);
	assert_int_equal(key_act('+', SCENE_WHATIF, &view), ACT_MORE);
	assert_int_equal(key_act(PRESS_LEFT, SCENE_WHATIF, &view), ACT_OPTION_BACK);
	assert_int_equal(key_act_line("2", SCENE_WHATIF, &view, &number), ACT_CHANGE);
	assert_int_equal(key_act_line("2", SCENE_SUPPOSE, &view, &number), ACT_SUPPOSE);
	assert_int_equal(key_act_line("s", SCENE_SUPPOSE, &view, &number), ACT_SKIP);
}

static void
rulings_out_can_be_lifted_only_where_there_are_any(void **state)
{
	(void)state;
	struct view view = seen(FLOW_RESULT, false);
	assert_int_equal(key_act('v', SCENE_WHATIF, &view), ACTS);
	struct question *questions = ARENA_ARRAY(&arena, COFFEE_QUESTIONS, struct question);
	struct option options[2];
	struct quiz quiz = *view.quiz;
	for (int q = 0; q < COFFEE_QUESTIONS; q++)
		questions[q] = quiz.questions[q];
	options[0] = questions[TIME].options[0];
	options[1] = questions[TIME].options[1];
	options[1].rules_out = 1;
	questions[TIME].options = options;
	quiz.questions = questions;
	view.quiz = &quiz;
	assert_int_equal(key_act('v', SCENE_WHATIF, &view), ACT_LIFT);
}

static void
the_verdict_is_offered_early_only_where_it_is_certain(void **state)
{
	(void)state;
	struct view view = seen(FLOW_ASK, true);
	assert_int_equal(key_act('e', SCENE_ASK, &view), ACTS);
	view.enough = true;
	assert_int_equal(key_act('e', SCENE_ASK, &view), ACT_ENOUGH);
	assert_int_equal(key_move(ACT_ENOUGH, &view), MOVE_ENOUGH);
	struct buf hints = {0};
	key_hints(&hints, SCENE_ASK, &view, 4, 26, false);
	assert_string_equal(buf_text(&hints), "⏎ next  e enough  ? keys");
	buf_free(&hints);
}

static void
the_short_form_is_a_choice_only_beside_the_whole(void **state)
{
	(void)state;
	struct view view = seen(FLOW_INTRO, false);
	assert_int_equal(key_act('s', SCENE_INTRO, &view), ACTS);
	view.allowed |= 1U << MOVE_SHORT;
	assert_int_equal(key_act('s', SCENE_INTRO, &view), ACT_SHORT);
	assert_int_equal(key_move(ACT_SHORT, &view), MOVE_SHORT);
	assert_int_equal(key_move(ACT_BEGIN, &view), MOVE_BEGIN);
	view.allowed &= ~(1U << MOVE_BEGIN);
	assert_int_equal(key_act('s', SCENE_INTRO, &view), ACTS);
	assert_int_equal(key_act(PRESS_ENTER, SCENE_INTRO, &view), ACT_BEGIN);
	assert_int_equal(key_move(ACT_BEGIN, &view), MOVE_SHORT);
}

static void
capitals_do_what_small_letters_do(void **state)
{
	(void)state;
	struct view view = seen(FLOW_ASK, true);
	int number;
	assert_int_equal(key_act('S', SCENE_ASK, &view), ACT_SKIP);
	assert_int_equal(key_act_line("S", SCENE_ASK, &view, &number), ACT_SKIP);
}

static void
a_line_is_a_number_a_letter_or_nothing(void **state)
{
	(void)state;
	struct view view = seen(FLOW_ASK, true);
	static const struct {
		const char *line;
		enum act act;
		int number;
	} cases[] = {
		{"", ACT_KEEP, -1},
		{"1", ACT_PICK, 1},
		{"0", ACT_PICK, 0},
		{"0012", ACT_PICK, 12},
		{"9999999", ACT_PICK, 9999999},
		{"10000000", ACTS, -1},
		{"99999999999999999999", ACTS, -1},
		{"-1", ACTS, -1},
		{"1.", ACTS, -1},
		{"1 2", ACTS, -1},
		{"-", ACT_LESS, -1},
		{"#", ACTS, -1},
		{"\n", ACTS, -1},
		{"sk", ACTS, -1},
		{"\xc3\xa9", ACTS, -1},
		{"\xff", ACTS, -1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int number = -1;
		assert_int_equal(key_act_line(cases[i].line, SCENE_ASK, &view, &number), cases[i].act);
		assert_int_equal(number, cases[i].number);
	}
}

static const char *
hints(enum scene scene, const struct view *view, int columns, bool ascii)
{
	static struct buf buf;
	buf_clear(&buf);
	key_hints(&buf, scene, view, 4, columns, ascii);
	return buf_text(&buf);
}

static void
hints_name_the_keys_that_work(void **state)
{
	(void)state;
	struct view view = seen(FLOW_ASK, false);
	assert_string_equal(hints(SCENE_ASK, &view, 78, false),
		"1-4 ↑↓ choose  ⏎ next  ← back  s skip  +- counts  w why  ? keys  q leave");
	assert_string_equal(hints(SCENE_ASK, &view, 100, true), "1-4 Up/Down choose  Enter next  "
		"Left back  s skip  +- counts  w why  r answers  ? keys  q leave");
	view.allowed &= ~(1U << MOVE_SKIP);
	assert_null(strstr(hints(SCENE_ASK, &view, 200, false), "skip"));
	view = seen(FLOW_INTRO, false);
	assert_string_equal(hints(SCENE_INTRO, &view, 78, false), "⏎ begin  ? keys  q leave");
	assert_string_equal(hints(SCENE_SURE, &view, 78, false), "y yes  Esc no");
}

static void
hints_fit_and_the_way_to_the_others_goes_last(void **state)
{
	(void)state;
	struct view view = seen(FLOW_ASK, true);
	for (int scene = 0; scene < SCENES; scene++) {
		for (int columns = 0; columns < 200; columns++) {
			for (int ascii = 0; ascii < 2; ascii++) {
				const char *line = hints((enum scene)scene, &view, columns, ascii != 0);
				assert_in_range(utf8_columns(line), 0, columns);
				if (columns >= 6 && scene <= SCENE_RESULT)
					assert_non_null(strstr(line, "? keys"));
			}
		}
	}
}

static void
keys_have_names(void **state)
{
	(void)state;
	struct buf names = {0};
	key_names(&names, ACT_GO, 0, false);
	buf_add(&names, "; ");
	key_names(&names, ACT_BACK, 0, false);
	buf_add(&names, "; ");
	key_names(&names, ACT_BACK, 0, true);
	buf_add(&names, "; ");
	key_names(&names, ACT_PICK, 3, true);
	buf_add(&names, "; ");
	key_names_typed(&names, ACT_KEEP, 0);
	buf_add(&names, "; ");
	key_names_typed(&names, ACT_CHANGE, 17);
	buf_add(&names, "; ");
	key_names(&names, ACT_PAGE_PICK, 12, true);
	buf_add(&names, "; ");
	key_names(&names, ACT_LEAVE, 0, true);
	assert_string_equal(buf_text(&names), "Enter, Space; ←, Backspace, b; Left, Backspace, b; 1-3; "
		"n, Enter; 1-17; 1-9; q, ^C");
	buf_free(&names);
}

static int
tidy(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_key_has_two_meanings_in_one_place),
		cmocka_unit_test(it_is_decided_for_each_row_whose_it_is),
		cmocka_unit_test(no_key_of_a_stranger_reaches_what_is_the_owners),
		cmocka_unit_test(no_letter_has_two_meanings_in_a_line),
		cmocka_unit_test(every_row_says_what_it_does_and_can_be_reached),
		cmocka_unit_test(every_move_can_be_made_with_a_key_and_with_a_line),
		cmocka_unit_test(a_key_whose_move_is_not_allowed_does_nothing),
		cmocka_unit_test(why_is_there_only_for_a_question_that_says_why),
		cmocka_unit_test(where_answers_are_supposed_the_flow_forbids_nothing),
		cmocka_unit_test(rulings_out_can_be_lifted_only_where_there_are_any),
		cmocka_unit_test(the_verdict_is_offered_early_only_where_it_is_certain),
		cmocka_unit_test(the_short_form_is_a_choice_only_beside_the_whole),
		cmocka_unit_test(capitals_do_what_small_letters_do),
		cmocka_unit_test(a_line_is_a_number_a_letter_or_nothing),
		cmocka_unit_test(hints_name_the_keys_that_work),
		cmocka_unit_test(hints_fit_and_the_way_to_the_others_goes_last),
		cmocka_unit_test(keys_have_names),
	};
	return cmocka_run_group_tests(tests, NULL, tidy);
}
