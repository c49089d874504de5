/* Hints about what people will read. They need the draft alone, so they are found in a file that has other
 * mistakes, too. Where words have a meaning, only English is looked at. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "verdict/draft.h"
#include "verdict/lint.h"

enum {
	TEXT_MAX = 160,   /* characters of a question or an option */
	UNEVEN_TIMES = 2, /* between the texts of two outcomes, and at the same time ... */
	UNEVEN_MORE = 160, /* ... so many characters */
	OLD_YEARS = 10,   /* of a source */
};

struct words {
	struct arena *arena;
	const struct draft *draft;
	struct findings *findings;
	bool english;
	int year;
};

static const char *
number(struct words *w, int n)
{
	struct buf text = {0};
	buf_format(&text, "%d", n);
	const char *copy = buf_take(&text, w->arena);
	buf_free(&text);
	return copy;
}

static int
characters(const char *text)
{
	int count = 0;
	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

/* -- the words of a text -- */

/* A word in lower case, and where the next begins. "" at the end. */
struct word {
	char text[16]; /* longer ones are cut: none of those looked for is */
	const char *at, *next;
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static struct word
word_after(const char *text)
{
	while (*text != '\0' && !is_letter(*text))
		text++;
	struct word word = {.at = text, .next = text};
	size_t length = 0;
	for (; is_letter(*word.next); word.next++)
		if (length + 1 < sizeof word.text)
			word.text[length++] = *word.next >= 'A' && *word.next <= 'Z'
				? (char)(*word.next - 'A' + 'a') : *word.next;
	return word;
}

static bool
one_of(const struct word *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(word->text, *list) == 0)
			return true;
	return false;
}

/* Does a second question begin here: "do you", "how often is the"? What stands in front of it was
 * "and". A clause that belongs to the first one ("that is new and is used") has no such beginning. */
static bool
asks_again(struct word word)
{
	static const char *const how[] = {"how", "what", "why", "when", "where", "which", "who", NULL};
	static const char *const much[] = {"many", "much", "often", "long", "well", "soon", NULL};
	static const char *const verbs[] = {"do", "does", "did", "is", "are", "was", "were", "will",
	                                    "would", "can", "could", "should", "have", "has", NULL};
	static const char *const whom[] = {"you", "your", "we", "it", "they", "there", "the", "this",
	                                   "that", "he", "she", NULL};
	if (one_of(&word, how))
		word = word_after(word.next);
	if (one_of(&word, much))
		word = word_after(word.next);
	struct word subject = word_after(word.next);
	return one_of(&word, verbs) && one_of(&subject, whom);
}

/* Where a second question begins, or NULL. */
static const char *
second_question(const char *text)
{
	const char *mark = strchr(text, '?');
	if (mark != NULL && mark[1] == ' ' && strchr(mark + 1, '?') != NULL)
		return mark + 1 + strspn(mark + 1, " ");
	struct word word = word_after(text), next;
	for (bool first = true; word.text[0] != '\0'; word = next, first = false) {
		next = word_after(word.next);
		if (!first && strcmp(word.text, "and") == 0 && asks_again(next))
			return word.at;
	}
	return NULL;
}

static struct place
place_in(const struct entry *entry, const char *at)
{
	return entry_place(entry, (size_t)(at - entry->value));
}

static void
check_length(struct words *w, const struct entry *entry)
{
	int count = characters(entry->value);
	if (count > TEXT_MAX)
		findings_add(w->findings, RULE_TEXT_LONG, entry->value_at, entry->key, number(w, count), NULL);
}

static void
check_text(struct words *w, const struct entry *entry)
{
	static const char *const absolute[] = {"always", "never", NULL};
	check_length(w, entry);
	if (!w->english)
		return;
	const char *second = second_question(entry->value);
	if (second != NULL)
		findings_add(w->findings, RULE_TWO_QUESTIONS, place_in(entry, second), NULL);
	for (struct word word = word_after(entry->value); word.text[0] != '\0';
	     word = word_after(word.next))
		if (one_of(&word, absolute))
			findings_add(w->findings, RULE_ABSOLUTE, place_in(entry, word.at), word.text, NULL);
}

/* -- figures and their sources -- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
has_digit(const char *text)
{
	while (*text != '\0' && !is_digit(*text))
		text++;
	return *text != '\0';
}

/* A year from 1900 to 2099 that begins here, or 0. */
static int
year_at(const char *text)
{
	bool century = strncmp(text, "19", 2) == 0 || strncmp(text, "20", 2) == 0;
	if (!century || !is_digit(text[2]) || !is_digit(text[3]) || is_digit(text[4]))
		return 0;
	return ((text[0] - '0') * 10 + text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
}

/* The latest year that a text names, or 0. */
static int
latest_year(const char *text)
{
	int latest = 0;
	for (const char *p = text; *p != '\0'; p++) {
		bool begins = p == text || !is_digit(p[-1]);
		int year = begins ? year_at(p) : 0;
		latest = year > latest ? year : latest;
	}
	return latest;
}

/* Does it state a share or a number that somebody must have counted? */
static bool
has_figure(const char *text)
{
	static const char *const units[] = {"%", "per cent", "percent", "million", "billion", "times as",
	                                    "times more", "times less", "times faster", "times slower"};
	for (const char *p = text; *p != '\0'; p++) {
		if (!is_digit(*p) || is_digit(p[1]))
			continue;
		const char *unit = p + 1 + strspn(p + 1, " ");
		for (size_t i = 0; i < sizeof units / sizeof *units; i++)
			if (strncmp(unit, units[i], strlen(units[i])) == 0)
				return true;
	}
	return false;
}

/* What states a figure, and the source that goes with it, or NULL. A year in the text itself tells
 * where it is from well enough. */
static void
check_source(struct words *w, const struct entry *claim, const struct entry *source)
{
	if (!has_figure(claim->value))
		return;
	int year = latest_year(source != NULL ? source->value : claim->value);
	if (source == NULL && year == 0)
		findings_add(w->findings, RULE_SOURCE_MISSING, claim->value_at, claim->key, NULL);
	if (year != 0 && w->year - year > OLD_YEARS)
		findings_add(w->findings, RULE_SOURCE_OLD, (source != NULL ? source : claim)->value_at,
		             number(w, year), NULL);
}

/* Does the key begin and end like this? */
static bool
is_like(const struct entry *entry, const char *begin, const char *end)
{
	size_t length = strlen(entry->key), first = strlen(begin), last = strlen(end);
	return length >= first + last && strncmp(entry->key, begin, first) == 0 &&
	       strcmp(entry->key + length - last, end) == 0;
}

/* -- sections -- */

/* The text of an option: option.ID and nothing behind it. */
static bool
is_option_text(const struct entry *entry)
{
	static const char prefix[] = "option.";
	return is_like(entry, prefix, "") && strchr(entry->key + sizeof prefix - 1, '.') == NULL;
}

static const struct entry *
source_of_option(const struct section *section, const struct entry *because)
{
	struct buf key = {0};
	buf_bytes(&key, because->key, strlen(because->key) - strlen("because"));
	buf_add(&key, "source");
	const struct entry *source = section_entry(section, buf_text(&key));
	buf_free(&key);
	return source;
}

static void
check_question(struct words *w, const struct section *section)
{
	for (size_t i = 0; i < section->entry_count; i++) {
		const struct entry *entry = &section->entries[i];
		if (strcmp(entry->key, "text") == 0)
			check_text(w, entry);
		else if (is_option_text(entry))
			check_length(w, entry);
		else if (is_like(entry, "option.", ".because"))
			check_source(w, entry, source_of_option(section, entry));
	}
}

/* Panels and cautions: one source for all texts. The first that lacks it is enough. */
static void
check_panel(struct words *w, const struct section *section)
{
	const struct entry *source = section_entry(section, "source");
	for (size_t i = 0; i < section->entry_count; i++) {
		const struct entry *entry = &section->entries[i];
		if (!is_like(entry, "text", "") || !has_figure(entry->value))
			continue;
		check_source(w, entry, source);
		return;
	}
}

static void
check_table(struct words *w, const struct section *section)
{
	const struct entry *source = section_entry(section, "source");
	for (size_t i = 0; i < section->entry_count; i++) {
		const struct entry *entry = &section->entries[i];
		if (!is_like(entry, "row.", "") || !has_digit(entry->value))
			continue;
		if (source == NULL)
			findings_add(w->findings, RULE_SOURCE_MISSING, section->at, section->name, NULL);
		return;
	}
}

static const struct {
	const char *kind;
	void (*check)(struct words *, const struct section *);
} kinds[] = {
	{"question", check_question},
	{"panel", check_panel},
	{"caution", check_panel},
	{"table", check_table},
};

/* -- what the sections of a kind have in common -- */

/* A reason for asking, where most other questions give one. */
static void
check_reasons(struct words *w)
{
	const struct section *const *list;
	int count = draft_kind(w->arena, w->draft, "question", &list), reasons = 0;
	for (int q = 0; q < count; q++)
		reasons += section_entry(list[q], "why") != NULL;
	for (int q = 0; q < count && 2 * reasons > count; q++)
		if (section_entry(list[q], "why") == NULL)
			findings_add(w->findings, RULE_WHY_MISSING, list[q]->at, section_id(list[q]), NULL);
}

static int
verdict_length(const struct section *outcome)
{
	int length = 0;
	for (size_t i = 0; i < outcome->entry_count; i++)
		if (is_like(&outcome->entries[i], "verdict.", ""))
			length += characters(outcome->entries[i].value);
	return length;
}

/* The shortest verdict beside the longest. One without any text has a finding of its own. */
static void
check_verdicts(struct words *w)
{
	const struct section *const *list;
	int count = draft_kind(w->arena, w->draft, "outcome", &list), shortest = -1, longest = 0;
	const struct section *brief = NULL;
	for (int k = 0; k < count; k++) {
		int length = verdict_length(list[k]);
		longest = length > longest ? length : longest;
		if (length == 0 || (brief != NULL && length >= shortest))
			continue;
		shortest = length;
		brief = list[k];
	}
	if (brief != NULL && longest > UNEVEN_TIMES * shortest && longest - shortest > UNEVEN_MORE)
		findings_add(w->findings, RULE_VERDICTS_UNEVEN, brief->at, section_id(brief),
		             number(w, shortest), number(w, longest), NULL);
}

static bool
is_english(struct arena *arena, const struct draft *draft)
{
	const struct section *const *list;
	int count = draft_kind(arena, draft, "quiz", &list);
	const struct entry *language = count == 0 ? NULL : section_entry(list[0], "language");
	return language == NULL || strncmp(language->value, "en", 2) == 0;
}

void
lint_words(const struct draft *draft, int year, struct findings *findings)
{
	struct arena arena = {0};
	struct words w = {&arena, draft, findings, is_english(&arena, draft), year};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct section *const *list;
		int count = draft_kind(&arena, draft, kinds[i].kind, &list);
		for (int s = 0; s < count; s++)
			kinds[i].check(&w, list[s]);
	}
	check_reasons(&w);
	check_verdicts(&w);
	arena_free(&arena);
}
