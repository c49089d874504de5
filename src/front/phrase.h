/* What the plain mode and the full screen say in the same words. */
#ifndef FRONT_PHRASE_H
#define FRONT_PHRASE_H

#include <stdbool.h>

#include "verdict/view.h"

struct buf;
struct progress;
struct quiz;

/* "8 of 15-17", "8 of 15": the question shown, by its place among all that are asked. */
void phrase_position(struct buf *, const struct view *);

/* "15-17 questions", "1 question". */
void phrase_length(struct buf *, const struct progress *);

/* The short form and its length: "short form: 6-8 questions". Only for a quiz that
 * has one. */
void phrase_short(struct buf *, const struct quiz *);

/* The reply to a question: "Much later (counts double)", "skipped", "not answered yet". */
void phrase_reply(struct buf *, const struct view *, int question);

/* How many of the questions that are asked have a reply. */
int phrase_replies(const struct view *);

/* Where a sitting without a verdict stands; where it is saved, that one can go on. */
void phrase_unfinished(struct buf *, const struct view *);

/* That nothing still open changes the verdict, and what shows it. */
extern const char phrase_enough[];
extern const char phrase_enough_short[]; /* for little room */

/* What a question says of its importance: "This question counts double." */
const char *phrase_importance(int importance);

/* Appends whether the moves so far are kept: "saved", "not saved: the disk is full"; false where there is
 * nothing to say. */
bool phrase_saved(struct buf *, const struct keeping *);

/* The same as a sentence, when it is other than what was said last, and only once anything was wrong. */
bool phrase_saved_changed(struct buf *, enum saved *last, const struct keeping *);

#endif
