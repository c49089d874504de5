/* One range of a table's picture: whose it is, what is said of it, and whether it is contested. */
#ifndef REPORT_STRETCH_H
#define REPORT_STRETCH_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct quiz;
struct range;
struct table;

struct stretch {
	const struct range *range; /* which may not be given */
	const char *label, *name;  /* of the axis, of the column */
	int ink;
	bool contested;
};

/* `column` counts from 1: the first holds the labels of the rows. */
struct stretch stretch_of(const struct quiz *, const struct table *, int axis, int column);

/* "2-4 weeks *", the star where it is contested. */
void stretch_words(struct buf *, const struct stretch *);

/* Part of it: "2-4 weeks", "about 4 minutes", from millionths of a day. */
void stretch_length(struct buf *, int64_t from, int64_t to);

#endif
