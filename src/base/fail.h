/* A failure of the machine (a file, a terminal, a library): one sentence, carried up as a `false`
 * and shown once, by the command. Mistakes in a quiz are findings, not failures. */
#ifndef BASE_FAIL_H
#define BASE_FAIL_H

#include <stdbool.h>

#include "base/attr.h"

struct fail {
	char text[512]; /* a sentence without its full stop; longer ones end in "..." */
};

/* Sets the sentence and returns false, so that callers can `return fail_set(...)`. The first
 * failure stands: a later one does not overwrite it. `fail` may be NULL. */
bool fail_set(struct fail *, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
