#include "base/json.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

static void
indent(struct json *json)
{
	buf_char(json->out, '\n');
	buf_repeat(json->out, "  ", (size_t)json->depth);
}

/* What stands before a key, or before a value that has none. */
static void
separate(struct json *json)
{
	if (json->depth == 0)
		return;
	if (json->filled[json->depth])
		buf_char(json->out, ',');
	json->filled[json->depth] = true;
	indent(json);
}

static void
begin_value(struct json *json)
{
	if (json->keyed)
		json->keyed = false;
	else
		separate(json);
}

static void
open_container(struct json *json, char bracket)
{
	assert(json->depth + 1 < JSON_DEPTH);
	begin_value(json);
	buf_char(json->out, bracket);
	json->filled[++json->depth] = false;
}

static void
close_container(struct json *json, char bracket)
{
	assert(json->depth > 0 && !json->keyed);
	bool filled = json->filled[json->depth--];
	if (filled)
		indent(json);
	buf_char(json->out, bracket);
}

void
json_open_object(struct json *json)
{
	open_container(json, '{');
}

void
json_close_object(struct json *json)
{
	close_container(json, '}');
}

void
json_open_array(struct json *json)
{
	open_container(json, '[');
}

void
json_close_array(struct json *json)
{
	close_container(json, ']');
}

/* One UTF-16 unit. */
static void
escape_unit(struct buf *out, uint32_t unit)
{
	buf_format(out, "\\u%04" PRIx32, unit);
}

static void
escape(struct buf *out, uint32_t code)
{
	static const char short_form[] = {
		['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r',
		['"'] = '"', ['\\'] = '\\',
	};
	if (code < sizeof short_form && short_form[code] != '\0') {
		buf_char(out, '\\');
		buf_char(out, short_form[code]);
	} else if (code < 0x10000) {
		escape_unit(out, code);
	} else {
		escape_unit(out, 0xD800 + ((code - 0x10000) >> 10));
		escape_unit(out, 0xDC00 + ((code - 0x10000) & 0x3FF));
	}
}

/* Controls beyond U+001F, hidden characters and stacks of marks are legal in JSON, but somebody will print
 * it. */
static bool
needs_escape(uint32_t code, int marks)
{
	return code == '"' || code == '\\' || utf8_is_control(code) || utf8_is_hidden(code) ||
	       marks > UTF8_MARKS_MAX;
}

static void
quote(struct buf *out, const char *text)
{
	int marks = 0;
	buf_char(out, '"');
	for (size_t left = strlen(text); left > 0;) {
		uint32_t code = UTF8_REPLACEMENT;
		size_t length = utf8_decode(text, left, &code);
		marks = code >= 0x80 && utf8_is_mark(code) ? marks + 1 : 0;
		if (length == 0)
			utf8_append(out, UTF8_REPLACEMENT);
		else if (needs_escape(code, marks))
			escape(out, code);
		else
			buf_bytes(out, text, length);
		text += length == 0 ? 1 : length;
		left -= length == 0 ? 1 : length;
	}
	buf_char(out, '"');
}

void
json_key(struct json *json, const char *key)
{
	assert(json->depth > 0 && !json->keyed);
	separate(json);
	quote(json->out, key);
	buf_add(json->out, ": ");
	json->keyed = true;
}

void
json_string(struct json *json, const char *text)
{
	if (text == NULL) {
		json_null(json);
		return;
	}
	begin_value(json);
	quote(json->out, text);
}

void
json_integer(struct json *json, int64_t value)
{
	begin_value(json);
	buf_format(json->out, "%" PRId64, value);
}

static void
decimal(struct json *json, int64_t value, uint64_t unit, int decimals)
{
	begin_value(json);
	uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	buf_format(json->out, "%s%" PRIu64 ".%0*" PRIu64, value < 0 ? "-" : "", size / unit, decimals,
	           size % unit);
}

void
json_tenths(struct json *json, int64_t tenths)
{
	decimal(json, tenths, 10, 1);
}

void
json_millionths(struct json *json, int64_t millionths)
{
	decimal(json, millionths, 1000000, 6);
}

void
json_bool(struct json *json, bool value)
{
	begin_value(json);
	buf_add(json->out, value ? "true" : "false");
}

void
json_null(struct json *json)
{
	begin_value(json);
	buf_add(json->out, "null");
}

void
json_put_string(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	json_string(json, text);
}

void
json_put_integer(struct json *json, const char *key, int64_t number)
{
	json_key(json, key);
	json_integer(json, number);
}

void
json_put_bool(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	json_bool(json, value);
}
