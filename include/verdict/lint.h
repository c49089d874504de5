/* Lint: what a quiz that can be used may still get wrong. Two parts: hints about words, which need the
 * draft alone and so are found beside other mistakes; and what can never happen, which needs the sealed
 * quiz.
 *
 * A hint stays silent where it can't be sure: a false one is worse than none. What can never happen is
 * found by following all ways through the quiz, skips included, with what conditions can tell of them. The
 * search is exact; where it would take too much, a finding says what was not checked. */
#ifndef VERDICT_LINT_H
#define VERDICT_LINT_H

#include "verdict/check.h"

struct draft;
struct odds_limits;
struct quiz;

/* How much is searched by `check`: a second or two at most. */
extern const struct odds_limits lint_thorough;

/* Texts, reasons for asking, sources. `year`: today's; sources are held against it. */
void lint_words(const struct draft *, int year, struct findings *);

/* Questions that nobody gets to, conditions that always or never hold, outcomes that can't win, in the
 * quiz or in its short form, questions and options that make no difference or stand there twice. The draft
 * is the one the quiz was sealed from. */
void lint_quiz(const struct quiz *, const struct draft *, const struct odds_limits *,
               struct findings *);

#endif
