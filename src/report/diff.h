/* The words of a comparison of two people, the same in every form of it. Each function appends one thing
 * without a newline. */
#ifndef REPORT_DIFF_H
#define REPORT_DIFF_H

#include "verdict/diff.h"

struct report;

/* "the first", "the second". */
extern const char *const diff_names[PEOPLE];

/* "Tea, leaning", and whether by the short form; the report is that person's. */
void diff_say_verdict(struct buf *, const struct report *);

/* "The first’s answer to “...” rules out Tea." for each of their answers that rules something out. */
void diff_say_ruled_out(struct buf *, const struct diff *, int person);

/* What the points compare. */
void diff_say_comparison(struct buf *, const struct diff *);

/* "A minute, counts double", "skipped", "not asked". */
void diff_say_reply(struct buf *, const struct diff *, int person, int question);

/* To how many questions both replied alike. */
void diff_say_alike(struct buf *, const struct diff *);

/* What it takes one of them to get the other's verdict: a sentence that the changes follow, or one that
 * there are none; nothing where there is nothing to change. Then one of the changes. */
void diff_say_flip(struct buf *, const struct diff *, int person);
void diff_say_change(struct buf *, const struct diff *, int person, int i);

/* That there is nothing to bring together, and why; nothing if there is. */
void diff_say_same(struct buf *, const struct diff *);

#define DIFF_APART "What moves them apart"
#define DIFF_TOGETHER "What would bring them together"

#endif
