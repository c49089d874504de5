#include "front/curses/canvas.h"

#include <curses.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/curses/direct.h"
#include "front/curses/frame.h"
#include "front/curses/ink.h"
#include "front/curses/patch.h"
#include "verdict/page.h"

enum {
	CELL_CHARACTERS = 4, /* a base and what combines with it; curses takes one more */
	VARIATION_SELECTOR = 0xFE0F,
};

static bool colored;

static void forget(void);

void
canvas_open(bool color)
{
	colored = color && has_colors() && start_color() != ERR && use_default_colors() != ERR;
	canvas_dress(PALETTE_NONE);
	direct_open();
}

int
canvas_colors(void)
{
	return colored ? COLORS : 0;
}

void
canvas_dress(enum palette palette)
{
	ink_dress(palette, colored);
	forget();
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

/* How many characters at the start of the text are ASCII and nothing more. */
static int
plain_length(const char *text)
{
	int length = 0;
	while (' ' <= text[length] && text[length] <= '~')
		length++;
	return length > 0 && (text[length] & 0x80) != 0 ? length - 1 : length; /* a mark may follow */
}

/* Most text: cells that differ in their letter alone. Curses is asked once how such a cell looks; putting
 * each there takes it ten times as long as copying. */
static void
paint_plain(const char *text, int length)
{
	enum { AT_ONCE = 64 };
	cchar_t look, cells[AT_ONCE];
	int row, column;
	getyx(newscr, row, column);
	waddch(newscr, '#');
	mvwin_wch(newscr, row, column, &look);
	for (int count; length > 0; text += count, column += count, length -= count) {
		count = length < AT_ONCE ? length : AT_ONCE;
		for (int i = 0; i < count; i++) {
			cells[i] = look;
			cells[i].chars[0] = (wchar_t)text[i];
		}
		mvwadd_wchnstr(newscr, row, column, cells, count);
	}
	wmove(newscr, row, column < COLS ? column : COLS - 1);
}

/* Returns the column behind the text; what is past `end` is left out. */
static int
paint_text(const char *text, int column, int end)
{
	enum { WORTH_IT = 4 };
	wchar_t cell[CELL_CHARACTERS + 1];
	int columns;
	for (size_t step;; text += step) {
		int plain = plain_length(text);
		plain = plain < end - column ? plain : end - column;
		if (plain >= WORTH_IT) {
			paint_plain(text, plain);
			column += plain;
			step = (size_t)plain;
			continue;
		}
		if ((step = next_cell(text, cell, &columns)) == 0)
			break;
		if (column + columns > end)
			return end;
		waddwstr(newscr, cell);
		/* U+FFFD takes one column where two were counted. */
		for (int i = wcwidth(cell[0]) < 0 ? columns : wcwidth(cell[0]); i < columns; i++)
			waddch(newscr, ' ');
		column += columns;
	}
	return column;
}

static int
paint_run(const struct run *run, int row, int column, int end, bool ascii)
{
	ink_set(run->ink);
	if (run->ink == INK_RULE && !ascii) {
		int columns = utf8_columns(run->text);
		columns = columns > end - column ? end - column : columns;
		whline_set(newscr, WACS_HLINE, columns);
		wmove(newscr, row, column + columns);
		return column + columns;
	}
	return paint_text(run->text, column, end);
}

/* -- what is painted already -- */

static struct {
	struct buf *rows;     /* as patch.h has them */
	bool *untold;         /* of those curses knows nothing */
	int *news;            /* room for all rows that are new */
	int count, columns;
	struct place cursor;  /* where the terminal's cursor was left */
	bool lags;            /* curses does not know all that is on the terminal */
} painted;

static void
forget(void)
{
	for (int row = 0; row < painted.count; row++)
		buf_wipe(&painted.rows[row]);
	free(painted.rows);
	free(painted.untold);
	free(painted.news);
	painted.rows = NULL;
	painted.untold = NULL;
	painted.news = NULL;
	painted.count = 0;
}

void
canvas_close(void)
{
	forget();
	ink_free();
}

void
canvas_forget(void)
{
	forget();
}

/* Without a memory of a screen of this size everything is painted. */
static void
remember(int rows)
{
	if (painted.count == rows && painted.columns == COLS)
		return;
	forget();
	werase(newscr);
	painted.rows = calloc((size_t)rows, sizeof *painted.rows);
	painted.untold = calloc((size_t)rows, sizeof *painted.untold);
	painted.news = calloc((size_t)rows, sizeof *painted.news);
	bool room = painted.rows != NULL && painted.untold != NULL && painted.news != NULL;
	painted.count = room ? rows : 0;
	painted.columns = COLS;
}

static bool
is_remembered(int rows)
{
	return rows == painted.count && painted.columns == COLS && !is_cleared(curscr);
}

/* -- without curses -- */

/* Do most new rows show what was in the row above, or below? Terminals can scroll, and curses knows how. */
static bool
is_scrolled(const struct picture *picture, int rows, int news, int by)
{
	int moved = 0;
	for (int row = 0; row < rows; row++) {
		struct patch patch;
		int from = row + by;
		bool there = 0 <= from && from < rows && picture->lines[row].count > 0;
		moved += there && !patch_find(&patch, &picture->lines[row], &painted.rows[from]);
	}
	return 2 * moved > news;
}

/* How many rows are new; -1 where that is for curses to send. */
static int
find_news(const struct picture *picture, int rows)
{
	enum { MANY = 4 };
	struct patch patch;
	int count = 0;
	if (!is_remembered(rows))
		return -1;
	for (int row = 0; row < rows; row++)
		if (patch_find(&patch, &picture->lines[row], &painted.rows[row]))
			painted.news[count++] = row;
	bool scrolled = count >= MANY &&
		(is_scrolled(picture, rows, count, 1) || is_scrolled(picture, rows, count, -1));
	return scrolled ? -1 : count;
}

static int
rows_of(const struct picture *picture)
{
	return picture->rows < LINES ? picture->rows : LINES;
}

bool
canvas_send(const struct picture *picture, bool ascii, struct buf *out)
{
	int rows = rows_of(picture), count = find_news(picture, rows);
	size_t begun = out->length;
	struct place now = painted.cursor;
	/* Of two the one nearer to the cursor comes first. */
	bool up = count == 2 && painted.news[1] == now.row;
	for (int i = 0; i < count; i++) {
		int row = painted.news[up ? count - 1 - i : i];
		if (!direct_row(out, &now, row, &picture->lines[row], &painted.rows[row], ascii)) {
			buf_cut(out, begun);
			return false;
		}
	}
	for (int i = 0; i < count; i++) {
		int row = painted.news[i];
		patch_remember(&picture->lines[row], &painted.rows[row]);
		painted.untold[row] = true;
	}
	if (count < 0)
		return false;
	painted.cursor = now;
	direct_move(out, &painted.cursor, (struct place){picture->cursor_row, picture->cursor_column});
	painted.lags = true;
	return true;
}

/* -- with curses: straight onto the screen that it is to show, for a window of our own, to be copied there,
 * would be as large again -- */

static void
paint_row(const struct line *line, int row, bool ascii)
{
	int column = 0;
	wmove(newscr, row, 0);
	wclrtoeol(newscr);
	for (int r = 0; r < line->count && column < COLS; r++)
		column = paint_run(&line->runs[r], row, column, COLS, ascii);
}

static void
paint_remembered(int row, bool ascii)
{
	const char *was = buf_text(&painted.rows[row]), *end = was + painted.rows[row].length;
	int column = 0;
	wmove(newscr, row, 0);
	wclrtoeol(newscr);
	for (; was < end && column < COLS; was = patch_next(was)) {
		const struct run run = {.ink = patch_ink(was), .text = patch_text(was)};
		column = paint_run(&run, row, column, COLS, ascii);
	}
}

bool
canvas_catch_up(bool ascii)
{
	if (!painted.lags || painted.columns != COLS || painted.count == 0 || is_cleared(curscr))
		return false;
	for (int row = 0; row < painted.count && row < LINES; row++) {
		if (painted.untold[row])
			paint_remembered(row, ascii);
		painted.untold[row] = false;
	}
	ink_set(INK_BODY);
	wmove(newscr, painted.cursor.row, painted.cursor.column);
	painted.lags = false;
	return true;
}

void
canvas_paint(const struct picture *picture, bool ascii)
{
	int rows = rows_of(picture);
	if (painted.lags)
		clearok(curscr, TRUE);
	painted.lags = false;
	remember(rows);
	for (int row = 0; row < rows; row++) {
		struct patch patch;
		const struct line *line = &picture->lines[row];
		bool known = row < painted.count;
		if (known && !painted.untold[row] && !patch_find(&patch, line, &painted.rows[row]))
			continue;
		paint_row(line, row, ascii);
		if (!known)
			continue;
		patch_remember(line, &painted.rows[row]);
		painted.untold[row] = false;
	}
	painted.cursor = (struct place){picture->cursor_row, picture->cursor_column};
	ink_set(INK_BODY);
	wmove(newscr, painted.cursor.row, painted.cursor.column);
}
