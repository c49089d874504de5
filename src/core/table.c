/* A table's section: columns and rows are values whose cells are parted by '|'; an axis gives a row as
 * stretches of time. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "core/seal.h"

struct table_keys {
	struct table table;
	const char *columns;
	struct texts rows, axes;
};

static const struct key_row keys[] = {
	{"title", VALUE_TEXT, offsetof(struct table_keys, table.title), true, 0, 0},
	{"columns", VALUE_TEXT, offsetof(struct table_keys, columns), true, 0, 0},
	{"row", VALUE_TEXTS, offsetof(struct table_keys, rows), true, 0, 0},
	{"axis", VALUE_TEXTS, offsetof(struct table_keys, axes), false, 0, 0},
	{"note", VALUE_TEXTS, offsetof(struct table_keys, table.notes), false, 0, 0},
	{"source", VALUE_TEXT, offsetof(struct table_keys, table.source), false, 0, 0},
};

struct cells {
	struct piece *list;
	int count;
};

static struct cells
split(struct arena *arena, const struct entry *entry)
{
	size_t room = 1, offset = 0;
	for (const char *p = entry->value; *p != '\0'; p++)
		room += *p == '|';
	struct cells cells = {ARENA_ARRAY(arena, room, struct piece), 0};
	while (next_piece(arena, entry, '|', &offset, &cells.list[cells.count]) &&
	       ++cells.count < (int)room)
		continue;
	return cells;
}

static struct texts
texts_of(struct arena *arena, const struct cells *cells)
{
	const char **list = ARENA_ARRAY(arena, (size_t)cells->count, const char *);
	for (int i = 0; i < cells->count; i++)
		list[i] = cells->list[i].text;
	return (struct texts){list, cells->count};
}

/* The entry "name.number", if its cells are as many as the columns. */
static const struct entry *
numbered_row(struct seal *s, const struct part *part, const char *name, int number,
             const struct table *table, struct cells *cells)
{
	struct buf key = {0}, have = {0}, want = {0};
	buf_format(&key, "%s.%d", name, number);
	const struct entry *entry = part_entry(part, buf_text(&key));
	bool fits = false;
	if (entry != NULL && entry->value[0] != '\0') {
		*cells = split(s->arena, entry);
		fits = cells->count == table->columns.count;
		buf_format(&have, "%d", cells->count);
		buf_format(&want, "%d", table->columns.count);
		if (!fits && table->columns.count != 0)
			findings_add(s->findings, RULE_ROW_CELLS, entry->value_at, entry->key, buf_text(&have),
			             buf_text(&want), NULL);
	}
	buf_free(&key);
	buf_free(&have);
	buf_free(&want);
	return fits ? entry : NULL;
}

enum { DAY = 1000000, DAYS_MAX = 100000 };

/* A number of days such as "0.5", in millionths; false if it is none, or above DAYS_MAX. */
static bool
read_days(const char **text, int64_t *days)
{
	int64_t whole = 0, unit = DAY;
	const char *p = *text;
	for (; *p >= '0' && *p <= '9' && whole <= DAYS_MAX; p++)
		whole = whole * 10 + (*p - '0');
	bool digits = p != *text;
	*days = whole * DAY;
	if (*p == '.') {
		digits = p[1] >= '0' && p[1] <= '9';
		for (p++; *p >= '0' && *p <= '9'; p++) {
			unit /= 10;
			*days += unit * (*p - '0');
		}
	}
	*text = p + strspn(p, " \t");
	return digits && whole <= DAYS_MAX && (*p == '\0' || *p == ' ' || *p == '\t');
}

static struct range
read_range(struct seal *s, const struct entry *entry, const struct piece *cell)
{
	struct range range = {.given = cell->text[0] != '\0'};
	const char *p = cell->text;
	if (!range.given)
		return range;
	bool good = read_days(&p, &range.from);
	range.to = range.from;
	if (good && *p != '\0')
		good = read_days(&p, &range.to);
	if (!good || *p != '\0' || range.from <= 0 || range.to < range.from)
		findings_add(s->findings, RULE_AXIS_MALFORMED, entry_place(entry, cell->offset), cell->text,
		             NULL);
	return range;
}

static void
fill_axis(struct seal *s, const struct entry *entry, const struct cells *cells, struct axis *axis)
{
	struct range *ranges = ARENA_ARRAY(s->arena, (size_t)cells->count, struct range);
	axis->label = cells->list[0].text;
	axis->ranges = ranges;
	for (int i = 1; i < cells->count; i++)
		ranges[i - 1] = read_range(s, entry, &cells->list[i]);
}

void
seal_table(struct seal *s, const struct part *part, struct table *table)
{
	struct table_keys draft = {.table = *table};
	seal_keys(s, part, keys, sizeof keys / sizeof *keys, &draft);
	*table = draft.table;
	if (draft.columns != NULL) {
		struct cells cells = split(s->arena, part_entry(part, "columns"));
		table->columns = texts_of(s->arena, &cells);
	}
	struct texts *rows = ARENA_ARRAY(s->arena, (size_t)draft.rows.count, struct texts);
	struct axis *axes = ARENA_ARRAY(s->arena, (size_t)draft.axes.count, struct axis);
	struct cells cells;
	table->rows = rows;
	table->axes = axes;
	for (int i = 1; i <= draft.rows.count; i++)
		if (numbered_row(s, part, "row", i, table, &cells) != NULL)
			rows[table->row_count++] = texts_of(s->arena, &cells);
	for (int i = 1; i <= draft.axes.count; i++) {
		const struct entry *entry = numbered_row(s, part, "axis", i, table, &cells);
		if (entry != NULL)
			fill_axis(s, entry, &cells, &axes[table->axis_count++]);
	}
}
