#include "base/wrap.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* One character as the wrapping sees it; at the end `length` is 0. */
struct glyph {
	size_t length;
	int width;
	uint32_t code;
};

static struct glyph
look(const char *text)
{
	struct glyph glyph = {.length = 1, .width = 1, .code = UTF8_REPLACEMENT};
	if (*text == '\0')
		return (struct glyph){0};
	if (' ' <= *text && *text <= '~')
		return (struct glyph){1, 1, (unsigned char)*text};
	size_t left = 1;
	while (left < 4 && text[left] != '\0')
		left++;
	size_t length = utf8_decode(text, left, &glyph.code);
	if (length == 0)
		return glyph;
	glyph.length = length;
	glyph.width = utf8_width(glyph.code);
	return glyph;
}

static bool
is_digit(uint32_t code)
{
	return code >= '0' && code <= '9';
}

/* An ASCII letter or digit. */
static bool
is_plain(uint32_t code)
{
	return is_digit(code) || ((code | 0x20) >= 'a' && (code | 0x20) <= 'z');
}

/* The byte length of the blanks that a break here would drop. A blank that carries a combining
 * character is not one of them: the mark would begin the next line. */
static size_t
blanks(const char *text)
{
	size_t length = 0;
	while (text[length] == ' ')
		length++;
	if (length > 0 && !is_plain((unsigned char)text[length])) {
		struct glyph after = look(text + length);
		if (after.length > 0 && after.width == 0)
			length--;
	}
	return length;
}

static bool
is_dash(uint32_t code)
{
	return code == '-' || code == 0x2010 || code == 0x2013 || code == 0x2014;
}

static bool
is_word(struct glyph glyph)
{
	if (glyph.length == 0 || glyph.width == 0 || is_dash(glyph.code))
		return false;
	return glyph.code >= 0x80 || is_plain(glyph.code);
}

/* How many letters and digits there are before anything else, `most` at most: no break is among them, and
 * most of any text is made of them. */
static int
plain_count(const char *text, int most)
{
	int count = 0;
	while (count < most && is_plain((unsigned char)text[count]))
		count++;
	return count;
}

/* After a dash between these, as in "so-called", but not in "-3", "--plain" or "3-6". */
static bool
breaks_between(struct glyph before, struct glyph after)
{
	return is_word(before) && is_word(after) && !(is_digit(before.code) && is_digit(after.code));
}

/* A place where the line may end: it shows `end` bytes, the next one starts at `next`. */
struct stop {
	size_t end, next;
};

static struct stop
stop_at(const char *text, size_t at)
{
	size_t end = at;
	while (end > 0 && text[end - 1] == ' ')
		end--;
	return (struct stop){end, at + blanks(text + at)};
}

/* Where a line ends that no blank or dash fits into: before the character at `at` if there is
 * something in front of it, else after it and the marks it carries. */
static struct stop
force(const char *text, size_t at, int used)
{
	if (used > 0)
		return stop_at(text, at);
	struct glyph glyph = look(text + at);
	do {
		at += glyph.length;
		glyph = look(text + at);
	} while (glyph.length > 0 && glyph.width == 0);
	return stop_at(text, at);
}

static struct stop
find_stop(const char *text, int columns)
{
	struct stop stop = {0};
	struct glyph before = {0}, glyph;
	int used = 0;
	for (size_t at = 0;; at += glyph.length) {
		int plain = plain_count(text + at, columns - used);
		if (plain > 0) {
			at += (size_t)plain;
			used += plain;
			before = (struct glyph){1, 1, (unsigned char)text[at - 1]};
		}
		glyph = look(text + at);
		if (glyph.length == 0)
			return stop_at(text, at);
		size_t dropped = blanks(text + at);
		if (dropped > 0) {
			if (used > 0 && used <= columns)
				stop = (struct stop){at, at + dropped};
			used += (int)(dropped < INT32_MAX / 2 ? dropped : INT32_MAX / 2);
			before = (struct glyph){0};
			glyph.length = dropped;
			continue;
		}
		if (glyph.width > 0 && used + glyph.width > columns)
			return stop.next > 0 ? stop : force(text, at, used);
		used += glyph.width;
		if (is_dash(glyph.code) && breaks_between(before, look(text + at + glyph.length)))
			stop = (struct stop){at + glyph.length, at + glyph.length};
		if (glyph.width > 0)
			before = glyph;
	}
}

size_t
wrap_line(const char *text, int columns, const char **next)
{
	assert(columns >= 1);
	struct stop stop = find_stop(text, columns);
	*next = text + stop.next;
	return stop.end;
}

int
wrap_count(const char *text, int columns)
{
	int count = 0;
	while (*text != '\0') {
		wrap_line(text, columns, &text);
		count++;
	}
	return count;
}
