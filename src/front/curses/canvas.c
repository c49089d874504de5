#include "front/curses/canvas.h"

#include <curses.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/curses/frame.h"
#include "verdict/page.h"
#include "verdict/quiz.h"

enum {
	INKS = INK_OUTCOME + OUTCOMES_MAX,
	CELL_CHARACTERS = 4, /* a base and what combines with it; curses takes one more */
	VARIATION_SELECTOR = 0xFE0F,
};

/* What each ink looks like; the pair of ink i is i + 1, and 0 where nothing is coloured. */
static struct {
	attr_t attributes;
	short pair;
} inks[INKS];

static bool colored;

static void forget(void);

void
canvas_open(bool color)
{
	colored = color && has_colors() && start_color() != ERR && use_default_colors() != ERR;
	canvas_dress(PALETTE_NONE);
}

int
canvas_colors(void)
{
	return colored ? COLORS : 0;
}

void
canvas_dress(enum palette palette)
{
	for (short ink = 0; ink < INKS; ink++) {
		struct look look = theme_look(palette, ink);
		bool own = look.text < 0 && look.ground < 0;
		short pair = (short)(ink + 1);
		inks[ink].attributes = look.bold ? A_BOLD : A_NORMAL;
		inks[ink].pair = 0;
		if (!own && colored && init_pair(pair, look.text, look.ground) != ERR)
			inks[ink].pair = pair;
	}
	forget();
	bkgdset((chtype)' ' | (chtype)COLOR_PAIR(inks[INK_BODY].pair));
}

static void
set_ink(int ink)
{
	int row = ink < 0 ? INK_QUIET : ink < INKS ? ink : INK_OUTCOME + (ink - INK_OUTCOME) % OUTCOMES_MAX;
	attr_set(inks[row].attributes, inks[row].pair, NULL);
}

/* The next character with what combines with it, as curses shall have it; *columns is what it takes.
 * Returns the bytes it was made of, 0 at the end. */
static size_t
next_cell(const char *text, wchar_t cell[CELL_CHARACTERS + 1], int *columns)
{
	size_t used = 0, length = strlen(text);
	int count = 0;
	*columns = 0;
	while (used < length) {
		uint32_t code = UTF8_REPLACEMENT;
		size_t step = utf8_decode(text + used, length - used, &code);
		int wide = step == 0 ? 1 : utf8_width(code);
		if (wide > 0 && count > 0)
			break;
		used += step == 0 ? 1 : step;
		bool unseen = utf8_is_control(code) || utf8_is_hidden(code) || code == VARIATION_SELECTOR;
		if (unseen || (wide == 0 && count == 0) || count == CELL_CHARACTERS)
			continue; /* a mark with nothing to stand on would join the cell before */
		/* What the C library does not know would be drawn as a blank. */
		if (wcwidth((wchar_t)code) != wide)
			code = wide == 0 ? 0 : UTF8_REPLACEMENT;
		if (code != 0)
			cell[count++] = (wchar_t)code;
		*columns += wide;
	}
	cell[count] = L'\0';
	return used;
}

/* Returns the column behind the text; what is past `end` is left out. */
static int
paint_text(const char *text, int column, int end)
{
	wchar_t cell[CELL_CHARACTERS + 1];
	int columns;
	for (size_t step; (step = next_cell(text, cell, &columns)) > 0; text += step) {
		if (column + columns > end)
			return end;
		addwstr(cell);
		/* U+FFFD takes one column where two were counted. */
		for (int i = wcwidth(cell[0]) < 0 ? columns : wcwidth(cell[0]); i < columns; i++)
			addch(' ');
		column += columns;
	}
	return column;
}

static int
paint_run(const struct run *run, int row, int column, int end, bool ascii)
{
	set_ink(run->ink);
	if (run->ink == INK_RULE && !ascii) {
		int columns = utf8_columns(run->text);
		columns = columns > end - column ? end - column : columns;
		hline_set(WACS_HLINE, columns);
		move(row, column + columns);
		return column + columns;
	}
	return paint_text(run->text, column, end);
}

/* -- what is painted already -- */

/* Each row as it was painted last: inks and texts of its runs. Most keys change one row or two, and
 * comparing is a fraction of the work that painting all of them anew is for curses. */
static struct {
	struct buf *rows;
	struct buf now; /* the row being looked at */
	int count, columns;
} painted;

static void
forget(void)
{
	for (int row = 0; row < painted.count; row++)
		buf_free(&painted.rows[row]);
	free(painted.rows);
	painted.rows = NULL;
	painted.count = 0;
}

/* Is there a memory of a screen of this size? Without one everything is painted. */
static bool
remember(int rows)
{
	if (painted.count == rows && painted.columns == COLS)
		return true;
	forget();
	erase();
	painted.rows = calloc((size_t)rows, sizeof *painted.rows);
	painted.count = painted.rows == NULL ? 0 : rows;
	painted.columns = COLS;
	return painted.count > 0;
}

static bool
changed(const struct line *line, int row)
{
	struct buf *before = &painted.rows[row], now = painted.now;
	buf_clear(&now);
	for (int r = 0; r < line->count; r++) {
		buf_char(&now, (char)line->runs[r].ink);
		buf_add(&now, line->runs[r].text);
		buf_char(&now, '\0');
	}
	painted.now = now;
	if (now.length == before->length && memcmp(buf_text(&now), buf_text(before), now.length) == 0)
		return false;
	painted.now = *before;
	*before = now;
	return true;
}

void
canvas_close(void)
{
	forget();
	buf_free(&painted.now);
}

void
canvas_paint(const struct picture *picture, bool ascii)
{
	int rows = picture->rows < LINES ? picture->rows : LINES;
	bool known = remember(rows);
	for (int row = 0; row < rows; row++) {
		int column = 0;
		if (known && !changed(&picture->lines[row], row))
			continue;
		move(row, 0);
		clrtoeol();
		for (int r = 0; r < picture->lines[row].count && column < COLS; r++)
			column = paint_run(&picture->lines[row].runs[r], row, column, COLS, ascii);
	}
	set_ink(INK_BODY);
	move(picture->cursor_row, picture->cursor_column);
	wnoutrefresh(stdscr);
}
