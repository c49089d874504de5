/* Ends the process by SIGKILL when it was not heard of in time: for what no wait of its own covers, such
 * as a write to a terminal whose other side has stopped reading. Unlike an alarm it needs neither a
 * handler nor a signal that somebody else may use. */
#ifndef SYS_WATCHDOG_H
#define SYS_WATCHDOG_H

#include <stdbool.h>
#include <stdint.h>

struct fail;

/* One for the process; it sleeps until it is told how long. */
bool watchdog_open(struct fail *);

/* From now on so many milliseconds; none if it is negative. Does nothing before it is open. */
void watchdog_set(int64_t milliseconds);

#endif
