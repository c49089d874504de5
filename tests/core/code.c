/* Codes of sittings. VERDICT_CODES says of how many random sittings the round trip is made. */
#include "verdict/code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/fail.h"
#include "core/seal.h"
#include "support/sample.h"
#include "verdict/enough.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { SYMBOLS = 32 };

/* -- the second way to find check symbols -- */

/* The product in GF(32), by x^5 + x^2 + 1. */
static unsigned
product(unsigned x, unsigned y)
{
	unsigned result = 0;
	for (int bit = 0; bit < 5; bit++)
		if ((y >> bit & 1U) != 0)
			result ^= x << bit;
	for (int bit = 9; bit >= 5; bit--)
		if ((result >> bit & 1U) != 0)
			result ^= 0x25U << (bit - 5);
	return result;
}

static bool
checks_hold(const char *symbols, int count)
{
	unsigned plain = 0, powers = 0, power = 1;
	for (int i = count - 1; i >= 0; i--) {
		unsigned value = (unsigned)(strchr(alphabet, symbols[i]) - alphabet);
		plain ^= value;
		powers ^= product(power, value);
		power = product(power, 2);
	}
	return plain == 0 && powers == 0;
}

static void
put_checks(char *symbols, int count)
{
	for (int i = 0; i < SYMBOLS * SYMBOLS; i++) {
		symbols[count - 2] = alphabet[i / SYMBOLS];
		symbols[count - 1] = alphabet[i % SYMBOLS];
		if (checks_hold(symbols, count))
			return;
	}
	fail_msg("no check symbols");
}

/* -- codes of samples -- */

static void
seal_sample(struct sample *s)
{
	seal_digest(s->quiz);
	s->quiz->short_form = quiz_short(&s->arena, s->quiz);
}

/* As they are when a verdict is shown: nothing asked is open. */
static void
finish(const struct quiz *quiz, struct reply *sheet)
{
	for (int q = 0; q < quiz->question_count; q++)
		if (sheet[q].option == REPLY_OPEN)
			sheet[q].option = REPLY_SKIPPED;
}

static const struct quiz *
random_form(struct sample *s)
{
	bool brief = s->quiz->short_form != NULL && random_percent(&s->random, 50);
	return brief ? s->quiz->short_form : s->quiz;
}

static const char *
code_of(struct sample *s, const struct quiz *form, const struct reply *sheet)
{
	struct buf buf = {0};
	assert_true(code_write(&buf, form, sheet));
	const char *code = buf_take(&buf, &s->arena);
	buf_free(&buf);
	return code;
}

/* Symbols alone, without dashes. */
static char *
bare(struct sample *s, const char *code)
{
	char *symbols = arena_take(&s->arena, strlen(code) + 1);
	char *end = symbols;
	for (; *code != '\0'; code++)
		if (*code != '-')
			*end++ = *code;
	return symbols;
}

static bool
reads(struct sample *s, const char *text, struct code *code)
{
	return code_read(&s->arena, text, strlen(text), code, NULL);
}

static struct reply *
fresh_sheet(struct sample *s)
{
	return ARENA_ARRAY(&s->arena, (size_t)s->quiz->question_count, struct reply);
}

/* -- claims -- */

static void
comes_back_as(struct sample *s, const struct quiz *form)
{
	const char *text = code_of(s, form, s->sheet);
	struct code code;
	bool *asked = ARENA_ARRAY(&s->arena, (size_t)form->question_count, bool);
	struct reply *back = fresh_sheet(s);
	HOLDS(s, reads(s, text, &code));
	HOLDS(s, code_fits(&code, s->quiz) == CODE_SAME);
	HOLDS(s, code_sheet(&code, s->quiz, back) == form);
	sheet_path(form, s->sheet, asked);
	for (int q = 0; q < form->question_count; q++) {
		struct reply had = s->sheet[q];
		SAME(s, back[q].option, asked[q] ? had.option : REPLY_OPEN);
		bool counts = asked[q] && had.option >= 0;
		SAME(s, back[q].importance, counts ? had.importance : IMPORTANCE_NORMAL);
	}
	HOLDS(s, strcmp(code_of(s, form, back), text) == 0);
	HOLDS(s, checks_hold(bare(s, text), (int)strlen(bare(s, text))));
}

static void
comes_back(struct sample *s)
{
	seal_sample(s);
	finish(s->quiz, s->sheet);
	comes_back_as(s, random_form(s));
}

static void
a_sitting_comes_back_from_its_code(void **state)
{
	(void)state;
	const char *wanted = getenv("VERDICT_CODES");
	int count = wanted == NULL ? 4000 : atoi(wanted);
	sample_each(count / 4, 4, 60, comes_back);
	print_message("# %d sittings of random quizzes came back from their codes\n", count);
}

static int stopped;

static void
stopped_comes_back(struct sample *s)
{
	seal_sample(s);
	const struct quiz *form = random_form(s);
	for (int q = 0; q < s->quiz->question_count; q++)
		if (s->sheet[q].option == REPLY_OPEN && random_percent(&s->random, 60))
			s->sheet[q].option = random_percent(&s->random, 30) ? REPLY_SKIPPED : 0;
	if (!enough_already(form, s->sheet))
		return;
	comes_back_as(s, form);
	stopped++;
	const char *text = code_of(s, form, s->sheet);
	finish(s->quiz, s->sheet);
	HOLDS(s, strcmp(code_of(s, form, s->sheet), text) != 0);
}

static void
a_sitting_that_was_stopped_early_comes_back_with_what_was_left_open(void **state)
{
	(void)state;
	sample_each(1500, 4, 8, stopped_comes_back);
	assert_true(stopped > 100);
}

/* The reply part of a code changed, with new check symbols: either no code at all, or the one code of the
 * sitting that it opens. */
static void
is_the_only_one(struct sample *s)
{
	seal_sample(s);
	finish(s->quiz, s->sheet);
	char *symbols = bare(s, code_of(s, random_form(s), s->sheet));
	int count = (int)strlen(symbols);
	struct reply *back = fresh_sheet(s);
	for (int i = 0; i < 40; i++) {
		struct code code;
		symbols[random_in(&s->random, 5, count - 3)] = alphabet[random_in(&s->random, 0, SYMBOLS - 1)];
		put_checks(symbols, count);
		HOLDS(s, reads(s, symbols, &code));
		const struct quiz *form = code_sheet(&code, s->quiz, back);
		if (form != NULL && code_fits(&code, s->quiz) == CODE_SAME)
			HOLDS(s, strcmp(bare(s, code_of(s, form, back)), symbols) == 0);
	}
}

static void
no_sitting_has_two_codes(void **state)
{
	(void)state;
	sample_each(300, 1, 30, is_the_only_one);
}

/* All symbols tried behind a quiz's own: how many of them are codes of it. */
static int
accepted(const struct quiz *quiz, const char *head, int replies)
{
	int count = 0, all = 1;
	for (int i = 0; i < replies; i++)
		all *= SYMBOLS;
	for (int flags = 0; flags < 8; flags++) { /* and the lowest bit of the replies */
		for (int number = 0; number < all; number++) {
			char text[16];
			struct code code;
			struct reply sheet[2];
			struct arena arena = {0};
			memcpy(text, head, 6);
			text[5] = alphabet[((strchr(alphabet, head[5]) - alphabet) & ~7) | flags];
			for (int i = 0, rest = number; i < replies; i++, rest /= SYMBOLS)
				text[6 + i] = alphabet[rest % SYMBOLS];
			put_checks(text, 8 + replies);
			assert_true(code_read(&arena, text, (size_t)replies + 8, &code, NULL));
			assert_int_equal(code_fits(&code, quiz), CODE_SAME);
			count += code_sheet(&code, quiz, sheet) != NULL;
			arena_free(&arena);
		}
	}
	return count;
}

static void
there_are_as_many_codes_as_sittings(void **state)
{
	static const struct option options[3] = {{.id = "a"}, {.id = "b"}, {.id = "c"}};
	static const struct condition when = {.test = TEST_IS, .question = 0, .options = 1};
	static const struct question questions[2] = {
		{.id = "one", .gate = true, .weight = 1, .options = options, .option_count = 2},
		{.id = "two", .weight = 1, .options = options, .option_count = 3, .when = &when},
	};
	/* `a` opens the second question with four replies, `b` and a skip do not. Weighed, each answer counts
	 * in one of three ways; those where all of them are normal have been counted. */
	enum { NORMAL = 4 + 1 + 1, WEIGHED = 3 * (3 * 3 + 1) + 3 + 1 - NORMAL };
	struct quiz quiz = {.id = "two", .questions = questions, .question_count = 2,
		.outcomes = (const struct outcome[]){{.id = "x"}, {.id = "y"}}, .outcome_count = 2};
	struct reply sheet[2];
	struct buf code = {0};
	(void)state;
	seal_digest(&quiz);
	sheet_clear(&quiz, sheet);
	sheet[0].option = REPLY_SKIPPED;
	assert_true(code_write(&code, &quiz, sheet));
	memmove(code.text + 4, code.text + 5, 4); /* the dash */
	assert_int_equal(accepted(&quiz, code.text, 1) + accepted(&quiz, code.text, 2), NORMAL + WEIGHED);
	buf_free(&code);
}

/* -- what hearing and typing do to codes -- */

static bool
is_code(struct sample *s, const char *symbols)
{
	struct code code;
	struct arena before = s->arena;
	s->arena = (struct arena){0};
	bool good = reads(s, symbols, &code);
	arena_free(&s->arena);
	s->arena = before;
	return good;
}

static void
shows_every_slip(struct sample *s)
{
	seal_sample(s);
	finish(s->quiz, s->sheet);
	char *symbols = bare(s, code_of(s, random_form(s), s->sheet));
	int count = (int)strlen(symbols);
	for (int i = 0; i < count; i++) {
		char was = symbols[i];
		for (int other = 0; other < SYMBOLS; other++) {
			symbols[i] = alphabet[other];
			HOLDS(s, is_code(s, symbols) == (alphabet[other] == was));
		}
		symbols[i] = was;
	}
	for (int i = 0; i + 1 < count; i++) {
		char left = symbols[i], right = symbols[i + 1];
		symbols[i] = right;
		symbols[i + 1] = left;
		HOLDS(s, is_code(s, symbols) == (left == right));
		symbols[i] = left;
		symbols[i + 1] = right;
	}
}

static void
every_wrong_symbol_and_every_swap_of_neighbours_is_found(void **state)
{
	(void)state;
	sample_each(250, 1, 60, shows_every_slip);
}

static void
shows_two_wrong_symbols(struct sample *s)
{
	seal_sample(s);
	finish(s->quiz, s->sheet);
	char *symbols = bare(s, code_of(s, random_form(s), s->sheet));
	int count = (int)strlen(symbols);
	for (int i = 0; i < count; i++) {
		for (int j = i + 1; j < count && j < i + 31; j++) {
			char first = symbols[i], second = symbols[j];
			do
				symbols[i] = alphabet[random_in(&s->random, 0, SYMBOLS - 1)];
			while (symbols[i] == first);
			do
				symbols[j] = alphabet[random_in(&s->random, 0, SYMBOLS - 1)];
			while (symbols[j] == second);
			HOLDS(s, !is_code(s, symbols));
			symbols[i] = first;
			symbols[j] = second;
		}
	}
}

static void
two_wrong_symbols_are_found(void **state)
{
	(void)state;
	sample_each(60, 1, 60, shows_two_wrong_symbols);
}

static void
names_the_wrong_symbol(struct sample *s)
{
	seal_sample(s);
	finish(s->quiz, s->sheet);
	char *symbols = bare(s, code_of(s, random_form(s), s->sheet));
	int count = (int)strlen(symbols), at = random_in(&s->random, 0, count - 1);
	char was = symbols[at], wanted[64], is = alphabet[random_in(&s->random, 0, SYMBOLS - 1)];
	struct fail fail = {0};
	struct code code;
	if (is == was || count > 31)
		return;
	symbols[at] = is;
	HOLDS(s, !code_read(&s->arena, symbols, (size_t)count, &code, &fail));
	int group = at / 4 + 1 - (at == count - 1 && at % 4 == 0);
	snprintf(wanted, sizeof wanted, "the %c in group %d, which should be %c", is, group, was);
	HOLDS(s, strstr(fail.text, wanted) != NULL);
}

static void
a_single_wrong_symbol_is_named(void **state)
{
	(void)state;
	sample_each(1000, 3, 20, names_the_wrong_symbol);
}

/* -- one code by hand -- */

static const struct option two[2] = {{.id = "yes"}, {.id = "no"}};
static const struct question asks[3] = {
	{.id = "a", .weight = 1, .brief = true, .options = two, .option_count = 2},
	{.id = "b", .weight = 1, .options = two, .option_count = 2},
	{.id = "c", .weight = 1, .brief = true, .options = two, .option_count = 2},
};
static const struct outcome ends[2] = {{.id = "x", .name = "X"}, {.id = "y", .name = "Y"}};

static struct quiz
small(struct arena *arena)
{
	struct quiz quiz = {
		.id = "small", .title = "Small", .questions = asks, .question_count = 3,
		.outcomes = ends, .outcome_count = 2, .min_answers = 1,
	};
	seal_digest(&quiz);
	quiz.short_form = quiz_short(arena, &quiz);
	return quiz;
}

static void
case_look_alikes_blanks_and_dashes_make_no_difference(void **state)
{
	/* A code with 0 and 1 in it, by its check symbols alone. */
	static const char *const same[] = {
		"0123-4567-8", "01234567 8", "o1234567-8", "OI23 4567-8", "Ol23-4567-8", "oi2345678",
		" 0 1 2 3 4 5 6 7 8\r\n", "0123\342\200\2234567\342\200\2218", "0123\302\2404567\t8",
	};
	struct arena arena = {0};
	char symbols[] = "012345678";
	(void)state;
	put_checks(symbols, 9);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		struct code code;
		struct buf text = {0};
		/* the last two symbols of each row stand for the check symbols */
		for (const char *c = same[i]; *c != '\0'; c++)
			buf_char(&text, *c == '7' ? symbols[7] : *c == '8' ? symbols[8] : *c);
		assert_true(code_read(&arena, text.text, text.length, &code, NULL));
		assert_int_equal(code.count, 9);
		for (int s = 0; s < 9; s++)
			assert_int_equal(alphabet[code.symbols[s]], symbols[s]);
		buf_free(&text);
	}
	arena_free(&arena);
}

static void
what_is_no_code_is_told_apart(void **state)
{
	static const struct {
		const char *text, *said;
	} rows[] = {
		{"", "9 symbols or more, and this has 0"},
		{"- - -", "this has 0"},
		{"12345678", "this has 8"},
		{"1234-U678-9", "'U' does not stand in a code"},
		{"1234_5678", "'_' does not stand"},
		{"1234\x1b[31m", "'\\x1b' does not stand"},
		{"1234\xff", "'\\xff' does not stand"},
		{"1234\xC3\xA9", "'\xC3\xA9' does not stand"},
		{"1234\xE2\x80\xAE", "'<U+202E>' does not stand"},
		{"0000-0000-01", "which should be 0"},
		{"0000-0000-0000-0000-0000-0000-0000-0000-01", "something in it is wrong"},
	};
	struct arena arena = {0};
	struct code code;
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct fail fail = {0};
		assert_false(code_read(&arena, rows[i].text, strlen(rows[i].text), &code, &fail));
		if (strstr(fail.text, rows[i].said) == NULL)
			fail_msg("'%s': %s", rows[i].text, fail.text);
	}
	struct fail fail = {0};
	assert_false(code_read(&arena, "1234\0005678", 9, &code, &fail));
	assert_non_null(strstr(fail.text, "'\\x00' does not stand"));
	arena_free(&arena);
}

static void
an_open_question_has_no_code(void **state)
{
	struct arena arena = {0};
	struct buf buf = {0};
	struct quiz quiz = small(&arena);
	struct reply sheet[3];
	(void)state;
	sheet_clear(&quiz, sheet);
	sheet[0].option = sheet[1].option = 0;
	assert_false(code_write(&buf, &quiz, sheet));
	assert_int_equal(buf.length, 0);
	sheet[2].option = REPLY_SKIPPED;
	assert_true(code_write(&buf, &quiz, sheet));
	buf_free(&buf);
	arena_free(&arena);
}

/* What the short form does not ask may be open, and is not in the code. */
static void
the_short_form_is_told_from_the_whole(void **state)
{
	struct arena arena = {0};
	struct buf whole = {0}, brief = {0};
	struct quiz quiz = small(&arena);
	struct reply sheet[3], back[3];
	struct code code;
	(void)state;
	sheet_clear(&quiz, sheet);
	sheet[0].option = sheet[2].option = 1;
	assert_false(code_write(&whole, &quiz, sheet));
	assert_true(code_write(&brief, quiz.short_form, sheet));
	assert_true(code_read(&arena, brief.text, brief.length, &code, NULL));
	assert_true(code.is_short);
	assert_ptr_equal(code_sheet(&code, &quiz, back), quiz.short_form);
	assert_int_equal(back[1].option, REPLY_OPEN);
	quiz.short_form = NULL;
	assert_null(code_sheet(&code, &quiz, back));
	buf_free(&whole);
	buf_free(&brief);
	arena_free(&arena);
}

static void
another_version_and_another_quiz_are_noticed(void **state)
{
	struct arena arena = {0};
	struct buf buf = {0};
	struct quiz quiz = small(&arena);
	struct question changed[3];
	struct reply sheet[3], back[3];
	struct code code;
	(void)state;
	sheet_clear(&quiz, sheet);
	sheet[0].option = sheet[1].option = sheet[2].option = 1;
	sheet[1].importance = IMPORTANCE_DOUBLE;
	assert_true(code_write(&buf, &quiz, sheet));
	assert_true(code_read(&arena, buf.text, buf.length, &code, NULL));
	assert_int_equal(code_fits(&code, &quiz), CODE_SAME);

	struct quiz other = quiz;
	memcpy(changed, asks, sizeof changed);
	other.questions = changed;
	changed[1].weight = 3;
	seal_digest(&other);
	assert_int_equal(code_fits(&code, &other), CODE_CHANGED);
	assert_ptr_equal(code_sheet(&code, &other, back), &other);
	assert_int_equal(back[1].importance, IMPORTANCE_DOUBLE);

	changed[1].id = "d";
	seal_digest(&other);
	assert_int_equal(code_fits(&code, &other), CODE_OTHER);
	other = quiz;
	other.id = "another";
	seal_digest(&other);
	assert_int_equal(code_fits(&code, &other), CODE_OTHER);
	buf_free(&buf);
	arena_free(&arena);
}

/* -- any bytes -- */

static void
stays_whole(struct sample *s)
{
	static const char likely[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZabc-- OIL";
	seal_sample(s);
	for (int i = 0; i < 20; i++) {
		char text[64];
		int length = random_in(&s->random, 0, (int)sizeof text - 1);
		bool wild = random_percent(&s->random, 30);
		struct code code;
		struct fail fail = {0};
		for (int c = 0; c < length; c++)
			text[c] = wild ? (char)random_in(&s->random, 0, 255)
			               : likely[random_in(&s->random, 0, (int)sizeof likely - 2)];
		text[length] = '\0';
		if (!wild && length >= 9 && strcspn(text, "abc- OIL") >= (size_t)length)
			put_checks(text, length);
		if (code_read(&s->arena, text, (size_t)length, &code, &fail))
			code_sheet(&code, s->quiz, s->sheet);
		else
			HOLDS(s, fail.text[0] != '\0');
	}
}

static void
random_strings_do_no_harm(void **state)
{
	(void)state;
	sample_each(5000, 1, 20, stays_whole);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sitting_comes_back_from_its_code),
		cmocka_unit_test(a_sitting_that_was_stopped_early_comes_back_with_what_was_left_open),
		cmocka_unit_test(no_sitting_has_two_codes),
		cmocka_unit_test(there_are_as_many_codes_as_sittings),
		cmocka_unit_test(every_wrong_symbol_and_every_swap_of_neighbours_is_found),
		cmocka_unit_test(two_wrong_symbols_are_found),
		cmocka_unit_test(a_single_wrong_symbol_is_named),
		cmocka_unit_test(case_look_alikes_blanks_and_dashes_make_no_difference),
		cmocka_unit_test(what_is_no_code_is_told_apart),
		cmocka_unit_test(an_open_question_has_no_code),
		cmocka_unit_test(the_short_form_is_told_from_the_whole),
		cmocka_unit_test(another_version_and_another_quiz_are_noticed),
		cmocka_unit_test(random_strings_do_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
