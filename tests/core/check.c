#include "verdict/check.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"

static void
every_rule_has_a_code_that_fits_its_severity(void **state)
{
	(void)state;
	for (int rule = 0; rule < RULES; rule++) {
		const struct rule_row *row = rule_row((enum rule)rule);
		assert_non_null(row->code);
		assert_int_equal(strlen(row->code), 4);
		static const char letters[SEVERITIES] = {'N', 'W', 'E'};
		assert_int_equal(row->code[0], letters[row->severity]);
		for (int i = 1; i < 4; i++)
			assert_true(isdigit((unsigned char)row->code[i]));
	}
}

static void
codes_rise_in_the_order_of_the_rules(void **state)
{
	(void)state;
	for (int rule = 1; rule < RULES; rule++)
		assert_true(strcmp(rule_row((enum rule)(rule - 1))->code + 1,
		                   rule_row((enum rule)rule)->code + 1) < 0);
	assert_string_equal(rule_row(RULE_VALUE_CUT)->code, "E016");
	assert_string_equal(rule_row(RULE_SECTION_UNKNOWN)->code, "E101");
	assert_string_equal(rule_row(RULE_TOPIC_UNKNOWN)->code, "E201");
	assert_string_equal(rule_row(RULE_CONDITION_MALFORMED)->code, "E301");
	assert_string_equal(rule_row(RULE_ROW_CELLS)->code, "E401");
	assert_string_equal(rule_row(RULE_CASE_ANSWER_UNASKED)->code, "E501");
	assert_string_equal(rule_row(RULE_FIT_MISSING)->code, "W601");
	assert_string_equal(rule_row(RULE_QUESTION_UNREACHABLE)->code, "W701");
	assert_string_equal(rule_row(RULE_TEXT_LONG)->code, "W801");
	assert_string_equal(rule_row(RULE_NOT_CHECKED)->code, "N901");
}

static void
every_rule_says_what_is_wrong_and_what_to_do(void **state)
{
	(void)state;
	for (int rule = 0; rule < RULES; rule++) {
		const struct rule_row *row = rule_row((enum rule)rule);
		const char *texts[] = {row->sentence, row->remedy};
		for (int i = 0; i < 2; i++) {
			assert_non_null(texts[i]);
			size_t length = strlen(texts[i]);
			assert_in_range(length, 5, 120);
			assert_int_not_equal(texts[i][length - 1], '.');
			assert_null(strchr(texts[i], '\n'));
		}
	}
}

static void
every_rule_tells_its_story(void **state)
{
	(void)state;
	for (int rule = 0; rule < RULES; rule++) {
		const char *story = rule_row((enum rule)rule)->story;
		assert_non_null(story);
		assert_in_range(strlen(story), 80, 700);
		assert_int_equal(story[strlen(story) - 1], '.');
		assert_null(strpbrk(story, "{}\n"));
		assert_null(strstr(story, "  "));
	}
}

static void
a_rule_is_found_by_its_code_in_any_case(void **state)
{
	(void)state;
	assert_int_equal(rule_named("E012"), RULE_SECTION_REPEATED);
	assert_int_equal(rule_named("n901"), RULE_NOT_CHECKED);
	for (int rule = 0; rule < RULES; rule++)
		assert_int_equal(rule_named(rule_row((enum rule)rule)->code), rule);
	static const char *const others[] = {"", "E", "E01", "E0122", "E012 ", "012", "X012"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_int_equal(rule_named(others[i]), RULES);
}

struct fixture {
	struct arena arena;
	struct findings findings;
};

static struct fixture
fresh(void)
{
	return (struct fixture){{0}, {0}};
}

static struct finding *
add(struct fixture *f, enum rule rule, int line, int col)
{
	f->findings.arena = &f->arena;
	return findings_add(&f->findings, rule, (struct place){line, col}, "one", "two", "three", NULL);
}

static void
expect_print(const struct finding *finding, const char *file, const char *line)
{
	struct buf out = {0};
	finding_print(&out, file, finding);
	assert_string_equal(buf_text(&out), line);
	buf_free(&out);
}

static void
arguments_stand_where_the_table_wants_them(void **state)
{
	(void)state;
	struct fixture f = fresh();
	expect_print(add(&f, RULE_KEY_UNKNOWN, 3, 5), "q.ini",
	             "q.ini:3:5: E107 [two] has no key 'one'; rename or remove it\n");
	expect_print(add(&f, RULE_CASE_VERDICT, 3, 5), "q.ini",
	             "q.ini:3:5: E502 case 'one' expects 'two' but gets 'three'; "
	             "mend the case, or the fits it rests on\n");
	expect_print(add(&f, RULE_TOPIC_UNKNOWN, 1, 1), "q.ini",
	             "q.ini:1:1: E201 there is no topic 'one'; "
	             "name one that is there, or add its section\n");
	arena_free(&f.arena);
}

static void
every_rule_can_be_added_with_the_arguments_it_names(void **state)
{
	(void)state;
	struct fixture f = fresh();
	for (int rule = 0; rule < RULES; rule++) {
		const struct finding *finding = add(&f, (enum rule)rule, 1, 1);
		assert_null(strpbrk(finding->sentence, "{}"));
		assert_null(strpbrk(finding->remedy, "{}"));
	}
	assert_int_equal(f.findings.count, RULES);
	assert_int_equal(f.findings.errors + f.findings.warnings + f.findings.notes, RULES);
	assert_int_equal(f.findings.warnings, 22);
	assert_int_equal(f.findings.notes, 1);
	arena_free(&f.arena);
}

static void
arguments_are_copied(void **state)
{
	(void)state;
	struct fixture f = fresh();
	f.findings.arena = &f.arena;
	char word[] = "before";
	const struct finding *finding =
		findings_add(&f.findings, RULE_TOPIC_UNUSED, (struct place){1, 1}, word, NULL);
	strcpy(word, "after");
	assert_string_equal(finding->sentence, "no question belongs to the topic 'before'");
	arena_free(&f.arena);
}

static void
braces_in_an_argument_stay(void **state)
{
	(void)state;
	struct fixture f = fresh();
	f.findings.arena = &f.arena;
	const struct finding *finding = findings_add(&f.findings, RULE_KEY_UNKNOWN,
	                                             (struct place){1, 1}, "{2}%s", "{9}", NULL);
	assert_string_equal(finding->sentence, "[{9}] has no key '{2}%s'");
	arena_free(&f.arena);
}

static void
what_comes_from_outside_is_printed_visibly(void **state)
{
	(void)state;
	struct fixture f = fresh();
	f.findings.arena = &f.arena;
	struct finding *finding = findings_add(&f.findings, RULE_TOPIC_UNKNOWN, (struct place){2, 9},
	                                       "a\033\xE2\x80\xAE", NULL);
	finding->meant = "b\n";
	expect_print(finding, "\xFF%s.ini",
	             "\\xff%s.ini:2:9: E201 there is no topic 'a\\x1b<U+202E>'; "
	             "name one that is there, or add its section "
	             "(did you mean 'b\\x0a'?)\n");
	arena_free(&f.arena);
}

static void
findings_are_sorted_by_place_and_equals_keep_their_order(void **state)
{
	(void)state;
	static const struct place places[] = {
		{5, 1}, {1, 2}, {1, 1}, {5, 1}, {3, 9}, {1, 2}, {2, 1}, {5, 1}, {1, 2}, {4, 4}, {1, 1},
	};
	const int count = sizeof places / sizeof *places;
	for (int used = 0; used <= count; used++) {
		struct fixture f = fresh();
		f.findings.arena = &f.arena;
		for (int i = 0; i < used; i++)
			add(&f, (enum rule)i, places[i].line, places[i].col);
		findings_sort(&f.findings);
		assert_int_equal(f.findings.count, used);
		for (int i = 1; i < used; i++) {
			const struct finding *a = &f.findings.list[i - 1], *b = &f.findings.list[i];
			int order = a->at.line != b->at.line ? a->at.line - b->at.line
				: a->at.col != b->at.col         ? a->at.col - b->at.col
				                                 : (int)a->rule - (int)b->rule;
			assert_true(order < 0);
		}
		arena_free(&f.arena);
	}
}

static void
past_the_limit_one_last_finding_says_so(void **state)
{
	(void)state;
	struct fixture f = fresh();
	for (int i = 0; i < FINDINGS_MAX; i++)
		add(&f, RULE_TOPIC_UNUSED, i + 1, 1);
	assert_int_equal(f.findings.errors, 0);
	for (int i = 0; i < 3; i++)
		add(&f, RULE_TOPIC_UNUSED, 20000 + i, 1)->meant = "x";
	assert_int_equal(f.findings.count, FINDINGS_MAX + 1);
	assert_int_equal(f.findings.warnings, FINDINGS_MAX);
	assert_int_equal(f.findings.errors, 1);
	expect_print(&f.findings.list[FINDINGS_MAX], "q.ini",
	             "q.ini:20000:1: E025 there are more than 10000 findings; the rest is left out; "
	             "mend those above first\n");
	arena_free(&f.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_has_a_code_that_fits_its_severity),
		cmocka_unit_test(codes_rise_in_the_order_of_the_rules),
		cmocka_unit_test(every_rule_says_what_is_wrong_and_what_to_do),
		cmocka_unit_test(every_rule_tells_its_story),
		cmocka_unit_test(a_rule_is_found_by_its_code_in_any_case),
		cmocka_unit_test(arguments_stand_where_the_table_wants_them),
		cmocka_unit_test(every_rule_can_be_added_with_the_arguments_it_names),
		cmocka_unit_test(arguments_are_copied),
		cmocka_unit_test(braces_in_an_argument_stay),
		cmocka_unit_test(what_comes_from_outside_is_printed_visibly),
		cmocka_unit_test(findings_are_sorted_by_place_and_equals_keep_their_order),
		cmocka_unit_test(past_the_limit_one_last_finding_says_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
