/* The store of this person on this machine: its folder, its guard, and opening it. */
#ifndef CMD_PLACE_H
#define CMD_PLACE_H

#include <stdbool.h>

#include "store/db.h"
#include "sys/guard.h"

struct arena;
struct fail;

struct store_place {
	const char *path; /* of the store; in the arena */
	struct guard guard;
	struct db *db;
};

/* How long it is waited for others who have the store. */
enum { PLACE_PATIENCE_MS = 5000 };

/* Where the store is, whether or not it is there; NULL with a sentence without a home. */
const char *place_path(struct arena *, struct fail *);

/* Opens the store, made with its folder if need be. False with a sentence; nothing is open then. */
bool place_open(struct store_place *, struct arena *, int patience_ms, struct fail *);

/* The same for a store that is there; *there is false, and nothing open, if there is none. */
bool place_find(struct store_place *, struct arena *, bool *there, struct fail *);

/* Opens another file of sittings to read it. */
bool place_read(struct store_place *, struct arena *, const char *path, struct fail *);

void place_close(struct store_place *);

#endif
