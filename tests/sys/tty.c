#define _GNU_SOURCE /* posix_openpt's friends */
#include "sys/tty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void
a_terminal_has_the_size_it_was_given(void **state)
{
	(void)state;
	int master = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(master >= 0);
	assert_int_equal(grantpt(master), 0);
	assert_int_equal(unlockpt(master), 0);
	int tty = open(ptsname(master), O_RDWR | O_NOCTTY);
	assert_true(tty >= 0);
	int rows = 7, columns = 7;
	assert_true(tty_is(tty));
	assert_false(tty_size(tty, &rows, &columns)); /* a new one says 0 by 0 */
	const struct winsize size = {.ws_row = 31, .ws_col = 99};
	assert_int_equal(ioctl(master, TIOCSWINSZ, &size), 0);
	assert_true(tty_size(tty, &rows, &columns));
	assert_int_equal(rows, 31);
	assert_int_equal(columns, 99);
	close(tty);
	close(master);
}

static void
a_pipe_is_no_terminal_and_has_no_size(void **state)
{
	(void)state;
	int fds[2], rows = 7, columns = 7;
	assert_int_equal(pipe(fds), 0);
	assert_false(tty_is(fds[0]));
	assert_false(tty_size(fds[0], &rows, &columns));
	assert_int_equal(rows, 7);
	assert_int_equal(columns, 7);
	close(fds[0]);
	close(fds[1]);
	assert_false(tty_is(fds[0]));
}

static void
a_memory_file_keeps_what_was_written(void **state)
{
	(void)state;
	int file = tty_memory();
	char back[4] = "";
	assert_true(file >= 0);
	assert_int_equal(write(file, "abc", 3), 3);
	assert_int_equal(lseek(file, 0, SEEK_CUR), 3);
	assert_int_equal(pread(file, back, 3, 0), 3);
	assert_string_equal(back, "abc");
	close(file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_terminal_has_the_size_it_was_given),
		cmocka_unit_test(a_pipe_is_no_terminal_and_has_no_size),
		cmocka_unit_test(a_memory_file_keeps_what_was_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
