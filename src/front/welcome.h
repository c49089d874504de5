/* What a kiosk shows between two sittings: the quizzes to be had and what came of them today. */
#ifndef FRONT_WELCOME_H
#define FRONT_WELCOME_H

#include <stdbool.h>

#include "front/front.h"

struct lines;

struct welcome_quiz {
	const char *title;
	const char *length; /* "17-20 questions" */
	const char *today;  /* a sentence on today's verdicts; NULL: there is nothing to say */
};

struct welcome {
	const struct welcome_quiz *list;
	int count;        /* 1 or more */
	const char *kept; /* a sentence on what is kept of a sitting */
};

/* The same in lines of text, until somebody begins: FRONT_ENTER with the quiz as `option` of *move, a move
 * that leaves, FRONT_GONE or FRONT_DESERTED. */
enum front_event lines_welcome(struct lines *, const struct welcome *, bool ascii, struct move *);

#endif
