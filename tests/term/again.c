/* One person after the other at one full screen: nothing of one is seen by the next. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/seat.h"
#include "tools/test.h"

static char folder[80], store[160];

static void
sit_down(struct term *t, int rows, int columns, const char *option)
{
	const char *const words[] = {seat_program(), "take", seat_quiz, "--label", "monday", option, NULL};
	term_start(t, rows, columns, words, NULL);
	term_expect(t, "Begin");
	term_expect_settled(t);
}

/* By the shortest way to all answers, and to the verdict. */
static void
answer(struct term *t)
{
	seat_press(t, "\r", SEAT_FIRST);
	seat_press(t, "2\r", SEAT_THIRD);
	seat_press(t, "+2\r", SEAT_REVIEW);
}

static void
sit(struct term *t)
{
	answer(t);
	seat_press(t, "c", SEAT_RESULT);
}

static int
number_in(const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *rows;
	int number = -1;
	assert_int_equal(sqlite3_open_v2(store, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK && sqlite3_step(rows) == SQLITE_ROW)
		number = sqlite3_column_int(rows, 0);
	sqlite3_finalize(rows);
	sqlite3_close(db);
	return number;
}

static void
the_next_person_begins_with_a_key_as_the_first_did(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t, 24, 80, "--again");
	char *first = term_picture(&t);
	sit(&t);
	term_expect(&t, "─ saved · a for the next person ─");
	assert_true(term_find(&t, "s save") < 0); /* it is not their disk */
	seat_press(&t, "a", "Begin");
	char *second = term_picture(&t);
	assert_string_equal(second, first);
	free(first);
	free(second);
	term_stop(&t);
	sit_down(&t, 12, 40, "--again");
	answer(&t);
	seat_press(&t, "c", " saved · a for the next person");
	term_stop(&t);
}

static void
the_next_person_meets_no_answer_of_the_one_before(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t, 24, 80, "--again");
	sit(&t);
	seat_press(&t, "a", "Begin");
	seat_press(&t, "\r", SEAT_FIRST);
	assert_int_equal(term_find(&t, "●  less"), -1);
	term_expect(&t, "▸ 1  ");
	seat_press(&t, "2\r", SEAT_THIRD);
	term_expect(&t, "▸ 1  ");
	term_expect(&t, "normal ●");
	seat_press(&t, "r", SEAT_REVIEW);
	term_expect(&t, "not answered yet");
	assert_int_equal(term_find(&t, "counts double"), -1);
	term_stop(&t);
}

static void
each_person_has_a_sitting_with_the_label(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t, 24, 80, "--again");
	for (int i = 0; i < 3; i++) {
		sit(&t);
		seat_press(&t, "a", "Begin");
	}
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_expect_restored(&t);
	term_stop(&t);
	assert_int_equal(number_in("SELECT count(*) FROM sitting WHERE label = 'monday'"), 3);
	assert_int_equal(number_in("SELECT count(*) FROM sitting"), 3);
	assert_int_equal(number_in("SELECT count(*) FROM sitting WHERE verdict IS NOT NULL"), 3);
}

static void
nobody_goes_on_where_another_stopped(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t, 24, 80, NULL);
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "2\r", SEAT_THIRD);
	term_stop(&t);
	sit_down(&t, 24, 80, "--again");
	seat_press(&t, "\r", SEAT_FIRST);
	term_expect(&t, "─ saved ─");
	seat_press(&t, "b", "Begin");
	assert_int_equal(term_find(&t, "You stopped"), -1);
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "1\r", SEAT_SECOND);
	seat_press(&t, "q", SEAT_SURE);
	assert_int_equal(term_find(&t, "you can go on here"), -1);
	term_keys(&t, "y");
	term_expect_exit(&t, 0);
	term_stop(&t);
	/* Alone, one goes on with one's own. */
	sit_down(&t, 24, 80, NULL);
	term_expect(&t, "c You stopped at question 2");
	seat_press(&t, "c", SEAT_THIRD);
	term_stop(&t);
}

static void
alone_one_is_asked_before_starting_again(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t, 24, 80, NULL);
	sit(&t);
	assert_int_equal(term_find(&t, "next person"), -1);
	seat_press(&t, "a", "Start again?");
	term_stop(&t);
}

static void
lines_of_text_are_not_for_one_person_after_the_other(void **state)
{
	(void)state;
	static const char *const options[][2] = {{"--plain", NULL}, {"--answers", "/dev/null"},
		{"--format", "json"}};
	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
		struct term t;
		const char *const words[] = {seat_program(), "take", seat_quiz, "--again", options[i][0],
			options[i][1], NULL};
		term_start(&t, 24, 80, words, NULL);
		term_expect_exit(&t, 2);
		term_expect(&t, "verdict: --again ");
		term_stop(&t);
	}
}

static void
an_export_tells_how_far_it_is(void **state)
{
	(void)state;
	struct term t;
	char line[1024];
	sit_down(&t, 24, 80, "--again");
	sit(&t);
	seat_press(&t, "a", "Begin");
	sit(&t);
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_stop(&t);
	snprintf(line, sizeof line, "'%s' results '%s' --sittings --small >'%s/sittings.csv'", seat_program(),
	         seat_quiz, folder);
	const char *const words[] = {"/bin/sh", "-c", line, NULL};
	term_start(&t, 24, 80, words, NULL);
	term_expect_exit(&t, 0);
	term_expect(&t, "2 of 2 sittings");
	term_stop(&t);
}

static int
setup(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%s/again-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(store, sizeof store, "%s/verdict/sittings.db", folder);
	return setenv("XDG_STATE_HOME", folder, 1);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, setup)
	const struct CMUnitTest tests[] = {
		TEST(the_next_person_begins_with_a_key_as_the_first_did),
		TEST(the_next_person_meets_no_answer_of_the_one_before),
		TEST(each_person_has_a_sitting_with_the_label),
		TEST(nobody_goes_on_where_another_stopped),
		TEST(alone_one_is_asked_before_starting_again),
		TEST(lines_of_text_are_not_for_one_person_after_the_other),
		TEST(an_export_tells_how_far_it_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
