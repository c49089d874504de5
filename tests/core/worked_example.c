/* The worked example of SCORING.md, number by number. */
#include "verdict/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { GO, RUST };
enum { Q1, Q2, Q3, QUESTIONS };

static const struct outcome outcomes[] = {{.id = "go"}, {.id = "rust"}};
static const struct option q1[] = {
	{.id = "chosen", .fit = {-1, +2}}, {.id = "both", .fit = {+1, +1}}, {.id = "one", .fit = {+1, 0}},
};
static const struct option q2[] = {
	{.id = "chosen", .fit = {+2, -2}}, {.id = "both", .fit = {+1, +1}},
};
static const struct option q3[] = {{.id = "yes", .fit = {+2, 0}}, {.id = "no"}};
static const struct question questions[QUESTIONS] = {
	{.id = "q1", .topic = NOBODY, .weight = 2, .options = q1, .option_count = 3},
	{.id = "q2", .topic = NOBODY, .weight = 3, .options = q2, .option_count = 2},
	{.id = "q3", .topic = NOBODY, .weight = 2, .options = q3, .option_count = 2},
};
static const struct quiz quiz = {
	.id = "worked", .min_answers = 1, .tie = 0, .clear_share = 95, .clear_changes = 3,
	.outcomes = outcomes, .outcome_count = 2, .questions = questions, .question_count = QUESTIONS,
};
static const struct reply sheet[QUESTIONS] = {
	{0, IMPORTANCE_NORMAL}, {0, IMPORTANCE_NORMAL}, {REPLY_SKIPPED, IMPORTANCE_NORMAL},
};

static void
its_score(void **state)
{
	(void)state;
	bool asked[QUESTIONS];
	struct score score;
	score_sheet(&quiz, sheet, asked, &score);
	assert_int_equal(score.kind, VERDICT_OUTCOME);
	assert_int_equal(score.leader, GO);
	assert_int_equal(score.challenger, RUST);
	assert_false(score.settled);
	assert_int_equal(score.points[GO], 8);
	assert_int_equal(score.points[RUST], -4);
	assert_int_equal(score.weight, 10);
	assert_int_equal(fit_whole(score.points[GO], score.weight), 70);
	assert_int_equal(fit_whole(score.points[RUST], score.weight), 40);
	assert_int_equal(score_margin(&score), 12);
	assert_int_equal(score_bit(&score), 1U << GO);
	assert_int_equal(score.asked, 3);
	assert_int_equal(score.answered, 2);
}

static void
its_contributions(void **state)
{
	(void)state;
	bool asked[QUESTIONS];
	struct score score;
	struct contribution list[QUESTIONS];
	score_sheet(&quiz, sheet, asked, &score);
	assert_int_equal(score_contributions(&quiz, sheet, asked, &score, list), 2);
	assert_int_equal(list[0].question, Q2);
	assert_int_equal(list[0].points, 24);
	assert_int_equal(list[1].question, Q1);
	assert_int_equal(list[1].points, -12);
}

static void
its_flips(void **state)
{
	(void)state;
	struct flips flips;
	score_flips(&quiz, sheet, &flips);
	assert_int_equal(flips.distance, 1);
	assert_int_equal(flips.to_outcome[0].count, 1);
	assert_int_equal(flips.to_outcome[0].change[0].question, Q2);
	assert_int_equal(flips.to_outcome[0].change[0].option, 1);
	assert_int_equal(flips.to_outcome[0].becomes, 1U << RUST);
	assert_int_equal(flips.to_tie.count, 0);

	struct reply changed[QUESTIONS] = {sheet[0], {1, IMPORTANCE_NORMAL}, sheet[2]};
	bool asked[QUESTIONS];
	struct score score;
	score_sheet(&quiz, changed, asked, &score);
	assert_int_equal(score.points[GO], 2);
	assert_int_equal(score.points[RUST], 14);
}

static void
the_importance_of_its_first_question_ties_at_twice_normal(void **state)
{
	(void)state;
	bool asked[QUESTIONS];
	struct score score;
	struct importance_flip list[QUESTIONS];
	score_sheet(&quiz, sheet, asked, &score);
	assert_int_equal(score_importance_flips(&quiz, sheet, asked, &score, list), 2);
	assert_int_equal(list[0].question, Q1);
	assert_int_not_equal(list[0].up.denominator, 0);
	assert_int_equal(list[0].up.numerator, 2 * list[0].up.denominator);
	assert_int_equal(list[0].down.denominator, 0);
	assert_int_equal(list[1].question, Q2);
	assert_int_equal(list[1].up.denominator, 0);
	assert_int_not_equal(list[1].down.denominator, 0);
	assert_int_equal(2 * list[1].down.numerator, list[1].down.denominator);

	struct reply doubled[QUESTIONS] = {{0, IMPORTANCE_DOUBLE}, sheet[1], sheet[2]};
	score_sheet(&quiz, doubled, asked, &score);
	assert_int_equal(score.kind, VERDICT_TIE);
	assert_int_equal(score_margin(&score), 0);
}

static void
its_other_methods(void **state)
{
	(void)state;
	bool asked[QUESTIONS];
	struct score score;
	int sign[METHODS];
	score_sheet(&quiz, sheet, asked, &score);
	score_methods(&quiz, sheet, asked, &score, sign);
	assert_int_equal(sign[METHOD_EQUAL], 1);    /* -3 + 4 */
	assert_int_equal(sign[METHOD_MAJORITY], 0); /* -1 + 1 */
	assert_int_equal(sign[METHOD_SQUARES], 1);  /* -4 * 9 + 6 * 16 */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(its_score),
		cmocka_unit_test(its_contributions),
		cmocka_unit_test(its_flips),
		cmocka_unit_test(the_importance_of_its_first_question_ties_at_twice_normal),
		cmocka_unit_test(its_other_methods),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
