/* A string that grows. The bytes are owned by the buffer until `buf_free`; they always end in a NUL
 * that is not counted, so `text` can be handed on as a C string (NULL while nothing was added:
 * use `buf_text`). */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

#include "base/attr.h"

struct arena;

/* Start with `struct buf b = {0};`. */
struct buf {
	char *text;
	size_t length;
	size_t room; /* bytes allocated */
};

void buf_bytes(struct buf *, const char *bytes, size_t length);
void buf_add(struct buf *, const char *text);
void buf_char(struct buf *, char);
/* `text` `count` times over. */
void buf_repeat(struct buf *, const char *text, size_t count);
void buf_format(struct buf *, const char *format, ...) PRINTF_LIKE(2, 3);

/* The text so far, "" if there is none. Valid until the next addition. */
const char *buf_text(const struct buf *) RETURNS_NONNULL;

/* A copy in the arena; the buffer is emptied but keeps its room. */
char *buf_take(struct buf *, struct arena *) RETURNS_NONNULL;

void buf_clear(struct buf *);
void buf_cut(struct buf *, size_t length); /* to so many bytes, of which it has as many at least */
void buf_free(struct buf *);

/* The same, and nothing of it is left in memory. */
void buf_wipe(struct buf *);

#endif
