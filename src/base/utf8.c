#include "base/utf8.h"

#include "base/buf.h"

/* For each length of a sequence: the lead byte's fixed bits and their mask, and the lowest code
 * point that needs so many bytes. */
static const struct {
	unsigned char mask, lead;
	uint32_t lowest;
} forms[] = {
	[1] = {0x80, 0x00, 0x0},
	[2] = {0xE0, 0xC0, 0x80},
	[3] = {0xF0, 0xE0, 0x800},
	[4] = {0xF8, 0xF0, 0x10000},
};

static bool
is_scalar(uint32_t code)
{
	return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

size_t
utf8_decode(const char *bytes, size_t length, uint32_t *code)
{
	unsigned char first = (unsigned char)bytes[0];
	size_t size = 1;
	while (size <= 4 && (first & forms[size].mask) != forms[size].lead)
		size++;
	if (size > 4 || size > length)
		return 0;
	uint32_t value = first & (unsigned char)~forms[size].mask;
	for (size_t i = 1; i < size; i++) {
		unsigned char next = (unsigned char)bytes[i];
		if ((next & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (next & 0x3F);
	}
	if (value < forms[size].lowest || !is_scalar(value))
		return 0;
	*code = value;
	return size;
}

void
utf8_append(struct buf *out, uint32_t code)
{
	if (!is_scalar(code))
		code = UTF8_REPLACEMENT;
	size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	char bytes[4];
	for (size_t i = size; i > 1; i--) {
		bytes[i - 1] = (char)(unsigned char)(0x80 | (code & 0x3F));
		code >>= 6;
	}
	bytes[0] = (char)(unsigned char)(forms[size].lead | code);
	buf_bytes(out, bytes, size);
}

bool
utf8_is_control(uint32_t code)
{
	return code < 0x20 || (0x7F <= code && code < 0xA0);
}

bool
utf8_is_hidden(uint32_t code)
{
	if (code < 0x200B)
		return code == 0xAD || code == 0x61C || code == 0x180E;
	return code == 0x200B                        /* zero-width space; joiners may stay */
		|| (0x200E <= code && code <= 0x200F)    /* direction marks */
		|| (0x2028 <= code && code <= 0x202E)    /* separators, embeddings, overrides */
		|| (0x2060 <= code && code <= 0x206F)    /* word joiner, isolates, old controls */
		|| code == 0xFEFF                        /* byte-order mark */
		|| (0xFFF9 <= code && code <= 0xFFFB)    /* annotations */
		|| (0xE0000 <= code && code <= 0xE007F); /* tags */
}

static size_t
plain_run(const char *bytes, size_t length)
{
	size_t run = 0;
	while (run < length && ' ' <= bytes[run] && bytes[run] <= '~')
		run++;
	return run;
}

/* Appends the first character, which is not plain ASCII; returns how many bytes it takes. *marks stand before
 * it on the same one. */
static size_t
append_shown(struct buf *out, const char *bytes, size_t length, int *marks)
{
	uint32_t code = 0;
	size_t size = utf8_decode(bytes, length, &code);
	if (size == 0 || (code < 0x80 && utf8_is_control(code))) {
		buf_format(out, "\\x%02x", (unsigned)(unsigned char)bytes[0]);
		*marks = 0;
		return 1;
	}
	*marks = utf8_is_mark(code) ? *marks + 1 : 0;
	if (utf8_is_control(code) || utf8_is_hidden(code) || *marks > UTF8_MARKS_MAX)
		buf_format(out, "<U+%04X>", (unsigned)code);
	else
		buf_bytes(out, bytes, size);
	return size;
}

void
utf8_append_visible(struct buf *out, const char *bytes, size_t length)
{
	int marks = 0;
	for (size_t i = 0; i < length;) {
		size_t run = plain_run(bytes + i, length - i);
		buf_bytes(out, bytes + i, run);
		i += run;
		marks = run > 0 ? 0 : marks;
		if (i < length)
			i += append_shown(out, bytes + i, length - i, &marks);
	}
}
