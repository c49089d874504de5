/* The contrast of every ink on every background that it may stand on, by the formula of WCAG 2. */
#include "front/theme.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "verdict/page.h"
#include "verdict/quiz.h"

enum { OWN = -1, BLACK = 0x000000, WHITE = 0xffffff, INKS = INK_OUTCOME + OUTCOMES_MAX };

static double
part(uint32_t rgb, int shift)
{
	double c = (double)(rgb >> shift & 0xff) / 255;
	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t rgb)
{
	return 0.2126 * part(rgb, 16) + 0.7152 * part(rgb, 8) + 0.0722 * part(rgb, 0);
}

static double
contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
	return x > y ? x / y : y / x;
}

/* Terminals as they come: their text and background, and what they make of the sixteen colours. */
static const struct terminal {
	const char *name;
	uint32_t text, ground;
	uint32_t ansi[16];
	int colors;
	bool console, bold_is_bright;
} terminals[] = {
#define XTERM \
	{0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, \
	 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff}
#define SOLARIZED \
	{0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, \
	 0x002b36, 0xcb4b16, 0x586e75, 0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3}
#define LINUX \
	{0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, \
	 0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff}
	{"xterm on black", WHITE, BLACK, XTERM, 256, false, false},
	{"xterm on white", BLACK, WHITE, XTERM, 256, false, false},
	{"xterm on black, 8 colours", WHITE, BLACK, XTERM, 8, false, true},
	{"xterm on white, 8 colours", BLACK, WHITE, XTERM, 8, false, true},
	{"Solarized dark", 0x839496, 0x002b36, SOLARIZED, 256, false, false},
	{"Solarized light", 0x657b83, 0xfdf6e3, SOLARIZED, 256, false, false},
	{"Solarized dark, 8 colours", 0x839496, 0x002b36, SOLARIZED, 8, false, true},
	{"Solarized light, 8 colours", 0x657b83, 0xfdf6e3, SOLARIZED, 8, false, true},
	{"the Linux console", 0xaaaaaa, BLACK, LINUX, 8, true, true},
};
enum { TERMINALS = sizeof terminals / sizeof terminals[0] };

static uint32_t
rgb_of(const struct terminal *terminal, int color, bool bold, uint32_t own)
{
	static const uint32_t steps[] = {0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff};
	if (color == OWN)
		return own;
	if (color < 16)
		return terminal->ansi[color < 8 && bold && terminal->bold_is_bright ? color + 8 : color];
	assert_in_range(color, 16, 231);
	color -= 16;
	return steps[color / 36] << 16 | steps[color / 6 % 6] << 8 | steps[color % 6];
}

static enum ground
ground_of(uint32_t rgb)
{
	return theme_ground((int)(rgb >> 16 & 0xff), (int)(rgb >> 8 & 0xff), (int)(rgb & 0xff));
}

/* What is the terminal's own, both text and background, is its owner's choice. */
static void
reads_well(const struct terminal *terminal, enum palette palette, double least)
{
	for (int ink = -1; ink < INKS; ink++) {
		struct look look = theme_look(palette, ink);
		if (look.text == OWN && look.ground == OWN)
			continue;
		uint32_t text = rgb_of(terminal, look.text, look.bold, terminal->text);
		uint32_t ground = rgb_of(terminal, look.ground, false, terminal->ground);
		if (contrast(text, ground) < least)
			fail_msg("%s, palette %d, ink %d: only %.2f to 1", terminal->name, palette, ink,
			         contrast(text, ground));
	}
}

static void
nothing_is_under_4_5_to_1_on_any_known_terminal(void **state)
{
	(void)state;
	for (int i = 0; i < TERMINALS; i++) {
		const struct terminal *t = &terminals[i];
		enum ground ground = ground_of(t->ground);
		bool dark = t->ground == BLACK || t->ground == 0x002b36;
		assert_int_equal(ground, dark ? GROUND_DARK : GROUND_LIGHT);
		reads_well(t, theme_palette(THEME_AUTO, GROUND_UNKNOWN, t->colors, t->console), 4.5);
		reads_well(t, theme_palette(THEME_AUTO, ground, t->colors, t->console), 4.5);
		reads_well(t, theme_palette(dark ? THEME_DARK : THEME_LIGHT, GROUND_UNKNOWN, t->colors,
		                            t->console), 4.5);
		reads_well(t, theme_palette(THEME_HIGH_CONTRAST, ground, t->colors, t->console), 7);
	}
}

/* Other terminals may have any background: what is called dark or light has to be so. */
static void
nor_on_any_background_that_is_called_dark_or_light(void **state)
{
	(void)state;
	struct terminal any = {.name = "any", .colors = 256};
	int called[3] = {0};
	for (int red = 0; red < 256; red += 15) {
		for (int green = 0; green < 256; green += 15) {
			for (int blue = 0; blue < 256; blue += 15) {
				enum ground ground = theme_ground(red, green, blue);
				any.ground = (uint32_t)(red << 16 | green << 8 | blue);
				called[ground]++;
				reads_well(&any, theme_palette(THEME_AUTO, ground, 256, false), 4.5);
			}
		}
	}
	assert_true(called[GROUND_DARK] > 20 && called[GROUND_LIGHT] > 20);
}

static void
each_outcome_has_an_accent_of_its_own(void **state)
{
	static const enum palette rich[] = {PALETTE_DARK_256, PALETTE_LIGHT_256, PALETTE_HIGH_256};
	(void)state;
	for (size_t p = 0; p < sizeof rich / sizeof rich[0]; p++) {
		for (int a = 0; a < OUTCOMES_MAX; a++) {
			for (int b = 0; b < a; b++)
				assert_int_not_equal(theme_look(rich[p], INK_OUTCOME + a).text,
				                     theme_look(rich[p], INK_OUTCOME + b).text);
		}
	}
	assert_int_not_equal(theme_look(PALETTE_DARK_8, INK_OUTCOME).text,
	                     theme_look(PALETTE_DARK_8, INK_OUTCOME + 1).text);
}

static void
body_text_is_the_terminals_own_but_in_high_contrast(void **state)
{
	(void)state;
	for (int p = 0; p < PALETTES; p++) {
		struct look look = theme_look((enum palette)p, INK_BODY);
		bool painted = p == PALETTE_HIGH_8 || p == PALETTE_HIGH_256;
		assert_int_equal(look.text != OWN, painted);
		assert_int_equal(look.ground != OWN, painted);
		assert_false(look.bold);
	}
}

static void
without_colours_accents_are_bold(void **state)
{
	(void)state;
	for (int theme = 0; theme < THEMES; theme++)
		assert_int_equal(theme_palette((enum theme)theme, GROUND_DARK, 0, false), PALETTE_NONE);
	assert_int_equal(theme_palette(THEME_PLAIN, GROUND_DARK, 256, false), PALETTE_NONE);
	for (int ink = INK_OUTCOME; ink < INKS; ink++) {
		assert_int_equal(theme_look(PALETTE_NONE, ink).text, OWN);
		assert_true(theme_look(PALETTE_NONE, ink).bold);
	}
}

static void
the_environment_may_name_the_background(void **state)
{
	static const struct {
		const char *text;
		enum ground ground;
	} rows[] = {
		{NULL, GROUND_UNKNOWN}, {"", GROUND_UNKNOWN}, {"15", GROUND_UNKNOWN},
		{"15;0", GROUND_DARK}, {"12;8", GROUND_DARK}, {"0;15", GROUND_LIGHT},
		{"0;default;15", GROUND_LIGHT}, {"15;default", GROUND_UNKNOWN}, {"0;7", GROUND_UNKNOWN},
		{"0;-1", GROUND_UNKNOWN}, {"0;99999999999999999999", GROUND_UNKNOWN},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(theme_ground_named(rows[i].text), rows[i].ground);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_under_4_5_to_1_on_any_known_terminal),
		cmocka_unit_test(nor_on_any_background_that_is_called_dark_or_light),
		cmocka_unit_test(each_outcome_has_an_accent_of_its_own),
		cmocka_unit_test(body_text_is_the_terminals_own_but_in_high_contrast),
		cmocka_unit_test(without_colours_accents_are_bold),
		cmocka_unit_test(the_environment_may_name_the_background),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
