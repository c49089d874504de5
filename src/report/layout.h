/* Setting text on paper: paragraphs, marked paragraphs, rows of cells, grids and bars become lines of
 * runs, wrapped and aligned by columns. What is written goes from top to bottom; nothing is drawn
 * here. On ASCII paper all text is turned into ASCII before it is measured. */
#ifndef REPORT_LAYOUT_H
#define REPORT_LAYOUT_H

#include <stdbool.h>

#include "verdict/page.h"

struct arena;
struct buf;

struct layout {
	struct arena *arena;
	bool ascii;
	bool screen; /* seen at a glance: see struct paper */
	int margin; /* columns left free in front of every line */
	int width;  /* columns for text, behind the margin */
	int room;   /* columns for grids, which may be wider than text */

	struct line *lines;
	int count, line_room;
	struct run *runs; /* of the line being set */
	int run_count, run_room;
	int column; /* where the next run begins; blanks up to there are not set yet */
	int set;    /* columns set so far */
};

struct layout layout_new(struct arena *, const struct paper *);

/* A part of the page, `width` columns of it, to be set by itself and then put in its place. */
struct layout layout_part(const struct layout *, int width);

/* The lines of a part, put in their place. */
void layout_add(struct layout *, const struct layout *part);

/* Two parts beside each other: the right one begins `at` columns behind the margin. */
void layout_beside(struct layout *, const struct layout *left, const struct layout *right, int at);

/* An empty line; none at the top, never two in a row. */
void layout_blank(struct layout *);

/* A paragraph, `indent` columns to the right of the margin. Nothing for an empty text. */
void layout_text(struct layout *, int ink, int indent, const char *text);

/* A piece of a drawing: text that is not wrapped, `indent` columns to the right of the margin or behind
 * what the line holds already. The line goes on until it is ended. */
void layout_drawn(struct layout *, int ink, int indent, const char *text);
void layout_end(struct layout *);

/* A paragraph with a mark in front of its first line: in the margin where there is room for it. */
void layout_marked(struct layout *, int ink, const char *mark, const char *text);

/* Cells side by side, each wrapped in its own columns. */
struct cell {
	int ink;
	const char *text;
	int width;
	bool right; /* aligned to the right */
};
enum { LAYOUT_GAP = 2 }; /* columns between two cells */
void layout_row(struct layout *, int indent, const struct cell *, int count);

/* A name, a bar for `tenths` of 1000, and the number behind it. */
void layout_bar(struct layout *, int ink, const char *name, int name_width, int tenths,
                const char *number);

/* The bar alone, at most `width` columns of it; in the arena. */
const char *layout_blocks(struct layout *, int width, int tenths);

/* Columns that the widest line set so far takes behind the margin. */
int layout_widest(const struct layout *);

/* Columns that a text takes on this paper. */
int layout_columns(struct layout *, const char *text);

/* The lines as text, each with a newline behind it. */
void layout_print(struct buf *, const struct layout *);

#endif
