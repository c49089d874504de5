#include "front/curses/terminfo.h"

#include <curses.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "front/curses/decode.h"
#include "front/curses/term.h"

const char *
terminfo_text(const char *name)
{
	const char *text = tigetstr(name);
	return text == (char *)-1 ? NULL : text;
}

void
terminfo_add(struct buf *buf, const char *name)
{
	const char *text = terminfo_text(name);
	for (; text != NULL && *text != '\0'; text++) {
		const char *end = strncmp(text, "$<", 2) == 0 ? strchr(text, '>') : NULL;
		if (end != NULL)
			text = end;
		else
			buf_char(buf, *text);
	}
}

const char *
terminfo_paste(bool on)
{
	const char *text = terminfo_text(on ? "BE" : "BD");
	return text != NULL ? text : on ? "\033[?2004h" : "\033[?2004l";
}

void
terminfo_wipe(struct buf *buf)
{
	if (terminfo_text("smcup") != NULL)
		return;
	terminfo_add(buf, "clear");
	terminfo_add(buf, "E3");
}

void
terminfo_keys(struct decode_known *known)
{
	static const struct {
		const char *name;
		int key;
	} keys[] = {
		{"kcuu1", PRESS_UP}, {"kcud1", PRESS_DOWN}, {"kcub1", PRESS_LEFT}, {"kcuf1", PRESS_RIGHT},
		{"khome", PRESS_HOME}, {"kend", PRESS_END}, {"kpp", PRESS_PAGE_UP},
		{"knp", PRESS_PAGE_DOWN}, {"kf1", PRESS_HELP},
	};
	_Static_assert(sizeof keys / sizeof keys[0] < TERM_KNOWN, "and an end");
	size_t count = 0;
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		const char *sequence = terminfo_text(keys[i].name);
		known[count].key = keys[i].key;
		size_t size = sequence == NULL ? SIZE_MAX : strlen(sequence) + 1;
		if (size <= DECODE_SEQUENCE)
			memcpy(known[count++].sequence, sequence, size);
	}
}
