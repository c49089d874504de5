/* What can be shown of a broken quiz. Stand-ins take the place of what is missing; then what is wrong is
 * left out, entry by entry or section by section, until the rest can be sealed. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "verdict/check.h"
#include "verdict/draft.h"
#include "verdict/quiz.h"

/* Keys that a section can't be without. */
static const struct stand_in {
	const char *kind, *key, *value;
} stand_ins[] = {
	{"quiz", "format", "1"},
	{"quiz", "id", "quiz"},
	{"quiz", "title", "(no title yet)"},
	{"outcome", "name", "(no name yet)"},
	{"outcome", "verdict.1", "(no text yet)"},
	{"tie", "text.1", "(no text yet)"},
	{"tie", "ruled_out.1", "(no text yet)"},
	{"topic", "name", "(no name yet)"},
	{"question", "text", "(no text yet)"},
	{"question", "option.", "(no answer yet)"},
	{"question", "option.", "(no second answer yet)"},
	{"table", "title", "(no title yet)"},
	{"table", "columns", "(no columns yet)"},
	{"table", "row.1", "(no row yet)"},
	{"panel", "title", "(no title yet)"},
	{"panel", "text.1", "(no text yet)"},
	{"caution", "text", "(no text yet)"},
};

enum { STAND_INS = sizeof stand_ins / sizeof *stand_ins };

/* Sections that a quiz can't be without, and how many of each. */
static const struct {
	const char *kind, *name;
	size_t least;
} sections[] = {
	{"quiz", "quiz", 1},
	{"tie", "tie", 1},
	{"outcome", "outcome no-outcome-", OUTCOMES_MIN},
	{"question", "question no-question-", 1},
};

/* Stand-ins have lines of their own, below 0, so that it can be told which of them is wrong. */
struct filling {
	struct arena *arena;
	int line;
};

static struct place
no_place(struct filling *f)
{
	return (struct place){--f->line, 1};
}

static bool
is_kind(const struct section *section, const char *kind)
{
	size_t length = strlen(kind);
	char after = strncmp(section->name, kind, length) == 0 ? section->name[length] : 'x';
	return after == '\0' || after == ' ' || after == '\t';
}

/* The text of an option: "option.ID" and nothing behind it. */
static bool
is_option(const char *key)
{
	static const char prefix[] = "option.";
	size_t length = sizeof prefix - 1;
	return strncmp(key, prefix, length) == 0 && strchr(key + length, '.') == NULL;
}

/* How many entries do what the stand-in is there for? */
static size_t
count_like(const struct section *section, const char *key)
{
	size_t count = 0;
	for (size_t i = 0; i < section->entry_count; i++) {
		const char *own = section->entries[i].key;
		count += strcmp(key, "option.") == 0 ? is_option(own) : strcmp(own, key) == 0;
	}
	return count;
}

static const char *
numbered(struct arena *arena, const char *name, size_t number)
{
	struct buf buf = {0};
	buf_format(&buf, "%s%zu", name, number);
	const char *made = buf_take(&buf, arena);
	buf_free(&buf);
	return made;
}

static void
fill_section(struct filling *f, struct section *section)
{
	struct entry *entries =
		ARENA_ARRAY(f->arena, section->entry_count + STAND_INS, struct entry);
	if (section->entry_count > 0)
		memcpy(entries, section->entries, section->entry_count * sizeof *entries);
	section->entries = entries;
	for (size_t i = 0; i < STAND_INS; i++) {
		const struct stand_in *row = &stand_ins[i];
		bool option = strcmp(row->key, "option.") == 0;
		if (!is_kind(section, row->kind) ||
		    count_like(section, row->key) >= (option ? (size_t)OPTIONS_MIN : 1))
			continue;
		struct place at = no_place(f);
		entries[section->entry_count++] = (struct entry){
			.key = option ? numbered(f->arena, "option.no-option-", i) : row->key,
			.value = row->value,
			.key_at = at,
			.value_at = at,
		};
	}
}

/* A copy with stand-ins for what is missing. */
static struct draft
fill(struct arena *arena, const struct draft *draft)
{
	enum { MORE = 8 };
	struct filling f = {.arena = arena};
	struct section *list = ARENA_ARRAY(arena, draft->section_count + MORE, struct section);
	size_t count = draft->section_count;
	if (count > 0)
		memcpy(list, draft->sections, count * sizeof *list);
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		size_t have = 0;
		for (size_t s = 0; s < count; s++)
			have += is_kind(&list[s], sections[i].kind);
		for (; have < sections[i].least; have++)
			list[count++] = (struct section){
				.name = strchr(sections[i].name, ' ') == NULL
			                ? sections[i].name
			                : numbered(arena, sections[i].name, have + 1),
				.at = no_place(&f),
			};
	}
	for (size_t s = 0; s < count; s++)
		fill_section(&f, &list[s]);
	return (struct draft){list, count};
}

/* -- leaving out -- */

/* Is an error said to be in one of these lines? */
static bool
is_hit(const struct findings *findings, int first, int last)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->list[i];
		if (rule_row(finding->rule)->severity == SEVERITY_ERROR && finding->at.line >= first &&
		    finding->at.line <= last)
			return true;
	}
	return false;
}

static bool
entry_is_hit(const struct findings *findings, const struct entry *entry)
{
	int last = entry->key_at.line;
	for (size_t i = 0; i < entry->fold_count; i++)
		last = entry->folds[i].at.line > last ? entry->folds[i].at.line : last;
	return is_hit(findings, entry->key_at.line, last);
}

/* Also where not even a stand-in is right: it does not go with what the author has. */
static bool
section_is_hit(const struct findings *findings, const struct section *section)
{
	for (size_t e = 0; e < section->entry_count; e++)
		if (section->entries[e].key_at.line < 0 && entry_is_hit(findings, &section->entries[e]))
			return true;
	return is_hit(findings, section->at.line, section->at.line);
}

/* Takes out what is wrong; false if nothing of the file's own was: a stand-in would only come again. */
static bool
leave_out(struct arena *arena, struct draft *draft, const struct findings *findings)
{
	struct section *list = ARENA_ARRAY(arena, draft->section_count, struct section);
	size_t count = 0;
	bool taken = false;
	for (size_t s = 0; s < draft->section_count; s++) {
		struct section section = draft->sections[s];
		if (section_is_hit(findings, &section)) {
			taken = taken || section.at.line > 0;
			continue;
		}
		struct entry *entries = ARENA_ARRAY(arena, section.entry_count, struct entry);
		size_t kept = 0;
		for (size_t e = 0; e < section.entry_count; e++)
			if (!entry_is_hit(findings, &section.entries[e]))
				entries[kept++] = section.entries[e];
		taken = taken || kept < section.entry_count;
		section.entries = entries;
		section.entry_count = kept;
		list[count++] = section;
	}
	*draft = (struct draft){list, count};
	return taken;
}

const struct quiz *
quiz_salvage(struct arena *arena, const struct draft *draft)
{
	struct draft rest = *draft;
	for (;;) {
		struct findings findings = {.arena = arena};
		struct draft *filled = ARENA_NEW(arena, struct draft);
		*filled = fill(arena, &rest);
		const struct quiz *quiz = quiz_seal(arena, filled, &findings);
		if (quiz != NULL || !leave_out(arena, filled, &findings))
			return quiz;
		rest = *filled;
	}
}
