/* The smallest frames, sent without curses. A key that moves the focus changes a cell in two rows; that
 * curses works out what has changed, and how its cursor gets there, is more than half of what such a key
 * costs.
 *
 * What is sent here curses has to be told (its two screens), and where it believes the cursor to be has to
 * be restored before it sends anything itself: canvas.c does both. */
#ifndef CURSES_NUDGE_H
#define CURSES_NUDGE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

struct nudge_place {
	int row, column;
};

/* Cells in the terminal's own look that are to be written over. */
struct nudge {
	struct nudge_place at;
	const char *text; /* not ended by a NUL */
	size_t size;      /* bytes of it */
	int columns;
};

/* Looks up what the open terminal can do. */
void nudge_open(void);

/* The part of `text` that is not as in `was`, a text as wide, in a run that begins at `at`. False where
 * that is more than a few characters of one column each, or where this terminal is not one for it. */
bool nudge_part(struct nudge *, struct nudge_place at, const char *text, const char *was, bool ascii);

/* Appends what moves the terminal's cursor; *now is where it is, and becomes `to`. */
void nudge_move(struct buf *, struct nudge_place *now, struct nudge_place to);

/* Appends what writes the cells, the cursor being anywhere; it stands behind them then. */
void nudge_write(struct buf *, struct nudge_place *now, const struct nudge *);

#endif
