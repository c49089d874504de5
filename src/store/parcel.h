/* What a sitting has to be kept of since the last time, on its way to another process that keeps it: the
 * sitting as it stands, the moves that are new, the verdict if there is one. */
#ifndef STORE_PARCEL_H
#define STORE_PARCEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/sitting.h"

struct buf;
struct wire;

enum { PARCEL_ROWS_MAX = 20000 }; /* moves, answers: twice a quiz of 10,000 questions */

struct parcel {
	struct sitting stands; /* `number` stays here */
	int64_t first;         /* the place of the first move, from 1 */
	struct sitting_move *moves;
	int move_count;
	bool judged;
	struct sitting_verdict verdict;
};

void parcel_write(struct buf *, const struct parcel *);

/* Texts in the arena. False if it is not what parcel_write wrote. */
bool parcel_read(struct wire *, struct arena *, struct parcel *);

/* Keeps it as the sitting of a guest, inside a transaction. Whose the sitting is has been looked at before:
 * see sitting_find. If the store does not have the moves before it, *fits is false and nothing is kept. */
bool parcel_keep(struct db *, struct parcel *, bool *fits, struct fail *);

#endif
