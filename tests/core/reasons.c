#include "verdict/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/sample.h"
#include "support/slow.h"

static void
same_contributions(struct sample *s)
{
	size_t count = (size_t)s->quiz->question_count;
	bool *asked = ARENA_ARRAY(&s->arena, count, bool);
	struct contribution *list = ARENA_ARRAY(&s->arena, count, struct contribution);
	struct contribution *slow = ARENA_ARRAY(&s->arena, count, struct contribution);
	struct score score;
	score_sheet(s->quiz, s->sheet, asked, &score);
	int got = score_contributions(s->quiz, s->sheet, asked, &score, list);
	SAME(s, got, slow_contributions(s->quiz, s->sheet, slow));
	int64_t sum = 0;
	for (int i = 0; i < got; i++) {
		SAME(s, list[i].question, slow[i].question);
		SAME(s, list[i].option, slow[i].option);
		SAME(s, list[i].points, slow[i].points);
		sum += list[i].points;
	}
	if (score.kind == VERDICT_NONE)
		SAME(s, got, 0);
	else
		SAME(s, sum, score_margin(&score));
}

static void
contributions_equal_the_slow_reference_and_add_up_to_the_margin(void **state)
{
	(void)state;
	sample_each(4000, 4, 7, same_contributions);
}

static void
same_methods(struct sample *s)
{
	bool *asked = ARENA_ARRAY(&s->arena, (size_t)s->quiz->question_count, bool);
	struct score score;
	int sign[METHODS], slow[METHODS];
	score_sheet(s->quiz, s->sheet, asked, &score);
	if (score.kind == VERDICT_NONE)
		return;
	score_methods(s->quiz, s->sheet, asked, &score, sign);
	slow_methods(s->quiz, s->sheet, slow);
	for (int m = 0; m < METHODS; m++)
		SAME(s, sign[m], slow[m]);
}

static void
the_other_methods_equal_the_slow_reference(void **state)
{
	(void)state;
	sample_each(4000, 4, 7, same_methods);
}

static void
same_topics(struct sample *s)
{
	bool *asked = ARENA_ARRAY(&s->arena, (size_t)s->quiz->question_count, bool);
	size_t topics = (size_t)s->quiz->topic_count;
	struct topic_score *list = ARENA_ARRAY(&s->arena, topics, struct topic_score);
	struct topic_score *slow = ARENA_ARRAY(&s->arena, topics, struct topic_score);
	struct score score;
	score_sheet(s->quiz, s->sheet, asked, &score);
	score_topics(s->quiz, s->sheet, asked, list);
	slow_topics(s->quiz, s->sheet, slow);
	for (size_t t = 0; t < topics; t++) {
		SAME(s, list[t].weight, slow[t].weight);
		SAME(s, list[t].answered, slow[t].answered);
		for (int k = 0; k < s->quiz->outcome_count; k++)
			SAME(s, list[t].points[k], slow[t].points[k]);
	}
}

static void
topics_equal_the_slow_reference(void **state)
{
	(void)state;
	sample_each(3000, 3, 7, same_topics);
}

/* Counts the answers of the other side `level` times as much as now, all in units of one over its
 * denominator, and looks whether the two come out as a tie at its edge. */
static void
levels(struct sample *s, const struct score *score, const struct other_side *side,
       const struct contribution *all, int count)
{
	int64_t lead = 0, weight = 0;
	for (int i = 0; i < count; i++) {
		int64_t times = all[i].points < 0 ? side->level.numerator : side->level.denominator;
		const struct question *question = &s->quiz->questions[all[i].question];
		lead += times * all[i].points;
		weight += times * question->weight * s->sheet[all[i].question].importance;
	}
	HOLDS(s, score->kind == VERDICT_OUTCOME && !score->settled);
	HOLDS(s, side->level.numerator > side->level.denominator);
	SAME(s, 25 * lead, s->quiz->tie * weight);
}

static int seen_level;

static void
the_case_adds_up(struct sample *s)
{
	size_t count = (size_t)s->quiz->question_count;
	bool *asked = ARENA_ARRAY(&s->arena, count, bool);
	struct contribution *all = ARENA_ARRAY(&s->arena, count, struct contribution);
	struct contribution *answers = ARENA_ARRAY(&s->arena, count, struct contribution);
	struct score score;
	struct other_side side;
	score_sheet(s->quiz, s->sheet, asked, &score);
	int all_count = slow_contributions(s->quiz, s->sheet, all);
	score_other_side(s->quiz, s->sheet, &score, all, all_count, answers, &side);
	int found = 0;
	int64_t points = 0, others = 0;
	for (int i = 0; i < all_count; i++) {
		others += all[i].points > 0 ? all[i].points : 0;
		if (all[i].points >= 0)
			continue;
		SAME(s, answers[found].question, all[i].question);
		SAME(s, answers[found].option, all[i].option);
		SAME(s, answers[found].points, -all[i].points);
		points -= all[i].points;
		found++;
	}
	SAME(s, side.count, found);
	SAME(s, side.points, points);
	SAME(s, side.against, others);
	HOLDS(s, score.kind == VERDICT_NONE || side.outcome == score.challenger);
	if (side.level.denominator != 0)
		levels(s, &score, &side, all, all_count);
	else
		HOLDS(s, score.kind != VERDICT_OUTCOME || score.settled || found == 0);
	seen_level += side.level.denominator != 0;
}

static void
the_case_for_the_other_side_is_made_of_the_answers_that_speak_for_it(void **state)
{
	(void)state;
	sample_each(4000, 4, 7, the_case_adds_up);
	assert_true(seen_level > 500);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contributions_equal_the_slow_reference_and_add_up_to_the_margin),
		cmocka_unit_test(the_other_methods_equal_the_slow_reference),
		cmocka_unit_test(topics_equal_the_slow_reference),
		cmocka_unit_test(the_case_for_the_other_side_is_made_of_the_answers_that_speak_for_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
