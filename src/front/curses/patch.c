#include "front/curses/patch.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "verdict/page.h"

void
patch_remember(const struct line *line, struct buf *before)
{
	buf_clear(before);
	for (int r = 0; r < line->count; r++) {
		buf_char(before, (char)line->runs[r].ink);
		buf_bytes(before, line->runs[r].text, strlen(line->runs[r].text) + 1);
	}
}

int
patch_ink(const char *was)
{
	return (signed char)*was;
}

const char *
patch_text(const char *was)
{
	return was + 1;
}

const char *
patch_next(const char *was)
{
	return was + 1 + strlen(was + 1) + 1;
}

bool
patch_find(struct patch *patch, const struct line *line, const struct buf *before)
{
	const char *was = buf_text(before), *end = was + before->length;
	int r = 0;
	for (; r < line->count && was < end; r++, was = patch_next(was))
		if (line->runs[r].ink != patch_ink(was) || strcmp(line->runs[r].text, patch_text(was)) != 0)
			break;
	*patch = (struct patch){.first = r, .was = was};
	if (r == line->count && was == end)
		return false;
	while (r-- > 0)
		patch->column += utf8_columns(line->runs[r].text);
	return true;
}
