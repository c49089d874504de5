#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* A compiler leaves out a plain call that it takes for vain. */
static void *(*const volatile set)(void *, int, size_t) = memset;

static void
reserve(struct buf *buf, size_t more)
{
	if (more >= SIZE_MAX / 2 - buf->length)
		memory_exhausted();
	size_t need = buf->length + more + 1;
	if (need <= buf->room)
		return;
	size_t room = buf->room < 64 ? 64 : buf->room;
	while (room < need)
		room *= 2;
	char *text = malloc(room);
	if (text == NULL) {
		memory_exhausted();
		abort();
	}
	if (buf->text != NULL)
		memcpy(text, buf->text, buf->length + 1);
	struct buf whole = {.text = text, .length = buf->length, .room = room};
	buf_wipe(buf); /* for a kiosk: where it grew out of nothing is left either */
	*buf = whole;
}

void
buf_bytes(struct buf *buf, const char *bytes, size_t length)
{
	reserve(buf, length);
	if (length != 0)
		memcpy(buf->text + buf->length, bytes, length);
	buf->length += length;
	buf->text[buf->length] = '\0';
}

void
buf_add(struct buf *buf, const char *text)
{
	buf_bytes(buf, text, strlen(text));
}

void
buf_char(struct buf *buf, char c)
{
	buf_bytes(buf, &c, 1);
}

void
buf_repeat(struct buf *buf, const char *text, size_t count)
{
	size_t length = strlen(text);
	for (size_t i = 0; i < count; i++)
		buf_bytes(buf, text, length);
}

void
buf_format(struct buf *buf, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		return;
	reserve(buf, (size_t)length);
	va_start(args, format);
	vsnprintf(buf->text + buf->length, (size_t)length + 1, format, args);
	va_end(args);
	buf->length += (size_t)length;
}

const char *
buf_text(const struct buf *buf)
{
	return buf->text == NULL ? "" : buf->text;
}

char *
buf_take(struct buf *buf, struct arena *arena)
{
	char *copy = arena_copy(arena, buf->text, buf->length);
	buf_clear(buf);
	return copy;
}

void
buf_cut(struct buf *buf, size_t length)
{
	buf->length = length;
	if (buf->text != NULL)
		buf->text[length] = '\0';
}

void
buf_clear(struct buf *buf)
{
	buf_cut(buf, 0);
}

void
buf_free(struct buf *buf)
{
	free(buf->text);
	*buf = (struct buf){0};
}

void
buf_wipe(struct buf *buf)
{
	if (buf->text != NULL)
		set(buf->text, 0, buf->room);
	buf_free(buf);
}
