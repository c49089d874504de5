/* Visitors at a kiosk, for tests written in shell: many at once, each on a terminal of its own, some who are hung
 * up on, and some who connect and say nothing.
 *
 *   visitors sit N COMMAND...         N sittings at once, each move made by all at the same time
 *   visitors hang N STORE COMMAND...  N sittings, one after the other, each of which breaks off at some moment:
 *                                     what the screen had said was saved is in the store, and no more than was done
 *   visitors silent N FROM PORT       holds N connections from that address to the port here, and makes those anew
 *                                     that are closed, until it is ended
 *
 * COMMAND shows a kiosk with the example quiz on its terminal. Prints figures, and fails if anything is not as it
 * should be. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tools/seat.h"
#include "tools/test.h"

/* A sitting, move by move: the keys, what the screen then shows, and the move that is kept. */
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
};
enum { STEPS = sizeof steps / sizeof steps[0], AT_THE_DOOR = 15, VISITORS_MAX = 1000 };

static const char *const *command;

static int64_t
now_us(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* How often the screen has said that a move is saved: each time that is drawn anew. */
static int
told(const struct term *t)
{
	static const char saved[] = "saved ";
	int count = 0;
	for (const char *at = t->raw; at != NULL && (at = strstr(at, saved)) != NULL; at += sizeof saved - 1)
		count += at - t->raw < 4 || strncmp(at - 4, "not ", 4) != 0;
	return count;
}

/* Is the text on the screen, and were so many moves said to be saved? */
static bool
sees(struct term *t, const char *text, int saved)
{
	return term_sees(t, text) && told(t) >= saved;
}

/* -- the kiosk's processes -- */

static bool
is_called(const char *pid, const char *name)
{
	char path[300], line[64] = "";
	snprintf(path, sizeof path, "/proc/%s/comm", pid);
	FILE *file = fopen(path, "r");
	if (file == NULL)
		return false;
	bool read = fgets(line, sizeof line, file) != NULL;
	fclose(file);
	line[strcspn(line, "\n")] = '\0';
	return read && strcmp(line, name) == 0;
}

/* In KiB. */
static long
private_memory(const char *pid)
{
	char path[300], line[256];
	long all = 0, some;
	snprintf(path, sizeof path, "/proc/%s/smaps_rollup", pid);
	FILE *file = fopen(path, "r");
	while (file != NULL && fgets(line, sizeof line, file) != NULL)
		if (sscanf(line, "Private_Clean: %ld", &some) == 1 || sscanf(line, "Private_Dirty: %ld", &some) == 1)
			all += some;
	if (file != NULL)
		fclose(file);
	return all;
}

/* The processes of that name: how many, one of them, and their private memory together, where it is asked for. */
static int
processes(const char *name, pid_t *one, long *memory)
{
	struct dirent *entry;
	DIR *proc = opendir("/proc");
	int count = 0;
	assert_non_null(proc);
	while ((entry = readdir(proc)) != NULL) {
		if (!isdigit((unsigned char)entry->d_name[0]) || !is_called(entry->d_name, name))
			continue;
		count++;
		if (one != NULL)
			*one = (pid_t)atol(entry->d_name);
		if (memory != NULL)
			*memory += private_memory(entry->d_name);
	}
	closedir(proc);
	return count;
}

static void
print_memory(int visitors)
{
	long quizzes = 0, sshds = 0;
	assert_int_equal(processes("quiz-shell", NULL, &quizzes), visitors);
	processes("quiz-sshd", NULL, &sshds);
	printf("# private memory of a sitting: %ld KiB, and %ld KiB of sshd for it\n", quizzes / visitors,
	       sshds / visitors);
}

/* -- many at once -- */

struct visitor {
	struct term term;
	int64_t sent;
	bool waits;
};

static struct visitor visitors[VISITORS_MAX];

static int
by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* Until all of those that wait see the text, and that so many moves are saved, or no more than `rest` of them are
 * left. Puts how long each took into `times`; returns how many did. */
static int
await(int count, const char *text, int saved, int rest, int64_t *times)
{
	static struct pollfd ready[VISITORS_MAX];
	int64_t end = now_us() + 3 * (int64_t)TERM_PATIENCE * 1000;
	int seen = 0, left = 0;
	for (int i = 0; i < count; i++)
		left += visitors[i].waits;
	while (left > rest) {
		if (now_us() > end) {
			for (int i = 0; i < count; i++)
				if (visitors[i].waits)
					term_expect(&visitors[i].term, text); /* shows its screen */
			fail_msg("%d visitors do not see '%s', or not that it is saved", left, text);
		}
		for (int i = 0; i < count; i++)
			ready[i] = (struct pollfd){visitors[i].waits ? visitors[i].term.master : -1, POLLIN, 0};
		poll(ready, (nfds_t)count, 20);
		for (int i = 0; i < count; i++) {
			struct visitor *v = &visitors[i];
			if (ready[i].revents == 0 || !sees(&v->term, text, saved))
				continue;
			v->waits = false;
			times[seen++] = now_us() - v->sent;
			left--;
		}
	}
	return seen;
}

static void
come_in(int count)
{
	static int64_t times[VISITORS_MAX];
	int64_t start = now_us();
	int got = 0;
	for (int i = 0; i < count; i++) {
		visitors[i].sent = now_us();
		visitors[i].waits = true;
		term_start(&visitors[i].term, 24, 80, command, NULL);
		/* sshd takes only so many from an address that are not yet in. */
		got += await(i + 1, "Press Enter to begin", 0, AT_THE_DOOR - 1, times + got);
	}
	got += await(count, "Press Enter to begin", 0, 0, times + got);
	assert_int_equal(got, count);
	qsort(times, (size_t)got, sizeof times[0], by_size);
	printf("# %d at the first page after %.1f s, each in %.0f ms (median), %.0f ms (most)\n", count,
	       (double)(now_us() - start) / 1e6, (double)times[got / 2] / 1e3, (double)times[got - 1] / 1e3);
}

static void
press(int count, const char *keys)
{
	for (int i = 0; i < count; i++) {
		visitors[i].waits = true;
		visitors[i].sent = now_us();
		term_keys(&visitors[i].term, keys);
	}
}

static void
sit(int count)
{
	static int64_t times[VISITORS_MAX * STEPS];
	int got = 0;
	come_in(count);
	press(count, "\r");
	await(count, "▸ Begin", 0, 0, times);
	for (int step = 0; step < STEPS; step++) {
		press(count, steps[step].keys);
		got += await(count, steps[step].shows, step + 1, 0, times + got);
	}
	qsort(times, (size_t)got, sizeof times[0], by_size);
	printf("# %d moves, from the key to 'saved': %.0f ms (median), %.0f ms (p99), %.0f ms (most)\n", got,
	       (double)times[got / 2] / 1e3, (double)times[got * 99 / 100] / 1e3, (double)times[got - 1] / 1e3);
	print_memory(count);
	press(count, "q");
	for (int i = 0; i < count; i++) {
		term_expect_exit(&visitors[i].term, 0);
		assert_non_null(strstr(visitors[i].term.raw, "Thank you for taking part."));
		term_expect_restored(&visitors[i].term);
		term_stop(&visitors[i].term);
	}
	printf("moves %d\n", got);
}

/* -- hung up -- */

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

/* The moves that are kept of a sitting, which must be the first of the steps; returns how many. */
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

enum end { CLIENT_KILLED, CLIENT_GONE, QUIZ_HUNG_UP, QUIZ_KILLED, ENDS };
static const char *const end_names[ENDS] = {
	"ssh killed", "its window closed", "quiz hung up", "quiz killed"};

/* Ends it after so long, while it goes on. */
static pid_t
begin_end(enum end end, const struct term *t, int64_t microseconds)
{
	pid_t quiz = 0;
	assert_int_equal(processes("quiz-shell", &quiz, NULL), 1);
	pid_t child = fork();
	if (child != 0)
		return child;
	usleep((useconds_t)microseconds);
	kill(end == QUIZ_HUNG_UP || end == QUIZ_KILLED ? quiz : t->child,
	     end == CLIENT_GONE || end == QUIZ_HUNG_UP ? SIGHUP : SIGKILL);
	_exit(0);
}

/* False if the program ends before. */
static bool
goes_on(struct term *t, const char *text, int saved)
{
	int64_t end = now_us() + (int64_t)TERM_PATIENCE * 1000;
	while (!sees(t, text, saved) && !t->gone && now_us() < end) {
		struct pollfd ready[] = {{t->master, POLLIN, 0}, {t->watch, POLLIN, 0}};
		poll(ready, 2, 20);
	}
	return sees(t, text, saved);
}

/* One sitting, ended by something after so long, or for -1 by the client once it has come to its end. Returns how
 * many moves the screen has said are saved; *done is how many were made, at most. */
static int
break_off(enum end end, int64_t microseconds, int *done, int64_t *took)
{
	struct term t;
	int status;
	pid_t other = -1;
	term_start(&t, 24, 80, command, NULL);
	term_expect(&t, "Press Enter to begin");
	term_keys(&t, "\r");
	term_expect(&t, "▸ Begin");
	if (microseconds >= 0)
		other = begin_end(end, &t, microseconds);
	int64_t start = now_us();
	bool goes = true;
	for (*done = 0; goes && *done < STEPS; ++*done) {
		term_keys(&t, steps[*done].keys);
		goes = goes_on(&t, steps[*done].shows, *done + 1);
	}
	*took = now_us() - start;
	if (other >= 0)
		assert_int_equal(waitpid(other, &status, 0), other);
	else
		term_signal(&t, SIGKILL);
	assert_true(term_wait_exit(&t));
	assert_true(term_find(&t, "not saved") < 0);
	int saved = told(&t);
	term_stop(&t);
	return saved;
}

static void
look(sqlite3 *db, int round, enum end end, int saved, int done, int *before, int *ahead)
{
	int newest = number_in(db, "SELECT coalesce(max(number), 0) FROM sitting");
	int count = newest > *before ? stored(db, newest) : 0;
	*before = newest;
	if (count < saved || count > done)
		fail_msg("%d, %s: %d moves were saved, %d are there, %d were made", round, end_names[end], saved, count,
		         done);
	*ahead += count > saved;
	assert_int_equal(number_in(db, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
	/* The row of the sitting was written with its moves, not beside them. */
	assert_int_equal(number_in(db, "SELECT count(*) FROM sitting s WHERE moves <>"
	                               " (SELECT count(*) FROM move WHERE sitting = s.number)"), 0);
}

static void
await_nobody(void)
{
	int64_t end = now_us() + (int64_t)TERM_PATIENCE * 1000;
	while (processes("quiz-shell", NULL, NULL) > 0)
		if (now_us() > end)
			fail_msg("somebody is left behind");
}

static void
hang(int count, const char *store)
{
	sqlite3 *db;
	int done, ahead = 0, saved_all = 0, ended[ENDS] = {0}, broken = 0;
	int64_t took, most;
	/* A first one that comes to its end, to know how long that takes. */
	assert_int_equal(break_off(CLIENT_KILLED, -1, &done, &most), STEPS);
	await_nobody();
	assert_int_equal(sqlite3_open_v2(store, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	int before = number_in(db, "SELECT max(number) FROM sitting");
	assert_int_equal(stored(db, before), STEPS);
	srand(7);
	for (int i = 0; i < count; i++) {
		enum end end = (enum end)(i % ENDS);
		int saved = break_off(end, rand() % (most * 11 / 10), &done, &took);
		await_nobody();
		look(db, i, end, saved, done, &before, &ahead);
		saved_all += saved;
		ended[end]++;
		broken += saved < STEPS;
	}
	sqlite3_close(db);
	printf("# %d hang-ups, %d of them in mid-sitting; %d moves told as saved, none lost; in %d a move was kept that"
	       " nobody had been told of\n#", count, broken, saved_all, ahead);
	for (int i = 0; i < ENDS; i++)
		printf(" %s: %d", end_names[i], ended[i]);
	printf("\n");
}

/* -- silent -- */

static int
knock(const char *from, int port)
{
	struct sockaddr_in own = {.sin_family = AF_INET}, other = {.sin_family = AF_INET};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(fd >= 0 && inet_pton(AF_INET, from, &own.sin_addr) == 1);
	other.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	other.sin_port = htons((uint16_t)port);
	if (bind(fd, (const struct sockaddr *)&own, sizeof own) == 0 &&
	    connect(fd, (const struct sockaddr *)&other, sizeof other) == 0)
		return fd;
	close(fd);
	return -1;
}

/* Has the other side closed it? What it says is not listened to. */
static bool
is_closed(int fd)
{
	char bytes[512];
	ssize_t got;
	while ((got = recv(fd, bytes, sizeof bytes, MSG_DONTWAIT)) > 0)
		;
	return got == 0 || (errno != EAGAIN && errno != EINTR);
}

static void
silent(int count, const char *from, int port)
{
	static int fds[VISITORS_MAX];
	int refused = 0;
	for (int i = 0; i < count; i++)
		refused += (fds[i] = knock(from, port)) < 0;
	printf("%d knocked, %d were refused\n", count, refused);
	fflush(stdout);
	for (;; poll(NULL, 0, 50))
		for (int i = 0; i < count; i++) {
			if (fds[i] >= 0 && !is_closed(fds[i]))
				continue;
			if (fds[i] >= 0)
				close(fds[i]);
			fds[i] = knock(from, port);
		}
}

/* -- */

static int words;
static char **word;

static void
visit(void **state)
{
	(void)state;
	int count = words > 2 ? atoi(word[2]) : 0;
	assert_in_range(count, 1, VISITORS_MAX);
	if (strcmp(word[1], "sit") == 0 && words > 3) {
		command = (const char *const *)word + 3;
		sit(count);
	} else if (strcmp(word[1], "hang") == 0 && words > 4) {
		command = (const char *const *)word + 4;
		hang(count, word[3]);
	} else if (strcmp(word[1], "silent") == 0 && words == 5)
		silent(count, word[3], atoi(word[4]));
	else
		fail_msg("what?");
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(visit)};
	words = argc;
	word = argv;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
