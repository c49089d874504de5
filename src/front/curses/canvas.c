#include "front/curses/canvas.h"

#include <curses.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/curses/frame.h"
#include "front/curses/nudge.h"
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
	nudge_open();
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
	wbkgdset(newscr, (chtype)' ' | (chtype)COLOR_PAIR(inks[INK_BODY].pair));
}

static void
set_ink(int ink)
{
	int row = ink < 0 ? INK_QUIET : ink < INKS ? ink : INK_OUTCOME + (ink - INK_OUTCOME) % OUTCOMES_MAX;
	wattr_set(newscr, inks[row].attributes, inks[row].pair, NULL);
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
	set_ink(run->ink);
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

/* Each row as it was painted last: for each run its ink, its text and a NUL. Most keys change a run of
 * one row or two, and comparing is a fraction of the work that painting all anew is for curses. */
static struct {
	struct buf *rows;
	int count, columns;
	struct nudge_place cursor;   /* where the terminal's cursor was left */
	struct nudge_place believed; /* and where curses believes it to be */
} painted;

static void
forget(void)
{
	for (int row = 0; row < painted.count; row++)
		buf_wipe(&painted.rows[row]);
	free(painted.rows);
	painted.rows = NULL;
	painted.count = 0;
}

void
canvas_close(void)
{
	forget();
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
	painted.count = painted.rows == NULL ? 0 : rows;
	painted.columns = COLS;
}

static void
remember_row(const struct line *line, struct buf *before)
{
	buf_clear(before);
	for (int r = 0; r < line->count; r++) {
		buf_char(before, (char)line->runs[r].ink);
		buf_bytes(before, line->runs[r].text, strlen(line->runs[r].text) + 1);
	}
}

/* Goes past those of the line's runs, from number `run` on, that are what was painted; returns the
 * number of the first that is not. */
static int
pass_same(const struct line *line, int run, const char **was, const char *end)
{
	for (; run < line->count && *was < end; run++) {
		size_t size = strlen(line->runs[run].text) + 1;
		if ((char)line->runs[run].ink != **was || strcmp(line->runs[run].text, *was + 1) != 0)
			break;
		*was += 1 + size;
	}
	return run;
}

/* Does run number `run` take the place of one as wide, with the rest as it was? */
static bool
changes_alone(const struct line *line, int run, const char *was, const char *end)
{
	if (run == line->count || was == end || (char)line->runs[run].ink != *was)
		return false;
	const char *text = was + 1;
	was = text + strlen(text) + 1;
	return pass_same(line, run + 1, &was, end) == line->count && was == end &&
	       utf8_columns(line->runs[run].text) == utf8_columns(text);
}

/* How many columns at the end of both texts are the same ASCII characters. */
static int
same_end(const char *text, const char *was)
{
	size_t a = strlen(text), b = strlen(was);
	int count = 0;
	for (; a > 0 && b > 0 && text[a - 1] == was[b - 1] && ' ' <= text[a - 1] && text[a - 1] <= '~'; a--, b--)
		count++;
	return count;
}

static void
paint_row(const struct line *line, int row, bool ascii)
{
	struct buf nothing = {0}, *before = row < painted.count ? &painted.rows[row] : &nothing;
	const char *was = buf_text(before), *end = was + before->length;
	int first = pass_same(line, 0, &was, end), column = 0;
	if (first == line->count && was == end)
		return;
	bool alone = changes_alone(line, first, was, end);
	int until = alone ? first + 1 : line->count, stop = COLS;
	for (int r = 0; r < first; r++)
		column += utf8_columns(line->runs[r].text);
	wmove(newscr, row, column < COLS ? column : COLS - 1);
	if (alone)
		stop = column + utf8_columns(was + 1) - same_end(line->runs[first].text, was + 1);
	else if (column < COLS)
		wclrtoeol(newscr);
	stop = stop < COLS ? stop : COLS;
	for (int r = first; r < until && column < stop; r++)
		column = paint_run(&line->runs[r], row, column, stop, ascii);
	if (before != &nothing)
		remember_row(line, before);
}

static void
paint_rows(const struct picture *picture, int from, int to, bool ascii)
{
	for (int row = from; row < to; row++)
		paint_row(&picture->lines[row], row, ascii);
}

/* -- a cell or two -- */

enum { NUDGES = 2 };

struct nudges {
	struct nudge list[NUDGES];
	int count;
};

static bool
is_plain(int ink)
{
	return ink >= 0 && ink < INKS && inks[ink].attributes == A_NORMAL && inks[ink].pair == 0;
}

/* Adds what is new in the row; false if that is too much. */
static bool
add_nudge(struct nudges *nudges, const struct line *line, int row, bool ascii)
{
	const struct buf *before = &painted.rows[row];
	const char *was = buf_text(before), *end = was + before->length;
	int first = pass_same(line, 0, &was, end), column = 0;
	if (first == line->count && was == end)
		return true;
	if (nudges->count == NUDGES || !changes_alone(line, first, was, end) || !is_plain(line->runs[first].ink))
		return false;
	for (int r = 0; r < first; r++)
		column += utf8_columns(line->runs[r].text);
	return nudge_part(&nudges->list[nudges->count++], (struct nudge_place){row, column},
	                  line->runs[first].text, was + 1, ascii);
}

/* All that is new, if it is little enough, and curses has nothing to send besides. */
static bool
find_nudges(const struct picture *picture, int rows, bool ascii, struct nudges *nudges)
{
	nudges->count = 0;
	if (rows != painted.count || painted.columns != COLS || is_cleared(curscr))
		return false;
	for (int row = 0; row < rows; row++)
		if (!add_nudge(nudges, &picture->lines[row], row, ascii))
			return false;
	return nudges->count > 0;
}

/* Sends them, from where the cursor is, and lets curses know: on the screen that it is to show, and on the
 * one that it has shown. */
static void
send_nudges(const struct nudges *nudges, const struct picture *picture, bool ascii, struct buf *out)
{
	bool up = nudges->count == NUDGES && nudges->list[1].at.row == painted.cursor.row;
	for (int i = 0; i < nudges->count; i++) {
		const struct nudge *part = &nudges->list[up ? NUDGES - 1 - i : i];
		int row = part->at.row, last = part->at.column + part->columns - 1;
		nudge_write(out, &painted.cursor, part);
		paint_row(&picture->lines[row], row, ascii);
		copywin(newscr, curscr, row, part->at.column, row, part->at.column, row, last, FALSE);
	}
	nudge_move(out, &painted.cursor, (struct nudge_place){picture->cursor_row, picture->cursor_column});
}

/* Straight onto the screen that curses is to show: a window of our own, to be copied there, would be as
 * large again. Curses sends rows from the top; when the cursor goes up, what it leaves is cheaper to send
 * first. */
static void
paint_all(const struct picture *picture, int rows, bool ascii, struct buf *out)
{
	if (painted.cursor.row != painted.believed.row || painted.cursor.column != painted.believed.column)
		nudge_move(out, &painted.cursor, painted.believed);
	remember(rows);
	if (painted.cursor.row > picture->cursor_row && painted.cursor.row < rows) {
		paint_rows(picture, painted.cursor.row, rows, ascii);
		leaveok(newscr, TRUE);
		doupdate();
		leaveok(newscr, FALSE);
		rows = painted.cursor.row;
	}
	paint_rows(picture, 0, rows, ascii);
	painted.believed = painted.cursor = (struct nudge_place){picture->cursor_row, picture->cursor_column};
}

bool
canvas_paint(const struct picture *picture, bool ascii, struct buf *out)
{
	struct nudges nudges;
	int rows = picture->rows < LINES ? picture->rows : LINES;
	bool little = find_nudges(picture, rows, ascii, &nudges);
	if (little)
		send_nudges(&nudges, picture, ascii, out);
	else
		paint_all(picture, rows, ascii, out);
	set_ink(INK_BODY);
	wmove(newscr, picture->cursor_row, picture->cursor_column);
	return !little;
}
