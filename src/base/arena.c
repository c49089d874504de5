#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 2 * 1024 };

struct arena_block {
	struct arena_block *older;
	size_t size;
	max_align_t bytes[];
};

void (*memory_exhausted)(void) = abort;

static struct arena_block *
block_new(struct arena_block *older, size_t size)
{
	if (size > SIZE_MAX - sizeof(struct arena_block))
		memory_exhausted();
	struct arena_block *block = calloc(1, sizeof *block + size);
	if (block == NULL) {
		memory_exhausted();
		abort();
	}
	block->older = older;
	block->size = size;
	return block;
}

void *
arena_take(struct arena *arena, size_t size)
{
	const size_t unit = _Alignof(max_align_t);
	if (size > SIZE_MAX - unit)
		memory_exhausted();
	size = size == 0 ? unit : (size + unit - 1) / unit * unit;
	struct arena_block *block = arena->newest;
	if (block != NULL && block->size - arena->used >= size) {
		void *piece = (char *)block->bytes + arena->used;
		arena->used += size;
		return piece;
	}
	size_t room = arena->block == 0 ? BLOCK_BYTES : arena->block;
	if (block != NULL && size > room / 4) {
		/* A large piece gets its own block behind the newest, whose rest stays in use. */
		block->older = block_new(block->older, size);
		return block->older->bytes;
	}
	arena->newest = block_new(block, size > room ? size : room);
	arena->used = size;
	return arena->newest->bytes;
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		memory_exhausted();
	return arena_take(arena, count * size);
}

char *
arena_copy(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_take(arena, length + 1);
	if (length != 0)
		memcpy(copy, bytes, length);
	return copy;
}

void
arena_free(struct arena *arena)
{
	struct arena_block *block = arena->newest;
	while (block != NULL) {
		struct arena_block *older = block->older;
		free(block);
		block = older;
	}
	*arena = (struct arena){.block = arena->block};
}
