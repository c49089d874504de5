/* For SYS_read. */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "load/load.h"

static char folder[] = "/tmp/verdict-source-XXXXXX";

/* Reading goes wrong when a test asks for it. Not static, since `read` may be inline here. */
extern int interruptions, error_after_them;
extern bool endless;
int interruptions, error_after_them;
bool endless;

ssize_t
read(int fd, void *bytes, size_t length)
{
	if (interruptions > 0) {
		interruptions--;
		errno = EINTR;
		return -1;
	}
	if (error_after_them != 0) {
		errno = error_after_them;
		return -1;
	}
	if (endless) {
		memset(bytes, ';', length);
		return (ssize_t)length;
	}
	return (ssize_t)syscall(SYS_read, fd, bytes, length);
}

static const char *
inside(const char *name)
{
	static char path[128];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

/* Reads the file and expects these findings, and the bytes if there are none. */
static void
expect(const char *path, const char *found, const char *contents, size_t contents_length)
{
	struct arena arena = {0};
	struct findings findings = {.arena = &arena};
	const char *bytes = NULL;
	size_t length = 0;
	bool done = source_read(&arena, path, &findings, &bytes, &length);
	struct buf out = {0};
	for (size_t i = 0; i < findings.count; i++)
		finding_print(&out, "q.ini", &findings.list[i]);
	assert_string_equal(buf_text(&out), found);
	assert_int_equal(done, found[0] == '\0');
	if (done) {
		assert_int_equal(length, contents_length);
		assert_int_equal(bytes[length], '\0');
		if (contents != NULL)
			assert_memory_equal(bytes, contents, length);
	}
	buf_free(&out);
	arena_free(&arena);
}

static void
make(const char *name, const char *bytes, size_t length, off_t size)
{
	int fd = open(inside(name), O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, length), length);
	assert_int_equal(ftruncate(fd, size), 0);
	close(fd);
}

static void
a_file_is_read_with_all_its_bytes(void **state)
{
	(void)state;
	make("some.ini", "[a]\0\xFF\n", 6, 6);
	expect(inside("some.ini"), "", "[a]\0\xFF\n", 6);
	make("empty.ini", "", 0, 0);
	expect(inside("empty.ini"), "", "", 0);
	make("limit.ini", "[a]\n", 4, LOAD_BYTES_MAX);
	expect(inside("limit.ini"), "", NULL, LOAD_BYTES_MAX);
}

static void
a_link_to_a_file_is_followed(void **state)
{
	(void)state;
	make("some.ini", "[a]\n", 4, 4);
	char target[128];
	snprintf(target, sizeof target, "%s", inside("some.ini"));
	assert_int_equal(symlink(target, inside("link")), 0);
	expect(inside("link"), "", "[a]\n", 4);
}

static void
what_is_no_file_says_what_it_is(void **state)
{
	(void)state;
	expect(folder, "q.ini:1:1: E002 this is a folder, not a file; name the quiz file itself\n",
	       NULL, 0);
	assert_int_equal(mkfifo(inside("pipe"), 0600), 0);
	expect(inside("pipe"),
	       "q.ini:1:1: E002 this is a pipe, not a file; name the quiz file itself\n", NULL, 0);
	expect("/dev/zero",
	       "q.ini:1:1: E002 this is a terminal or another device, not a file; "
	       "name the quiz file itself\n",
	       NULL, 0);
}

static void
a_socket_says_what_it_is(void **state)
{
	(void)state;
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	snprintf(address.sun_path, sizeof address.sun_path, "%s/socket", folder);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_true(fd >= 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	expect(inside("socket"),
	       "q.ini:1:1: E002 this is a socket, not a file; name the quiz file itself\n", NULL, 0);
	close(fd);
}

static void
what_cannot_be_opened_says_why(void **state)
{
	(void)state;
	expect(inside("missing"),
	       "q.ini:1:1: E001 the file can't be read: No such file or directory; "
	       "name a file that is there and that you may read\n",
	       NULL, 0);
	if (geteuid() == 0)
		return; /* who may read everything */
	make("locked.ini", "[a]\n", 4, 4);
	assert_int_equal(chmod(inside("locked.ini"), 0), 0);
	expect(inside("locked.ini"),
	       "q.ini:1:1: E001 the file can't be read: Permission denied; "
	       "name a file that is there and that you may read\n",
	       NULL, 0);
}

static void
a_file_over_the_limit_is_not_read(void **state)
{
	(void)state;
	make("big.ini", "[a]\n", 4, (off_t)LOAD_BYTES_MAX + 1);
	expect(inside("big.ini"),
	       "q.ini:1:1: E003 the file has 16777217 bytes; at most 16777216 are read; "
	       "split the quiz, or check that this is one\n",
	       NULL, 0);
	make("huge.ini", "", 0, (off_t)1 << 40);
	expect(inside("huge.ini"),
	       "q.ini:1:1: E003 the file has 1099511627776 bytes; at most 16777216 are read; "
	       "split the quiz, or check that this is one\n",
	       NULL, 0);
}

static void
a_file_that_grows_while_it_is_read_ends_at_the_limit(void **state)
{
	(void)state;
	make("some.ini", "[a]\n", 4, 4);
	endless = true;
	expect(inside("some.ini"),
	       "q.ini:1:1: E003 the file has 16777217 bytes; at most 16777216 are read; "
	       "split the quiz, or check that this is one\n",
	       NULL, 0);
	endless = false;
}

static void
a_file_that_says_it_is_empty_is_read_to_its_end(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct findings findings = {.arena = &arena};
	const char *bytes = NULL;
	size_t length = 0;
	assert_true(source_read(&arena, "/proc/self/status", &findings, &bytes, &length));
	assert_true(length > 100);
	assert_int_equal(bytes[length - 1], '\n');
	assert_int_equal(strlen(bytes), length);
	arena_free(&arena);
}

static void
reading_goes_on_after_an_interruption_and_ends_at_an_error(void **state)
{
	(void)state;
	make("some.ini", "[a]\n", 4, 4);
	interruptions = 3;
	expect(inside("some.ini"), "", "[a]\n", 4);
	error_after_them = EIO;
	expect(inside("some.ini"),
	       "q.ini:1:1: E001 the file can't be read: Input/output error; "
	       "name a file that is there and that you may read\n",
	       NULL, 0);
	error_after_them = 0;
}

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) == NULL;
}

static int
remove_folder(void **state)
{
	(void)state;
	static const char *const names[] = {"some.ini", "empty.ini", "limit.ini", "link", "pipe",
		"socket", "locked.ini", "big.ini", "huge.ini"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(inside(names[i]));
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_read_with_all_its_bytes),
		cmocka_unit_test(a_link_to_a_file_is_followed),
		cmocka_unit_test(what_is_no_file_says_what_it_is),
		cmocka_unit_test(a_socket_says_what_it_is),
		cmocka_unit_test(what_cannot_be_opened_says_why),
		cmocka_unit_test(a_file_over_the_limit_is_not_read),
		cmocka_unit_test(a_file_that_grows_while_it_is_read_ends_at_the_limit),
		cmocka_unit_test(a_file_that_says_it_is_empty_is_read_to_its_end),
		cmocka_unit_test(reading_goes_on_after_an_interruption_and_ends_at_an_error),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
