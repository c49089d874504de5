/* Frames sent without curses. That curses works out what has changed, cell by cell, and how its cursor gets
 * there, is most of what a frame costs, and here it is known which runs are new. This is for text that
 * every terminal shows alike; whatever else there is to send, curses sends, after it was told what the
 * terminal shows by then: canvas.c does that. */
#ifndef CURSES_DIRECT_H
#define CURSES_DIRECT_H

#include <stdbool.h>

struct buf;
struct line;

struct place {
	int row, column;
};

/* Looks up what the open terminal can do. */
void direct_open(void);

/* Appends what moves the terminal's cursor; *now is where it is, and becomes `to`. */
void direct_move(struct buf *, struct place *now, struct place to);

/* Appends what makes the row look like the line; the cursor stands anywhere then. False where that is not to
 * be sent here, or this terminal is not one for it: then what was appended is worth nothing. */
bool direct_row(struct buf *, struct place *now, int row, const struct line *, const struct buf *before,
                bool ascii);

#endif
