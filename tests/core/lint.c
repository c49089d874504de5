/* What lint_quiz claims, held against trying every answer sheet, on random quizzes; and some of its words. */
#include "verdict/lint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "support/sample.h"
#include "support/slow.h"
#include "support/text.h"
#include "verdict/odds.h"

enum { QUESTIONS = 4 };

/* A draft with the sections of the quiz and nothing in them but that there is a `when`. */
static const struct draft *
draft_of(struct sample *s)
{
	const struct quiz *quiz = s->quiz;
	struct buf text = {0};
	buf_add(&text, "[quiz]\n");
	for (int k = 0; k < quiz->outcome_count; k++)
		buf_format(&text, "[outcome %s]\n", quiz->outcomes[k].id);
	for (int q = 0; q < quiz->question_count; q++)
		buf_format(&text, "[question %s]\n%s", quiz->questions[q].id,
		           quiz->questions[q].when != NULL ? "when = something\n" : "");
	for (int c = 0; c < quiz->caution_count; c++)
		buf_format(&text, "[caution c%d]\n%s", c,
		           quiz->cautions[c].when != NULL ? "when = something\n" : "");
	const struct draft *draft = text_draft(&s->arena, buf_take(&text, &s->arena));
	buf_free(&text);
	return draft;
}

static const struct section *
section_of(struct sample *s, const struct draft *draft, const char *kind, int number)
{
	const struct section *const *list;
	int count = draft_kind(&s->arena, draft, kind, &list);
	assert_in_range(number, 0, count - 1);
	return list[number];
}

/* How many findings of a rule stand in the section: on its line or on that of its `when`. */
static int
found(const struct findings *findings, enum rule rule, const struct section *section)
{
	int count = 0;
	for (size_t i = 0; i < findings->count; i++) {
		int line = findings->list[i].at.line - section->at.line;
		count += findings->list[i].rule == rule && line >= 0 && line <= (int)section->entry_count;
	}
	return count;
}

/* The next sheet of all: each question skipped or with one of its options. False past the last. */
static bool
next_sheet(const struct quiz *quiz, struct reply *sheet)
{
	for (int q = 0; q < quiz->question_count; q++) {
		int option = sheet[q].option;
		sheet[q].option = (signed char)(option == REPLY_SKIPPED ? 0 : option + 1);
		if (sheet[q].option < quiz->questions[q].option_count)
			return true;
		sheet[q].option = REPLY_SKIPPED;
	}
	return false;
}

static void
skip_all(const struct quiz *quiz, struct reply *sheet)
{
	for (int q = 0; q < quiz->question_count; q++)
		sheet[q] = (struct reply){REPLY_SKIPPED, IMPORTANCE_NORMAL};
}

/* Bit 0: it comes out false on some sheet; bit 1: true. Without `verdicts` the verdict is not known. */
static unsigned
comes_out(const struct quiz *quiz, const struct condition *condition, bool verdicts)
{
	struct reply sheet[QUESTIONS];
	bool asked[QUESTIONS];
	unsigned seen = 0, bits = ((1U << quiz->outcome_count) - 1) | VERDICT_BIT_TIE | VERDICT_BIT_NONE;
	skip_all(quiz, sheet);
	do {
		slow_path(quiz, sheet, asked);
		for (unsigned bit = 1; bit <= bits; bit <<= 1)
			if ((bits & bit) != 0)
				seen |= slow_holds(condition, sheet, asked, verdicts ? bit : 0) ? 2U : 1U;
	} while (next_sheet(quiz, sheet));
	return seen;
}

static bool
reached(const struct quiz *quiz, int q)
{
	const struct condition *when = quiz->questions[q].when;
	return when == NULL || (comes_out(quiz, when, false) & 2U) != 0;
}

static bool
looks_at_lost(const struct quiz *quiz, const struct condition *condition)
{
	if (condition->left == NULL)
		return condition->question != NOBODY && !reached(quiz, condition->question);
	return looks_at_lost(quiz, condition->left) ||
	       (condition->right != NULL && looks_at_lost(quiz, condition->right));
}

static int
constant_parts(const struct quiz *quiz, const struct condition *condition, bool verdicts)
{
	if (condition == NULL)
		return 0;
	if (comes_out(quiz, condition, verdicts) != 3)
		return looks_at_lost(quiz, condition) ? 0 : 1;
	return constant_parts(quiz, condition->left, verdicts) +
	       constant_parts(quiz, condition->right, verdicts);
}

static void
judge(struct sample *s, const struct findings *findings, const struct section *section,
      const struct condition *when, bool verdicts, enum rule never)
{
	unsigned seen = when == NULL ? 3 : comes_out(s->quiz, when, verdicts);
	bool lost = when != NULL && looks_at_lost(s->quiz, when);
	SAME(s, found(findings, never, section), seen == 1 && !lost);
	SAME(s, found(findings, RULE_CONDITION_ALWAYS, section), seen == 2);
	SAME(s, found(findings, RULE_CONDITION_PART, section),
	     seen == 3 ? constant_parts(s->quiz, when, verdicts) : 0);
}

static struct findings
lint(struct sample *s, const struct draft *draft)
{
	struct findings findings = {.arena = &s->arena};
	lint_quiz(s->quiz, draft, &lint_thorough, &findings);
	return findings;
}

static void
conditions_are_judged_as_by_trying_all_sheets(struct sample *s)
{
	const struct draft *draft = draft_of(s);
	struct findings findings = lint(s, draft);
	for (int q = 0; q < s->quiz->question_count; q++)
		judge(s, &findings, section_of(s, draft, "question", q), s->quiz->questions[q].when, false,
		      RULE_QUESTION_UNREACHABLE);
	for (int c = 0; c < s->quiz->caution_count; c++)
		judge(s, &findings, section_of(s, draft, "caution", c), s->quiz->cautions[c].when, true,
		      RULE_CAUTION_NEVER);
}

/* The importances, too: the next of all. */
static bool
next_weights(const struct quiz *quiz, struct reply *sheet)
{
	for (int q = 0; q < quiz->question_count; q++) {
		sheet[q].importance = sheet[q].importance == IMPORTANCE_DOUBLE
			? IMPORTANCE_LESS : (unsigned char)(2 * sheet[q].importance);
		if (sheet[q].importance != IMPORTANCE_LESS)
			return true;
	}
	return false;
}

static bool
wins(const struct quiz *quiz, int k)
{
	struct reply sheet[QUESTIONS];
	bool asked[QUESTIONS];
	skip_all(quiz, sheet);
	do {
		for (int q = 0; q < quiz->question_count; q++)
			sheet[q].importance = IMPORTANCE_LESS;
		do {
			struct score score;
			slow_score(quiz, sheet, NULL, asked, &score);
			if (slow_bit(&score) == 1U << k)
				return true;
		} while (next_weights(quiz, sheet));
	} while (next_sheet(quiz, sheet));
	return false;
}

static bool
skips(const struct quiz *quiz, const struct reply *sheet, const bool *asked)
{
	for (int q = 0; q < quiz->question_count; q++)
		if (asked[q] && sheet[q].option == REPLY_SKIPPED)
			return true;
	return false;
}

/* With all answered that is asked, at normal importance. */
static bool
wins_plainly(const struct quiz *quiz, int k)
{
	struct reply sheet[QUESTIONS];
	bool asked[QUESTIONS];
	skip_all(quiz, sheet);
	do {
		struct score score;
		slow_score(quiz, sheet, NULL, asked, &score);
		if (slow_bit(&score) == 1U << k && !skips(quiz, sheet, asked))
			return true;
	} while (next_sheet(quiz, sheet));
	return false;
}

/* The most questions that any sheet is asked. */
static int
most_asked(const struct quiz *quiz)
{
	struct reply sheet[QUESTIONS];
	bool asked[QUESTIONS];
	int most = 0;
	skip_all(quiz, sheet);
	do {
		int count = 0;
		slow_path(quiz, sheet, asked);
		for (int q = 0; q < quiz->question_count; q++)
			count += asked[q];
		most = count > most ? count : most;
	} while (next_sheet(quiz, sheet));
	return most;
}

/* Those that say that they are about the short form, or the others. */
static struct findings
of_form(struct sample *s, const struct findings *all, bool brief)
{
	struct findings part = {.list = ARENA_ARRAY(&s->arena, all->count, struct finding)};
	for (size_t i = 0; i < all->count; i++)
		if ((strstr(all->list[i].sentence, "in the short form") != NULL) == brief)
			part.list[part.count++] = all->list[i];
	return part;
}

static int outcomes_lost[2], outcomes_hidden[2], forms_hopeless[2];

/* `known`: what is lost already in the whole quiz, and not told of its short form. */
static unsigned
judge_form(struct sample *s, const struct findings *all, bool brief, unsigned known)
{
	const struct quiz *form = brief ? s->quiz->short_form : s->quiz;
	const struct draft *draft = draft_of(s);
	struct findings findings = of_form(s, all, brief);
	bool few = found(&findings, RULE_ANSWERS_TOO_MANY, section_of(s, draft, "quiz", 0)) != 0;
	SAME(s, few, most_asked(form) < form->min_answers);
	forms_hopeless[brief] += few;
	for (int k = 0; k < form->outcome_count; k++) {
		const struct section *section = section_of(s, draft, "outcome", k);
		bool lost = found(&findings, RULE_OUTCOME_NEVER, section) != 0;
		bool hidden = found(&findings, RULE_OUTCOME_HIDDEN, section) != 0;
		outcomes_lost[brief] += lost;
		outcomes_hidden[brief] += hidden;
		HOLDS(s, (known >> k & 1U) == 0 || (!lost && !hidden));
		if (lost)
			HOLDS(s, !wins(form, k));
		else if (!few && (known >> k & 1U) == 0)
			SAME(s, hidden, !wins_plainly(form, k));
		known |= lost ? 1U << k : 0;
	}
	return known;
}

static void
an_outcome_that_is_said_to_be_lost_never_wins(struct sample *s)
{
	struct findings findings = lint(s, draft_of(s));
	unsigned lost = judge_form(s, &findings, false, 0);
	if (s->quiz->short_form != NULL)
		judge_form(s, &findings, true, lost);
}

static void
conditions(void **state)
{
	(void)state;
	sample_each(1500, 1, QUESTIONS, conditions_are_judged_as_by_trying_all_sheets);
}

static void
outcomes(void **state)
{
	(void)state;
	sample_each(300, 1, 3, an_outcome_that_is_said_to_be_lost_never_wins);
	for (int brief = 0; brief < 2; brief++) {
		assert_in_range(outcomes_lost[brief], 10, 1000);
		assert_in_range(outcomes_hidden[brief], 10, 1000);
	}
	assert_in_range(forms_hopeless[false], 10, 1000);
}

/* Where a search is not allowed to go far nothing wrong is said, and that is told. */
static void
short_of_work_it_says_what_was_not_checked(struct sample *s)
{
	const struct draft *draft = draft_of(s);
	struct findings findings = {.arena = &s->arena}, all = lint(s, draft);
	const struct odds_limits none = {.states = 0, .steps = 0};
	lint_quiz(s->quiz, draft, &none, &findings);
	for (int q = 0; q < s->quiz->question_count; q++) {
		const struct section *section = section_of(s, draft, "question", q);
		for (int rule = RULE_QUESTION_UNREACHABLE; rule <= RULE_CAUTION_NEVER; rule++)
			HOLDS(s, found(&findings, (enum rule)rule, section) == 0 ||
			         found(&all, (enum rule)rule, section) != 0);
	}
}

static int outcomes_open;

/* Without the odds an answer sheet must show that an outcome can win. */
static void
short_of_work_an_outcome_that_is_passed_over_can_win(struct sample *s)
{
	const struct draft *draft = draft_of(s);
	struct findings all = {.arena = &s->arena};
	const struct odds_limits none = {.states = 1, .steps = 0};
	lint_quiz(s->quiz, draft, &none, &all);
	struct findings findings = of_form(s, &all, false);
	bool few = found(&findings, RULE_ANSWERS_TOO_MANY, section_of(s, draft, "quiz", 0)) != 0;
	for (int k = 0; k < s->quiz->outcome_count && !few; k++) {
		const struct section *section = section_of(s, draft, "outcome", k);
		bool open = found(&findings, RULE_NOT_CHECKED, section) != 0;
		SAME(s, found(&findings, RULE_OUTCOME_HIDDEN, section), 0);
		outcomes_open += open;
		if (!open && found(&findings, RULE_OUTCOME_NEVER, section) == 0)
			HOLDS(s, wins(s->quiz, k));
	}
}

static void
limits(void **state)
{
	(void)state;
	sample_each(300, 1, QUESTIONS, short_of_work_it_says_what_was_not_checked);
	sample_each(300, 1, 3, short_of_work_an_outcome_that_is_passed_over_can_win);
	assert_in_range(outcomes_open, 1, 200);
}

/* The first sentence about a quiz of the outcomes a, b and c with these questions; "" if there is none. */
static void
expect(const char *questions, const char *sentence)
{
	struct arena arena = {0};
	struct findings findings = {.arena = &arena};
	struct buf text = {0};
	buf_add(&text, "[quiz]\nformat = 1\nid = q\ntitle = Q\n[tie]\ntext.1 = T\nruled_out.1 = R\n");
	for (const char *id = "abc"; *id != '\0'; id++)
		buf_format(&text, "[outcome %c]\nname = %c\nverdict.1 = V\n", *id, *id);
	buf_add(&text, questions);
	const struct draft *draft = text_draft(&arena, buf_text(&text));
	const struct quiz *quiz = quiz_seal(&arena, draft, &findings);
	assert_non_null(quiz);
	lint_quiz(quiz, draft, &lint_thorough, &findings);
	assert_string_equal(findings.count == 0 ? "" : findings.list[0].sentence, sentence);
	buf_free(&text);
	arena_free(&arena);
}

static void
an_outcome_that_always_stands_between_others_is_lost(void **state)
{
	(void)state;
	expect("[question x]\ntext = X\n"
	       "option.l = L\noption.l.fit = a +2, c -2\noption.r = R\noption.r.fit = a -2, c +2\n",
	       "nobody gets the outcome 'b': no answer puts it before the average of 'a', 'c'");
	expect("[question x]\ntext = X\n"
	       "option.l = L\noption.l.fit = a +2, c -2\noption.r = R\noption.r.fit = a -2, c +2\n"
	       "option.m = M\noption.m.fit = b +1\n",
	       "");
	expect("[question x]\ntext = X\n"
	       "option.l = L\noption.l.fit = a +2, c -2\noption.r = R\noption.r.fit = a -2, c +2\n"
	       "[question y]\ntext = Y\n"
	       "option.l = L\noption.l.fit = a +1\noption.r = R\noption.r.fit = c +1\n"
	       "option.r.rules_out.a = no a\n",
	       "");
}

static void
the_short_form_is_looked_at_by_itself(void **state)
{
	(void)state;
	expect("[question x]\ntext = X\nshort = yes\n"
	       "option.l = L\noption.l.fit = a +2\noption.r = R\noption.r.fit = b +2\n"
	       "[question y]\ntext = Y\n"
	       "option.l = L\noption.l.fit = a +1\noption.r = R\noption.r.fit = a -2, b -2, c +2\n",
	       "nobody gets the outcome 'c' in the short form: no answer puts it before 'a'");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conditions),
		cmocka_unit_test(outcomes),
		cmocka_unit_test(limits),
		cmocka_unit_test(an_outcome_that_always_stands_between_others_is_lost),
		cmocka_unit_test(the_short_form_is_looked_at_by_itself),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
