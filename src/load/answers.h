/* The file of answers for `take --answers`: one `question = option` a line, then ` *2` or ` *0.5` for
 * importance; `#` starts a comment line; a question left out is skipped. */
#ifndef LOAD_ANSWERS_H
#define LOAD_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>

struct fail;
struct quiz;
struct reply;

/* Reads the text into `sheet` (one reply for each question; questions left out become skipped). An
 * unknown or repeated question, an unknown option or a line that is none of this is a failure that
 * names the line: "FILE:3: ..." with `name` for FILE. */
bool answers_read(const struct quiz *, const char *name, const char *text, size_t length,
                  struct reply *sheet, struct fail *);

#endif
