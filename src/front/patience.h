/* How long a kiosk waits for somebody. Pure: what time it is is handed in, in milliseconds that never
 * go back. A front end looks here before each wait and sleeps until something can change: there is no
 * ticking. */
#ifndef FRONT_PATIENCE_H
#define FRONT_PATIENCE_H

#include <stdbool.h>
#include <stdint.h>

struct buf;

struct patience {
	int64_t idle;  /* without a key for so long a sitting is over; 0: never */
	int64_t limit; /* so long after `began` a connection is over; 0: never */
	int64_t began, heard; /* when the connection began, when the last key was pressed */
	bool rests;    /* nobody has begun anything: there is nothing to be over */
	int watched;   /* a descriptor: once its other end has hung up, waiting is over, too; 0: none */
};

enum patience_state {
	PATIENCE_WAITS,
	PATIENCE_WARNS_IDLE,
	PATIENCE_WARNS_LIMIT,
	PATIENCE_IDLE,  /* over */
	PATIENCE_LIMIT, /* over */
};

/* *wait is how long that stays so without a key, -1: for ever. */
enum patience_state patience_at(const struct patience *, int64_t now, int64_t *wait);

/* How long before each end is warned of it. */
int64_t patience_warning(int64_t whole);

/* What is not done so long after its time is never done: the process stands in a write to a terminal that
 * nobody reads, or drops keys without end. */
int64_t patience_grace(const struct patience *);

/* Appends what is said in that state, and false if nothing is. Times in it are those at which the state
 * began: it stands still. */
bool patience_say(struct buf *, enum patience_state, const struct patience *);

#endif
