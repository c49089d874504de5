#include "report/sources.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "verdict/report.h"

static const char parting[] = "; ";

/* The bytes of the first source in a value. */
static size_t
first(const char *value)
{
	const char *end = strstr(value, parting);
	return end == NULL ? strlen(value) : (size_t)(end - value);
}

static const char *
behind(const char *value, size_t length)
{
	value += length;
	return strncmp(value, parting, sizeof parting - 1) == 0 ? value + sizeof parting - 1 : value;
}

static int
number(const struct sources *sources, const char *name, size_t length)
{
	for (int i = 0; i < sources->count; i++)
		if (strlen(sources->list[i]) == length && memcmp(sources->list[i], name, length) == 0)
			return i + 1;
	return 0;
}

int
sources_next(const struct sources *sources, const char **value)
{
	while (*value != NULL && **value != '\0') {
		const char *name = *value;
		size_t length = first(name);
		*value = behind(name, length);
		if (length > 0)
			return number(sources, name, length);
	}
	return 0;
}

/* Doubles whenever the count is a power of two. */
static void
append(struct sources *sources, struct arena *arena, const char *name)
{
	size_t count = (size_t)sources->count;
	if ((count & (count - 1)) == 0) {
		const char **list = ARENA_ARRAY(arena, count == 0 ? 1 : 2 * count, const char *);
		if (count > 0)
			memcpy(list, sources->list, count * sizeof *list);
		sources->list = list;
	}
	sources->list[sources->count++] = name;
}

static void
add(struct sources *sources, struct arena *arena, const char *value)
{
	while (value != NULL && *value != '\0') {
		size_t length = first(value);
		if (length > 0 && number(sources, value, length) == 0)
			append(sources, arena, arena_copy(arena, value, length));
		value = behind(value, length);
	}
}

struct sources
sources_of(struct arena *arena, const struct report *report)
{
	const struct quiz *quiz = report->quiz;
	struct sources sources = {0};
	for (int i = 0; i < report->caution_count; i++)
		add(&sources, arena, quiz->cautions[report->cautions[i]].source);
	for (int i = 0; i < report->contribution_count; i++) {
		const struct contribution *c = &report->contributions[i];
		add(&sources, arena, quiz->questions[c->question].options[c->option].source);
	}
	for (int i = 0; i < quiz->table_count; i++)
		add(&sources, arena, quiz->tables[i].source);
	for (int i = 0; i < quiz->panel_count; i++)
		add(&sources, arena, quiz->panels[i].source);
	return sources;
}
