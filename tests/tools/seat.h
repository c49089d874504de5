/* Somebody at the full screen: the program under test ($VERDICT) with the example quiz, in a terminal
 * that starts the same everywhere. */
#ifndef TOOLS_SEAT_H
#define TOOLS_SEAT_H

#include "tools/term.h"

/* Its questions, in the order asked when the first option is chosen throughout. */
#define SEAT_TITLE "Coffee or tea?"
#define SEAT_FIRST "When will you go to bed?"
#define SEAT_SECOND "Has a doctor told you"
#define SEAT_THIRD "How much time is there?"
#define SEAT_REVIEW "Your answers"
#define SEAT_RESULT "Your verdict"
#define SEAT_SURE "Leave without a verdict?"

/* The path of the program under test. */
const char *seat_program(void);
extern const char seat_quiz[];

/* Starts it, keeping nothing, in so many rows and columns; environment as in term_start, or NULL. */
void seat_start(struct term *, int rows, int columns, const char *const environment[]);
/* The same, and waits for the first page, or for the first question. */
void seat_intro(struct term *, int rows, int columns);
void seat_question(struct term *, int rows, int columns);

/* Types the keys, and waits until the text is there and the program sleeps. */
void seat_press(struct term *, const char *keys, const char *text);

#endif
