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

static const char *
next_was(const char *was)
{
	return was + 1 + strlen(was + 1) + 1;
}

/* Goes past those of the line's runs, from number `run` on, that are what was painted; returns the
 * number of the first that is not. */
static int
pass_same(const struct line *line, int run, const char **was, const char *end)
{
	for (; run < line->count && *was < end; run++) {
		if ((char)line->runs[run].ink != **was || strcmp(line->runs[run].text, *was + 1) != 0)
			break;
		*was = next_was(*was);
	}
	return run;
}

/* Does run number `run` take the place of one as wide, with the rest as it was? */
static bool
changes_alone(const struct line *line, int run, const char *was, const char *end)
{
	if (run == line->count || was == end || (char)line->runs[run].ink != *was)
		return false;
	const char *rest = next_was(was);
	return pass_same(line, run + 1, &rest, end) == line->count && rest == end &&
	       utf8_columns(line->runs[run].text) == utf8_columns(was + 1);
}

bool
patch_find(struct patch *patch, const struct line *line, const struct buf *before)
{
	const char *was = buf_text(before), *end = was + before->length;
	*patch = (struct patch){.first = pass_same(line, 0, &was, end)};
	if (patch->first == line->count && was == end)
		return false;
	patch->alone = changes_alone(line, patch->first, was, end);
	patch->until = patch->alone ? patch->first + 1 : line->count;
	if (was < end) {
		patch->was = was + 1;
		patch->ink_was = (signed char)*was;
	}
	for (int r = 0; r < patch->first; r++)
		patch->column += utf8_columns(line->runs[r].text);
	for (; was < end; was = patch->alone ? end : next_was(was))
		patch->columns_was += utf8_columns(was + 1);
	return true;
}
