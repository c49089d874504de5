#include "report/say.h"

#include <string.h>

#include "golden.h"
#include "sample.h"

static void
says(struct buf *said, const char *expected)
{
	assert_string_equal(buf_text(said), expected);
	buf_clear(said);
}

/* A report with nothing in it but what the sentence needs. */
static struct report
bare(const struct quiz *quiz, enum verdict_kind kind)
{
	struct report report = {.quiz = quiz, .score = {.kind = kind, .leader = 0, .challenger = 1}};
	for (int k = 0; k < quiz->outcome_count; k++)
		report.score.order[k] = k;
	for (int k = 0; k < OUTCOMES_MAX; k++)
		report.score.ruled_by[k] = NOBODY;
	return report;
}

static void
multiples_are_rounded_away_from_now(void **state)
{
	static const struct {
		struct importance_flip flip;
		bool up;
		const char *says;
	} rows[] = {
		{{.up = {2, 1}}, true, "twice as much"},
		{{.up = {3, 1}}, true, "3 times as much"},
		{{.up = {9, 4}}, true, "2.3 times as much"},
		{{.up = {1001, 1000}}, true, "1.1 times as much"},
		{{.up = {100000, 3}}, true, "33333.4 times as much"},
		{{.down = {1, 2}}, false, "only half as much"},
		{{.down = {1, 3}}, false, "only 0.3 times as much"},
		{{.down = {999, 1000}}, false, "only 0.9 times as much"},
		{{.down = {1, 20}}, false, "only 0.05 times as much"},
		{{.down = {1, 1000}}, false, "next to nothing"},
	};
	struct report report = bare(&worked, VERDICT_OUTCOME);
	struct buf said = {0}, expected = {0};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_format(&expected, "“Which way?” counted %s", rows[i].says);
		say_multiple(&said, &report, &rows[i].flip, rows[i].up);
		says(&said, buf_text(&expected));
		buf_clear(&expected);
	}
	buf_free(&expected);
	buf_free(&said);
}

static void
a_tie_ends_beyond_the_multiple(void **state)
{
	static const struct importance_flip flip = {.up = {2, 1}, .down = {1, 1}};
	struct report report = bare(&worked, VERDICT_TIE);
	struct buf said = {0};
	(void)state;
	say_multiple(&said, &report, &flip, true);
	says(&said, "“Which way?” counted more than twice as much");
	say_multiple(&said, &report, &flip, false);
	says(&said, "“Which way?” counted any less than now");
	buf_free(&said);
}

static void
the_short_form_says_what_it_rests_on(void **state)
{
	struct quiz brief = sample;
	struct report report = bare(&brief, VERDICT_TIE);
	struct buf said = {0};
	(void)state;
	brief.is_short = true;
	report.strength = STRENGTH_TOSS_UP;
	report.score.weight = 10;
	report.score.asked = 3;
	report.score.answered = 2;
	say_strength(&said, &report);
	says(&said, "A toss-up: Coffee, Tea and Water come out even. It rests on two answers in the "
	            "short form; the whole quiz has six questions.");
	say_counts(&said, &report);
	says(&said, "Three questions were asked in the short form, two answered.");
	buf_free(&said);
}

static void
an_even_tie_is_said_to_be_even(void **state)
{
	struct report report = bare(&sample, VERDICT_TIE);
	struct buf said = {0};
	(void)state;
	report.strength = STRENGTH_TOSS_UP;
	report.score.weight = 10;
	say_strength(&said, &report);
	says(&said, "A toss-up: Coffee, Tea and Water come out even.");
	report.score.points[2] = -2;
	say_strength(&said, &report);
	says(&said, "A toss-up: Coffee and Tea come out even.");
	report.score.points[1] = -1;
	say_strength(&said, &report);
	says(&said, "A toss-up: Coffee and Tea are 2.5 points apart, and up to three is too close to "
	            "call.");
	buf_free(&said);
}

static void
a_clear_verdict_tells_how_many_changes_it_withstands(void **state)
{
	struct report report = bare(&worked, VERDICT_OUTCOME);
	struct buf said = {0};
	(void)state;
	report.strength = STRENGTH_CLEAR;
	report.score.answered = 9;
	report.flips.searched = 3;
	say_strength(&said, &report);
	says(&said, "Clear: no three changed answers would make it Right.");
	report.score.answered = 2;
	say_strength(&said, &report);
	says(&said, "Clear: no changed answers would make it Right.");
	report.flips.distance = 3;
	report.flips.to_outcome[0] = (struct flip){.count = 3, .becomes = 2};
	say_strength(&said, &report);
	says(&said, "Clear: it takes no fewer than three changed answers to make it Right.");
	report.flips.to_tie = (struct flip){.count = 1};
	say_strength(&said, &report);
	says(&said, "Clear: it takes no fewer than three changed answers to make it Right; one would make it a "
	            "tie.");
	report.quiz = &sample;
	report.flips = (struct flips){.searched = 1};
	report.score.answered = 9;
	say_no_flip(&said, &report);
	says(&said, "No changed answer would make it any of the others.");
	buf_free(&said);
}

static void
a_changed_answer_tells_whom_it_rules_out(void **state)
{
	struct report report = bare(&worked, VERDICT_OUTCOME);
	struct reply sheet[8] = {{0}};
	struct question question = worked.questions[0];
	struct option options[OPTIONS_MAX];
	struct quiz quiz = worked;
	struct buf said = {0};
	(void)state;
	memcpy(options, question.options, (size_t)question.option_count * sizeof *options);
	options[1].rules_out = 3;
	question.options = options;
	quiz.questions = &question;
	report.quiz = &quiz;
	report.sheet = sheet;
	say_change(&said, &report, 0, 1);
	assert_non_null(strstr(buf_text(&said), "” (which rules Left and Right out)"));
	buf_clear(&said);
	report.score.ruled_by[0] = 2; /* out already */
	say_change(&said, &report, 0, 1);
	assert_non_null(strstr(buf_text(&said), "” (which rules Right out)"));
	buf_clear(&said);
	say_change(&said, &report, 0, 0);
	assert_null(strstr(buf_text(&said), "which rules"));
	buf_free(&said);
}

static void
what_is_far_off_is_counted_only(void **state)
{
	struct report report = bare(&worked, VERDICT_OUTCOME);
	struct buf said = {0};
	(void)state;
	say_farther(&said, &report);
	says(&said, "");
	report.farther_count = 6;
	say_importance_flips(&said, &report);
	assert_non_null(strstr(buf_text(&said), "more than four times as much, or less than a quarter"));
	buf_clear(&said);
	report.nearby_count = 1;
	say_farther(&said, &report);
	says(&said, "and six more, farther off");
	buf_free(&said);
}

static void
several_rulings_each_have_their_clause(void **state)
{
	struct report report = bare(&sample, VERDICT_OUTCOME);
	struct buf said = {0};
	(void)state;
	report.strength = STRENGTH_SETTLED;
	report.score.ruled_by[1] = 1;
	report.score.ruled_by[2] = 5;
	say_strength(&said, &report);
	says(&said, "Settled: your answer to “Has a doctor told you to leave something alone?” rules "
	            "out Tea; your answer to “Is what comes out of the tap fit to drink as it comes?” "
	            "rules out Water.");
	buf_free(&said);
}

static void
the_margin_is_put_into_words_whatever_its_sign(void **state)
{
	struct report report = bare(&worked, VERDICT_OUTCOME);
	struct buf said = {0};
	(void)state;
	report.score.points[0] = 12;
	say_margin(&said, &report);
	says(&said, "Together they give +12, the lead of Left over Right.");
	report.score.points[0] = 0;
	say_margin(&said, &report);
	says(&said, "Together they give nothing: by points alone Left and Right come out even.");
	report.score.points[1] = 5;
	say_margin(&said, &report);
	says(&said, "Together they give -5: by points alone Right would be ahead of Left. Ruling out "
	            "decides, not the points.");
	buf_free(&said);
}

static void
two_outcomes_that_are_both_out_are_neither(void **state)
{
	struct report report = bare(&worked, VERDICT_TIE);
	struct buf said = {0};
	(void)state;
	report.strength = STRENGTH_TOSS_UP;
	say_headline(&said, &report);
	says(&said, "A tie");
	report.score.ruled_by[0] = report.score.ruled_by[1] = 0;
	say_headline(&said, &report);
	says(&said, "Neither");
	say_strength(&said, &report);
	says(&said, "A toss-up: your answers rule out both.");
	assert_ptr_equal(say_texts(&report), &worked.ruled_out_text);
	buf_free(&said);
}

/* Nobody reads out the code of a quiz of hundreds of questions. */
static void
a_code_stands_there_unless_it_is_too_long(void **state)
{
	char code[162];
	struct buf out = {0};
	struct report report = {.code = NULL};
	(void)state;
	say_code(&out, &report);
	assert_int_equal(out.length, 0);
	memset(code, '7', sizeof code - 1);
	code[sizeof code - 1] = '\0';
	report.code = code;
	say_code(&out, &report);
	assert_string_equal(buf_text(&out), "The code is too long to read out; the report as JSON has it");
	buf_clear(&out);
	code[160] = '\0';
	say_code(&out, &report);
	assert_non_null(strstr(buf_text(&out), "verdict open 7777"));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_code_stands_there_unless_it_is_too_long),
		cmocka_unit_test(multiples_are_rounded_away_from_now),
		cmocka_unit_test(a_tie_ends_beyond_the_multiple),
		cmocka_unit_test(the_short_form_says_what_it_rests_on),
		cmocka_unit_test(an_even_tie_is_said_to_be_even),
		cmocka_unit_test(a_clear_verdict_tells_how_many_changes_it_withstands),
		cmocka_unit_test(a_changed_answer_tells_whom_it_rules_out),
		cmocka_unit_test(what_is_far_off_is_counted_only),
		cmocka_unit_test(several_rulings_each_have_their_clause),
		cmocka_unit_test(the_margin_is_put_into_words_whatever_its_sign),
		cmocka_unit_test(two_outcomes_that_are_both_out_are_neither),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
