/* A question's section: its own keys, then its options from the keys
 *
 *   option.ID = text      option.ID.fit      option.ID.because      option.ID.source
 *   option.ID.rules_out.OUTCOME = reason */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mix.h"
#include "base/near.h"
#include "core/seal.h"

static const char prefix[] = "option.";

enum { PREFIX = sizeof prefix - 1 };

/* What stands behind "option." : the id, and what of the option the key is about. */
struct option_key {
	const char *id;
	const char *part; /* from its dot on: ".fit"; "" for the text itself */
};

static bool
option_key(struct arena *arena, const struct entry *entry, struct option_key *key)
{
	if (strncmp(entry->key, prefix, PREFIX) != 0)
		return false;
	const char *id = entry->key + PREFIX;
	size_t length = strcspn(id, ".");
	key->id = arena_copy(arena, id, length);
	key->part = id + length;
	return true;
}

static struct place
later(struct place at, size_t columns)
{
	at.col += (int)columns;
	return at;
}

/* The texts make the options, in the order of the file. */
static void
collect(struct seal *s, const struct part *part, struct question *question, struct option *options)
{
	const struct section *section = part->section;
	for (size_t i = 0; i < section->entry_count; i++) {
		const struct entry *entry = &section->entries[i];
		struct option_key key;
		if (!option_key(s->arena, entry, &key) || key.part[0] != '\0' ||
		    !seal_id(s, key.id, later(entry->key_at, PREFIX)))
			continue;
		if (question->option_count == OPTIONS_MAX) {
			question->option_count++;
			return;
		}
		for (int o = 0; o < question->option_count; o++)
			if (strcmp(options[o].text, entry->value) == 0 && entry->value[0] != '\0')
				findings_add(s->findings, RULE_OPTION_TEXT_REPEATED, entry->value_at,
				             options[o].id, key.id, NULL);
		options[question->option_count++] = (struct option){.id = key.id, .text = entry->value};
	}
}

static void
fit_number(struct seal *s, const char *text, struct place at, const char *piece, signed char *fit)
{
	const char *digit = text + (*text == '+' || *text == '-');
	size_t digits = strspn(digit, "0123456789");
	if (digits == 0 || digit[digits] != '\0')
		findings_add(s->findings, RULE_FIT_MALFORMED, at, piece, NULL);
	else if (digits > 1 || digit[0] > '0' + FIT_MAX)
		findings_add(s->findings, RULE_FIT_RANGE, at, text, NULL);
	else
		*fit = (signed char)(*text == '-' ? '0' - digit[0] : digit[0] - '0');
}

/* "coffee -2, tea +1" */
static void
fill_fit(struct seal *s, const struct entry *entry, struct option *option)
{
	size_t offset = 0;
	unsigned seen = 0;
	struct piece piece;
	while (next_piece(s->arena, entry, ',', &offset, &piece)) {
		struct place at = entry_place(entry, piece.offset);
		size_t length = strcspn(piece.text, " \t");
		const char *id = arena_copy(s->arena, piece.text, length);
		const char *number = piece.text + length + strspn(piece.text + length, " \t");
		int k = quiz_outcome(&s->quiz, id);
		if (id[0] == '\0' || *number == '\0')
			findings_add(s->findings, RULE_FIT_MALFORMED, at, piece.text, NULL);
		else if (k == NOBODY)
			seal_no_outcome(s, id, at);
		else if ((seen >> k & 1U) != 0)
			findings_add(s->findings, RULE_FIT_REPEATED, at, id, NULL);
		else
			fit_number(s, number, at, piece.text, &option->fit[k]);
		if (k != NOBODY)
			seen |= 1U << k;
	}
}

static const char rules_out[] = ".rules_out.";

enum { RULES_OUT = sizeof rules_out - 1 };

static void
fill_rules_out(struct seal *s, const struct entry *entry, const char *outcome, struct option *option)
{
	int k = quiz_outcome(&s->quiz, outcome);
	if (k == NOBODY) {
		seal_no_outcome(s, outcome, later(entry->key_at, strlen(entry->key) - strlen(outcome)));
		return;
	}
	const char **reasons = ARENA_ARRAY(s->arena, OUTCOMES_MAX, const char *);
	for (int other = 0; other < OUTCOMES_MAX && option->rule_reason != NULL; other++)
		reasons[other] = option->rule_reason[other];
	reasons[k] = entry->value;
	option->rule_reason = reasons;
	option->rules_out |= 1U << k;
	s->rules_out = true;
}

static void
unknown_part(struct seal *s, const struct part *part, const struct entry *entry, const char *id)
{
	static const char *const parts[] = {"fit", "because", "source", "rules_out"};
	struct finding *finding = findings_add(s->findings, RULE_KEY_UNKNOWN, entry->key_at, entry->key,
	                                       part->section->name, NULL);
	struct near near = {.word = entry->key};
	const char *outcome = strrchr(entry->key, '.');
	for (size_t i = 0; i < sizeof parts / sizeof *parts && seal_hints(s); i++) {
		struct buf name = {0};
		bool takes_outcome = strcmp(parts[i], "rules_out") == 0;
		buf_format(&name, "option.%s.%s%s", id, parts[i], takes_outcome ? outcome : "");
		near_offer(&near, buf_take(&name, s->arena));
		buf_free(&name);
	}
	finding->meant = near.best;
}

static void
no_such_option(struct seal *s, const struct question *question, const struct entry *entry,
               const char *id)
{
	struct finding *finding =
		findings_add(s->findings, RULE_OPTION_WITHOUT_TEXT, later(entry->key_at, PREFIX), id,
	                 entry->key, NULL);
	struct near near = {.word = id};
	for (int o = 0; o < question->option_count && seal_hints(s); o++)
		near_offer(&near, question->options[o].id);
	finding->meant = near.best;
}

static void
fill_part(struct seal *s, const struct part *part, const struct question *question,
          const struct entry *entry, const struct option_key *key, struct option *options)
{
	int o = question_option(question, key->id);
	if (o == NOBODY)
		no_such_option(s, question, entry, key->id);
	else if (strcmp(key->part, ".fit") == 0)
		fill_fit(s, entry, &options[o]);
	else if (strcmp(key->part, ".because") == 0)
		options[o].because = entry->value;
	else if (strcmp(key->part, ".source") == 0)
		options[o].source = entry->value;
	else if (strncmp(key->part, rules_out, RULES_OUT) == 0)
		fill_rules_out(s, entry, key->part + RULES_OUT, &options[o]);
	else
		unknown_part(s, part, entry, key->id);
}

static void
count_missing_fits(struct seal *s, const struct part *part, const struct question *question)
{
	int missing = question->option_count;
	for (size_t i = 0; i < part->section->entry_count; i++) {
		struct option_key key;
		if (option_key(s->arena, &part->section->entries[i], &key))
			missing -= strcmp(key.part, ".fit") == 0;
	}
	if (missing <= 0)
		return;
	struct buf number = {0};
	buf_format(&number, "%d", missing);
	findings_add(s->findings, RULE_FIT_MISSING, part->section->at, question->id, buf_text(&number),
	             NULL);
	buf_free(&number);
}

/* Are there neither too few nor too many? */
static bool
check_count(struct seal *s, const struct part *part, struct question *question)
{
	bool many = question->option_count > OPTIONS_MAX;
	if (!many && question->option_count >= OPTIONS_MIN)
		return true;
	struct buf number = {0};
	buf_format(&number, "%d%s", question->option_count, many ? " or more" : "");
	findings_add(s->findings, RULE_OPTION_COUNT, part->section->at, question->id, buf_text(&number),
	             NULL);
	buf_free(&number);
	question->option_count = many ? OPTIONS_MAX : question->option_count;
	return !many;
}

void
seal_options(struct seal *s, const struct part *part, struct question *question)
{
	struct option *options = ARENA_ARRAY(s->arena, OPTIONS_MAX, struct option);
	question->options = options;
	collect(s, part, question, options);
	if (!check_count(s, part, question) && question->option_count == OPTIONS_MAX)
		return; /* the keys of the options too many would seem to speak of none */
	for (size_t i = 0; i < part->section->entry_count; i++) {
		const struct entry *entry = &part->section->entries[i];
		struct option_key key;
		if (option_key(s->arena, entry, &key) && key.part[0] != '\0' && entry->value[0] != '\0')
			fill_part(s, part, question, entry, &key, options);
	}
	count_missing_fits(s, part, question);
}

struct question_keys {
	struct question question;
	const char *topic;
};

static const struct key_row keys[] = {
	{"text", VALUE_TEXT, offsetof(struct question_keys, question.text), true, 0, 0},
	{"why", VALUE_TEXT, offsetof(struct question_keys, question.why), false, 0, 0},
	{"topic", VALUE_TEXT, offsetof(struct question_keys, topic), false, 0, 0},
	{"weight", VALUE_NUMBER, offsetof(struct question_keys, question.weight), false, 1, WEIGHT_MAX},
	{"fact", VALUE_YES_NO, offsetof(struct question_keys, question.fact), false, 0, 0},
	{"scale", VALUE_YES_NO, offsetof(struct question_keys, question.scale), false, 0, 0},
	{"short", VALUE_YES_NO, offsetof(struct question_keys, question.brief), false, 0, 0},
	{"when", VALUE_OWN, 0, false, 0, 0},
	{prefix, VALUE_OWN, 0, false, 0, 0},
};

void
seal_question(struct seal *s, const struct part *part, struct question *question)
{
	struct question_keys draft = {.question = *question};
	draft.question.topic = NOBODY;
	draft.question.weight = 2;
	draft.question.draw = mix_name(question->id);
	seal_keys(s, part, keys, sizeof keys / sizeof *keys, &draft);
	*question = draft.question;
	if (draft.topic != NULL) {
		question->topic = index_find(&s->topic_index, draft.topic);
		if (question->topic != NOBODY)
			s->topic_used[question->topic] = true;
		else
			seal_no_topic(s, draft.topic, part_entry(part, "topic")->value_at);
		s->topic_lost |= question->topic == NOBODY;
	}
	const struct entry *when = part_entry(part, "when");
	int before = s->condition_size;
	if (when != NULL)
		question->when = seal_condition(s, when, part->number, false);
	question->when_size = s->condition_size - before;
	s->quiz.condition_size += question->when_size;
	seal_options(s, part, question);
}
