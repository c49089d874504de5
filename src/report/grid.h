/* A grid: rows and columns of text, set side by side where the paper is wide enough. Columns are as
 * wide as they need to be and the widest give way; where that is not enough each row becomes a
 * list of "head: cell" lines, so that nothing is ever cut off. */
#ifndef REPORT_GRID_H
#define REPORT_GRID_H

struct cell;
struct layout;

struct grid {
	const struct cell *cells; /* row by row, the heads first; their widths are ignored */
	int rows, columns;
};

void grid_set(struct layout *, const struct grid *);

#endif
