/* Bringing another store's sittings into this one. A sitting that both have is counted once: what the
 * other has more of it is added, and merging twice changes nothing. */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include <stdbool.h>
#include <stdint.h>

struct db;
struct fail;

struct merged {
	int64_t sittings; /* that were not here */
	int64_t longer;   /* that went further there */
	int64_t moves;
};

/* In transactions of a few hundred sittings, so that those who sit meanwhile are not kept waiting; after a
 * failure what came in stays, and merging again goes on from there. */
bool merge(struct db *to, struct db *from, struct merged *, struct fail *);

#endif
