/* The words of the odds, the same in every form of them. Each function appends one thing without a
 * newline. */
#ifndef REPORT_ODDS_H
#define REPORT_ODDS_H

#include "verdict/odds.h"

/* A place in an array of verdicts: an outcome's name, "a tie", "no verdict". */
const char *odds_verdict_name(const struct quiz *, int verdict);

/* A share as whole per cent: "36", "<1". */
void odds_percent(struct buf *, double share);

/* What an alarm says, and what to do about it. */
void odds_sentence(struct buf *, const struct odds *, const struct odds_alarm *);
void odds_remedy(struct buf *, const struct odds *, const struct odds_alarm *);

/* How the chances were found. */
void odds_origin(struct buf *, const struct odds *);

/* "100,000 sittings drawn at random ...", of chances that are not exact. */
void odds_drawn(struct buf *, const struct odds_basis *);

#endif
