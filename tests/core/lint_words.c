/* Hints about words: what they see, and what they leave alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "support/text.h"
#include "verdict/lint.h"

/* The codes of what is found, with the columns if there are any: "W802@24". */
static void
expect(const char *text, const char *codes)
{
	struct arena arena = {0};
	struct findings findings = {.arena = &arena};
	struct buf out = {0};
	lint_words(text_draft(&arena, text), 2026, &findings);
	findings_sort(&findings);
	for (size_t i = 0; i < findings.count; i++)
		buf_format(&out, "%s%s@%d", i == 0 ? "" : " ", rule_row(findings.list[i].rule)->code,
		           findings.list[i].at.col);
	if (strcmp(buf_text(&out), codes) != 0)
		fail_msg("'%s': wanted '%s', got '%s'", text, codes, buf_text(&out));
	buf_free(&out);
	arena_free(&arena);
}

static void
expect_text(const char *text, const char *codes)
{
	struct buf draft = {0};
	buf_format(&draft, "[question q]\ntext = %s\n", text);
	expect(buf_text(&draft), codes);
	buf_free(&draft);
}

static void
two_questions_in_one_are_seen(void **state)
{
	(void)state;
	expect_text("Is it fast and is it cheap?", "W802@19");
	expect_text("Do you ski, and how often do you fall?", "W802@20");
	expect_text("What do you do and where are you?", "W802@23");
	expect_text("Is it big? Is it fast?", "W802@19");
	expect_text("IS IT BIG AND WILL THEY COME?", "W802@18");
}

static void
one_question_with_an_and_in_it_is_left_alone(void **state)
{
	(void)state;
	static const char *const fine[] = {
		"Do you ski and skate?",
		"And will you be hiring for it?",
		"Is it a thing that is new and is used by many?",
		"What is built, and by whom?",
		"Do you want one that does the work and has no faults?",
		"Who says what is built and when?",
		"What is the sand is for?",
		"Which of the two would you rather have and hold?",
		"“Why?” and other questions: do you like them?",
		"Go or stay?",
		"",
		"and",
	};
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
		expect_text(fine[i], "");
}

static void
absolute_words_are_seen_as_words_of_questions_alone(void **state)
{
	(void)state;
	expect_text("Are you always late?", "W803@16");
	expect_text("Never mind: are you ALWAYS late?", "W803@8 W803@28");
	expect_text("Do nevertheless all ways lead to Alwaysburg?", "");
	expect("[question q]\ntext = How often?\noption.a = Always\noption.b = Never\n", "");
}

static void
another_language_has_other_words(void **state)
{
	(void)state;
	static const char text[] = "[question q]\ntext = Always late and is it dark?\n";
	struct buf draft = {0};
	static const struct {
		const char *language, *codes;
	} table[] = {{"en", "W803@8 W802@20"}, {"en-GB", "W803@8 W802@20"}, {"de", ""}};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		buf_clear(&draft);
		buf_format(&draft, "[quiz]\nlanguage = %s\n%s", table[i].language, text);
		expect(buf_text(&draft), table[i].codes);
	}
	buf_free(&draft);
}

static void
a_length_is_counted_in_characters(void **state)
{
	(void)state;
	struct buf text = {0};
	for (int count = 159; count <= 161; count++) {
		const char *codes = count > 160 ? "W801@8" : "";
		buf_clear(&text);
		buf_repeat(&text, "ä", (size_t)count);
		expect_text(buf_text(&text), codes);
		struct buf draft = {0};
		buf_format(&draft, "[question q]\noption.a = %s\n", buf_text(&text));
		expect(buf_text(&draft), count > 160 ? "W801@12" : "");
		buf_clear(&draft);
		buf_format(&draft, "[question q]\nwhy = %s\noption.a.because = %s\n", buf_text(&text),
		           buf_text(&text));
		expect(buf_text(&draft), "");
		buf_free(&draft);
	}
	buf_free(&text);
}

/* The claim of an option, its source (NULL: none), and what is found. */
static void
figures_want_a_source_that_is_not_old(void **state)
{
	(void)state;
	static const struct {
		const char *claim, *source, *codes;
	} table[] = {
		{"Few do it.", NULL, ""},
		{"12% do it.", NULL, "W605@20"},
		{"12 % do it.", NULL, "W605@20"},
		{"12.5 per cent do it.", NULL, "W605@20"},
		{"3 million do it.", NULL, "W605@20"},
		{"It is 2 times as much.", NULL, "W605@20"},
		{"It is 10 times faster.", NULL, "W605@20"},
		{"They meet 3 times a week.", NULL, ""},
		{"12 do it, in version 9.4 of 16 GiB.", NULL, ""},
		{"12% did it in 2024.", NULL, ""},
		{"12% did it in 2014.", NULL, "W606@20"},
		{"12% did it in room 12014.", NULL, "W605@20"},
		{"12% do it.", "Handbook", ""},
		{"12% do it.", "Handbook, 2016", ""},
		{"12% do it.", "Handbook, 2015", "W606@19"},
		{"12% do it.", "Handbook, 1915-2025", ""},
		{"12% do it.", "Page 2000125", ""},
		{"They do it.", "Codd, 1970", ""},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct buf draft = {0};
		buf_format(&draft, "[question q]\noption.a.because = %s\n", table[i].claim);
		if (table[i].source != NULL)
			buf_format(&draft, "option.a.source = %s\n", table[i].source);
		expect(buf_text(&draft), table[i].codes);
		buf_free(&draft);
	}
	expect("[panel p]\ntext.1 = Many.\ntext.2 = 12%\ntext.3 = 13%\n", "W605@10");
	expect("[panel p]\ntext.1 = 12%\nsource = Handbook\n", "");
	expect("[caution c]\ntext = 12%\n", "W605@8");
	expect("[table t]\nrow.1 = First | 4 | 5\n", "W605@1");
	expect("[table t]\nrow.1 = First | soon | late\n", "");
	expect("[table t]\nrow.1 = First | 4 | 5\nsource = Handbook, 1990\n", "");
}

static void
a_reason_is_missed_where_most_questions_have_one(void **state)
{
	(void)state;
	expect("[question a]\nwhy = W\n[question b]\nwhy = W\n[question c]\nwhy = W\n[question d]\n",
	       "W604@1");
	expect("[question a]\nwhy = W\n[question b]\nwhy = W\n[question c]\n", "W604@1");
	expect("[question a]\nwhy = W\n[question b]\n", "");
	expect("[question a]\nwhy = W\n[question b]\nwhy = W\n[question c]\nwhy = W\n"
	       "[question d]\n[question e]\n[question f]\n", "");
}

static void
verdicts_may_differ_in_length_but_not_much(void **state)
{
	(void)state;
	static const struct {
		int one, other;
		const char *codes;
	} table[] = {
		{100, 200, ""}, {200, 400, ""}, {200, 401, "W804@1"}, {10, 170, ""}, {10, 171, "W804@1"},
		{0, 500, ""}, /* one without a verdict has a finding of its own */
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct buf draft = {0};
		buf_add(&draft, "[outcome a]\nverdict.1 = ");
		buf_repeat(&draft, "x", (size_t)table[i].other - 50);
		buf_add(&draft, "\nverdict.2 = ");
		buf_repeat(&draft, "ß", 50);
		buf_add(&draft, "\n[outcome b]\nverdict.1 = ");
		buf_repeat(&draft, "x", (size_t)table[i].one);
		buf_char(&draft, '\n');
		expect(buf_text(&draft), table[i].codes);
		buf_free(&draft);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_questions_in_one_are_seen),
		cmocka_unit_test(one_question_with_an_and_in_it_is_left_alone),
		cmocka_unit_test(absolute_words_are_seen_as_words_of_questions_alone),
		cmocka_unit_test(another_language_has_other_words),
		cmocka_unit_test(a_length_is_counted_in_characters),
		cmocka_unit_test(figures_want_a_source_that_is_not_old),
		cmocka_unit_test(a_reason_is_missed_where_most_questions_have_one),
		cmocka_unit_test(verdicts_may_differ_in_length_but_not_much),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
