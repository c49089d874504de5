/* Saving, without a terminal and without files: keys go in, a request comes out, an answer is shown. */
#include "front/curses/save.h"

#include "front/golden.h"

#include "base/arena.h"
#include "front/coffee.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "verdict/flow.h"
#include "verdict/report.h"
#include "verdict/view.h"

static struct {
	struct arena arena, scratch;
	struct flow flow;
	struct stage stage;
	struct frame frame;
	const struct report *report;
	struct saving saving;
	bool local; /* files may be written */
	struct buf text;
	struct picture picture;
} at;

static struct view
seen(void)
{
	struct view view = flow_view(&at.flow, ACCEPTED);
	view.report = at.report;
	view.saving = at.local ? &at.saving : NULL;
	return view;
}

/* At the verdict. */
static int
sit_down(void **state)
{
	static const struct move moves[] = {{.kind = MOVE_BEGIN}, {.kind = MOVE_ANSWER, .question = SLEEP, .option = 1},
		{.kind = MOVE_ANSWER, .question = TIME, .option = 1}, {.kind = MOVE_CONFIRM}};
	(void)state;
	at.flow = flow_new(&at.arena, coffee(&at.arena));
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		assert_int_equal(flow_apply(&at.flow, &moves[i]), ACCEPTED);
	at.report = report_build(&at.arena, at.flow.quiz, at.flow.sheet);
	at.saving = (struct saving){.name = "coffee-2026-11-25", .folder = "/home/me/notes", .said = ""};
	at.local = true;
	at.stage = stage_new();
	at.frame = frame_new(24, 80, false);
	struct view view = seen();
	stage_arrive(&at.stage, &view);
	return 0;
}

static int
stand_up(void **state)
{
	(void)state;
	stage_free(&at.stage);
	arena_free(&at.arena);
	arena_free(&at.scratch);
	buf_free(&at.text);
	return 0;
}

static enum stage_answer
press(int key)
{
	struct view view = seen();
	struct move move;
	stage_set(&at.stage, &view, &at.frame);
	return stage_press(&at.stage, &view, &at.frame, key, &move);
}

static void
type(const char *keys)
{
	for (; *keys != '\0'; keys++)
		press(*keys);
}

static void
paste(const char *text)
{
	for (; *text != '\0'; text++)
		press(PRESS_PASTED + *text);
}

/* The request is answered. */
static void
answer(enum saving_end end, const char *said)
{
	at.saving.end = end;
	at.saving.said = said;
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
asks_for(const char *name, int form, bool replace)
{
	struct save_request request = save_request(&at.stage.save);
	assert_string_equal(request.name, name);
	assert_int_equal(request.form, form);
	assert_int_equal(request.replace, replace);
}

static void
enter_asks_for_the_file_that_is_offered(void **state)
{
	(void)state;
	type("s");
	assert_true(shows("coffee-2026-11-25.html"));
	assert_int_equal(press('\r'), STAGE_SAVES);
	asks_for("coffee-2026-11-25.html", REPORT_HTML, false);
	answer(SAVING_DONE, "/home/me/notes/coffee-2026-11-25.html");
	assert_true(shows("Saved"));
	assert_true(shows("/home/me/notes/coffee-2026-11-25.html"));
	press('\r');
	assert_true(shows("1 of"));
}

static void
the_form_and_the_ending_go_together(void **state)
{
	(void)state;
	type("s");
	press(PRESS_UP);
	assert_true(shows("[json]"));
	assert_true(shows("coffee-2026-11-25.json"));
	press(PRESS_DOWN);
	press('\t');
	assert_true(shows("[text]"));
	assert_true(shows("coffee-2026-11-25.txt"));
	type("\x15notes.md");
	assert_true(shows("[markdown]"));
	type("\x15notes");
	press(PRESS_DOWN);
	assert_int_equal(press('\r'), STAGE_SAVES);
	asks_for("notes", REPORT_JSON, false);
	answer(SAVING_DONE, "/x");
	press(PRESS_ESCAPE);
	type("s");
	assert_true(shows("coffee-2026-11-25.json")); /* the form is remembered */
}

static void
letters_that_are_keys_elsewhere_are_letters_here(void **state)
{
	(void)state;
	type("s\x15" "qwlyn? 1S");
	assert_int_equal(at.flow.state, FLOW_RESULT);
	assert_true(shows("File  qwlyn? 1S"));
	press(PRESS_HOME);
	press(PRESS_DELETE);
	press(PRESS_RIGHT);
	press(PRESS_BACKSPACE);
	assert_true(shows("File  lyn? 1S"));
}

static void
a_paste_goes_into_the_line_and_does_nothing_else(void **state)
{
	(void)state;
	type("s\x15");
	paste("/tmp/a\r\n\x1b\x03\tb.md");
	assert_true(shows("File  /tmp/ab.md"));
	assert_true(shows("[markdown]"));
}

static void
what_is_there_is_replaced_only_by_y(void **state)
{
	(void)state;
	type("s");
	press('\r');
	answer(SAVING_EXISTS, "/home/me/notes/coffee-2026-11-25.html");
	assert_true(shows("There is a file of that name already"));
	type("\r"); /* is no yes */
	assert_true(shows("File  coffee-2026-11-25.html"));
	press('\r');
	answer(SAVING_EXISTS, "/home/me/notes/coffee-2026-11-25.html");
	assert_int_equal(press('\x03'), STAGE_STAYS);
	assert_true(shows("File  coffee-2026-11-25.html"));
	press('\r');
	answer(SAVING_EXISTS, "/home/me/notes/coffee-2026-11-25.html");
	assert_int_equal(press('y'), STAGE_SAVES);
	asks_for("coffee-2026-11-25.html", REPORT_HTML, true);
	answer(SAVING_DONE, "/home/me/notes/coffee-2026-11-25.html");
	type("\rs");
	assert_int_equal(press('\r'), STAGE_SAVES);
	asks_for("coffee-2026-11-25.html", REPORT_HTML, false);
}

static void
a_failure_is_told_at_the_line_until_it_is_mended(void **state)
{
	(void)state;
	type("s");
	press('\r');
	answer(SAVING_FAILED, "the disk is full: make room there, or name another folder");
	assert_true(shows("Not saved: the disk is full: make room there, or name another folder."));
	assert_true(shows("File  coffee-2026-11-25.html"));
	type("x");
	assert_false(shows("Not saved"));
}

static void
nothing_is_asked_for_without_a_name(void **state)
{
	(void)state;
	type("s\x15");
	assert_int_equal(press('\r'), STAGE_STAYS);
	press(PRESS_ESCAPE);
	assert_true(shows("1 of"));
}

static void
where_no_files_are_written_there_is_no_key(void **state)
{
	(void)state;
	at.local = false;
	assert_false(shows("s save"));
	type("s");
	assert_true(shows("1 of"));
	type("?");
	assert_false(shows("save the report"));
}

static void
a_long_name_shows_what_is_at_the_cursor(void **state)
{
	(void)state;
	static const int columns[] = {40, 41, 57, 80, 200};
	type("s\x15");
	for (int i = 0; i < 300; i++)
		press(i % 7 == 0 ? 0x6f22 : 'a' + i % 26);
	for (int ascii = 0; ascii < 2; ascii++) {
		for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
			at.frame = frame_new(12, columns[i], ascii != 0);
			for (int step = 0; step < 310; step++) {
				shown();
				assert_in_range(at.picture.cursor_column, at.frame.margin + 6,
				                at.frame.margin + at.frame.width - 1);
				press(step % 3 == 2 ? PRESS_RIGHT : PRESS_LEFT);
			}
			press(PRESS_END);
		}
	}
}

/* The screens, as they look. */
static void
every_screen_reads_well(void **state)
{
	(void)state;
	static const struct {
		const char *name, *said;
		enum saving_end end;
	} rows[] = {
		{"save", "", SAVING_NOT},
		{"unsaved", "there is no such folder: make it first, or name another", SAVING_FAILED},
		{"replace", "/home/me/notes/coffee-2026-11-25.html", SAVING_EXISTS},
		{"saved", "/home/me/notes/coffee-2026-11-25.html", SAVING_DONE},
	};
	static const struct {
		int rows, columns;
		bool ascii;
		const char *ending;
	} sizes[] = {{24, 80, false, "80x24.txt"}, {12, 40, true, "40x12.ascii.txt"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		stand_up(state);
		sit_down(state);
		type("s");
		if (rows[i].end != SAVING_NOT) {
			press('\r');
			answer(rows[i].end, rows[i].said);
		}
		for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
			at.frame = frame_new(sizes[s].rows, sizes[s].columns, sizes[s].ascii);
			shown();
			golden_compare("curses", rows[i].name, sizes[s].ending, &at.text);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(enter_asks_for_the_file_that_is_offered, sit_down, stand_up),
		cmocka_unit_test_setup_teardown(the_form_and_the_ending_go_together, sit_down, stand_up),
		cmocka_unit_test_setup_teardown(letters_that_are_keys_elsewhere_are_letters_here, sit_down, stand_up),
		cmocka_unit_test_setup_teardown(a_paste_goes_into_the_line_and_does_nothing_else, sit_down, stand_up),
		cmocka_unit_test_setup_teardown(what_is_there_is_replaced_only_by_y, sit_down, stand_up),
		cmocka_unit_test_setup_teardown(a_failure_is_told_at_the_line_until_it_is_mended, sit_down, stand_up),
		cmocka_unit_test_setup_teardown(nothing_is_asked_for_without_a_name, sit_down, stand_up),
		cmocka_unit_test_setup_teardown(where_no_files_are_written_there_is_no_key, sit_down, stand_up),
		cmocka_unit_test_setup_teardown(a_long_name_shows_what_is_at_the_cursor, sit_down, stand_up),
		cmocka_unit_test_setup_teardown(every_screen_reads_well, sit_down, stand_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
