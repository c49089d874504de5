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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contributions_equal_the_slow_reference_and_add_up_to_the_margin),
		cmocka_unit_test(the_other_methods_equal_the_slow_reference),
		cmocka_unit_test(topics_equal_the_slow_reference),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
