/* Each screen of the quiz of coffee.h, and the keys that lead there; tests/curses/golden has what it looks
 * like. What a report looks like is tested where reports are made. */
#ifndef TESTS_CURSES_SCREENS_H
#define TESTS_CURSES_SCREENS_H

static const struct screen_keys {
	const char *name, *keys;
} screen_keys[] = {
	{"intro", ""},
	{"ask", "\r+"},
	{"answered", "\r1\rb"},
	{"skipped", "\rsb"},
	{"why", "\rw"},
	{"help", "\r?"},
	{"sure", "\r1\rq"},
	{"review", "\r1\r2\r2+\r"},
	{"open", "\r1\rr"},
	{"refused", "\r1\rrc"},
	{"added", "\r2\r1\rkk\r1\r1\r"},
	{"dropped", "\r1\r2\r2\rkkk\r2\r"},
	{"enough", "\r1+\r1\r"},
	{"enough-review", "\r1+\r1\rr"},
	{"pages", "\r1\r2\r2\rcnl"},
	{"again", "\r1\r2\r2\rca"},
	{"whatif", "\r1\r2\r2\rcw"},
	{"supposed", "\r1\r2\r2\rcwjj1+"},
	{"branch", "\r2\r2\rcw1"},
	{"unasked", "\r1\r2\r2\rcw2"},
};
enum { SCREEN_KEYS = sizeof screen_keys / sizeof screen_keys[0] };

#endif
