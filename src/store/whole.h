/* A sitting with all that belongs to it, taken out of one store and brought into another one, whatever
 * keeps them: for merging, and for forwarding. It is read into memory first, so that the store it comes
 * from waits for nobody. */
#ifndef STORE_WHOLE_H
#define STORE_WHOLE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/sitting.h"

struct buf;

/* A row of one of the two tables for reports: three texts and a number. */
struct whole_row {
	struct whole_row *next;
	const char *quiz, *name, *what; /* answer: question, choice; fit: outcome, what rules it out */
	int64_t number;                 /* answer: importance; fit: tenths */
};

struct whole {
	struct sitting stands;
	struct sitting_move *moves;
	int count;
	struct whole_row *answers, *fits; /* with a verdict */
};

/* What came of bringing sittings in. */
struct brought {
	int64_t sittings; /* that were not there */
	int64_t longer;   /* that went further than those there */
	int64_t moves;
	int64_t parted;   /* that went on differently: those there stay as they are */
};

/* Appends "2 new sittings, 1 that went further, 40 moves". */
void brought_write(struct buf *, const struct brought *);

/* What belongs to it, in the arena. Between db_look and db_rollback, so that it fits together. */
bool whole_read(struct db *, struct arena *, const struct sitting *, struct whole *, struct fail *);

/* In a transaction of the caller's. A sitting that both have is counted once: what is more of it is added,
 * and bringing it twice changes nothing. */
bool whole_bring(struct db *to, const struct whole *, struct brought *, struct fail *);

#endif
