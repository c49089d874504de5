#include "front/curses/typed.h"

#include <string.h>

#include "base/utf8.h"

/* Puts `length` bytes in place of those between two places. */
static void
splice(struct typed *typed, size_t from, size_t to, const char *bytes, size_t length)
{
	struct buf all = {0};
	buf_bytes(&all, buf_text(&typed->text), from);
	buf_bytes(&all, bytes, length);
	buf_add(&all, buf_text(&typed->text) + to);
	buf_free(&typed->text);
	typed->text = all;
	typed->cursor = from + length;
}

/* Does a character at this place stand on the one before it? */
static bool
is_combining(const struct typed *typed, size_t at)
{
	uint32_t code = 0;
	size_t size = utf8_decode(buf_text(&typed->text) + at, typed->text.length - at, &code);
	return size > 0 && utf8_width(code) == 0;
}

static bool
is_inside(const struct typed *typed, size_t at)
{
	return ((unsigned char)buf_text(&typed->text)[at] & 0xC0) == 0x80;
}

static size_t
before(const struct typed *typed)
{
	size_t at = typed->cursor;
	while (at > 0) {
		at--;
		if (!is_inside(typed, at) && !(at > 0 && is_combining(typed, at)))
			break;
	}
	return at;
}

static size_t
behind(const struct typed *typed)
{
	size_t at = typed->cursor, end = typed->text.length;
	while (at < end) {
		at++;
		if (at == end || (!is_inside(typed, at) && !is_combining(typed, at)))
			break;
	}
	return at;
}

void
typed_set(struct typed *typed, const char *text)
{
	buf_clear(&typed->text);
	buf_add(&typed->text, text);
	typed->cursor = typed->text.length;
}

void
typed_free(struct typed *typed)
{
	buf_free(&typed->text);
	typed->cursor = 0;
}

void
typed_insert(struct typed *typed, uint32_t code)
{
	struct buf character = {0};
	if (utf8_is_control(code) || utf8_is_hidden(code))
		return;
	utf8_append(&character, code);
	if (typed->text.length + character.length <= TYPED_BYTES)
		splice(typed, typed->cursor, typed->cursor, buf_text(&character), character.length);
	buf_free(&character);
}

void
typed_rub_out(struct typed *typed)
{
	splice(typed, before(typed), typed->cursor, "", 0);
}

void
typed_delete(struct typed *typed)
{
	splice(typed, typed->cursor, behind(typed), "", 0);
}

void
typed_left(struct typed *typed)
{
	typed->cursor = before(typed);
}

void
typed_right(struct typed *typed)
{
	typed->cursor = behind(typed);
}

void
typed_home(struct typed *typed)
{
	typed->cursor = 0;
}

void
typed_end(struct typed *typed)
{
	typed->cursor = typed->text.length;
}

void
typed_clear(struct typed *typed)
{
	splice(typed, 0, typed->cursor, "", 0);
}
