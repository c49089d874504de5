#include "front/curses/direct.h"

#include <curses.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/curses/ink.h"
#include "front/curses/patch.h"
#include "front/curses/terminfo.h"
#include "verdict/page.h"

enum { STEPS_MAX = 4, NOWHERE = -1 };

/* Of the terminal's description; `to_place` is NULL where it is not for us. */
static struct {
	const char *to_place, *to_row, *up, *left, *clear;
} motion;

/* Delays between bytes are curses' business. */
static const char *
plain_capability(const char *name)
{
	const char *text = terminfo_text(name);
	return text == NULL || strstr(text, "$<") != NULL ? NULL : text;
}

void
direct_open(void)
{
	motion.to_place = plain_capability("cup");
	motion.to_row = plain_capability("vpa");
	motion.up = plain_capability("cuu1");
	motion.left = plain_capability("cub1");
	motion.clear = plain_capability("el");
	if (motion.left == NULL || motion.clear == NULL || tigetnum("xmc") > 0) /* where attributes take cells */
		motion.to_place = NULL;
}

/* The bytes of the character at the start of the text, if it takes one column, for curses as for us; or 0. */
static size_t
narrow(const char *text, bool ascii)
{
	enum { BYTES_MAX = 4 };
	uint32_t code;
	if (' ' <= text[0] && text[0] <= '~')
		return 1;
	size_t step = utf8_decode(text, strnlen(text, BYTES_MAX), &code);
	bool good = step > 0 && !ascii && MB_CUR_MAX > 1 && !utf8_is_control(code) && !utf8_is_hidden(code) &&
	            utf8_width(code) == 1 && wcwidth((wchar_t)code) == 1;
	return good ? step : 0;
}

static void
repeat(struct buf *out, const char *step, int count)
{
	while (count-- > 0)
		buf_add(out, step);
}

void
direct_move(struct buf *out, struct place *now, struct place to)
{
	int left = now->column - to.column;
	bool near = 0 <= left && left <= STEPS_MAX;
	if (near && now->row - to.row == 1 && motion.up != NULL)
		buf_add(out, motion.up);
	else if (near && now->row != to.row && motion.to_row != NULL)
		buf_add(out, tiparm(motion.to_row, to.row));
	else if (!near || now->row != to.row) {
		buf_add(out, tiparm(motion.to_place, to.row, to.column));
		left = 0;
	}
	repeat(out, motion.left, left);
	*now = to;
}

/* -- a row, cell by cell -- */

struct cell {
	const char *text;
	size_t size;
	const char *run; /* where the text of its run begins */
	int ink; /* INK_BODY for all that look the same */
};

/* Goes along a row, as it is to be or as it was. Behind its end there are blanks. */
struct reader {
	const struct run *run, *run_end; /* one of them is at its end from the beginning */
	const char *was, *was_end;
	const char *begin, *text; /* the run, and what is left of it */
	int ink;
	bool ended;
};

static void
next_run(struct reader *reader)
{
	reader->ended = reader->run == reader->run_end && reader->was == reader->was_end;
	if (reader->run < reader->run_end) {
		reader->ink = reader->run->ink;
		reader->text = reader->run++->text;
	} else if (reader->was < reader->was_end) {
		reader->ink = patch_ink(reader->was);
		reader->text = patch_text(reader->was);
		reader->was = patch_next(reader->was);
	} else {
		reader->ink = INK_BODY;
		reader->text = " ";
	}
	reader->begin = reader->text;
}

/* False where the cell is not one for us. */
static bool
next_cell(struct reader *reader, bool ascii, struct cell *cell)
{
	while (*reader->text == '\0')
		next_run(reader);
	*cell = (struct cell){reader->text, narrow(reader->text, ascii), reader->begin, reader->ink};
	if (ink_is_plain(cell->ink))
		cell->ink = INK_BODY;
	reader->text += cell->size;
	return cell->size > 0;
}

static bool
same(const struct cell *a, const struct cell *b)
{
	return a->ink == b->ink && a->size == b->size && memcmp(a->text, b->text, a->size) == 0;
}

/* What is written in one row. */
struct pen {
	struct buf *out;
	struct place *now;
	int ink;                  /* that is on */
	const char *run, *behind; /* of the last cell that was written: its run, and what comes after it there */
};

static void
take_ink(struct pen *pen, int ink)
{
	if (ink == pen->ink)
		return;
	buf_add(pen->out, ink_off(pen->ink));
	buf_add(pen->out, ink_on(ink));
	pen->ink = ink;
}

static void
go(struct pen *pen, struct place to)
{
	if (pen->now->row == to.row && pen->now->column == to.column)
		return;
	take_ink(pen, INK_BODY);
	direct_move(pen->out, pen->now, to);
}

/* A few cells between two that are new are written over: that is shorter than to go around them. */
static void
write_cell(struct pen *pen, const struct cell *cell, struct place at)
{
	enum { GAP_MAX = 4 };
	int gap = at.column - pen->now->column;
	if (cell->run == pen->run && gap <= GAP_MAX && cell->text - pen->behind == gap) {
		buf_bytes(pen->out, pen->behind, (size_t)gap);
		pen->now->column = at.column;
	}
	go(pen, at);
	take_ink(pen, cell->ink);
	buf_bytes(pen->out, cell->text, cell->size);
	pen->run = cell->run;
	pen->behind = cell->text + cell->size;
	pen->now->column++;
}

/* From the first run that is new; columns from there on. */
static bool
write_cells(struct pen *pen, struct reader *line, struct reader *before, struct place at, bool ascii)
{
	struct cell cell, was;
	for (;; at.column++) {
		if (!next_cell(line, ascii, &cell) || !next_cell(before, ascii, &was))
			return false;
		if (line->ended && before->ended)
			return true;
		if (same(&cell, &was))
			continue;
		if (line->ended) {
			go(pen, at);
			take_ink(pen, INK_BODY);
			buf_add(pen->out, motion.clear);
			return true;
		}
		/* What is written into the last cell of all could make the screen scroll. */
		if (at.column >= COLS || (at.column == COLS - 1 && at.row == LINES - 1))
			return false;
		write_cell(pen, &cell, at);
	}
}

bool
direct_row(struct buf *out, struct place *now, int row, const struct line *line, const struct buf *before,
           bool ascii)
{
	struct patch patch;
	if (!patch_find(&patch, line, before))
		return true;
	if (motion.to_place == NULL || !ink_is_plain(INK_BODY))
		return false;
	struct reader reader = {.run = line->runs + patch.first, .run_end = line->runs + line->count, .text = ""};
	struct reader past = {.was = patch.was, .was_end = buf_text(before) + before->length, .text = ""};
	struct pen pen = {.out = out, .now = now, .ink = INK_BODY};
	if (!write_cells(&pen, &reader, &past, (struct place){row, patch.column}, ascii))
		return false;
	take_ink(&pen, INK_BODY);
	if (now->column == COLS) /* some terminals go on in the next row, some with the next letter */
		*now = (struct place){NOWHERE, NOWHERE};
	return true;
}
