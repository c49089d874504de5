/* A small quiz with a branch for the tests of the front ends: `doctor` is asked of those only who go
 * to bed soon. */
#ifndef TESTS_FRONT_COFFEE_H
#define TESTS_FRONT_COFFEE_H

#include <stddef.h>

#include "base/arena.h"
#include "support/text.h"
#include "verdict/check.h"
#include "verdict/quiz.h"

enum { SLEEP, DOCTOR, TIME, COFFEE_QUESTIONS };

static inline const struct quiz *
coffee(struct arena *arena)
{
	static const char text[] =
		"[quiz]\n"
		"format = 1\n"
		"id = coffee-or-tea\n"
		"title = Coffee or tea?\n"
		"intro.1 = Three questions about this afternoon, which you can answer in the time that the "
		"water takes to boil.\n"
		"agenda = Written by somebody who drinks both.\n"
		"min_answers = 2\n"
		"tie = 6\n"
		"[outcome coffee]\n"
		"name = Coffee\n"
		"verdict.1 = Coffee fits what you told us.\n"
		"[outcome tea]\n"
		"name = Tea\n"
		"verdict.1 = Tea fits what you told us.\n"
		"[tie]\n"
		"text.1 = Both fit.\n"
		"ruled_out.1 = Have some water.\n"
		"[topic now]\n"
		"name = Right now\n"
		"[question sleep]\n"
		"topic = now\n"
		"text = When will you go to bed?\n"
		"why = Caffeine stays with you for hours; half of it is still there after five of them.\n"
		"option.soon = Within three hours, “soon” as people with small children say\n"
		"option.soon.fit = coffee -2, tea +1\n"
		"option.late = Much later\n"
		"option.late.fit = coffee +2\n"
		"[question doctor]\n"
		"when = sleep is soon\n"
		"topic = now\n"
		"text = Has a doctor told you to leave coffee alone?\n"
		"option.yes = Yes\n"
		"option.yes.fit = tea +1\n"
		"option.no = No\n"
		"option.no.fit = coffee +1, tea +1\n"
		"[question time]\n"
		"text = How much time is there?\n"
		"option.minute = A minute\n"
		"option.minute.fit = coffee +1, tea -1\n"
		"option.hour = An hour\n"
		"option.hour.fit = tea +2\n";
	struct findings findings = {.arena = arena};
	return quiz_seal(arena, text_draft(arena, text), &findings);
}

#endif
