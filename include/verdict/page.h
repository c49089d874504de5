/* A page: lines of runs of text, each with the ink it is meant to be drawn in. Ink repeats what the
 * words or marks already say: a page without any is complete. */
#ifndef VERDICT_PAGE_H
#define VERDICT_PAGE_H

#include <stdbool.h>

enum ink {
	INK_BODY,
	INK_STRONG,  /* a heading, a name */
	INK_QUIET,   /* sources, labels */
	INK_CAUTION, /* a caution, a contested figure */
	INK_FOR,     /* what speaks for the verdict */
	INK_AGAINST,
	INK_OUTCOME, /* + k: the accent of outcome k */
};

struct run {
	int ink; /* enum ink, or INK_OUTCOME + k */
	const char *text; /* UTF-8, or ASCII on ASCII paper */
};

struct line {
	const struct run *runs;
	int count;
};

struct page {
	const char *title;
	const struct line *lines;
	int count;
};

/* What a report is written on. */
struct paper {
	int columns; /* 20 or more; text keeps to at most about 72 of them */
	bool ascii;  /* nothing but ASCII */
	bool screen; /* seen at a glance and never read aloud or kept: large letters, and things beside
	                each other where there is room; a report in a file is read from top to bottom */
};

#endif
