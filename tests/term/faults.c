/* Each call of a sitting that opens, writes, syncs or locks fails once: nothing crashes, the terminal is
 * given back, and what was said to be saved is there. strace makes them fail, in the real program. With
 * VERDICT_FAULTS=all it is each of them, else a sample. */
#define _GNU_SOURCE
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/seat.h"
#include "tools/test.h"

/* Keys that do the same on the full screen and in the plain mode, which stands in where the terminal can't
 * be drawn on. */
static const struct {
	const char *keys, *shows, *move;
} steps[] = {
	{"\r", SEAT_FIRST, "begin"},
	{"1\r", SEAT_SECOND, "answer sleep soon"},
	{"2\r", SEAT_THIRD, "answer doctor no"},
	{"2\r", SEAT_REVIEW, "answer time hour"},
	{"c\r", "again", "confirm"} /* in the hints of both */,
};
enum { STEPS = sizeof steps / sizeof steps[0] };

static const struct fault {
	const char *call, *error;
	int sample; /* every so many */
	const char *mode; /* in the plain mode each write is to the terminal; else NULL */
} faults[] = {
	{"openat", "EACCES", 11, NULL}, {"openat", "EMFILE", 13, NULL}, {"mkdir", "EROFS", 1, NULL},
	{"getrandom", "ENOSYS", 1, NULL}, {"pwrite64", "ENOSPC", 13, NULL}, {"pwrite64", "EIO", 17, NULL},
	{"pread64", "EIO", 7, NULL}, {"fdatasync", "EIO", 3, NULL}, {"fsync", "EIO", 2, NULL},
	{"flock", "EIO", 5, NULL}, {"flock", "ENOLCK", 7, NULL}, {"fcntl", "EAGAIN", 29, NULL},
	{"fcntl", "EIO", 37, NULL}, {"ftruncate", "EIO", 1, NULL}, {"unlink", "EACCES", 1, NULL},
	{"newfstatat", "EIO", 13, NULL}, {"write", "EIO", 3, "--plain"}, {"write", "ENOSPC", 5, "--plain"},
};
enum { FAULTS = sizeof faults / sizeof faults[0] };

static char folder[80], store[200], trace[160];

static bool
can_trace(void)
{
	return system("strace -qq -e trace=none true >/dev/null 2>&1") == 0;
}

static bool
injected(void)
{
	char line[4096];
	bool found = false;
	FILE *file = fopen(trace, "r");
	while (file != NULL && fgets(line, sizeof line, file) != NULL)
		found = found || strstr(line, "(INJECTED)") != NULL;
	if (file != NULL)
		fclose(file);
	return found;
}

static void
clear_store(void)
{
	char command[200];
	snprintf(command, sizeof command, "rm -rf '%s/verdict'", folder);
	assert_int_equal(system(command), 0);
}

/* How many moves are there; they must be the first ones. */
static int
stored(void)
{
	sqlite3 *db;
	sqlite3_stmt *rows = NULL;
	int count = 0;
	if (access(store, F_OK) != 0)
		return 0;
	assert_int_equal(sqlite3_open(store, &db), SQLITE_OK);
	sqlite3_prepare_v2(db, "SELECT text FROM move ORDER BY sitting, seq", -1, &rows, NULL);
	while (rows != NULL && sqlite3_step(rows) == SQLITE_ROW) {
		assert_true(count < STEPS);
		assert_string_equal((const char *)sqlite3_column_text(rows, 0), steps[count++].move);
	}
	sqlite3_finalize(rows);
	sqlite3_close(db);
	return count;
}

/* One sitting with the nth of these calls failing; false when there was none to fail. */
static bool
survives(const struct fault *fault, int nth)
{
	char only[40], inject[80], what[100];
	snprintf(only, sizeof only, "trace=%s", fault->call);
	snprintf(inject, sizeof inject, "inject=%s:error=%s:when=%d", fault->call, fault->error, nth);
	snprintf(what, sizeof what, "%s %d fails with %s", fault->call, nth, fault->error);
	const char *const words[] = {"strace", "-qq", "-f", "--seccomp-bpf", "-o", trace, "-e", only, "-e", inject, seat_program(), "take",
		seat_quiz, fault->mode, NULL};
	struct term t;
	int shown = 0;
	bool promised = false;
	unlink(trace);
	clear_store();
	term_start(&t, 24, 80, words, NULL);
	if (term_wait_text(&t, "egin")) /* "Begin", or "Enter begins" */
		for (; shown < STEPS; shown++) {
			term_keys(&t, steps[shown].keys);
			if (!term_wait_text(&t, steps[shown].shows))
				break;
		}
	if (shown == STEPS) {
		/* Of a frame that could not be read back the word may be missing; then nothing was promised. */
		if (t.alternate && !term_wait_text(&t, "saved"))
			print_message("# %s: the screen says nothing of saving\n", what);
		promised = t.alternate ? term_find(&t, "─ saved ─") >= 0 : strstr(t.raw, "not saved") == NULL;
	}
	term_keys(&t, t.alternate ? "qy" : "q\r");
	if (!term_wait_exit(&t))
		fail_msg("%s: it does not end", what);
	int signal = WIFSIGNALED(t.status) ? WTERMSIG(t.status) : 0;
	if (signal != 0 && signal != SIGHUP)
		fail_msg("%s: it was ended by signal %d", what, signal);
	if (!term_modes_restored(&t) || t.alternate)
		fail_msg("%s: the terminal is not as it was", what);
	bool any = injected();
	term_stop(&t);
	int count = stored();
	if (promised && count < STEPS)
		fail_msg("%s: it was said to be saved, but %d moves are there", what, count);
	return any;
}

static void
every_call_may_fail_once(void **state)
{
	(void)state;
	bool all = getenv("VERDICT_FAULTS") != NULL;
	int tried = 0;
	if (!can_trace()) {
		print_message("# strace can't be used here\n");
		skip();
	}
	for (int i = 0; i < FAULTS; i++) {
		int step = all ? 1 : faults[i].sample, nth = 1;
		for (; survives(&faults[i], nth); nth += step)
			tried++;
		if (all)
			print_message("# %s: up to %d fail with %s\n", faults[i].call, nth - 1, faults[i].error);
	}
	print_message("# %d calls failed, each once: no crash, the terminal given back, nothing lost\n", tried);
	assert_true(tried > 20);
}

static int
setup(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%s/faults-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(store, sizeof store, "%s/verdict/sittings.db", folder);
	snprintf(trace, sizeof trace, "%s/trace", folder);
	/* The search for leaks traces the program as well, and only one can. */
	const char *options = getenv("ASAN_OPTIONS");
	char leaky[1000];
	snprintf(leaky, sizeof leaky, "%s:detect_leaks=0", options == NULL ? "" : options);
	setenv("ASAN_OPTIONS", leaky, 1);
	return setenv("XDG_STATE_HOME", folder, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(every_call_may_fail_once)};
	return cmocka_run_group_tests(tests, setup, NULL);
}
