/* The words of a group's report, the same in every form of it. Each function appends one thing without a
 * newline; those that have nothing to say append nothing. */
#ifndef REPORT_GROUP_H
#define REPORT_GROUP_H

#include "verdict/group.h"

/* A place in an array of verdicts: an outcome's name, "a tie", "no verdict"; and its id. */
const char *group_verdict_name(const struct quiz *, int verdict);
const char *group_verdict_id(const struct quiz *, int verdict);

/* Is there a row for it? There is one for each outcome and for a tie, and for no verdict if anybody had
 * none. */
bool group_has_verdict(const struct group *, int verdict);

/* The bins of histograms from the first to the last that anybody's fit is in. False: nobody has one. */
bool group_bins(const struct group *, int *first, int *last);

/* "40 to 49". */
void group_bin(struct buf *, int bin);

/* How many sittings, and which. */
void group_say_count(struct buf *, const struct group *);

/* "61.2". */
void group_say_mean(struct buf *, const struct group *, int outcome);

/* "2 of 5 were asked. Agreement: 63 of 100." The first of it where not all were: shares are of those. */
void group_say_agreement(struct buf *, const struct group *, int question);

/* Which question divides most, on which all agree most. */
void group_say_divisive(struct buf *, const struct group *);
void group_say_agreed(struct buf *, const struct group *);

/* How long it took; how many did not finish. */
void group_say_time(struct buf *, const struct group *);
void group_say_unfinished(struct buf *, const struct group *);

/* Why the rest is not shown. */
#define GROUP_HIDDEN \
	"Their numbers are not shown: with fewer than five people, in the group or left out of it, numbers " \
	"tell who said what. The owner of the store sees them with --small."
#define GROUP_FEW \
	"Not shown: fewer than five answered this, in the group or left out of it."
#define GROUP_MEANING \
	"How many had a fit within these ten points, of 0 to 100, and the mean of all. Those without a " \
	"verdict have no fit."
#define GROUP_AGREEMENT \
	"Agreement is 100 where all gave the same answer. On a scale it is 0 if half chose one end and half " \
	"the other; elsewhere, if all answers were given equally often. Who skipped is left out of it. What " \
	"divides and unites most is looked for where at least half of the group answered."

#endif
