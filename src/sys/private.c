#include "sys/private.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fail.h"

static bool
make_folders(struct arena *arena, const char *path, struct fail *fail)
{
	char *copy = arena_copy(arena, path, strlen(path));
	for (char *slash = strchr(copy + 1, '/');; slash = strchr(slash + 1, '/')) {
		if (slash != NULL)
			*slash = '\0';
		if (mkdir(copy, 0700) != 0 && errno != EEXIST)
			return fail_set(fail, "the store's folder can't be made: %s", strerror(errno));
		if (slash == NULL)
			return true;
		*slash = '/';
	}
}

static bool
is_ours(const struct stat *status)
{
	return status->st_uid == geteuid() || geteuid() == 0;
}

const char *
private_folder(struct arena *arena, const char *path, struct fail *fail)
{
	struct stat status;
	char real[PATH_MAX];
	if (stat(path, &status) != 0 && !make_folders(arena, path, fail))
		return NULL;
	const char *wrong = NULL;
	if (lstat(path, &status) != 0 || realpath(path, real) == NULL)
		wrong = strerror(errno);
	else if (!S_ISDIR(status.st_mode))
		wrong = "it is no folder";
	else if (!is_ours(&status))
		wrong = "it belongs to another user";
	else if ((status.st_mode & S_IWOTH) != 0)
		wrong = "anybody may write to it";
	if (wrong == NULL)
		return arena_copy(arena, real, strlen(real));
	fail_set(fail, "the store's folder can't be used: %s", wrong);
	return NULL;
}

/* What root makes in somebody's folder would be of no use to that one. */
static void
give_to_owner(int fd, const char *path)
{
	char folder[PATH_MAX];
	struct stat status;
	const char *slash = strrchr(path, '/');
	size_t length = slash == NULL ? 0 : (size_t)(slash - path);
	if (length == 0 || length >= sizeof folder)
		return;
	memcpy(folder, path, length);
	folder[length] = '\0';
	if (stat(folder, &status) != 0 || fchown(fd, status.st_uid, status.st_gid) != 0)
		return; /* it is root's then, as before */
}

static int
open_or_make(const char *path)
{
	/* Without waiting: it could be a pipe. */
	const int how = O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
	int fd = open(path, how);
	if (fd >= 0 || errno != ENOENT)
		return fd;
	fd = open(path, how | O_CREAT, 0600);
	if (fd >= 0 && geteuid() == 0)
		give_to_owner(fd, path);
	return fd;
}

int
private_file(const char *path, struct fail *fail)
{
	struct stat status;
	int fd = open_or_make(path);
	const char *wrong = NULL;
	if (fd < 0 || fstat(fd, &status) != 0)
		wrong = errno == ELOOP ? "it is a link" : strerror(errno);
	else if (!S_ISREG(status.st_mode))
		wrong = "it is no ordinary file";
	else if (status.st_nlink != 1)
		wrong = status.st_nlink == 0 ? "it was deleted" : "it has a second name";
	else if (!is_ours(&status))
		wrong = "it belongs to another user";
	else if ((status.st_mode & S_IWOTH) != 0)
		wrong = "anybody may write to it";
	if (wrong == NULL)
		return fd;
	fail_set(fail, "the store can't be used: %s", wrong);
	if (fd >= 0)
		close(fd);
	return -1;
}
