/* A line of text that is typed and mended: a cursor among characters, not bytes, and what comes out is UTF-8
 * that shows as what it is. Pure. */
#ifndef CURSES_TYPED_H
#define CURSES_TYPED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum { TYPED_BYTES = 4000 }; /* a path can be no longer */

struct typed {
	struct buf text;
	size_t cursor; /* bytes before it */
};

/* Start with {0}, or with a text; the cursor stands behind it. */
void typed_set(struct typed *, const char *text);
void typed_free(struct typed *);

/* A character in front of the cursor. Controls and what can't be seen are left out. */
void typed_insert(struct typed *, uint32_t code);

/* A character with the combining ones on it goes as one. */
void typed_rub_out(struct typed *);
void typed_delete(struct typed *);
void typed_left(struct typed *);
void typed_right(struct typed *);
void typed_home(struct typed *);
void typed_end(struct typed *);

/* All in front of the cursor. */
void typed_clear(struct typed *);

#endif
