/* The sums behind a score, and the decision over them: what the reference function shares with the
 * searches that re-run it thousands of times. */
#ifndef CORE_TALLY_H
#define CORE_TALLY_H

#include "verdict/score.h"

struct tally {
	int64_t points[OUTCOMES_MAX]; /* N_k */
	int64_t weight;               /* D */
	int ruled_by[OUTCOMES_MAX];   /* the first question that rules k out, or NOBODY */
	int answered;
};

void tally_clear(struct tally *);

/* Counts one answer; in the order of the file, so that `ruled_by` names the first. */
void tally_add(struct tally *, const struct quiz *, const struct option *, int question,
               int64_t omega);

/* Sums to verdict: fills all of the score but `asked`. */
void tally_decide(const struct tally *, const struct quiz *, struct score *);

#endif
