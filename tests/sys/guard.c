#include "sys/guard.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fail.h"
#include "tools/test.h"

static char path[120];

/* A child that holds the guard until its end of the pipe is closed. */
static pid_t
holder(int *hold)
{
	int ready[2], wait_for[2];
	char byte;
	assert_true(pipe(ready) == 0 && pipe(wait_for) == 0);
	pid_t child = fork();
	if (child == 0) {
		struct guard guard;
		close(wait_for[1]);
		bool taken = guard_open(&guard, path, NULL) && guard_take(&guard, 0, NULL);
		if (!taken || write(ready[1], "", 1) != 1 || read(wait_for[0], &byte, 1) != 0)
			_exit(1);
		_exit(0); /* not given back: the system does that */
	}
	close(ready[1]);
	close(wait_for[0]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	*hold = wait_for[1];
	return child;
}

static void
it_is_waited_for_in_vain_and_had_once_its_holder_is_gone(void **state)
{
	(void)state;
	struct guard guard;
	struct fail fail = {0};
	int hold, status;
	pid_t child = holder(&hold);
	assert_true(guard_open(&guard, path, NULL));
	assert_false(guard_take(&guard, 0, &fail));
	assert_string_equal(fail.text, "another program keeps the store locked");
	assert_false(guard_take(&guard, 30, NULL));
	close(hold);
	assert_true(guard_take(&guard, 10000, NULL));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	guard_give(&guard);
	assert_true(guard_take(&guard, 0, NULL));
	guard_close(&guard);
}

/* Whoever waited in vain stands in nobody's way afterwards. */
static void
the_turn_is_given_back_too(void **state)
{
	(void)state;
	struct guard guard, other;
	assert_true(guard_open(&guard, path, NULL) && guard_open(&other, path, NULL));
	assert_true(guard_take(&guard, 0, NULL));
	assert_false(guard_take(&other, 10, NULL));
	guard_give(&guard);
	assert_true(guard_take(&guard, 0, NULL));
	guard_give(&guard);
	assert_true(guard_take(&other, 0, NULL));
	guard_close(&other);
	assert_true(guard_take(&guard, 0, NULL));
	guard_close(&guard);
}

static void
the_alarm_is_left_as_it_was(void **state)
{
	(void)state;
	struct guard guard, other;
	struct sigaction action;
	assert_true(guard_open(&guard, path, NULL) && guard_open(&other, path, NULL));
	assert_true(guard_take(&guard, 0, NULL));
	assert_false(guard_take(&other, 30, NULL));
	assert_int_equal(sigaction(SIGALRM, NULL, &action), 0);
	assert_true(action.sa_handler == SIG_DFL);
	assert_int_equal(alarm(0), 0);
	guard_close(&guard);
	guard_close(&other);
}

static void
what_is_no_plain_file_is_refused(void **state)
{
	(void)state;
	struct guard guard;
	struct fail fail = {0};
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_false(guard_open(&guard, path, &fail));
	assert_non_null(strstr(fail.text, "no ordinary file"));
	unlink(path);
	assert_int_equal(symlink("/dev/null", path), 0);
	fail = (struct fail){0};
	assert_false(guard_open(&guard, path, &fail));
	assert_non_null(strstr(fail.text, "it is a link"));
	unlink(path);
}

static int
setup(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	snprintf(path, sizeof path, "%s/guard-%d", tmp == NULL ? "/tmp" : tmp, (int)getpid());
	return 0;
}

static int
tidy(void **state)
{
	(void)state;
	unlink(path);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_waited_for_in_vain_and_had_once_its_holder_is_gone),
		cmocka_unit_test(the_turn_is_given_back_too),
		cmocka_unit_test(the_alarm_is_left_as_it_was),
		cmocka_unit_test(what_is_no_plain_file_is_refused),
	};
	return cmocka_run_group_tests(tests, setup, tidy);
}
