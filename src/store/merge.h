/* Bringing another store's sittings into this one; merging twice changes nothing. */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include <stdbool.h>

#include "store/whole.h"

struct db;
struct fail;

/* In transactions of a few hundred sittings, so that those who sit meanwhile are not kept waiting; after a
 * failure what came in stays, and merging again goes on from there. */
bool merge(struct db *to, struct db *from, struct brought *, struct fail *);

#endif
