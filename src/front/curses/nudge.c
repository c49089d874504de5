#include "front/curses/nudge.h"

#include <curses.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/curses/terminfo.h"

enum { COLUMNS_MAX = 4, STEPS_MAX = 4 };

/* Of the terminal's description; `to_place` is NULL where it is not for us. */
static struct {
	const char *to_place, *to_row, *up, *left;
} motion;

/* Delays between bytes are curses' business. */
static const char *
plain_capability(const char *name)
{
	const char *text = terminfo_text(name);
	return text == NULL || strstr(text, "$<") != NULL ? NULL : text;
}

void
nudge_open(void)
{
	motion.to_place = plain_capability("cup");
	motion.to_row = plain_capability("vpa");
	motion.up = plain_capability("cuu1");
	motion.left = plain_capability("cub1");
	if (motion.left == NULL || tigetnum("xmc") > 0) /* where attributes take cells */
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

/* All of it in such characters; *columns is their number. */
static bool
all_narrow(const char *text, size_t size, bool ascii, int *columns)
{
	*columns = 0;
	for (size_t step; size > 0; text += step, size -= step, ++*columns)
		if (*columns == COLUMNS_MAX || (step = narrow(text, size, ascii)) == 0)
			return false;
	return true;
}

static bool
is_ascii(char byte)
{
	return ' ' <= byte && byte <= '~';
}

bool
nudge_part(struct nudge *part, struct nudge_place at, const char *text, const char *was, bool ascii)
{
	size_t size = strlen(text), before = strlen(was);
	int columns_before;
	for (; is_ascii(*text) && *text == *was; text++, was++, size--, before--)
		at.column++;
	for (; size > 0 && before > 0 && text[size - 1] == was[before - 1] && is_ascii(text[size - 1]); size--)
		before--;
	*part = (struct nudge){.at = at, .text = text, .size = size};
	/* What was there is looked at as well: half of a wide character can't be written over. */
	return motion.to_place != NULL && all_narrow(text, size, ascii, &part->columns) &&
	       all_narrow(was, before, ascii, &columns_before) && part->columns == columns_before &&
	       at.column + part->columns < COLS;
}

static void
repeat(struct buf *out, const char *step, int count)
{
	while (count-- > 0)
		buf_add(out, step);
}

void
nudge_move(struct buf *out, struct nudge_place *now, struct nudge_place to)
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
nudge_write(struct buf *out, struct nudge_place *now, const struct nudge *part)
{
	nudge_move(out, now, part->at);
	buf_bytes(out, part->text, part->size);
	now->column += part->columns;
}
