/* The middle end: view, turn, apply, journal. This loop exists once. */
#ifndef FRONT_PLAY_H
#define FRONT_PLAY_H

#include "front/front.h"
#include "verdict/flow.h"

/* Told of each accepted move before the next view is shown. `write` may be NULL. */
struct journal {
	void (*write)(void *context, const struct flow *, const struct move *);
	void *context;
};

enum play_end {
	PLAY_LEFT,   /* by a move */
	PLAY_GONE,   /* the input ended or the terminal hung up */
	PLAY_KILLED, /* by a signal, see front_ctx.signal */
};

/* Plays with an open front end until the participant leaves or is gone. The flow keeps what was
 * answered. Reports shown on the way are built in an arena of the loop's own. */
enum play_end play(const struct front *, struct front_ctx *, struct flow *, struct journal);

#endif
