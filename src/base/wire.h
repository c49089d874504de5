/* Numbers and texts as bytes for another process, which reads them as carefully as a file of somebody else's:
 * what is cut short, too long or holds a NUL is broken, and whatever is taken after that is 0 or "". */
#ifndef BASE_WIRE_H
#define BASE_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;

enum { WIRE_TEXT_MAX = 4096 }; /* bytes of one text; no id, label or move is longer */

void wire_number(struct buf *, int64_t);
void wire_text(struct buf *, const char *);

struct wire {
	const char *at;
	size_t left;
	bool broken;
};

int64_t wire_take_number(struct wire *);

/* In the arena. */
const char *wire_take_text(struct wire *, struct arena *);

/* How many of something follow, at most `most`; more than that, or than there are bytes, is broken: nobody
 * takes memory for what can't come. */
int wire_take_count(struct wire *, int most);

/* Was everything there, and nothing behind it? */
bool wire_ended(const struct wire *);

#endif
