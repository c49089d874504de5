/* Enough already, by trying every completion. */
#ifndef TESTS_SLOW_ENOUGH_H
#define TESTS_SLOW_ENOUGH_H

#include "verdict/quiz.h"
#include "verdict/sheet.h"

/* Has every completion of the sheet the outcome that the sheet has now? Each question that is asked then, and is
 * open or not asked now, is given every option at every importance, and skipped. False where nothing is open. The sheet is put
 * back as it was. */
bool slow_enough(const struct quiz *, struct reply *sheet);

/* How many completions there are; what it would take to try them. */
double slow_completions(const struct quiz *, const struct reply *sheet);

#endif
