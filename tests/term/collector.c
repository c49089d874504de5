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
start_collector(void)
{
	const char *const words[] = {seat_program(), "collector", path, "--state", store, LOCKED, NULL};
	term_start(&collector, 24, 80, words, NULL);
	term_expect(&collector, "collecting at");
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

static int
reach(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_SEQPACKET, 0);
	memcpy(address.sun_path, path, strlen(path));
	assert_int_equal(connect(fd, (const struct sockaddr *)&address, sizeof address), 0);
	return fd;
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
	const char status[16] = {1, 0, 0, 0, 0, 0, 0, 0, 's'};
	char reply[1024];
	assert_int_equal(send(innocent, status, sizeof status, MSG_NOSIGNAL), sizeof status);
	ssize_t got = recv(innocent, reply, sizeof reply - 1, 0);
	assert_true(got > 24);
	reply[got] = '\0';
	assert_non_null(strstr(reply + 24, "sittings now    0"));
	close(innocent);
	term_stop(&collector);
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
		cmocka_unit_test(nonsense_harms_nobody),
		cmocka_unit_test(nobody_writes_to_what_somebody_else_began),
		cmocka_unit_test(other_users_are_turned_away),
		cmocka_unit_test(two_do_not_share_a_socket),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
