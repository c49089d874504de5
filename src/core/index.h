/* Names to numbers, in constant time each: a quiz of 10,000 questions refers to its questions tens of
 * thousands of times. */
#ifndef CORE_INDEX_H
#define CORE_INDEX_H

#include <stddef.h>

struct arena;

struct index_slot {
	const char *name; /* NULL: free */
	int number;
};

struct index {
	struct index_slot *slots; /* a power of two of them, at most half filled */
	size_t room;
};

/* An index for up to `count` names. */
struct index index_new(struct arena *, size_t count);

/* Adds a name (borrowed); one that is there already keeps its number. */
void index_add(struct index *, const char *name, int number);

/* The number, or NOBODY. */
int index_find(const struct index *, const char *name);

#endif
