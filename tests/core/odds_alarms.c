/* Mistakes planted one at a time in a quiz that is fair without them. */
#include "verdict/odds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "support/fair.h"

static void
set(struct option *option, int a, int b)
{
	option->fit[0] = (signed char)a;
	option->fit[1] = (signed char)b;
}

static void
plant_unreachable(struct fair *f)
{
	for (int q = 0; q < 6; q++)
		for (int o = 0; o < 3; o++)
			f->options[q][o].fit[0] = -2;
}

static void
plant_lopsided(struct fair *f)
{
	for (int q = 0; q < 6; q++)
		set(&f->options[q][2], -1, 2);
}

static void
plant_uneven(struct fair *f)
{
	set(&f->options[0][2], -1, 1);
	set(&f->options[2][0], 0, 1);
}

static void
plant_ceiling(struct fair *f)
{
	for (int q = 0; q < 6; q++)
		for (int o = 0; o < 3; o++)
			if (f->options[q][o].fit[1] > 0)
				set(&f->options[q][o], f->options[q][o].fit[0] - 1, 0);
}

static void
plant_dead(struct fair *f)
{
	for (int o = 0; o < 3; o++)
		set(&f->options[4][o], o - 1, o - 1);
}

static void
plant_twins(struct fair *f)
{
	set(&f->options[0][2], 2, -2);
}

static void
plant_idle(struct fair *f)
{
	for (int q = 0; q < 5; q++)
		f->questions[q].weight = 10;
	f->questions[5].weight = 1;
	for (int o = 0; o < 3; o++)
		set(&f->options[5][o], o == 1, 0);
	f->quiz->tie = 4;
}

static void
plant_dictator(struct fair *f)
{
	f->questions[2].weight = 10;
}

static void
plant_heavy(struct fair *f)
{
	for (int q = 1; q < 6; q++)
		for (int o = 0; o < 3; o++)
			set(&f->options[q][o], o == q % 3, 0);
}

static void
plant_constant(struct fair *f)
{
	set(&f->options[5][0], 2, -2);
	set(&f->options[4][2], 2, -1);
}

static void
plant_tilt(struct fair *f)
{
	set(&f->options[1][0], 2, -1);
	set(&f->options[1][2], -2, 2);
}

static void
plant_leaning(struct fair *f)
{
	set(&f->options[3][0], 2, -2);
	set(&f->options[3][1], 1, -2);
	set(&f->options[3][2], 2, -1);
}

static void
plant_redundant(struct fair *f)
{
	for (int o = 0; o < 3; o++)
		f->options[4][o] = f->options[3][o];
}

static void
plant_topic(struct fair *f)
{
	f->questions[4].weight++;
}

static const struct planted {
	void (*plant)(struct fair *);
	enum odds_measure measure;
	int outcome, question, option, other, topic;
} planted[] = {
	{plant_unreachable, ODDS_UNREACHABLE, 0, NOBODY, NOBODY, NOBODY, NOBODY},
	{plant_lopsided, ODDS_LOPSIDED, 1, NOBODY, NOBODY, 0, NOBODY},
	{plant_uneven, ODDS_UNEVEN, 1, NOBODY, NOBODY, 0, NOBODY},
	{plant_ceiling, ODDS_CEILING, 1, NOBODY, NOBODY, NOBODY, NOBODY},
	{plant_dead, ODDS_DEAD, NOBODY, 4, NOBODY, NOBODY, NOBODY},
	{plant_twins, ODDS_TWINS, NOBODY, 0, 0, 2, NOBODY},
	{plant_idle, ODDS_IDLE, NOBODY, 5, NOBODY, NOBODY, NOBODY},
	{plant_dictator, ODDS_DICTATOR, NOBODY, 2, NOBODY, NOBODY, NOBODY},
	{plant_heavy, ODDS_HEAVY, NOBODY, 0, NOBODY, NOBODY, NOBODY},
	{plant_constant, ODDS_CONSTANT, 0, NOBODY, NOBODY, NOBODY, NOBODY},
	{plant_tilt, ODDS_TILT, 0, NOBODY, NOBODY, NOBODY, NOBODY},
	{plant_leaning, ODDS_LEANS, NOBODY, 3, NOBODY, NOBODY, NOBODY},
	{plant_redundant, ODDS_REDUNDANT, NOBODY, 4, NOBODY, 3, NOBODY},
	{plant_topic, ODDS_TOPIC, NOBODY, NOBODY, NOBODY, NOBODY, 1},
};
enum { PLANTED = sizeof planted / sizeof *planted };
_Static_assert(PLANTED == (int)ODDS_MEASURES, "every alarm is planted once");

static bool
is_planted(const struct odds_alarm *alarm, const struct planted *p)
{
	return alarm->measure == p->measure && alarm->outcome == p->outcome &&
	       alarm->question == p->question && alarm->option == p->option &&
	       alarm->other == p->other && alarm->topic == p->topic;
}

static void
every_mistake_planted_in_a_fair_quiz_raises_its_alarm(void **state)
{
	(void)state;
	for (size_t i = 0; i < PLANTED; i++) {
		struct arena arena = {0};
		struct fair fair = fair_quiz(&arena);
		assert_int_equal(odds_build(&arena, fair.quiz, &odds_thorough)->alarm_count, 0);
		planted[i].plant(&fair);
		const struct odds *odds = odds_build(&arena, fair.quiz, &odds_thorough);
		bool raised = false;
		for (int a = 0; a < odds->alarm_count; a++)
			raised |= is_planted(&odds->alarms[a], &planted[i]);
		if (!raised)
			fail_msg("no alarm: %s", odds_rule(planted[i].measure)->name);
		arena_free(&arena);
	}
}

/* How many alarms of a measure are about this question (or outcome, for those that name one). */
static int
alarms_about(const struct odds *odds, enum odds_measure measure, int question, int outcome)
{
	int count = 0;
	for (int i = 0; i < odds->alarm_count; i++) {
		const struct odds_alarm *alarm = &odds->alarms[i];
		count += alarm->measure == measure && alarm->question == question &&
		         alarm->outcome == outcome;
	}
	return count;
}

static void
questions_that_are_never_asked_together_are_not_redundant(void **state)
{
	static const struct condition one = {.test = TEST_IS, .question = 0, .options = 1};
	static const struct condition other = {.test = TEST_IS, .question = 0, .options = 2};
	(void)state;
	struct arena arena = {0};
	struct fair fair = fair_quiz(&arena);
	plant_redundant(&fair);
	fair.questions[3].when = &one;
	fair.questions[4].when = &other;
	const struct odds *odds = odds_build(&arena, fair.quiz, &odds_thorough);
	assert_int_equal(alarms_about(odds, ODDS_REDUNDANT, 4, NOBODY), 0);
	fair.questions[4].when = &one;
	odds = odds_build(&arena, fair.quiz, &odds_thorough);
	assert_int_equal(alarms_about(odds, ODDS_REDUNDANT, 4, NOBODY), 1);
	arena_free(&arena);
}

static void
an_option_that_leads_elsewhere_or_rules_out_has_no_twin(void **state)
{
	/* The twins are options 0 and 2: the first condition does not tell them apart. */
	static const struct condition when = {.test = TEST_IS, .question = 0, .options = 5};
	static const struct condition other = {.test = TEST_IS, .question = 0, .options = 1};
	(void)state;
	struct arena arena = {0};
	struct fair fair = fair_quiz(&arena);
	plant_twins(&fair);
	fair.questions[5].when = &when;
	const struct odds *odds = odds_build(&arena, fair.quiz, &odds_thorough);
	assert_int_equal(alarms_about(odds, ODDS_TWINS, 0, NOBODY), 1);
	fair.questions[5].when = &other;
	odds = odds_build(&arena, fair.quiz, &odds_thorough);
	assert_int_equal(alarms_about(odds, ODDS_TWINS, 0, NOBODY), 0);
	fair.questions[5].when = NULL;
	fair.options[0][2].rules_out = 1;
	odds = odds_build(&arena, fair.quiz, &odds_thorough);
	assert_int_equal(alarms_about(odds, ODDS_TWINS, 0, NOBODY), 0);
	arena_free(&arena);
}

static void
a_question_that_a_caution_asks_about_is_not_dead(void **state)
{
	static const struct condition when = {.test = TEST_IS, .question = 4, .options = 1};
	static const struct caution caution = {.id = "c", .text = "Mind.", .when = &when};
	(void)state;
	struct arena arena = {0};
	struct fair fair = fair_quiz(&arena);
	plant_dead(&fair);
	fair.quiz->cautions = &caution;
	fair.quiz->caution_count = 1;
	assert_false(odds_build(&arena, fair.quiz, &odds_thorough)->questions[4].dead);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_mistake_planted_in_a_fair_quiz_raises_its_alarm),
		cmocka_unit_test(questions_that_are_never_asked_together_are_not_redundant),
		cmocka_unit_test(an_option_that_leads_elsewhere_or_rules_out_has_no_twin),
		cmocka_unit_test(a_question_that_a_caution_asks_about_is_not_dead),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
