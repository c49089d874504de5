/* The terminal under curses: opening it with nothing lost and closing it with nothing left behind,
 * waiting for keys and signals, one write for each frame. There is one terminal at a time. */
#ifndef CURSES_TERM_H
#define CURSES_TERM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "front/curses/decode.h"

struct fail;
struct front_ctx;
struct picture;

enum { TERM_KNOWN = 12 };

struct term {
	int in, out;     /* as they were given to us */
	int screen;      /* what curses writes to: a copy of `out`, or of `memory` for frames */
	int memory;      /* collects a frame; -1 where there is no such thing */
	long collected;  /* bytes of it that were read */
	void *handle;    /* curses' own */
	void *files[2];  /* streams for curses */
	bool marks_paste; /* the terminal's description says so; others may or may not */
	bool stranger;   /* sits there: nothing is to be left of it */
	bool direct;     /* `screen` is a copy of `out`: curses needs it there to set modes */
	int escape_ms;
	int watched;     /* see patience.h */
	int rows, columns;
	struct buf frame;
	struct buf restore; /* for a crash */
	struct decode_known known[TERM_KNOWN]; /* keys from the terminal's description */
};

/* False with a sentence when this terminal can't be used; it is as it was then. */
bool term_open(struct term *, const struct front_ctx *, struct fail *);
void term_close(struct term *);

enum term_event {
	TERM_INPUT,
	TERM_SIGNAL,
	TERM_SILENT, /* the time was up */
	TERM_GONE,
	TERM_DESERTED, /* who is watched has hung up */
};

/* Waits for `ms` milliseconds, for ever if it is negative. */
enum term_event term_wait(const struct term *, int ms);

/* Reads what was typed; 0 when the terminal is gone. */
size_t term_read(const struct term *, unsigned char *bytes, size_t room);

/* Drops what was typed before now and goes on without a pause. `burst`: some of it was read already. */
void term_hush(const struct term *, bool burst);

/* Shows the picture: sends what `frame` has, and what is new in the picture, in one write. False when nobody
 * is there any more. */
bool term_show(struct term *, const struct picture *, bool ascii);

/* Before inks look otherwise: tells curses what was shown without it, or it would have to send all anew. */
void term_catch_up(struct term *, bool ascii);

/* With the next frame asks the terminal for its background, if it is one that will answer or say
 * nothing; a key DECODE_DARK or DECODE_LIGHT is its answer. */
void term_ask_ground(struct term *);

/* Is it the console of Linux, whose colours are known? */
bool term_is_console(void);

/* Nothing of what was shown is left, in memory or in a terminal that scrolls. */
void term_forget(struct term *);

/* Makes the next frame a whole one. */
void term_redraw(void);

/* Asks the terminal for its size; true if it changed. */
bool term_resize(struct term *);

/* Hands the terminal back, stops, and takes it again. */
void term_suspend(struct term *);

#endif
