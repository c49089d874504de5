#include "front/curses/canvas.h"

#include <curses.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

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

void
canvas_paint(const struct picture *picture, bool ascii)
{
	erase();
	int rows = picture->rows < LINES ? picture->rows : LINES;
	for (int row = 0; row < rows; row++) {
		int column = 0;
		move(row, 0);
		for (int r = 0; r < picture->lines[row].count && column < COLS; r++)
			column = paint_run(&picture->lines[row].runs[r], row, column, COLS, ascii);
	}
	set_ink(INK_BODY);
	move(picture->cursor_row, picture->cursor_column);
	wnoutrefresh(stdscr);
}
