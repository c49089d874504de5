/* What a collector was given and its store does not have yet: for as long as a commit takes, or, while the
 * store fails, until it can be written again, whether or not those who gave it are still there. All of it
 * goes into one transaction. */
#ifndef CMD_BACKLOG_H
#define CMD_BACKLOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fail.h"
#include "cmd/place.h"
#include "store/parcel.h"

struct seat;
struct wire;

/* So long a try waits for others who have the store; all connections wait meanwhile. */
enum { BACKLOG_TRY_MS = 50 };

enum waiting_state {
	WAITING,
	WAITING_KEPT,
	WAITING_STRANGE, /* the sitting is somebody else's */
	WAITING_TORN,    /* the store does not have what came before: it is another one than then */
};

struct waiting {
	struct waiting *next;
	enum waiting_state state;
	struct seat *from;   /* whoever gave it; NULL: has gone */
	int64_t number;      /* of the request, for the answer */
	bool begun;          /* by the same, and in the store already */
	bool answered;       /* that it is not kept so far */
	bool apart;          /* it failed by itself: not to be kept together with others */
	size_t size;         /* about how much memory it takes */
	struct arena memory;
	struct parcel parcel;
};

struct backlog {
	struct waiting *first;
	size_t size;         /* of all */
	bool fresh;          /* something came since the last try */
	struct store_place place;
	struct arena memory; /* of the place */
	struct fail fail;    /* why nothing is kept; empty: all is well */
	int64_t since, next; /* when that began, when it is tried again; milliseconds */
	struct fail told;    /* what the operator was told last; empty: nothing since it was well */
	int64_t told_ms;     /* the operator is not told again before */
};

/* Opens the store unless it is open, and still the file that it was. So long it is waited for now; later it
 * is for a moment. */
bool backlog_open(struct backlog *, int patience_ms, struct fail *);

/* Takes what was given, in place of what the same one gave of the same sitting before. NULL if it is no
 * parcel, or (*full) if there is no room. */
struct waiting *backlog_add(struct backlog *, struct seat *from, int64_t number, struct wire *,
                            bool *full);

/* Tries to keep all if something has come or it is time again, and notes in each what came of it. What fails
 * is told to the operator, once. */
void backlog_keep(struct backlog *);

/* How many milliseconds until it is to be called again; -1: not before something comes. */
int backlog_wait(const struct backlog *);

/* Has it failed for so long that those who wait are to be told? */
bool backlog_gives_up(const struct backlog *);

/* Takes away the one at *at. */
void backlog_remove(struct backlog *, struct waiting **at);

/* Whoever gave these has gone. */
void backlog_leave(struct backlog *, const struct seat *);

int backlog_count(const struct backlog *);

/* A last try, and the store is closed. What is not kept then is lost; the operator is told. */
void backlog_close(struct backlog *);

#endif
