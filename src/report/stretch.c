#include "report/stretch.h"

#include <string.h>

#include "base/buf.h"
#include "report/pages.h"
#include "verdict/quiz.h"

static const struct unit {
	const char *name;
	int64_t size; /* in thousandths of a millionth of a day */
} units[] = {
	{"year", 365000000000}, {"month", 30000000000}, {"week", 7000000000}, {"day", 1000000000},
	{"hour", 41666667}, {"minute", 694444}, {"second", 11574},
};
enum { UNITS = sizeof units / sizeof *units, COUNT_MAX = 120 };

static int64_t
count_of(const struct unit *unit, int64_t time)
{
	return (time * 1000 + unit->size / 2) / unit->size;
}

/* Is it, to a hundredth, so and so many of them? */
static bool
whole(const struct unit *unit, int64_t time)
{
	int64_t count = count_of(unit, time), off = time * 1000 - count * unit->size;
	return count >= 1 && count <= COUNT_MAX && (off < 0 ? -off : off) * 100 <= time * 1000;
}

void
stretch_length(struct buf *out, int64_t from, int64_t to)
{
	int u = 0;
	while (u < UNITS && !(whole(&units[u], from) && whole(&units[u], to)))
		u++;
	bool exact = u < UNITS;
	for (u = exact ? u : 0; !exact && u < UNITS - 1 && from * 1000 < units[u].size;)
		u++;
	long long least = count_of(&units[u], from), most = count_of(&units[u], to);
	if (!exact)
		buf_add(out, "about ");
	buf_format(out, "%lld", least);
	if (most != least)
		buf_format(out, "-%lld", most);
	buf_format(out, " %s%s", units[u].name, most == 1 ? "" : "s");
}

/* The author's mark for it is a star behind the label, or in the table's cell under the same label. */
static bool
contested(const struct table *table, const struct axis *axis, int column)
{
	if (strchr(axis->label, '*') != NULL)
		return true;
	for (int row = 0; row < table->row_count; row++) {
		const struct texts *cells = &table->rows[row];
		if (strcmp(cells->list[0], axis->label) == 0 && strchr(cells->list[column], '*') != NULL)
			return true;
	}
	return false;
}

struct stretch
stretch_of(const struct quiz *quiz, const struct table *table, int axis, int column)
{
	const char *name = table->columns.list[column];
	return (struct stretch){
		.range = &table->axes[axis].ranges[column - 1],
		.label = table->axes[axis].label,
		.name = name,
		.ink = page_head_ink(quiz, name),
		.contested = contested(table, &table->axes[axis], column),
	};
}

void
stretch_words(struct buf *out, const struct stretch *stretch)
{
	stretch_length(out, stretch->range->from, stretch->range->to);
	if (stretch->contested)
		buf_add(out, " *");
}
