/* Strangers at a kiosk: one after another, each finding nothing of the one before, and no way out. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/seat.h"
#include "tools/test.h"

#define WELCOME "Press Enter to begin"
#define THANKS "Thank you for taking part."

/* A build with a sanitizer has no sandbox; another needs no word for it. */
#if defined(__SANITIZE_ADDRESS__)
#define LOCKED "--no-sandbox"
#else
#define LOCKED "--ascii"
#endif

static char folder[80], store[120], quiz[100];

static void
copy_quiz(const char *title)
{
	char text[16384], fresh[120];
	FILE *example = fopen(seat_quiz, "r");
	assert_non_null(example);
	text[fread(text, 1, sizeof text - 1, example)] = '\0';
	fclose(example);
	snprintf(fresh, sizeof fresh, "%s.new", quiz);
	FILE *file = fopen(fresh, "w");
	char *found = strstr(text, SEAT_TITLE);
	assert_true(file != NULL && found != NULL);
	fprintf(file, "%.*s%s%s", (int)(found - text), text, title, found + strlen(SEAT_TITLE));
	fclose(file);
	assert_int_equal(rename(fresh, quiz), 0);
}

static int
set_up(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/verdict-kiosk-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(store, sizeof store, "%s/state", folder);
	snprintf(quiz, sizeof quiz, "%s/quiz.ini", folder);
	copy_quiz(SEAT_TITLE);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	char command[120];
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

/* Starts it with up to four more words. */
static void
open_up(struct term *t, const char *const environment[], const char *const more[4])
{
	const char *const words[] = {seat_program(), "kiosk", "--state", store, "--ascii", LOCKED, quiz, more[0], more[1],
		more[0] == NULL || more[1] == NULL ? NULL : more[2], NULL};
	term_start(t, 24, 80, words, environment);
	term_expect(t, WELCOME);
	term_expect_settled(t);
}

static void
open_plainly(struct term *t)
{
	open_up(t, NULL, (const char *const[4]){NULL});
}

static void
sit(struct term *t)
{
	seat_press(t, "\r", "Begin");
	seat_press(t, "\r", SEAT_FIRST);
	seat_press(t, "1\r", SEAT_SECOND);
	seat_press(t, "2\r", SEAT_THIRD);
	seat_press(t, "2\r", SEAT_REVIEW);
	seat_press(t, "c", SEAT_RESULT);
	term_expect(t, "Tea fits what you told us.");
}

static void
quit(struct term *t)
{
	term_keys(t, "q");
	term_expect_exit(t, 0);
	term_expect_restored(t);
	assert_non_null(strstr(t->raw, THANKS));
	term_stop(t);
}

static int
number_in(const char *sql)
{
	char path[160];
	sqlite3 *db;
	sqlite3_stmt *rows;
	int number = -1;
	snprintf(path, sizeof path, "%s/sittings.db", store);
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK && sqlite3_step(rows) == SQLITE_ROW)
		number = sqlite3_column_int(rows, 0);
	sqlite3_finalize(rows);
	sqlite3_close(db);
	return number;
}

static void
one_after_another_is_counted_and_finds_nothing_of_the_one_before(void **state)
{
	(void)state;
	struct term t;
	open_plainly(&t);
	assert_int_equal(term_find(&t, "Today"), -1);
	sit(&t);
	term_expect(&t, "a for the next person");
	seat_press(&t, "a", WELCOME);
	term_expect(&t, "Today: 1 Tea.");
	assert_int_equal(term_find(&t, "fits what you told us"), -1);
	seat_press(&t, "\r", "Begin");
	assert_int_equal(term_find(&t, "go on"), -1);
	seat_press(&t, "b", WELCOME);
	sit(&t);
	seat_press(&t, "a", "Today: 2 Tea.");
	quit(&t);
	assert_int_equal(number_in("SELECT count(*) FROM sitting WHERE verdict = 'tea'"), 2);
	assert_int_equal(number_in("SELECT count(*) FROM sitting"), 2);
}

/* How often the text stands in what the program can write to. */
static int
in_memory(struct term *t, const char *text)
{
	char name[64], line[512];
	int count = 0;
	snprintf(name, sizeof name, "/proc/%ld/maps", (long)t->child);
	FILE *maps = fopen(name, "r");
	snprintf(name, sizeof name, "/proc/%ld/mem", (long)t->child);
	int memory = open(name, O_RDONLY);
	assert_true(maps != NULL && memory >= 0);
	while (fgets(line, sizeof line, maps) != NULL) {
		unsigned long start, end;
		char rights[8];
		if (sscanf(line, "%lx-%lx %7s", &start, &end, rights) != 3 || rights[1] != 'w')
			continue;
		char *bytes = malloc(end - start);
		ssize_t got = pread(memory, bytes, end - start, (off_t)start);
		for (char *at = bytes; got > 0 && (at = memmem(at, (size_t)(bytes + got - at), text, strlen(text))) != NULL; at++)
			count++;
		free(bytes);
	}
	close(memory);
	fclose(maps);
	return count;
}

static void
nothing_of_the_one_before_is_left_in_memory(void **state)
{
	(void)state;
	static const char *const traces[] = {"answer sleep soon", "answer time hour", "Tea fits what you told us.", "together"};
	enum { TRACES = sizeof traces / sizeof traces[0] };
	int before[TRACES], shown = 0;
	struct term t;
	if (LOCKED[2] == 'n')
		skip(); /* a sanitizer keeps what was freed, to look at it */
	open_up(&t, NULL, (const char *const[4]){"--no-sandbox"});
	for (int i = 0; i < TRACES; i++)
		before[i] = in_memory(&t, traces[i]);
	sit(&t);
	for (int i = 0; i < TRACES; i++)
		shown += in_memory(&t, traces[i]) > before[i];
	assert_int_equal(shown, TRACES);
	seat_press(&t, "a", WELCOME);
	for (int i = 0; i < TRACES; i++)
		assert_int_equal(in_memory(&t, traces[i]), before[i]);
	quit(&t);
}

/* Where a terminal has no second screen, what it has shown is taken away, also from what it can scroll back to. */
static void
nothing_of_the_one_before_is_left_on_the_console(void **state)
{
	(void)state;
	static const char wiped[] = "\033[H\033[J\033[3J", *const keys[] = {"a", "q"};
	const char *const environment[] = {"TERM=linux", NULL};
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		struct term t;
		open_up(&t, environment, (const char *const[4]){NULL});
		sit(&t);
		size_t before = t.raw_length;
		term_keys(&t, keys[i]);
		term_expect(&t, i == 0 ? WELCOME : THANKS);
		const char *wipe = strstr(t.raw + before, wiped);
		assert_non_null(wipe);
		assert_null(strstr(wipe, "fits what you told us"));
		assert_int_equal(term_find(&t, "fits what you told us"), -1);
		term_stop(&t);
	}
}

static void
quitting_in_a_sitting_ends_the_connection(void **state)
{
	(void)state;
	struct term t;
	open_plainly(&t);
	seat_press(&t, "\r", "Begin");
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "1\r", SEAT_SECOND);
	seat_press(&t, "q", SEAT_SURE);
	assert_int_equal(term_find(&t, "go on here"), -1);
	term_keys(&t, "y");
	term_expect_exit(&t, 0);
	term_expect_restored(&t);
	term_stop(&t);
}

static void
who_goes_away_is_asked_and_then_forgotten(void **state)
{
	(void)state;
	struct term t;
	open_up(&t, NULL, (const char *const[4]){"--idle", "2"});
	seat_press(&t, "\r", "Begin");
	seat_press(&t, "\r", SEAT_FIRST);
	term_keys(&t, "1\r");
	term_expect(&t, "Are you still there? Any key goes on; in 1 second this starts afresh.");
	term_expect(&t, WELCOME);
	assert_int_equal(term_find(&t, "still there"), -1);
	/* The welcome itself waits for ever; and nobody is told of a sitting that was left. */
	term_expect_settled(&t);
	seat_press(&t, "\r", "Begin");
	assert_int_equal(term_find(&t, "You stopped"), -1);
	seat_press(&t, "b", WELCOME);
	quit(&t);
}

static void
a_key_after_the_warning_goes_on_and_does_nothing_else(void **state)
{
	(void)state;
	struct term t;
	open_up(&t, NULL, (const char *const[4]){"--idle", "4"});
	seat_press(&t, "\r", "Begin");
	term_keys(&t, "\r");
	term_expect(&t, "still there?");
	term_keys(&t, "2");
	while (term_find(&t, "still there?") >= 0)
		assert_true(term_settle(&t));
	term_expect(&t, SEAT_FIRST);
	term_expect(&t, "> 1");
	term_stop(&t);
}

static void
it_is_the_same_in_lines_of_text(void **state)
{
	(void)state;
	struct term t;
	const char *const words[] = {seat_program(), "kiosk", "--no-store", "--plain", "--idle", "2", "--ascii",
		LOCKED, quiz, NULL};
	term_start(&t, 24, 80, words, NULL);
	term_expect(&t, "Enter begins, q leaves >");
	term_keys(&t, "\r");
	term_expect(&t, "Enter begins, ? helps");
	term_keys(&t, "\r");
	term_expect(&t, "A number, or ? for help >");
	term_keys(&t, "1\r");
	term_expect(&t, "still there?");
	term_expect(&t, "Not finished: 1 of");
	term_expect(&t, "Enter begins, q leaves >");
	term_keys(&t, "q\r");
	term_expect_exit(&t, 0);
	term_stop(&t);
}

static void
a_connection_has_an_end(void **state)
{
	(void)state;
	struct term t;
	open_up(&t, NULL, (const char *const[4]){"--limit", "2"});
	term_expect(&t, "This connection ends in 1 second.");
	term_expect_exit(&t, 0);
	term_expect_restored(&t);
	assert_non_null(strstr(t.raw, "The time for this connection is over."));
	term_stop(&t);
}

static void
a_new_version_is_for_the_next_one_and_a_broken_one_for_nobody(void **state)
{
	(void)state;
	struct term t;
	open_plainly(&t);
	seat_press(&t, "\r", "Begin");
	copy_quiz("Tea or coffee?");
	seat_press(&t, "\r", SEAT_FIRST);
	term_expect(&t, SEAT_TITLE);
	seat_press(&t, "1\r", SEAT_SECOND);
	term_expect(&t, SEAT_TITLE);
	seat_press(&t, "b", SEAT_FIRST);
	seat_press(&t, "b", "Begin");
	term_expect(&t, SEAT_TITLE);
	seat_press(&t, "b", "Tea or coffee?");
	copy_quiz("Broken\"\nno_such_key = \"1");
	seat_press(&t, "\r", "Begin");
	term_expect(&t, "Tea or coffee?");
	assert_int_equal(term_find(&t, "no_such_key"), -1);
	seat_press(&t, "b", WELCOME);
	quit(&t);
	copy_quiz(SEAT_TITLE);
}

static bool
has_a_ground(struct term *t, int row)
{
	VTermScreenCell cell = term_cell(t, row, 10);
	return !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
}

static void
high_contrast_comes_and_goes(void **state)
{
	(void)state;
	struct term t;
	open_plainly(&t);
	int row = term_find(&t, WELCOME);
	assert_false(has_a_ground(&t, row));
	term_keys(&t, "x");
	term_expect_settled(&t);
	assert_true(has_a_ground(&t, row));
	term_keys(&t, "x");
	term_expect_settled(&t);
	assert_false(has_a_ground(&t, row));
	quit(&t);
}

static void
there_is_no_way_to_stop_it(void **state)
{
	(void)state;
	struct term t;
	open_plainly(&t);
	term_signal(&t, SIGTSTP);
	term_keys(&t, "\x1a!:\x1c\x13");
	term_expect_settled(&t);
	term_expect(&t, WELCOME);
	quit(&t);
}

static void
a_window_that_is_gone_ends_it(void **state)
{
	(void)state;
	struct term t;
	open_plainly(&t);
	seat_press(&t, "\r", "Begin");
	term_hang_up(&t);
	assert_true(term_wait_exit(&t));
	term_stop(&t);
}

static void
nothing_in_the_environment_matters(void **state)
{
	(void)state;
	static const char *const terms[] = {"TERM=no-such-terminal", "TERM=", "TERM", "TERM=../../../tmp/evil",
		"TERM=/etc/passwd", "TERM=$(id)", "TERM=xterm;id", "TERM=screen", "TERM=vt100", "TERM=linux"};
	for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
		const char *const environment[] = {terms[i], "TERMINFO=/tmp", "TERMINFO_DIRS=/tmp", "LINES=9999",
			"COLUMNS=9999", "NCURSES_NO_PADDING=1", "NCURSES_ASSUMED_COLORS=1,2", "ESCDELAY=99999999",
			"LANG=../../x", "LC_ALL=C", "HOME=/nowhere", "XDG_STATE_HOME=/nowhere", "NO_COLOR=1", NULL};
		struct term t;
		open_up(&t, environment, (const char *const[4]){NULL});
		seat_press(&t, "\r", "Begin");
		term_keys(&t, "q");
		term_expect_exit(&t, 0);
		term_stop(&t);
	}
}

static void
it_is_drawn_in_utf_8_where_no_locale_is_named(void **state)
{
	(void)state;
	const char *const words[] = {seat_program(), "kiosk", "--no-store", quiz, "--limit", "0",
		LOCKED[2] == 'n' ? LOCKED : NULL, NULL};
	const char *const environment[] = {"LC_ALL", "LANG", NULL};
	struct term t;
	term_start(&t, 24, 80, words, environment);
	term_expect(&t, "▸ " WELCOME);
	term_expect(&t, "Nothing of what you answer is kept.");
	term_expect_settled(&t);
	quit(&t);
}

static void
a_burst_of_keys_answers_one_question_at_most(void **state)
{
	(void)state;
	struct term t;
	char keys[4001];
	open_plainly(&t);
	seat_press(&t, "\r", "Begin");
	for (size_t i = 0; i < sizeof keys - 1; i += 2)
		memcpy(keys + i, "1\r", 2);
	keys[sizeof keys - 1] = '\0';
	seat_press(&t, "\r", SEAT_FIRST);
	term_keys(&t, keys);
	term_expect(&t, SEAT_SECOND);
	term_expect_settled(&t);
	term_expect(&t, SEAT_SECOND);
	term_stop(&t);
}

static void
several_quizzes_are_to_choose_from(void **state)
{
	(void)state;
	struct term t;
	const char *const words[] = {seat_program(), "kiosk", "--no-store", "--ascii", LOCKED, quiz, "go-or-rust",
		NULL};
	term_start(&t, 24, 80, words, NULL);
	term_expect(&t, "Choose a quiz");
	term_expect_settled(&t);
	seat_press(&t, "2", "> 2  Go or Rust?");
	seat_press(&t, "\r", "article behind this quiz");
	seat_press(&t, "b", "Choose a quiz");
	seat_press(&t, "\r", "Three questions about");
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_stop(&t);
}

/* Nothing that a sitting needs is refused: strace sees each call that fails. */
static void
a_whole_sitting_asks_for_nothing_that_is_refused(void **state)
{
	(void)state;
	char trace[100], line[512];
	struct term t;
	if (system("strace -qq -e trace=none true >/dev/null 2>&1") != 0 || LOCKED[2] == 'n')
		skip();
	snprintf(trace, sizeof trace, "%s/trace", folder);
	const char *const words[] = {"strace", "-qq", "-f", "-e", "status=failed", "-o", trace, seat_program(),
		"kiosk", "--state", store, quiz, NULL};
	static const struct {
		const char *keys, *text;
	} steps[] = {{"\r", "Begin"}, {"\r", SEAT_FIRST}, {"1\r", SEAT_SECOND}, {"?", "Keys"}, {"q", SEAT_SECOND},
		{"2\r", SEAT_THIRD}, {"2\r", SEAT_REVIEW}, {"c", SEAT_RESULT}, {"n", "2 of"}, {"x", "2 of"},
		{"a", WELCOME}};
	term_start(&t, 24, 80, words, NULL);
	term_expect(&t, WELCOME);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		term_keys(&t, steps[i].keys);
		term_expect(&t, steps[i].text);
		term_resize(&t, 24 + (int)i % 2, 80);
		term_expect(&t, steps[i].text);
	}
	copy_quiz(SEAT_TITLE); /* read again inside */
	term_keys(&t, "\r");
	term_expect(&t, "Begin");
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_stop(&t);
	FILE *file = fopen(trace, "r");
	assert_non_null(file);
	while (fgets(line, sizeof line, file) != NULL)
		if (strstr(line, "EPERM") != NULL || strstr(line, "EACCES") != NULL || strstr(line, "SIGSYS") != NULL)
			fail_msg("refused: %s", line);
	fclose(file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_after_another_is_counted_and_finds_nothing_of_the_one_before),
		cmocka_unit_test(nothing_of_the_one_before_is_left_in_memory),
		cmocka_unit_test(nothing_of_the_one_before_is_left_on_the_console),
		cmocka_unit_test(quitting_in_a_sitting_ends_the_connection),
		cmocka_unit_test(who_goes_away_is_asked_and_then_forgotten),
		cmocka_unit_test(a_key_after_the_warning_goes_on_and_does_nothing_else),
		cmocka_unit_test(it_is_the_same_in_lines_of_text),
		cmocka_unit_test(a_connection_has_an_end),
		cmocka_unit_test(a_new_version_is_for_the_next_one_and_a_broken_one_for_nobody),
		cmocka_unit_test(high_contrast_comes_and_goes),
		cmocka_unit_test(there_is_no_way_to_stop_it),
		cmocka_unit_test(a_window_that_is_gone_ends_it),
		cmocka_unit_test(nothing_in_the_environment_matters),
		cmocka_unit_test(it_is_drawn_in_utf_8_where_no_locale_is_named),
		cmocka_unit_test(a_burst_of_keys_answers_one_question_at_most),
		cmocka_unit_test(several_quizzes_are_to_choose_from),
		cmocka_unit_test(a_whole_sitting_asks_for_nothing_that_is_refused),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
