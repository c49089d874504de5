/* Which colours inks get. Body text always keeps the terminal's own; what is coloured says nothing that
 * its words or marks do not say. Pure: what the terminal is like is handed in.
 *
 * No colour reads well on every background: one that stands out from black enough to be read does not
 * from white. So colours are used only where the background is known, by the terminal's own word or by
 * the theme that was asked for; then nothing is under a contrast of 4.5 to 1. */
#ifndef FRONT_THEME_H
#define FRONT_THEME_H

#include <stdbool.h>

enum theme {
	THEME_AUTO, /* what suits the background */
	THEME_DARK,
	THEME_LIGHT,
	THEME_HIGH_CONTRAST, /* paints its own background */
	THEME_PLAIN, /* no colours */
	THEMES
};
extern const char *const theme_names[THEMES];

enum ground { GROUND_UNKNOWN, GROUND_DARK, GROUND_LIGHT };

/* The background by its colour, each part 0..255; neither dark nor light counts as unknown. */
enum ground theme_ground(int red, int green, int blue);

/* The background by the environment's COLORFGBG, such as "15;0"; NULL if it is not set. */
enum ground theme_ground_named(const char *colors);

/* A set of colours that go together. */
enum palette {
	PALETTE_NONE,
	PALETTE_CONSOLE, /* the Linux console, where bold makes bright */
	PALETTE_DARK_8,
	PALETTE_DARK_256,
	PALETTE_LIGHT_256,
	PALETTE_HIGH_8,
	PALETTE_HIGH_256,
	PALETTES
};
enum palette theme_palette(enum theme, enum ground, int colors, bool console);

struct look {
	short text, ground; /* -1: the terminal's own */
	bool bold;
};

/* `ink` as in verdict/page.h; less than 0 is drawn like INK_QUIET. */
struct look theme_look(enum palette, int ink);

#endif
