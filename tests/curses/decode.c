#include "front/curses/decode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static const struct decode_known own_keys[] = {
	{"\033[214z", PRESS_HOME}, {"\033[A", PRESS_DOWN}, {"", PRESS_NOTHING}};

/* Writes a key as a test can read it. */
static void
name(struct buf *buf, int key)
{
	static const char *const names[PRESSES - PRESS_UP] = {
		"Up", "Down", "Left", "Right", "PgUp", "PgDn", "Home", "End", "F1", "Del"};
	if (key >= PRESS_PASTED) {
		buf_format(buf, "{%x}", (unsigned)(key - PRESS_PASTED));
		return;
	}
	if (key == PRESS_NOTHING || key >= PRESSES)
		return;
	if (key >= PRESS_UP)
		buf_format(buf, "<%s>", names[key - PRESS_UP]);
	else if (key < 0x20 || key > 0x7e)
		buf_format(buf, "<%x>", (unsigned)key);
	else
		buf_char(buf, (char)key);
}

/* The keys that bytes make; '|' is a silence on the line. */
static const char *
keys(struct decode *decode, const char *bytes, size_t length)
{
	static struct buf buf;
	buf_clear(&buf);
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == '|')
			name(&buf, decode_silence(decode));
		else
			name(&buf, decode_byte(decode, (unsigned char)bytes[i]));
	}
	return buf_text(&buf);
}

struct example {
	const char *bytes, *keys;
};

static void
the_background_is_told_in_a_string(void **state)
{
	static const struct {
		const char *bytes;
		int key;
	} rows[] = {
		{"\033]11;rgb:0000/2b2b/3636\033\\", DECODE_DARK},
		{"\033]11;rgb:fd/f6/e3\007", DECODE_LIGHT},
		{"\033]11;rgb:f/F/f\007", DECODE_LIGHT},
		{"\033]11;rgb:8080/8080/8080\007", PRESS_NOTHING},
		{"\033]10;rgb:0000/0000/0000\007", PRESS_NOTHING},
		{"\033]11;rgb:0000/0000\007", PRESS_NOTHING},
		{"\033]11;rgb:00000/0/0\007", PRESS_NOTHING},
		{"\033]11;rgb:0/0/0/0\007", PRESS_NOTHING},
		{"\033]11;rgb:0/x/0\007", PRESS_NOTHING},
		{"\033]11;rgb:0/0/0111111111111111111111\007", PRESS_NOTHING},
		{"\033P11;rgb:0/0/0\033\\", PRESS_NOTHING},
		{"\033]11;rgb:0/0/0\030", PRESS_NOTHING},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct decode decode = {0};
		int key = PRESS_NOTHING;
		for (const char *byte = rows[i].bytes; *byte != '\0'; byte++) {
			assert_int_equal(key, PRESS_NOTHING);
			key = decode_byte(&decode, (unsigned char)*byte);
		}
		assert_int_equal(key, rows[i].key);
		assert_int_equal(decode.state, DECODE_GROUND);
	}
}

static void
all_come_out(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct decode decode = {0};
		const char *got = keys(&decode, examples[i].bytes, strlen(examples[i].bytes));
		if (strcmp(got, examples[i].keys) != 0)
			fail_msg("example %zu: \"%s\" instead of \"%s\"", i, got, examples[i].keys);
		/* And whatever it was, the next key is heard. */
		assert_string_equal(keys(&decode, "|q", 2), "q");
	}
}

#define ALL_COME_OUT(examples) all_come_out((examples), sizeof(examples) / sizeof *(examples))

static void
characters_are_keys(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"1q+?", "1q+?"},
		{"\r", "<d>"},
		{"\n", "<d>"},
		{"\b\x7f", "<7f><7f>"},
		{"\x03\x1a\x0c", "<3><1a><c>"},
		{"\xc3\xa9", "<e9>"},
		{"\xe6\x9d\xb1", "<6771>"},
		{"\xf0\x9f\x98\x80", "<1f600>"},
	};
	ALL_COME_OUT(examples);
}

static void
ill_formed_bytes_are_no_keys(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"\xff" "1", "1"},
		{"\xc0\xb1", ""},         /* an overlong 1: two bytes that are nothing */
		{"\xe0\x80\xb1", ""},     /* and in three */
		{"\xf7\xbf\xbf\xbf", ""},
		{"\xf4\x90\x80\x80", ""}, /* beyond Unicode, where our own keys begin */
		{"\xc3" "1", "1"},        /* cut off: the next key counts */
		{"\xe6\x9d" "1", "1"},
		{"\xc3\033[A", "<Up>"},
	};
	ALL_COME_OUT(examples);
}

static void
a_nul_is_no_key(void **state)
{
	(void)state;
	struct decode decode = {0};
	assert_string_equal(keys(&decode, "\0" "1", 2), "1");
}

static void
known_sequences_are_keys(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"\033[A\033[B\033[C\033[D", "<Up><Down><Right><Left>"},
		{"\033OA\033OB\033OC\033OD", "<Up><Down><Right><Left>"},
		{"\033[H\033[F\033OH\033OF", "<Home><End><Home><End>"},
		{"\033[1~\033[4~\033[7~\033[8~", "<Home><End><Home><End>"},
		{"\033[5~\033[6~", "<PgUp><PgDn>"},
		{"\033OP\033[11~\033[[A", "<F1><F1><F1>"},
		{"\033OM", "<d>"},
		{"\x9b" "5~", "<PgUp>"},
		{"\xc2\x9b" "5~", "<PgUp>"},
		{"\x8f" "A", "<Up>"},
	};
	ALL_COME_OUT(examples);
}

static void
no_digit_of_an_unknown_sequence_is_a_key(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"\033[25~", ""},
		{"\033[49;5u", ""},
		{"\033[1;5A", ""},
		{"\033[5;5~", ""},
		{"\033[27;2;49~", ""},
		{"\033[<0;12;3M", ""},
		{"\033[<0;12;3m", ""},
		{"\033[M 12", ""},        /* a mouse report of the old form */
		{"\033[32;12;3M", ""},
		{"\033[?1;2c", ""},
		{"\033[12;34R", ""},
		{"\033[I\033[O", ""},
		{"\033[[E", ""},
		{"\033O2P", ""},
		{"\033O1;5A", ""},
		{"\033Oq", ""},
		{"\033]11;rgb:1212/3434/5656\a", ""},
		{"\033]11;rgb:1212/3434/5656\033\\", ""},
		{"\033P1$r2 q\033\\", ""},
		{"\033_1\033\\", ""},
		{"\033^2\033\\", ""},
		{"\033X3\033\\", ""},
		{"\033(1", ""},
		{"\033 1", ""},
		{"\x9d" "1;2\a", ""},
		{"\xc2\x90" "1;2\033\\", ""},
		{"\033[1111111111111111111111111111111111111111111111111111~", ""},
	};
	ALL_COME_OUT(examples);
}

static void
a_sequence_may_be_split_by_a_slow_line(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"\033|[5~", "<1b><PgUp>"}, /* the Esc was taken for the key, but its digit stays silent */
		{"\033|[25~", "<1b>"},
		{"\033|OA", "<1b><Up>"},
		{"\033|1", "<1b>1"},
		{"\033|q", "<1b>q"},
		{"\033||[", "<1b>["},       /* too late for a sequence */
	};
	ALL_COME_OUT(examples);
}

static void
a_sequence_that_never_ends_is_given_up(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"\033[1|2", "2"},
		{"\033O|2", "2"},
		{"\033]0;1|2", "2"},
		{"\033[M|2", "2"},
		{"\033(|2", "2"},
		{"\033[1\x18" "2", "2"},
		{"\033[1\033[A", "<Up>"},
		{"\033]0;1\033[A", "<Up>"},
	};
	ALL_COME_OUT(examples);
}

static void
escape_is_a_key_once_the_line_is_silent(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"\033|", "<1b>"},
		{"\033\033|", "<1b>"},
		{"\033\033[A", "<Up>"},
	};
	ALL_COME_OUT(examples);
}

static void
alt_and_a_key_is_nothing(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"\033" "1", ""},
		{"\033\r", ""},
		{"\033q1", "1"},
		{"\033\xc3\xa9" "1", "1"},
		{"\033\xff" "1", "1"},
		{"\033\xc3" "1", "1"},
	};
	ALL_COME_OUT(examples);
}

static void
pasted_text_is_nothing_however_long_it_takes(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"\033[200~\r\r 1\rq\033[201~2", "2"},
		{"\033[200~1|1||1\033[201~2", "2"},
		{"\033[200~\033[201\033[A\033\033[201~2", "2"},
		{"\033[200~\033[20\033[201~2", "2"},
		{"\033[201~2", "2"},
	};
	ALL_COME_OUT(examples);
}

static void
where_a_line_is_typed_a_paste_is_characters_but_no_keys(void **state)
{
	static const struct example rows[] = {
		{"a\033[200~b\r\t\x03\033[201~c", "a{62}{d}{9}{3}c"},
		{"\033[200~\303\251\346\274\242\360\237\230\200\033[201~", "{e9}{6f22}{1f600}"},
		{"\033[200~\251x\303y\300\200\370\210\200\200\200\364\220\200\200z\033[201~q", "{78}{79}{7a}q"},
		{"\033[200~\033[A|\033[201\033[201~q", "{41}q"},
		{"\033[200~\303\033[201~\251q", "q"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct decode decode = {.types = true};
		assert_string_equal(keys(&decode, rows[i].bytes, strlen(rows[i].bytes)), rows[i].keys);
	}
}

static void
the_terminal_may_have_keys_of_its_own(void **state)
{
	(void)state;
	struct decode decode = {.known = own_keys};
	assert_string_equal(keys(&decode, "\033[214z\033[215z", 12), "<Home>");
	assert_string_equal(keys(&decode, "\033[A\033[B", 6), "<Down><Down>");
}

static void
only_what_is_pending_needs_a_timer(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		int patience;
	} cases[] = {
		{"", -1}, {"1", -1}, {"\xc3", -1}, {"\033[A", -1}, {"\033[200~1", -1},
		{"\033", 25}, {"\033|", 500}, {"\033||", -1}, {"\033[", 500}, {"\033O", 500},
		{"\033]0", 500}, {"\033[M1", 500}, {"\033(", 500}, {"\033[[", 500}, {"\033P1\033", 500},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct decode decode = {0};
		keys(&decode, cases[i].bytes, strlen(cases[i].bytes));
		assert_int_equal(decode_patience(&decode, 25), cases[i].patience);
	}
}

static void
any_bytes_at_all_leave_a_decoder_that_still_hears(void **state)
{
	(void)state;
	uint32_t seed = 1;
	static const char alphabet[] = "\033\033\033[[O]P~M1259;\x9b\xc3\xa9\xf0\a\\qA";
	for (int run = 0; run < 20000; run++) {
		struct decode decode = {0};
		for (int i = 0; i < 40; i++) {
			seed = seed * 1664525 + 1013904223;
			size_t pick = seed >> 16;
			unsigned char byte = run % 2 == 0 ? (unsigned char)pick
				: (unsigned char)alphabet[pick % (sizeof alphabet - 1)];
			int key = decode_byte(&decode, byte);
			assert_in_range(key, 0, PRESSES - 1);
		}
		if (decode.state == DECODE_PASTE)
			keys(&decode, "\033[201~", 6);
		const char *got = keys(&decode, "||q", 3);
		assert_int_equal(got[strlen(got) - 1], 'q');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_background_is_told_in_a_string),
		cmocka_unit_test(characters_are_keys),
		cmocka_unit_test(ill_formed_bytes_are_no_keys),
		cmocka_unit_test(a_nul_is_no_key),
		cmocka_unit_test(known_sequences_are_keys),
		cmocka_unit_test(no_digit_of_an_unknown_sequence_is_a_key),
		cmocka_unit_test(a_sequence_may_be_split_by_a_slow_line),
		cmocka_unit_test(a_sequence_that_never_ends_is_given_up),
		cmocka_unit_test(escape_is_a_key_once_the_line_is_silent),
		cmocka_unit_test(alt_and_a_key_is_nothing),
		cmocka_unit_test(pasted_text_is_nothing_however_long_it_takes),
		cmocka_unit_test(where_a_line_is_typed_a_paste_is_characters_but_no_keys),
		cmocka_unit_test(the_terminal_may_have_keys_of_its_own),
		cmocka_unit_test(only_what_is_pending_needs_a_timer),
		cmocka_unit_test(any_bytes_at_all_leave_a_decoder_that_still_hears),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
