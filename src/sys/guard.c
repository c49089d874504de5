#include "sys/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
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

static void
wake(int signal)
{
	(void)signal;
}

/* Only a call that waits in the kernel stands in its queue, and only a signal ends it early. The timer
 * goes off again and again: the first time could come before the call. */
static int
wait_in_queue(int fd, int milliseconds)
{
	enum { AGAIN_MS = 20 };
	struct sigaction action = {.sa_handler = wake}, before;
	struct itimerval timer = {
		.it_value = {milliseconds / 1000, milliseconds % 1000 * 1000},
		.it_interval = {0, AGAIN_MS * 1000},
	};
	int64_t end = clock_steady_ms() + milliseconds;
	sigemptyset(&action.sa_mask);
	sigaction(SIGALRM, &action, &before);
	setitimer(ITIMER_REAL, &timer, NULL);
	int result, error;
	do {
		result = flock(fd, LOCK_EX);
		error = errno;
	} while (result != 0 && error == EINTR && clock_steady_ms() < end);
	timer = (struct itimerval){0};
	setitimer(ITIMER_REAL, &timer, NULL);
	sigaction(SIGALRM, &before, NULL);
	errno = error;
	return result;
}

bool
guard_take(struct guard *guard, int milliseconds, struct fail *fail)
{
	if (flock(guard->fd, LOCK_EX | LOCK_NB) == 0)
		return true;
	if ((errno == EWOULDBLOCK || errno == EINTR) && milliseconds > 0 &&
	    wait_in_queue(guard->fd, milliseconds) == 0)
		return true;
	if (errno == EWOULDBLOCK || errno == EINTR)
		return fail_set(fail, "another program keeps the store locked");
	return fail_set(fail, "the store can't be locked: %s", strerror(errno));
}

void
guard_give(struct guard *guard)
{
	flock(guard->fd, LOCK_UN);
	sched_yield(); /* whoever waits was woken: without this the same process would often be first again */
}

void
guard_close(struct guard *guard)
{
	if (guard->fd >= 0)
		close(guard->fd);
	guard->fd = -1;
}
