#include "sys/packets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fail.h"
#include "tools/test.h"

enum { MANY = 1000 };

static char folder[80], path[120];

static int
set_up(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/verdict-packets-XXXXXX");
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

static void
packets_come_whole_and_one_by_one(void **state)
{
	(void)state;
	uid_t user;
	struct buf packet = {0};
	int listener = packets_listen(path, NULL), near = packets_connect(path, NULL);
	assert_true(listener >= 0 && near >= 0);
	buf_add(&packet, "one");
	assert_true(packets_send(near, &packet));
	buf_add(&packet, " and two");
	assert_true(packets_send(near, &packet));
	int far = packets_accept(listener, &user);
	assert_true(far >= 0 && user == geteuid());
	assert_int_equal(packets_receive(far, &packet, 0), PACKETS_ONE);
	assert_string_equal(buf_text(&packet), "one");
	assert_int_equal(packets_receive(far, &packet, 0), PACKETS_ONE);
	assert_string_equal(buf_text(&packet), "one and two");
	assert_int_equal(packets_receive(far, &packet, 0), PACKETS_NONE);
	close(near);
	assert_int_equal(packets_receive(far, &packet, 0), PACKETS_GONE);
	close(far);
	close(listener);
	buf_free(&packet);
}

/* Who listens, and does not take connections any more, keeps nobody waiting for ever: not even those for whom
 * the system has no room. */
static void
nobody_waits_for_ever_to_be_let_in(void **state)
{
	(void)state;
	static int waiting[MANY];
	struct fail fail = {0}, taken = {0};
	int count = 0, listener = packets_listen(path, NULL);
	while (count < MANY && (waiting[count] = packets_connect(path, &fail)) >= 0)
		count++;
	assert_true(count > 0 && count < MANY);
	assert_non_null(strstr(fail.text, ": too many wait there already"));
	/* Nor is that place taken for one that nobody is behind. */
	assert_int_equal(packets_listen(path, &taken), -1);
	assert_non_null(strstr(taken.text, "another process takes connections there"));
	while (count > 0)
		close(waiting[--count]);
	close(listener);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(packets_come_whole_and_one_by_one),
		cmocka_unit_test(nobody_waits_for_ever_to_be_let_in),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
