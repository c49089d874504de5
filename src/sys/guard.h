/* A lock among processes that queue for it: each waits its turn, and one that dies gives it back. */
#ifndef SYS_GUARD_H
#define SYS_GUARD_H

#include <stdbool.h>

struct fail;

struct guard {
	int fd; /* -1: closed */
};

/* Opens the lock's file, making it if need be (mode 0600). It never has anything in it. */
bool guard_open(struct guard *, const char *path, struct fail *);

/* Waits at most so long; false with a sentence when that was in vain. Uses SIGALRM meanwhile. */
bool guard_take(struct guard *, int milliseconds, struct fail *);
void guard_give(struct guard *);
void guard_close(struct guard *);

#endif
