/* What a collector holds while its store fails, without the collector. */
#include "cmd/backlog.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/wire.h"
#include "store/db.h"
#include "store/sitting.h"
#include "sys/log.h"
#include "tools/test.h"

enum { EACH = 8, ENOUGH = 10000 };

static char folder[80], store[120], guard[120];
static int chairs[ENOUGH]; /* places to point at: who sits there is nobody's business here */

static struct seat *
seat(int number)
{
	return (struct seat *)(void *)&chairs[number];
}

static const char *
name(int number)
{
	static char id[SITTING_ID + 1];
	snprintf(id, sizeof id, "%032x", number);
	return id;
}

/* One or two moves of that sitting; NULL if there is no room. */
static struct waiting *
give(struct backlog *b, int from, int sitting, int first, int moves, const char *label)
{
	struct sitting_move list[] = {{"begin", 1000, 0}, {"answer sleep soon", 1001, 900}, {"skip doctor", 1002, 9}};
	struct parcel parcel = {
		.stands = {.id = name(sitting), .quiz = "coffee", .digest = "d1", .form = "whole", .label = label,
			.started = 1000, .last = 1001, .moves = first + moves - 1, .at = "", .verdict = "", .strength = ""},
		.first = first,
		.moves = list + (first <= 2 ? first - 1 : 2),
		.move_count = moves,
	};
	struct buf bytes = {0};
	bool full;
	parcel_write(&bytes, &parcel);
	struct wire wire = {buf_text(&bytes), bytes.length, false};
	struct waiting *given = backlog_add(b, seat(from), 1, &wire, &full);
	assert_true(full == (given == NULL));
	buf_free(&bytes);
	return given;
}

static int
moves_of(int sitting)
{
	struct backlog reader = {0};
	struct arena arena = {0};
	struct sitting_move *list;
	int64_t number;
	int count = 0;
	assert_true(backlog_open(&reader, 1000, NULL));
	assert_true(sitting_find(reader.place.db, name(sitting), &number, NULL));
	assert_true(sitting_moves(reader.place.db, &arena, number, &list, &count, NULL));
	backlog_close(&reader);
	arena_free(&arena);
	return count;
}

/* Takes away what has come to its end. */
static int
settle(struct backlog *b)
{
	int ended = 0;
	for (struct waiting **at = &b->first; *at != NULL;) {
		if ((*at)->state == WAITING) {
			at = &(*at)->next;
			continue;
		}
		backlog_remove(b, at);
		ended++;
	}
	return ended;
}

static int
hold(void)
{
	FILE *file = fopen(guard, "a");
	int fd = dup(fileno(file));
	fclose(file);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	return fd;
}

static int
set_up(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%s/backlog-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(store, sizeof store, "%s/verdict/sittings.db", folder);
	snprintf(guard, sizeof guard, "%s/verdict/sittings.guard", folder);
	setenv("XDG_STATE_HOME", folder, 1);
	struct backlog b = {0};
	bool opened = backlog_open(&b, 1000, NULL);
	backlog_close(&b);
	return opened ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	char command[120];
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

static void
all_that_came_is_kept_at_once(void **state)
{
	(void)state;
	struct backlog b = {0};
	give(&b, 1, 1, 1, 1, "");
	give(&b, 2, 2, 1, 2, "");
	backlog_keep(&b);
	assert_int_equal(settle(&b), 2);
	assert_null(b.first);
	assert_int_equal(b.size, 0);
	assert_int_equal(backlog_wait(&b), -1);
	assert_int_equal(moves_of(2), 2);
	backlog_close(&b);
}

static void
the_same_sent_again_is_there_once(void **state)
{
	(void)state;
	struct backlog b = {0};
	for (int i = 0; i < 3; i++) {
		struct waiting *given = give(&b, 1, 1, 1, 2, "");
		given->begun = i > 0;
		backlog_keep(&b);
		assert_int_equal(given->state, WAITING_KEPT);
		settle(&b);
	}
	assert_int_equal(moves_of(1), 2);
	struct sitting_count *list;
	struct arena arena = {0};
	int64_t begun, judged;
	int count;
	assert_true(sitting_since(b.place.db, 0, &begun, &judged, NULL));
	assert_int_equal(begun, 1);
	assert_true(sitting_verdicts(b.place.db, &arena, "coffee", 0, &list, &count, NULL));
	arena_free(&arena);
	backlog_close(&b);
}

static void
whose_it_is_not_and_what_has_no_beginning_is_told_apart(void **state)
{
	(void)state;
	struct backlog b = {0};
	give(&b, 1, 1, 1, 1, "");
	backlog_keep(&b);
	settle(&b);
	struct waiting *strange = give(&b, 2, 1, 1, 2, ""), *torn = give(&b, 2, 7, 3, 1, "");
	struct waiting *fine = give(&b, 3, 3, 1, 1, "");
	backlog_keep(&b);
	assert_int_equal(strange->state, WAITING_STRANGE);
	assert_int_equal(torn->state, WAITING_TORN);
	assert_int_equal(fine->state, WAITING_KEPT);
	settle(&b);
	assert_int_equal(moves_of(1), 1);
	backlog_close(&b);
}

static void
while_the_store_is_locked_it_is_held_and_then_kept(void **state)
{
	(void)state;
	struct backlog b = {0};
	int lock = hold();
	give(&b, 1, 1, 1, 1, "");
	backlog_keep(&b);
	assert_int_equal(settle(&b), 0);
	assert_string_equal(b.fail.text, "another program keeps the store locked");
	assert_true(backlog_wait(&b) > 0);
	/* More of the same takes its place; another one's and another sitting do not. */
	give(&b, 1, 1, 1, 2, "");
	give(&b, 2, 2, 1, 1, "");
	give(&b, 1, 3, 1, 1, "");
	assert_int_equal(backlog_count(&b), 3);
	backlog_leave(&b, seat(1));
	backlog_keep(&b);
	close(lock);
	b.fresh = true;
	backlog_keep(&b);
	assert_int_equal(settle(&b), 3);
	assert_int_equal(b.fail.text[0], '\0');
	assert_int_equal(moves_of(1), 2);
	assert_int_equal(moves_of(3), 1);
	backlog_close(&b);
}

static void
there_is_an_end_to_what_is_held(void **state)
{
	(void)state;
	struct backlog b = {0};
	int lock = hold(), taken = 0;
	for (int i = 0; i < EACH; i++)
		assert_non_null(give(&b, 1, i, 1, 1, ""));
	assert_null(give(&b, 1, EACH, 1, 1, ""));
	assert_non_null(give(&b, 1, 0, 1, 2, ""));
	for (int i = 0; i < ENOUGH - EACH; i++)
		taken += give(&b, 2 + i, EACH + i, 1, 1, "") != NULL;
	assert_in_range(taken, 1000, ENOUGH - EACH - 1);
	assert_int_equal(backlog_count(&b), EACH + taken);
	close(lock);
	backlog_keep(&b);
	assert_int_equal(settle(&b), EACH + taken);
	assert_int_equal(b.size, 0);
	assert_non_null(give(&b, 1, ENOUGH, 1, 1, ""));
	backlog_close(&b);
	assert_int_equal(moves_of(ENOUGH), 1);
}

static void
one_that_fails_by_itself_keeps_nobody_else_from_being_kept(void **state)
{
	(void)state;
	char command[300];
	struct backlog b = {0};
	snprintf(command, sizeof command, "sqlite3 '%s' \"CREATE UNIQUE INDEX odd ON sitting (label) WHERE label = 'odd'\"",
	         store);
	assert_int_equal(system(command), 0);
	give(&b, 1, 1, 1, 1, "odd");
	backlog_keep(&b);
	assert_int_equal(settle(&b), 1);
	give(&b, 2, 2, 1, 1, "");
	give(&b, 3, 3, 1, 1, "odd");
	give(&b, 4, 4, 1, 1, "");
	backlog_keep(&b);
	assert_int_equal(settle(&b), 0);
	b.fresh = true;
	backlog_keep(&b);
	assert_int_equal(settle(&b), 2);
	assert_int_equal(backlog_count(&b), 1);
	assert_int_not_equal(b.fail.text[0], '\0');
	backlog_close(&b);
	assert_int_equal(moves_of(2) + moves_of(4), 2);
}

static void
a_store_that_was_deleted_is_made_again(void **state)
{
	(void)state;
	struct backlog b = {0};
	give(&b, 1, 1, 1, 2, "");
	backlog_keep(&b);
	settle(&b);
	assert_int_equal(remove(store), 0);
	struct waiting *given = give(&b, 1, 1, 3, 1, "");
	given->begun = true;
	backlog_keep(&b);
	assert_int_equal(given->state, WAITING_TORN);
	settle(&b);
	give(&b, 1, 1, 1, 3, "")->begun = true;
	backlog_keep(&b);
	assert_int_equal(settle(&b), 1);
	backlog_close(&b);
	assert_int_equal(moves_of(1), 3);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(all_that_came_is_kept_at_once),
		TEST(the_same_sent_again_is_there_once),
		TEST(whose_it_is_not_and_what_has_no_beginning_is_told_apart),
		TEST(while_the_store_is_locked_it_is_held_and_then_kept),
		TEST(there_is_an_end_to_what_is_held),
		TEST(one_that_fails_by_itself_keeps_nobody_else_from_being_kept),
		TEST(a_store_that_was_deleted_is_made_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
