/* Waiting for a descriptor, for being asked to end, or for time to pass, whichever comes first. Between
 * signals_open and signals_close it stops and goes on with ^Z; elsewhere signals do what they always do. */
#ifndef SYS_READY_H
#define SYS_READY_H

#include <stdbool.h>

enum ready {
	READY_NOW,  /* it can be read, or written */
	READY_END,  /* signals_take tells which signal */
	READY_LATE, /* so many milliseconds have passed */
};

/* fd -1: nothing but a signal or time. */
enum ready ready_wait(int fd, bool writing, int milliseconds);

#endif
