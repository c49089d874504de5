/* Enough already: is the verdict certain, whatever is still to be answered? It is offered, and never cuts
 * anything short by itself.
 *
 * A completion of a sheet keeps every reply to a question that is asked now, with its importance, and gives
 * each other question that is asked then any of its options at any importance, or skips it; also one
 * that has a reply from a branch that was left. It is enough when
 * every completion has the verdict that the sheet has now, an outcome. Then for each other outcome C
 * that may remain
 *
 *   the least possible 25 * (N_L - N_C) - tie * D > 0,
 *
 * no option that can still be chosen rules out L, and the answers given are enough for a verdict. Which
 * questions are asked hangs on the open ones that a condition looks at, so all replies to these are
 * gone through; what all others can do adds up question by question. Changing a reply or its
 * importance later makes it a question again. */
#ifndef VERDICT_ENOUGH_H
#define VERDICT_ENOUGH_H

#include <stdbool.h>

struct quiz;
struct reply;

/* Never true wrongly. Where there are too many ways on to go through within a few milliseconds it is false
 * although it may be true; so it is while nothing is open, when there is nothing to be spared. */
bool enough_already(const struct quiz *, const struct reply *sheet);

#endif
