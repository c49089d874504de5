#include "sys/fresh.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fail.h"

static bool
is_there(const char *path, struct fail *fail)
{
	return fail_set(fail, "%s is there already, and stays as it is", path);
}

bool
fresh_name(const char *path, struct fail *fail)
{
	struct stat status;
	if (lstat(path, &status) == 0)
		return is_there(path, fail);
	return errno == ENOENT || fail_set(fail, "%s can't be written: %s", path, strerror(errno));
}

static bool
write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t count = write(fd, bytes, length);
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return false;
		bytes += count;
		length -= (size_t)count;
	}
	return fsync(fd) == 0 || errno == EINVAL; /* what can't be synced, such as some network folders */
}

/* Makes a file that nobody else has, with all of it in it. 0 or an errno; the file is gone then. */
static int
make(const char *path, const char *bytes, size_t length)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, 0666);
	if (fd < 0)
		return errno;
	int wrong = write_all(fd, bytes, length) ? 0 : errno;
	if (close(fd) != 0 && wrong == 0)
		wrong = errno;
	if (wrong != 0)
		unlink(path);
	return wrong;
}

/* A name beside the file's own that is free, with the bytes behind it. */
static int
make_beside(struct buf *beside, const char *path, const char *bytes, size_t length)
{
	enum { TRIES = 100 };
	int wrong = EEXIST;
	for (int i = 0; i < TRIES && wrong == EEXIST; i++) {
		buf_clear(beside);
		buf_format(beside, "%s.%ld-%d", path, (long)getpid(), i);
		wrong = make(buf_text(beside), bytes, length);
	}
	return wrong;
}

bool
fresh_write(const char *path, const char *bytes, size_t length, struct fail *fail)
{
	struct buf beside = {0};
	int wrong = make_beside(&beside, path, bytes, length);
	if (wrong == 0) {
		wrong = link(buf_text(&beside), path) == 0 ? 0 : errno;
		unlink(buf_text(&beside));
	}
	/* Some file systems know no second names: there the file grows under its own. */
	if (wrong == EPERM || wrong == ENOTSUP || wrong == ENOSYS || wrong == EMLINK)
		wrong = make(path, bytes, length);
	buf_free(&beside);
	if (wrong == EEXIST)
		return is_there(path, fail);
	return wrong == 0 || fail_set(fail, "%s can't be written: %s", path, strerror(wrong));
}
