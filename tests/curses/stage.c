/* The screens without a terminal: keys go in, pictures come out as text. */
#include "front/curses/stage.h"

#include "front/golden.h"

#include "curses/screens.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "front/coffee.h"
#include "front/curses/body.h"
#include "verdict/flow.h"
#include "verdict/odds.h"
#include "verdict/report.h"
#include "verdict/view.h"

/* A sitting in front of a screen. */
static struct {
	struct arena arena, scratch, reports;
	struct flow flow;
	struct stage stage;
	struct frame frame;
	enum refusal last;
	const struct report *report;
	struct buf badge;
	struct buf text; /* of the picture drawn last */
	struct picture picture;
} at;

static void
leave(void)
{
	stage_free(&at.stage);
	arena_free(&at.arena);
	arena_free(&at.scratch);
	arena_free(&at.reports);
	buf_free(&at.badge);
}

static struct view
seen(void)
{
	struct view view = flow_view(&at.flow, at.last);
	if (view.state == FLOW_RESULT && at.report == NULL)
		at.report = report_build(&at.reports, at.flow.quiz, at.flow.sheet);
	view.report = view.state == FLOW_RESULT ? at.report : NULL;
	view.badge = view.state == FLOW_INTRO ? buf_text(&at.badge) : NULL;
	return view;
}

static void
sit_down(int rows, int columns, bool ascii)
{
	leave();
	at.flow = flow_new(&at.arena, coffee(&at.arena));
	at.stage = stage_new();
	at.frame = frame_new(rows, columns, ascii);
	at.last = ACCEPTED;
	at.report = NULL;
	odds_badge(&at.badge, odds_glance(&at.arena, at.flow.quiz, &odds_quick));
	struct view view = seen();
	assert_true(stage_arrive(&at.stage, &view));
}

static void
resize(int rows, int columns)
{
	at.frame = frame_new(rows, columns, at.frame.ascii);
}

static enum stage_answer
press(int key)
{
	struct view view = seen();
	struct move move;
	stage_set(&at.stage, &view, &at.frame);
	enum stage_answer answer = stage_press(&at.stage, &view, &at.frame, key, &move);
	if (answer != STAGE_MOVES)
		return answer;
	at.last = flow_apply(&at.flow, &move);
	if (at.last == ACCEPTED) {
		arena_free(&at.reports);
		at.report = NULL;
	}
	if (at.flow.state != FLOW_LEFT) {
		view = seen();
		stage_arrive(&at.stage, &view);
	}
	return answer;
}

static void
type(const char *keys)
{
	for (; *keys != '\0'; keys++)
		press(*keys);
}

/* The same sitting, of another quiz. */
static void
begin(const struct quiz *quiz)
{
	at.flow = flow_new(&at.arena, quiz);
	struct view view = seen();
	stage_arrive(&at.stage, &view);
}

static const char *
shown(void)
{
	struct view view = seen();
	arena_free(&at.scratch);
	stage_set(&at.stage, &view, &at.frame);
	at.picture = stage_draw(&at.scratch, &at.stage, &view, &at.frame);
	buf_clear(&at.text);
	body_print(&at.text, at.picture.lines, at.picture.rows);
	return buf_text(&at.text);
}

static bool
shows(const char *text)
{
	return strstr(shown(), text) != NULL;
}

static void
screens_read_well(int rows, int columns, bool ascii)
{
	for (int i = 0; i < SCREEN_KEYS; i++) {
		sit_down(rows, columns, ascii);
		type(screen_keys[i].keys);
		struct buf ending = {0};
		buf_format(&ending, "%dx%d%s.txt", columns, rows, ascii ? ".ascii" : "");
		shown();
		golden_compare("curses", screen_keys[i].name, buf_text(&ending), &at.text);
		buf_free(&ending);
	}
}

static void
every_screen_reads_well_at_80x24(void **state)
{
	(void)state;
	screens_read_well(24, 80, false);
}

static void
every_screen_reads_well_at_40x12(void **state)
{
	(void)state;
	screens_read_well(12, 40, false);
}

static void
every_screen_reads_well_at_200x60(void **state)
{
	(void)state;
	screens_read_well(60, 200, false);
}

static void
every_screen_reads_well_in_ascii(void **state)
{
	(void)state;
	screens_read_well(24, 80, true);
}

static void
no_picture_is_wider_than_its_screen_and_the_cursor_is_on_it(void **state)
{
	(void)state;
	static const int sizes[] = {1, 2, 11, 12, 13, 17, 18, 24, 39, 40, 59, 60, 80, 200, 500};
	enum { SIZES = sizeof sizes / sizeof sizes[0] };
	for (int i = 0; i < SCREEN_KEYS; i++) {
		sit_down(24, 80, i % 2 != 0);
		type(screen_keys[i].keys);
		for (int s = 0; s < SIZES * SIZES; s++) {
			int rows = sizes[s / SIZES], columns = sizes[s % SIZES];
			resize(rows, columns);
			shown();
			assert_int_equal(at.picture.rows, rows);
			assert_in_range(at.picture.cursor_row, 0, rows - 1);
			assert_in_range(at.picture.cursor_column, 0, columns - 1);
			for (char *line = strtok(at.text.text, "\n"); line != NULL; line = strtok(NULL, "\n"))
				assert_in_range(utf8_columns(line), 0, columns);
		}
	}
}

static void
the_last_row_is_never_empty(void **state)
{
	(void)state;
	for (int i = 0; i < SCREEN_KEYS; i++) {
		sit_down(24, 80, false);
		type(screen_keys[i].keys);
		const char *text = shown();
		assert_int_not_equal(text[at.text.length - 2], '\n');
	}
}

static void
the_first_page_offers_the_short_form_where_there_is_one(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	assert_false(shows("short form"));
	type("s");
	assert_int_equal(at.flow.state, FLOW_INTRO);
	struct quiz *quiz = ARENA_NEW(&at.arena, struct quiz);
	struct question *questions = ARENA_ARRAY(&at.arena, COFFEE_QUESTIONS, struct question);
	*quiz = *at.flow.quiz;
	for (int q = 0; q < COFFEE_QUESTIONS; q++)
		questions[q] = quiz->questions[q];
	questions[TIME].brief = true;
	quiz->questions = questions;
	quiz->short_form = quiz_short(&at.arena, quiz);
	begin(quiz);
	assert_true(shows("Begin · s short form: 1 question"));
	type("s");
	assert_int_equal(at.flow.at, TIME);
	assert_true(shows("1 of 1"));
	press(PRESS_BACKSPACE);
	assert_true(shows("s short form"));
	begin(quiz->short_form);
	assert_false(shows("s short form"));
	press(PRESS_ENTER);
	assert_int_equal(at.flow.at, TIME);
}

static void
a_number_chooses_and_enter_answers(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r2");
	assert_int_equal(at.flow.sheet[SLEEP].option, REPLY_OPEN);
	assert_true(shows("▸ 2  Much later"));
	type("3904");
	assert_true(shows("▸ 2  Much later"));
	type(" ");
	assert_int_equal(at.flow.sheet[SLEEP].option, 1);
	assert_int_equal(at.flow.at, TIME);
}

static void
arrows_choose_and_stop_at_the_ends(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r");
	press(PRESS_UP);
	assert_true(shows("▸ 1"));
	press(PRESS_DOWN);
	press(PRESS_DOWN);
	assert_true(shows("▸ 2"));
	type("k");
	assert_true(shows("▸ 1"));
	type("j\r");
	assert_int_equal(at.flow.sheet[SLEEP].option, 1);
}

static void
the_answer_given_before_has_the_focus_and_a_mark(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r2\rb");
	assert_true(shows("▸ 2 ● Much later"));
	press(PRESS_RIGHT);
	assert_int_equal(at.flow.at, TIME);
	press(PRESS_LEFT);
	type("1\r");
	assert_int_equal(at.flow.sheet[SLEEP].option, 0);
}

static void
importance_goes_step_by_step(void **state)
{
	(void)state;
	static const struct {
		char key;
		int importance;
	} steps[] = {
		{'+', IMPORTANCE_DOUBLE}, {'+', IMPORTANCE_DOUBLE}, {'-', IMPORTANCE_NORMAL},
		{'-', IMPORTANCE_LESS}, {'-', IMPORTANCE_LESS}, {'+', IMPORTANCE_NORMAL},
		{'=', IMPORTANCE_NORMAL}, {'+', IMPORTANCE_DOUBLE}, {'=', IMPORTANCE_NORMAL},
	};
	sit_down(24, 80, false);
	type("\r");
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		press(steps[i].key);
		assert_int_equal(at.flow.sheet[SLEEP].importance, steps[i].importance);
		assert_int_equal(at.flow.at, SLEEP);
	}
}

static void
weighing_keeps_the_choice(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r2+");
	assert_true(shows("▸ 2"));
	assert_true(shows("double ●"));
}

static void
what_lies_on_top_takes_the_keys(void **state)
{
	(void)state;
	static const char *const tops[] = {"\rw", "\r?"};
	for (size_t i = 0; i < 2; i++) {
		sit_down(24, 80, false);
		type(tops[i]);
		type("12s+rb");
		assert_int_equal(at.flow.sheet[SLEEP].option, REPLY_OPEN);
		assert_int_equal(at.flow.state, FLOW_ASK);
		press(PRESS_ESCAPE);
		assert_true(shows("▸ 1"));
		assert_int_equal(at.flow.state, FLOW_ASK);
	}
}

static void
escape_alone_does_nothing_on_a_screen(void **state)
{
	(void)state;
	for (int i = 0; i < SCREEN_KEYS; i++) {
		sit_down(24, 80, false);
		type(screen_keys[i].keys);
		struct buf before = {0};
		press(PRESS_ESCAPE); /* closes what may lie on top, and takes away a message */
		buf_add(&before, shown());
		press(PRESS_ESCAPE);
		assert_string_equal(shown(), buf_text(&before));
		buf_free(&before);
	}
}

static void
leaving_asks_only_where_something_would_be_lost(void **state)
{
	(void)state;
	static const struct {
		const char *keys;
		bool asks;
	} cases[] = {
		{"", false}, {"\r", false}, {"\r1\r", true}, {"\rs", true}, {"\r1\rbb", true},
		{"\r2\r2\r", true}, {"\r2\r2\rc", false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		sit_down(24, 80, false);
		type(cases[i].keys);
		enum flow_state before = at.flow.state;
		press(i % 2 == 0 ? 'q' : 3);
		assert_int_equal(at.flow.state, cases[i].asks ? before : FLOW_LEFT);
		if (!cases[i].asks)
			continue;
		press(PRESS_ESCAPE);
		assert_int_equal(at.flow.state, before);
		type("q\r");
		assert_int_equal(at.flow.state, before);
		press('q');
		press(i % 2 == 0 ? 'y' : 3);
		assert_int_equal(at.flow.state, FLOW_LEFT);
	}
}

static void
starting_again_asks_first(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r2\r2\rca");
	assert_int_equal(at.flow.state, FLOW_RESULT);
	assert_true(shows("Start again?"));
	type("n");
	assert_true(shows("1 of"));
	type("ay");
	assert_int_equal(at.flow.state, FLOW_INTRO);
	assert_int_equal(at.flow.sheet[SLEEP].option, REPLY_OPEN);
}

static void
the_review_puts_the_focus_on_what_is_next(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r1\rr");
	assert_true(shows("▸ Has a doctor"));
	type("\r2\r1\r");
	assert_int_equal(at.flow.state, FLOW_REVIEW);
	assert_true(shows("▸ Has a doctor")); /* which was chosen here */
	press(PRESS_DOWN);
	press(PRESS_DOWN);
	press(PRESS_DOWN);
	assert_true(shows("▸ To the verdict"));
	press(PRESS_UP);
	type("\r1\r");
	assert_true(shows("▸ How much time"));
	type("br");
	assert_true(shows("▸ To the verdict"));
	type("\r");
	assert_int_equal(at.flow.state, FLOW_RESULT);
}

static void
the_review_follows_a_branch_that_goes(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r1\r1\r1\r");
	assert_true(shows("doctor"));
	press(PRESS_UP);
	press(PRESS_UP);
	press(PRESS_UP);
	type("\r2\r");
	assert_true(shows("▸ When will you"));
	assert_int_equal(stage_rows(&(struct view){.quiz = at.flow.quiz, .asked = at.flow.asked}), 2);
	assert_true(shows("these do not count:\n    - Has a doctor"));
	press(PRESS_DOWN);
	type("+");
	assert_int_equal(at.flow.sheet[TIME].importance, IMPORTANCE_DOUBLE);
	assert_true(shows("▸ How much"));
}

static void
a_refusal_is_shown_until_the_next_key(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r1\rrc");
	assert_true(shows(refusal_text(REFUSED_OPEN)));
	press(PRESS_DOWN);
	assert_false(shows(refusal_text(REFUSED_OPEN)));
}

static void
the_result_is_leafed_through(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r1\r2\r2\rc");
	shown();
	int pages = at.stage.page_count;
	assert_in_range(pages, 3, 9);
	assert_true(shows("← → pages"));
	press(PRESS_LEFT);
	assert_int_equal(at.stage.page, 0);
	for (int i = 0; i < pages + 3; i++)
		press(i % 2 == 0 ? PRESS_RIGHT : 'n');
	assert_int_equal(at.stage.page, pages - 1);
	type("2");
	assert_int_equal(at.stage.page, 1);
	type("0");
	press('1' + pages);
	assert_int_equal(at.stage.page, 1);
	type("p");
	assert_int_equal(at.stage.page, 0);
}

static void
the_list_of_pages_leads_to_each(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r1\r2\r2\rcnl");
	assert_true(shows("▸  2  Why"));
	press(PRESS_ESCAPE);
	assert_true(shows("Why · 2 of"));
	type("ljj");
	press(PRESS_UP);
	type("\r");
	assert_true(shows("3 of"));
	assert_int_equal(at.stage.page, 2);
	type("l");
	for (int i = 0; i < 20; i++)
		press(PRESS_DOWN);
	assert_int_equal(at.stage.listed, at.stage.page_count - 1);
	type("1");
	assert_true(shows("Your verdict · 1 of"));
	assert_int_equal(at.stage.over, SCENES);
}

static void
what_a_change_adds_or_drops_is_told_until_the_next_one(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r2\r1\r");
	assert_false(shows("since the change"));
	type("kk\r1\r1\r");
	assert_true(shows("+ Has a doctor"));
	type("c");
	press(PRESS_BACKSPACE);
	assert_true(shows("+ Has a doctor"));
	type("kkkk\r2\r");
	assert_true(shows("- Has a doctor"));
	assert_false(shows("+ "));
	type("j\r\r");
	assert_false(shows("since the change"));
}

static void
a_fresh_start_forgets_the_change(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r2\r1\rkk\r1\r1\rcay");
	type("\r1\r1\r1\r");
	assert_true(shows("To the verdict"));
	assert_false(shows("since the change"));
}

static void
a_resize_keeps_the_page_and_sets_it_anew(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r1\r2\r2\rc2");
	assert_true(shows("2 of"));
	resize(12, 40);
	assert_true(shows("2 of"));
	resize(2, 10);
	assert_false(shows("2 of"));
	resize(60, 200);
	assert_true(shows("2 of"));
	type("r");
	assert_int_equal(at.flow.state, FLOW_REVIEW);
	type("c");
	assert_true(shows("1 of"));
}

static void
what_does_not_fit_can_be_scrolled_and_says_so(void **state)
{
	(void)state;
	sit_down(12, 40, false);
	type("\r1\r2\r2\rc");
	assert_true(shows("▾ more"));
	assert_false(shows("▴"));
	press(PRESS_DOWN);
	assert_true(shows("▴▾ more"));
	press(PRESS_UP);
	assert_false(shows("▴"));
	press(PRESS_END);
	assert_true(shows("▴ more"));
	assert_false(shows("▾"));
	press(PRESS_DOWN);
	assert_true(shows("▴ more"));
	press(PRESS_PAGE_UP);
	press(PRESS_PAGE_DOWN);
	assert_true(shows("▴ more"));
	press(PRESS_HOME);
	assert_true(shows("▾ more"));
	assert_false(shows("▴"));
}

static void
the_first_and_the_last_of_a_list_are_a_key_away(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r1\r2\r2\r");
	press(PRESS_HOME);
	assert_int_equal(at.stage.row, 0);
	press(PRESS_END);
	assert_true(shows("▸ To the verdict"));
	type("\rl");
	press(PRESS_END);
	assert_int_equal(at.stage.listed, at.stage.page_count - 1);
	press(PRESS_PAGE_UP);
	assert_int_equal(at.stage.listed, at.stage.page_count < 6 ? 0 : at.stage.page_count - 6);
	press(PRESS_HOME);
	assert_int_equal(at.stage.listed, 0);
	press(PRESS_PAGE_DOWN);
	press('\r');
	assert_int_equal(at.stage.page, at.stage.page_count < 6 ? at.stage.page_count - 1 : 5);
}

/* In the review the focus waits at the end, on the way to the verdict; a screenful up it is out of sight. */
static void
a_key_for_what_is_out_of_sight_brings_it_back_and_does_no_more(void **state)
{
	(void)state;
	sit_down(12, 40, false);
	at.frame.height = 4; /* the small quiz would fit */
	type("\r1\r2\r2\r");
	assert_true(shows("▸ To the verdict"));
	press(PRESS_PAGE_UP);
	press(PRESS_PAGE_UP);
	assert_false(shows("▸"));
	press('\r');
	assert_true(shows("▸ To the verdict"));
	assert_int_equal(at.flow.state, FLOW_REVIEW);
	press('\r');
	assert_int_equal(at.flow.state, FLOW_RESULT);
}

static void
scrolling_reaches_every_line(void **state)
{
	(void)state;
	sit_down(500, 40, false);
	type("\r1\r2\r2\rc");
	struct buf whole = {0};
	buf_add(&whole, shown());
	resize(12, 40);
	shown();
	for (char *line = strtok(whole.text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
		if (strstr(line, "1 of") != NULL || strstr(line, "──") != NULL || strstr(line, "keys") != NULL)
			continue;
		press(PRESS_HOME);
		for (int i = 0; i < 100 && !shows(line); i++)
			press(PRESS_DOWN);
		assert_true(shows(line));
	}
	buf_free(&whole);
}

static void
a_screen_that_is_too_small_keeps_everything_and_hears_one_key(void **state)
{
	(void)state;
	sit_down(24, 80, false);
	type("\r2");
	resize(8, 30);
	assert_true(shows("Too small"));
	type("1\rqy?bs");
	press(PRESS_DOWN);
	resize(24, 80);
	assert_true(shows("▸ 2"));
	assert_int_equal(at.flow.sheet[SLEEP].option, REPLY_OPEN);
	resize(8, 30);
	press(3);
	assert_int_equal(at.flow.state, FLOW_LEFT);
}

static void
some_keys_are_for_the_terminal(void **state)
{
	(void)state;
	for (int i = 0; i < SCREEN_KEYS; i++) {
		sit_down(24, 80, false);
		type(screen_keys[i].keys);
		assert_int_equal(press(0x1a), STAGE_SUSPENDS);
		assert_int_equal(press(0x0c), STAGE_REDRAWS);
	}
}

static void
any_keys_at_any_size_leave_a_picture_to_draw(void **state)
{
	(void)state;
	static const int keys[] = {'\r', '\r', '1', '2', '+', '-', 's', 'n', 'b', 'w', 'r', 'c', 'q', '?',
		'a', 'u', 'v', 'h', 'l', PRESS_UP, PRESS_DOWN, PRESS_LEFT, PRESS_RIGHT, PRESS_PAGE_DOWN, PRESS_END, PRESS_HOME,
		PRESS_ESCAPE, PRESS_ESCAPE, PRESS_BACKSPACE, 'x', 0x10ffff};
	uint32_t seed = 7;
	for (int run = 0; run < 40; run++) {
		sit_down(24, 80, run % 2 == 0);
		for (int i = 0; i < 150 && at.flow.state != FLOW_LEFT; i++) {
			seed = seed * 1664525 + 1013904223;
			if (seed >> 24 < 20)
				resize(1 + (int)(seed >> 8 & 63), 1 + (int)(seed >> 14 & 127));
			press(keys[(seed >> 16) % (sizeof keys / sizeof keys[0])]);
			if (at.flow.state != FLOW_LEFT)
				shown();
		}
	}
}

static int
tidy(void **state)
{
	(void)state;
	leave();
	buf_free(&at.text);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen_reads_well_at_80x24),
		cmocka_unit_test(every_screen_reads_well_at_40x12),
		cmocka_unit_test(every_screen_reads_well_at_200x60),
		cmocka_unit_test(every_screen_reads_well_in_ascii),
		cmocka_unit_test(no_picture_is_wider_than_its_screen_and_the_cursor_is_on_it),
		cmocka_unit_test(the_last_row_is_never_empty),
		cmocka_unit_test(the_first_page_offers_the_short_form_where_there_is_one),
		cmocka_unit_test(a_number_chooses_and_enter_answers),
		cmocka_unit_test(arrows_choose_and_stop_at_the_ends),
		cmocka_unit_test(the_answer_given_before_has_the_focus_and_a_mark),
		cmocka_unit_test(importance_goes_step_by_step),
		cmocka_unit_test(weighing_keeps_the_choice),
		cmocka_unit_test(what_lies_on_top_takes_the_keys),
		cmocka_unit_test(escape_alone_does_nothing_on_a_screen),
		cmocka_unit_test(leaving_asks_only_where_something_would_be_lost),
		cmocka_unit_test(starting_again_asks_first),
		cmocka_unit_test(the_review_puts_the_focus_on_what_is_next),
		cmocka_unit_test(the_review_follows_a_branch_that_goes),
		cmocka_unit_test(a_refusal_is_shown_until_the_next_key),
		cmocka_unit_test(the_result_is_leafed_through),
		cmocka_unit_test(the_list_of_pages_leads_to_each),
		cmocka_unit_test(what_a_change_adds_or_drops_is_told_until_the_next_one),
		cmocka_unit_test(a_fresh_start_forgets_the_change),
		cmocka_unit_test(a_resize_keeps_the_page_and_sets_it_anew),
		cmocka_unit_test(what_does_not_fit_can_be_scrolled_and_says_so),
		cmocka_unit_test(the_first_and_the_last_of_a_list_are_a_key_away),
		cmocka_unit_test(a_key_for_what_is_out_of_sight_brings_it_back_and_does_no_more),
		cmocka_unit_test(scrolling_reaches_every_line),
		cmocka_unit_test(a_screen_that_is_too_small_keeps_everything_and_hears_one_key),
		cmocka_unit_test(some_keys_are_for_the_terminal),
		cmocka_unit_test(any_keys_at_any_size_leave_a_picture_to_draw),
	};
	return cmocka_run_group_tests(tests, NULL, tidy);
}
