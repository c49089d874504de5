#include <string.h>

#include "core/odds.h"

enum { ROOM_FIRST = 64 }; /* twice as many slots as keys, both powers of two */

struct chances
chances_new(int width, size_t limit)
{
	return (struct chances){.width = width, .limit = limit};
}

void
chances_free(struct chances *table)
{
	arena_free(&table->arena);
	*table = chances_new(table->width, table->limit);
}

static size_t
hash(const struct chances *table, const int32_t *key)
{
	uint64_t h = 0;
	for (int i = 0; i < table->width; i++)
		h = (h ^ (uint32_t)key[i]) * 0x9e3779b97f4a7c15U;
	return (size_t)(h ^ h >> 32) & (table->slot_count - 1);
}

/* Keys are a few words: calling memcmp takes longer. */
static bool
same(const int32_t *a, const int32_t *b, int width)
{
	int i = 0;
	while (i < width && a[i] == b[i])
		i++;
	return i == width;
}

/* The slot of a key, or the free one where it belongs. */
static uint32_t *
slot(const struct chances *table, const int32_t *key)
{
	size_t at = hash(table, key);
	while (table->slots[at] != 0 &&
	       !same(chances_key(table, table->slots[at] - 1), key, table->width))
		at = (at + 1) & (table->slot_count - 1);
	return &table->slots[at];
}

/* The same keys with more room, and slots for them unless that is 0. */
static void
move(struct chances *table, size_t room, size_t slot_count)
{
	struct chances larger = *table;
	size_t words = (size_t)table->width;
	larger.arena = (struct arena){0};
	larger.room = room;
	larger.slot_count = slot_count;
	larger.keys = ARENA_ARRAY(&larger.arena, room * words, int32_t);
	larger.chance = ARENA_ARRAY(&larger.arena, room, double);
	larger.slots = ARENA_ARRAY(&larger.arena, slot_count, uint32_t);
	if (table->count > 0) {
		memcpy(larger.keys, table->keys, table->count * words * sizeof *table->keys);
		memcpy(larger.chance, table->chance, table->count * sizeof *table->chance);
	}
	for (size_t i = 0; i < table->count && slot_count > 0; i++)
		*slot(&larger, chances_key(&larger, i)) = (uint32_t)i + 1;
	arena_free(&table->arena);
	*table = larger;
}

void
chances_expect(struct chances *table, size_t keys)
{
	size_t room = ROOM_FIRST;
	while (room < keys && room < table->limit)
		room *= 2;
	move(table, room, 2 * room);
}

size_t
chances_find(struct chances *table, const int32_t *key)
{
	if (table->room == 0 || (table->count == table->room && table->count < table->limit)) {
		chances_expect(table, table->room + 1);
	}
	uint32_t *found = slot(table, key);
	if (*found != 0)
		return *found - 1;
	if (table->count >= table->limit) {
		table->full = true;
		return CHANCES_FULL;
	}
	size_t place = table->count++;
	*found = (uint32_t)place + 1;
	memcpy(table->keys + place * (size_t)table->width, key, (size_t)table->width * sizeof *key);
	table->chance[place] = 0;
	return place;
}

void
chances_add(struct chances *table, const int32_t *key, double chance)
{
	size_t place = chances_find(table, key);
	if (place != CHANCES_FULL)
		table->chance[place] += chance;
}

bool
chances_close(struct chances *table, size_t more)
{
	table->full = table->full || more > table->limit - table->count;
	if (!table->full)
		move(table, table->count + more, 0);
	return !table->full;
}

void
chances_append(struct chances *table, const int32_t *key, double chance)
{
	memcpy(table->keys + table->count * (size_t)table->width, key, (size_t)table->width * sizeof *key);
	table->chance[table->count++] = chance;
}
