/* Codes from the command line, and the quiz that they belong to. */
#ifndef CMD_CODES_H
#define CMD_CODES_H

#include <stdbool.h>

#include "verdict/code.h"

struct arena;
struct buf;
struct fail;
struct quiz;
struct reply;

/* Reads a code; false with a sentence that begins with `what` ("the first code"). */
bool codes_read(struct arena *, const char *what, const char *text, struct code *, struct fail *);

/* What codes tell the quizzes apart by that `verdict list` shows. Start with {0}; read when it is needed. */
struct codes_shelf {
	struct codes_known *list;
	int count;
	bool read;
};

/* Opens the quiz of a code: the one that is named, else the one that it was made with among those on the
 * shelf, else one of them whose questions are the same. */
bool codes_quiz(struct arena *, struct codes_shelf *, const struct code *, const char *name,
                const struct quiz **, struct fail *);

/* A code's sitting of a quiz. */
struct coded {
	const struct quiz *form;   /* the quiz or its short form, whichever was taken */
	const struct reply *sheet; /* in the arena */
	bool changed;              /* the code was made with another version of the quiz */
};
bool codes_sheet(struct arena *, const char *what, const struct code *, const struct quiz *,
                 struct coded *, struct fail *);

/* What is to be said if codes ("this code was") were made with another version. */
void codes_say_changed(struct buf *, const char *which);

#endif
