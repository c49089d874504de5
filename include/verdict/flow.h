/* The flow: a participant's progress through a quiz. A dense table of steps, one for each state and
 * kind of move; an empty cell means refused. A refused move leaves everything as it was. */
#ifndef VERDICT_FLOW_H
#define VERDICT_FLOW_H

#include <stdbool.h>

#include "verdict/move.h"
#include "verdict/sheet.h"

struct arena;
struct quiz;

enum flow_state {
	FLOW_INTRO,
	FLOW_ASK,    /* one question is shown */
	FLOW_REVIEW, /* all answers at a glance */
	FLOW_RESULT,
	FLOW_LEFT,   /* over; no move leads on */
	FLOW_STATES
};

struct flow {
	const struct quiz *quiz;  /* in the form that is taken; at the intro the whole */
	const struct quiz *whole; /* what flow_new was given */
	enum flow_state state;
	int at;              /* the question shown in FLOW_ASK; elsewhere the one shown last or NOBODY */
	bool from_review;    /* it was chosen in the review, and going on leads back there */
	bool stopped;        /* in FLOW_RESULT: by MOVE_ENOUGH at a question, where back leads to */
	struct reply *sheet; /* one for each question */
	bool *asked;         /* the path that the sheet takes; kept up to date */
};

enum refusal {
	ACCEPTED,
	REFUSED_HERE,    /* no such move in this state */
	REFUSED_OTHER_QUESTION, /* the move names a question that is not the one shown */
	REFUSED_NOT_ASKED,      /* the question is not asked on this path */
	REFUSED_NO_SUCH, /* no such question, option or importance */
	REFUSED_OPEN,    /* not answered yet */
	REFUSED_NOT_ENOUGH, /* what is still open can change the verdict, or nothing is open */
	REFUSALS
};

/* A fresh flow at the intro; its sheet lives in the arena. Given a short form, it takes that one only:
 * MOVE_BEGIN is refused, and its moves are those of a flow through the quiz in which the short form
 * was chosen. */
struct flow flow_new(struct arena *, const struct quiz *);

enum refusal flow_apply(struct flow *, const struct move *);

/* Is there a step for this kind of move here? Reads the same table as flow_apply, so a hint that asks
 * cannot lie about the state; the move itself can still be refused for what it names. */
bool flow_allows(const struct flow *, enum move_kind);

/* A kind sentence for the participant. */
const char *refusal_text(enum refusal);

/* How far along: the questions on the path whose reply lies behind, and the fewest and the most that
 * are still to be gone through, the question shown included. After `back` all that follows is ahead
 * again; from a question chosen in the review, and in the review itself, only what is open. */
struct progress {
	int done;
	int ahead_min, ahead_max;
};
struct progress flow_progress(const struct flow *);

/* The first question that is asked and open, or NOBODY. */
int flow_open(const struct flow *);

#endif
