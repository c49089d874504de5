#include "report/picture.h"

#include <string.h>

#include "base/buf.h"
#include "report/layout.h"
#include "report/pages.h"
#include "verdict/quiz.h"

enum {
	DAY = 1000000,    /* in millionths */
	AXIS_MIN = 24,    /* columns; with less the labels stand above their bars */
	ONE = 1 << 16,    /* of a logarithm */
};

int64_t
picture_log(int64_t x)
{
	int64_t whole = 0, fraction = 0;
	uint64_t mantissa = (uint64_t)x; /* made 2^31..2^32 - 1; squaring it gives the next bit */
	for (; mantissa >= (uint64_t)1 << 32; mantissa >>= 1)
		whole++;
	for (; mantissa < (uint64_t)1 << 31; mantissa <<= 1)
		whole--;
	for (int64_t bit = ONE / 2; bit > 0; bit /= 2) {
		mantissa = mantissa * mantissa >> 31;
		if (mantissa >= (uint64_t)1 << 32) {
			mantissa >>= 1;
			fraction += bit;
		}
	}
	return (whole + 31) * ONE + fraction;
}

/* -- lengths in words -- */

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
picture_words(struct buf *out, int64_t from, int64_t to)
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

/* -- the axis -- */

static const struct tick {
	int64_t time;
	const char *label;
} ticks[] = {
	{1, "0.1 s"}, {12, "1 s"}, {694, "1 min"}, {6944, "10 min"}, {41667, "1 h"}, {250000, "6 h"},
	{DAY, "1 day"}, {7 * (int64_t)DAY, "1 week"}, {30 * (int64_t)DAY, "1 month"},
	{90 * (int64_t)DAY, "3 mo"}, {180 * (int64_t)DAY, "6 mo"}, {365 * (int64_t)DAY, "1 y"},
	{1095 * (int64_t)DAY, "3 y"}, {3650 * (int64_t)DAY, "10 y"}, {10950 * (int64_t)DAY, "30 y"},
	{36500 * (int64_t)DAY, "100 y"}, {109500 * (int64_t)DAY, "300 y"},
};
enum { TICKS = sizeof ticks / sizeof *ticks };

struct scale {
	int first, last; /* ticks */
	int columns;
};

static struct scale
scale_of(const struct table *table, int columns)
{
	struct scale scale = {.first = TICKS - 2, .last = 1, .columns = columns};
	for (int i = 0; i < table->axis_count * (table->columns.count - 1); i++) {
		const struct axis *axis = &table->axes[i / (table->columns.count - 1)];
		const struct range *range = &axis->ranges[i % (table->columns.count - 1)];
		if (!range->given)
			continue;
		while (scale.first > 0 && ticks[scale.first].time > range->from)
			scale.first--;
		while (scale.last < TICKS - 1 && ticks[scale.last].time < range->to)
			scale.last++;
	}
	if (scale.last <= scale.first)
		scale.last = scale.first + 1;
	return scale;
}

static int
place(const struct scale *scale, int64_t time)
{
	int64_t low = picture_log(ticks[scale->first].time), high = picture_log(ticks[scale->last].time);
	int64_t steps = (picture_log(time) - low) * 2 * (scale->columns - 1);
	int at = (int)((steps / (high - low) + 1) / 2);
	return at < 0 ? 0 : at >= scale->columns ? scale->columns - 1 : at;
}

/* Where a label begins so that it stands over its tick and on the axis. */
static int
label_at(const struct scale *scale, int tick)
{
	int length = (int)strlen(ticks[tick].label);
	int at = place(scale, ticks[tick].time) - length / 2, most = scale->columns - length;
	at = at > most ? most : at;
	return at < 0 ? 0 : at;
}

/* The labels that there is room for; the last one always. */
static void
set_labels(struct layout *layout, const struct scale *scale, int indent)
{
	int end = label_at(scale, scale->last), free = 0;
	for (int t = scale->first; t <= scale->last; t++) {
		int at = label_at(scale, t), behind = at + (int)strlen(ticks[t].label) + 1;
		if (at < free || (t < scale->last && behind >= end))
			continue;
		layout_drawn(layout, INK_QUIET, indent + at, ticks[t].label);
		free = behind + 1;
	}
	layout_end(layout);
}

static void
set_line(struct layout *layout, const struct scale *scale, int indent)
{
	struct buf line = {0};
	int t = scale->first;
	for (int i = 0; i < scale->columns; i++) {
		bool tick = t <= scale->last && place(scale, ticks[t].time) == i;
		while (t <= scale->last && place(scale, ticks[t].time) <= i)
			t++;
		if (layout->ascii)
			buf_char(&line, tick ? '+' : '-');
		else
			buf_add(&line, !tick ? "─" : i == 0 ? "┌" : i == scale->columns - 1 ? "┐" : "┬");
	}
	layout_drawn(layout, INK_QUIET, indent, buf_text(&line));
	layout_end(layout);
	buf_free(&line);
}

/* -- the bars -- */

/* One range of an axis. */
struct stretch {
	const struct range *range;
	const char *label, *name;
	int ink;
	bool contested;
};

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

static struct stretch
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

static void
figure(struct buf *out, const struct stretch *stretch)
{
	picture_words(out, stretch->range->from, stretch->range->to);
	if (stretch->contested)
		buf_add(out, " *");
}

static void
bar(struct buf *out, const struct layout *layout, const struct stretch *stretch, int columns)
{
	static const char *const marks[2][2][2] = { /* ASCII, a point, contested */
		{{"━", "┅"}, {"●", "○"}},
		{{"=", "~"}, {"o", "?"}},
	};
	bool point = stretch->range->from == stretch->range->to;
	buf_repeat(out, marks[layout->ascii][point][stretch->contested], (size_t)columns);
}

/* The bar, and its length in words behind it, before it, or else below. */
static void
set_bar(struct layout *layout, const struct scale *scale, const struct stretch *stretch, int indent,
        const char *words)
{
	struct buf drawn = {0};
	int from = place(scale, stretch->range->from), to = place(scale, stretch->range->to) + 1;
	int length = layout_columns(layout, words);
	bool behind = to + 1 + length <= scale->columns, before = !behind && from > length;
	bar(&drawn, layout, stretch, to - from);
	if (before)
		layout_drawn(layout, INK_BODY, indent + from - 1 - length, words);
	layout_drawn(layout, stretch->ink, indent + from, buf_text(&drawn));
	if (behind)
		layout_drawn(layout, INK_BODY, indent + to + 1, words);
	layout_end(layout);
	if (!behind && !before)
		layout_text(layout, INK_BODY, indent, words);
	buf_free(&drawn);
}

/* -- the rows -- */

struct shape {
	int label, name; /* columns */
};

static int
wider(struct layout *layout, int columns, const char *text)
{
	int own = layout_columns(layout, text);
	return own > columns ? own : columns;
}

static struct shape
shape_of(struct layout *layout, const struct table *table)
{
	struct shape shape = {0};
	for (int i = 0; i < table->axis_count; i++)
		shape.label = wider(layout, shape.label, table->axes[i].label);
	for (int column = 1; column < table->columns.count; column++)
		shape.name = wider(layout, shape.name, table->columns.list[column]);
	int most = layout->width * 2 / 5;
	shape.label = shape.label < most ? shape.label : most;
	return shape;
}

static void
set_side(struct layout *layout, const struct quiz *quiz, const struct table *table,
         const struct shape *shape, int indent)
{
	const struct scale scale = scale_of(table, layout->width - indent);
	int at = shape->label + LAYOUT_GAP;
	set_labels(layout, &scale, indent);
	set_line(layout, &scale, indent);
	struct buf said = {0};
	for (int i = 0; i < table->axis_count; i++) {
		struct layout label = layout_part(layout, shape->label);
		struct layout bars = layout_part(layout, layout->width - at);
		layout_text(&label, INK_BODY, 0, table->axes[i].label);
		for (int column = 1; column < table->columns.count; column++) {
			const struct stretch stretch = stretch_of(quiz, table, i, column);
			if (!stretch.range->given)
				continue;
			figure(&said, &stretch);
			layout_drawn(&bars, stretch.ink, 0, stretch.name);
			set_bar(&bars, &scale, &stretch, shape->name + LAYOUT_GAP, buf_text(&said));
			buf_clear(&said);
		}
		layout_beside(layout, &label, &bars, at);
	}
	buf_free(&said);
}

static void
set_stacked(struct layout *layout, const struct quiz *quiz, const struct table *table)
{
	const struct scale scale = scale_of(table, layout->width);
	struct buf said = {0};
	for (int i = 0; i < table->axis_count; i++) {
		for (int column = 1; column < table->columns.count; column++) {
			const struct stretch stretch = stretch_of(quiz, table, i, column);
			if (!stretch.range->given)
				continue;
			buf_format(&said, "%s, %s: ", stretch.name, stretch.label);
			figure(&said, &stretch);
			page_say(layout, INK_BODY, 0, &said);
			set_bar(layout, &scale, &stretch, 0, "");
		}
	}
	set_line(layout, &scale, 0);
	set_labels(layout, &scale, 0);
	buf_free(&said);
}

bool
picture_has(const struct table *table)
{
	for (int i = 0; i < table->axis_count; i++)
		for (int column = 1; column < table->columns.count; column++)
			if (table->axes[i].ranges[column - 1].given)
				return true;
	return false;
}

void
picture_set(struct layout *layout, const struct quiz *quiz, const struct table *table)
{
	if (!picture_has(table))
		return;
	const struct shape shape = shape_of(layout, table);
	int indent = shape.label + shape.name + 2 * LAYOUT_GAP;
	if (layout->width - indent >= AXIS_MIN)
		set_side(layout, quiz, table, &shape, indent);
	else
		set_stacked(layout, quiz, table);
}
