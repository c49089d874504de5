#include "core/seal.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/near.h"

/* The kinds of section, in the order in which they are filled: what is referred to comes first. */
enum kind { QUIZ, OUTCOME, TOPIC, QUESTION, TIE, TABLE, PANEL, CAUTION, CASE, KINDS };

struct recognised {
	struct part *list[KINDS];
	int count[KINDS];
};

struct quiz_keys {
	struct quiz quiz;
	const char *format;
};

enum { ANSWERS_MAX = 100000 };

static const struct key_row quiz_keys[] = {
	{"format", VALUE_TEXT, offsetof(struct quiz_keys, format), true, 0, 0},
	{"id", VALUE_TEXT, offsetof(struct quiz_keys, quiz.id), true, 0, 0},
	{"title", VALUE_TEXT, offsetof(struct quiz_keys, quiz.title), true, 0, 0},
	{"intro", VALUE_TEXTS, offsetof(struct quiz_keys, quiz.intro), false, 0, 0},
	{"agenda", VALUE_TEXT, offsetof(struct quiz_keys, quiz.agenda), false, 0, 0},
	{"language", VALUE_TEXT, offsetof(struct quiz_keys, quiz.language), false, 0, 0},
	{"min_answers", VALUE_NUMBER, offsetof(struct quiz_keys, quiz.min_answers), false, 1,
     ANSWERS_MAX},
	{"tie", VALUE_NUMBER, offsetof(struct quiz_keys, quiz.tie), false, 0, 100},
	{"clear_share", VALUE_NUMBER, offsetof(struct quiz_keys, quiz.clear_share), false, 50, 100},
	{"clear_changes", VALUE_NUMBER, offsetof(struct quiz_keys, quiz.clear_changes), false, 1, 4},
};

static void
fill_quiz(struct seal *s, const struct part *part)
{
	struct quiz_keys draft = {.quiz = s->quiz};
	draft.quiz.language = "en";
	draft.quiz.min_answers = 1;
	draft.quiz.tie = 6;
	draft.quiz.clear_share = 95;
	draft.quiz.clear_changes = 3;
	seal_keys(s, part, quiz_keys, sizeof quiz_keys / sizeof *quiz_keys, &draft);
	s->quiz = draft.quiz;
	const struct entry *min = part_entry(part, "min_answers"), *id = part_entry(part, "id"),
					   *format = part_entry(part, "format");
	if (id != NULL && id->value[0] != '\0')
		seal_id(s, id->value, id->value_at);
	if (format != NULL && format->value[0] != '\0' && strcmp(format->value, "1") != 0)
		findings_add(s->findings, RULE_FORMAT_UNSUPPORTED, format->value_at, format->value, NULL);
	if (min != NULL && s->quiz.question_count > 0 && s->quiz.min_answers > s->quiz.question_count)
		seal_number(s, min->value, min->value_at, 1, s->quiz.question_count, &s->quiz.min_answers);
}

static void
fill_outcome(struct seal *s, const struct part *part)
{
	static const struct key_row rows[] = {
		{"name", VALUE_TEXT, offsetof(struct outcome, name), true, 0, 0},
		{"verdict", VALUE_TEXTS, offsetof(struct outcome, verdict), true, 0, 0},
		{"next", VALUE_TEXTS, offsetof(struct outcome, next), false, 0, 0},
	};
	seal_keys(s, part, rows, sizeof rows / sizeof *rows, &s->outcomes[part->number]);
	if (strcmp(part->id, "tie") == 0 || strcmp(part->id, "none") == 0)
		findings_add(s->findings, RULE_ID_RESERVED, part->section->at, part->id, NULL);
}

static void
fill_topic(struct seal *s, const struct part *part)
{
	static const struct key_row rows[] = {
		{"name", VALUE_TEXT, offsetof(struct topic, name), true, 0, 0},
	};
	seal_keys(s, part, rows, sizeof rows / sizeof *rows, &s->topics[part->number]);
}

static void
fill_question(struct seal *s, const struct part *part)
{
	seal_question(s, part, &s->questions[part->number]);
}

static void
fill_tie(struct seal *s, const struct part *part)
{
	const struct key_row rows[] = {
		{"text", VALUE_TEXTS, offsetof(struct quiz, tie_text), true, 0, 0},
		{"ruled_out", VALUE_TEXTS, offsetof(struct quiz, ruled_out_text), s->rules_out, 0, 0},
	};
	seal_keys(s, part, rows, sizeof rows / sizeof *rows, &s->quiz);
}

static void
fill_table(struct seal *s, const struct part *part)
{
	seal_table(s, part, &s->tables[part->number]);
}

static void
fill_panel(struct seal *s, const struct part *part)
{
	static const struct key_row rows[] = {
		{"title", VALUE_TEXT, offsetof(struct panel, title), true, 0, 0},
		{"text", VALUE_TEXTS, offsetof(struct panel, text), true, 0, 0},
		{"source", VALUE_TEXT, offsetof(struct panel, source), false, 0, 0},
	};
	seal_keys(s, part, rows, sizeof rows / sizeof *rows, &s->panels[part->number]);
}

static void
fill_caution(struct seal *s, const struct part *part)
{
	static const struct key_row rows[] = {
		{"when", VALUE_OWN, 0, false, 0, 0},
		{"text", VALUE_TEXT, offsetof(struct caution, text), true, 0, 0},
		{"source", VALUE_TEXT, offsetof(struct caution, source), false, 0, 0},
	};
	struct caution *caution = &s->cautions[part->number];
	seal_keys(s, part, rows, sizeof rows / sizeof *rows, caution);
	const struct entry *when = part_entry(part, "when");
	if (when != NULL)
		caution->when = seal_condition(s, when, s->quiz.question_count, true);
}

static void
fill_case(struct seal *s, const struct part *part)
{
	seal_case(s, part, &s->cases[part->number]);
}

static const struct {
	const char *name;
	bool has_id;
	bool required;
	void (*fill)(struct seal *, const struct part *);
} kinds[] = {
	[QUIZ] = {"quiz", false, true, fill_quiz},
	[OUTCOME] = {"outcome", true, false, fill_outcome}, /* their number has a rule of its own */
	[TOPIC] = {"topic", true, false, fill_topic},
	[QUESTION] = {"question", true, false, fill_question},
	[TIE] = {"tie", false, true, fill_tie},
	[TABLE] = {"table", true, false, fill_table},
	[PANEL] = {"panel", true, false, fill_panel},
	[CAUTION] = {"caution", true, false, fill_caution},
	[CASE] = {"case", true, false, fill_case},
};

_Static_assert(sizeof kinds / sizeof *kinds == KINDS, "a row for each kind of section");

static int
kind_named(const char *name)
{
	for (int kind = 0; kind < KINDS; kind++)
		if (strcmp(kinds[kind].name, name) == 0)
			return kind;
	return NOBODY;
}

static void
unknown_section(struct seal *s, const struct part *part)
{
	struct finding *finding =
		findings_add(s->findings, RULE_SECTION_UNKNOWN, part->section->at, part->kind, NULL);
	struct near near = {.word = part->kind};
	for (int kind = 0; kind < KINDS && seal_hints(s); kind++)
		near_offer(&near, kinds[kind].name);
	finding->meant = near.best;
}

/* Splits "question gc" into kind and id. */
static struct part
part_of(struct arena *arena, const struct section *section)
{
	return (struct part){
		.section = section,
		.kind = arena_copy(arena, section->name, strcspn(section->name, " \t")),
		.id = section_id(section),
	};
}

static void
recognise(struct seal *s, const struct section *section, struct recognised *parts)
{
	struct part part = part_of(s->arena, section);
	int kind = kind_named(part.kind);
	if (kind == NOBODY) {
		unknown_section(s, &part);
		return;
	}
	struct place id_at = section->at;
	id_at.col += 1 + (int)(part.id - section->name);
	if (kinds[kind].has_id && part.id[0] == '\0')
		findings_add(s->findings, RULE_SECTION_ID_MISSING, section->at, part.kind, NULL);
	else if (kinds[kind].has_id)
		seal_id(s, part.id, id_at);
	else if (part.id[0] != '\0')
		findings_add(s->findings, RULE_SECTION_ID_UNWANTED, id_at, part.kind, NULL);
	part.number = parts->count[kind];
	parts->list[kind][parts->count[kind]++] = part;
}

static void
recognise_all(struct seal *s, const struct draft *draft, struct recognised *parts)
{
	for (int kind = 0; kind < KINDS; kind++)
		parts->list[kind] = ARENA_ARRAY(s->arena, draft->section_count, struct part);
	for (size_t i = 0; i < draft->section_count; i++)
		recognise(s, &draft->sections[i], parts);
}

/* Makes the arrays, and gives every id its number. */
static void
make_room(struct seal *s, const struct recognised *parts)
{
	struct quiz *quiz = &s->quiz;
	quiz->outcome_count = parts->count[OUTCOME];
	quiz->topic_count = parts->count[TOPIC];
	quiz->question_count = parts->count[QUESTION];
	quiz->table_count = parts->count[TABLE];
	quiz->panel_count = parts->count[PANEL];
	quiz->caution_count = parts->count[CAUTION];
	quiz->case_count = parts->count[CASE];
	quiz->outcomes = s->outcomes =
		ARENA_ARRAY(s->arena, (size_t)quiz->outcome_count, struct outcome);
	quiz->topics = s->topics = ARENA_ARRAY(s->arena, (size_t)quiz->topic_count, struct topic);
	quiz->questions = s->questions =
		ARENA_ARRAY(s->arena, (size_t)quiz->question_count, struct question);
	quiz->tables = s->tables = ARENA_ARRAY(s->arena, (size_t)quiz->table_count, struct table);
	quiz->panels = s->panels = ARENA_ARRAY(s->arena, (size_t)quiz->panel_count, struct panel);
	quiz->cautions = s->cautions =
		ARENA_ARRAY(s->arena, (size_t)quiz->caution_count, struct caution);
	quiz->cases = s->cases = ARENA_ARRAY(s->arena, (size_t)quiz->case_count, struct golden);
	s->topic_used = ARENA_ARRAY(s->arena, (size_t)quiz->topic_count, bool);
	s->topic_index = index_new(s->arena, (size_t)quiz->topic_count);
	s->question_index = index_new(s->arena, (size_t)quiz->question_count);
}

static void
name_all(struct seal *s, const struct recognised *parts)
{
	for (int i = 0; i < s->quiz.outcome_count; i++)
		s->outcomes[i].id = parts->list[OUTCOME][i].id;
	for (int i = 0; i < s->quiz.topic_count; i++) {
		s->topics[i].id = parts->list[TOPIC][i].id;
		index_add(&s->topic_index, s->topics[i].id, i);
	}
	for (int i = 0; i < s->quiz.question_count; i++) {
		s->questions[i].id = parts->list[QUESTION][i].id;
		index_add(&s->question_index, s->questions[i].id, i);
	}
	for (int i = 0; i < s->quiz.table_count; i++)
		s->tables[i].id = parts->list[TABLE][i].id;
	for (int i = 0; i < s->quiz.panel_count; i++)
		s->panels[i].id = parts->list[PANEL][i].id;
	for (int i = 0; i < s->quiz.caution_count; i++)
		s->cautions[i].id = parts->list[CAUTION][i].id;
	for (int i = 0; i < s->quiz.case_count; i++)
		s->cases[i].id = parts->list[CASE][i].id;
}

static const struct place start = {1, 1};

static void
check_counts(struct seal *s, const struct recognised *parts)
{
	for (int kind = 0; kind < KINDS; kind++) {
		if (!kinds[kind].required || parts->count[kind] != 0)
			continue;
		struct buf name = {0};
		buf_format(&name, "[%s]", kinds[kind].name);
		findings_add(s->findings, RULE_SECTION_MISSING, start, buf_text(&name), NULL);
		buf_free(&name);
	}
	if (s->quiz.outcome_count < OUTCOMES_MIN || s->quiz.outcome_count > OUTCOMES_MAX) {
		struct buf number = {0};
		struct place at = start;
		if (s->quiz.outcome_count > OUTCOMES_MAX)
			at = parts->list[OUTCOME][OUTCOMES_MAX].section->at;
		buf_format(&number, "%d", s->quiz.outcome_count);
		findings_add(s->findings, RULE_OUTCOME_COUNT, at, buf_text(&number), NULL);
		buf_free(&number);
	}
	if (s->quiz.question_count == 0)
		findings_add(s->findings, RULE_QUESTIONS_MISSING, start, NULL);
}

static void
fill_all(struct seal *s, const struct recognised *parts)
{
	for (int kind = 0; kind < KINDS; kind++)
		for (int i = 0; i < parts->count[kind]; i++)
			kinds[kind].fill(s, &parts->list[kind][i]);
	/* Not where it may only be misspelt. */
	for (int t = 0; t < s->quiz.topic_count && !s->topic_lost; t++)
		if (!s->topic_used[t] && s->topics[t].id[0] != '\0')
			findings_add(s->findings, RULE_TOPIC_UNUSED, parts->list[TOPIC][t].section->at,
			             s->topics[t].id, NULL);
}

const struct quiz *
quiz_seal(struct arena *arena, const struct draft *draft, struct findings *findings)
{
	struct seal s = {.arena = arena, .findings = findings};
	struct recognised parts = {0};
	if (draft->section_count == 0 && findings->errors != 0)
		return NULL; /* it was told why; that everything is missing would be no news */
	recognise_all(&s, draft, &parts);
	make_room(&s, &parts);
	name_all(&s, &parts);
	check_counts(&s, &parts);
	/* More outcomes than a fit has room for: nothing can be filled in. */
	if (s.quiz.outcome_count <= OUTCOMES_MAX)
		fill_all(&s, &parts);
	if (findings->errors != 0)
		return NULL;
	seal_digest(&s.quiz);
	struct quiz *quiz = ARENA_NEW(arena, struct quiz);
	*quiz = s.quiz;
	quiz->short_form = quiz_short(arena, quiz);
	return quiz;
}
