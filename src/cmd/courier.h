/* Between a kiosk and the collector, the one process that writes to the store. A kiosk connects before it is
 * locked in, and has no way to the file itself. Each request has a number, which the reply repeats; there
 * is one at a time. Here is the kiosk's side, and the words that both use. */
#ifndef CMD_COURIER_H
#define CMD_COURIER_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct buf;
struct fail;
struct parcel;
struct sitting_count;

enum courier_request {
	COURIER_PLACE = 'p',  /* a place for a sitting; whoever does not ask for one has it by what it asks */
	COURIER_KEEP = 'k',   /* a parcel; the reply has nothing more to say */
	COURIER_TODAY = 't',  /* a quiz and since when; the reply has its verdicts */
	COURIER_STATUS = 's', /* for the operator: a text */
};

enum courier_reply {
	COURIER_DONE = 'd',
	COURIER_NOT = 'n', /* and why, as a sentence without its full stop */
	COURIER_FULL = 'f', /* and how many places there are, all of them taken */
	COURIER_LACKS = 'l', /* the store does not have what came before: it is another one than then */
};

struct courier {
	int fd;         /* -1: gone, for a process that is locked in can't connect again */
	int64_t number; /* of the last request */
	bool lacks;     /* the last reply was COURIER_LACKS: to be kept, all of the sitting is to be sent */
};

bool courier_open(struct courier *, const char *path, struct fail *);

/* May a sitting begin? False if all places are taken, *places of them. A collector that is gone, or does not
 * answer in time, turns nobody away. One from before there were places takes the question for nonsense and
 * hangs up: then it is connected to once more, at that path. False is never said of it. */
bool courier_place(struct courier *, const char *path, int *places);

/* Is the collector still there? */
bool courier_stands(struct courier *);

/* False with a sentence if it is not kept. */
bool courier_keep(struct courier *, const struct parcel *, int patience_ms, struct fail *);

bool courier_today(struct courier *, struct arena *, const char *quiz, int64_t since,
                   struct sitting_count **, int *count, struct fail *);

/* Appends what the collector at that path tells of itself. */
bool courier_status(const char *path, struct buf *, struct fail *);

void courier_close(struct courier *);

#endif
