/* Golden pages of the odds, in tests/report/golden, and the words that only some quizzes bring out. */
#include "verdict/odds.h"

#include "golden.h"
#include "report/odds.h"
#include "sample.h"
#include "support/fair.h"

static const struct {
	const char *name;
	int columns;
	bool ascii;
	const char *ending;
} pairs[] = {
	{"odds", 80, false, "80.txt"},
	{"odds", 20, true, "20.ascii.txt"},
	{"odds", 120, true, "120.ascii.txt"},
};

static void
the_text_is_as_it_was(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct arena arena = {0};
		struct buf text = {0};
		const struct paper paper = {.columns = pairs[i].columns, .ascii = pairs[i].ascii};
		odds_text(&text, odds_build(&arena, &sample, &odds_thorough), &paper);
		golden_compare(pairs[i].name, pairs[i].ending, &text);
		buf_free(&text);
		arena_free(&arena);
	}
}

static void
the_json_is_as_it_was(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf text = {0};
	odds_json(&text, odds_build(&arena, &sample, &odds_thorough));
	golden_compare("odds", "json", &text);
	buf_free(&text);
	arena_free(&arena);
}

static void
badge_is(const struct odds *odds, const char *expected)
{
	struct buf badge = {0};
	odds_badge(&badge, odds);
	assert_string_equal(buf_text(&badge), expected);
	buf_free(&badge);
}

static void
the_badge_is_one_line_of_what_matters_most(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct fair fair = fair_quiz(&arena);
	badge_is(odds_build(&arena, fair.quiz, &odds_thorough),
	         "odds 40 : 44, tie 16; no dead question; constant answers safe");
	badge_is(odds_glance(&arena, fair.quiz, &odds_quick),
	         "odds 40 : 44, tie 16; no dead question; constant answers safe");
	struct odds other = *odds_build(&arena, fair.quiz, &odds_thorough);
	struct odds_question questions[6] = {{.dead = true}, {.dead = false}};
	other.questions = questions;
	other.basis.exact = false;
	other.verdicts[0] = 0.996;
	other.verdicts[1] = 0.004;
	other.verdicts[ODDS_TIE] = 0;
	other.verdicts[ODDS_NONE] = 0.004;
	for (int h = 0; h < HABITS; h++)
		other.habits[h] = 1;
	badge_is(&other, "odds about 100 : <1, tie 0, no verdict <1; one dead question; "
	                 "constant answers all give Bread");
	questions[1].dead = true;
	for (int h = 0; h < HABITS; h++)
		other.habits[h] = ODDS_TIE;
	badge_is(&other, "odds about 100 : <1, tie 0, no verdict <1; two dead questions; "
	                 "constant answers safe");
	arena_free(&arena);
}

static void
the_badge_takes_the_whole_line(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf text = {0}, badge = {0};
	struct fair fair = fair_quiz(&arena);
	struct odds odds = *odds_build(&arena, fair.quiz, &odds_thorough);
	const struct paper paper = {.columns = 90};
	odds.basis.exact = false;
	odds.verdicts[ODDS_NONE] = 0.5;
	odds_badge(&badge, &odds);
	assert_in_range(badge.length, 73, 90);
	odds_text(&text, &odds, &paper);
	assert_memory_equal(buf_text(&text), buf_text(&badge), badge.length);
	buf_free(&badge);
	buf_free(&text);
	arena_free(&arena);
}

static void
it_says_what_was_counted_and_what_was_sampled(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf said = {0};
	struct fair fair = fair_quiz(&arena);
	struct odds odds = *odds_build(&arena, fair.quiz, &odds_thorough);
	odds_origin(&said, &odds);
	assert_string_equal(buf_text(&said), "All of it is exact: every way to answer was counted.");
	buf_clear(&said);
	odds.influence_basis = (struct odds_basis){.samples = 10000, .seed = 7, .error = 0.005};
	odds_origin(&said, &odds);
	assert_string_equal(buf_text(&said),
	                    "The chances of the verdicts are exact: every way to answer was counted. What "
	                    "single questions do is too much to count; it was sampled in 10,000 sittings "
	                    "drawn at random (seed 7); a share of all of them is seldom more than 1.1 points "
	                    "off, which is two standard errors.");
	buf_clear(&said);
	odds.basis = odds.influence_basis;
	odds_origin(&said, &odds);
	assert_string_equal(buf_text(&said),
	                    "There are too many ways to answer for all to be counted: sampled in 10,000 "
	                    "sittings drawn at random (seed 7); a share of all of them is seldom more than 1.1 "
	                    "points off, which is two standard errors.");
	buf_free(&said);
	arena_free(&arena);
}

static const struct {
	struct odds_alarm alarm;
	const char *start; /* of what it says */
} alarms[] = {
	{{ODDS_UNEVEN, 0, NOBODY, NOBODY, NOBODY, 1, 2.25}, "Apple comes out 2.3 times as often as Bread;"},
	{{ODDS_TWINS, NOBODY, 1, 0, NOBODY, 2, 0},
	 "Two answers to 'q1' count exactly the same: 'x' and 'z'."},
	{{ODDS_IDLE, NOBODY, 5, NOBODY, NOBODY, NOBODY, 0.4},
	 "Another answer to 'q5' changes the verdict for only 0.4% of those who are asked; under 1% "},
	{{ODDS_REDUNDANT, NOBODY, 3, NOBODY, NOBODY, 2, 1000}, "'q3' and 'q2' ask nearly the same:"},
	{{ODDS_TOPIC, NOBODY, NOBODY, NOBODY, 1, NOBODY, 60},
	 "The topic “The second half” has 60% of all weight;"},
	{{ODDS_CEILING, 1, NOBODY, NOBODY, NOBODY, NOBODY, 69.96},
	 "Bread never gets more than 70 points of fit"},
};

static void
alarms_name_what_they_are_about(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf said = {0};
	struct fair fair = fair_quiz(&arena);
	const struct odds *odds = odds_build(&arena, fair.quiz, &odds_thorough);
	for (size_t i = 0; i < sizeof alarms / sizeof *alarms; i++) {
		odds_sentence(&said, odds, &alarms[i].alarm);
		if (strncmp(buf_text(&said), alarms[i].start, strlen(alarms[i].start)) != 0)
			fail_msg("'%s' does not begin with '%s'", buf_text(&said), alarms[i].start);
		buf_clear(&said);
	}
	for (int m = 0; m < ODDS_MEASURES; m++) {
		const struct odds_alarm any = {(enum odds_measure)m, 0, NOBODY, NOBODY, NOBODY, 1, 1};
		odds_sentence(&said, odds, &any);
		odds_remedy(&said, odds, &any);
		assert_null(strpbrk(buf_text(&said), "{}"));
		buf_clear(&said);
	}
	buf_free(&said);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_text_is_as_it_was),
		cmocka_unit_test(the_json_is_as_it_was),
		cmocka_unit_test(the_badge_is_one_line_of_what_matters_most),
		cmocka_unit_test(the_badge_takes_the_whole_line),
		cmocka_unit_test(it_says_what_was_counted_and_what_was_sampled),
		cmocka_unit_test(alarms_name_what_they_are_about),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
