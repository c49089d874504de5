/* Going on with a sitting that was stored. Its moves are text that somebody wrote: each is read as a move
 * of the quiz and played, and what the quiz refuses is not gone on with. */
#ifndef CMD_CARRY_H
#define CMD_CARRY_H

#include <stdbool.h>

struct buf;
struct flow;
struct move;
struct quiz;
struct sitting;
struct sitting_move;

/* Appends a sentence on where it stopped; false, and nothing is appended, if one can't go on there. */
bool carry_offer(struct buf *, const struct quiz *, const struct sitting *,
                 const struct sitting_move *, int count);

/* Plays the moves on a fresh flow; false when one is refused, with the flow there. */
bool carry_on(struct flow *, const struct sitting_move *, int count);

/* Brings the answers that still exist to a fresh flow of a quiz that has changed, by moves, each of which
 * is handed to `made` (which may be NULL). Only what is open is still asked then. */
void carry_over(struct flow *, const struct sitting_move *, int count,
                void (*made)(void *context, const struct flow *, const struct move *), void *context);

#endif
