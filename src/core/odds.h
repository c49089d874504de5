/* How the odds are found. A condition ties questions together: those tied directly or over others make
 * a cluster, and clusters are independent of each other. What the answers within one add up to is
 * found question by question, keeping of the earlier replies only what a later condition can tell;
 * then clusters are added up one after the other. States that no verdict can tell apart are one.
 *
 * So for each question it is enough to walk through its own cluster again, without it or with another
 * answer, and to add what all other clusters come to. */
#ifndef CORE_ODDS_H
#define CORE_ODDS_H

#include "base/arena.h"
#include "verdict/odds.h"
#include "verdict/sheet.h"

/* -- odds_table.c: keys of some words and the chance of each, in the order they came -- */

struct chances {
	struct arena arena;
	int width; /* words of a key */
	size_t count, room, limit;
	int32_t *keys;
	double *chance;
	uint32_t *slots; /* by hash: place + 1, or 0 */
	size_t slot_count;
	bool full; /* a key found no room: the table is worth nothing any more */
};

struct chances chances_new(int width, size_t limit);
void chances_free(struct chances *);
void chances_expect(struct chances *, size_t keys); /* makes room for so many, up to the limit */

/* The place of a key, which is added with a chance of 0 if it is new. CHANCES_FULL if it can't be. */
#define CHANCES_FULL ((size_t)-1)
size_t chances_find(struct chances *, const int32_t *key);
void chances_add(struct chances *, const int32_t *key, double chance);

/* Makes room for so many keys that are known to be new, to be appended with what they are worth: nothing
 * can be found in the table any more. False if that is above its limit. */
bool chances_close(struct chances *, size_t more);
void chances_append(struct chances *, const int32_t *key, double chance);

static inline const int32_t *
chances_key(const struct chances *table, size_t place)
{
	return table->keys + place * (size_t)table->width;
}

/* -- odds_plan.c: sums, clusters -- */

/* A sum: all that a verdict needs of a set of answers. Weights are counted in whole units: all have
 * normal importance. */
enum {
	SUM_RULED,    /* bit k: no k */
	SUM_ANSWERED, /* up to as many as make a difference */
	SUM_WEIGHT,   /* 0 throughout where there is no tie band */
	SUM_POINTS,   /* from here on those of outcome 1, 2 ... more than outcome 0 has; counted from the
	                 first remaining outcome once 0 is ruled out, and 0 for what is ruled out */
	SUM_MAX = SUM_POINTS + OUTCOMES_MAX - 1
};

struct cluster {
	int *questions; /* in the order of the file */
	int count;
	int *gates;     /* those of them that a condition looks at */
	int gate_count;
	int words;      /* that the gates' replies take in a key, behind the sum */
};

struct plan {
	const struct quiz *quiz;
	int width;  /* words of a sum */
	int enough; /* answers from which on more make no difference */
	struct cluster *clusters;
	int cluster_count;
	int *cluster_of;
	int *last_look;  /* the last question whose condition looks at this one, or NOBODY */
	signed char (*seen_as)[OPTIONS_MAX]; /* the first option that conditions do not tell from it */
	struct reply *sheet; /* scratch, to ask conditions with */
	bool *asked;
	size_t states;   /* the most in one table */
	int64_t steps;   /* still to be spent; below 0: given up */
};

struct plan plan_new(struct arena *, const struct quiz *, const struct odds_limits *);

void sum_answer(const struct plan *, int32_t *sum, int question, int option);
/* Writes what two sums come to together. */
void sum_both(const struct plan *, int32_t *sum, const int32_t *one, const int32_t *other);

/* The points of outcome k, up to what is the same for all remaining ones. */
static inline int32_t
sum_points(const int32_t *sum, int k)
{
	return k == 0 ? 0 : sum[SUM_POINTS + k - 1];
}

/* The verdict of two sums together, as a place in an array of verdicts: the rules of tally_decide, in the
 * same order, without ranks. Both must rule nothing out, or one of them be of no answers. */
static inline int
sum_verdict_of_two(const struct plan *plan, const int32_t *one, const int32_t *other)
{
	enum { NEVER = INT32_MIN / 2 }; /* points of what is ruled out */
	const int outcomes = plan->quiz->outcome_count;
	int leader = 0, left = outcomes;
	int32_t ruled = one[SUM_RULED] | other[SUM_RULED], best = (ruled & 1) != 0 ? NEVER : 0, second = NEVER;
	for (int k = 1; k < outcomes; k++) {
		int32_t own = (ruled >> k & 1) != 0 ? NEVER : sum_points(one, k) + sum_points(other, k);
		if (own > best) {
			second = best;
			best = own;
			leader = k;
		} else if (own > second) {
			second = own;
		}
	}
	for (; ruled != 0; ruled &= ruled - 1)
		left--;
	if (left <= 1)
		return left == 0 ? ODDS_TIE : leader;
	if (one[SUM_ANSWERED] + other[SUM_ANSWERED] < plan->enough)
		return ODDS_NONE;
	int64_t weight = one[SUM_WEIGHT] + other[SUM_WEIGHT];
	return 25 * (int64_t)(best - second) <= plan->quiz->tie * weight ? ODDS_TIE : leader;
}

int sum_verdict(const struct plan *, const int32_t *sum);

/* -- odds_walk.c: through one cluster -- */

/* What the answers of a cluster come to. `without` is never asked (or NOBODY). With a `pivot`
 * (or NOBODY) only the ways that ask it count, and each key is two sums: with one answer to it, and
 * with another. `asked`, if not NULL, gets each question's chance to be asked. False if it takes too
 * much; the table is to be freed in any case. */
struct walk {
	int cluster, without, pivot;
	double *asked;
};
bool plan_walk(struct plan *, const struct walk *, struct chances *);

/* The replies that a key knows, put where conditions look for them; and whether a question is then
 * asked. `context` is a key behind its sum. */
bool plan_asks(struct plan *, const struct cluster *, const int32_t *context, int question);
/* Notes an option, REPLY_SKIPPED, or REPLY_OPEN for not asked, and forgets what no later condition
 * looks at. */
void plan_note(const struct plan *, const struct cluster *, int32_t *context, int question,
               int option);

/* -- odds_join.c: all pairs of two tables -- */

/* Adds each sum of one to each of the other; and what verdicts that gives. False if it takes too much;
 * `out` is to be freed in any case. */
bool join_sums(struct plan *, const struct chances *, const struct chances *, struct chances *out);
bool join_verdicts(struct plan *, const struct chances *, const struct chances *, double *verdicts);

/* Do the sums of all parts together lie close enough for a grid? */
bool join_is_close(const struct plan *, const struct chances *parts, int count);
/* Can verdicts be had of two tables, so close, with the steps that are left? */
bool join_pays(const struct plan *, const struct chances *, const struct chances *, bool close);

/* -- odds_exact.c, odds_sample.c: the chances -- */

bool exact_verdicts(struct plan *, double *asked, double verdicts[ODDS_VERDICTS]);
bool exact_influence(struct plan *, struct odds_question *);

/* Fills both, and the basis; with `reach` also the highest and lowest fits met. */
void sample_all(struct plan *, int64_t draws, struct odds *, struct odds_question *);

/* Where a share comes from that was found in so many draws. */
struct odds_basis odds_sampled(int samples, uint64_t seed);

/* -- odds_reach.c -- */

/* The highest and lowest fit of an outcome; false if it takes too much. */
bool reach_outcome(struct plan *, int outcome, struct odds_reach *);
/* Can both be asked in one sitting? */
bool reach_together(struct plan *, int question, int other);

/* -- odds_still.c: what can be seen without any chance -- */

void still_questions(struct plan *, struct odds_question *);
void still_first(const struct quiz *, double share[OUTCOMES_MAX]);
void still_habits(const struct quiz *, int habits[HABITS]);
void still_topics(const struct quiz *, double *share);
bool still_twins(const struct plan *, int question, int a, int b);
int still_cosine(const struct quiz *, int question, int other); /* in thousandths, rounded up */

/* -- odds_alarms.c -- */

void alarms_find(struct arena *, struct plan *, struct odds *);

#endif
