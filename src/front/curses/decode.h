/* From the bytes that a terminal sends to keys. Escape sequences that are not known are swallowed
 * whole, and so is pasted text but where a line is typed: nothing in them may answer a question. Pure:
 * bytes go in one by one, and the caller tells when the line has been silent. */
#ifndef CURSES_DECODE_H
#define CURSES_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "front/keys.h"

enum { DECODE_SEQUENCE = 24 }; /* longer ones are unknown anyway */

/* What is no key but comes the same way: the terminal's word about its background. */
enum {
	DECODE_DARK = PRESSES,
	DECODE_LIGHT,
};

enum decode_state {
	DECODE_GROUND,
	DECODE_CHARACTER,  /* in a UTF-8 character */
	DECODE_ESCAPE,     /* behind an ESC */
	DECODE_ESCAPE_SPENT, /* behind an ESC that was taken for the key already */
	DECODE_NAMED,      /* ESC and an intermediate: until a final byte */
	DECODE_CSI,        /* ESC [ */
	DECODE_CSI_BRACKET, /* ESC [ [, function keys of the Linux console */
	DECODE_SS3,        /* ESC O */
	DECODE_MOUSE,      /* ESC [ M: three bytes of a mouse report */
	DECODE_STRING,     /* ESC ] and its like: until BEL or ESC \ */
	DECODE_STRING_ESCAPE,
	DECODE_PASTE,      /* until ESC [ 201 ~ */
	DECODE_STATES
};

/* A sequence of the terminal's own, from its description. */
struct decode_known {
	char sequence[DECODE_SEQUENCE];
	int key;
};

/* Start with {0}, or with `known` set. */
struct decode {
	enum decode_state state;
	bool drop;       /* the character belongs to an Alt key */
	uint32_t code;   /* of the character so far */
	int expected;    /* bytes still to come: of the character, of the mouse report */
	char sequence[DECODE_SEQUENCE];
	size_t length;   /* of `sequence`, or of a string; counts on past its end */
	size_t matched;  /* bytes of the paste's end mark */
	bool types;      /* a line is typed: what is pasted is PRESS_PASTED + a character, else nothing */
	const struct decode_known *known; /* up to one without a sequence; NULL for none */
};

/* Takes one byte; returns the key it completes, or PRESS_NOTHING. */
int decode_byte(struct decode *, unsigned char);

/* How long to wait for the rest, in milliseconds, before telling of the silence; -1: nothing is
 * pending. `escape_ms` is what separates the Esc key from the start of a sequence. */
int decode_patience(const struct decode *, int escape_ms);

/* The line was silent for as long. Returns PRESS_ESCAPE if it was that key. */
int decode_silence(struct decode *);

#endif
