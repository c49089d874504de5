#include "report/layout.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/wrap.h"

enum {
	COLUMNS_MIN = 20,
	TEXT_MAX = 72, /* longer lines are hard to read */
};

struct layout
layout_new(struct arena *arena, const struct paper *paper)
{
	int columns = paper->columns < COLUMNS_MIN ? COLUMNS_MIN : paper->columns;
	int margin = columns >= 60 ? 4 : columns >= 40 ? 2 : 0;
	int room = columns - 2 * margin;
	return (struct layout){
		.arena = arena,
		.ascii = paper->ascii,
		.screen = paper->screen,
		.margin = margin,
		.width = room < TEXT_MAX ? room : TEXT_MAX,
		.room = room,
		.column = margin,
	};
}

struct layout
layout_part(const struct layout *layout, int width)
{
	width = width < 1 ? 1 : width;
	return (struct layout){
		.arena = layout->arena,
		.ascii = layout->ascii,
		.screen = layout->screen,
		.width = width,
		.room = width,
	};
}

/* The text as this paper can show it. */
static const char *
on_paper(struct layout *layout, const char *text)
{
	if (!layout->ascii)
		return text;
	struct buf buf = {0};
	utf8_append_ascii(&buf, text);
	const char *copy = arena_copy(layout->arena, buf_text(&buf), buf.length);
	buf_free(&buf);
	return copy;
}

int
layout_columns(struct layout *layout, const char *text)
{
	return utf8_columns(on_paper(layout, text));
}

static void
add_run(struct layout *layout, int ink, const char *bytes, size_t length)
{
	if (layout->run_count == layout->run_room) {
		int room = layout->run_room == 0 ? 8 : 2 * layout->run_room;
		struct run *runs = ARENA_ARRAY(layout->arena, (size_t)room, struct run);
		if (layout->run_count > 0)
			memcpy(runs, layout->runs, (size_t)layout->run_count * sizeof *runs);
		layout->runs = runs;
		layout->run_room = room;
	}
	const char *text = arena_copy(layout->arena, bytes, length);
	layout->runs[layout->run_count++] = (struct run){ink, text};
}

static void
add_blanks(struct layout *layout, int count)
{
	char *blanks = arena_take(layout->arena, (size_t)count);
	memset(blanks, ' ', (size_t)count);
	add_run(layout, INK_BODY, blanks, (size_t)count);
}

/* Sets text at the column reached, blanks before it first. */
static void
put(struct layout *layout, int ink, const char *bytes, size_t length)
{
	if (length == 0)
		return;
	if (layout->column > layout->set)
		add_blanks(layout, layout->column - layout->set);
	add_run(layout, ink, bytes, length);
	layout->column += utf8_columns_of(bytes, length);
	layout->set = layout->column;
}

static void
end_line(struct layout *layout)
{
	if (layout->count == layout->line_room) {
		int room = layout->line_room == 0 ? 64 : 2 * layout->line_room;
		struct line *lines = ARENA_ARRAY(layout->arena, (size_t)room, struct line);
		if (layout->count > 0)
			memcpy(lines, layout->lines, (size_t)layout->count * sizeof *lines);
		layout->lines = lines;
		layout->line_room = room;
	}
	layout->lines[layout->count++] = (struct line){layout->runs, layout->run_count};
	layout->runs = NULL;
	layout->run_count = layout->run_room = 0;
	layout->column = layout->margin;
	layout->set = 0;
}

void
layout_blank(struct layout *layout)
{
	if (layout->count > 0 && layout->lines[layout->count - 1].count > 0)
		end_line(layout);
}

void
layout_drawn(struct layout *layout, int ink, int indent, const char *text)
{
	int column = layout->margin + indent;
	layout->column = column > layout->set ? column : layout->set;
	text = on_paper(layout, text);
	put(layout, ink, text, strlen(text));
}

void
layout_end(struct layout *layout)
{
	end_line(layout);
}

int
layout_widest(const struct layout *layout)
{
	int widest = 0;
	for (int i = 0; i < layout->count; i++) {
		int columns = -layout->margin;
		for (int r = 0; r < layout->lines[i].count; r++)
			columns += utf8_columns(layout->lines[i].runs[r].text);
		widest = columns > widest ? columns : widest;
	}
	return widest;
}

static void
put_line(struct layout *layout, const struct layout *part, int i, int at)
{
	if (i >= part->count)
		return;
	const struct line *line = &part->lines[i];
	layout->column = layout->margin + at;
	for (int r = 0; r < line->count; r++)
		put(layout, line->runs[r].ink, line->runs[r].text, strlen(line->runs[r].text));
}

void
layout_add(struct layout *layout, const struct layout *part)
{
	for (int i = 0; i < part->count; i++) {
		put_line(layout, part, i, 0);
		end_line(layout);
	}
}

void
layout_beside(struct layout *layout, const struct layout *left, const struct layout *right, int at)
{
	for (int i = 0; i < left->count || i < right->count; i++) {
		put_line(layout, left, i, 0);
		put_line(layout, right, i, at);
		end_line(layout);
	}
}

/* A text that is already on paper. */
static void
paragraph(struct layout *layout, int ink, int indent, const char *text)
{
	int width = layout->width - indent > 1 ? layout->width - indent : 1;
	while (*text != '\0') {
		const char *next;
		size_t shown = wrap_line(text, width, &next);
		layout->column = layout->margin + indent;
		put(layout, ink, text, shown);
		end_line(layout);
		text = next;
	}
}

void
layout_text(struct layout *layout, int ink, int indent, const char *text)
{
	paragraph(layout, ink, indent, on_paper(layout, text));
}

void
layout_marked(struct layout *layout, int ink, const char *mark, const char *text)
{
	mark = on_paper(layout, mark);
	int taken = utf8_columns(mark) + 1;
	int hang = layout->margin >= taken ? 0 : taken;
	layout->column = layout->margin + hang - taken;
	put(layout, ink, mark, strlen(mark));
	paragraph(layout, ink, hang, on_paper(layout, text));
}

/* Sets the next line of one cell and returns what is left of it. */
static const char *
put_cell(struct layout *layout, const struct cell *cell, int start, const char *text)
{
	if (*text == '\0')
		return text;
	const char *next;
	size_t shown = wrap_line(text, cell->width, &next);
	int spare = cell->width - utf8_columns_of(text, shown);
	layout->column = start + (cell->right && spare > 0 ? spare : 0);
	put(layout, cell->ink, text, shown);
	return next;
}

void
layout_row(struct layout *layout, int indent, const struct cell *cells, int count)
{
	const char **rest = ARENA_ARRAY(layout->arena, (size_t)count, const char *);
	for (int i = 0; i < count; i++)
		rest[i] = on_paper(layout, cells[i].text);
	bool more = true;
	while (more) {
		int start = layout->margin + indent;
		more = false;
		for (int i = 0; i < count; i++) {
			rest[i] = put_cell(layout, &cells[i], start, rest[i]);
			more |= *rest[i] != '\0';
			start += cells[i].width + LAYOUT_GAP;
		}
		end_line(layout);
	}
}

const char *
layout_blocks(struct layout *layout, int width, int tenths)
{
	static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	int filled = (width * 8 * tenths + 500) / 1000;
	struct buf buf = {0};
	if (layout->ascii) {
		buf_repeat(&buf, "#", (size_t)((filled + 4) / 8));
	} else {
		buf_repeat(&buf, "█", (size_t)(filled / 8));
		buf_add(&buf, eighths[filled % 8]);
	}
	const char *text = arena_copy(layout->arena, buf_text(&buf), buf.length);
	buf_free(&buf);
	return text;
}

void
layout_bar(struct layout *layout, int ink, const char *name, int name_width, int tenths,
           const char *number)
{
	enum { NUMBER = 3 };
	int width = layout->width - name_width - NUMBER - 2 * LAYOUT_GAP;
	const struct cell cells[] = {
		{ink, name, name_width, false},
		{ink, layout_blocks(layout, width, tenths), width, false},
		{INK_STRONG, number, NUMBER, true},
	};
	layout_row(layout, 0, cells, (int)(sizeof cells / sizeof *cells));
}

void
layout_print(struct buf *out, const struct layout *layout)
{
	for (int i = 0; i < layout->count; i++) {
		for (int r = 0; r < layout->lines[i].count; r++)
			buf_add(out, layout->lines[i].runs[r].text);
		buf_char(out, '\n');
	}
}
