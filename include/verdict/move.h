/* A move: what a participant did, as a value and as one line of text. A sitting is a quiz and its
 * moves; back, replay, the journal and the script mode are all made of them.
 *
 *   begin                    answer gc fine           review
 *   short                    skip gc                  confirm
 *   next                     weigh gc double          restart
 *   back                     change gc                leave
 *                                                     enough                             */
#ifndef VERDICT_MOVE_H
#define VERDICT_MOVE_H

#include <stdbool.h>

struct buf;
struct fail;
struct quiz;

enum move_kind {
	MOVE_BEGIN,   /* from the first page to the first question */
	MOVE_SHORT,   /* the same in the short form */
	MOVE_ANSWER,  /* answers the question shown, goes on */
	MOVE_SKIP,    /* skips the question shown, goes on */
	MOVE_WEIGH,   /* sets the importance of a question that is asked */
	MOVE_NEXT,    /* goes on from a question that has a reply, leaving it as it is */
	MOVE_BACK,    /* to the page before */
	MOVE_REVIEW,  /* to all answers at a glance */
	MOVE_CHANGE,  /* from the review to one question */
	MOVE_CONFIRM, /* from the review to the verdict, once nothing is open */
	MOVE_ENOUGH,  /* to the verdict while questions are open, once none of them can change it */
	MOVE_RESTART, /* a fresh sheet */
	MOVE_LEAVE,
	MOVE_KINDS
};

struct move {
	enum move_kind kind;
	int question; /* for answer, skip, weigh, change */
	int option;   /* for answer */
	int importance; /* for weigh: enum importance */
};

const char *move_word(enum move_kind);

/* Appends the line, without a newline. */
void move_write(struct buf *, const struct quiz *, const struct move *);

/* Reads a line written by move_write; false with a sentence if it is none. */
bool move_read(const struct quiz *, const char *line, struct move *, struct fail *);

#endif
