/* The frame around every screen: header, body, hint line, and how they share the rows there are.
 * Pure: what comes out is a picture, rows of runs and a place for the cursor. */
#ifndef CURSES_FRAME_H
#define CURSES_FRAME_H

#include <stdbool.h>

#include "verdict/page.h"

struct arena;
struct body;

enum {
	FRAME_ROWS_MIN = 12, /* below that, or narrower, only a message is shown */
	FRAME_COLUMNS_MIN = 40,
	INK_RULE = -1, /* a run of INK_RULE is a line across the screen; its text is what it looks like */
};

struct frame {
	int rows, columns;
	bool ascii;
	bool small;         /* too small for anything */
	bool rules;         /* there is room for a rule under the header and over the hints */
	int top, height;    /* the body's rows */
	int margin, width;  /* the body's columns */
};

struct frame frame_new(int rows, int columns, bool ascii);

/* The first body line to show: `wanted` as far as it is possible, or, if that is negative, what keeps
 * the focused item in sight. */
int frame_offset(const struct frame *, const struct body *, int wanted);

struct picture {
	struct line *lines; /* `rows` of them */
	int rows;
	int cursor_row, cursor_column;
};

/* What the frame holds beside the body. */
struct around {
	const char *left, *right; /* of the header; `left` goes when there is no room for both */
	const char *hints;
	const char *message;      /* NULL if there is none */
	const char *saved;        /* whether the answers are kept, and how the next person begins; NULL:
	                             nothing is said of it */
	bool unsaved;             /* and they are not */
};

struct picture frame_draw(struct arena *, const struct frame *, const struct around *,
                          const struct body *, int wanted);

/* A picture of one message, for a screen that is too small. */
struct picture frame_message(struct arena *, const struct frame *, const char *text);

#endif
