#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "load/firsts.h"
#include "load/lines.h"
#include "load/load.h"

/* Some bytes of the line that is being read. */
struct slice {
	size_t from, to;
};

struct scan {
	struct arena *arena;
	struct findings *findings;
	struct lines lines;

	struct section *sections;
	size_t count, room;
	bool headed;  /* a section began */
	bool kept;    /* the present section goes into the draft */
	bool crowded; /* it has too many keys, and that was told */
	struct entry entries[LOAD_KEYS_MAX]; /* of the present section */
	size_t entry_count;
	size_t taken; /* keys of the file so far; with one too many nothing more is read */
};

static struct finding *
report(struct scan *scan, enum rule rule, size_t offset, const char *first, const char *second)
{
	struct place at = lines_place(&scan->lines, offset);
	return findings_add(scan->findings, rule, at, first, second, NULL);
}

static struct slice
trimmed(const char *text, size_t from, size_t to)
{
	while (from < to && lines_blank(text[from]))
		from++;
	while (to > from && lines_blank(text[to - 1]))
		to--;
	return (struct slice){from, to};
}

/* The name in lower case, as iniparser keeps it. */
static const char *
name_taken(struct scan *scan, struct slice where)
{
	lines_check_tabs(&scan->lines, where.from, where.to);
	char *name = arena_copy(scan->arena, scan->lines.text.text + where.from, where.to - where.from);
	const char *written = NULL;
	for (char *c = name; *c != '\0'; c++) {
		if (*c < 'A' || *c > 'Z')
			continue;
		if (written == NULL)
			written = arena_copy(scan->arena, name, where.to - where.from);
		*c = (char)(*c - 'A' + 'a');
	}
	if (written != NULL)
		report(scan, RULE_NAME_UPPERCASE, where.from, written, name);
	return name;
}

/* --- what stands twice --- */

static void
report_repeat(struct scan *scan, enum rule rule, const char *name, struct place at,
              struct place first)
{
	char line[24];
	snprintf(line, sizeof line, "%d", first.line);
	findings_add(scan->findings, rule, at, name, line, NULL);
}

static void
drop_repeated_entries(struct scan *scan)
{
	struct named names[LOAD_KEYS_MAX];
	size_t first[LOAD_KEYS_MAX], kept = 0;
	struct entry *entries = scan->entries;
	for (size_t i = 0; i < scan->entry_count; i++)
		names[i] = (struct named){entries[i].key, i};
	find_firsts(names, scan->entry_count, first);
	struct place places[LOAD_KEYS_MAX];
	for (size_t i = 0; i < scan->entry_count; i++) {
		places[i] = entries[i].key_at;
		if (first[i] == i)
			entries[kept++] = entries[i];
		else
			report_repeat(scan, RULE_KEY_REPEATED, entries[i].key, places[i], places[first[i]]);
	}
	scan->entry_count = kept;
}

static void
drop_repeated_sections(struct scan *scan)
{
	struct named *names = ARENA_ARRAY(scan->arena, scan->count, struct named);
	size_t *first = ARENA_ARRAY(scan->arena, scan->count, size_t), kept = 0;
	struct section *list = ARENA_ARRAY(scan->arena, scan->count, struct section);
	for (size_t i = 0; i < scan->count; i++)
		names[i] = (struct named){scan->sections[i].name, i};
	find_firsts(names, scan->count, first);
	for (size_t i = 0; i < scan->count; i++) {
		const struct section *section = &scan->sections[i];
		if (first[i] == i)
			list[kept++] = *section;
		else
			report_repeat(scan, RULE_SECTION_REPEATED, section->name, section->at,
			              scan->sections[first[i]].at);
	}
	scan->sections = list;
	scan->count = kept;
}

/* --- sections --- */

static void
close_section(struct scan *scan)
{
	drop_repeated_entries(scan);
	if (scan->kept) {
		struct section *section = &scan->sections[scan->count - 1];
		struct entry *entries = ARENA_ARRAY(scan->arena, scan->entry_count, struct entry);
		if (scan->entry_count > 0)
			memcpy(entries, scan->entries, scan->entry_count * sizeof *entries);
		section->entries = entries;
		section->entry_count = scan->entry_count;
	}
	scan->entry_count = 0;
	scan->kept = scan->crowded = false;
}

static void
open_section(struct scan *scan, const char *name, struct place at)
{
	if (scan->count > LOAD_SECTIONS_MAX)
		return;
	if (scan->count == LOAD_SECTIONS_MAX) {
		char limit[24];
		snprintf(limit, sizeof limit, "%d", LOAD_SECTIONS_MAX);
		findings_add(scan->findings, RULE_SECTIONS_TOO_MANY, at, limit, NULL);
	}
	if (scan->count == scan->room) {
		size_t room = scan->room == 0 ? 64 : scan->room * 2;
		struct section *sections = ARENA_ARRAY(scan->arena, room, struct section);
		if (scan->count > 0)
			memcpy(sections, scan->sections, scan->count * sizeof *sections);
		scan->sections = sections;
		scan->room = room;
	}
	scan->sections[scan->count++] = (struct section){.name = name, .at = at};
	scan->kept = true;
}

/* The keys below a header that is no name belong nowhere; they are read for their own mistakes. */
static void
read_section(struct scan *scan, struct slice line)
{
	close_section(scan);
	scan->headed = true;
	const char *text = scan->lines.text.text;
	size_t close = line.from + 1;
	while (close < line.to && text[close] != ']' && text[close] != '[' && text[close] != ':')
		close++;
	struct slice name = trimmed(text, line.from + 1, close);
	bool named = close < line.to && text[close] == ']' && name.from < name.to;
	if (!named || close + 1 < line.to)
		report(scan, RULE_SECTION_MALFORMED, line.from, NULL, NULL);
	if (named && !scan->lines.long_line)
		open_section(scan, name_taken(scan, name), lines_place(&scan->lines, line.from));
}

/* --- values --- */

static bool
begins(const char *text, struct slice where, const char *with)
{
	size_t length = strlen(with);
	return where.to - where.from >= length && memcmp(text + where.from, with, length) == 0;
}

/* Quotes that seem to be meant around the value, but are none for a reader of INI files: typographic
 * ones, and one whose partner was forgotten. */
static void
check_quotes(struct scan *scan, struct slice value)
{
	const char *text = scan->lines.text.text, *odd = NULL;
	for (size_t i = value.from; i < value.to; i++)
		if (text[i] == '"')
			odd = odd == NULL ? text + i : NULL;
	if (odd != NULL)
		report(scan, RULE_QUOTE_STRAY, (size_t)(odd - text), "\"", NULL);
	static const char *const pairs[][2] = {{"“", "”"}, {"„", "“"}, {"«", "»"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		size_t length = strlen(pairs[i][1]);
		struct slice end = {value.to < length ? 0 : value.to - length, value.to};
		if (begins(text, value, pairs[i][0]) && begins(text, end, pairs[i][1]))
			report(scan, RULE_QUOTE_STRAY, value.from, pairs[i][0], NULL);
	}
}

static struct slice
plain_value(struct scan *scan, size_t from)
{
	const char *text = scan->lines.text.text;
	size_t end = scan->lines.text.length;
	if (text[from] == '=')
		report(scan, RULE_LINE_MALFORMED, from, NULL, NULL);
	size_t mark = from + strcspn(text + from, ";#");
	struct slice value = trimmed(text, from, mark);
	if (mark < end && !lines_blank(text[mark - 1])) {
		char shown[2] = {text[mark], '\0'};
		report(scan, RULE_VALUE_CUT, mark, shown, NULL);
		value = trimmed(text, from, end);
	}
	check_quotes(scan, value);
	return value;
}

/* The quote that ends the value which begins at `from`, or the end of the line. Version 4.2 takes a
 * backslash to hide the quote behind it, and so, most likely, does the author. */
static size_t
closing_quote(struct scan *scan, size_t from)
{
	const char *text = scan->lines.text.text;
	char quote = text[from - 1];
	bool told = false;
	for (size_t i = from; text[i] != '\0'; i++) {
		if (text[i] == quote)
			return i;
		if (text[i] != '\\')
			continue;
		if (!told)
			report(scan, RULE_QUOTE_INSIDE, i, "\\", NULL);
		told = true;
		i += text[i + 1] != '\0';
	}
	if (!told)
		report(scan, RULE_QUOTE_OPEN, from - 1, NULL, NULL);
	return scan->lines.text.length;
}

static struct slice
quoted_value(struct scan *scan, size_t quote)
{
	const char *text = scan->lines.text.text;
	size_t end = scan->lines.text.length;
	size_t close = closing_quote(scan, quote + 1);
	struct slice value = {quote + 1, close}, rest = {end, end};
	if (close < end)
		rest = trimmed(text, close + 1, end);
	if (rest.from == rest.to || text[rest.from] == ';' || text[rest.from] == '#')
		return value;
	char shown[2] = {text[quote], '\0'};
	if (memchr(text + rest.from, text[quote], rest.to - rest.from) != NULL)
		report(scan, RULE_QUOTE_INSIDE, close, shown, NULL);
	else
		report(scan, RULE_QUOTE_TRAILING, rest.from, NULL, NULL);
	return value;
}

/* The folds of the value that stands in `where`. */
static void
set_folds(struct scan *scan, struct entry *entry, struct slice where)
{
	const struct lines *lines = &scan->lines;
	size_t next = 0;
	while (next < lines->part_count && lines->parts[next].offset <= where.from)
		next++;
	if (next == lines->part_count)
		return;
	struct fold *folds = ARENA_ARRAY(scan->arena, lines->part_count - next, struct fold);
	for (; next < lines->part_count && lines->parts[next].offset < where.to; next++)
		folds[entry->fold_count++] = (struct fold){
			lines->parts[next].offset - where.from,
			{lines->parts[next].line, 1},
		};
	entry->folds = folds;
}

/* --- keys --- */

static void
keep_entry(struct scan *scan, const struct entry *entry)
{
	if (++scan->taken > LOAD_KEYS_ALL_MAX) {
		char limit[24];
		snprintf(limit, sizeof limit, "%d", LOAD_KEYS_ALL_MAX);
		findings_add(scan->findings, RULE_KEYS_TOO_MANY_IN_ALL, entry->key_at, limit, NULL);
		return;
	}
	if (scan->entry_count < LOAD_KEYS_MAX) {
		scan->entries[scan->entry_count++] = *entry;
		return;
	}
	if (scan->crowded || !scan->kept)
		return;
	char limit[24];
	snprintf(limit, sizeof limit, "%d", LOAD_KEYS_MAX);
	findings_add(scan->findings, RULE_KEYS_TOO_MANY, entry->key_at,
	             scan->sections[scan->count - 1].name, limit, NULL);
	scan->crowded = true;
}

/* The key before the equals sign, or NULL when it can't be one. */
static const char *
read_key(struct scan *scan, struct slice where)
{
	const char *text = scan->lines.text.text;
	bool good = where.from < where.to;
	for (size_t i = where.from; i < where.to; i++)
		good = good && strchr(":;#\"'[]\\", text[i]) == NULL;
	if (good)
		return name_taken(scan, where);
	const char *key = arena_copy(scan->arena, text + where.from, where.to - where.from);
	report(scan, RULE_KEY_MALFORMED, where.from, key, NULL);
	return NULL;
}

static void
read_entry(struct scan *scan, struct slice line)
{
	const char *text = scan->lines.text.text;
	const char *equals = memchr(text + line.from, '=', line.to - line.from);
	size_t split = equals == NULL ? SIZE_MAX : (size_t)(equals - text);
	if (split > LOAD_LINE_MAX) {
		if (!scan->lines.long_line)
			report(scan, RULE_LINE_MALFORMED, line.from, NULL, NULL);
		return;
	}
	struct slice where = trimmed(text, line.from, split);
	struct entry entry = {
		.key = read_key(scan, where),
		.key_at = lines_place(&scan->lines, where.from),
	};
	if (!scan->headed && entry.key != NULL)
		report(scan, RULE_KEY_HOMELESS, where.from, entry.key, NULL);
	size_t start = trimmed(text, split + 1, line.to).from;
	bool quoted = text[start] == '"' || text[start] == '\'';
	struct slice value = quoted ? quoted_value(scan, start) : plain_value(scan, start);
	lines_check_tabs(&scan->lines, value.from, value.to);
	entry.value = arena_copy(scan->arena, text + value.from, value.to - value.from);
	entry.value_at = lines_place(&scan->lines, value.from);
	set_folds(scan, &entry, value);
	if (scan->headed && entry.key != NULL)
		keep_entry(scan, &entry);
}

static void
read_line(struct scan *scan)
{
	const char *text = buf_text(&scan->lines.text);
	struct slice line = trimmed(text, 0, scan->lines.text.length);
	if (line.from == line.to || text[line.from] == ';' || text[line.from] == '#')
		return;
	if (text[line.from] == '[')
		read_section(scan, line);
	else
		read_entry(scan, line);
}

const struct draft *
scan_draft(struct arena *arena, const char *bytes, size_t length, struct findings *findings)
{
	size_t mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	/* On the stack its entries would take memory for as long as the program runs. */
	struct scan *scan = ARENA_NEW(arena, struct scan);
	scan->arena = arena;
	scan->findings = findings;
	scan->lines = (struct lines){
		.findings = findings, .bytes = bytes + mark, .length = length - mark};
	const char *writing = lines_foreign(bytes, length);
	while (writing == NULL && scan->taken <= LOAD_KEYS_ALL_MAX && lines_next(&scan->lines))
		read_line(scan);
	close_section(scan);
	drop_repeated_sections(scan);
	buf_free(&scan->lines.text);
	if (writing != NULL)
		findings_add(findings, RULE_FILE_ENCODING, (struct place){1, 1}, writing, NULL);
	else if (!scan->headed)
		findings_add(findings, RULE_FILE_EMPTY, (struct place){1, 1}, NULL);
	struct draft *draft = ARENA_NEW(arena, struct draft);
	draft->sections = scan->sections;
	draft->section_count = scan->count;
	return draft;
}
