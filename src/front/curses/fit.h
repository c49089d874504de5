/* Do the questions of a quiz fit a screen of some size? Counted by setting each as the full screen does. */
#ifndef CURSES_FIT_H
#define CURSES_FIT_H

struct quiz;

/* Fills over[q], one for each question, with the lines for which there is no room when it is asked for the
 * first time; 0 if all of it is seen at once. */
void fit_questions(const struct quiz *, int rows, int columns, int *over);

#endif
