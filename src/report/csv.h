/* Comma-separated values (RFC 4180), row by row into a buffer. Text that a spreadsheet would take for a
 * formula gets an apostrophe in front, which spreadsheets take for "this is text". */
#ifndef REPORT_CSV_H
#define REPORT_CSV_H

#include <stdbool.h>
#include <stdint.h>

struct buf;

/* Start with `struct csv csv = {.out = &buf};`. */
struct csv {
	struct buf *out;
	bool filled; /* the row has a cell */
};

void csv_text(struct csv *, const char *);
void csv_integer(struct csv *, int64_t);
void csv_tenths(struct csv *, int64_t tenths);
void csv_millionths(struct csv *, int64_t millionths);
void csv_empty(struct csv *);
void csv_end(struct csv *); /* of the row */

#endif
