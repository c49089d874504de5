/* Text as the plain mode prints it. */
#include "base/buf.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "front/plain.h"
#include "verdict/quiz.h"

enum { TEXT_COLUMNS = 72 }; /* a line longer than that is hard to read */

void
plain_say(struct plain *p, const char *text)
{
	if (p->ascii)
		utf8_append_ascii(&p->lines.text, text);
	else
		buf_add(&p->lines.text, text);
}

void
plain_paragraph(struct plain *p, const char *head, const char *text)
{
	struct buf plain_text = {0};
	if (p->ascii)
		utf8_append_ascii(&plain_text, text);
	else
		buf_add(&plain_text, text);
	int indent = utf8_columns(head);
	int columns = (p->columns < TEXT_COLUMNS ? p->columns : TEXT_COLUMNS) - indent;
	const char *rest = buf_text(&plain_text);
	buf_add(&p->lines.text, head);
	do {
		const char *line = rest;
		size_t length = wrap_line(line, columns < 1 ? 1 : columns, &rest);
		buf_bytes(&p->lines.text, line, length);
		buf_char(&p->lines.text, '\n');
		if (*rest != '\0')
			buf_repeat(&p->lines.text, " ", (size_t)indent);
	} while (*rest != '\0');
	buf_free(&plain_text);
}

void
plain_taken(struct plain *p, const char *head, struct buf *text)
{
	plain_paragraph(p, head, buf_text(text));
	buf_free(text);
}

void
plain_options(struct plain *p, const struct question *question)
{
	enum { INDENT = 2 };
	for (int o = 0; o < question->option_count; o++) {
		char head[8] = "  1  ";
		head[INDENT] = (char)('1' + o);
		plain_paragraph(p, head, question->options[o].text);
	}
}
