/* Keys by table: what the sections have in common. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/near.h"
#include "core/seal.h"

static const char *
digits(struct seal *s, int number)
{
	struct buf out = {0};
	buf_format(&out, "%d", number);
	const char *text = buf_take(&out, s->arena);
	buf_free(&out);
	return text;
}

bool
seal_number(struct seal *s, const char *text, struct place at, int low, int high, int *number)
{
	const char *p = text + (text[0] == '-' || text[0] == '+');
	int value = 0;
	bool good = *p != '\0';
	for (; *p != '\0' && good; p++) {
		good = *p >= '0' && *p <= '9' && value < 100000000;
		value = good ? value * 10 + (*p - '0') : 0;
	}
	value = text[0] == '-' ? -value : value;
	if (good && value >= low && value <= high) {
		*number = value;
		return true;
	}
	findings_add(s->findings, RULE_NUMBER_MALFORMED, at, text, digits(s, low), digits(s, high),
	             NULL);
	return false;
}

enum rule
rule_of_id(const char *id)
{
	static const char *const reserved[] = {"verdict", "is",  "in",       "and",
	                                       "or",      "not", "answered", "skipped"};
	if (id[0] == '\0' || id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0')
		return RULE_ID_MALFORMED;
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (strcmp(id, reserved[i]) == 0)
			return RULE_ID_RESERVED;
	return RULES;
}

bool
seal_id(struct seal *s, const char *id, struct place at)
{
	enum rule broken = rule_of_id(id);
	if (broken != RULES)
		findings_add(s->findings, broken, at, id, NULL);
	return broken == RULES;
}

const struct entry *
part_entry(const struct part *part, const char *key)
{
	return section_entry(part->section, key);
}

bool
next_piece(struct arena *arena, const struct entry *entry, char separator, size_t *offset,
           struct piece *piece)
{
	const char *value = entry->value;
	size_t length = strlen(value);
	if (*offset > length)
		return false;
	const char *end = strchr(value + *offset, separator);
	size_t from = *offset, to = end == NULL ? length : (size_t)(end - value);
	*offset = to + 1;
	while (from < to && (value[from] == ' ' || value[from] == '\t'))
		from++;
	while (to > from && (value[to - 1] == ' ' || value[to - 1] == '\t'))
		to--;
	*piece = (struct piece){arena_copy(arena, value + from, to - from), from};
	return true;
}

/* The number at the end of "name.12" for a row called "name", or 0. */
static int
numbered(const struct key_row *row, const char *key)
{
	size_t length = strlen(row->name);
	if (strncmp(key, row->name, length) != 0 || key[length] != '.')
		return 0;
	int number = 0;
	for (const char *p = key + length + 1; *p != '\0'; p++) {
		if (*p < '0' || *p > '9' || number > 100000 || (number == 0 && *p == '0'))
			return 0;
		number = number * 10 + (*p - '0');
	}
	return number;
}

static bool
row_matches(const struct key_row *row, const char *key)
{
	size_t length = strlen(row->name);
	if (row->value == VALUE_TEXTS)
		return numbered(row, key) != 0;
	if (row->name[length - 1] == '.')
		return strncmp(key, row->name, length) == 0;
	return strcmp(key, row->name) == 0;
}

static const struct key_row *
find_row(const struct key_row *rows, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (row_matches(&rows[i], key))
			return &rows[i];
	return NULL;
}

/* The name a row has in a file: its first number added where it is a numbered one. */
static const char *
row_name(struct seal *s, const struct key_row *row)
{
	struct buf name = {0};
	buf_add(&name, row->name);
	if (row->value == VALUE_TEXTS)
		buf_add(&name, ".1");
	const char *text = buf_take(&name, s->arena);
	buf_free(&name);
	return text;
}

static void
unknown_key(struct seal *s, const struct part *part, const struct entry *entry,
            const struct key_row *rows, size_t count)
{
	struct finding *finding = findings_add(s->findings, RULE_KEY_UNKNOWN, entry->key_at, entry->key,
	                                       part->section->name, NULL);
	struct near near = {.word = entry->key};
	for (size_t i = 0; i < count && seal_hints(s); i++)
		near_offer(&near, row_name(s, &rows[i]));
	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].name, entry->key) == 0) /* the number was forgotten */
			near.best = row_name(s, &rows[i]);
	finding->meant = near.best;
}

static void
fill_yes_no(struct seal *s, const struct entry *entry, bool *field)
{
	*field = strcmp(entry->value, "yes") == 0;
	if (!*field && strcmp(entry->value, "no") != 0)
		findings_add(s->findings, RULE_YES_NO_MALFORMED, entry->value_at, entry->value, NULL);
}

/* Numbered paragraphs, in the order of their numbers. */
static void
fill_texts(struct seal *s, const struct part *part, const struct key_row *row, struct texts *field)
{
	const struct section *section = part->section;
	const char **list = ARENA_ARRAY(s->arena, section->entry_count, const char *);
	const struct entry *highest = NULL;
	int count = 0, top = 0;
	for (size_t i = 0; i < section->entry_count; i++) {
		int number = numbered(row, section->entries[i].key);
		if (number == 0)
			continue;
		if ((size_t)number <= section->entry_count)
			list[number - 1] = section->entries[i].value;
		if (number > top) {
			top = number;
			highest = &section->entries[i];
		}
		count++;
	}
	*field = (struct texts){list, count};
	if (count == top)
		return;
	int missing = 0;
	while (missing < count && list[missing] != NULL)
		missing++;
	struct buf name = {0};
	buf_format(&name, "%s.%d", row->name, missing + 1);
	findings_add(s->findings, RULE_NUMBERING_GAP, highest->key_at, highest->key, buf_text(&name),
	             NULL);
	buf_free(&name);
}

static void
fill_entry(struct seal *s, const struct entry *entry, const struct key_row *row, char *object)
{
	void *field = object + row->offset;
	if (entry->value[0] == '\0') {
		findings_add(s->findings, RULE_TEXT_EMPTY, entry->key_at, entry->key, NULL);
		return;
	}
	switch (row->value) {
	case VALUE_TEXT:
		*(const char **)field = entry->value;
		return;
	case VALUE_NUMBER:
		seal_number(s, entry->value, entry->value_at, row->low, row->high, field);
		return;
	case VALUE_YES_NO:
		fill_yes_no(s, entry, field);
		return;
	case VALUE_TEXTS:
	case VALUE_OWN:
		return;
	}
}

static void
require(struct seal *s, const struct part *part, const struct key_row *row)
{
	for (size_t i = 0; i < part->section->entry_count; i++)
		if (row_matches(row, part->section->entries[i].key))
			return;
	findings_add(s->findings, RULE_KEY_MISSING, part->section->at, row_name(s, row),
	             part->section->name, NULL);
}

void
seal_keys(struct seal *s, const struct part *part, const struct key_row *rows, size_t count,
          void *object)
{
	for (size_t i = 0; i < part->section->entry_count; i++) {
		const struct entry *entry = &part->section->entries[i];
		const struct key_row *row = find_row(rows, count, entry->key);
		if (row == NULL)
			unknown_key(s, part, entry, rows, count);
		else
			fill_entry(s, entry, row, object);
	}
	for (size_t i = 0; i < count; i++) {
		if (rows[i].required)
			require(s, part, &rows[i]);
		if (rows[i].value == VALUE_TEXTS)
			fill_texts(s, part, &rows[i], (struct texts *)(void *)((char *)object + rows[i].offset));
	}
}
