/* kill -9 at random moments of real sittings: what is stored is each time the beginning of what was done,
 * and never less than the screen had said was saved. VERDICT_KILLS says how often. */
#define _GNU_SOURCE
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tools/seat.h"
#include "tools/test.h"

/* A sitting, move by move: the keys, what the screen then shows, and the move that is stored. */
static const struct {
	const char *keys, *shows, *move;
} steps[] = {
	{"\r", SEAT_FIRST, "begin"},
	{"+", "double ●", "weigh sleep double"},
	{"1\r", SEAT_SECOND, "answer sleep soon"},
	{"2\r", SEAT_THIRD, "answer doctor no"},
	{"b", SEAT_SECOND, "back"},
	{"s", SEAT_THIRD, "skip doctor"},
	{"2\r", "▸ To the verdict", "answer time hour"},
	{"c", SEAT_RESULT, "confirm"},
	{"r", "▸ To the verdict", "review"},
	{"c", SEAT_RESULT, "confirm"},
};
enum { STEPS = sizeof steps / sizeof steps[0] };

static char folder[80], store[160];

/* The moves of the newest sitting, in order, must be those of the first steps; returns how many. */
static int
stored(sqlite3 *db, int sitting)
{
	sqlite3_stmt *rows;
	int count = 0;
	sqlite3_prepare_v2(db, "SELECT text FROM move WHERE sitting = ? ORDER BY seq", -1, &rows, NULL);
	sqlite3_bind_int(rows, 1, sitting);
	while (sqlite3_step(rows) == SQLITE_ROW) {
		assert_true(count < STEPS);
		assert_string_equal((const char *)sqlite3_column_text(rows, 0), steps[count].move);
		count++;
	}
	sqlite3_finalize(rows);
	return count;
}

static int
number_in(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *rows;
	int number = -1;
	if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK && sqlite3_step(rows) == SQLITE_ROW)
		number = sqlite3_column_int(rows, 0);
	sqlite3_finalize(rows);
	return number;
}

static pid_t
killer(pid_t victim, unsigned microseconds)
{
	pid_t child = fork();
	if (child == 0) {
		usleep(microseconds);
		kill(victim, SIGKILL);
		_exit(0);
	}
	return child;
}

static int64_t
now_us(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Plays until it is killed, at the latest at the end; returns how many moves the screen acknowledged. Each screen that a step leads
 * to shows that the move before it was written: there is never more than one under way. */
static int
play_until_killed(unsigned microseconds, int64_t *ended)
{
	const char *const words[] = {seat_program(), "take", seat_quiz, NULL};
	struct term t;
	term_start(&t, 24, 80, words, NULL);
	pid_t other = killer(t.child, microseconds);
	int shown = 0;
	if (term_wait_text(&t, "▸ Begin"))
		for (; shown < STEPS; shown++) {
			term_keys(&t, steps[shown].keys);
			if (!term_wait_text(&t, steps[shown].shows))
				break;
		}
	*ended = now_us();
	if (shown == STEPS)
		term_signal(&t, SIGKILL);
	term_wait_exit(&t);
	kill(other, SIGKILL);
	waitpid(other, NULL, 0);
	bool shows = shown < STEPS && term_find(&t, steps[shown].shows) >= 0;
	shown += shows; /* drawn in its last moment */
	int saved = term_find(&t, "─ saved ─") >= 0 ? shown : shown > 0 ? shown - 1 : 0;
	assert_true(term_find(&t, "not saved") < 0);
	term_stop(&t);
	return saved;
}

static void
what_was_said_to_be_saved_is_there_after_any_kill(void **state)
{
	(void)state;
	const char *wanted = getenv("VERDICT_KILLS");
	int kills = wanted == NULL ? 40 : atoi(wanted), before = 1, ahead = 0, reached[STEPS + 1] = {0};
	/* A first one that comes to its end, to know how long that takes. */
	int64_t start = now_us(), end;
	assert_true(play_until_killed(TERM_PATIENCE * 1000U, &end) >= STEPS - 1);
	int most = (int)(end - start) * 11 / 10;
	srand(7);
	for (int i = 0; i < kills; i++) {
		int saved = play_until_killed((unsigned)(rand() % most), &end);
		sqlite3 *db;
		assert_int_equal(sqlite3_open(store, &db), SQLITE_OK);
		int newest = number_in(db, "SELECT max(number) FROM sitting");
		int count = newest > before ? stored(db, newest) : 0;
		before = newest > before ? newest : before;
		if (count < saved)
			fail_msg("kill %d: %d moves were saved, %d are there", i, saved, count);
		ahead += count > saved;
		reached[count]++;
		assert_int_equal(number_in(db, "SELECT count(*) FROM pragma_integrity_check"
		                               " WHERE integrity_check <> 'ok'"), 0);
		/* The row of the sitting was written with its moves, not beside them. */
		assert_int_equal(number_in(db, "SELECT count(*) FROM sitting s WHERE moves <>"
		                               " (SELECT count(*) FROM move WHERE sitting = s.number)"), 0);
		sqlite3_close(db);
	}
	print_message("# %d kills: none lost; in %d a move was stored that nobody had been told of\n# moves stored:",
	              kills, ahead);
	for (int i = 0; i <= STEPS; i++)
		print_message(" %d:%d", i, reached[i]);
	print_message("\n");
}

static int
setup(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%s/killed-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(folder) == NULL)
		return -1;
	setenv("XDG_STATE_HOME", folder, 1);
	snprintf(store, sizeof store, "%s/verdict/sittings.db", folder);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_said_to_be_saved_is_there_after_any_kill),
	};
	return cmocka_run_group_tests(tests, setup, NULL);
}
