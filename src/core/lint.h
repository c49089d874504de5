/* What the parts of lint_quiz share. */
#ifndef CORE_LINT_H
#define CORE_LINT_H

#include "core/index.h"
#include "core/odds.h"
#include "verdict/draft.h"
#include "verdict/lint.h"

struct lint {
	struct arena *arena; /* scratch */
	const struct quiz *quiz;
	const struct section *const *heads; /* one: [quiz] */
	const struct section *const *questions, *const *outcomes, *const *cautions; /* as numbered there */
	struct findings *findings;
	const struct odds_limits *limits;
	struct plan plan;
	bool *reached;   /* question q is asked on some way through the quiz */
	bool *unchecked; /* or the search did not get that far */
	struct odds_question *still; /* of which `dead` is set */
};

/* -- lint_ways.c: all ways through the conditions -- */

/* A condition, taken apart: node 0 is all of it, the left operand of node i is node i + 1. */
struct node {
	const struct condition *condition;
	int right;      /* the right operand's number */
	bool was[2];    /* it came out false, true, on some way */
};

struct nodes {
	struct node *list;
	int count;
	unsigned verdicts; /* it asks for the verdict: the bits that one can have; else 0 */
};
struct nodes nodes_of(struct arena *, const struct quiz *, const struct condition *);

/* Follows the cluster, noting what each question's condition came out as; `nodes` has one for each
 * question (of a question without a condition it is not looked at). False if it takes too much; then
 * *done questions of the cluster were done. */
bool ways_follow(struct plan *, const struct cluster *, struct nodes *nodes, bool *reached, int *done);

/* -- the checks: lint_conditions.c, lint_outcomes.c, lint_twins.c -- */

/* Sets `reached` and `unchecked`, so it comes first. */
void lint_conditions(struct lint *);
void lint_cautions(struct lint *);
void lint_outcomes(struct lint *);
void lint_dead(struct lint *);
void lint_twins(struct lint *);

/* "There are too many ways through the quiz to check whether ..." */
void lint_not_checked(struct lint *, struct place, const char *what, const char *id);

#endif
