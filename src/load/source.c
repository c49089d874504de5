#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "load/load.h"

static const struct place top = {1, 1};

static bool
unreadable(struct findings *findings, int error)
{
	findings_add(findings, RULE_FILE_UNREADABLE, top, strerror(error), NULL);
	return false;
}

static bool
irregular(struct findings *findings, mode_t mode)
{
	const char *kind = S_ISDIR(mode) ? "a folder"
		: S_ISFIFO(mode)             ? "a pipe"
		: S_ISSOCK(mode)             ? "a socket"
		: S_ISCHR(mode)              ? "a terminal or another device"
		: S_ISBLK(mode)              ? "a disk"
		                             : "something else";
	findings_add(findings, RULE_FILE_IRREGULAR, top, kind, NULL);
	return false;
}

static bool
too_big(struct findings *findings, unsigned long long bytes)
{
	char size[24], limit[24];
	snprintf(size, sizeof size, "%llu", bytes);
	snprintf(limit, sizeof limit, "%d", LOAD_BYTES_MAX);
	findings_add(findings, RULE_FILE_TOO_BIG, top, size, limit, NULL);
	return false;
}

/* Opens it without waiting for the other end of a pipe. What can't be opened may still say what it
 * is: a socket answers ENXIO, a locked folder EACCES. */
static int
open_file(const char *path, struct findings *findings)
{
	int fd;
	do
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	while (fd < 0 && errno == EINTR);
	if (fd >= 0)
		return fd;
	int error = errno;
	struct stat status;
	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
		irregular(findings, status.st_mode);
	else
		unreadable(findings, error);
	return -1;
}

/* Reads to the end, wherever that is by now: the file may have grown or shrunk since it was
 * measured, and some say 0 and hold more. One byte past the limit is enough to know. */
static bool
read_all(struct arena *arena, int fd, size_t expected, struct findings *findings,
         const char **bytes, size_t *length)
{
	size_t room = expected + 1, taken = 0;
	char *text = arena_take(arena, room + 1);
	for (;;) {
		if (taken == room) {
			room = room < 4096 ? 4096 : room < LOAD_BYTES_MAX / 2 ? room * 2 : LOAD_BYTES_MAX + 1;
			char *larger = arena_take(arena, room + 1);
			memcpy(larger, text, taken);
			text = larger;
		}
		ssize_t got = read(fd, text + taken, room - taken);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return unreadable(findings, errno);
		if (got == 0)
			break;
		taken += (size_t)got;
		if (taken > LOAD_BYTES_MAX)
			return too_big(findings, taken);
	}
	text[taken] = '\0';
	*bytes = text;
	*length = taken;
	return true;
}

bool
source_read(struct arena *arena, const char *path, struct findings *findings, const char **bytes,
            size_t *length)
{
	int fd = open_file(path, findings);
	if (fd < 0)
		return false;
	bool done;
	struct stat status;
	if (fstat(fd, &status) < 0)
		done = unreadable(findings, errno);
	else if (!S_ISREG(status.st_mode))
		done = irregular(findings, status.st_mode);
	else if (status.st_size > LOAD_BYTES_MAX)
		done = too_big(findings, (unsigned long long)status.st_size);
	else
		done = read_all(arena, fd, (size_t)status.st_size, findings, bytes, length);
	close(fd);
	return done;
}
