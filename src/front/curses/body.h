/* The body of a screen as lines of runs, wrapped to a width: what a screen has to say before anybody
 * knows how much of it fits. Pure, so that a screen can be read as text in a test. */
#ifndef CURSES_BODY_H
#define CURSES_BODY_H

#include <stdbool.h>

#include "verdict/page.h"

struct arena;
struct buf;

struct body {
	struct arena *memory;
	bool ascii;
	int margin; /* columns left free before the text; a page brings its own */
	int columns; /* of text, behind the margin */
	int room;    /* of columns for things beside each other */
	int height;  /* rows that are seen at once; more can be scrolled to */
	struct line *lines;
	int count, line_room;
	int focus, focus_end; /* the lines of the focused item, the last one excluded; -1: none */
	int focus_column;     /* where the cursor rests in its first line */
};

struct body body_new(struct arena *, int margin, int columns, bool ascii);

/* Begins anew. */
void body_clear(struct body *);

/* An empty line. */
void body_gap(struct body *);

/* A paragraph. */
void body_text(struct body *, int ink, const char *text);

/* A paragraph behind `head`, which the lines after the first are indented by. */
void body_item(struct body *, int head_ink, const char *head, int ink, const char *text);

/* The same for something that can be chosen: a mark and the focus if `here`. */
void body_choice(struct body *, bool here, const char *head, int ink, const char *text);

/* A paragraph of so many columns beside the lines from `first` on, `at` columns behind the margin. */
void body_beside(struct body *, int first, int at, int ink, const char *text, int columns);

/* Takes over the lines of a page. */
void body_page(struct body *, const struct page *);

/* The whole text, a line each, for tests. */
void body_print(struct buf *, const struct line *lines, int count);

#endif
