/* Copies a sealed quiz into memory of its own, without what only the sealing needed: arrays are as long
 * as what is in them, and texts stand end to end. */
#include <string.h>

#include "base/arena.h"
#include "core/index.h"
#include "verdict/quiz.h"

enum { ROOM_BYTES = 4 * 1024 };

struct packing {
	struct arena *arena;
	int outcomes; /* of the quiz */
	struct index known; /* sources that were copied, to their number in */
	const char **sources;
	int source_count;
	char *room;   /* for texts */
	size_t left;
};

static const char *
text(struct packing *p, const char *from)
{
	if (from == NULL)
		return NULL;
	size_t size = strlen(from) + 1;
	if (size > ROOM_BYTES / 4)
		return arena_copy(p->arena, from, size - 1);
	if (size > p->left) {
		p->room = arena_take(p->arena, ROOM_BYTES);
		p->left = ROOM_BYTES;
	}
	char *own = memcpy(p->room, from, size);
	p->room += size;
	p->left -= size;
	return own;
}

/* Many answers have the same source. */
static const char *
source(struct packing *p, const char *from)
{
	int known = from == NULL ? NOBODY : index_find(&p->known, from);
	if (from == NULL || known != NOBODY)
		return from == NULL ? NULL : p->sources[known];
	p->sources[p->source_count] = text(p, from);
	index_add(&p->known, p->sources[p->source_count], p->source_count);
	return p->sources[p->source_count++];
}

/* A copy of the objects themselves. */
static void *
objects(struct packing *p, const void *from, int count, size_t size)
{
	void *own = arena_array(p->arena, (size_t)count, size);
	return count == 0 ? own : memcpy(own, from, (size_t)count * size);
}

#define OBJECTS(p, array, count) objects((p), (array), (count), sizeof *(array))

static const char *const *
text_list(struct packing *p, const char *const *from, int count)
{
	const char **list = OBJECTS(p, from, count);
	for (int i = 0; i < count; i++)
		list[i] = text(p, list[i]);
	return list;
}

static void
texts(struct packing *p, struct texts *own)
{
	own->list = text_list(p, own->list, own->count);
}

static const struct condition *
condition(struct packing *p, const struct condition *from)
{
	if (from == NULL)
		return NULL;
	struct condition *own = ARENA_NEW(p->arena, struct condition);
	*own = *from;
	own->left = condition(p, from->left);
	own->right = condition(p, from->right);
	return own;
}

static void
outcome(struct packing *p, struct outcome *own)
{
	own->id = text(p, own->id);
	own->name = text(p, own->name);
	texts(p, &own->verdict);
	texts(p, &own->next);
}

static void
topic(struct packing *p, struct topic *own)
{
	own->id = text(p, own->id);
	own->name = text(p, own->name);
}

static void
option(struct packing *p, struct option *own)
{
	own->id = text(p, own->id);
	own->text = text(p, own->text);
	own->because = text(p, own->because);
	own->source = source(p, own->source);
	if (own->rule_reason != NULL)
		own->rule_reason = text_list(p, own->rule_reason, p->outcomes);
}

static void
question(struct packing *p, struct question *own)
{
	struct option *options = OBJECTS(p, own->options, own->option_count);
	own->id = text(p, own->id);
	own->text = text(p, own->text);
	own->why = text(p, own->why);
	own->when = condition(p, own->when);
	own->options = options;
	for (int o = 0; o < own->option_count; o++)
		option(p, &options[o]);
}

static void
table(struct packing *p, struct table *own)
{
	struct texts *rows = OBJECTS(p, own->rows, own->row_count);
	struct axis *axes = OBJECTS(p, own->axes, own->axis_count);
	own->id = text(p, own->id);
	own->title = text(p, own->title);
	own->source = source(p, own->source);
	own->rows = rows;
	own->axes = axes;
	for (int i = 0; i < own->row_count; i++)
		texts(p, &rows[i]);
	for (int i = 0; i < own->axis_count; i++) {
		axes[i].label = text(p, axes[i].label);
		axes[i].ranges = OBJECTS(p, axes[i].ranges, own->columns.count - 1);
	}
	texts(p, &own->columns);
	texts(p, &own->notes);
}

static void
panel(struct packing *p, struct panel *own)
{
	own->id = text(p, own->id);
	own->title = text(p, own->title);
	own->source = source(p, own->source);
	texts(p, &own->text);
}

static void
caution(struct packing *p, struct caution *own)
{
	own->id = text(p, own->id);
	own->text = text(p, own->text);
	own->source = source(p, own->source);
	own->when = condition(p, own->when);
}

static void
head(struct packing *p, struct quiz *own)
{
	own->id = text(p, own->id);
	own->title = text(p, own->title);
	own->language = text(p, own->language);
	own->agenda = text(p, own->agenda);
	texts(p, &own->intro);
	texts(p, &own->tie_text);
	texts(p, &own->ruled_out_text);
}

/* Gives the quiz an array of its own, each object through `pack`. */
#define PACK_ALL(p, quiz, list, count, type, pack) \
	do { \
		struct type *own = OBJECTS((p), (quiz)->list, (quiz)->count); \
		(quiz)->list = own; \
		for (int i = 0; i < (quiz)->count; i++) \
			pack((p), &own[i]); \
	} while (0)

static size_t
source_count(const struct quiz *quiz)
{
	size_t count = (size_t)(quiz->table_count + quiz->panel_count + quiz->caution_count);
	for (int q = 0; q < quiz->question_count; q++)
		count += (size_t)quiz->questions[q].option_count;
	return count;
}

const struct quiz *
quiz_pack(struct arena *arena, const struct quiz *sealed)
{
	struct arena scratch = {0};
	size_t sources = source_count(sealed);
	struct packing p = {
		.arena = arena, .outcomes = sealed->outcome_count,
		.known = index_new(&scratch, sources),
		.sources = ARENA_ARRAY(&scratch, sources, const char *),
	};
	struct quiz *quiz = ARENA_NEW(arena, struct quiz);
	*quiz = *sealed;
	quiz->cases = NULL;
	quiz->case_count = 0;
	head(&p, quiz);
	PACK_ALL(&p, quiz, outcomes, outcome_count, outcome, outcome);
	PACK_ALL(&p, quiz, topics, topic_count, topic, topic);
	PACK_ALL(&p, quiz, questions, question_count, question, question);
	PACK_ALL(&p, quiz, tables, table_count, table, table);
	PACK_ALL(&p, quiz, panels, panel_count, panel, panel);
	PACK_ALL(&p, quiz, cautions, caution_count, caution, caution);
	quiz->short_form = quiz_short(arena, quiz);
	arena_free(&scratch);
	return quiz;
}
