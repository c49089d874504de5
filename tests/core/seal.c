#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "support/text.h"
#include "verdict/check.h"
#include "verdict/quiz.h"

/* A small good quiz. Tests replace one line of it, or add one behind it. */
static const char *const good[] = {
	/*  1 */ "[quiz]",
	/*  2 */ "format = 1",
	/*  3 */ "id = drinks",
	/*  4 */ "title = Coffee or tea?",
	/*  5 */ "intro.1 = One.",
	/*  6 */ "intro.2 = Two.",
	/*  7 */ "min_answers = 1",
	/*  8 */ "[outcome coffee]",
	/*  9 */ "name = Coffee",
	/* 10 */ "verdict.1 = Coffee it is.",
	/* 11 */ "[outcome tea]",
	/* 12 */ "name = Tea",
	/* 13 */ "verdict.1 = Tea it is.",
	/* 14 */ "[tie]",
	/* 15 */ "text.1 = Both.",
	/* 16 */ "ruled_out.1 = Neither.",
	/* 17 */ "[topic now]",
	/* 18 */ "name = Now",
	/* 19 */ "[question sleep]",
	/* 20 */ "topic = now",
	/* 21 */ "weight = 3",
	/* 22 */ "text = When?",
	/* 23 */ "option.soon = Soon",
	/* 24 */ "option.soon.fit = coffee -2, tea +1",
	/* 25 */ "option.late = Late",
	/* 26 */ "option.late.fit = coffee +2",
	/* 27 */ "[question doctor]",
	/* 28 */ "when = sleep is soon",
	/* 29 */ "text = Doctor?",
	/* 30 */ "fact = yes",
	/* 31 */ "option.yes = Yes",
	/* 32 */ "option.yes.fit = tea +1",
	/* 33 */ "option.yes.rules_out.coffee = your doctor said so",
	/* 34 */ "option.no = No",
	/* 35 */ "option.no.fit = coffee +1",
	/* 36 */ "[table curve]",
	/* 37 */ "title = Curve",
	/* 38 */ "columns = Aspect | Coffee | Tea",
	/* 39 */ "row.1 = First | 4 | 5",
	/* 40 */ "axis.1 = First | 0.003 | 0.002 0.004",
	/* 41 */ "[panel history]",
	/* 42 */ "title = History",
	/* 43 */ "text.1 = Long.",
	/* 44 */ "[caution awake]",
	/* 45 */ "when = verdict is coffee and sleep is soon",
	/* 46 */ "text = You may lie awake.",
	/* 47 */ "[case early]",
	/* 48 */ "answer.sleep = soon",
	/* 49 */ "answer.doctor = no",
	/* 50 */ "expect = tea",
	/* 51 */ "reason = sleep",
};

enum { LINES = sizeof good / sizeof *good };

/* The good quiz with one line (from 1) replaced by `text`, which may hold more lines; 0: none. */
static const struct draft *
variant(struct arena *arena, int line, const char *text)
{
	struct buf all = {0};
	for (int i = 0; i < LINES; i++) {
		buf_add(&all, i + 1 == line ? text : good[i]);
		buf_char(&all, '\n');
	}
	const struct draft *draft = text_draft(arena, buf_take(&all, arena));
	buf_free(&all);
	return draft;
}

static void
print_findings(const struct findings *findings)
{
	struct buf out = {0};
	for (size_t i = 0; i < findings->count; i++)
		finding_print(&out, "quiz", &findings->list[i]);
	print_error("%s", buf_text(&out));
	buf_free(&out);
}

static const struct row {
	int line;
	const char *text;
	enum rule rule;
	struct place at;
	const char *meant;
} rows[] = {
	{1, "[quizz]", RULE_SECTION_UNKNOWN, {1, 1}, "quiz"},
	{1, "[quiz drinks]", RULE_SECTION_ID_UNWANTED, {1, 7}, NULL},
	{2, "format = 2", RULE_FORMAT_UNSUPPORTED, {2, 10}, NULL},
	{2, "format =", RULE_TEXT_EMPTY, {2, 1}, NULL},
	{2, "", RULE_KEY_MISSING, {1, 1}, NULL},
	{3, "id = my drinks", RULE_ID_MALFORMED, {3, 6}, NULL},
	{3, "id = answered", RULE_ID_RESERVED, {3, 6}, NULL},
	{4, "titel = Coffee", RULE_KEY_UNKNOWN, {4, 1}, "title"},
	{6, "intro.3 = Three.", RULE_NUMBERING_GAP, {6, 1}, NULL},
	{6, "intro.02 = Two.", RULE_KEY_UNKNOWN, {6, 1}, "intro.1"},
	{6, "intro = Two.", RULE_KEY_UNKNOWN, {6, 1}, "intro.1"},
	{7, "min_answers = 3", RULE_NUMBER_MALFORMED, {7, 15}, NULL},
	{7, "min_answers = 0", RULE_NUMBER_MALFORMED, {7, 15}, NULL},
	{7, "tie = 101", RULE_NUMBER_MALFORMED, {7, 7}, NULL},
	{7, "tie = 6%", RULE_NUMBER_MALFORMED, {7, 7}, NULL},
	{7, "tie = 99999999999999999999", RULE_NUMBER_MALFORMED, {7, 7}, NULL},
	{7, "clear_share = 49", RULE_NUMBER_MALFORMED, {7, 15}, NULL},
	{8, "[outcome none]", RULE_ID_RESERVED, {8, 1}, NULL},
	{10, "next.1 = Grind it.", RULE_KEY_MISSING, {8, 1}, NULL},
	{14, "[panel tie]", RULE_SECTION_MISSING, {1, 1}, NULL},
	{16, "", RULE_KEY_MISSING, {14, 1}, NULL},
	{17, "[topic]", RULE_SECTION_ID_MISSING, {17, 1}, NULL},
	{17, "[topic to_day]", RULE_ID_MALFORMED, {17, 8}, NULL},
	{19, "[question  sleep]", RULE_ID_MALFORMED, {19, 11}, NULL},
	{23, "option.soon. = Soon", RULE_OPTION_WITHOUT_TEXT, {23, 8}, NULL},
	{25, "option.late = Late\noption.late. = Ghost", RULE_KEY_UNKNOWN, {26, 1}, NULL},
	{19, "[question not]", RULE_ID_RESERVED, {19, 11}, NULL},
	{20, "topic = nov", RULE_TOPIC_UNKNOWN, {20, 9}, "now"},
	{20, "", RULE_TOPIC_UNUSED, {17, 1}, NULL},
	{21, "weight = 11", RULE_NUMBER_MALFORMED, {21, 10}, NULL},
	{21, "weight = -1", RULE_NUMBER_MALFORMED, {21, 10}, NULL},
	{22, "txt = When?", RULE_KEY_MISSING, {19, 1}, NULL},
	{23, "option.soon = Late", RULE_OPTION_TEXT_REPEATED, {25, 15}, NULL},
	{23, "option.so_on = Soon", RULE_ID_MALFORMED, {23, 8}, NULL},
	{23, "option.sun = Soon", RULE_OPTION_WITHOUT_TEXT, {24, 8}, NULL},
	{24, "option.soon.fit = coffee", RULE_FIT_MALFORMED, {24, 19}, NULL},
	{24, "option.soon.fit = coffee -2, tea x", RULE_FIT_MALFORMED, {24, 30}, NULL},
	{24, "option.soon.fit = coffee -2,", RULE_FIT_MALFORMED, {24, 29}, NULL},
	{24, "option.soon.fit = coffee -3", RULE_FIT_RANGE, {24, 19}, NULL},
	{24, "option.soon.fit = coffee 100", RULE_FIT_RANGE, {24, 19}, NULL},
	{24, "option.soon.fit = coffee 1, coffee 2", RULE_FIT_REPEATED, {24, 29}, NULL},
	{24, "option.soon.fit = cofee -2", RULE_OUTCOME_UNKNOWN, {24, 19}, "coffee"},
	{24, "option.soon.fits = coffee -2", RULE_KEY_UNKNOWN, {24, 1}, "option.soon.fit"},
	{24, "", RULE_FIT_MISSING, {19, 1}, NULL},
	{26, "option.lat.fit = coffee +2", RULE_OPTION_WITHOUT_TEXT, {26, 8}, "late"},
	{28, "when = slep is soon", RULE_QUESTION_UNKNOWN, {28, 8}, "sleep"},
	{28, "when = sleep is sooon", RULE_OPTION_UNKNOWN, {28, 17}, "soon"},
	{28, "when = doctor is yes", RULE_CONDITION_FORWARD, {28, 8}, NULL},
	{28, "when = verdict is tea", RULE_CONDITION_VERDICT, {28, 8}, NULL},
	{28, "short = yes\nwhen = sleep is soon", RULE_CONDITION_SHORT, {29, 8}, NULL},
	{28, "when = sleep", RULE_CONDITION_MALFORMED, {28, 13}, NULL},
	{28, "when = sleep are soon", RULE_CONDITION_MALFORMED, {28, 14}, NULL},
	{28, "when = sleep is", RULE_CONDITION_MALFORMED, {28, 16}, NULL},
	{28, "when = sleep in soon", RULE_CONDITION_MALFORMED, {28, 17}, NULL},
	{28, "when = sleep in (soon", RULE_CONDITION_MALFORMED, {28, 22}, NULL},
	{28, "when = sleep in (soon late)", RULE_CONDITION_MALFORMED, {28, 23}, NULL},
	{28, "when = (sleep is soon", RULE_CONDITION_MALFORMED, {28, 22}, NULL},
	{28, "when = sleep is soon)", RULE_CONDITION_MALFORMED, {28, 21}, NULL},
	{28, "when = sleep is soon and", RULE_CONDITION_MALFORMED, {28, 25}, NULL},
	{28, "when = sleep is soon sleep", RULE_CONDITION_MALFORMED, {28, 22}, NULL},
	{28, "when = not", RULE_CONDITION_MALFORMED, {28, 11}, NULL},
	{28, "when = ()", RULE_CONDITION_MALFORMED, {28, 9}, NULL},
	{28, "when = sleep == soon", RULE_CONDITION_MALFORMED, {28, 14}, NULL},
	{30, "short = perhaps", RULE_YES_NO_MALFORMED, {30, 9}, NULL},
	{30, "fact = true", RULE_YES_NO_MALFORMED, {30, 8}, NULL},
	{33, "option.yes.rules_out.cofee = no", RULE_OUTCOME_UNKNOWN, {33, 22}, "coffee"},
	{33, "option.yes.rules_out.coffee =", RULE_TEXT_EMPTY, {33, 1}, NULL},
	{34, "", RULE_OPTION_COUNT, {27, 1}, NULL},
	{39, "row.1 = First | 4", RULE_ROW_CELLS, {39, 9}, NULL},
	{40, "axis.1 = First | 0.003 | 0.002 | 4", RULE_ROW_CELLS, {40, 10}, NULL},
	{40, "axis.1 = First | soon | 1 2", RULE_AXIS_MALFORMED, {40, 18}, NULL},
	{40, "axis.1 = First | 2 1 | 1 2", RULE_AXIS_MALFORMED, {40, 18}, NULL},
	{40, "axis.1 = First | 0 | 1 2", RULE_AXIS_MALFORMED, {40, 18}, NULL},
	{40, "axis.1 = First | 1. | 1 2", RULE_AXIS_MALFORMED, {40, 18}, NULL},
	{40, "axis.1 = First | 1 2 3 | 1 2", RULE_AXIS_MALFORMED, {40, 18}, NULL},
	{43, "text.1 =", RULE_TEXT_EMPTY, {43, 1}, NULL},
	{45, "when = verdict is cofee", RULE_OUTCOME_UNKNOWN, {45, 19}, "coffee"},
	{45, "when = verdict answered", RULE_CONDITION_MALFORMED, {45, 16}, NULL},
	{48, "answer.slep = soon", RULE_QUESTION_UNKNOWN, {48, 8}, "sleep"},
	{48, "answer.sleep = son", RULE_OPTION_UNKNOWN, {48, 16}, "soon"},
	{50, "expect = te", RULE_OUTCOME_UNKNOWN, {50, 10}, "tea"},
	{51, "reason = slep", RULE_QUESTION_UNKNOWN, {51, 10}, "sleep"},
};

static bool
found(const struct findings *findings, const struct row *row)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *f = &findings->list[i];
		bool meant = row->meant == NULL ||
		             (f->meant != NULL && strcmp(f->meant, row->meant) == 0);
		if (f->rule == row->rule && f->at.line == row->at.line && f->at.col == row->at.col && meant)
			return true;
	}
	return false;
}

static void
each_mistake_is_found_at_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct findings findings = {.arena = &arena};
		const struct quiz *quiz =
			quiz_seal(&arena, variant(&arena, rows[i].line, rows[i].text), &findings);
		if (!found(&findings, &rows[i])) {
			print_findings(&findings);
			fail_msg("line %d as '%s': not found", rows[i].line, rows[i].text);
		}
		bool warning = rule_row(rows[i].rule)->severity == SEVERITY_WARNING;
		if (warning != (quiz != NULL))
			fail_msg("line %d as '%s': only warnings let a quiz through", rows[i].line, rows[i].text);
		arena_free(&arena);
	}
}

static const struct quiz *
seal(struct arena *arena, int line, const char *text)
{
	struct findings findings = {.arena = arena};
	const struct quiz *quiz = quiz_seal(arena, variant(arena, line, text), &findings);
	if (findings.count != 0)
		print_findings(&findings);
	assert_int_equal(findings.count, 0);
	return quiz;
}

static void
a_good_quiz_is_sealed_without_a_finding(void **state)
{
	(void)state;
	struct arena arena = {0};
	const struct quiz *quiz = seal(&arena, 0, NULL);
	assert_string_equal(quiz->id, "drinks");
	assert_string_equal(quiz->intro.list[1], "Two.");
	assert_int_equal(quiz->intro.count, 2);
	assert_int_equal(quiz->tie, 6);
	assert_int_equal(quiz->clear_share, 95);
	assert_int_equal(quiz->outcome_count, 2);
	assert_int_equal(quiz->question_count, 2);
	const struct question *sleep = &quiz->questions[0], *doctor = &quiz->questions[1];
	assert_int_equal(sleep->weight, 3);
	assert_int_equal(sleep->topic, 0);
	assert_true(sleep->gate);
	assert_int_equal(sleep->options[0].fit[0], -2);
	assert_int_equal(sleep->options[0].fit[1], 1);
	assert_int_equal(sleep->options[1].fit[1], 0);
	assert_int_equal(doctor->topic, NOBODY);
	assert_int_equal(doctor->weight, 2);
	assert_true(doctor->fact);
	assert_false(doctor->gate);
	assert_int_equal(doctor->options[0].rules_out, 1);
	assert_string_equal(doctor->options[0].rule_reason[0], "your doctor said so");
	assert_int_equal(doctor->when->test, TEST_IS);
	assert_int_equal(doctor->when->options, 1);
	const struct table *curve = &quiz->tables[0];
	assert_int_equal(curve->columns.count, 3);
	assert_string_equal(curve->rows[0].list[2], "5");
	assert_int_equal(curve->axes[0].ranges[1].from, 2000);
	assert_int_equal(curve->axes[0].ranges[1].to, 4000);
	assert_int_equal(curve->axes[0].ranges[0].from, curve->axes[0].ranges[0].to);
	assert_int_equal(quiz->cases[0].expect, 2);
	assert_int_equal(quiz->cases[0].reason, 0);
	arena_free(&arena);
}

static void
marked_questions_make_a_short_form(void **state)
{
	(void)state;
	struct arena arena = {0};
	assert_null(seal(&arena, 0, NULL)->short_form);
	const struct quiz *quiz = seal(&arena, 21, "short = yes");
	assert_true(quiz->questions[0].brief && !quiz->questions[1].brief && !quiz->is_short);
	assert_true(quiz->short_form->is_short);
	assert_string_equal(quiz->short_form->digest, quiz->digest);
	/* an unmarked question may look at a marked one, but not the other way round */
	assert_int_equal(quiz->short_form->questions[1].when->test, TEST_NEVER);
	arena_free(&arena);
}

/* Conditions as they were written, and as they are understood: fully parenthesised. */
static void
show(struct buf *out, const struct condition *c)
{
	switch (c->test) {
	case TEST_NOT:
		buf_add(out, "!");
		show(out, c->left);
		return;
	case TEST_AND:
	case TEST_OR:
		buf_char(out, '(');
		show(out, c->left);
		buf_add(out, c->test == TEST_AND ? " & " : " | ");
		show(out, c->right);
		buf_char(out, ')');
		return;
	case TEST_IS:
	case TEST_IS_NOT:
	case TEST_ANSWERED:
	case TEST_SKIPPED:
	case TEST_VERDICT_IS:
	case TEST_VERDICT_IS_NOT:
	case TEST_NEVER:
	case TESTS:
		break;
	}
	static const char *const signs[TESTS] = {
		[TEST_IS] = "=",      [TEST_IS_NOT] = "#",     [TEST_ANSWERED] = "?",
		[TEST_SKIPPED] = "~", [TEST_VERDICT_IS] = "v", [TEST_VERDICT_IS_NOT] = "w",
	};
	buf_format(out, "%s%x", signs[c->test], c->options);
}

static void
conditions_are_understood(void **state)
{
	(void)state;
	static const char *const table[][2] = {
		{"sleep is soon", "=1"},
		{"sleep is not soon", "#1"},
		{"sleep in (soon)", "=1"},
		{"sleep in (soon, late)", "=3"},
		{"sleep in(soon,late)", "=3"},
		{"sleep answered", "?0"},
		{"sleep skipped", "~0"},
		{"not sleep is soon", "!=1"},
		{"not not sleep skipped", "!!~0"},
		{"sleep is soon and sleep answered or sleep skipped", "((=1 & ?0) | ~0)"},
		{"sleep skipped or sleep is soon and sleep answered", "(~0 | (=1 & ?0))"},
		{"(sleep skipped or sleep is soon) and sleep answered", "((~0 | =1) & ?0)"},
		{"not (sleep skipped or sleep is soon)", "!(~0 | =1)"},
		{"not sleep skipped and sleep is soon", "(!~0 & =1)"},
		{"sleep skipped or sleep answered or sleep is late", "((~0 | ?0) | =2)"},
		{"\tsleep\tis  soon ", "=1"},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct arena arena = {0};
		struct buf line = {0}, shown = {0};
		buf_format(&line, "when = %s", table[i][0]);
		show(&shown, seal(&arena, 28, buf_text(&line))->questions[1].when);
		assert_string_equal(buf_text(&shown), table[i][1]);
		buf_free(&line);
		buf_free(&shown);
		arena_free(&arena);
	}
}

static void
cautions_may_ask_for_the_verdict(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf shown = {0};
	const char *line = "when = verdict in (tea, tie) or verdict is not none and doctor is yes";
	show(&shown, seal(&arena, 45, line)->cautions[0].when);
	assert_string_equal(buf_text(&shown), "(v102 | (w200 & =1))");
	buf_free(&shown);
	arena_free(&arena);
}

static void
the_digest_names_what_counts_and_nothing_else(void **state)
{
	(void)state;
	static const struct {
		int line;
		const char *text;
		bool same;
	} table[] = {
		{7, "min_answers = 1\ntie = 6", true}, /* the default, written out */
		{48, "answer.sleep = late", true},     /* a golden case */
		{18, "name   =   Now", true},
		{4, "title = Coffee or Tea?", false},
		{7, "tie = 7", false},
		{21, "weight = 4", false},
		{23, "option.soon = Very soon", false},
		{24, "option.soon.fit = coffee -1, tea +1", false},
		{28, "when = sleep is late", false},
		{33, "option.yes.rules_out.coffee = she said so", false},
		{40, "axis.1 = First | 0.003 | 0.002 0.005", false},
		{46, "text = You will lie awake.", false},
	};
	struct arena arena = {0};
	const char *digest = seal(&arena, 0, NULL)->digest;
	assert_int_equal(strlen(digest), 64);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const char *other = seal(&arena, table[i].line, table[i].text)->digest;
		if ((strcmp(digest, other) == 0) != table[i].same)
			fail_msg("line %d as '%s'", table[i].line, table[i].text);
	}
	arena_free(&arena);
}

static void
golden_cases_are_run(void **state)
{
	(void)state;
	static const struct {
		int line;
		const char *text;
		int rule, at; /* rule -1: no finding */
	} table[] = {
		{0, NULL, -1, 0},
		{50, "expect = coffee", RULE_CASE_VERDICT, 50},
		{48, "answer.sleep = late", RULE_CASE_ANSWER_UNASKED, 49},
		{49, "answer.doctor = yes", -1, 0},
		{48, "", RULE_CASE_ANSWER_UNASKED, 49},
		{51, "[case late]\nanswer.sleep = late\nexpect = coffee\nreason = doctor", RULE_CASE_REASON, 54},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct arena arena = {0};
		struct findings findings = {.arena = &arena};
		quiz_run_cases(seal(&arena, table[i].line, table[i].text), &findings);
		/* The first thing that goes wrong, and not what follows from it. */
		bool there = table[i].rule < 0 ? findings.count == 0
			: findings.count == 1 && (int)findings.list[0].rule == table[i].rule &&
			  findings.list[0].at.line == table[i].at;
		if (!there) {
			print_findings(&findings);
			fail_msg("line %d as '%s'", table[i].line, table[i].text);
		}
		arena_free(&arena);
	}
}

static void
counts_outside_their_limits_are_findings(void **state)
{
	(void)state;
	static const struct {
		const char *name, *body;
		int copies, line;
		enum rule rule;
	} table[] = {
		{"[outcome k%d]\n", "name = K\nverdict.1 = V\n", 6, -1, RULES},
		{"[outcome k%d]\n", "name = K\nverdict.1 = V\n", 7, 70, RULE_OUTCOME_COUNT},
		{"option.o%d = Text %d\n", "", 7, -1, RULES},
		{"option.o%d = Text %d\n", "", 8, 27, RULE_OPTION_COUNT},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct arena arena = {0};
		struct findings findings = {.arena = &arena};
		struct buf all = {0};
		bool options = table[i].name[0] == 'o';
		for (int line = 0; line < LINES; line++) {
			buf_format(&all, "%s\n", good[line]);
			for (int c = 0; c < table[i].copies && options && line + 1 == 35; c++)
				buf_format(&all, "option.o%d = Text %d\noption.o%d.fit = tea 0\n", c, c, c);
		}
		for (int c = 0; c < table[i].copies && !options; c++)
			buf_format(&all, "[outcome k%d]\n%s", c, table[i].body);
		quiz_seal(&arena, text_draft(&arena, buf_text(&all)), &findings);
		struct row want = {.rule = table[i].rule, .at = {table[i].line, 1}};
		if (table[i].line < 0 ? findings.count != 0 : !found(&findings, &want)) {
			print_findings(&findings);
			fail_msg("%d copies of %s", table[i].copies, table[i].name);
		}
		buf_free(&all);
		arena_free(&arena);
	}
}

/* The good quiz and a hundred questions more, each with a condition of `tests` tests. */
static size_t
findings_with_conditions(int tests)
{
	struct arena arena = {0};
	struct findings findings = {.arena = &arena};
	struct buf all = {0};
	for (int line = 0; line < LINES; line++)
		buf_format(&all, "%s\n", good[line]);
	for (int q = 0; q < 100; q++) {
		buf_format(&all, "[question q%d]\ntext = Q\noption.a = A\noption.a.fit = tea 0\n"
		                 "option.b = B\noption.b.fit = tea 0\nwhen = not sleep skipped", q);
		for (int i = 1; i < tests; i++)
			buf_add(&all, " and not sleep skipped");
		buf_char(&all, '\n');
	}
	quiz_seal(&arena, text_draft(&arena, buf_text(&all)), &findings);
	for (size_t i = 0; i < findings.count; i++)
		assert_int_equal(findings.list[i].rule, RULE_CONDITIONS_TOO_LONG);
	buf_free(&all);
	arena_free(&arena);
	return findings.count;
}

static void
conditions_of_endless_length_are_told_once(void **state)
{
	(void)state;
	assert_int_equal(findings_with_conditions(66), 0); /* 3 * 66 - 1 nodes each */
	assert_int_equal(findings_with_conditions(67), 1);
}

static void
an_empty_draft_lacks_everything(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct findings findings = {.arena = &arena};
	const struct draft empty = {0};
	assert_null(quiz_seal(&arena, &empty, &findings));
	assert_int_equal(findings.errors, 4); /* quiz, tie, outcomes, questions */
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_quiz_is_sealed_without_a_finding),
		cmocka_unit_test(each_mistake_is_found_at_its_place),
		cmocka_unit_test(marked_questions_make_a_short_form),
		cmocka_unit_test(conditions_are_understood),
		cmocka_unit_test(cautions_may_ask_for_the_verdict),
		cmocka_unit_test(the_digest_names_what_counts_and_nothing_else),
		cmocka_unit_test(golden_cases_are_run),
		cmocka_unit_test(counts_outside_their_limits_are_findings),
		cmocka_unit_test(conditions_of_endless_length_are_told_once),
		cmocka_unit_test(an_empty_draft_lacks_everything),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
