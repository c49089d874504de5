#include "front/theme.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "verdict/page.h"
#include "verdict/quiz.h"

enum {
	OWN = -1, /* the terminal's colour */
	COLORS_RICH = 256,
};

const char *const theme_names[THEMES] = {
	[THEME_AUTO] = "auto",
	[THEME_DARK] = "dark",
	[THEME_LIGHT] = "light",
	[THEME_HIGH_CONTRAST] = "high-contrast",
	[THEME_PLAIN] = "plain",
};

/* The limits lie where the least contrast of the two palettes for 256 colours becomes too small.
 * Squares stand for the exact curve of brightness, which they follow closely enough. */
enum ground
theme_ground(int red, int green, int blue)
{
	enum { DARK_MOST = 45, LIGHT_LEAST = 820 }; /* of 1000 */
	long bright = 2126L * red * red + 7152L * green * green + 722L * blue * blue;
	bright /= 255 * 255 * 10;
	return bright <= DARK_MOST ? GROUND_DARK : bright >= LIGHT_LEAST ? GROUND_LIGHT : GROUND_UNKNOWN;
}

enum ground
theme_ground_named(const char *colors)
{
	const char *last = colors == NULL ? NULL : strrchr(colors, ';');
	if (last == NULL || last[1] < '0' || last[1] > '9')
		return GROUND_UNKNOWN;
	switch (strtol(last + 1, NULL, 10)) {
	case 0:
	case 8: /* the dark background of Solarized */
		return GROUND_DARK;
	case 15:
		return GROUND_LIGHT;
	}
	return GROUND_UNKNOWN;
}

enum palette
theme_palette(enum theme theme, enum ground ground, int colors, bool console)
{
	bool rich = colors >= COLORS_RICH;
	if (theme == THEME_PLAIN || colors < 8)
		return PALETTE_NONE;
	if (theme == THEME_HIGH_CONTRAST)
		return rich ? PALETTE_HIGH_256 : PALETTE_HIGH_8;
	if (theme == THEME_AUTO && console)
		return PALETTE_CONSOLE;
	if (theme == THEME_DARK || (theme == THEME_AUTO && ground == GROUND_DARK))
		return rich ? PALETTE_DARK_256 : console ? PALETTE_CONSOLE : PALETTE_DARK_8;
	/* Of eight colours none is dark enough in every palette. */
	bool light = theme == THEME_LIGHT || ground == GROUND_LIGHT;
	return light && rich ? PALETTE_LIGHT_256 : PALETTE_NONE;
}

/* Of eight colours only two are bright enough wherever eight colours are all there is, and bold may
 * turn them into others. */
static const struct set {
	short body, ground, caution;
	short outcome[OUTCOMES_MAX];
	bool bold; /* accents are */
} sets[PALETTES] = {
	[PALETTE_NONE] = {OWN, OWN, OWN, {OWN, OWN, OWN, OWN, OWN, OWN, OWN, OWN}, true},
	[PALETTE_CONSOLE] = {OWN, OWN, 3, {6, 3, 2, 5, 1, 7, 6, 2}, true},
	[PALETTE_DARK_8] = {OWN, OWN, OWN, {6, 2, OWN, OWN, OWN, OWN, OWN, OWN}, false},
	[PALETTE_DARK_256] = {OWN, OWN, 227, {81, 215, 114, 183, 227, 210, 43, 218}, true},
	[PALETTE_LIGHT_256] = {OWN, OWN, 124, {25, 94, 22, 91, 58, 124, 23, 125}, true},
	[PALETTE_HIGH_8] = {7, 0, 7, {7, 7, 7, 7, 7, 7, 7, 7}, true},
	[PALETTE_HIGH_256] = {231, 16, 227, {81, 215, 114, 183, 227, 210, 43, 218}, true},
};

struct look
theme_look(enum palette palette, int ink)
{
	const struct set *set = &sets[palette];
	struct look look = {set->body, set->ground, false};
	if (ink < 0)
		ink = INK_QUIET;
	if (ink >= INK_OUTCOME) {
		look.text = set->outcome[(ink - INK_OUTCOME) % OUTCOMES_MAX];
		look.bold = set->bold || look.text == OWN;
		return look;
	}
	if (ink == INK_CAUTION)
		look.text = set->caution;
	look.bold = ink == INK_STRONG || (ink == INK_CAUTION && (set->bold || look.text == OWN));
	return look;
}
