/* A kiosk's way to a collector that is none: gone, stuck, older. */
#include "cmd/courier.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/wire.h"
#include "store/sitting.h"
#include "sys/packets.h"
#include "tools/test.h"

enum { PATIENCE_MS = 20000 };

static char folder[80], path[120];

static int
set_up(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/verdict-courier-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/socket", folder);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

static int
take_connection(int listener)
{
	uid_t user;
	int fd;
	do
		fd = packets_accept(listener, &user);
	while (fd < 0);
	return fd;
}

static void
answer(int fd, int64_t number, enum courier_reply kind, int64_t what)
{
	struct buf reply = {0};
	wire_number(&reply, number);
	wire_number(&reply, kind);
	wire_number(&reply, what);
	assert_true(packets_send(fd, &reply));
	buf_free(&reply);
}

/* Knows no places: to a question that it does not know it hangs up, and serves whoever comes next. */
static void
serve_as_before(int listener)
{
	for (;;) {
		struct buf packet = {0};
		int fd = take_connection(listener);
		while (packets_receive(fd, &packet, PATIENCE_MS) == PACKETS_ONE) {
			struct wire wire = {buf_text(&packet), packet.length, false};
			int64_t number = wire_take_number(&wire);
			if (wire_take_number(&wire) != COURIER_TODAY)
				break;
			answer(fd, number, COURIER_DONE, 0);
		}
		close(fd);
		buf_free(&packet);
	}
}

static void
one_from_before_there_were_places_is_connected_to_again(void **state)
{
	(void)state;
	struct courier courier;
	struct arena arena = {0};
	struct sitting_count *list;
	int places = 0, count = -1, listener = packets_listen(path, NULL);
	pid_t child = fork();
	if (child == 0)
		serve_as_before(listener);
	assert_true(courier_open(&courier, path, NULL));
	assert_true(courier_place(&courier, path, &places));
	assert_true(courier_today(&courier, &arena, "quiz", 0, &list, &count, NULL));
	assert_int_equal(count, 0);
	courier_close(&courier);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, NULL, 0), child);
	close(listener);
	arena_free(&arena);
}

/* It may have been stuck for a moment only: the connection stays, and what it says too late is passed over. */
static void
one_that_is_stuck_turns_nobody_away(void **state)
{
	(void)state;
	struct courier courier;
	struct arena arena = {0};
	struct buf packet = {0};
	struct sitting_count *list;
	int places = 0, count = -1, listener = packets_listen(path, NULL);
	assert_true(courier_open(&courier, path, NULL));
	assert_true(courier_place(&courier, path, &places));
	assert_true(courier.fd >= 0);
	int fd = take_connection(listener);
	assert_int_equal(packets_receive(fd, &packet, 0), PACKETS_ONE);
	answer(fd, 1, COURIER_FULL, 7);
	answer(fd, 2, COURIER_DONE, 0);
	assert_true(courier_today(&courier, &arena, "quiz", 0, &list, &count, NULL));
	assert_int_equal(count, 0);
	assert_int_equal(places, 0);
	courier_close(&courier);
	close(fd);
	close(listener);
	buf_free(&packet);
	arena_free(&arena);
}

static void
one_that_is_gone_turns_nobody_away(void **state)
{
	(void)state;
	struct courier courier;
	int places = 0, listener = packets_listen(path, NULL);
	assert_true(courier_open(&courier, path, NULL));
	close(listener);
	assert_true(courier_place(&courier, path, &places));
	assert_int_equal(courier.fd, -1);
	assert_true(courier_place(&courier, path, &places));
	courier_close(&courier);
}

static void
one_that_is_full_says_of_how_many(void **state)
{
	(void)state;
	struct courier courier;
	int places = 0, listener = packets_listen(path, NULL);
	assert_true(courier_open(&courier, path, NULL));
	int fd = take_connection(listener);
	answer(fd, 1, COURIER_FULL, 380);
	answer(fd, 2, COURIER_DONE, 380);
	assert_false(courier_place(&courier, path, &places));
	assert_int_equal(places, 380);
	assert_true(courier_place(&courier, path, &places));
	courier_close(&courier);
	close(fd);
	close(listener);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_from_before_there_were_places_is_connected_to_again),
		cmocka_unit_test(one_that_is_stuck_turns_nobody_away),
		cmocka_unit_test(one_that_is_gone_turns_nobody_away),
		cmocka_unit_test(one_that_is_full_says_of_how_many),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
