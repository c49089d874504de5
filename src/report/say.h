/* The sentences of a report, the same in every form of it. Each function appends one to a buffer,
 * without a newline; nothing here knows of columns or of markup. */
#ifndef REPORT_SAY_H
#define REPORT_SAY_H

#include <stdbool.h>

#include "verdict/report.h"

struct buf;

const char *say_name(const struct report *, int outcome);

/* The verdict in a word or three: an outcome's name, "A tie", "No verdict yet". */
void say_headline(struct buf *, const struct report *);

/* How firmly it stands and what that rests on. Without a verdict: how many answers are missing. */
void say_strength(struct buf *, const struct report *);

/* What the quiz says about the verdict: paragraphs of the outcome or of the tie. */
const struct texts *say_texts(const struct report *);

/* All outcomes are ruled out. */
bool say_nothing_left(const struct report *);

/* "ruled out by your answer to ...: reason". For an outcome that is ruled out. */
void say_ruled_out(struct buf *, const struct report *, int outcome);

/* Question and chosen option as one text. */
void say_answer(struct buf *, const struct report *, int question, int option);

/* What the contributions compare, and what they add up to. */
void say_comparison(struct buf *, const struct report *);
void say_margin(struct buf *, const struct report *);

/* The other side: how many answers speak for the challenger; what they come to beside the others, and what
 * it would take, or what stands against it. */
void say_other(struct buf *, const struct report *);
void say_other_sum(struct buf *, const struct report *);

/* "2.3 times as much", "twice as much": at what is printed the multiple is reached. */
void say_times(struct buf *, struct multiple);

/* How an outcome's fit is computed from its points. */
void say_fit(struct buf *, const struct report *, int outcome);

/* "One changed answer would make it Tea:", for the i-th suggestion, and for a tie; then one change
 * of it. */
void say_flip(struct buf *, const struct report *, int i);
void say_flip_to_tie(struct buf *, const struct report *);
void say_change(struct buf *, const struct report *, int question, int option);

/* No set of changes was found: how far was looked. */
void say_no_flip(struct buf *, const struct report *);

/* Parts of these. What a verdict bit is called after "would make it"; the outcomes that are not the
 * verdict, by name if there is one, else together; "no three changed answers". */
const char *say_bit(const struct quiz *, unsigned bit);
const char *say_others(const struct report *);
void say_no_changes(struct buf *, const struct report *);

/* What the importances that are nearby lead to, or that there are none; then each of these:
 * "“...” counted 2.3 times as much"; and how many more there are, if any. */
void say_importance_flips(struct buf *, const struct report *);
void say_multiple(struct buf *, const struct report *, const struct importance_flip *, bool up);
void say_farther(struct buf *, const struct report *);

/* How many other methods agree, and which do not; under how many weightings the verdict stays. */
void say_methods(struct buf *, const struct report *);
void say_stays(struct buf *, const struct report *);

/* "from two answers". */
void say_from(struct buf *, int answers);

/* How many questions were asked and answered. */
void say_counts(struct buf *, const struct report *);

/* A reply: the option's text, "skipped", "not answered". And the importance of an answer if it is not
 * the normal one ("counts double"), else NULL. */
const char *say_reply(const struct report *, int question);
const char *say_importance(const struct report *, int question);

/* By points it was decided, not by ruling out: weights and ways to count them matter. */
bool say_by_points(const struct report *);

/* Sentences without a blank to fill. */
#define SAY_NOT_ASKED "Answered, but not asked on this path; these do not count"
#define SAY_OTHER "The other side"
#define SAY_SPOKE_FOR "What spoke for "
#define SAY_SPOKE_FOR_NEITHER "What spoke for neither"
#define SAY_FIT "50 + 25 × the points of the outcome / the weight of your answers"

/* The sitting's code and what it is good for, or that it is too long; nothing without one. */
void say_code(struct buf *, const struct report *);

/* The quiz and its version. */
void say_origin(struct buf *, const struct report *);

#endif
