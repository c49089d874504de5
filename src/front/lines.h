/* Lines in, text out, over whatever descriptors there are: terminals, pipes that take a byte at a
 * time, descriptors that do not block. The end of either is an answer, not an error. */
#ifndef FRONT_LINES_H
#define FRONT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct patience;

enum {
	LINE_BYTES = 4096, /* no line that means something is longer: a path can't be */
	LINES_AHEAD = 512,
};

struct lines {
	int in, out;
	struct patience *patience; /* at a kiosk: when it is over there is no more to read; else NULL */
	bool deserted;          /* there is no more to read since who is watched has hung up */
	bool echoes;            /* a terminal shows the Enter that ends a line, a pipe does not */
	struct buf text;        /* waits to be written */
	char line[LINE_BYTES];  /* the one read last, blanks around it dropped */
	char ahead[LINES_AHEAD]; /* read, not yet looked at */
	size_t start, end;
};

/* Writes `text`; false when nobody takes it any more. */
bool lines_flush(struct lines *);

enum line_end {
	LINE_WHOLE,
	LINE_ODD,  /* too long, or holding a NUL: `line` means nothing */
	LINE_GONE, /* there is no more */
};

/* Reads the next line. A last one without a newline is a line. */
enum line_end lines_read(struct lines *);

#endif
