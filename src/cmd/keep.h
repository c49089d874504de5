/* Keeping a sitting while it is played: the journal that `take` hands to the play loop. The moves are
 * held in memory until the store has them, so that a store which fails loses nothing as long as the
 * program runs; it is tried again with the next move, and at the end. */
#ifndef CMD_KEEP_H
#define CMD_KEEP_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cmd/place.h"
#include "front/play.h"
#include "store/sitting.h"
#include "verdict/view.h"

struct courier;
struct quiz;

/* One sitting, as far as it went. */
struct kept {
	struct kept *next;       /* the one begun after it; only the last is still going on */
	char id[SITTING_ID + 1];
	struct sitting stands;
	struct sitting_move *moves;
	int count, saved;        /* moves, and how many of them the store has */
	const struct quiz *form; /* as judged */
	const struct reply *sheet; /* behind the verdict shown last, NULL: none yet */
	bool judged_saved;
};

struct keep {
	const struct quiz *quiz; /* as it was given to the flow */
	const char *label;
	struct courier *courier; /* who brings it to a collector, with `strangers`; NULL: it is written here */
	struct keeping told;
	struct arena memory;
	struct buf why, stopped;
	struct store_place place;
	struct kept *first, *last; /* not saved yet, or going on */
	struct sitting resumable;  /* number 0: none */
	struct sitting_move *resumable_moves;
	int resumable_count;
	bool strangers;            /* each sitting is another person's: nobody goes on with one; set after
	                              keep_start */
	bool looked;               /* for a sitting to go on with */
	bool ends;                 /* it is the last time that something is saved */
	int64_t shown_ms;          /* when the last move was made */
};

/* Nothing is opened before the first page is shown. The keep must not move afterwards. */
void keep_start(struct keep *, const struct quiz *, const char *label);
struct journal keep_journal(struct keep *);

/* Brings what is left to the store; false with a sentence if something is lost. */
bool keep_end(struct keep *, struct fail *);

#endif
