/* From answers to a verdict. One additive formula over integers, defined by the reference function
 * `score_sheet`; everything else here is defined by re-running it and held against it in tests.
 *
 *   omega = weight * importance (half units)        N_k = sum omega * fit_k      D = sum omega
 *   M_k = 50 + 25 * N_k / D, the fit of outcome k in 0..100
 *
 * Only questions that are asked on the path and answered count. */
#ifndef VERDICT_SCORE_H
#define VERDICT_SCORE_H

#include <stdbool.h>
#include <stdint.h>

#include "verdict/quiz.h"
#include "verdict/sheet.h"

enum verdict_kind {
	VERDICT_NONE,    /* too few answers */
	VERDICT_TIE,     /* near-tie, or everything is ruled out */
	VERDICT_OUTCOME, /* `leader` it is */
};

struct score {
	enum verdict_kind kind;
	bool settled;  /* all other outcomes are ruled out */
	int leader;    /* L: the verdict's outcome; under a tie the one with more points; under none the
	                  best so far */
	int challenger; /* C: the best other remaining one; when settled, the best of those ruled out */
	int64_t points[OUTCOMES_MAX]; /* N_k */
	int64_t weight;               /* D */
	int ruled_by[OUTCOMES_MAX];   /* the first question whose answer rules k out, or NOBODY */
	int order[OUTCOMES_MAX];      /* ranks: remaining ones by points, then the ruled out by points;
	                                 equals in the order of the file */
	int asked, answered;          /* counts */
};

/* The reference. `asked` has room for question_count and is filled with the path. */
void score_sheet(const struct quiz *, const struct reply *sheet, bool *asked, struct score *);

/* The verdict as one bit, as in TEST_VERDICT_IS. */
unsigned score_bit(const struct score *);

/* N_L - N_C; may be negative when settled. */
int64_t score_margin(const struct score *);

/* M_k in tenths of a point (0..1000) and in whole points (0..100), both rounded half away from 50.
 * 50 while nothing counts. */
int fit_tenths(int64_t points, int64_t weight);
int fit_whole(int64_t points, int64_t weight);

/* omega of a question under a reply: in half units. */
int64_t reply_weight(const struct question *, struct reply);

/* Why: what each counted answer gave the leader over the challenger. The points add up to the
 * margin. Sorted by size, strongest first, equals in the order of the file. Fills `list` (room for
 * question_count) and returns the count: score.answered, or 0 without a verdict. */
struct contribution {
	int question, option;
	int64_t points; /* omega * (fit_L - fit_C) */
};
int score_contributions(const struct quiz *, const struct reply *sheet, const bool *asked,
                        const struct score *, struct contribution *list);

/* How many times as much: an exact, reduced fraction greater than 0; denominator 0: at no multiple. */
struct multiple {
	int64_t numerator, denominator;
};

/* The strongest case for the other side: the same contributions from the challenger's end. It is made of what
 * was answered, and of nothing else. */
struct other_side {
	int outcome;     /* the challenger */
	int count;       /* answers that speak for it over the leader */
	int64_t points;  /* what these give it */
	int64_t against; /* what all others give the leader: margin + points */
	struct multiple level; /* counted so many times as much, these answers make it a tie of the two: more
	                          than 1; denominator 0 where points do not decide, or there are none */
};

/* From the contributions, in their order: fills the answers (room for all of them) with what each gives the
 * challenger, more than 0. All zero without a verdict. */
void score_other_side(const struct quiz *, const struct reply *sheet, const struct score *,
                      const struct contribution *all, int all_count, struct contribution *answers,
                      struct other_side *);

/* What would flip it. A change replaces the answer to one counted question; questions that are newly
 * asked then count as skipped. */
enum { FLIP_CHANGES_MAX = 3, FLIPS_SHOWN = 2 };

struct flip {
	int count; /* changes in it, 1..FLIP_CHANGES_MAX; 0: there is none */
	struct {
		int question, option;
	} change[FLIP_CHANGES_MAX]; /* in the order of the file */
	unsigned becomes; /* one verdict bit */
	int64_t step;     /* by how many points N_L - N_C moves */
};

struct flips {
	struct flip to_outcome[FLIPS_SHOWN]; /* smallest first; the second does not contain all of
	                                      the first's questions */
	struct flip to_tie; /* the smallest set that makes it a tie, if smaller than any flip's */
	int distance;  /* f: changes in the smallest flip; 0: none within `searched` */
	int searched;  /* sets of up to so many changes were all tried: 3, less in very large quizzes, 0
	                  where even single changes are too many */
};

/* Of sets of equal size the one with fewer questions marked `fact` comes first, then the one that
 * moves fewer points of N_L - N_C, then the one earlier in the file. All zero without a verdict. */
void score_flips(const struct quiz *, const struct reply *sheet, struct flips *);

/* The smallest set of changes that leads to this verdict, one bit; of equals the one with more changes to
 * the answers that `like` has (another's sheet, in which what is not asked is open, or NULL), then as
 * above. count 0: no set of up to *searched changes does; there is none from no verdict, nor from
 * this one. */
void score_flip_to(const struct quiz *, const struct reply *sheet, unsigned becomes,
                   const struct reply *like, struct flip *, int *searched);

/* The importance of one question at which the verdict would change: the nearest multiples of its
 * present weight above and below 1. At the multiple
 * itself an outcome becomes a tie; a tie becomes an outcome just past it. */
struct importance_flip {
	int question;
	struct multiple up, down;
};
/* Fills one for each counted question, in the order of the file; returns the count. */
int score_importance_flips(const struct quiz *, const struct reply *sheet, const bool *asked,
                           const struct score *, struct importance_flip *list);

/* How firmly it stands. */
enum strength {
	STRENGTH_NONE,
	STRENGTH_TOSS_UP,
	STRENGTH_LEANING,
	STRENGTH_CLEAR,
	STRENGTH_SETTLED,
	STRENGTHS
};
const char *strength_word(enum strength); /* "none", "toss-up", "leaning", "clear", "settled" */

enum { WEIGHTINGS = 2000 };

/* The number of the WEIGHTINGS draws (each question's weight multiplied by 2..8 quarters, by its id
 * and the number of the draw only) under which the verdict stays. 0 without a verdict. */
int score_stays(const struct quiz *, const struct reply *sheet);

enum strength score_strength(const struct quiz *, const struct score *, const struct flips *,
                             int stays);

/* Other ways to count the same answers: for each the sign of its sum over L against C, so +1 agrees
 * with the leader, 0 is even, -1 would prefer the challenger. */
enum method {
	METHOD_EQUAL,    /* all weights 1 */
	METHOD_MAJORITY, /* one voice an answer */
	METHOD_SQUARES,  /* signed squares of the differences, weighted */
	METHODS
};
void score_methods(const struct quiz *, const struct reply *sheet, const bool *asked,
                   const struct score *, int sign[METHODS]);

/* One topic's answers alone. */
struct topic_score {
	int64_t points[OUTCOMES_MAX];
	int64_t weight;
	int answered;
};
/* Fills `list`, one for each topic of the quiz. */
void score_topics(const struct quiz *, const struct reply *sheet, const bool *asked,
                  struct topic_score *list);

#endif
