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
narrow(const char *text, size_t length, bool ascii)
{
	uint32_t code;
	if (length > 0 && ' ' <= text[0] && text[0] <= '~')
		return 1;
	size_t step = utf8_decode(text, length, &code);
	bool good = step > 0 && !ascii && MB_CUR_MAX > 1 && !utf8_is_control(code) && !utf8_is_hidden(code) &&
	            utf8_width(code) == 1 && wcwidth((wchar_t)code) == 1;
	return good ? step : 0;
}

/* All of it in such characters; adds their number. */
static bool
all_narrow(const char *text, size_t size, bool ascii, int *columns)
{
	for (size_t step; size > 0; text += step, size -= step, ++*columns)
		if ((step = narrow(text, size, ascii)) == 0)
			return false;
	return true;
}

static bool
is_ascii(char byte)
{
	return ' ' <= byte && byte <= '~';
}

/* What the first run begins with stays where it is, and what one ends with that changes alone. */
static void
trim(struct piece *piece, const struct patch *patch)
{
	if (patch->was == NULL || piece->first == piece->until ||
	    piece->line->runs[piece->first].ink != patch->ink_was)
		return;
	const char *text = piece->line->runs[piece->first].text, *was = patch->was;
	while (is_ascii(text[piece->skip]) && text[piece->skip] == was[piece->skip])
		piece->skip++;
	/* The last of them may have had a mark, or get one. */
	if (piece->skip > 0 && ((text[piece->skip] | was[piece->skip]) & 0x80) != 0)
		piece->skip--;
	piece->at.column += (int)piece->skip;
	if (!patch->alone)
		return;
	size_t size = strlen(text) - piece->skip, before = strlen(was) - piece->skip;
	text += piece->skip;
	was += piece->skip;
	while (piece->cut < size && piece->cut < before && is_ascii(text[size - piece->cut - 1]) &&
	       text[size - piece->cut - 1] == was[before - piece->cut - 1])
		piece->cut++;
}

/* What of a run is written. */
static const char *
part_of(const struct piece *piece, int r, size_t *size)
{
	const char *text = piece->line->runs[r].text;
	size_t skip = r == piece->first ? piece->skip : 0;
	*size = strlen(text) - skip - (r == piece->until - 1 ? piece->cut : 0);
	return text + skip;
}

bool
direct_piece(struct piece *piece, int row, const struct line *line, const struct patch *patch, bool ascii)
{
	*piece = (struct piece){.at = {row, patch->column}, .line = line, .first = patch->first,
		.until = patch->until};
	if (motion.to_place == NULL || !ink_is_plain(INK_BODY))
		return false;
	trim(piece, patch);
	for (int r = piece->first; r < piece->until; r++) {
		size_t size;
		const char *text = part_of(piece, r, &size);
		if (!all_narrow(text, size, ascii, &piece->columns))
			return false;
	}
	int kept = piece->at.column - patch->column;
	piece->clears = !patch->alone && patch->columns_was > kept + piece->columns;
	/* Half of a wide character can't be written over. */
	int columns_was = 0;
	if (patch->alone && !all_narrow(patch->was + piece->skip,
	                                strlen(patch->was) - piece->skip - piece->cut, ascii, &columns_was))
		return false;
	/* What ends in the last cell of all could make the screen scroll. */
	int end = piece->at.column + piece->columns;
	return end < COLS || (end == COLS && row < LINES - 1);
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

void
direct_write(struct buf *out, struct place *now, const struct piece *piece)
{
	direct_move(out, now, piece->at);
	for (int r = piece->first; r < piece->until; r++) {
		size_t size;
		const char *text = part_of(piece, r, &size);
		buf_add(out, ink_on(piece->line->runs[r].ink));
		buf_bytes(out, text, size);
		buf_add(out, ink_off(piece->line->runs[r].ink));
	}
	if (piece->clears)
		buf_add(out, motion.clear);
	now->column += piece->columns;
	if (now->column == COLS) /* some terminals go on in the next row, some with the next letter */
		*now = (struct place){NOWHERE, NOWHERE};
}
