/* The middle end: view, turn, apply, journal. This loop exists once. */
#ifndef FRONT_PLAY_H
#define FRONT_PLAY_H

#include "front/front.h"
#include "verdict/flow.h"

struct report;

/* Where a sitting is kept: whoever starts the loop hands it in. Any of the functions may be NULL. */
struct journal {
	void *context;
	/* Told of each accepted move before the next view is shown, so it had better be quick. */
	void (*write)(void *context, const struct flow *, const struct move *);
	/* Called while keeping->pending, at the first time once a view is shown: for what takes a while. */
	void (*keep)(void *context, const struct flow *);
	/* Brings the flow to where the last sitting stopped. */
	void (*resume)(void *context, struct flow *);
	/* Looks for a name that can be offered, for the report that will be shown; and writes a report to the
	 * file that was asked for. What came of it is in `saving`. */
	void (*offer)(void *context, const struct quiz *);
	void (*save)(void *context, const struct report *, const struct save_request *);
	const struct saving *saving; /* what views tell of it; NULL: nothing is written to files */
	const struct keeping *keeping; /* what views tell of it; NULL: nothing */
	const char *notice; /* what every report has to say first; NULL: nothing */
};

enum play_end {
	PLAY_LEFT,   /* by a move */
	PLAY_GONE,   /* the input ended or the terminal hung up */
	PLAY_KILLED, /* by a signal, see front_ctx.signal */
	PLAY_OVER,   /* at a kiosk: the next one is welcome */
	PLAY_EXPIRED, /* at a kiosk: the patience is over */
};

/* Plays with an open front end until the participant leaves or is gone. The flow keeps what was
 * answered. Reports shown on the way are built in an arena of the loop's own. */
enum play_end play(const struct front *, struct front_ctx *, struct flow *, struct journal);

#endif
