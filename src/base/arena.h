/* Memory by lifetime. An arena hands out pieces that are freed together: one for a quiz, one for a
 * sitting, one for scratch. A function that returns memory takes the arena it comes from, so
 * ownership shows in the signature; nothing taken from an arena is ever freed alone.
 *
 * Memory running out is not an error that callers handle: `memory_exhausted` is called and does not
 * return. main.c points it at a handler that restores the terminal and says so. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/attr.h"

struct arena_block;

/* Start with `struct arena a = {0};`, or with `{.block = ARENA_MUCH}` for work that takes much more memory
 * than what stays: all of it goes back to the system then, however much small change was allocated
 * meanwhile. */
struct arena {
	struct arena_block *newest;
	size_t used;  /* bytes taken from the newest block */
	size_t block; /* bytes of a block; 0: a few KiB */
};

enum { ARENA_MUCH = 256 * 1024 };

/* Called when memory runs out; must not return. Aborts unless set. */
extern void (*memory_exhausted)(void);

/* `size` zeroed bytes, aligned for any object. Never NULL, also for 0 bytes. */
void *arena_take(struct arena *, size_t size) RETURNS_NONNULL;

/* An array of `count` zeroed objects of `size` bytes; the product is checked. */
void *arena_array(struct arena *, size_t count, size_t size) RETURNS_NONNULL;

/* A copy of `length` bytes with a NUL behind them. */
char *arena_copy(struct arena *, const char *bytes, size_t length) RETURNS_NONNULL;

/* Frees everything taken so far. The arena can be used again. */
void arena_free(struct arena *);

#define ARENA_NEW(arena, type) ((type *)arena_take((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
