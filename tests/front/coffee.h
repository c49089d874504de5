/* A small quiz with a branch for the tests of the front ends: `doctor` is asked of those only who go
 * to bed soon. */
#ifndef TESTS_FRONT_COFFEE_H
#define TESTS_FRONT_COFFEE_H

#include <stddef.h>

#include "base/arena.h"
#include "front/coffee_text.h"
#include "support/text.h"
#include "verdict/check.h"
#include "verdict/quiz.h"

enum { SLEEP, DOCTOR, TIME, COFFEE_QUESTIONS };

static inline const struct quiz *
coffee(struct arena *arena)
{
	struct findings findings = {.arena = arena};
	return quiz_seal(arena, text_draft(arena, coffee_text), &findings);
}

#endif
