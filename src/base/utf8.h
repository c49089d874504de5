/* UTF-8: decoding, and what a code point does on a screen of character cells. Everything here is
 * independent of the locale, so the same text takes the same room on every machine. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

enum {
	UTF8_REPLACEMENT = 0xFFFD,
	UTF8_MARKS_MAX = 8, /* on one character: the tallest stacks of Tibetan have so many */
};

/* Decodes the first code point of `length` bytes (at least 1) and returns how many bytes it takes.
 * Ill-formed input (overlong, surrogate, above U+10FFFF, cut off) gives 0 and leaves *code alone. */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *code);

/* Appends the code point; one that is not a Unicode scalar value becomes U+FFFD. */
void utf8_append(struct buf *, uint32_t code);

/* A control character: C0, DEL or C1. */
bool utf8_is_control(uint32_t code);

/* A character that changes what a reader sees without being seen: bidirectional controls,
 * zero-width space, marks and word joiner, a byte-order mark, line and paragraph separators, tags,
 * the soft hyphen. The zero-width joiner and non-joiner are not among them: words and emoji need
 * them. */
bool utf8_is_hidden(uint32_t code);

/* Columns on a terminal: 0 (combining), 1 or 2 (wide). Controls and hidden characters count 0. */
int utf8_width(uint32_t code);

/* Columns of a whole string; an ill-formed byte counts 1, as the U+FFFD that replaces it. */
int utf8_columns(const char *text);

/* The same for its first `length` bytes. */
int utf8_columns_of(const char *bytes, size_t length);

/* Is it a mark or joiner, which stands on the character before it? */
bool utf8_is_mark(uint32_t code);

/* Appends text from outside (a file's bytes, an environment variable) so that a terminal can show
 * it: control and hidden characters, ill-formed bytes and marks that are too many come out as visible
 * escapes like \x1b or <U+202E>. */
void utf8_append_visible(struct buf *, const char *bytes, size_t length);

/* Appends `text` in ASCII: typographic quotes, dashes and arrows get their plain forms, accented
 * Latin letters lose the accent, anything else becomes '?' once per column. */
void utf8_append_ascii(struct buf *, const char *text);

#endif
