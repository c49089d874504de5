/* A table's ranges as a picture on a logarithmic time axis: a bar for a stretch of time, a dot for a
 * point, each with its length in words. What is contested is dotted and carries a star. */
#ifndef REPORT_PICTURE_H
#define REPORT_PICTURE_H

#include <stdbool.h>

struct layout;
struct quiz;
struct table;

bool picture_has(const struct table *);

/* Nothing for a table without ranges. */
void picture_set(struct layout *, const struct quiz *, const struct table *);

#endif
