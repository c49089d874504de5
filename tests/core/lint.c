/* What lint_quiz claims, held against trying every answer sheet, on random quizzes. */
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

static int outcomes_lost, outcomes_open;

static void
an_outcome_that_is_said_to_be_lost_never_wins(struct sample *s)
{
	const struct draft *draft = draft_of(s);
	struct findings findings = lint(s, draft);
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		const struct section *section = section_of(s, draft, "outcome", k);
		bool lost = found(&findings, RULE_OUTCOME_NEVER, section) != 0;
		bool open = found(&findings, RULE_NOT_CHECKED, section) != 0;
		outcomes_lost += lost;
		outcomes_open += open;
		if (lost)
			HOLDS(s, !wins(s->quiz, k));
		if (!lost && !open)
			HOLDS(s, wins(s->quiz, k));
	}
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
	assert_in_range(outcomes_lost, 10, 1000);
	assert_in_range(outcomes_open, 0, outcomes_lost);
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

static void
limits(void **state)
{
	(void)state;
	sample_each(300, 1, QUESTIONS, short_of_work_it_says_what_was_not_checked);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conditions),
		cmocka_unit_test(outcomes),
		cmocka_unit_test(limits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
