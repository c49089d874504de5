/* How a row was painted last: for each run its ink, its text and a NUL. Most keys change a run of one row or
 * two, and comparing is a fraction of the work that painting anew is. */
#ifndef CURSES_PATCH_H
#define CURSES_PATCH_H

#include <stdbool.h>

struct buf;
struct line;

/* Where a row is no longer as it was. */
struct patch {
	int first;       /* the run that is new, or as many as there are */
	int column;      /* where it begins */
	const char *was; /* the ink of what stood there, in `before`; its end where nothing did */
};

/* False where nothing is new. */
bool patch_find(struct patch *, const struct line *, const struct buf *before);

void patch_remember(const struct line *, struct buf *before);

/* The ink, the text and the next of the runs that were painted. */
int patch_ink(const char *was);
const char *patch_text(const char *was);
const char *patch_next(const char *was);

#endif
