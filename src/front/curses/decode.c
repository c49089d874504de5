#include "front/curses/decode.h"

#include <string.h>

#include "front/theme.h"

enum {
	BEL = 0x07,
	BACKSPACE = 0x08,
	CANCEL = 0x18,
	SUBSTITUTE = 0x1a,
	ESC = 0x1b,
	SEQUENCE_MS = 500, /* a slow line may split a sequence */
};

/* Complete sequences; the two introducers mean the same here, and so does a leading 1. */
static const struct decode_known common[] = {
	{"\033[A", PRESS_UP}, {"\033OA", PRESS_UP},
	{"\033[B", PRESS_DOWN}, {"\033OB", PRESS_DOWN},
	{"\033[C", PRESS_RIGHT}, {"\033OC", PRESS_RIGHT},
	{"\033[D", PRESS_LEFT}, {"\033OD", PRESS_LEFT},
	{"\033[H", PRESS_HOME}, {"\033OH", PRESS_HOME},
	{"\033[F", PRESS_END}, {"\033OF", PRESS_END},
	{"\033[1~", PRESS_HOME}, {"\033[7~", PRESS_HOME},
	{"\033[4~", PRESS_END}, {"\033[8~", PRESS_END},
	{"\033[3~", PRESS_DELETE},
	{"\033[5~", PRESS_PAGE_UP}, {"\033[6~", PRESS_PAGE_DOWN},
	{"\033OM", PRESS_ENTER},
	{"\033OP", PRESS_HELP}, {"\033[11~", PRESS_HELP}, {"\033[[A", PRESS_HELP},
	{"", PRESS_NOTHING},
};

static const char paste_start[] = "\033[200~", paste_end[] = "\033[201~";

static int
lookup(const struct decode_known *list, const char *sequence)
{
	for (; list != NULL && list->sequence[0] != '\0'; list++) {
		if (strcmp(list->sequence, sequence) == 0)
			return list->key;
	}
	return PRESS_NOTHING;
}

static int
enter(struct decode *d, enum decode_state state)
{
	d->state = state;
	return PRESS_NOTHING;
}

static void
keep(struct decode *d, unsigned char byte)
{
	if (d->length < DECODE_SEQUENCE - 1)
		d->sequence[d->length] = (char)byte;
	d->length++;
}

static int
introduce(struct decode *d, enum decode_state state, char introducer)
{
	d->sequence[0] = (char)ESC;
	d->sequence[1] = introducer;
	d->length = 2;
	return enter(d, state);
}

/* The introducers, as the byte behind ESC; an 8-bit control is the same byte plus 0x40. */
static bool
introduced(struct decode *d, unsigned char byte)
{
	switch (byte) {
	case '[':
		introduce(d, DECODE_CSI, '[');
		return true;
	case 'O':
		introduce(d, DECODE_SS3, 'O');
		return true;
	case ']':
		d->length = 0;
		enter(d, DECODE_STRING);
		return true;
	case 'P':
	case 'X':
	case '^':
	case '_':
		d->length = DECODE_SEQUENCE; /* nothing in it is for us */
		enter(d, DECODE_STRING);
		return true;
	}
	return false;
}

/* The end of a sequence: what does it mean? */
static int
conclude(struct decode *d)
{
	d->state = DECODE_GROUND;
	if (d->length >= DECODE_SEQUENCE)
		return PRESS_NOTHING;
	d->sequence[d->length] = '\0';
	if (strcmp(d->sequence, paste_start) == 0) {
		d->matched = 0;
		d->expected = 0;
		return enter(d, DECODE_PASTE);
	}
	int key = lookup(d->known, d->sequence);
	return key != PRESS_NOTHING ? key : lookup(common, d->sequence);
}

static int
character(struct decode *d, uint32_t code)
{
	bool drop = d->drop;
	d->drop = false;
	d->state = DECODE_GROUND;
	if (code >= 0x80 && code < 0xa0) {
		introduced(d, (unsigned char)(code - 0x40));
		return PRESS_NOTHING;
	}
	if (drop || code == 0)
		return PRESS_NOTHING;
	if (code == '\n')
		return PRESS_ENTER;
	if (code == BACKSPACE)
		return PRESS_BACKSPACE;
	return (int)code;
}

static int
lead(struct decode *d, unsigned char byte)
{
	if (byte < 0xa0)
		return character(d, byte);
	d->expected = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
	if (byte < 0xc2 || byte > 0xf4) {
		d->drop = false;
		return enter(d, DECODE_GROUND);
	}
	d->code = byte & (0x3fU >> d->expected);
	return enter(d, DECODE_CHARACTER);
}

static int
ground(struct decode *d, unsigned char byte)
{
	return byte == ESC ? enter(d, DECODE_ESCAPE) : lead(d, byte);
}

/* Overlong forms and surrogates come out as some character, and no such character is a key. */
static int
trail(struct decode *d, unsigned char byte)
{
	if ((byte & 0xc0) != 0x80) {
		d->drop = false;
		return ground(d, byte);
	}
	d->code = d->code << 6 | (byte & 0x3fU);
	if (--d->expected > 0)
		return PRESS_NOTHING;
	return character(d, d->code < 0x80 || d->code >= PRESS_UP ? 0 : d->code);
}

/* What follows an ESC at once and introduces nothing is an Alt key: dropped, so that Alt+1 is not 1. */
static int
escape(struct decode *d, unsigned char byte)
{
	if (byte == ESC || introduced(d, byte))
		return PRESS_NOTHING;
	if (byte >= 0x20 && byte < 0x30)
		return enter(d, DECODE_NAMED);
	d->drop = true;
	return lead(d, byte);
}

static int
escape_spent(struct decode *d, unsigned char byte)
{
	return introduced(d, byte) ? PRESS_NOTHING : ground(d, byte);
}

static int
named(struct decode *d, unsigned char byte)
{
	if (byte == ESC)
		return enter(d, DECODE_ESCAPE);
	return byte >= 0x20 && byte < 0x30 ? PRESS_NOTHING : enter(d, DECODE_GROUND);
}

static bool
aborted(struct decode *d, unsigned char byte)
{
	if (byte != ESC && byte != CANCEL && byte != SUBSTITUTE)
		return false;
	d->state = byte == ESC ? DECODE_ESCAPE : DECODE_GROUND;
	return true;
}

static int
csi(struct decode *d, unsigned char byte)
{
	if (aborted(d, byte))
		return PRESS_NOTHING;
	keep(d, byte);
	if (byte < 0x40 || byte > 0x7e)
		return PRESS_NOTHING;
	if (byte == '[' && d->length == 3)
		return enter(d, DECODE_CSI_BRACKET);
	if (byte == 'M' && d->length == 3) {
		d->expected = 3;
		return enter(d, DECODE_MOUSE);
	}
	return conclude(d);
}

static int
csi_bracket(struct decode *d, unsigned char byte)
{
	if (aborted(d, byte))
		return PRESS_NOTHING;
	keep(d, byte);
	return conclude(d);
}

static int
ss3(struct decode *d, unsigned char byte)
{
	if (aborted(d, byte))
		return PRESS_NOTHING;
	keep(d, byte);
	return byte < 0x40 || byte > 0x7e ? PRESS_NOTHING : conclude(d);
}

static int
mouse(struct decode *d, unsigned char byte)
{
	(void)byte;
	return --d->expected > 0 ? PRESS_NOTHING : enter(d, DECODE_GROUND);
}

/* A part of a colour, one to four hexadecimal digits of it, as 0..255; -1 if it is none. */
static int
color_part(const char **text, char end)
{
	int value = 0, digits = 0;
	for (; digits <= 4; digits++, (*text)++) {
		char c = **text;
		int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
			: c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
		if (digit < 0)
			break;
		value = value * 16 + digit;
	}
	if (digits == 0 || digits > 4 || **text != end)
		return -1;
	(*text)++;
	return value * 255 / ((1 << 4 * digits) - 1);
}

/* The end of a string. Of all that a terminal may say in one only its background matters. */
static int
conclude_string(struct decode *d)
{
	static const char background[] = "11;rgb:";
	d->state = DECODE_GROUND;
	if (d->length >= DECODE_SEQUENCE)
		return PRESS_NOTHING;
	d->sequence[d->length] = '\0';
	if (strncmp(d->sequence, background, sizeof background - 1) != 0)
		return PRESS_NOTHING;
	const char *text = d->sequence + sizeof background - 1;
	int red = color_part(&text, '/');
	int green = red < 0 ? -1 : color_part(&text, '/');
	int blue = green < 0 ? -1 : color_part(&text, '\0');
	if (blue < 0)
		return PRESS_NOTHING;
	static const int keys[] = {
		[GROUND_UNKNOWN] = PRESS_NOTHING, [GROUND_DARK] = DECODE_DARK, [GROUND_LIGHT] = DECODE_LIGHT};
	return keys[theme_ground(red, green, blue)];
}

static int
string(struct decode *d, unsigned char byte)
{
	if (byte == ESC)
		return enter(d, DECODE_STRING_ESCAPE);
	if (byte == CANCEL || byte == SUBSTITUTE)
		return enter(d, DECODE_GROUND);
	if (byte == BEL)
		return conclude_string(d);
	keep(d, byte);
	return PRESS_NOTHING;
}

static int
string_escape(struct decode *d, unsigned char byte)
{
	return byte == '\\' ? conclude_string(d) : escape(d, byte);
}

/* A pasted byte as the character it completes; ill-formed ones come to nothing. */
static int
pasted(struct decode *d, unsigned char byte)
{
	if (byte < 0x80) {
		d->expected = 0;
		return PRESS_PASTED + byte;
	}
	if (byte >= 0xc0) {
		d->expected = byte < 0xc2 || byte > 0xf4 ? 0 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
		d->code = byte & (0x3fU >> d->expected);
		return PRESS_NOTHING;
	}
	d->code = d->code << 6 | (byte & 0x3fU);
	if (d->expected == 0 || --d->expected > 0)
		return PRESS_NOTHING;
	return d->code < 0x80 || d->code >= PRESS_UP ? PRESS_NOTHING : PRESS_PASTED + (int)d->code;
}

/* A paste has no time limit: its rest must not answer a question because the line was slow. */
static int
paste(struct decode *d, unsigned char byte)
{
	d->matched = byte == (unsigned char)paste_end[d->matched] ? d->matched + 1 : byte == ESC;
	if (paste_end[d->matched] == '\0')
		return enter(d, DECODE_GROUND);
	return d->types && d->matched == 0 ? pasted(d, byte) : PRESS_NOTHING;
}

int
decode_byte(struct decode *d, unsigned char byte)
{
	static int (*const take[])(struct decode *, unsigned char) = {
		[DECODE_GROUND] = ground,
		[DECODE_CHARACTER] = trail,
		[DECODE_ESCAPE] = escape,
		[DECODE_ESCAPE_SPENT] = escape_spent,
		[DECODE_NAMED] = named,
		[DECODE_CSI] = csi,
		[DECODE_CSI_BRACKET] = csi_bracket,
		[DECODE_SS3] = ss3,
		[DECODE_MOUSE] = mouse,
		[DECODE_STRING] = string,
		[DECODE_STRING_ESCAPE] = string_escape,
		[DECODE_PASTE] = paste,
	};
	_Static_assert(sizeof take / sizeof take[0] == DECODE_STATES, "a reader for each state");
	return take[d->state](d, byte);
}

int
decode_patience(const struct decode *d, int escape_ms)
{
	if (d->state == DECODE_ESCAPE)
		return escape_ms;
	bool at_rest = d->state == DECODE_GROUND || d->state == DECODE_CHARACTER ||
	               d->state == DECODE_PASTE;
	return at_rest ? -1 : SEQUENCE_MS;
}

int
decode_silence(struct decode *d)
{
	if (d->state == DECODE_ESCAPE) {
		d->state = DECODE_ESCAPE_SPENT;
		return PRESS_ESCAPE;
	}
	if (decode_patience(d, 0) >= 0)
		d->state = DECODE_GROUND;
	return PRESS_NOTHING;
}
