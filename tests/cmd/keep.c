/* Many sittings at once, each its own process, all into one store. VERDICT_WRITERS says how many. */
#include "cmd/keep.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/fail.h"
#include "cmd/cmd.h"
#include "cmd/courier.h"
#include "load/load.h"
#include "tools/test.h"
#include "verdict/quiz.h"

enum { ROUNDS = 4, MOVES = 5, WRITERS_MAX = 1000 };

static char folder[80];

static const struct quiz *
load(struct arena *arena)
{
	struct findings findings = {.arena = arena};
	const struct draft *draft;
	const char *bytes;
	size_t length;
	assert_true(source_read(arena, "tests/load/example.ini", &findings, &bytes, &length));
	assert_true(load_draft(arena, bytes, length, &findings, &draft, NULL));
	return quiz_seal(arena, draft, &findings);
}

static double
now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static const char *const lines[MOVES] = {
	"begin", "answer sleep soon", "answer doctor no", "answer time hour", "confirm"};

/* One process: sittings as fast as they can be stored, here or by a collector at a socket. Writes the time of
 * each commit to `out`; ends with what went wrong, 0 for nothing. */
static int
sit(int out, const char *collector)
{
	struct courier courier;
	if (collector != NULL && !courier_open(&courier, collector, NULL))
		return 1;
	struct arena arena = {0};
	const struct quiz *quiz = load(&arena);
	int wrong = 0;
	for (int round = 0; round < ROUNDS; round++) {
		struct keep keep;
		struct flow flow = flow_new(&arena, quiz);
		keep_start(&keep, quiz, NULL);
		keep.courier = collector == NULL ? NULL : &courier;
		keep.strangers = collector != NULL;
		struct journal journal = keep_journal(&keep);
		journal.keep(journal.context, &flow);
		for (int i = 0; i < MOVES; i++) {
			struct move move;
			move_read(quiz, lines[i], &move, NULL);
			flow_apply(&flow, &move);
			journal.write(journal.context, &flow, &move);
			double start = now_ms();
			journal.keep(journal.context, &flow);
			double took = now_ms() - start;
			wrong += journal.keeping->saved != SAVED_ALL;
			wrong += write(out, &took, sizeof took) != sizeof took;
		}
		wrong += !keep_end(&keep, NULL);
	}
	arena_free(&arena);
	return wrong > 100 ? 100 : wrong;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static int64_t
counted(struct db *db, enum sql sql)
{
	assert_true(db_start(db, sql, NULL, 0, NULL));
	assert_int_equal(db_step(db, sql, NULL), DB_ROW);
	int64_t number = db_number(db, sql, 0);
	db_stop(db, sql);
	return number;
}

static void
no_fault(void *context, const char *text)
{
	(void)context;
	fail_msg("%s", text);
}

/* What all of them came to. */
static void
many_sit(const char *collector)
{
	static double times[WRITERS_MAX * ROUNDS * MOVES];
	const char *wanted = getenv("VERDICT_WRITERS");
	int writers = wanted == NULL ? 24 : atoi(wanted), lost = 0, got = 0, ends[2];
	assert_true(writers <= WRITERS_MAX && pipe(ends) == 0);
	double start = now_ms();
	for (int i = 0; i < writers; i++) {
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0)
			_exit(sit(ends[1], collector));
	}
	close(ends[1]);
	while (read(ends[0], &times[got], sizeof times[0]) == sizeof times[0])
		got++;
	close(ends[0]);
	for (int i = 0; i < writers; i++) {
		int status;
		assert_true(wait(&status) > 0);
		lost += !WIFEXITED(status) || WEXITSTATUS(status) != 0;
	}
	assert_int_equal(lost, 0);
	assert_int_equal(got, writers * ROUNDS * MOVES);
	double all = now_ms() - start;
	qsort(times, (size_t)got, sizeof times[0], by_size);
	print_message("# %d processes, %d commits, none lost, no error: %.0f a second; median %.1f ms, p99 %.1f ms,"
	              " most %.1f ms\n", writers, got, got / all * 1e3, times[got / 2], times[got * 99 / 100],
	              times[got - 1]);
	struct arena arena = {0};
	struct store_place place;
	assert_true(place_open(&place, &arena, 0, NULL));
	assert_int_equal(counted(place.db, SQL_SITTINGS_COUNT), writers * ROUNDS);
	assert_int_equal(counted(place.db, SQL_MOVES_COUNT), got);
	assert_int_equal(counted(place.db, SQL_ANSWERS_COUNT), writers * ROUNDS * 3);
	assert_true(sqlite_check(place.db, no_fault, NULL, NULL));
	place_close(&place);
	arena_free(&arena);
}

static void
many_sittings_at_once_all_come_into_one_store(void **state)
{
	(void)state;
	many_sit(NULL);
}

/* A build with a sanitizer can't be locked in. */
#if defined(__SANITIZE_ADDRESS__)
enum { FREELY = true };
#else
enum { FREELY = false };
#endif

static char door[120];

/* A collector with a store of its own, which place_open opens from now on. */
static pid_t
start_collector(const char *name)
{
	char home[120], store[140], line[200];
	const char *const operands[] = {door};
	int ends[2];
	snprintf(door, sizeof door, "%s/%s.socket", folder, name);
	snprintf(home, sizeof home, "%s/%s", folder, name);
	snprintf(store, sizeof store, "%s/verdict", home);
	const struct args args = {.operands = operands, .operand_count = 1, .state = store,
		.no_sandbox = FREELY};
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t collector = fork();
	if (collector == 0) {
		dup2(ends[1], STDOUT_FILENO);
		_exit(cmd_collector(&args));
	}
	close(ends[1]);
	assert_true(read(ends[0], line, sizeof line) > 0);
	close(ends[0]);
	setenv("XDG_STATE_HOME", home, 1);
	return collector;
}

static void
many_sittings_at_once_share_one_collector(void **state)
{
	(void)state;
	int status;
	pid_t collector = start_collector("shared");
	many_sit(door);
	kill(collector, SIGTERM);
	assert_int_equal(waitpid(collector, &status, 0), collector);
	assert_int_equal(status, 0);
}

/* One process that keeps making moves, and tells of each that was kept. */
static void
move_on(int out)
{
	struct arena arena = {0};
	struct courier courier;
	struct keep keep;
	const struct quiz *quiz = load(&arena);
	struct flow flow = flow_new(&arena, quiz);
	if (!courier_open(&courier, door, NULL))
		_exit(1);
	keep_start(&keep, quiz, NULL);
	keep.courier = &courier;
	keep.strangers = true;
	struct journal journal = keep_journal(&keep);
	for (struct move move = {.kind = MOVE_BEGIN};; move.kind = move.kind == MOVE_BEGIN ? MOVE_BACK : MOVE_BEGIN) {
		flow_apply(&flow, &move);
		journal.write(journal.context, &flow, &move);
		journal.keep(journal.context, &flow);
		if (journal.keeping->saved != SAVED_ALL || write(out, "", 1) != 1)
			_exit(0);
	}
}

static void
what_a_collector_answered_is_there_when_it_is_killed(void **state)
{
	(void)state;
	enum { PROCESSES = 8, KEPT = 200 };
	char told[64];
	int ends[2], status, kept = 0;
	pid_t collector = start_collector("killed");
	assert_int_equal(pipe(ends), 0);
	for (int i = 0; i < PROCESSES; i++)
		if (fork() == 0)
			move_on(ends[1]);
	close(ends[1]);
	for (ssize_t got; (got = read(ends[0], told, sizeof told)) > 0; kept += (int)got)
		if (kept < KEPT && kept + got >= KEPT)
			kill(collector, SIGKILL);
	close(ends[0]);
	for (int i = 0; i < PROCESSES + 1; i++)
		assert_true(wait(&status) > 0);
	struct arena arena = {0};
	struct store_place place;
	assert_true(kept >= KEPT && place_open(&place, &arena, 0, NULL));
	assert_in_range(counted(place.db, SQL_MOVES_COUNT), kept, kept + PROCESSES);
	assert_true(sqlite_check(place.db, no_fault, NULL, NULL));
	place_close(&place);
	arena_free(&arena);
}

static int
setup(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%s/keep-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	return mkdtemp(folder) == NULL ? -1 : setenv("XDG_STATE_HOME", folder, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_sittings_at_once_all_come_into_one_store),
		cmocka_unit_test(many_sittings_at_once_share_one_collector),
		cmocka_unit_test(what_a_collector_answered_is_there_when_it_is_killed),
	};
	return cmocka_run_group_tests(tests, setup, NULL);
}
