#include "front/curses/body.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/wrap.h"

struct body
body_new(struct arena *memory, int margin, int columns, bool ascii)
{
	return (struct body){
		.memory = memory,
		.ascii = ascii,
		.margin = margin,
		.columns = columns < 1 ? 1 : columns,
		.focus = -1,
		.focus_end = -1,
	};
}

static void
add(struct body *body, struct line line)
{
	if (body->count == body->line_room) {
		int room = body->line_room == 0 ? 32 : body->line_room * 2;
		struct line *lines = ARENA_ARRAY(body->memory, (size_t)room, struct line);
		if (body->count > 0)
			memcpy(lines, body->lines, (size_t)body->count * sizeof *lines);
		body->lines = lines;
		body->line_room = room;
	}
	body->lines[body->count++] = line;
}

void
body_clear(struct body *body)
{
	body->count = 0;
	body->focus = body->focus_end = -1;
}

void
body_gap(struct body *body)
{
	add(body, (struct line){0});
}

/* The text as this terminal can show it: itself, or a copy. */
static const char *
shown(struct body *body, const char *text)
{
	if (!body->ascii)
		return text;
	struct buf buf = {0};
	utf8_append_ascii(&buf, text);
	char *copy = arena_copy(body->memory, buf_text(&buf), buf.length);
	buf_free(&buf);
	return copy;
}

static const char *
blanks(struct body *body, int count)
{
	char *text = arena_take(body->memory, (size_t)count + 1);
	memset(text, ' ', (size_t)count);
	return text;
}

static void
add_runs(struct body *body, struct run head, struct run text)
{
	struct run *runs = ARENA_ARRAY(body->memory, 3, struct run);
	runs[0] = (struct run){INK_BODY, blanks(body, body->margin)};
	runs[1] = head;
	runs[2] = text;
	add(body, (struct line){runs, 3});
}

void
body_item(struct body *body, int head_ink, const char *head, int ink, const char *text)
{
	head = shown(body, head);
	head = arena_copy(body->memory, head, strlen(head)); /* callers build theirs in a buffer */
	const char *rest = shown(body, text);
	int indent = utf8_columns(head);
	struct run start = {head_ink, head};
	do {
		const char *line = rest;
		int columns = body->columns - indent;
		size_t length = wrap_line(line, columns < 1 ? 1 : columns, &rest);
		add_runs(body, start, (struct run){ink, arena_copy(body->memory, line, length)});
		start = (struct run){INK_BODY, blanks(body, indent)};
	} while (*rest != '\0');
}

void
body_text(struct body *body, int ink, const char *text)
{
	body_item(body, INK_BODY, "", ink, text);
}

/* The mark stands in the margin's last two columns, so that texts line up with the rest. */
void
body_choice(struct body *body, bool here, const char *head, int ink, const char *text)
{
	int margin = body->margin;
	body->margin = margin < 2 ? 0 : margin - 2;
	body->columns += margin - body->margin;
	struct buf marked = {0};
	buf_add(&marked, !here ? "  " : body->ascii ? "> " : "▸ ");
	buf_add(&marked, head);
	int first = body->count;
	body_item(body, INK_BODY, buf_text(&marked), ink, text);
	buf_free(&marked);
	if (here) {
		body->focus = first;
		body->focus_end = body->count;
		body->focus_column = body->margin;
	}
	body->columns -= margin - body->margin;
	body->margin = margin;
}

/* The line with one more run behind it. */
static struct line
longer(struct body *body, struct line line, int at, struct run run)
{
	struct run *runs = ARENA_ARRAY(body->memory, (size_t)line.count + 2, struct run);
	int columns = 0;
	for (int r = 0; r < line.count; r++) {
		runs[r] = line.runs[r];
		columns += utf8_columns(runs[r].text);
	}
	runs[line.count] = (struct run){INK_BODY, blanks(body, at > columns ? at - columns : 0)};
	runs[line.count + 1] = run;
	return (struct line){runs, line.count + 2};
}

void
body_beside(struct body *body, int first, int at, int ink, const char *text, int columns)
{
	const char *rest = shown(body, text);
	for (int row = first; *rest != '\0'; row++) {
		const char *line = rest;
		size_t length = wrap_line(line, columns < 1 ? 1 : columns, &rest);
		if (row == body->count)
			add(body, (struct line){0});
		body->lines[row] = longer(body, body->lines[row], body->margin + at,
			(struct run){ink, arena_copy(body->memory, line, length)});
	}
}

void
body_page(struct body *body, const struct page *page)
{
	for (int i = 0; i < page->count; i++)
		add(body, page->lines[i]);
}

void
body_print(struct buf *buf, const struct line *lines, int count)
{
	for (int i = 0; i < count; i++) {
		size_t start = buf->length;
		for (int r = 0; r < lines[i].count; r++)
			buf_add(buf, lines[i].runs[r].text);
		while (buf->length > start && buf->text[buf->length - 1] == ' ')
			buf->text[--buf->length] = '\0';
		buf_char(buf, '\n');
	}
}
