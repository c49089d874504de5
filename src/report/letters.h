/* A name in large letters, drawn with half blocks three lines high: for the verdict on a screen. The
 * letters are our own, capitals only. */
#ifndef REPORT_LETTERS_H
#define REPORT_LETTERS_H

#include <stdbool.h>

struct buf;

enum { LETTERS_LINES = 3 };

/* The columns it takes; 0 if a character of it has no large form. */
int letters_columns(const char *name);

/* Appends one of the lines, without blanks at its end. For names that have columns. */
void letters_line(struct buf *, const char *name, int line);

#endif
