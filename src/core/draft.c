#include "verdict/draft.h"

#include <string.h>

#include "base/arena.h"

/* Bytes 0x80..0xBF go on with a character that began before. */
static int
characters(const char *bytes, size_t length)
{
	int count = 0;
	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
	return count;
}

struct place
entry_place(const struct entry *entry, size_t offset)
{
	struct fold start = {0, entry->value_at};
	for (size_t i = 0; i < entry->fold_count && entry->folds[i].offset <= offset; i++)
		start = entry->folds[i];
	struct place at = start.at;
	at.col += characters(entry->value + start.offset, offset - start.offset);
	return at;
}

static size_t
kind_length(const struct section *section)
{
	return strcspn(section->name, " \t");
}

int
draft_kind(struct arena *arena, const struct draft *draft, const char *kind,
           const struct section *const **list)
{
	const struct section **found = ARENA_ARRAY(arena, draft->section_count, const struct section *);
	int count = 0;
	for (size_t i = 0; i < draft->section_count; i++) {
		const struct section *section = &draft->sections[i];
		size_t length = kind_length(section);
		if (strlen(kind) == length && strncmp(section->name, kind, length) == 0)
			found[count++] = section;
	}
	*list = found;
	return count;
}

const char *
section_id(const struct section *section)
{
	const char *id = section->name + kind_length(section);
	return id + (*id != '\0'); /* one blank: a second one is no letter of an id */
}

const struct entry *
section_entry(const struct section *section, const char *key)
{
	for (size_t i = 0; i < section->entry_count; i++)
		if (strcmp(section->entries[i].key, key) == 0)
			return &section->entries[i];
	return NULL;
}
