/* The lines of a quiz file as iniparser puts them together: continued lines are joined, blanks at the
 * end fall away. On the way every byte is looked at: what no text may hold becomes a finding here and a
 * '?' in the line, so that whoever reads the line can trust it to be UTF-8 without surprises. */
#ifndef LOAD_LINES_H
#define LOAD_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "load/load.h"
#include "verdict/check.h"

/* From byte `offset` of the joined text on, up to the next part, it stands in line `line`. */
struct part {
	size_t offset;
	int line;
};

/* Where in a line of the form 'key = value' its text has got to. */
enum stage {
	STAGE_START,
	STAGE_KEY,
	STAGE_EQUALS,
	STAGE_PLAIN,
	STAGE_QUOTES,
	STAGE_COMMENT, /* or a section */
};

/* Start with the first three, the bytes without a byte-order mark. */
struct lines {
	struct findings *findings;
	const char *bytes;
	size_t length;

	size_t at;       /* bytes taken */
	int number;      /* of the line taken last */
	struct buf text; /* the joined line; buf_free it at the end */
	bool long_line;  /* it is longer than iniparser can read */

	/* Each part but the first begins behind another byte, and a line too long to be read keeps only
	 * the places of its beginning. */
	struct part parts[LOAD_LINE_MAX + 2];
	size_t part_count;
	size_t longest; /* bytes that iniparser needs for it at a time */
	enum stage stage;
	size_t staged;  /* bytes of the text that `stage` has seen */
	char quote;
};

/* Takes the next line; false at the end of the file, and when no more findings are kept. */
bool lines_next(struct lines *);

/* The place of a byte of the joined text. */
struct place lines_place(const struct lines *, size_t offset);

/* A tab has no width that one can rely on: it may stand around names and values. One between these two
 * offsets is a finding, and becomes a '?'. */
void lines_check_tabs(struct lines *, size_t from, size_t to);

/* A blank, as far as it can stand in `text`. */
bool lines_blank(char);

/* What a whole file is written in instead of UTF-8 with newlines ("in UTF-16"), or NULL. */
const char *lines_foreign(const char *bytes, size_t length);

#endif
