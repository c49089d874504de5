/* The quizzes that a kiosk offers. Their files are looked at before each sitting: a new version is taken
 * for the next one, and what can't be used is told to the operator, while the version before stays. */
#ifndef CMD_OFFER_H
#define CMD_OFFER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/arena.h"

struct buf;
struct fail;
struct quiz;
struct sitting_count;

/* Which version of a file it is. */
struct offer_stamp {
	dev_t device;
	ino_t inode;
	off_t size;
	int64_t seconds, nanoseconds; /* when it was written last */
};

struct offer {
	const char *path;
	struct offer_stamp stamp;
	struct arena memory;      /* of the version in use */
	const struct quiz *quiz;
};

/* Reads a quiz for the first time, by its id or as a file. False with a sentence; mistakes are printed on
 * standard error. The path lives in the arena. */
bool offer_open(struct offer *, struct arena *, const char *name, struct fail *);

/* Takes the new version of the file if there is one; not while a sitting goes on. Nothing is printed:
 * what the operator should know goes to the log. */
void offer_renew(struct offer *);

/* Appends to an empty buffer "Today: 54 Tea, 46 Coffee, 12 in between."; nothing if there was no verdict. */
void offer_tell(struct buf *, const struct quiz *, const struct sitting_count *, int count);

void offer_close(struct offer *);

#endif
