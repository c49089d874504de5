/* Which names of a list stand in it already. */
#ifndef LOAD_FIRSTS_H
#define LOAD_FIRSTS_H

#include <stddef.h>

struct named {
	const char *name;
	size_t index; /* its place in the list */
};

/* Sets first[i] to the index of the first of the names that are the same as name i. Sorts `names`. */
void find_firsts(struct named *names, size_t count, size_t *first);

#endif
