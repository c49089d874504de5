/* The odds a second time: every way to answer all questions, asked or not, scored by the slow
 * reference. */
#ifndef TESTS_SLOW_ODDS_H
#define TESTS_SLOW_ODDS_H

#include "support/slow.h"
#include "verdict/odds.h"

struct arena;

enum { SLOW_QUESTIONS = 8 }; /* no quiz has more that is tried like this */

struct slow_odds {
	double verdicts[ODDS_VERDICTS];
	double asked[SLOW_QUESTIONS], pivotal[SLOW_QUESTIONS];
	double without[SLOW_QUESTIONS][ODDS_VERDICTS];
	double high[OUTCOMES_MAX], low[OUTCOMES_MAX];
	bool together[SLOW_QUESTIONS][SLOW_QUESTIONS];
};

/* Fits (`high`, `low`) of -1 and 101 where nothing is ever asked. */
struct slow_odds slow_odds(struct arena *, const struct quiz *);

/* The verdict of a sheet: a place in an array of verdicts. */
int slow_verdict(const struct quiz *, const struct reply *sheet, bool *asked, struct score *);

static inline bool
near(double a, double b, double error)
{
	return a - b <= error && b - a <= error;
}

#endif
