#include "report/escape.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

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

/* The text on one line, with nothing in it that can't be seen. */
static void
show(struct buf *out, const char *text)
{
	struct buf line = {0};
	for (; *text != '\0'; text++)
		buf_char(&line, strchr("\t\n\r", *text) != NULL ? ' ' : *text);
	utf8_append_visible(out, buf_text(&line), line.length);
	buf_free(&line);
}

void
escape_markdown(struct buf *out, const char *text)
{
	struct buf shown = {0};
	show(&shown, text + strspn(text, " \t\n\r"));
	text = buf_text(&shown);
	long start = opener(text);
	for (long i = 0; text[i] != '\0'; i++) {
		if (i == start || strchr("\\`*_<>[]|#&~", text[i]) != NULL)
			buf_char(out, '\\');
		buf_char(out, text[i]);
	}
	buf_free(&shown);
}

void
escape_html(struct buf *out, const char *text)
{
	static const struct {
		char character;
		const char *reference;
	} references[] = {
		{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"},
	};
	enum { REFERENCES = sizeof references / sizeof *references };
	struct buf shown = {0};
	show(&shown, text);
	for (const char *c = buf_text(&shown); *c != '\0'; c++) {
		int i = 0;
		while (i < REFERENCES && references[i].character != *c)
			i++;
		if (i < REFERENCES)
			buf_add(out, references[i].reference);
		else
			buf_char(out, *c);
	}
	buf_free(&shown);
}
