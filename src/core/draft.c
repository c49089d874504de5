#include "verdict/draft.h"

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
