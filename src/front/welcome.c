#include "front/welcome.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/lines.h"

static void
say(struct lines *lines, const char *text, bool ascii)
{
	if (ascii)
		utf8_append_ascii(&lines->text, text);
	else
		buf_add(&lines->text, text);
}

static void
show(struct lines *lines, const struct welcome *welcome, bool ascii)
{
	struct buf text = {0};
	for (int i = 0; i < welcome->count; i++) {
		const struct welcome_quiz *quiz = &welcome->list[i];
		if (welcome->count > 1)
			buf_format(&text, "  %d  ", i + 1);
		buf_format(&text, "%s: %s.", quiz->title, quiz->length);
		if (quiz->today != NULL)
			buf_format(&text, " %s", quiz->today);
		buf_char(&text, '\n');
	}
	buf_format(&text, "\n%s\n\n", welcome->kept);
	say(lines, buf_text(&text), ascii);
	buf_free(&text);
}

/* The quiz that a line chooses; less than 0 for none. */
static int
chosen(const char *line, const struct welcome *welcome)
{
	bool digit = line[0] >= '1' && line[0] <= '9' && line[1] == '\0';
	int quiz = line[0] == '\0' ? 0 : digit ? line[0] - '1' : -1;
	return quiz < welcome->count ? quiz : -1;
}

enum front_event
lines_welcome(struct lines *lines, const struct welcome *welcome, bool ascii, struct move *move)
{
	show(lines, welcome, ascii);
	for (;;) {
		if (welcome->count > 1)
			buf_format(&lines->text, "A number from 1 to %d begins that quiz, q leaves > ", welcome->count);
		else
			buf_add(&lines->text, "Enter begins, q leaves > ");
		if (!lines_flush(lines) || lines_read(lines) == LINE_GONE)
			return lines->deserted ? FRONT_DESERTED : FRONT_GONE;
		*move = (struct move){.kind = MOVE_LEAVE, .option = chosen(lines->line, welcome)};
		if (strcmp(lines->line, "q") == 0)
			return FRONT_MOVE;
		if (move->option >= 0)
			return FRONT_ENTER;
		buf_add(&lines->text, "That means nothing here.\n");
	}
}
