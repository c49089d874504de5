#include "store/parcel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/wire.h"
#include "store/db.h"
#include "tools/test.h"

static struct sitting_move moves[] = {{"begin", 1000, 0}, {"answer sleep soon", 1001, 900}};
static struct sitting_answer answers[] = {{"sleep", "soon", 2}, {"doctor", "", 4}};
static struct sitting_fit fits[] = {{"coffee", "doctor", 0}, {"tea", "", 821}};

static struct parcel
sample(void)
{
	return (struct parcel){
		.stands = {.id = "0123456789abcdef0123456789abcdef", .quiz = "coffee", .digest = "d1",
			.form = "whole", .label = "room 1", .started = 1000, .last = 1001, .ended = 1002, .moves = 2,
			.replies = 1, .at = "", .spent = 900, .verdict = "tea", .strength = "clear"},
		.first = 1,
		.moves = moves,
		.move_count = 2,
		.judged = true,
		.verdict = {answers, 2, fits, 2},
	};
}

static bool
read_from(const char *bytes, size_t length, struct arena *arena, struct parcel *parcel)
{
	struct wire wire = {bytes, length, false};
	return parcel_read(&wire, arena, parcel);
}

static void
it_comes_back_as_it_was(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf bytes = {0}, again = {0};
	struct parcel parcel = sample(), read;
	parcel_write(&bytes, &parcel);
	assert_true(read_from(buf_text(&bytes), bytes.length, &arena, &read));
	parcel_write(&again, &read);
	assert_int_equal(again.length, bytes.length);
	assert_memory_equal(buf_text(&again), buf_text(&bytes), bytes.length);
	assert_string_equal(read.stands.label, "room 1");
	assert_string_equal(read.verdict.fits[0].ruled_out, "doctor");
	buf_free(&bytes);
	buf_free(&again);
	arena_free(&arena);
}

static void
cut_short_at_any_byte_it_is_none(void **state)
{
	(void)state;
	struct buf bytes = {0};
	struct parcel parcel = sample(), read;
	parcel_write(&bytes, &parcel);
	for (size_t length = 0; length < bytes.length; length++) {
		struct arena arena = {0};
		assert_false(read_from(buf_text(&bytes), length, &arena, &read));
		arena_free(&arena);
	}
	struct arena arena = {0};
	buf_char(&bytes, 'x');
	assert_false(read_from(buf_text(&bytes), bytes.length, &arena, &read));
	buf_free(&bytes);
	arena_free(&arena);
}

static void
any_byte_can_be_another(void **state)
{
	(void)state;
	struct buf bytes = {0};
	struct parcel parcel = sample(), read;
	parcel_write(&bytes, &parcel);
	for (size_t i = 0; i < bytes.length; i++) {
		for (int bit = 0; bit < 8; bit++) {
			struct arena arena = {0};
			bytes.text[i] = (char)(bytes.text[i] ^ 1 << bit);
			read_from(buf_text(&bytes), bytes.length, &arena, &read);
			bytes.text[i] = (char)(bytes.text[i] ^ 1 << bit);
			arena_free(&arena);
		}
	}
	buf_free(&bytes);
}

static void
a_name_is_what_chance_makes(void **state)
{
	(void)state;
	static const char *const wrong[] = {"", "1", "0123456789abcdef0123456789abcdeg",
		"0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdef0"};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct arena arena = {0};
		struct buf bytes = {0};
		struct parcel parcel = sample(), read;
		parcel.stands.id = wrong[i];
		parcel_write(&bytes, &parcel);
		assert_false(read_from(buf_text(&bytes), bytes.length, &arena, &read));
		buf_free(&bytes);
		arena_free(&arena);
	}
}

static struct db *
new_store(char *path, size_t room)
{
	const struct db_guard alone = {0};
	const char *tmp = getenv("TMPDIR");
	snprintf(path, room, "%s/parcel-%d.db", tmp == NULL ? "/tmp" : tmp, rand());
	struct db *db = sqlite_open(path, DB_CREATE, &alone, 0, NULL);
	assert_non_null(db);
	return db;
}

static void
keeping_it_twice_changes_nothing(void **state)
{
	(void)state;
	char path[80];
	struct arena arena = {0};
	struct db *db = new_store(path, sizeof path);
	for (int i = 0; i < 2; i++) {
		struct parcel parcel = sample();
		int64_t begun, judged, number;
		bool whole = false;
		assert_true(db_begin(db, NULL) && parcel_keep(db, &parcel, &whole, NULL) && db_commit(db, NULL));
		assert_true(whole);
		assert_true(sitting_since(db, 1000, &begun, &judged, NULL));
		assert_int_equal(begun, 1);
		assert_int_equal(judged, 1);
		assert_true(sitting_find(db, parcel.stands.id, &number, NULL) && number == 1);
		struct sitting_move *list;
		int count;
		assert_true(sitting_moves(db, &arena, number, &list, &count, NULL));
		assert_int_equal(count, 2);
		struct sitting_count *verdicts;
		assert_true(sitting_verdicts(db, &arena, "coffee", 1002, &verdicts, &count, NULL));
		assert_int_equal(count, 1);
		assert_string_equal(verdicts[0].verdict, "tea");
		assert_int_equal(verdicts[0].count, 1);
		assert_true(sitting_verdicts(db, &arena, "coffee", 1003, &verdicts, &count, NULL));
		assert_int_equal(count, 0);
	}
	db_close(db);
	remove(path);
	arena_free(&arena);
}

static void
a_verdict_after_more_than_a_week_is_none_of_today(void **state)
{
	(void)state;
	enum { WEEK = 7 * 24 * 3600 };
	static const int64_t since[] = {1000 + WEEK, 1001 + WEEK}, wanted[] = {1, 0};
	char path[80];
	struct arena arena = {0};
	struct db *db = new_store(path, sizeof path);
	struct parcel parcel = sample();
	parcel.stands.ended = 1500 + WEEK;
	bool whole = true;
	assert_true(db_begin(db, NULL) && parcel_keep(db, &parcel, &whole, NULL) && db_commit(db, NULL));
	for (int i = 0; i < 2; i++) {
		struct sitting_count *verdicts;
		int count;
		assert_true(sitting_verdicts(db, &arena, "coffee", since[i], &verdicts, &count, NULL));
		assert_int_equal(count, wanted[i]);
	}
	db_close(db);
	remove(path);
	arena_free(&arena);
}

static void
what_lacks_its_beginning_is_not_kept(void **state)
{
	(void)state;
	char path[80];
	const struct db_guard alone = {0};
	const char *tmp = getenv("TMPDIR");
	snprintf(path, sizeof path, "%s/parcel-%d.db", tmp == NULL ? "/tmp" : tmp, rand());
	struct db *db = sqlite_open(path, DB_CREATE, &alone, 0, NULL);
	struct parcel parcel = sample();
	bool whole = true;
	int64_t number = 1;
	assert_non_null(db);
	parcel.first = 3;
	assert_true(db_begin(db, NULL) && parcel_keep(db, &parcel, &whole, NULL) && !whole);
	assert_true(sitting_find(db, parcel.stands.id, &number, NULL) && number == 0);
	parcel.first = 1;
	assert_true(parcel_keep(db, &parcel, &whole, NULL) && whole);
	parcel.first = 3;
	assert_true(parcel_keep(db, &parcel, &whole, NULL) && whole);
	parcel.first = 6;
	assert_true(parcel_keep(db, &parcel, &whole, NULL) && !whole);
	assert_true(db_commit(db, NULL));
	db_close(db);
	remove(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_comes_back_as_it_was),
		cmocka_unit_test(cut_short_at_any_byte_it_is_none),
		cmocka_unit_test(any_byte_can_be_another),
		cmocka_unit_test(a_name_is_what_chance_makes),
		cmocka_unit_test(keeping_it_twice_changes_nothing),
		cmocka_unit_test(a_verdict_after_more_than_a_week_is_none_of_today),
		cmocka_unit_test(what_lacks_its_beginning_is_not_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
