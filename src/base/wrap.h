/* Breaking a paragraph into lines of at most so many columns. */
#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include <stddef.h>

/* The next line of `text` (NUL-terminated UTF-8) in at most `columns` columns (at least 1).
 * Returns the bytes the line shows; *next is where the following line starts, so the text is done
 * when **next is NUL. Lines break at blanks, which are dropped there, and after a hyphen or dash
 * inside a word; a word longer than a line is broken between characters, never before a combining
 * one. A wide character in a line of one column stands alone, over the edge: it can't be split. */
size_t wrap_line(const char *text, int columns, const char **next);

/* How many lines it takes; 0 for an empty text. */
int wrap_count(const char *text, int columns);

#endif
