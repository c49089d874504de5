#include "base/wire.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

enum { NUMBER_BYTES = 8 };

void
wire_number(struct buf *out, int64_t number)
{
	uint64_t bits = (uint64_t)number;
	for (int i = 0; i < NUMBER_BYTES; i++)
		buf_char(out, (char)(unsigned char)(bits >> (8 * i) & 0xff));
}

void
wire_text(struct buf *out, const char *text)
{
	size_t length = strlen(text);
	wire_number(out, (int64_t)length);
	buf_bytes(out, text, length);
}

static const char *
take(struct wire *wire, size_t count)
{
	if (wire->broken || count > wire->left) {
		wire->broken = true;
		return NULL;
	}
	const char *bytes = wire->at;
	wire->at += count;
	wire->left -= count;
	return bytes;
}

int64_t
wire_take_number(struct wire *wire)
{
	const char *bytes = take(wire, NUMBER_BYTES);
	uint64_t bits = 0;
	for (int i = 0; bytes != NULL && i < NUMBER_BYTES; i++)
		bits |= (uint64_t)(unsigned char)bytes[i] << (8 * i);
	return (int64_t)bits;
}

int
wire_take_count(struct wire *wire, int most)
{
	int64_t count = wire_take_number(wire);
	wire->broken = wire->broken || count < 0 || count > most || (uint64_t)count > wire->left;
	return wire->broken ? 0 : (int)count;
}

const char *
wire_take_text(struct wire *wire, struct arena *arena)
{
	int length = wire_take_count(wire, WIRE_TEXT_MAX);
	const char *bytes = take(wire, (size_t)length);
	wire->broken = wire->broken || (length > 0 && memchr(bytes, '\0', (size_t)length) != NULL);
	return wire->broken || length == 0 ? "" : arena_copy(arena, bytes, (size_t)length);
}

bool
wire_ended(const struct wire *wire)
{
	return !wire->broken && wire->left == 0;
}
