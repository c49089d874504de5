#include "support/text.h"

#include <string.h>

#include "base/arena.h"

static size_t
count_lines(const char *text)
{
	size_t count = 1;
	for (; *text != '\0'; text++)
		count += *text == '\n';
	return count;
}

static void
add_line(struct arena *arena, const char *text, size_t length, int line, struct section *section)
{
	const char *equals = memchr(text, '=', length);
	if (equals == NULL)
		return;
	size_t key = (size_t)(equals - text), value = key + 1;
	while (key > 0 && text[key - 1] == ' ')
		key--;
	while (value < length && text[value] == ' ')
		value++;
	struct entry *entries = (struct entry *)(void *)(size_t)section->entries;
	entries[section->entry_count++] = (struct entry){
		.key = arena_copy(arena, text, key),
		.value = arena_copy(arena, text + value, length - value),
		.key_at = {line, 1},
		.value_at = {line, (int)value + 1},
	};
}

const struct draft *
text_draft(struct arena *arena, const char *text)
{
	size_t room = count_lines(text);
	struct section *sections = ARENA_ARRAY(arena, room, struct section);
	struct draft *draft = ARENA_NEW(arena, struct draft);
	draft->sections = sections;
	for (int line = 1; *text != '\0'; line++) {
		size_t length = strcspn(text, "\n");
		if (text[0] == '[')
			sections[draft->section_count++] = (struct section){
				.name = arena_copy(arena, text + 1, length - 2),
				.at = {line, 1},
				.entries = ARENA_ARRAY(arena, room, struct entry),
			};
		else if (draft->section_count > 0)
			add_line(arena, text, length, line, &sections[draft->section_count - 1]);
		text += length + (text[length] == '\n');
	}
	return draft;
}
