/* The store of this person on this machine: its folder, its guard, and opening it. */
#ifndef CMD_PLACE_H
#define CMD_PLACE_H

#include <stdbool.h>
#include <sys/types.h>

#include "store/db.h"
#include "store/remote.h"
#include "sys/guard.h"

struct arena;
struct fail;

/* Which file a name stood for. */
struct place_file {
	const char *path; /* in the arena */
	ino_t inode;
	dev_t device;
};

struct store_place {
	const char *path; /* of the store; in the arena */
	struct guard guard;
	struct db *db;
	struct place_file files[2]; /* that were opened: the store, the guard */
};

/* How long it is waited for others who have the store. */
enum { PLACE_PATIENCE_MS = 5000 };

/* How long a server may be silent: while something is sent to it, and while it works out a report. */
enum { PLACE_FORWARD_MS = 30 * 1000, PLACE_REPORT_MS = 300 * 1000 };

/* Where the store is, whether or not it is there; NULL with a sentence without a home. */
const char *place_path(struct arena *, struct fail *);

/* Opens the store, made with its folder if need be. False with a sentence; nothing is open then. */
bool place_open(struct store_place *, struct arena *, int patience_ms, struct fail *);

/* The same for a store that is there; *there is false, and nothing open, if there is none. */
bool place_find(struct store_place *, struct arena *, bool *there, struct fail *);

/* Are store and guard still the files that were opened? Somebody may have deleted one, or put another in its
 * place: what is written to the store then would be gone, and a guard that nobody else has guards nothing. */
bool place_stands(const struct store_place *);

/* Opens another file of sittings to read it. */
bool place_read(struct store_place *, struct arena *, const char *path, struct fail *);

/* Opens a store of PostgreSQL; *state tells what a failure means. Between signals_open and signals_close it
 * ends when it is asked to. */
bool place_elsewhere(struct store_place *, const char *url, enum db_open, int patience_ms,
                     enum remote_state *, struct fail *);

/* What results are read from: the store at the address, or for NULL the one here, which may not be there. */
bool place_results(struct store_place *, struct arena *, const char *url, bool *there, struct fail *);

/* Nothing, if nothing is open. */
void place_close(struct store_place *);

#endif
