/* The flow a second time, as a list of sentences: what a move should do to a flow. */
#ifndef TESTS_SLOW_FLOW_H
#define TESTS_SLOW_FLOW_H

#include "verdict/flow.h"

/* Has this state a step for this kind of move, in a quiz that has both forms? */
bool slow_allows(enum flow_state, enum move_kind);

/* Every reason to refuse the move, as bits 1 << enum refusal; 0: there is none. */
unsigned slow_refuses(const struct flow *, const struct move *);

/* Applies a move that nothing refuses; sheet and path are changed in place. */
void slow_apply(struct flow *, const struct move *);

/* The shortest and the longest way from question `q` on, over every completion: what stands in the
 * sheet before `q` is kept, everything from there on may be answered in any way or skipped. The
 * sheet is put back as it was. */
struct ways {
	int shortest, longest;
};
struct ways slow_ways(const struct quiz *, struct reply *sheet, int q);

#endif
