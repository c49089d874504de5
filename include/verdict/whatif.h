/* What if: a copy of an answer sheet on which any answer and any importance can be changed, to see at
 * once what would come of it. Nothing supposed here belongs to a sitting: the sheet it began with is
 * copied, and no move is made.
 *
 * What would come of it is what score_sheet gives for the copy, so it is what a fresh sitting with
 * those answers would end with; except while the rulings-out are lifted, when no answer rules
 * anything out and points alone decide. */
#ifndef VERDICT_WHATIF_H
#define VERDICT_WHATIF_H

#include <stdbool.h>

#include "verdict/score.h"

struct arena;

struct whatif {
	const struct quiz *quiz;
	const struct reply *given; /* the real answers */
	const bool *given_asked;   /* and their path */
	struct score was;          /* what they came to */
	struct reply *sheet;       /* the supposed answers; open ones count as not answered */
	bool *asked;               /* their path */
	struct score now;          /* what they come to */
	bool lifted;               /* no answer rules anything out */
	int ruled_by[OUTCOMES_MAX]; /* as in struct score, whether lifted or not */
};

/* Begins with the real answers; all of it in the arena. The quiz is borrowed. */
struct whatif *whatif_new(struct arena *, const struct quiz *, const struct reply *sheet);

/* Supposes an answer, or REPLY_SKIPPED; or another importance. A question that is not asked on the
 * supposed path, and what does not exist, change nothing. */
void whatif_answer(struct whatif *, int question, int option);
void whatif_weigh(struct whatif *, int question, int importance);

/* Lifts all rulings-out, or puts them back. */
void whatif_lift(struct whatif *);

/* The real answers again, with what they rule out. */
void whatif_undo(struct whatif *);

/* How a question stands beside the real answers. */
enum whatif_mark {
	WHATIF_SAME,
	WHATIF_CHANGED, /* asked in both; the answer or its importance is another */
	WHATIF_ADDED,   /* asked only now */
	WHATIF_DROPPED, /* no longer asked, and its answer counted */
	WHATIF_ABSENT,  /* not asked, and nothing of it counted */
};
enum whatif_mark whatif_mark(const struct whatif *, int question);

/* How many questions were changed, whatever that added or dropped. */
int whatif_changes(const struct whatif *);

/* What the supposed answer to a question gives the present leader over the present challenger; 0 for
 * one that does not count. */
int64_t whatif_points(const struct whatif *, int question);

#endif
