/* What the full screen tells of saving, and going on where one stopped. */
#define _GNU_SOURCE
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/seat.h"
#include "tools/test.h"

static char folder[80], place[120], store[160];

static void
sit_down(struct term *t, int rows, int columns)
{
	const char *const words[] = {seat_program(), "take", seat_quiz, NULL};
	term_start(t, rows, columns, words, NULL);
	term_expect(t, "Begin");
	term_expect_settled(t);
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
a_store_that_fails_is_told_and_tried_again_with_the_next_move(void **state)
{
	(void)state;
	struct term t;
	fclose(fopen(place, "w")); /* a file where the folder should be */
	sit_down(&t, 24, 80);
	seat_press(&t, "\r", SEAT_FIRST);
	term_expect(&t, "─ not saved: the store's folder can't be used: it is no folder ─");
	seat_press(&t, "1\r", SEAT_SECOND);
	term_expect(&t, "not saved");
	assert_int_equal(unlink(place), 0);
	seat_press(&t, "2\r", SEAT_THIRD);
	term_expect(&t, "─ saved ─");
	assert_int_equal(number_in("SELECT count(*) FROM move"), 3);
	term_stop(&t);
}

static void
on_a_small_screen_it_stands_in_the_header(void **state)
{
	(void)state;
	struct term t;
	fclose(fopen(place, "w"));
	sit_down(&t, 12, 40);
	seat_press(&t, "\r", SEAT_FIRST);
	term_expect(&t, "not saved");
	assert_int_equal(term_find(&t, "not saved"), 0);
	assert_int_equal(term_find(&t, "1 of 2-3"), 0);
	unlink(place);
	seat_press(&t, "1\r", SEAT_SECOND);
	term_expect(&t, " saved");
	assert_int_equal(term_find(&t, "not saved"), -1);
	term_stop(&t);
}

static void
one_goes_on_where_a_hang_up_ended_it(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t, 24, 80);
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "+1\r", SEAT_SECOND);
	seat_press(&t, "2\r", SEAT_THIRD);
	term_hang_up(&t);
	term_expect_killed(&t, 1);
	term_stop(&t);
	sit_down(&t, 24, 80);
	term_expect(&t, "c You stopped at question 3 on ");
	term_expect(&t, "c go on");
	seat_press(&t, "c", SEAT_THIRD);
	term_expect(&t, "─ saved ─");
	seat_press(&t, "2\r", SEAT_REVIEW);
	term_expect(&t, "(counts double)");
	term_stop(&t);
	assert_int_equal(number_in("SELECT count(*) FROM sitting"), 1);
	assert_int_equal(number_in("SELECT moves FROM sitting"), 5);
}

static void
two_who_go_on_with_one_sitting_are_both_kept(void **state)
{
	(void)state;
	struct term t, other;
	sit_down(&t, 24, 80);
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "1\r", SEAT_SECOND);
	sit_down(&other, 24, 80);
	seat_press(&other, "c", SEAT_SECOND);
	seat_press(&t, "1\r", SEAT_THIRD);
	seat_press(&other, "2\r", SEAT_THIRD);
	term_expect(&other, "─ saved ─");
	seat_press(&t, "1\r", SEAT_REVIEW);
	seat_press(&other, "2\r", SEAT_REVIEW);
	term_stop(&t);
	term_stop(&other);
	assert_int_equal(number_in("SELECT count(*) FROM sitting WHERE moves = 4"), 2);
	assert_int_equal(number_in("SELECT count(*) FROM move WHERE text = 'answer doctor no'"), 1);
	assert_int_equal(number_in("SELECT count(*) FROM move WHERE text = 'answer doctor yes'"), 1);
}

static void
a_store_that_was_deleted_is_made_anew_with_the_whole_sitting(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t, 24, 80);
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "1\r", SEAT_SECOND);
	assert_int_equal(unlink(store), 0);
	seat_press(&t, "2\r", SEAT_THIRD);
	term_expect(&t, "─ saved ─");
	term_stop(&t);
	assert_int_equal(number_in("SELECT count(*) FROM move"), 3);
}

static void
starting_again_is_another_sitting(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t, 24, 80);
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "2\r", SEAT_THIRD);
	seat_press(&t, "2\r", SEAT_REVIEW);
	seat_press(&t, "c", SEAT_RESULT);
	seat_press(&t, "a", "Start again?");
	seat_press(&t, "y", "Begin");
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "1\r", SEAT_SECOND);
	seat_press(&t, "q", "What you answered is saved");
	term_keys(&t, "y");
	term_expect_exit(&t, 0);
	term_stop(&t);
	assert_int_equal(number_in("SELECT count(*) FROM sitting"), 2);
	assert_int_equal(number_in("SELECT moves FROM sitting WHERE verdict IS NOT NULL"), 4);
	assert_int_equal(number_in("SELECT moves FROM sitting WHERE verdict IS NULL"), 2);
}

static int
setup(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%s/kept-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(place, sizeof place, "%s/verdict", folder);
	snprintf(store, sizeof store, "%s/sittings.db", place);
	return setenv("XDG_STATE_HOME", folder, 1);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, setup)
	const struct CMUnitTest tests[] = {
		TEST(a_store_that_fails_is_told_and_tried_again_with_the_next_move),
		TEST(on_a_small_screen_it_stands_in_the_header),
		TEST(one_goes_on_where_a_hang_up_ended_it),
		TEST(two_who_go_on_with_one_sitting_are_both_kept),
		TEST(a_store_that_was_deleted_is_made_anew_with_the_whole_sitting),
		TEST(starting_again_is_another_sitting),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
