/* A table's ranges as a picture on a logarithmic time axis: a bar for a stretch of time, a dot for a
 * point, each with its length in words. What is contested is dotted and carries a star. */
#ifndef REPORT_PICTURE_H
#define REPORT_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct layout;
struct quiz;
struct table;

bool picture_has(const struct table *);

/* Nothing for a table without ranges. */
void picture_set(struct layout *, const struct quiz *, const struct table *);

/* Parts of it. Two to the power of this over 65,536 is `x`, which is at least 1. */
int64_t picture_log(int64_t x);

/* "2-4 weeks", "about 4 minutes": a stretch in millionths of a day. */
void picture_words(struct buf *, int64_t from, int64_t to);

#endif
