/* "Did you mean ...?": which of several names is meant by a misspelt one. */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include <stddef.h>

/* A search in progress; start with `struct near n = {.word = word};`, offer the candidates in turn,
 * then read `best`: the closest one, or NULL when none is close (at most a third of the word's
 * letters, at least one, inserted, dropped, replaced or swapped). Of equals the first offered. */
struct near {
	const char *word;
	const char *best;
	int distance; /* of `best` */
};

void near_offer(struct near *, const char *candidate);

#endif
