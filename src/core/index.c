#include "core/index.h"

#include <string.h>

#include "base/arena.h"
#include "base/mix.h"
#include "verdict/quiz.h"

struct index
index_new(struct arena *arena, size_t count)
{
	size_t room = 4;
	while (room < 2 * count)
		room *= 2;
	return (struct index){ARENA_ARRAY(arena, room, struct index_slot), room};
}

/* The slot where the name is or belongs. */
static struct index_slot *
slot(const struct index *index, const char *name)
{
	size_t i = mix_name(name) & (index->room - 1);
	while (index->slots[i].name != NULL && strcmp(index->slots[i].name, name) != 0)
		i = (i + 1) & (index->room - 1);
	return &index->slots[i];
}

void
index_add(struct index *index, const char *name, int number)
{
	struct index_slot *place = slot(index, name);
	if (place->name == NULL)
		*place = (struct index_slot){name, number};
}

int
index_find(const struct index *index, const char *name)
{
	const struct index_slot *place = slot(index, name);
	return place->name == NULL ? NOBODY : place->number;
}
