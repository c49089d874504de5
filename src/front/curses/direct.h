/* Frames sent without curses. That curses works out what has changed, cell by cell, and how its cursor gets
 * there, is most of what a frame costs, and here it is known which runs are new. This is for text that
 * every terminal shows alike; whatever else there is to send, curses sends, after it was told what the
 * terminal shows by then: canvas.c does that. */
#ifndef CURSES_DIRECT_H
#define CURSES_DIRECT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct line;
struct patch;

struct place {
	int row, column;
};

/* The part of a row that is to be written over. */
struct piece {
	struct place at;
	const struct line *line;
	int first, until; /* its runs */
	size_t skip, cut; /* bytes at the start of the first run and at the end of the last one that stay */
	int columns;
	bool clears; /* and what is behind it goes */
};

/* Looks up what the open terminal can do. */
void direct_open(void);

/* What is new in a row. False where that is not to be sent here, or this terminal is not one for it. */
bool direct_piece(struct piece *, int row, const struct line *, const struct patch *, bool ascii);

/* Appends what moves the terminal's cursor; *now is where it is, and becomes `to`. */
void direct_move(struct buf *, struct place *now, struct place to);

/* Appends what writes the piece, the cursor being anywhere; it stands behind the text then. */
void direct_write(struct buf *, struct place *now, const struct piece *);

#endif
