#include "front/curses/frame.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "front/curses/body.h"

enum {
	RULES_ROWS = 18, /* fewer rows are all needed for the body */
	TEXT_COLUMNS = 72,
	HEADER_MARGIN = 1,
};

struct frame
frame_new(int rows, int columns, bool ascii)
{
	bool rules = rows >= RULES_ROWS;
	int margin = columns >= 60 ? 4 : columns >= 40 ? 2 : 0;
	int width = columns - 2 * margin;
	return (struct frame){
		.rows = rows,
		.columns = columns,
		.ascii = ascii,
		.small = rows < FRAME_ROWS_MIN || columns < FRAME_COLUMNS_MIN,
		.rules = rules,
		.top = rules ? 3 : 1,
		.height = rows - (rules ? 5 : 2),
		.margin = margin,
		.width = width < TEXT_COLUMNS ? width : TEXT_COLUMNS,
	};
}

int
frame_offset(const struct frame *frame, const struct body *body, int wanted)
{
	int last = body->count - frame->height;
	int offset = wanted;
	if (wanted < 0 && body->focus >= 0) {
		offset = body->focus_end - frame->height;
		if (offset > body->focus)
			offset = body->focus; /* longer than the screen: its beginning */
	}
	if (offset > last)
		offset = last;
	return offset < 0 ? 0 : offset;
}

struct drawing {
	struct arena *memory;
	const struct frame *frame;
	struct picture picture;
};

static struct drawing
drawing_new(struct arena *memory, const struct frame *frame)
{
	int rows = frame->rows < 1 ? 1 : frame->rows;
	return (struct drawing){
		.memory = memory,
		.frame = frame,
		.picture = {
			.lines = ARENA_ARRAY(memory, (size_t)rows, struct line),
			.rows = rows,
		},
	};
}

static void
put(struct drawing *d, int row, const struct run *runs, int count)
{
	if (row < 0 || row >= d->picture.rows)
		return;
	struct run *copy = ARENA_ARRAY(d->memory, (size_t)count, struct run);
	memcpy(copy, runs, (size_t)count * sizeof *runs);
	d->picture.lines[row] = (struct line){copy, count};
}

static const char *
repeat(struct drawing *d, const char *text, int count)
{
	size_t length = strlen(text), all = count < 0 ? 0 : (size_t)count * length;
	char *copy = arena_take(d->memory, all + 1);
	for (size_t at = 0; at < all;)
		for (size_t i = 0; i < length; i++)
			copy[at++] = text[i];
	return copy;
}

/* `left`, and `right` up to the margin; what has no room is left out, first `left`. */
static void
put_sides(struct drawing *d, int row, struct run left, struct run right)
{
	int gap = d->frame->columns - 2 * HEADER_MARGIN - utf8_columns(right.text);
	int columns = utf8_columns(left.text);
	if (columns + 2 > gap && right.text[0] != '\0') {
		left.text = "";
		columns = 0;
	}
	gap -= columns;
	const char *margin = repeat(d, " ", HEADER_MARGIN);
	struct run between = {INK_BODY, repeat(d, " ", gap)};
	put(d, row, (struct run[]){{INK_BODY, margin}, left, between, right}, 4);
}

/* What of the header's right side there is room for: all of it, or what stands behind the dot. */
static const char *
fitting(const struct frame *frame, const char *right, int room)
{
	const char *dot = frame->ascii ? " - " : " · ";
	if (utf8_columns(right) <= room)
		return right;
	const char *found = strstr(right, dot);
	return found == NULL ? right : found + strlen(dot);
}

/* A rule, with a word near its end and one near its beginning if there are any. */
static void
put_rule(struct drawing *d, int row, struct run left, const char *word)
{
	const char *dash = d->frame->ascii ? "-" : "─";
	enum { BEHIND = 3 };
	struct run runs[8];
	int count = 0, columns = d->frame->columns;
	if (left.text != NULL) {
		runs[count++] = (struct run){INK_RULE, repeat(d, dash, BEHIND)};
		runs[count++] = (struct run){left.ink, " "};
		runs[count++] = left;
		runs[count++] = (struct run){left.ink, " "};
		columns -= BEHIND + utf8_columns(left.text) + 2;
	}
	if (word != NULL)
		columns -= utf8_columns(word) + 2 + BEHIND;
	runs[count++] = (struct run){INK_RULE, repeat(d, dash, columns)};
	if (word != NULL) {
		struct buf text = {0};
		buf_format(&text, " %s ", word);
		runs[count++] = (struct run){INK_STRONG, buf_take(&text, d->memory)};
		runs[count++] = (struct run){INK_RULE, repeat(d, dash, BEHIND)};
		buf_free(&text);
	}
	put(d, row, runs, count);
}

/* Of a sentence on not saving, what there is room for: all of it, or what stands before the colon. */
static struct run
saved_in(struct drawing *d, const struct around *around, int room)
{
	int ink = around->unsaved ? INK_STRONG : INK_QUIET;
	if (around->saved == NULL || utf8_columns(around->saved) <= room)
		return (struct run){ink, around->saved};
	return (struct run){ink, arena_copy(d->memory, around->saved, strcspn(around->saved, ":"))};
}

/* Which way the body goes on; NULL if it is all there. */
static const char *
more(const struct frame *frame, bool above, bool below)
{
	static const char *const words[2][4] = {
		{NULL, "▴ more", "▾ more", "▴▾ more"},
		{NULL, "^ more", "v more", "^v more"},
	};
	return words[frame->ascii][(above ? 1 : 0) + (below ? 2 : 0)];
}

static void
put_foot(struct drawing *d, const struct around *around, bool above, bool below)
{
	int row = d->frame->rows - 1;
	const char *word = more(d->frame, above && !d->frame->rules, below);
	struct run hints = {INK_QUIET, around->hints};
	enum { RULE_WORDS = 18 }; /* for the word at the end, and the rule itself */
	if (d->frame->rules)
		put_rule(d, row - 1, saved_in(d, around, d->frame->columns - RULE_WORDS), word);
	bool beside = !d->frame->rules && word != NULL;
	put_sides(d, row, hints, (struct run){INK_STRONG, beside ? word : ""});
}

/* Over the rows above the hints, as many as it takes. */
static void
put_message(struct drawing *d, const char *message)
{
	int columns = d->frame->columns - 2 * HEADER_MARGIN;
	int row = d->frame->rows - 1 - wrap_count(message, columns);
	for (const char *line = message, *next; *line != '\0'; line = next, row++) {
		size_t length = wrap_line(line, columns, &next);
		struct run text = {INK_STRONG, arena_copy(d->memory, line, length)};
		put(d, row, (struct run[]){{INK_BODY, repeat(d, " ", HEADER_MARGIN)}, text}, 2);
	}
}

/* Without rules what is saved takes the place of the title, which everybody has seen by then, and of what
 * stands before the dot. */
static void
put_header(struct drawing *d, const struct around *around)
{
	int room = d->frame->columns - 2 * HEADER_MARGIN;
	struct run left = {INK_STRONG, around->left};
	bool replaced = !d->frame->rules && around->saved != NULL;
	const char *right = fitting(d->frame, around->right, room);
	if (replaced) {
		left = saved_in(d, around, room - utf8_columns(right) - 2);
		right = fitting(d->frame, around->right, room - utf8_columns(left.text) - 2);
	}
	put_sides(d, 0, left, (struct run){INK_BODY, right});
}

struct picture
frame_draw(struct arena *memory, const struct frame *frame, const struct around *around,
           const struct body *body, int wanted)
{
	struct drawing d = drawing_new(memory, frame);
	int offset = frame_offset(frame, body, wanted);
	bool above = offset > 0, below = offset + frame->height < body->count;
	put_header(&d, around);
	if (frame->rules)
		put_rule(&d, 1, (struct run){INK_BODY, NULL}, more(frame, above, false));
	for (int i = 0; i < frame->height && offset + i < body->count; i++)
		d.picture.lines[frame->top + i] = body->lines[offset + i];
	put_foot(&d, around, above, below);
	if (around->message != NULL)
		put_message(&d, around->message);
	d.picture.cursor_row = frame->top;
	d.picture.cursor_column = frame->margin;
	int focus = body->focus - offset;
	if (body->focus >= 0 && focus >= 0 && focus < frame->height) {
		d.picture.cursor_row += focus;
		d.picture.cursor_column = body->focus_column;
	}
	return d.picture;
}

struct picture
frame_message(struct arena *memory, const struct frame *frame, const char *text)
{
	struct drawing d = drawing_new(memory, frame);
	struct body body = body_new(memory, 0, frame->columns, frame->ascii);
	body_text(&body, INK_BODY, text);
	for (int i = 0; i < d.picture.rows && i < body.count; i++)
		d.picture.lines[i] = body.lines[i];
	return d.picture;
}
