#include "front/curses/ink.h"

#include <curses.h>

#include "base/buf.h"
#include "verdict/page.h"
#include "verdict/quiz.h"

enum { INKS = INK_OUTCOME + OUTCOMES_MAX };

/* What each ink looks like; the pair of ink i is i + 1, and 0 where nothing is coloured. */
static struct {
	attr_t attributes;
	short pair;
	struct buf on, off; /* empty until it is asked for */
} inks[INKS];

void
ink_free(void)
{
	for (int ink = 0; ink < INKS; ink++) {
		buf_free(&inks[ink].on);
		buf_free(&inks[ink].off);
	}
}

void
ink_dress(enum palette palette, bool colored)
{
	ink_free();
	for (short ink = 0; ink < INKS; ink++) {
		struct look look = theme_look(palette, ink);
		bool own = look.text < 0 && look.ground < 0;
		short pair = (short)(ink + 1);
		inks[ink].attributes = look.bold ? A_BOLD : A_NORMAL;
		inks[ink].pair = 0;
		if (!own && colored && init_pair(pair, look.text, look.ground) != ERR)
			inks[ink].pair = pair;
	}
	wbkgdset(newscr, (chtype)' ' | (chtype)COLOR_PAIR(inks[INK_BODY].pair));
}

static int
row_of(int ink)
{
	return ink < 0 ? INK_QUIET : ink < INKS ? ink : INK_OUTCOME + (ink - INK_OUTCOME) % OUTCOMES_MAX;
}

void
ink_set(int ink)
{
	int row = row_of(ink);
	wattr_set(newscr, inks[row].attributes, inks[row].pair, NULL);
}

bool
ink_is_plain(int ink)
{
	int row = row_of(ink);
	return inks[row].attributes == A_NORMAL && inks[row].pair == 0;
}

/* Where curses puts the bytes: it hands nothing on. */
static struct buf *collected;

static int
collect(int byte)
{
	buf_char(collected, (char)byte);
	return byte;
}

/* Curses knows what is on, and that is nothing between two frames: so it is asked for both together. */
static void
ask(int row)
{
	if (inks[row].on.length > 0 || ink_is_plain(row))
		return;
	collected = &inks[row].on;
	vid_puts(inks[row].attributes, inks[row].pair, NULL, collect);
	collected = &inks[row].off;
	vid_puts(A_NORMAL, 0, NULL, collect);
}

const char *
ink_on(int ink)
{
	int row = row_of(ink);
	ask(row);
	return buf_text(&inks[row].on);
}

const char *
ink_off(int ink)
{
	int row = row_of(ink);
	ask(row);
	return buf_text(&inks[row].off);
}
