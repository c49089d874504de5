#include "base/utf8.h"

#include <string.h>

#include "base/buf.h"

/* U+00A0 to U+017F. */
enum { LATIN_FROM = 0xA0 };
static const char latin[][4] = {
	" ", "!", "c", "GBP", "?", "JPY", "|", "S", "\"", "(c)", "a", "<<", "-", "", "(R)", "-",
	"deg", "+/-", "2", "3", "'", "u", "P", "-", ",", "1", "o", ">>", "1/4", "1/2", "3/4", "?",
	"A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I", "I",
	"D", "N", "O", "O", "O", "O", "O", "x", "O", "U", "U", "U", "U", "Y", "Th", "ss",
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "/", "o", "u", "u", "u", "u", "y", "th", "y",
	"A", "a", "A", "a", "A", "a", "C", "c", "C", "c", "C", "c", "C", "c", "D", "d",
	"D", "d", "E", "e", "E", "e", "E", "e", "E", "e", "E", "e", "G", "g", "G", "g",
	"G", "g", "G", "g", "H", "h", "H", "h", "I", "i", "I", "i", "I", "i", "I", "i",
	"I", "i", "IJ", "ij", "J", "j", "K", "k", "k", "L", "l", "L", "l", "L", "l", "L",
	"l", "L", "l", "N", "n", "N", "n", "N", "n", "n", "N", "n", "O", "o", "O", "o",
	"O", "o", "OE", "oe", "R", "r", "R", "r", "R", "r", "S", "s", "S", "s", "S", "s",
	"S", "s", "T", "t", "T", "t", "T", "t", "U", "u", "U", "u", "U", "u", "U", "u",
	"U", "u", "U", "u", "W", "w", "Y", "y", "Y", "Z", "z", "Z", "z", "Z", "z", "s",
};
_Static_assert(sizeof latin / sizeof *latin == 0x180 - LATIN_FROM, "to the end of Extended-A");

static const struct {
	uint32_t code;
	char plain[8];
} others[] = {
	{0x2002, " "}, {0x2003, " "}, {0x2007, " "}, {0x2009, " "}, {0x200A, " "}, {0x202F, " "},
	{0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"}, {0x2013, "-"}, {0x2014, "--"}, {0x2015, "--"},
	{0x2018, "'"}, {0x2019, "'"}, {0x201A, "'"}, {0x201B, "'"}, {0x2032, "'"},
	{0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x2033, "\""},
	{0x2039, "<"}, {0x203A, ">"}, {0x2022, "*"}, {0x2023, ">"}, {0x2043, "-"}, {0x2026, "..."},
	{0x2044, "/"}, {0x2030, "o/oo"}, {0x20AC, "EUR"}, {0x2116, "No."}, {0x2122, "(TM)"},
	{0x2190, "<-"}, {0x2191, "^"}, {0x2192, "->"}, {0x2193, "v"}, {0x2194, "<->"},
	{0x21D0, "<="}, {0x21D2, "=>"}, {0x21D4, "<=>"},
	{0x2212, "-"}, {0x2215, "/"}, {0x2217, "*"}, {0x2219, "-"}, {0x22C5, "-"}, {0x2248, "~"},
	{0x2260, "!="}, {0x2264, "<="}, {0x2265, ">="}, {0x2713, "v"}, {0x2714, "v"}, {0x2717, "x"},
	{0x25AA, "*"}, {0x25B8, ">"}, {0x25BE, "v"}, {0x25CB, "o"}, {0x25CF, "o"}, {0x2588, "#"},
	{0x2500, "-"}, {0x2501, "-"}, {0x2502, "|"}, {0x2504, "-"},
};

/* The ASCII for a code point, or NULL. */
static const char *
plain(uint32_t code)
{
	if (LATIN_FROM <= code && code < 0x180)
		return latin[code - LATIN_FROM];
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (others[i].code == code)
			return others[i].plain;
	}
	return NULL;
}

void
utf8_append_ascii(struct buf *out, const char *text)
{
	size_t length = strlen(text), size;
	for (size_t i = 0; i < length; i += size) {
		uint32_t code = UTF8_REPLACEMENT;
		size = utf8_decode(text + i, length - i, &code);
		if (size == 0)
			size = 1;
		const char *ascii = code < 0x80 ? NULL : plain(code);
		if (ascii != NULL)
			buf_add(out, ascii);
		else if (code >= 0x80)
			buf_repeat(out, "?", (size_t)utf8_width(code));
		else if (code == '\n' || code == '\t' || !utf8_is_control(code))
			buf_char(out, (char)code);
	}
}
