/* The draft: a quiz file as its author wrote it. Names and values with their places, mistakes
 * included; nothing is resolved yet. `load` makes it, `seal` turns it into a quiz. */
#ifndef VERDICT_DRAFT_H
#define VERDICT_DRAFT_H

#include <stddef.h>

#include "verdict/check.h"

struct arena;

/* A continued value: from byte `offset` on it stands at `at` (lines joined by a backslash). */
struct fold {
	size_t offset;
	struct place at;
};

struct entry {
	const char *key;   /* lower-case */
	const char *value; /* unquoted, comments cut off, continuations joined; valid UTF-8 */
	struct place key_at;
	struct place value_at; /* of the value's first character */
	const struct fold *folds;
	size_t fold_count;
};

struct section {
	const char *name; /* what stood between the brackets, lower-case: "question gc" */
	struct place at;  /* of the bracket */
	const struct entry *entries;
	size_t entry_count;
};

struct draft {
	const struct section *sections;
	size_t section_count;
};

/* The place of a byte of the entry's value. */
struct place entry_place(const struct entry *, size_t offset);

/* The sections of a kind ("question") in the order of the file, as the quiz numbers them; fills *list
 * in the arena and returns the count. */
int draft_kind(struct arena *, const struct draft *, const char *kind,
               const struct section *const **list);

/* What stands behind the kind: the id, "" if there is none. */
const char *section_id(const struct section *);

/* The entry with that key, or NULL. */
const struct entry *section_entry(const struct section *, const char *key);

#endif
