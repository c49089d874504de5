#include "sys/log.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "tools/test.h"

static int ends[2];

/* What was logged since the last time. */
static const char *
logged(void)
{
	static char text[1000];
	ssize_t got = read(ends[0], text, sizeof text - 1);
	text[got < 0 ? 0 : got] = '\0';
	return text;
}

static int
set_up(void **state)
{
	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
	int before = dup(STDERR_FILENO);
	assert_true(before >= 0 && dup2(ends[1], STDERR_FILENO) >= 0);
	log_open();
	*state = NULL;
	return 0;
}

static void
a_line_shows_control_characters(void **state)
{
	(void)state;
	log_say("one\nline");
	assert_string_equal(logged(), "verdict: one\\x0aline\n");
}

static void
what_comes_often_is_said_once_and_later_how_often(void **state)
{
	(void)state;
	struct log_often often = {0}, other = {0};
	for (int i = 0; i < 1000; i++)
		log_often(&often, "somebody knocked");
	assert_string_equal(logged(), "verdict: somebody knocked\n");
	log_often(&other, "somebody called");
	assert_string_equal(logged(), "verdict: somebody called\n");
	often.said -= LOG_OFTEN_MS;
	log_often(&often, "somebody knocked");
	assert_string_equal(logged(), "verdict: somebody knocked (and 999 times since that was last said)\n");
	often.said -= LOG_OFTEN_MS;
	log_often(&often, "somebody knocked");
	assert_string_equal(logged(), "verdict: somebody knocked\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_shows_control_characters),
		cmocka_unit_test(what_comes_often_is_said_once_and_later_how_often),
	};
	return cmocka_run_group_tests(tests, set_up, NULL);
}
