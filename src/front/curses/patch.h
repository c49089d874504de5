/* What is new in a row, against how it was painted last: for each run its ink, its text and a NUL. Most keys
 * change a run of one row or two, and comparing is a fraction of the work that painting anew is. */
#ifndef CURSES_PATCH_H
#define CURSES_PATCH_H

#include <stdbool.h>

struct buf;
struct line;

struct patch {
	int first, until; /* the runs that are new */
	int column;       /* where the first of them begins */
	bool alone;       /* it takes the place of one as wide, with the same ink and the rest as it was */
	int ink_was;
	const char *was;  /* how the text of that one begins, in `before`; NULL where there was none */
	int columns_was;  /* of all that stood from there on, or if it is alone, of that one */
};

/* False where nothing is new. */
bool patch_find(struct patch *, const struct line *, const struct buf *before);

void patch_remember(const struct line *, struct buf *before);

#endif
