/* The waist between the core and the screens. A front end shows views and answers with what the
 * participant did; it knows views, reports and pages, and nothing else of the program. A lost
 * terminal and the end of input are ordinary answers.
 *
 * A command opens a front end (one that cannot work here says why, and the command may take another),
 * hands it to play(), and closes it. */
#ifndef FRONT_FRONT_H
#define FRONT_FRONT_H

#include <stdbool.h>

#include "front/theme.h"
#include "verdict/move.h"
#include "verdict/page.h"
#include "verdict/view.h"

struct fail;
struct patience;

enum front_event {
	FRONT_MOVE, /* *move holds what the participant did */
	FRONT_IDLE, /* nothing was done: draw again */
	FRONT_SHOWN, /* of a view with `later`: it is shown, and nothing was done yet */
	FRONT_RESUME, /* on the first page: go on where the last sitting stopped */
	FRONT_SAVE, /* of a view with `saving`: write the report to a file, see front_ctx.save */
	FRONT_ENTER, /* at a kiosk's welcome: the quiz `option` of *move is to be taken */
	FRONT_WELCOME, /* at a kiosk: back to its welcome */
	FRONT_EXPIRED, /* at a kiosk: the patience is over, and it tells which */
	FRONT_DESERTED, /* at a kiosk: who is watched meanwhile has hung up */
	FRONT_GONE, /* the end of input, or a terminal that hung up */
	FRONT_KILLED, /* a signal asked us to end; see front_ctx */
};

/* A file that the participant named. */
struct save_request {
	int form;         /* of report_forms */
	const char *name; /* as it was typed; valid until the next turn */
	bool replace;     /* a file that is there may go */
};

/* What a front end is given, and gives back. */
struct front_ctx {
	int in, out;          /* file descriptors */
	bool ascii;           /* draw with ASCII alone */
	bool color;           /* may use colours */
	enum theme theme;     /* which */
	int columns;          /* width for plain output; 0: ask the terminal, else 80 */
	bool again;           /* one person after the other: see struct view */
	const struct reply *script; /* for the script: a reply for each question */
	struct save_request save; /* with FRONT_SAVE: what to write */
	struct patience *patience;  /* at a kiosk: how long a stranger is waited for; else NULL */
	int signal;           /* after FRONT_KILLED: which; raise it again once the front end is closed */
	int error;            /* errno of output that nobody took any more; 0: all went well */
	void *self;           /* the front end's own state */
};

struct front {
	const char *name;
	bool blind; /* shows nothing: neither progress nor report are worked out for it */
	/* False with a sentence if it cannot work here; nothing was shown then, and nothing is left to
	 * close. */
	bool (*open)(struct front_ctx *, struct fail *);
	/* Shows the view and waits for what comes next. */
	enum front_event (*turn)(struct front_ctx *, const struct view *, struct move *);
	/* Leaves the terminal as it was. Safe to call after any turn. */
	void (*close)(struct front_ctx *);
};

extern const struct front front_plain;
extern const struct front front_script;
extern const struct front front_curses;

#endif
