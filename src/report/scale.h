/* The logarithmic time axis of a table's picture: its ticks, and where on it a moment stands. Every form
 * of the picture is drawn to it. */
#ifndef REPORT_SCALE_H
#define REPORT_SCALE_H

#include <stdint.h>

struct table;

enum { SCALE_TICKS = 17 };

struct tick {
	int64_t time; /* in millionths of a day */
	const char *label;
};
extern const struct tick scale_ticks[SCALE_TICKS];

struct scale {
	int first, last; /* ticks, the axis' ends */
	int columns;     /* places on it, both ends included */
};

/* As much of the axis as the table's ranges need. */
struct scale scale_of(const struct table *, int columns);

/* The column of a moment, 0..columns - 1. */
int scale_place(const struct scale *, int64_t time);

/* For each tick the column where its label begins so that it stands over the tick and on the axis, -1 where
 * it would run into another. The last one always stands. */
void scale_labels(const struct scale *, int at[SCALE_TICKS]);

/* Part of it. Two to the power of this over 65,536 is `x`, which is at least 1. */
int64_t scale_log(int64_t x);

#endif
