#include "report/escape.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What would make the start of a line a list, a rule or an underline: its bytes up to the character
 * to escape, or -1. "1." and "12)" begin numbered lists. */
static long
opener(const char *text)
{
	size_t digits = 0;
	while (is_digit(text[digits]))
		digits++;
	if (digits > 0)
		return text[digits] == '.' || text[digits] == ')' ? (long)digits : -1;
	return text[0] != '\0' && strchr("-+=", text[0]) != NULL ? 0 : -1;
}

void
escape_markdown(struct buf *out, const char *text)
{
	text += strspn(text, " \t\n\r");
	long start = opener(text);
	for (long i = 0; text[i] != '\0'; i++) {
		char c = text[i];
		bool control = (unsigned char)c < ' ';
		if (i == start || strchr("\\`*_<>[]|#&~", c) != NULL)
			buf_char(out, '\\');
		buf_char(out, control ? ' ' : c);
	}
}
