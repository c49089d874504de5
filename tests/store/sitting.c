#include "store/sitting.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fail.h"
#include "store/db.h"
#include "store/merge.h"
#include "store/outbox.h"
#include "support/elsewhere.h"
#include "tools/test.h"

static char folder[200], path[240], other[240];
static struct arena arena;

/* Counts how often the guard is held, and that nobody takes it twice. */
static struct held {
	int now, times;
	bool never;
} held;

static bool
take(void *context, int milliseconds, struct fail *fail)
{
	struct held *h = context;
	assert_int_equal(h->now, 0);
	if (h->never)
		return fail_set(fail, "waited %d ms in vain", milliseconds);
	h->now++;
	h->times++;
	return true;
}

static void
give(void *context)
{
	struct held *h = context;
	assert_int_equal(h->now--, 1);
}

static const struct db_guard guard = {&held, take, give};

static struct db *
opened(const char *name)
{
	if (elsewhere())
		return elsewhere_open();
	struct fail fail = {0};
	struct db *db = sqlite_open(name, DB_CREATE, &guard, 0, &fail);
	if (db == NULL)
		fail_msg("%s", fail.text);
	return db;
}

static struct sitting
sample(const char *id)
{
	return (struct sitting){.id = id, .quiz = "coffee", .digest = "d1", .form = "whole", .label = "",
		.started = 1000, .last = 1000, .at = "", .verdict = "", .strength = ""};
}

/* Stores so many of the moves; returns whether somebody else was there. */
static bool
stores(struct db *db, struct sitting *s, const char *const *texts, int count)
{
	bool taken = false;
	assert_true(db_begin(db, NULL));
	assert_true(sitting_add(db, s, NULL));
	for (int i = 0; i < count && !taken; i++) {
		struct sitting_move move = {texts[i], 1000 + i, 5};
		assert_true(sitting_move(db, s, i + 1, &move, &taken, NULL));
	}
	s->moves = count;
	s->replies = count;
	assert_true(sitting_stands(db, s, NULL));
	if (taken)
		db_rollback(db);
	else
		assert_true(db_commit(db, NULL));
	return taken;
}

static int
count_moves(struct db *db, int64_t number)
{
	struct sitting_move *moves;
	int count;
	assert_true(sitting_moves(db, &arena, number, &moves, &count, NULL));
	return count;
}

static int
setup(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "%s/store-XXXXXX", getenv("TMPDIR") == NULL ? "/tmp" : getenv("TMPDIR"));
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/s.db", folder);
	snprintf(other, sizeof other, "%s/o.db", folder);
	held = (struct held){0};
	elsewhere_empty();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	unlink(path);
	unlink(other);
	assert_int_equal(rmdir(folder), 0); /* no log is left behind either */
	arena_free(&arena);
	assert_int_equal(held.now, 0);
	return 0;
}

static const char *const moves[] = {"begin", "answer sleep soon", "answer time hour", "confirm"};
static const char *const others[] = {"begin", "answer sleep late", "confirm"};

static void
storing_the_same_twice_changes_nothing(void **state)
{
	(void)state;
	struct db *db = opened(path);
	struct sitting a = sample("a"), list, *found;
	int count;
	assert_false(stores(db, &a, moves, 3));
	assert_false(stores(db, &a, moves, 3));
	assert_int_equal(count_moves(db, a.number), 3);
	assert_true(sitting_list(db, &arena, &found, &count, NULL));
	assert_int_equal(count, 1);
	/* Less than is there does not take anything away. */
	assert_false(stores(db, &a, moves, 2));
	assert_true(sitting_newest(db, &arena, "coffee", "", &list, NULL));
	assert_int_equal(list.moves, 3);
	db_close(db);
}

static void
two_who_go_on_with_one_sitting_are_told_apart(void **state)
{
	(void)state;
	struct db *db = opened(path);
	struct sitting a = sample("a");
	assert_false(stores(db, &a, moves, 3));
	assert_true(stores(db, &a, others, 3));
	assert_int_equal(count_moves(db, a.number), 3);
	db_close(db);
}

static void
everything_that_is_written_is_written_under_the_guard(void **state)
{
	(void)state;
	struct db *db = opened(path);
	int before = held.times;
	struct sitting a = sample("a");
	assert_int_equal(before, 1); /* opening */
	stores(db, &a, moves, 2);
	assert_int_equal(held.times, before + 1);
	assert_true(sqlite_flush(db, NULL));
	assert_int_equal(held.times, before + 2);
	held.never = true;
	assert_false(db_begin(db, NULL));
	held.never = false;
	db_close(db);
	assert_int_equal(held.times, before + 3);
}

static void
runs(const char *name, const char *sql)
{
	sqlite3 *handle;
	assert_int_equal(sqlite3_open(name, &handle), SQLITE_OK);
	assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(handle);
}

static void
an_older_store_is_brought_up_to_date_with_all_that_is_in_it(void **state)
{
	(void)state;
	runs(path, schema_migrations[0]);
	runs(path, "PRAGMA application_id = 1987208308; PRAGMA user_version = 1;"
	           "INSERT INTO sitting (id, quiz, digest, form, label, started, last, moves, replies, at,"
	           " spent) VALUES ('old', 'coffee', 'd', 'whole', '', 1, 2, 1, 1, '', 3);"
	           "INSERT INTO move VALUES (1, 1, 'begin', 1, 1)");
	struct fail fail = {0};
	assert_null(sqlite_open(path, DB_READ, &guard, 0, &fail));
	assert_non_null(strstr(fail.text, "an older verdict made it"));
	struct db *db = opened(path);
	struct sitting a = sample("a"), *list;
	int count;
	assert_int_equal(count_moves(db, 1), 1);
	stores(db, &a, moves, 3);
	assert_true(sitting_list(db, &arena, &list, &count, NULL));
	assert_int_equal(count, 2);
	db_close(db);
	db_close(opened(path));
}

static void
refuses(const char *sql, const char *sentence)
{
	struct fail fail = {0};
	runs(path, sql);
	assert_null(sqlite_open(path, DB_CREATE, &guard, 0, &fail));
	if (strstr(fail.text, sentence) == NULL)
		fail_msg("no '%s' in '%s'", sentence, fail.text);
	unlink(path);
}

static void
what_is_no_store_of_ours_is_left_alone(void **state)
{
	(void)state;
	refuses("CREATE TABLE recipe (name)", "no store of this program");
	refuses("PRAGMA application_id = 1987208308; PRAGMA user_version = 5; CREATE TABLE sitting (a)",
	        "a newer verdict made it (version 5");
}

static void
deleting_takes_the_moves_and_answers_along(void **state)
{
	(void)state;
	struct db *db = opened(path);
	struct sitting a = sample("a"), b = sample("b");
	stores(db, &a, moves, 3);
	stores(db, &b, moves, 2);
	assert_true(DB_RUN(db, SQL_ANSWER_ADD, NULL, DB_NUMBER(a.number), DB_TEXT("coffee"),
	                   DB_TEXT("sleep"), DB_TEXT("soon"), DB_NUMBER(2)));
	assert_true(sitting_delete(db, a.number, NULL));
	assert_int_equal(count_moves(db, a.number), 0);
	assert_int_equal(count_moves(db, b.number), 2);
	assert_true(db_start(db, SQL_ANSWERS_COUNT, NULL, 0, NULL));
	assert_int_equal(db_step(db, SQL_ANSWERS_COUNT, NULL), DB_ROW);
	assert_int_equal(db_number(db, SQL_ANSWERS_COUNT, 0), 0);
	db_stop(db, SQL_ANSWERS_COUNT);
	db_close(db);
}

/* Which of two is merged into which makes no difference to what comes out. */
static void
merging_keeps_the_longer_of_two_and_changes_nothing_the_second_time(void **state)
{
	(void)state;
	struct held there = {0};
	const struct db_guard its = {&there, take, give};
	struct db *db = opened(path), *from = sqlite_open(other, DB_CREATE, &its, 0, NULL);
	struct sitting a = sample("a"), b = sample("b"), a2 = sample("a"), c = sample("c");
	struct brought brought;
	stores(db, &a, moves, 2);
	stores(db, &b, moves, 3);
	stores(from, &c, moves, 1);
	stores(from, &a2, moves, 4);
	assert_true(merge(db, from, &brought, NULL));
	assert_int_equal(brought.sittings, 1);
	assert_int_equal(brought.longer, 1);
	assert_int_equal(brought.moves, 1 + 2);
	assert_int_equal(count_moves(db, a.number), 4);
	assert_true(merge(db, from, &brought, NULL));
	assert_int_equal(brought.sittings + brought.longer + brought.moves, 0);
	db_close(from);
	db_close(db);
}

/* More than come at a time from a server, each with a statement of its own in between. */
static void
a_long_list_is_read_to_its_end_beside_others(void **state)
{
	(void)state;
	enum { MANY = 600 };
	struct db *db = opened(path);
	char id[16];
	int64_t count = 0, sum = 0;
	assert_true(db_begin(db, NULL));
	for (int i = 0; i < MANY; i++) {
		bool taken;
		snprintf(id, sizeof id, "%d", i);
		struct sitting s = sample(id);
		struct sitting_move move = {"begin", 1, i};
		assert_true(sitting_add(db, &s, NULL));
		assert_true(sitting_move(db, &s, 1, &move, &taken, NULL));
	}
	assert_true(db_commit(db, NULL));
	for (int looking = 0; looking < 2; looking++) {
		assert_true(looking == 0 || db_look(db, NULL));
		assert_true(db_start(db, SQL_HISTORY, NULL, 0, NULL));
		for (count = sum = 0; db_step(db, SQL_HISTORY, NULL) == DB_ROW; count++) {
			int64_t number = db_number(db, SQL_HISTORY, 0);
			assert_true(DB_START(db, SQL_MOVES, NULL, DB_NUMBER(number)));
			assert_int_equal(db_step(db, SQL_MOVES, NULL), DB_ROW);
			sum += db_number(db, SQL_MOVES, 2);
			db_stop(db, SQL_MOVES);
		}
		db_stop(db, SQL_HISTORY);
		if (looking != 0)
			db_rollback(db);
		assert_int_equal(count, MANY);
		assert_int_equal(sum, MANY * (MANY - 1) / 2);
	}
	db_close(db);
}

static void
what_was_sent_waits_no_more_until_it_goes_on(void **state)
{
	(void)state;
	struct db *db = opened(path);
	struct sitting a = sample("a"), b = sample("b");
	struct outbox box;
	stores(db, &a, moves, 2);
	stores(db, &b, moves, 3);
	assert_true(outbox_read(db, &arena, &box, NULL));
	assert_int_equal(box.count, 2);
	assert_string_equal(box.list[0].stands.id, "a");
	assert_int_equal(box.list[1].count, 3);
	assert_true(outbox_mark(db, &box, NULL));
	/* It went on while it was sent. */
	stores(db, &a, moves, 4);
	assert_true(outbox_mark(db, &box, NULL));
	assert_true(outbox_read(db, &arena, &box, NULL));
	assert_int_equal(box.count, 1);
	assert_string_equal(box.list[0].moves[3].text, "confirm");
	db_close(db);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(storing_the_same_twice_changes_nothing),
		TEST(two_who_go_on_with_one_sitting_are_told_apart),
		TEST(deleting_takes_the_moves_and_answers_along),
		TEST(merging_keeps_the_longer_of_two_and_changes_nothing_the_second_time),
		TEST(a_long_list_is_read_to_its_end_beside_others),
		TEST(what_was_sent_waits_no_more_until_it_goes_on),
		TEST(everything_that_is_written_is_written_under_the_guard),
		TEST(an_older_store_is_brought_up_to_date_with_all_that_is_in_it),
		TEST(what_is_no_store_of_ours_is_left_alone),
	};
	enum { OF_FILES = 3 }; /* those at the end are about files of SQLite */
	size_t count = sizeof tests / sizeof tests[0] - (elsewhere() ? OF_FILES : 0);
	return _cmocka_run_group_tests("store", tests, count, NULL, NULL);
}
