#include "base/near.h"

#include <stdbool.h>
#include <string.h>

/* Longer names are not misspelt ids but something else; the rows below stay on the stack. */
enum { LETTERS_MAX = 64 };

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* One cell of the table: the cheapest way to make the first i letters of a the first j of b. */
static int
cell(int (*row)[LETTERS_MAX + 1], const char *a, const char *b, size_t i, size_t j)
{
	int changed = a[i - 1] != b[j - 1];
	int best = row[1][j - 1] + changed;
	best = least(best, row[1][j] + 1);
	best = least(best, row[2][j - 1] + 1);
	if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
		best = least(best, row[0][j - 2] + 1);
	return best;
}

/* Letters inserted, dropped, replaced or swapped with their neighbour between a and b; `limit` + 1
 * as soon as it is known to be more. Three rows: two back, one back, the present one. */
static int
distance(const char *a, size_t a_length, const char *b, size_t b_length, int limit)
{
	int row[3][LETTERS_MAX + 1] = {0};
	for (size_t j = 0; j <= b_length; j++)
		row[2][j] = (int)j;
	for (size_t i = 1; i <= a_length; i++) {
		memmove(row[0], row[1], 2 * sizeof row[0]);
		int lowest = row[2][0] = (int)i;
		for (size_t j = 1; j <= b_length; j++) {
			row[2][j] = cell(row, a, b, i, j);
			lowest = least(lowest, row[2][j]);
		}
		if (lowest > limit)
			return limit + 1;
	}
	return least(row[2][b_length], limit + 1);
}

static size_t
gap(size_t a, size_t b)
{
	return a < b ? b - a : a - b;
}

void
near_offer(struct near *near, const char *candidate)
{
	size_t letters = strlen(near->word), others = strlen(candidate);
	if (letters > LETTERS_MAX || others > LETTERS_MAX)
		return;
	int limit = letters < 6 ? 1 : (int)letters / 3;
	if (near->best != NULL)
		limit = near->distance - 1;
	if (limit < 0 || gap(letters, others) > (size_t)limit)
		return;
	int steps = distance(near->word, letters, candidate, others, limit);
	/* "a" is one step from "b", and yet has nothing in common with it. */
	bool alike = (size_t)steps < (letters > others ? letters : others) || letters + others == 0;
	if (steps > limit || !alike)
		return;
	near->best = candidate;
	near->distance = steps;
}
