#include "load/lines.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

bool
lines_blank(char c)
{
	return c == ' ' || c == '\t';
}

struct place
lines_place(const struct lines *lines, size_t offset)
{
	const struct part *part = &lines->parts[lines->part_count - 1];
	while (part > lines->parts && part->offset > offset)
		part--;
	struct place at = {part->line, 1};
	for (size_t i = part->offset; i < offset; i++)
		at.col += ((unsigned char)lines->text.text[i] & 0xC0) != 0x80;
	return at;
}

/* Nobody reads on; a hostile file can be all mistakes. */
static bool
full(const struct lines *lines)
{
	return lines->findings->count > FINDINGS_MAX;
}

/* The rule that a code point breaks, or RULES. */
static enum rule
broken(uint32_t code)
{
	if (code == 0)
		return RULE_BYTE_NUL;
	if (utf8_is_control(code) && code != '\t')
		return RULE_BYTE_CONTROL;
	return utf8_is_hidden(code) ? RULE_CHARACTER_HIDDEN : RULES;
}

/* Adds the first character of the bytes to the text and returns how many bytes it takes. `col` is
 * the column it stands in. */
static size_t
add_character(struct lines *lines, const char *bytes, size_t length, int col)
{
	struct place at = {lines->number, col};
	char shown[16];
	uint32_t code = 0;
	size_t size = utf8_decode(bytes, length, &code);
	if (size == 0) {
		snprintf(shown, sizeof shown, "0x%02x", (unsigned)(unsigned char)bytes[0]);
		findings_add(lines->findings, RULE_UTF8_INVALID, at, shown, NULL);
		buf_char(&lines->text, '?');
		return 1;
	}
	enum rule rule = broken(code);
	if (rule == RULES) {
		buf_bytes(&lines->text, bytes, size);
		return size;
	}
	snprintf(shown, sizeof shown, "U+%04X", (unsigned)code);
	findings_add(lines->findings, rule, at, shown, NULL);
	buf_repeat(&lines->text, "?", size);
	return size;
}

static bool
is_plain(char c)
{
	return (' ' <= c && c <= '~') || c == '\t';
}

static void
add_bytes(struct lines *lines, const char *bytes, size_t length)
{
	int col = 1;
	for (size_t i = 0; i < length && !full(lines);) {
		size_t plain = i;
		while (plain < length && is_plain(bytes[plain]))
			plain++;
		buf_bytes(&lines->text, bytes + i, plain - i);
		col += (int)(plain - i);
		i = plain;
		if (i < length) {
			i += add_character(lines, bytes + i, length - i, col);
			col++;
		}
	}
}

/* A part that begins where another one does, because that one was blank, takes its place. */
static void
add_part(struct lines *lines)
{
	size_t offset = lines->text.length;
	while (lines->part_count > 0 && lines->parts[lines->part_count - 1].offset >= offset)
		lines->part_count--;
	if (lines->part_count < sizeof lines->parts / sizeof *lines->parts)
		lines->parts[lines->part_count++] = (struct part){offset, lines->number};
}

static void
cut(struct lines *lines, size_t length)
{
	lines->text.length = length;
	lines->text.text[length] = '\0';
}

static void
cut_blanks(struct lines *lines)
{
	size_t length = lines->text.length;
	while (length > 0 && lines_blank(lines->text.text[length - 1]))
		length--;
	if (length < lines->text.length)
		cut(lines, length);
}

/* Adds the next line of the file to the text. */
static void
add_line(struct lines *lines)
{
	lines->number++;
	add_part(lines);
	const char *start = lines->bytes + lines->at;
	size_t left = lines->length - lines->at;
	const char *newline = memchr(start, '\n', left);
	size_t size = newline == NULL ? left : (size_t)(newline - start);
	lines->at += newline == NULL ? size : size + 1;
	if (lines->text.length + size > lines->longest)
		lines->longest = lines->text.length + size;
	if (size > 0 && start[size - 1] == '\r')
		size--;
	add_bytes(lines, start, size);
	cut_blanks(lines);
}

static void
step(struct lines *lines, char c, char before)
{
	bool mark = c == ';' || c == '#';
	switch (lines->stage) {
	case STAGE_START:
		if (mark || c == '[')
			lines->stage = STAGE_COMMENT;
		else if (!lines_blank(c))
			lines->stage = STAGE_KEY;
		return;
	case STAGE_KEY:
		if (c == '=')
			lines->stage = STAGE_EQUALS;
		return;
	case STAGE_EQUALS:
		if (c == '"' || c == '\'') {
			lines->stage = STAGE_QUOTES;
			lines->quote = c;
		} else if (!lines_blank(c)) {
			lines->stage = mark ? STAGE_COMMENT : STAGE_PLAIN;
		}
		return;
	case STAGE_PLAIN:
		/* Right behind a letter it is a finding of its own, and most likely not a comment. */
		if (mark && lines_blank(before))
			lines->stage = STAGE_COMMENT;
		return;
	case STAGE_QUOTES:
		if (c == lines->quote)
			lines->stage = STAGE_PLAIN;
		return;
	case STAGE_COMMENT:
		return;
	}
}

/* May the text, which ends in a backslash, be continued? iniparser joins any lines; but behind a
 * comment, a section or half a key the next line would be lost without a word. */
static bool
continuable(struct lines *lines)
{
	const char *text = lines->text.text;
	for (; lines->staged + 1 < lines->text.length; lines->staged++)
		step(lines, text[lines->staged], lines->staged == 0 ? '\0' : text[lines->staged - 1]);
	bool in_value = lines->stage != STAGE_START && lines->stage != STAGE_KEY
		&& lines->stage != STAGE_COMMENT;
	return in_value && lines->at < lines->length;
}

static void
check_length(struct lines *lines)
{
	lines->long_line = lines->longest > LOAD_LINE_MAX;
	if (!lines->long_line)
		return;
	char bytes[24], limit[24];
	snprintf(bytes, sizeof bytes, "%zu", lines->longest);
	snprintf(limit, sizeof limit, "%d", LOAD_LINE_MAX);
	findings_add(lines->findings, RULE_LINE_TOO_LONG, lines_place(lines, 0), bytes, limit, NULL);
}

/* Of the joined line: a continued one could go on with the marks of the one before. */
static void
check_marks(struct lines *lines)
{
	char *text = lines->text.text;
	char limit[24];
	int marks = 0;
	snprintf(limit, sizeof limit, "%d", UTF8_MARKS_MAX);
	for (size_t i = 0; i < lines->text.length && !lines->long_line;) {
		uint32_t code = 0;
		size_t size = is_plain(text[i]) ? 0 : utf8_decode(text + i, lines->text.length - i, &code);
		marks = size > 0 && utf8_is_mark(code) ? marks + 1 : 0;
		if (marks == UTF8_MARKS_MAX + 1)
			findings_add(lines->findings, RULE_MARKS_TOO_MANY, lines_place(lines, i), limit, NULL);
		if (marks > UTF8_MARKS_MAX)
			memset(text + i, '?', size);
		i += size == 0 ? 1 : size;
	}
}

void
lines_check_tabs(struct lines *lines, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (lines->text.text[i] != '\t')
			continue;
		if (!lines->long_line)
			findings_add(lines->findings, RULE_BYTE_CONTROL, lines_place(lines, i), "U+0009", NULL);
		lines->text.text[i] = '?';
	}
}

bool
lines_next(struct lines *lines)
{
	if (lines->at == lines->length || full(lines))
		return false;
	buf_clear(&lines->text);
	buf_add(&lines->text, "");
	lines->part_count = lines->longest = lines->staged = 0;
	lines->stage = STAGE_START;
	add_line(lines);
	while (lines->text.length > 0 && lines->text.text[lines->text.length - 1] == '\\') {
		size_t backslash = lines->text.length - 1;
		bool joins = continuable(lines);
		if (!joins)
			findings_add(lines->findings, RULE_CONTINUATION_MISPLACED,
			             lines_place(lines, backslash), NULL);
		cut(lines, backslash);
		if (!joins) {
			cut_blanks(lines);
			break;
		}
		add_line(lines);
	}
	check_length(lines);
	check_marks(lines);
	return true;
}

const char *
lines_foreign(const char *bytes, size_t length)
{
	if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
		return "in UTF-16";
	if (length > 0 && memchr(bytes, '\r', length) != NULL && memchr(bytes, '\n', length) == NULL)
		return "with the line ends of old Macs, CR alone";
	return NULL;
}
