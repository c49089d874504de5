#define _GNU_SOURCE /* RTLD_NEXT */
#include "sys/document.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/fail.h"
#include "tools/test.h"

/* -- calls that fail when they are told to: these stand before the library's -- */

enum call { OPENAT, WRITE, FSYNC, FCHMOD, CLOSE, RENAME_NEW, RENAME, LINK, CALLS };

static struct {
	bool on;
	int error[CALLS];   /* 0: goes through */
	int skip[CALLS];    /* so many go through first */
	int times[CALLS];   /* so many fail; 0: all */
	size_t write_most;  /* bytes that one write takes; 0: all */
} plan;

static bool
fails(enum call call)
{
	if (!plan.on || plan.error[call] == 0 || plan.skip[call]-- > 0)
		return false;
	errno = plan.error[call];
	if (plan.times[call] > 0 && --plan.times[call] == 0)
		plan.error[call] = 0;
	return true;
}

/* The library's own. */
static long (*real_syscall)(long, ...);

int
openat(int folder, const char *name, int flags, ...)
{
	va_list rest;
	va_start(rest, flags);
	mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
	va_end(rest);
	return fails(OPENAT) ? -1 : (int)real_syscall(SYS_openat, folder, name, flags, mode);
}

ssize_t
write(int fd, const void *bytes, size_t length)
{
	if (fails(WRITE))
		return -1;
	bool part = plan.on && plan.write_most > 0 && length > plan.write_most;
	return (ssize_t)real_syscall(SYS_write, fd, bytes, part ? plan.write_most : length);
}

int
fsync(int fd)
{
	return fails(FSYNC) ? -1 : (int)real_syscall(SYS_fsync, fd);
}

int
fchmod(int fd, mode_t mode)
{
	return fails(FCHMOD) ? -1 : (int)real_syscall(SYS_fchmod, fd, mode);
}

int
close(int fd)
{
	int end = (int)real_syscall(SYS_close, fd);
	return fails(CLOSE) ? -1 : end;
}

int
renameat(int from, const char *old, int to, const char *new)
{
	return fails(RENAME) ? -1 : (int)real_syscall(SYS_renameat2, from, old, to, new, 0);
}

int
linkat(int from, const char *old, int to, const char *new, int flags)
{
	return fails(LINK) ? -1 : (int)real_syscall(SYS_linkat, from, old, to, new, flags);
}

long
syscall(long number, ...)
{
	va_list rest;
	long words[6];
	va_start(rest, number);
	for (int i = 0; i < 6; i++)
		words[i] = va_arg(rest, long);
	va_end(rest);
	if (number == SYS_renameat2 && fails(RENAME_NEW))
		return -1;
	return real_syscall(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

/* Before anything is written: a pointer to an object is no pointer to a function in C, but here it is. */
__attribute__((constructor)) static void
find_real(void)
{
	void *found = dlsym(RTLD_NEXT, "syscall");
	memcpy(&real_syscall, &found, sizeof real_syscall);
}

/* -- a folder to write in -- */

static char folder[120], path[160];

static int
files(void)
{
	int count = 0;
	DIR *dir = opendir(folder);
	assert_non_null(dir);
	for (const struct dirent *entry; (entry = readdir(dir)) != NULL;)
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(dir);
	return count;
}

static void
holds(const char *expected)
{
	char text[100] = "";
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(text, expected);
}

static int
empty(void **state)
{
	(void)state;
	char command[300];
	plan.on = false;
	memset(&plan, 0, sizeof plan);
	snprintf(command, sizeof command, "rm -rf '%s' && mkdir '%s'", folder, folder);
	return system(command);
}

static int
remove_all(void **state)
{
	(void)state;
	char command[300];
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

static enum document_end
put(const char *text, bool replace, struct fail *fail)
{
	*fail = (struct fail){0};
	return document_write(path, text, strlen(text), replace, fail);
}

static mode_t
mode(void)
{
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 0777;
}

static void
a_file_is_written_whole_and_alone(void **state)
{
	(void)state;
	struct fail fail;
	umask(022);
	assert_false(document_there(path));
	assert_int_equal(put("hello", false, &fail), DOCUMENT_WRITTEN);
	holds("hello");
	assert_true(document_there(path));
	assert_int_equal(mode(), 0644);
	assert_int_equal(files(), 1);
}

static void
what_is_there_stays_unless_it_may_go(void **state)
{
	(void)state;
	struct fail fail;
	assert_int_equal(put("old", false, &fail), DOCUMENT_WRITTEN);
	assert_int_equal(chmod(path, 0600), 0);
	assert_int_equal(put("new", false, &fail), DOCUMENT_EXISTS);
	holds("old");
	assert_int_equal(put("new", true, &fail), DOCUMENT_WRITTEN);
	holds("new");
	assert_int_equal(mode(), 0600); /* nobody else can read it now who could not before */
	assert_int_equal(files(), 1);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(put("new", true, &fail), DOCUMENT_WRITTEN); /* it may have gone meanwhile */
	holds("new");
}

static void
only_an_ordinary_file_is_replaced(void **state)
{
	(void)state;
	struct fail fail;
	struct stat status;
	assert_int_equal(symlink("/dev/null", path), 0);
	assert_int_equal(put("x", false, &fail), DOCUMENT_EXISTS);
	assert_int_equal(put("x", true, &fail), DOCUMENT_FAILED);
	assert_non_null(strstr(fail.text, "no ordinary file"));
	assert_int_equal(lstat(path, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(put("x", true, &fail), DOCUMENT_FAILED);
	assert_non_null(strstr(fail.text, "that is a folder"));
	assert_int_equal(files(), 1);
}

static void
each_failing_call_is_told_and_leaves_nothing_behind(void **state)
{
	(void)state;
	static const struct {
		enum call call;
		int error, skip;
		const char *says;
	} rows[] = {
		{OPENAT, EACCES, 0, "you may not write there"},
		{OPENAT, EROFS, 0, "can only be read"},
		{WRITE, ENOSPC, 0, "the disk is full"},
		{WRITE, ENOSPC, 1, "the disk is full"},
		{WRITE, EDQUOT, 0, "your share of the disk"},
		{WRITE, EFBIG, 0, "larger than this system lets it"},
		{WRITE, EIO, 0, "can't be written there"},
		{FSYNC, EIO, 0, "can't be written there"},
		{FCHMOD, EPERM, 0, "you may not write there"},
		{CLOSE, EDQUOT, 0, "your share of the disk"},
		{RENAME_NEW, ENOSPC, 0, "the disk is full"},
		{RENAME, EACCES, 0, "you may not write there"},
	};
	struct fail fail;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool replace = rows[i].call == RENAME || rows[i].call == FCHMOD;
		if (replace)
			assert_int_equal(put("old", false, &fail), DOCUMENT_WRITTEN);
		plan.on = true;
		plan.write_most = 2;
		plan.error[rows[i].call] = rows[i].error;
		plan.skip[rows[i].call] = rows[i].skip;
		enum document_end end = put("hello", replace, &fail);
		plan.on = false;
		memset(&plan, 0, sizeof plan);
		assert_int_equal(end, DOCUMENT_FAILED);
		if (strstr(fail.text, rows[i].says) == NULL)
			fail_msg("row %zu says: %s", i, fail.text);
		assert_int_equal(files(), replace);
		if (replace) {
			holds("old");
			assert_int_equal(unlink(path), 0);
		}
	}
}

static void
a_call_that_is_interrupted_or_takes_a_part_goes_on(void **state)
{
	(void)state;
	struct fail fail;
	plan.on = true;
	plan.write_most = 2;
	plan.error[WRITE] = EINTR;
	plan.times[WRITE] = 3;
	enum document_end end = put("a longer text", false, &fail);
	plan.on = false;
	assert_int_equal(end, DOCUMENT_WRITTEN);
	holds("a longer text");
}

/* Where a file system does not know how to rename without replacing. */
static void
the_other_way_to_give_a_name_replaces_nothing_either(void **state)
{
	(void)state;
	struct fail fail;
	plan.on = true;
	plan.error[RENAME_NEW] = EINVAL;
	assert_int_equal(put("one", false, &fail), DOCUMENT_WRITTEN);
	assert_int_equal(put("two", false, &fail), DOCUMENT_EXISTS);
	assert_int_equal(unlink(path), 0);
	plan.error[LINK] = EEXIST; /* it came in between */
	assert_int_equal(put("two", false, &fail), DOCUMENT_EXISTS);
	plan.error[LINK] = EPERM;
	assert_int_equal(put("two", false, &fail), DOCUMENT_FAILED);
	plan.error[RENAME_NEW] = EEXIST;
	assert_int_equal(put("two", false, &fail), DOCUMENT_EXISTS);
	plan.on = false;
	assert_int_equal(files(), 0);
}

static void
a_place_that_is_none_is_told_with_what_helps(void **state)
{
	(void)state;
	static const struct {
		const char *name, *says;
	} rows[] = {
		{"none/x", "there is no such folder: make it first"},
		{"file/x", "is a file and no folder"},
		{"sub/", "that is a folder: add the name"},
		{"", "that is a folder: add the name"},
	};
	struct fail fail;
	char name[200];
	snprintf(name, sizeof name, "%s/file", folder);
	assert_int_equal(document_write(name, "", 0, false, NULL), DOCUMENT_WRITTEN);
	snprintf(name, sizeof name, "%s/sub", folder);
	assert_int_equal(mkdir(name, 0700), 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		snprintf(name, sizeof name, "%s/%s", folder, rows[i].name);
		fail = (struct fail){0};
		assert_int_equal(document_write(name, "x", 1, false, &fail), DOCUMENT_FAILED);
		assert_non_null(strstr(fail.text, rows[i].says));
	}
	char *longest = calloc(1, 5000);
	memset(longest, 'x', 4999);
	fail = (struct fail){0};
	assert_int_equal(document_write(longest, "x", 1, false, &fail), DOCUMENT_FAILED);
	assert_non_null(strstr(fail.text, "too long"));
	free(longest);
}

int
main(void)
{
	const char *tmp = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%s/file-%d", tmp == NULL ? "/tmp" : tmp, (int)getpid());
	snprintf(path, sizeof path, "%s/report.txt", folder);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_file_is_written_whole_and_alone, empty),
		cmocka_unit_test_setup(what_is_there_stays_unless_it_may_go, empty),
		cmocka_unit_test_setup(only_an_ordinary_file_is_replaced, empty),
		cmocka_unit_test_setup(each_failing_call_is_told_and_leaves_nothing_behind, empty),
		cmocka_unit_test_setup(a_call_that_is_interrupted_or_takes_a_part_goes_on, empty),
		cmocka_unit_test_setup(the_other_way_to_give_a_name_replaces_nothing_either, empty),
		cmocka_unit_test_setup(a_place_that_is_none_is_told_with_what_helps, empty),
	};
	return cmocka_run_group_tests(tests, NULL, remove_all);
}
