/* Codes from the command line, and the quiz that they belong to. */
#ifndef CMD_CODES_H
#define CMD_CODES_H

#include <stdbool.h>

#include "verdict/code.h"

struct arena;
struct fail;
struct quiz;
struct reply;

/* Reads a code; false with a sentence that begins with `what` ("the first code"). */
bool codes_read(struct arena *, const char *what, const char *text, struct code *, struct fail *);

/* Opens the quiz of a code: the one that is named, else the one that it was made with among those that
 * `verdict list` shows, else one of them whose questions are the same. */
bool codes_quiz(struct arena *, const struct code *, const char *name, const struct quiz **,
                struct fail *);

/* A code's sitting of a quiz. */
struct coded {
	const struct quiz *form;   /* the quiz or its short form, whichever was taken */
	const struct reply *sheet; /* in the arena */
	bool changed;              /* the code was made with another version of the quiz */
};
bool codes_sheet(struct arena *, const char *what, const struct code *, const struct quiz *,
                 struct coded *, struct fail *);

/* What is to be said of a code that was made with another version. */
#define CODES_CHANGED \
	"The quiz has changed since this code was made: its questions and answers are the same, but words, " \
	"weights or fits are not. These are the results as the quiz counts today."

#endif
