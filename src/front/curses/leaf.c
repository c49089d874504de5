#include "front/curses/leaf.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "front/curses/canvas.h"
#include "front/curses/preview.h"
#include "front/curses/term.h"
#include "sys/signals.h"

struct leaf {
	struct front_ctx *ctx;
	struct term term;
	struct decode decode;
	struct preview *preview;
	int rows, columns; /* as they were asked for */
	int screen, part;  /* the one shown */
	struct arena scratch;
};

bool
leaf_open(struct front_ctx *ctx, struct fail *fail)
{
	struct leaf *leaf = calloc(1, sizeof *leaf);
	if (leaf == NULL)
		return fail_set(fail, "out of memory");
	if (!term_open(&leaf->term, ctx, fail)) {
		free(leaf);
		return false;
	}
	leaf->ctx = ctx;
	leaf->decode.known = leaf->term.known;
	enum ground ground = theme_ground_named(getenv("COLORFGBG"));
	canvas_dress(theme_palette(ctx->theme, ground, canvas_colors(), term_is_console()));
	ctx->self = leaf;
	return true;
}

void
leaf_close(struct front_ctx *ctx)
{
	struct leaf *leaf = ctx->self;
	term_close(&leaf->term);
	arena_free(&leaf->scratch);
	free(leaf);
	ctx->self = NULL;
}

/* -- drawing -- */

/* The last row says which screen this is; above it is what a terminal of the chosen size would show. Where
 * a screen needs all rows, its last one lies below. */
static struct frame
frame(const struct leaf *leaf)
{
	int room = leaf->term.rows > FRAME_ROWS_MIN ? leaf->term.rows - 1 : leaf->term.rows;
	int rows = leaf->rows > 0 ? leaf->rows : room;
	int columns = leaf->columns > 0 ? leaf->columns : leaf->term.columns;
	return frame_new(rows, columns, leaf->ctx->ascii);
}

static const char *
repeated(struct arena *arena, const char *text, int count)
{
	struct buf buf = {0};
	buf_repeat(&buf, text, count < 0 ? 0 : (size_t)count);
	const char *made = buf_take(&buf, arena);
	buf_free(&buf);
	return made;
}

/* The line with the edge of a smaller screen behind it. */
static struct line
edged(struct leaf *leaf, const struct line *line, int columns)
{
	struct run *runs = ARENA_ARRAY(&leaf->scratch, (size_t)line->count + 2, struct run);
	int taken = 0;
	for (int r = 0; r < line->count; r++) {
		runs[r] = line->runs[r];
		taken += utf8_columns(runs[r].text);
	}
	runs[line->count] = (struct run){INK_BODY, repeated(&leaf->scratch, " ", columns - taken)};
	runs[line->count + 1] = (struct run){INK_QUIET, leaf->ctx->ascii ? "|" : "│"};
	return (struct line){runs, line->count + 2};
}

static struct line
one_run(struct leaf *leaf, int ink, const char *text)
{
	struct run *run = ARENA_NEW(&leaf->scratch, struct run);
	*run = (struct run){ink, text};
	return (struct line){run, 1};
}

static struct line
bottom(struct leaf *leaf, int columns)
{
	bool ascii = leaf->ctx->ascii;
	struct buf buf = {0};
	buf_repeat(&buf, ascii ? "-" : "─", (size_t)columns);
	buf_add(&buf, ascii ? "'" : "┘");
	const char *text = buf_take(&buf, &leaf->scratch);
	buf_free(&buf);
	return one_run(leaf, INK_QUIET, text);
}

static struct line
status(struct leaf *leaf, const struct frame *shape)
{
	enum { WIDE = 60 };
	const char *dot = leaf->ctx->ascii ? " - " : " · ";
	struct buf buf = {0};
	buf_add(&buf, leaf->term.columns < WIDE ? " n p q" : " preview: n p leaf  q leave");
	buf_format(&buf, "%s%d of %d ", dot, leaf->screen + 1, leaf->preview->count);
	preview_name(&buf, leaf->preview, leaf->screen);
	buf_add(&buf, leaf->part > 0 ? ", further down" : "");
	buf_format(&buf, "%s%dx%d", dot, shape->columns, shape->rows);
	if (leaf->rows >= leaf->term.rows || shape->columns > leaf->term.columns)
		buf_add(&buf, ", more than fits here");
	const char *text = buf_take(&buf, &leaf->scratch);
	buf_free(&buf);
	return one_run(leaf, INK_STRONG, text);
}

static bool
draw(struct leaf *leaf)
{
	struct frame shape = frame(leaf);
	struct picture shown;
	int rows = leaf->term.rows, last = rows - 1;
	preview_draw(&leaf->scratch, leaf->preview, leaf->screen, leaf->part, &shape, &shown);
	struct picture whole = {
		.lines = ARENA_ARRAY(&leaf->scratch, (size_t)rows, struct line),
		.rows = rows,
		.cursor_row = shown.cursor_row < last ? shown.cursor_row : last,
		.cursor_column = shown.cursor_column,
	};
	for (int row = 0; row < last && row < shown.rows; row++)
		whole.lines[row] = shape.columns < leaf->term.columns
		                       ? edged(leaf, &shown.lines[row], shape.columns)
		                       : shown.lines[row];
	if (shown.rows < last)
		whole.lines[shown.rows] = bottom(leaf, shape.columns);
	whole.lines[last] = status(leaf, &shape);
	bool there = term_show(&leaf->term, &whole, leaf->ctx->ascii);
	arena_free(&leaf->scratch);
	return there;
}

/* -- keys -- */

static bool
has_part(struct leaf *leaf, int part)
{
	struct frame shape = frame(leaf);
	struct picture picture;
	bool has = preview_draw(&leaf->scratch, leaf->preview, leaf->screen, part, &shape, &picture);
	arena_free(&leaf->scratch);
	return has;
}

static void
show(struct leaf *leaf, int screen)
{
	if (screen < 0 || screen >= leaf->preview->count)
		return;
	leaf->screen = screen;
	leaf->part = 0;
}

static void
next(struct leaf *leaf)
{
	if (has_part(leaf, leaf->part + 1))
		leaf->part++;
	else
		show(leaf, leaf->screen + 1);
}

static void
back(struct leaf *leaf)
{
	if (leaf->part > 0)
		leaf->part--;
	else
		show(leaf, leaf->screen - 1);
}

static void
first(struct leaf *leaf)
{
	show(leaf, 0);
}

static void
last(struct leaf *leaf)
{
	show(leaf, leaf->preview->count - 1);
}

static void
redraw(struct leaf *leaf)
{
	(void)leaf;
	term_redraw();
}

static void
suspend(struct leaf *leaf)
{
	term_suspend(&leaf->term);
}

enum { CONTROL_C = 3, CONTROL_L = 12, CONTROL_Z = 26 };

/* A row without a function leaves. */
static const struct {
	int key;
	void (*act)(struct leaf *);
} keys[] = {
	{'n', next}, {' ', next}, {PRESS_ENTER, next}, {PRESS_RIGHT, next}, {PRESS_PAGE_DOWN, next},
	{PRESS_DOWN, next}, {'p', back}, {'b', back}, {PRESS_BACKSPACE, back}, {PRESS_LEFT, back},
	{PRESS_PAGE_UP, back}, {PRESS_UP, back}, {PRESS_HOME, first}, {PRESS_END, last},
	{CONTROL_L, redraw}, {CONTROL_Z, suspend}, {'q', NULL}, {PRESS_ESCAPE, NULL}, {CONTROL_C, NULL},
};

/* True when it was the last one. */
static bool
press(struct leaf *leaf, int key)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (keys[i].key != key)
			continue;
		if (keys[i].act == NULL)
			return true;
		keys[i].act(leaf);
	}
	return false;
}

static enum front_event
heed(struct leaf *leaf)
{
	struct signals_news news = signals_take();
	if (news.end != 0) {
		leaf->ctx->signal = news.end;
		return FRONT_KILLED;
	}
	if (news.stop)
		term_suspend(&leaf->term);
	if (news.resize) {
		term_resize(&leaf->term);
		term_redraw();
	}
	return FRONT_IDLE;
}

static enum front_event
take_input(struct leaf *leaf)
{
	unsigned char bytes[256];
	size_t count = term_read(&leaf->term, bytes, sizeof bytes);
	for (size_t i = 0; i < count; i++)
		if (press(leaf, decode_byte(&leaf->decode, bytes[i])))
			return FRONT_MOVE;
	return count == 0 ? FRONT_GONE : FRONT_IDLE;
}

/* Waits for one thing to happen. */
static enum front_event
await(struct leaf *leaf)
{
	switch (term_wait(&leaf->term, decode_patience(&leaf->decode, leaf->term.escape_ms))) {
	case TERM_INPUT:
		return take_input(leaf);
	case TERM_SIGNAL:
		return heed(leaf);
	case TERM_SILENT:
		return press(leaf, decode_silence(&leaf->decode)) ? FRONT_MOVE : FRONT_IDLE;
	case TERM_DESERTED:
	case TERM_GONE:
		break;
	}
	return FRONT_GONE;
}

enum front_event
leaf_through(struct front_ctx *ctx, struct preview *preview, int rows, int columns)
{
	struct leaf *leaf = ctx->self;
	enum front_event event = FRONT_IDLE;
	leaf->preview = preview;
	leaf->rows = rows;
	leaf->columns = columns;
	while (event == FRONT_IDLE)
		event = draw(leaf) ? await(leaf) : FRONT_GONE;
	return event;
}
