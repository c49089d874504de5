#include "load/firsts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static int
by_name(const void *a, const void *b)
{
	const struct named *left = a, *right = b;
	int order = strcmp(left->name, right->name);
	return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

void
find_firsts(struct named *names, size_t count, size_t *first)
{
	qsort(names, count, sizeof *names, by_name);
	for (size_t i = 0; i < count; i++) {
		bool same = i > 0 && strcmp(names[i].name, names[i - 1].name) == 0;
		first[names[i].index] = same ? first[names[i - 1].index] : names[i].index;
	}
}
