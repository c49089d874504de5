/* The slow reference: how a verdict is reached, written a second time and as naively as possible, so
 * that the program's own arithmetic can be held against it. It shares the types of the program's
 * interface and the draws of base/mix.h, and calls nothing of the core. */
#ifndef TESTS_SLOW_H
#define TESTS_SLOW_H

#include "verdict/score.h"

void slow_path(const struct quiz *, const struct reply *sheet, bool *asked);
bool slow_holds(const struct condition *, const struct reply *sheet, const bool *asked,
                unsigned verdict_bit);

/* `weights` stand in for the weights of the questions; NULL: their own. */
void slow_score(const struct quiz *, const struct reply *sheet, const int64_t *weights, bool *asked,
                struct score *);
unsigned slow_bit(const struct score *);
int64_t slow_margin(const struct score *);

int slow_contributions(const struct quiz *, const struct reply *sheet, struct contribution *list);

/* Every set of one, two and three changes, tried and put in order. */
void slow_flips(const struct quiz *, const struct reply *sheet, struct flips *);

/* The first set that leads to this verdict, changes to the answers of `like` (or NULL) before others. */
void slow_flip_to(const struct quiz *, const struct reply *sheet, unsigned becomes,
                  const struct reply *like, struct flip *);

/* The sheet after the changes of a flip, in `changed`: newly asked questions are skipped. */
void slow_change(const struct quiz *, const struct reply *sheet, const struct flip *,
                 struct reply *changed);

int slow_importance_flips(const struct quiz *, const struct reply *sheet,
                          struct importance_flip *list);
int slow_stays(const struct quiz *, const struct reply *sheet);
enum strength slow_strength(const struct quiz *, const struct reply *sheet);
void slow_methods(const struct quiz *, const struct reply *sheet, int sign[METHODS]);
void slow_topics(const struct quiz *, const struct reply *sheet, struct topic_score *list);

#endif
