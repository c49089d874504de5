/* From a file to a draft. Two readers look at every quiz: our strict scanner, which accepts only lines
 * that mean the same to every version of iniparser and knows where each entry stands, and iniparser
 * itself, fed section by section. They must agree, or there is a finding. */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include <stdbool.h>
#include <stddef.h>

#include "verdict/draft.h"

struct arena;
struct fail;

enum {
	LOAD_BYTES_MAX = 16 * 1024 * 1024, /* three times a quiz of 10,000 questions */
	LOAD_LINE_MAX = 1022,              /* iniparser loses the whole file at a longer one */
	LOAD_KEYS_MAX = 256,               /* in one section: iniparser's cost is their square */
	LOAD_KEYS_ALL_MAX = 500000, /* five times a quiz of 10,000 questions; in full sections they
	                               take iniparser a second */
	LOAD_SECTIONS_MAX = 20000,         /* twice a quiz of 10,000 questions */
};

/* Reads a regular file ("-" is not special). What keeps it from being read as a quiz (a folder, a
 * pipe, no permission, too big) is a finding, and false is returned. The bytes live in the arena and
 * have a NUL behind them. */
bool source_read(struct arena *, const char *path, struct findings *, const char **bytes,
                 size_t *length);

/* The strict scanner alone. Never NULL. The draft is whole when the findings have no error; else what
 * was meant is kept where it can be told (a value that would be cut, a quote left open), so that one
 * mistake is not reported twice; repeated sections and keys and what has no name are left out. */
const struct draft *scan_draft(struct arena *, const char *bytes, size_t length, struct findings *);

/* The scanner, then iniparser held against it: each difference is a finding. iniparser is asked only
 * when the scan has no error (it would read something else). False with a sentence when the machine
 * fails (no memory file, no /proc). */
bool load_draft(struct arena *, const char *bytes, size_t length, struct findings *,
                const struct draft **draft, struct fail *);

#endif
