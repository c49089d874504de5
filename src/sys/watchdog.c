#include "sys/watchdog.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

#include "base/fail.h"

static timer_t timer;
static bool is_open;

bool
watchdog_open(struct fail *fail)
{
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL};
	is_open = timer_create(CLOCK_MONOTONIC, &event, &timer) == 0;
	return is_open || fail_set(fail, "no timer is to be had: %s", strerror(errno));
}

void
watchdog_set(int64_t milliseconds)
{
	struct itimerspec when = {{0, 0}, {0, 0}};
	if (milliseconds >= 0)
		when.it_value = (struct timespec){milliseconds / 1000, milliseconds % 1000 * 1000000 + 1};
	if (is_open)
		timer_settime(timer, 0, &when, NULL);
}
