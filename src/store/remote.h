/* A store on another machine: a database of PostgreSQL. */
#ifndef STORE_REMOTE_H
#define STORE_REMOTE_H

#include <stdbool.h>

#include "store/db.h"

struct buf;
struct fail;

/* How it stands. */
enum remote_state {
	REMOTE_WELL,
	REMOTE_AWAY,    /* out of reach, or not able to: later it may be */
	REMOTE_REFUSES, /* and would do so again */
};

/* Nothing waits without an end: whoever opens it hands in how it is waited until a descriptor can be read
 * (or written). False: it took longer than that, or something else has come up. */
struct remote_wait {
	void *context;
	bool (*ready)(void *context, int fd, bool writing, int milliseconds);
};

/* Opens the database at an address that begins with "postgresql://"; what the address leaves out is looked
 * for where psql looks. Gives up whenever nothing comes for so long. NULL with a sentence, and *state. After
 * the first failure of anything it is of no more use than to be closed. */
struct db *remote_open(const char *url, enum db_open, const struct remote_wait *, int milliseconds,
                       enum remote_state *, struct fail *);
enum remote_state remote_state(const struct db *);

bool remote_is_url(const char *);

/* What the address names, to be shown: never its password. */
void remote_name(const char *url, struct buf *);

/* "libpq 15.18", "not built in" or that it is missing; and the version of the server. */
void remote_library(struct buf *);
void remote_server(const struct db *, struct buf *);

#endif
