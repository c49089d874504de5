#define _GNU_SOURCE /* F_OFD_SETLK */
#include "sys/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/file.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/fail.h"
#include "sys/clock.h"
#include "sys/private.h"

bool
guard_open(struct guard *guard, const char *path, struct fail *fail)
{
	guard->fd = private_file(path, fail);
	return guard->fd >= 0;
}

/* Two locks, for the system wakes whoever waits for one but lets somebody else take it first: one that
 * commits in a row would have all its turns at once. So one waits for the guard itself only while holding
 * the turn, the lock of a byte, and whoever gives the guard back has to stand in line for the turn. */
static int
lock_turn(int fd, bool wait)
{
	struct flock turn = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1};
	return fcntl(fd, wait ? F_OFD_SETLKW : F_OFD_SETLK, &turn);
}

static void
unlock_turn(int fd)
{
	struct flock turn = {.l_type = F_UNLCK, .l_whence = SEEK_SET, .l_len = 1};
	fcntl(fd, F_OFD_SETLK, &turn);
}

static int
lock_guard(int fd, bool wait)
{
	return flock(fd, wait ? LOCK_EX : LOCK_EX | LOCK_NB);
}

static bool
is_busy(void)
{
	return errno == EWOULDBLOCK || errno == EAGAIN || errno == EACCES || errno == EINTR;
}

static void
wake(int signal)
{
	(void)signal;
}

/* Waits in the system's own queue until `end`; a signal ends that. The timer goes off again and again: the
 * first time could come before the call. */
static bool
wait_for(int lock(int fd, bool wait), int fd, int64_t end)
{
	enum { AGAIN_MS = 20 };
	if (lock(fd, false) == 0)
		return true;
	int64_t left = end - clock_steady_ms();
	if (!is_busy() || left <= 0)
		return false;
	struct sigaction action = {.sa_handler = wake}, before;
	struct itimerval timer = {
		.it_value = {left / 1000, left % 1000 * 1000},
		.it_interval = {0, AGAIN_MS * 1000},
	};
	sigemptyset(&action.sa_mask);
	sigaction(SIGALRM, &action, &before);
	setitimer(ITIMER_REAL, &timer, NULL);
	bool locked;
	int error;
	do {
		locked = lock(fd, true) == 0;
		error = errno;
	} while (!locked && error == EINTR && clock_steady_ms() < end);
	timer = (struct itimerval){0};
	setitimer(ITIMER_REAL, &timer, NULL);
	sigaction(SIGALRM, &before, NULL);
	errno = error;
	return locked;
}

bool
guard_take(struct guard *guard, int milliseconds, struct fail *fail)
{
	int64_t end = clock_steady_ms() + milliseconds;
	bool taken = false;
	if (wait_for(lock_turn, guard->fd, end)) {
		taken = wait_for(lock_guard, guard->fd, end);
		int error = errno;
		unlock_turn(guard->fd);
		errno = error;
	}
	if (taken)
		return true;
	if (is_busy())
		return fail_set(fail, "another program keeps the store locked");
	return fail_set(fail, "the store can't be locked: %s", strerror(errno));
}

void
guard_give(struct guard *guard)
{
	flock(guard->fd, LOCK_UN);
}

void
guard_close(struct guard *guard)
{
	if (guard->fd >= 0)
		close(guard->fd);
	guard->fd = -1;
}
