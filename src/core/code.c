/* Why the check symbols find what they find. Symbols are elements of the field GF(32), a being a root of
 * x^5 + x^2 + 1; this polynomial is primitive, so the powers a^0 ... a^30 are all different. With
 * the last symbol at place 0, a code fulfils
 *
 *   (1) the sum of c_i = 0            (2) the sum of a^i * c_i = 0
 *
 * One wrong symbol, off by e != 0, makes (1) e. Two neighbours x != y swapped leave (1) and make (2)
 * (x - y) * (a^(i+1) - a^i) = (x - y) * a^i * (a - 1), a product of nothing that is 0. Two wrong
 * symbols, off by e and f, keep (1) only if e = -f, and then (2) only if a^i = a^j, that is if they
 * are 31 apart, or 62 and so on. */
#include "verdict/code.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "core/number.h"
#include "verdict/enough.h"
#include "verdict/quiz.h"
#include "verdict/sheet.h"

enum {
	HEAD = 6,   /* symbols in front of the replies */
	CHECKS = 2, /* and behind them */
	GROUP = 4, /* symbols between two dashes; one that is left over joins the last group */
	SHAPE_BITS = 14,
	CONTENT_BITS = 13, /* of the quiz's digest */
	ORDER = 31, /* of the field's powers */
};

/* The bits of the shape are turned over in the code of a sitting that was stopped. */
enum { STOPPED = (1 << SHAPE_BITS) - 1 };

_Static_assert(CODE_SYMBOLS_MIN == HEAD + 1 + CHECKS, "the header says what the parts add up to");

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

struct symbols {
	unsigned char *list;
	int count;
};

/* -- check symbols -- */

struct sums {
	unsigned plain, powers; /* (1) and (2) */
};

/* a * x */
static unsigned
times(unsigned x)
{
	return (x << 1) ^ (x & 16U ? 0x25U : 0U);
}

static struct sums
sums(const struct symbols *symbols)
{
	struct sums sums = {0};
	for (int i = 0; i < symbols->count; i++) {
		sums.plain ^= symbols->list[i];
		sums.powers = times(sums.powers) ^ symbols->list[i];
	}
	return sums;
}

/* Fills the last two symbols, which are 0. Of the 32 pairs that mend (1) one mends (2) as well, since
 * (a - 1) * x takes every value. */
static void
add_checks(struct symbols *symbols)
{
	struct sums open = sums(symbols);
	unsigned x = 0;
	while ((times(x) ^ x ^ open.plain) != open.powers)
		x++;
	symbols->list[symbols->count - 2] = (unsigned char)x;
	symbols->list[symbols->count - 1] = (unsigned char)(x ^ open.plain);
}

/* -- replies as digits -- */

static const unsigned char importances[] = {IMPORTANCE_LESS, IMPORTANCE_NORMAL, IMPORTANCE_DOUBLE};

enum { IMPORTANCES = sizeof importances };

/* What a code has to tell apart. */
struct manner {
	bool weighed; /* importances */
	bool stopped; /* open questions from skipped ones */
};

/* How many digits are answers; the next one is that it was skipped, and the one behind that it is open. */
static unsigned
answers(const struct question *question, struct manner manner)
{
	return (unsigned)question->option_count * (manner.weighed ? IMPORTANCES : 1);
}

static unsigned
radix(const struct question *question, struct manner manner)
{
	return answers(question, manner) + (manner.stopped ? 2 : 1);
}

static unsigned
digit(const struct question *question, struct reply reply, struct manner manner)
{
	unsigned importance = 0;
	if (reply.option < 0)
		return answers(question, manner) + (reply.option == REPLY_OPEN ? 1 : 0);
	if (!manner.weighed)
		return (unsigned)reply.option;
	while (importance < IMPORTANCES - 1 && importances[importance] != reply.importance)
		importance++;
	return (unsigned)reply.option * IMPORTANCES + importance;
}

static struct reply
reply_of(const struct question *question, unsigned digit, struct manner manner)
{
	unsigned skipped = answers(question, manner);
	struct reply reply = {digit == skipped ? REPLY_SKIPPED : REPLY_OPEN, IMPORTANCE_NORMAL};
	if (digit >= skipped)
		return reply;
	if (manner.weighed)
		reply.importance = importances[digit % IMPORTANCES];
	reply.option = (signed char)(manner.weighed ? digit / IMPORTANCES : digit);
	return reply;
}

/* -- writing -- */

static unsigned
hex(char c)
{
	return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/* The first bits of a digest, at most 16; 0 for none. */
static unsigned
digest_bits(const char *digest, int count)
{
	unsigned bits = 0;
	for (int i = 0; i < 4 && digest[i] != '\0'; i++)
		bits = bits << 4 | hex(digest[i]);
	return bits >> (16 - count);
}

/* The two numbers that the replies make: as they are, and the largest on their path. */
static void
add_replies(const struct quiz *form, const struct reply *sheet, const bool *asked, struct manner manner,
            struct number *value, struct number *largest)
{
	for (int q = form->question_count - 1; q >= 0; q--) {
		const struct question *question = &form->questions[q];
		unsigned base = radix(question, manner);
		if (!asked[q])
			continue;
		number_push(value, base, digit(question, sheet[q], manner));
		number_push(largest, base, base - 1);
	}
}

static struct manner
manner_of(const struct quiz *form, const struct reply *sheet, const bool *asked)
{
	struct manner manner = {false, false};
	for (int q = 0; q < form->question_count; q++) {
		bool normal = sheet[q].option < 0 || sheet[q].importance == IMPORTANCE_NORMAL;
		manner.weighed = manner.weighed || (asked[q] && !normal);
		manner.stopped = manner.stopped || (asked[q] && sheet[q].option == REPLY_OPEN);
	}
	return manner;
}

/* All symbols of a sheet's code, with these bits of the quiz's digest. */
static struct manner
encode(struct arena *arena, const struct quiz *form, const struct reply *sheet, unsigned content,
       struct symbols *symbols)
{
	bool *asked = ARENA_ARRAY(arena, (size_t)form->question_count, bool);
	struct number value = number_new(arena, form->question_count);
	struct number largest = number_new(arena, form->question_count);
	sheet_path(form, sheet, asked);
	struct manner manner = manner_of(form, sheet, asked);
	add_replies(form, sheet, asked, manner, &value, &largest);
	uint32_t bits = digest_bits(form->shape, SHAPE_BITS) ^ (manner.stopped ? STOPPED : 0);
	bits = bits << CONTENT_BITS | content;
	bits = bits << 1 | number_pull(&value, 2);
	bits = bits << 2 | (manner.weighed ? 2U : 0) | (form->is_short ? 1U : 0);
	number_pull(&largest, 2);
	const struct number head = {&bits, 1};
	int replies = number_symbols(&largest);
	symbols->count = HEAD + replies + CHECKS;
	symbols->list = ARENA_ARRAY(arena, (size_t)symbols->count, unsigned char);
	for (int i = 0; i < HEAD; i++)
		symbols->list[i] = number_symbol(&head, HEAD - 1 - i);
	for (int i = 0; i < replies; i++)
		symbols->list[HEAD + i] = number_symbol(&value, replies - 1 - i);
	add_checks(symbols);
	return manner;
}

bool
code_write(struct buf *out, const struct quiz *form, const struct reply *sheet)
{
	struct arena scratch = {0};
	struct symbols symbols = {0};
	struct manner manner = encode(&scratch, form, sheet, digest_bits(form->digest, CONTENT_BITS), &symbols);
	bool over = !manner.stopped || enough_already(form, sheet);
	for (int i = 0; i < symbols.count && over; i++) {
		if (i > 0 && i % GROUP == 0 && i + 1 < symbols.count)
			buf_char(out, '-');
		buf_char(out, alphabet[symbols.list[i]]);
	}
	arena_free(&scratch);
	return over;
}

/* -- reading -- */

/* What stands between symbols: blanks and dashes, also those that word processors put in, and the mark that
 * some editors begin a file with. */
static bool
is_gap(uint32_t c)
{
	return c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0xA0 || c == 0x2212 ||
	       c == 0x202F || c == 0xFEFF || (c >= 0x2000 && c <= 0x2015);
}

/* The symbol that a character stands for; -1: none. */
static int
symbol_named(uint32_t c)
{
	if (c >= 'a' && c <= 'z')
		c = c - 'a' + 'A';
	if (c == 'O')
		c = '0';
	if (c == 'I' || c == 'L')
		c = '1';
	const char *found = c > 0 && c < 0x80 ? strchr(alphabet, (int)c) : NULL;
	return found == NULL ? -1 : (int)(found - alphabet);
}

static bool
no_symbol(const char *bytes, size_t length, struct fail *fail)
{
	struct buf shown = {0};
	utf8_append_visible(&shown, bytes, length);
	fail_set(fail, "'%s' does not stand in a code: its symbols are digits and letters, without U",
	         buf_text(&shown));
	buf_free(&shown);
	return false;
}

static bool
read_symbols(const char *text, size_t length, struct symbols *symbols, struct fail *fail)
{
	for (size_t i = 0; i < length;) {
		uint32_t c = 0;
		size_t bytes = utf8_decode(text + i, length - i, &c);
		int symbol = bytes == 0 ? -1 : symbol_named(c);
		if (symbol < 0 && (bytes == 0 || !is_gap(c)))
			return no_symbol(text + i, bytes == 0 ? 1 : bytes, fail);
		if (symbol >= 0)
			symbols->list[symbols->count++] = (unsigned char)symbol;
		i += bytes;
	}
	return true;
}

/* The one place whose symbol can be replaced so that both sums come out; -1: there is none, or in a long
 * code several. */
static int
wrong_place(const struct symbols *symbols, struct sums off)
{
	unsigned power = off.plain;
	if (off.plain == 0 || symbols->count > ORDER)
		return -1;
	for (int place = 0; place < symbols->count; place++) {
		if (power == off.powers)
			return symbols->count - 1 - place;
		power = times(power);
	}
	return -1;
}

/* Which group a symbol stands in, the first being 1. */
static int
group_of(const struct symbols *symbols, int at)
{
	bool left_over = at > 0 && at + 1 == symbols->count && at % GROUP == 0;
	return at / GROUP + (left_over ? 0 : 1);
}

/* Says what would mend it, if it is little: whoever types codes in from hearing knows what to ask. */
static bool
misread(const struct symbols *symbols, struct sums off, struct fail *fail)
{
	int at = wrong_place(symbols, off);
	if (off.plain == 0)
		return fail_set(fail, "its check symbols do not fit; it looks as if two symbols were swapped");
	if (at < 0)
		return fail_set(fail, "its check symbols do not fit: something in it is wrong, missing or "
		                      "swapped");
	char is = alphabet[symbols->list[at]], meant = alphabet[symbols->list[at] ^ off.plain];
	return fail_set(fail, "its check symbols do not fit; if one symbol is wrong, it is the %c in group %d, "
	                      "which should be %c", is, group_of(symbols, at), meant);
}

bool
code_read(struct arena *arena, const char *text, size_t length, struct code *code, struct fail *fail)
{
	struct symbols symbols = {.list = ARENA_ARRAY(arena, length, unsigned char)};
	if (!read_symbols(text, length, &symbols, fail))
		return false;
	if (symbols.count < CODE_SYMBOLS_MIN)
		return fail_set(fail, "a code has %d symbols or more, and this has %d", CODE_SYMBOLS_MIN,
		                symbols.count);
	struct sums off = sums(&symbols);
	if (off.plain != 0 || off.powers != 0)
		return misread(&symbols, off, fail);
	struct number head = number_of_symbols(arena, symbols.list, HEAD);
	uint32_t bits = head.limbs[0];
	*code = (struct code){
		.shape = bits >> (CONTENT_BITS + 3),
		.content = bits >> 3 & ((1U << CONTENT_BITS) - 1),
		.low = bits >> 2 & 1U,
		.is_short = (bits & 1U) != 0,
		.weighed = (bits & 2U) != 0,
		.symbols = symbols.list,
		.count = symbols.count,
	};
	return true;
}

static bool
is_stopped(const struct code *code, const struct quiz *quiz)
{
	return code->shape == (digest_bits(quiz->shape, SHAPE_BITS) ^ STOPPED);
}

enum code_fit
code_fits(const struct code *code, const struct quiz *quiz)
{
	if (code->shape != digest_bits(quiz->shape, SHAPE_BITS) && !is_stopped(code, quiz))
		return CODE_OTHER;
	return code->content == digest_bits(quiz->digest, CONTENT_BITS) ? CODE_SAME : CODE_CHANGED;
}

/* -- back to a sheet -- */

static void
take_replies(struct arena *arena, const struct code *code, const struct quiz *form,
             struct reply *sheet)
{
	struct manner manner = {code->weighed, is_stopped(code, form)};
	bool *asked = ARENA_ARRAY(arena, (size_t)form->question_count, bool);
	struct number value = number_of_symbols(arena, code->symbols + HEAD, code->count - HEAD - CHECKS);
	number_push(&value, 2, code->low);
	sheet_clear(form, sheet);
	for (int q = 0; q < form->question_count; q++) {
		const struct question *question = &form->questions[q];
		asked[q] = question->when == NULL || condition_holds(question->when, sheet, asked, 0);
		if (asked[q])
			sheet[q] = reply_of(question, number_pull(&value, radix(question, manner)), manner);
	}
}

/* Whatever the symbols say becomes a sheet; if it is the sheet that they were made from, it makes them
 * again. So no sheet has two codes. */
const struct quiz *
code_sheet(const struct code *code, const struct quiz *quiz, struct reply *sheet)
{
	const struct quiz *form = code->is_short ? quiz->short_form : quiz;
	struct arena scratch = {0};
	struct symbols again = {0};
	if (form == NULL)
		return NULL;
	take_replies(&scratch, code, form, sheet);
	encode(&scratch, form, sheet, code->content, &again);
	bool same = again.count == code->count &&
	            memcmp(again.list, code->symbols, (size_t)again.count) == 0;
	arena_free(&scratch);
	return same ? form : NULL;
}
