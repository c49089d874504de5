#include "report/picture.h"

#include "base/buf.h"
#include "report/layout.h"
#include "report/pages.h"
#include "report/scale.h"
#include "report/stretch.h"
#include "verdict/quiz.h"

enum { AXIS_MIN = 24 }; /* columns; with less the labels stand above their bars */

/* -- the axis -- */

static void
set_labels(struct layout *layout, const struct scale *scale, int indent)
{
	int at[SCALE_TICKS];
	scale_labels(scale, at);
	for (int t = scale->first; t <= scale->last; t++)
		if (at[t] >= 0)
			layout_drawn(layout, INK_QUIET, indent + at[t], scale_ticks[t].label);
	layout_end(layout);
}

static void
set_line(struct layout *layout, const struct scale *scale, int indent)
{
	struct buf line = {0};
	int t = scale->first;
	for (int i = 0; i < scale->columns; i++) {
		bool tick = t <= scale->last && scale_place(scale, scale_ticks[t].time) == i;
		while (t <= scale->last && scale_place(scale, scale_ticks[t].time) <= i)
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
	int from = scale_place(scale, stretch->range->from), to = scale_place(scale, stretch->range->to) + 1;
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
			stretch_words(&said, &stretch);
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
			stretch_words(&said, &stretch);
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
