#define _GNU_SOURCE /* syscall */
#include "sys/document.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fail.h"
#include "sys/chance.h"

enum { MODE_NEW = 0666 }; /* less what umask says */

/* What went wrong, and what helps. */
static bool
explain(struct fail *fail, int error)
{
	static const struct {
		int error;
		const char *sentence;
	} rows[] = {
		{ENOENT, "there is no such folder: make it first, or name another"},
		{ENOTDIR, "what stands before the last / is a file and no folder: name another"},
		{EISDIR, "that is a folder: add the name of a file"},
		{EACCES, "you may not write there: name another folder"},
		{EPERM, "you may not write there: name another folder"},
		{EROFS, "that folder can only be read: name another"},
		{ENOSPC, "the disk is full: make room there, or name another folder"},
		{EDQUOT, "your share of the disk is full: make room, or name another folder"},
		{EFBIG, "the file would be larger than this system lets it: name another folder"},
		{ENAMETOOLONG, "the name is too long: take a shorter one"},
		{ELOOP, "the links there lead in a circle: name another folder"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].error == error)
			return fail_set(fail, "%s", rows[i].sentence);
	return fail_set(fail, "it can't be written there (%s): name another folder", strerror(error));
}

/* A file on its way: in which folder, under which name so far, and which it will get. */
struct draft {
	int folder;
	const char *name;
	char temporary[sizeof ".verdict-" + CHANCE_DIGITS];
	mode_t mode;
};

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
	return true;
}

/* All of it on the disk under its temporary name; false with errno. */
static bool
fill(const struct draft *draft, const char *bytes, size_t length)
{
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(draft->folder, draft->temporary, flags, MODE_NEW);
	if (fd < 0)
		return false;
	bool good = write_all(fd, bytes, length) && fsync(fd) == 0 &&
	            (draft->mode == 0 || fchmod(fd, draft->mode) == 0);
	int error = errno;
	if (close(fd) != 0 && good) {
		good = false;
		error = errno;
	}
	if (!good)
		unlinkat(draft->folder, draft->temporary, 0);
	errno = error;
	return good;
}

/* Gives it its name if nobody has it. Not every file system knows the first way, nor every one the other. */
static bool
name_new(const struct draft *draft)
{
	enum { NO_REPLACE = 1 }; /* RENAME_NOREPLACE of linux/fs.h */
	int folder = draft->folder;
	if (syscall(SYS_renameat2, folder, draft->temporary, folder, draft->name, NO_REPLACE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	if (linkat(folder, draft->temporary, folder, draft->name, 0) != 0)
		return false;
	unlinkat(folder, draft->temporary, 0);
	return true;
}

/* What may be replaced is an ordinary file. */
static bool
may_replace(struct draft *draft, struct fail *fail)
{
	struct stat status;
	if (fstatat(draft->folder, draft->name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT || explain(fail, errno);
	if (S_ISDIR(status.st_mode))
		return explain(fail, EISDIR);
	if (!S_ISREG(status.st_mode))
		return fail_set(fail, "what is there is no ordinary file: take another name");
	draft->mode = status.st_mode & 0777;
	return true;
}

static enum document_end
write_draft(struct draft *draft, const char *bytes, size_t length, bool replace, struct fail *fail)
{
	struct stat status;
	int folder = draft->folder;
	if (replace && !may_replace(draft, fail))
		return DOCUMENT_FAILED;
	/* Looked at beforehand, so that nothing is written in vain; it may still come in between. */
	if (!replace && fstatat(folder, draft->name, &status, AT_SYMLINK_NOFOLLOW) == 0)
		return DOCUMENT_EXISTS;
	if (!fill(draft, bytes, length)) {
		explain(fail, errno);
		return DOCUMENT_FAILED;
	}
	bool named = replace ? renameat(folder, draft->temporary, folder, draft->name) == 0 : name_new(draft);
	int error = errno;
	if (named) {
		fsync(folder); /* where that is not possible the name may be lost with the power, the file not */
		return DOCUMENT_WRITTEN;
	}
	unlinkat(folder, draft->temporary, 0);
	if (error == EEXIST)
		return DOCUMENT_EXISTS;
	explain(fail, error);
	return DOCUMENT_FAILED;
}

enum document_end
document_write(const char *path, const char *bytes, size_t length, bool replace, struct fail *fail)
{
	struct arena arena = {0};
	struct draft draft = {0};
	char digits[CHANCE_DIGITS + 1];
	enum document_end end = DOCUMENT_FAILED;
	const char *slash = strrchr(path, '/');
	size_t before = slash == NULL ? 0 : (size_t)(slash - path) + 1;
	draft.name = path + before;
	if (draft.name[0] == '\0') {
		explain(fail, EISDIR);
		return DOCUMENT_FAILED;
	}
	const char *folder = before == 0 ? "." : arena_copy(&arena, path, before);
	draft.folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (draft.folder < 0) {
		explain(fail, errno);
	} else if (chance_name(digits, fail)) {
		snprintf(draft.temporary, sizeof draft.temporary, ".verdict-%s", digits);
		end = write_draft(&draft, bytes, length, replace, fail);
	}
	if (draft.folder >= 0)
		close(draft.folder);
	arena_free(&arena);
	return end;
}

bool
document_there(const char *path)
{
	struct stat status;
	return lstat(path, &status) == 0;
}
