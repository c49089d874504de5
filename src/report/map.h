/* The words of a map, the same in every form of it. Each function appends one thing without a newline. */
#ifndef REPORT_MAP_H
#define REPORT_MAP_H

#include "verdict/map.h"

/* How people were counted, as one sentence or two. */
void map_origin(struct buf *, const struct map *);

/* A condition as it stands in a file, "goal is job and gc in (banned, fine)"; or for those who do not
 * read such files: "the answer to question 3 is “A new job” ...". */
void map_condition(struct buf *, const struct quiz *, const struct condition *);
void map_condition_said(struct buf *, const struct quiz *, const struct condition *);

/* "asked of 25% of people: when ...". */
void map_when_said(struct buf *, const struct map *, int question);

/* "25%", "<1%". */
void map_percent(struct buf *, double share);

/* Is this verdict to be listed? All outcomes and the tie are, none only if somebody gets there. */
bool map_lists(const struct map *, int verdict);

/* Does the question stand in this form of the quiz? The short form leaves some out. */
bool map_has(const struct map *, int question);

#endif
