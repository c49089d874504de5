/* A kiosk and the collector that keeps what it is given. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/seat.h"
#include "tools/test.h"

/* A build with a sanitizer has no sandbox. */
#if defined(__SANITIZE_ADDRESS__)
#define LOCKED "--no-sandbox"
#else
#define LOCKED NULL
#endif

static char folder[80], store[120], path[120];
static struct term collector;

static void
start_collector_for(const char *places)
{
	const char *const words[] = {
		seat_program(), "collector", path, "--state", store, "--places", places, LOCKED, NULL};
	term_start(&collector, 24, 80, words, NULL);
	term_expect(&collector, "collecting at");
}

static void
start_collector(void)
{
	start_collector_for("100");
}

static void
open_kiosk(struct term *t)
{
	const char *const words[] = {seat_program(), "kiosk", seat_quiz, "--collector", path, LOCKED, NULL};
	term_start(t, 24, 80, words, NULL);
	term_expect(t, "Press Enter to begin");
	term_expect_settled(t);
}

static int
set_up(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/verdict-collector-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(store, sizeof store, "%s/state", folder);
	snprintf(path, sizeof path, "%s/socket", folder);
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

static int
number_in(const char *sql)
{
	char file[160];
	sqlite3 *db;
	sqlite3_stmt *rows;
	int number = -1;
	snprintf(file, sizeof file, "%s/sittings.db", store);
	assert_int_equal(sqlite3_open_v2(file, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK && sqlite3_step(rows) == SQLITE_ROW)
		number = sqlite3_column_int(rows, 0);
	sqlite3_finalize(rows);
	sqlite3_close(db);
	return number;
}

static void
a_sitting_is_kept_by_the_collector(void **state)
{
	(void)state;
	struct term t;
	start_collector();
	open_kiosk(&t);
	seat_press(&t, "\r", "Begin");
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "1\r", SEAT_SECOND);
	term_expect(&t, "─ saved ─");
	assert_int_equal(number_in("SELECT count(*) FROM move"), 2);
	seat_press(&t, "2\r", SEAT_THIRD);
	seat_press(&t, "2\r", SEAT_REVIEW);
	seat_press(&t, "c", SEAT_RESULT);
	term_expect(&t, "─ saved · ");
	assert_int_equal(number_in("SELECT count(*) FROM sitting WHERE verdict = 'tea'"), 1);
	seat_press(&t, "a", "Today: 1 Tea.");
	term_stop(&t);
	term_signal(&collector, SIGTERM);
	term_expect_exit(&collector, 0);
	term_stop(&collector);
}

static void
where_it_dies_the_sitting_goes_on_and_says_so(void **state)
{
	(void)state;
	struct term t;
	start_collector();
	open_kiosk(&t);
	seat_press(&t, "\r", "Begin");
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "1\r", SEAT_SECOND);
	term_expect(&t, "─ saved ─");
	int moves = number_in("SELECT count(*) FROM move");
	term_signal(&collector, SIGKILL);
	assert_true(term_wait_exit(&collector));
	seat_press(&t, "2\r", SEAT_THIRD);
	term_expect(&t, "─ not saved: the collector is gone ─");
	seat_press(&t, "2\r", SEAT_REVIEW);
	seat_press(&t, "c", "Tea fits what you told us.");
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_stop(&t);
	term_stop(&collector);
	assert_int_equal(number_in("SELECT count(*) FROM move"), moves);
	/* Another takes the dead one's place. */
	start_collector();
	open_kiosk(&t);
	seat_press(&t, "\r", "Begin");
	seat_press(&t, "\r", SEAT_FIRST);
	term_expect(&t, "─ saved ─");
	term_stop(&t);
	term_stop(&collector);
}

/* -- a kiosk without its collector -- */

static const char afresh[] = "This quiz starts afresh.";
static const char unkept[] = "At the moment your answers can't be kept.";

static void
expect_end(struct term *t)
{
	term_expect_exit(t, 5);
	term_expect_restored(t);
	assert_non_null(strstr(t->raw, afresh));
	term_stop(t);
}

static void
where_it_dies_a_kiosk_at_rest_ends(void **state)
{
	(void)state;
	struct term t;
	start_collector();
	open_kiosk(&t);
	term_signal(&collector, SIGKILL);
	expect_end(&t);
	term_stop(&collector);
}

static void
where_it_dies_a_kiosk_ends_after_the_sitting(void **state)
{
	(void)state;
	struct term t;
	start_collector();
	open_kiosk(&t);
	seat_press(&t, "\r", "Begin");
	seat_press(&t, "\r", SEAT_FIRST);
	term_expect(&t, "─ saved ─");
	term_signal(&collector, SIGKILL);
	assert_true(term_wait_exit(&collector));
	seat_press(&t, "1\r", SEAT_SECOND);
	seat_press(&t, "2\r", SEAT_THIRD);
	seat_press(&t, "2\r", SEAT_REVIEW);
	seat_press(&t, "c", SEAT_RESULT);
	term_keys(&t, "a");
	expect_end(&t);
	term_stop(&collector);
}

/* With as much patience as is named. */
static void
start_lonely(struct term *t, const char *idle, const char *plain)
{
	const char *words[] = {seat_program(), "kiosk", seat_quiz, "--collector", path, "--idle", idle, plain, NULL,
		NULL};
	words[plain == NULL ? 7 : 8] = LOCKED;
	term_start(t, 24, 80, words, NULL);
}

static void
a_kiosk_waits_for_its_collector(void **state)
{
	(void)state;
	struct term t;
	start_lonely(&t, "0", NULL);
	start_collector();
	term_expect(&t, "Your answers are kept");
	seat_press(&t, "\r", "Begin");
	seat_press(&t, "\r", SEAT_FIRST);
	term_expect(&t, "─ saved ─");
	term_stop(&t);
	term_stop(&collector);
}

/* All at the same time, for each looks for its collector for a while. */
static void
one_that_finds_none_takes_one_sitting_and_does_not_wait_for_ever(void **state)
{
	(void)state;
	struct term busy, idle, plain;
	start_lonely(&busy, "0", NULL);
	start_lonely(&idle, "1", NULL);
	start_lonely(&plain, "1", "--plain");
	term_expect(&busy, unkept);
	seat_press(&busy, "\r", "Begin");
	seat_press(&busy, "\r", SEAT_FIRST);
	term_expect(&busy, "─ not saved: the collector is gone ─");
	seat_press(&busy, "1\r", SEAT_SECOND);
	seat_press(&busy, "2\r", SEAT_THIRD);
	seat_press(&busy, "2\r", SEAT_REVIEW);
	seat_press(&busy, "c", SEAT_RESULT);
	term_keys(&busy, "a");
	expect_end(&busy);
	expect_end(&idle);
	expect_end(&plain);
}

static void
in_lines_of_text_a_kiosk_at_rest_ends_too(void **state)
{
	(void)state;
	struct term t;
	start_collector();
	start_lonely(&t, "0", "--plain");
	term_expect(&t, "Enter begins");
	term_signal(&collector, SIGKILL);
	expect_end(&t);
	term_stop(&collector);
}

static int
reach(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_SEQPACKET, 0);
	memcpy(address.sun_path, path, strlen(path));
	assert_int_equal(connect(fd, (const struct sockaddr *)&address, sizeof address), 0);
	return fd;
}

struct packet {
	unsigned char bytes[1024];
	size_t length;
};

static void
add_number(struct packet *packet, int64_t number)
{
	for (int i = 0; i < 8; i++)
		packet->bytes[packet->length++] = (unsigned char)((uint64_t)number >> (8 * i));
}

static void
add_text(struct packet *packet, const char *text)
{
	add_number(packet, (int64_t)strlen(text));
	memcpy(packet->bytes + packet->length, text, strlen(text));
	packet->length += strlen(text);
}

/* Asks to keep one move of the sitting of that name; what the collector says to it. */
static char
keep_one(int fd, const char *id, int place)
{
	static const char *const texts[] = {"coffee-or-tea", "digest", "whole", "", "", "", ""};
	struct packet packet = {.length = 0};
	char reply[256] = "";
	add_number(&packet, 1);
	add_number(&packet, 'k');
	add_text(&packet, id);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		add_text(&packet, texts[i]);
	for (int i = 0; i < 6; i++)
		add_number(&packet, i == 3 ? place : 1000);
	add_number(&packet, place);
	add_number(&packet, 1);
	add_text(&packet, "begin");
	add_number(&packet, 1000);
	add_number(&packet, 0);
	add_number(&packet, 0);
	assert_true(send(fd, packet.bytes, packet.length, MSG_NOSIGNAL) == (ssize_t)packet.length);
	assert_true(recv(fd, reply, sizeof reply, 0) >= 16);
	return reply[8];
}

/* A request without a body; the reply is behind number and kind, which is returned. */
static char
ask(int fd, char kind, char *reply, size_t room)
{
	const char request[16] = {1, 0, 0, 0, 0, 0, 0, 0, kind};
	assert_int_equal(send(fd, request, sizeof request, MSG_NOSIGNAL), sizeof request);
	ssize_t got = recv(fd, reply, room - 1, 0);
	assert_true(got > 16);
	reply[got] = '\0';
	return reply[8];
}

static void
expect_status(const char *line)
{
	char reply[1024];
	int fd = reach();
	assert_int_equal(ask(fd, 's', reply, sizeof reply), 'd');
	assert_non_null(strstr(reply + 24, line));
	close(fd);
}

/* Waits until the status has the line. */
static void
await_status(const char *line)
{
	char reply[1024];
	int fd = reach();
	do
		assert_int_equal(ask(fd, 's', reply, sizeof reply), 'd');
	while (strstr(reply + 24, line) == NULL);
	close(fd);
}

static void
expect_turned_away(const char *sentence, bool plain)
{
	struct term t;
	const char *const words[] = {
		seat_program(), "kiosk", seat_quiz, "--collector", path, plain ? "--plain" : "--ascii", LOCKED, NULL};
	term_start(&t, 24, 80, words, NULL);
	term_expect_exit(&t, 4);
	term_expect(&t, sentence);
	/* Nothing but that, and the terminal was not touched. */
	assert_int_equal(strlen(t.raw), strlen(sentence) + strlen("\r\n"));
	term_expect_restored(&t);
	term_stop(&t);
}

static void
who_finds_no_place_is_told_so_until_one_leaves(void **state)
{
	(void)state;
	static const char full[] = "All 2 places are taken just now. Please come again in a few minutes.";
	struct term first, second, third;
	start_collector_for("2");
	open_kiosk(&first);
	expect_status("sittings now    1 of 2");
	open_kiosk(&second);
	expect_turned_away(full, false);
	expect_turned_away(full, true);
	expect_status("sittings now    2 of 2");
	expect_status("turned away     2");
	/* Nobody else notices. */
	seat_press(&second, "\r", "Begin");
	seat_press(&second, "\r", SEAT_FIRST);
	term_expect(&second, "─ saved ─");
	term_signal(&first, SIGKILL);
	assert_true(term_wait_exit(&first));
	open_kiosk(&third);
	expect_status("sittings now    2 of 2");
	term_hang_up(&second);
	assert_true(term_wait_exit(&second));
	await_status("sittings now    1 of 2");
	expect_status("turned away     2");
	term_stop(&first);
	term_stop(&second);
	term_stop(&third);
	term_stop(&collector);
	start_collector_for("1");
	open_kiosk(&first);
	expect_turned_away("The only place is taken just now. Please come again in a few minutes.", false);
	term_stop(&first);
	term_stop(&collector);
}

/* A kiosk that is older than the question for a place, or that did not wait for the answer, is counted, but
 * its answers are worth more than the count. */
static void
who_does_not_ask_for_a_place_has_it_by_what_it_asks(void **state)
{
	(void)state;
	char reply[256];
	start_collector_for("2");
	int old = reach(), young = reach(), late = reach();
	expect_status("sittings now    0 of 2");
	assert_int_equal(keep_one(old, "00000000000000000000000000000003", 1), 'd');
	expect_status("sittings now    1 of 2");
	assert_int_equal(ask(young, 'p', reply, sizeof reply), 'd');
	assert_int_equal(ask(young, 'p', reply, sizeof reply), 'd');
	expect_status("sittings now    2 of 2");
	assert_int_equal(ask(late, 'p', reply, sizeof reply), 'f');
	assert_int_equal(reply[16], 2);
	expect_status("sittings now    2 of 2");
	assert_int_equal(keep_one(late, "00000000000000000000000000000004", 1), 'd');
	expect_status("sittings now    3 of 2");
	close(old);
	close(young);
	await_status("sittings now    1 of 2");
	close(late);
	term_stop(&collector);
}

/* Bytes that are no request end the connection they come by, and no other. */
static void
nonsense_harms_nobody(void **state)
{
	(void)state;
	static char bytes[100000];
	start_collector();
	int innocent = reach();
	for (int i = 0; i < 300; i++) {
		int fd = reach();
		char reply[64];
		size_t length = i == 299 ? sizeof bytes : (size_t)i;
		for (size_t b = 0; b < length; b++)
			bytes[b] = (char)(b * 7 + (size_t)i * 31);
		if (i % 3 == 0 && length > 16) {
			memset(bytes, 0, 16); /* number 0, to be kept */
			bytes[8] = 'k';
		}
		if (length > 0) {
			assert_int_equal(send(fd, bytes, length, MSG_NOSIGNAL), (ssize_t)length);
			assert_true(recv(fd, reply, sizeof reply, 0) <= 0);
		}
		close(fd);
	}
	char reply[1024];
	assert_int_equal(ask(innocent, 's', reply, sizeof reply), 'd');
	assert_non_null(strstr(reply + 24, "sittings now    0"));
	close(innocent);
	term_stop(&collector);
}

static void
nobody_writes_to_what_somebody_else_began(void **state)
{
	(void)state;
	static const char mine[] = "00000000000000000000000000000001", yours[] = "00000000000000000000000000000002";
	start_collector();
	int me = reach(), you = reach();
	assert_int_equal(keep_one(me, mine, 1), 'd');
	assert_int_equal(keep_one(you, yours, 1), 'd');
	int moves = number_in("SELECT count(*) FROM move");
	assert_int_equal(keep_one(you, mine, 2), 'n');
	assert_int_equal(number_in("SELECT count(*) FROM move"), moves);
	assert_int_equal(keep_one(me, mine, 2), 'd');
	close(me);
	/* Who comes again is somebody else. */
	me = reach();
	assert_int_equal(keep_one(me, mine, 3), 'n');
	assert_int_equal(number_in("SELECT count(*) FROM move"), moves + 1);
	close(me);
	close(you);
	term_stop(&collector);
}

static void
other_users_are_turned_away(void **state)
{
	(void)state;
	enum { NOBODY_ELSE = 54321 };
	int status;
	if (geteuid() != 0)
		skip();
	assert_int_equal(chown(folder, NOBODY_ELSE, (gid_t)-1), 0);
	start_collector();
	pid_t child = fork();
	if (child == 0) {
		char reply[64];
		const char request[16] = {1, 0, 0, 0, 0, 0, 0, 0, 's'};
		if (setuid(NOBODY_ELSE) != 0)
			_exit(2);
		int fd = reach();
		send(fd, request, sizeof request, MSG_NOSIGNAL);
		_exit(recv(fd, reply, sizeof reply, 0) > 0);
	}
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	assert_int_equal(chown(folder, 0, (gid_t)-1), 0);
	term_stop(&collector);
}

static void
two_do_not_share_a_socket(void **state)
{
	(void)state;
	struct term second;
	start_collector();
	const char *const words[] = {seat_program(), "collector", path, "--state", store, LOCKED, NULL};
	term_start(&second, 24, 80, words, NULL);
	term_expect_exit(&second, 2);
	assert_non_null(strstr(second.raw, "another process takes connections there"));
	term_stop(&second);
	term_stop(&collector);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sitting_is_kept_by_the_collector),
		cmocka_unit_test(where_it_dies_the_sitting_goes_on_and_says_so),
		cmocka_unit_test(where_it_dies_a_kiosk_at_rest_ends),
		cmocka_unit_test(where_it_dies_a_kiosk_ends_after_the_sitting),
		cmocka_unit_test(in_lines_of_text_a_kiosk_at_rest_ends_too),
		cmocka_unit_test(a_kiosk_waits_for_its_collector),
		cmocka_unit_test(one_that_finds_none_takes_one_sitting_and_does_not_wait_for_ever),
		cmocka_unit_test(nonsense_harms_nobody),
		cmocka_unit_test(who_finds_no_place_is_told_so_until_one_leaves),
		cmocka_unit_test(who_does_not_ask_for_a_place_has_it_by_what_it_asks),
		cmocka_unit_test(nobody_writes_to_what_somebody_else_began),
		cmocka_unit_test(other_users_are_turned_away),
		cmocka_unit_test(two_do_not_share_a_socket),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
