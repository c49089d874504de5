/* The odds against brute force: every way to answer all questions, asked or not, scored by the slow
 * reference. */
#include "verdict/odds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "support/fair.h"
#include "support/random_quiz.h"
#include "support/sample.h"
#include "support/slow_odds.h"

enum { EXACT = 1000000000 }; /* parts of one: equal but for rounding */

#define CLOSE(s, a, b) HOLDS(s, near((a), (b), 1.0 / EXACT))

static double
fit_of(int64_t points, int64_t weight)
{
	return 50 + 25 * (double)points / (double)weight;
}

static void
as_brute_force(struct sample *s)
{
	const struct odds *odds = odds_build(&s->arena, s->quiz, &odds_thorough);
	struct slow_odds brute = slow_odds(&s->arena, s->quiz);
	HOLDS(s, odds->basis.exact && odds->influence_basis.exact);
	for (int v = 0; v < ODDS_VERDICTS; v++)
		CLOSE(s, odds->verdicts[v], brute.verdicts[v]);
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		const struct odds_reach *reach = &odds->reach[k];
		HOLDS(s, reach->exact);
		HOLDS(s, (reach->high_weight > 0) == (brute.high[k] >= 0));
		if (reach->high_weight == 0)
			continue;
		HOLDS(s, near(fit_of(reach->high_points, reach->high_weight), brute.high[k], 1e-9));
		HOLDS(s, near(fit_of(reach->low_points, reach->low_weight), brute.low[k], 1e-9));
		HOLDS(s, (odds->verdicts[k] > 0) == (brute.verdicts[k] > 0));
	}
	for (int q = 0; q < s->quiz->question_count; q++) {
		CLOSE(s, odds->questions[q].asked, brute.asked[q]);
		CLOSE(s, odds->questions[q].pivotal, brute.pivotal[q]);
		for (int v = 0; v < ODDS_VERDICTS; v++)
			CLOSE(s, odds->questions[q].without[v], brute.without[q][v]);
	}
}

static void
exact_odds_are_those_of_every_way_to_answer(void **state)
{
	(void)state;
	sample_each(1500, 1, 5, as_brute_force);
}

static bool
is_in(const struct quiz *quiz, int q)
{
	return !quiz->is_short || quiz->questions[q].brief;
}

/* Shares of topics and of first options, among the questions that are in the quiz. */
static void
same_shares(struct sample *s, const struct odds *odds)
{
	double weights = 0, topics[8] = {0}, first[OUTCOMES_MAX] = {0};
	int count = 0;
	for (int q = 0; q < s->quiz->question_count; q++) {
		const struct question *question = &s->quiz->questions[q];
		const signed char *fit = question->options[0].fit;
		if (!is_in(s->quiz, q))
			continue;
		count++;
		weights += question->weight;
		if (question->topic != NOBODY)
			topics[question->topic] += question->weight;
		for (int k = 0; k < s->quiz->outcome_count; k++) {
			int beaten = 0;
			for (int other = 0; other < s->quiz->outcome_count; other++)
				beaten += fit[k] > fit[other];
			first[k] += beaten == s->quiz->outcome_count - 1;
		}
	}
	for (int t = 0; t < s->quiz->topic_count; t++)
		CLOSE(s, odds->topics[t] * weights, topics[t]);
	for (int k = 0; k < s->quiz->outcome_count; k++)
		CLOSE(s, odds->first[k] * count, first[k]);
}

static void
same_habits(struct sample *s, const struct odds *odds)
{
	struct reply sheet[SLOW_QUESTIONS];
	bool asked[SLOW_QUESTIONS];
	struct score score;
	for (int h = 0; h < HABITS; h++) {
		int count = 0;
		sheet_clear(s->quiz, sheet);
		for (int q = 0; q < s->quiz->question_count; q++) {
			int last = s->quiz->questions[q].option_count - 1;
			const int options[HABITS] = {0, last, last / 2, count % 2 * last};
			slow_path(s->quiz, sheet, asked);
			if (asked[q])
				sheet[q].option = (signed char)options[h];
			count += asked[q];
		}
		SAME(s, odds->habits[h], slow_verdict(s->quiz, sheet, asked, &score));
	}
}

/* The same of a quiz in which some questions are left out. */
static void
as_brute_force_in_short(struct sample *s)
{
	struct question *questions = own_questions(&s->arena, s->quiz);
	for (int q = 0; q < s->quiz->question_count; q++)
		questions[q].brief = random_percent(&s->random, 70);
	const struct quiz *brief = quiz_short(&s->arena, s->quiz);
	if (brief == NULL)
		return;
	struct quiz copy = *brief;
	s->quiz = &copy;
	as_brute_force(s);
	const struct odds *odds = odds_build(&s->arena, brief, &odds_thorough);
	double intended = 0;
	same_shares(s, odds);
	same_habits(s, odds);
	for (int q = 0; q < copy.question_count; q++) {
		const struct odds_question *found = &odds->questions[q];
		intended += found->intended;
		SAME(s, found->left_out, !questions[q].brief);
		for (int a = 0; a < odds->alarm_count && found->left_out; a++)
			HOLDS(s, odds->alarms[a].question != q && found->intended <= 0);
	}
	CLOSE(s, intended, 1);
}

static void
short_forms_are_counted_like_quizzes(void **state)
{
	(void)state;
	sample_each(1000, 1, 5, as_brute_force_in_short);
}

static void
samples_are_near(struct sample *s)
{
	static const struct odds_limits none = {.states = 1, .steps = 0, .draws = 300000};
	const struct odds *exact = odds_build(&s->arena, s->quiz, &odds_thorough);
	const struct odds *drawn = odds_build(&s->arena, s->quiz, &none);
	HOLDS(s, exact->influence_basis.exact && !drawn->basis.exact && !drawn->influence_basis.exact);
	HOLDS(s, drawn->basis.samples >= 1000 && drawn->basis.error > 0);
	double error = 5 * drawn->basis.error;
	for (int v = 0; v < ODDS_VERDICTS; v++)
		HOLDS(s, near(exact->verdicts[v], drawn->verdicts[v], error));
	for (int q = 0; q < s->quiz->question_count; q++) {
		const struct odds_question *e = &exact->questions[q], *d = &drawn->questions[q];
		HOLDS(s, near(e->asked, d->asked, error));
		HOLDS(s, near(e->pivotal * e->asked, d->pivotal * d->asked, error));
		for (int v = 0; v < ODDS_VERDICTS; v++)
			HOLDS(s, near(e->without[v], d->without[v], error));
	}
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		const struct odds_reach *e = &exact->reach[k], *d = &drawn->reach[k];
		HOLDS(s, e->exact && !d->exact);
		HOLDS(s, d->high_points * e->high_weight <= e->high_points * d->high_weight);
		HOLDS(s, d->low_points * e->low_weight >= e->low_points * d->low_weight);
		/* Thousands of samples miss none of the 64 ways through three questions. */
		if (s->quiz->question_count > 3)
			continue;
		HOLDS(s, d->high_points * e->high_weight == e->high_points * d->high_weight);
		HOLDS(s, d->low_points * e->low_weight == e->low_points * d->low_weight);
	}
}

static void
sampled_odds_are_near_the_exact_ones(void **state)
{
	(void)state;
	sample_each(200, 1, 10, samples_are_near);
}

/* -- what is wrong, told by brute force and by naive sums -- */

static double
centred(const struct quiz *quiz, const struct option *option, int k)
{
	double mean = 0;
	for (int other = 0; other < quiz->outcome_count; other++)
		mean += (double)option->fit[other] / quiz->outcome_count;
	return option->fit[k] - mean;
}

static bool
mentions(const struct condition *when, int q)
{
	return when != NULL && (when->left == NULL ? when->question == q
	                                           : mentions(when->left, q) || mentions(when->right, q));
}

static bool
is_dead(const struct quiz *quiz, int q)
{
	const struct question *question = &quiz->questions[q];
	for (int later = q + 1; later < quiz->question_count; later++)
		if (mentions(quiz->questions[later].when, q))
			return false;
	for (int o = 0; o < question->option_count; o++)
		for (int k = 0; k < quiz->outcome_count; k++)
			if (question->options[o].rules_out != 0 ||
			    !near(centred(quiz, &question->options[o], k),
			          centred(quiz, &question->options[0], k), 1e-9))
				return false;
	return true;
}

static double
variance(const struct quiz *quiz, const struct question *question)
{
	double sum = 0;
	int count = question->option_count;
	for (int k = 0; k < quiz->outcome_count; k++)
		for (int a = 0; a < count; a++)
			for (int b = 0; b < count; b++) {
				double apart = centred(quiz, &question->options[a], k) -
				               centred(quiz, &question->options[b], k);
				sum += apart * apart / (2.0 * count * count);
			}
	return sum;
}

static double
spread(const struct quiz *quiz, int q)
{
	const struct question *question = &quiz->questions[q];
	return question->weight * question->weight * variance(quiz, question);
}

static bool
are_alike(const struct quiz *quiz, int a, int b)
{
	const struct question *x = &quiz->questions[a], *y = &quiz->questions[b];
	double dot = 0, xx = 0, yy = 0;
	for (int o = 0; o < x->option_count && o < y->option_count; o++)
		for (int k = 0; k < quiz->outcome_count; k++) {
			double u = centred(quiz, &x->options[o], k), v = centred(quiz, &y->options[o], k);
			dot += u * v;
			xx += u * u;
			yy += v * v;
		}
	return x->option_count == y->option_count && dot > 0 &&
	       dot * dot > 0.95 * 0.95 * xx * yy + 1e-9;
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
same_still(struct sample *s)
{
	const struct odds *odds = odds_build(&s->arena, s->quiz, &odds_thorough);
	double weights = 0, spreads = 0;
	for (int q = 0; q < s->quiz->question_count; q++) {
		weights += s->quiz->questions[q].weight;
		spreads += spread(s->quiz, q);
	}
	for (int q = 0; q < s->quiz->question_count; q++) {
		const struct odds_question *found = &odds->questions[q];
		CLOSE(s, found->intended * weights, s->quiz->questions[q].weight);
		CLOSE(s, found->effective * spreads, spread(s->quiz, q));
		SAME(s, found->dead, is_dead(s->quiz, q));
		SAME(s, alarms_about(odds, ODDS_DEAD, q, NOBODY), found->dead);
	}
	same_shares(s, odds);
	same_habits(s, odds);
}

static void
shares_and_habits_are_those_of_naive_sums(void **state)
{
	(void)state;
	sample_each(2000, 1, 7, same_still);
}

static void
same_alarms(struct sample *s)
{
	const struct quiz *quiz = s->quiz;
	const struct odds *odds = odds_build(&s->arena, quiz, &odds_thorough);
	struct slow_odds brute = slow_odds(&s->arena, quiz);
	double most = 0, least = 1;
	for (int k = 0; k < quiz->outcome_count; k++) {
		double chance = brute.verdicts[k];
		most = chance > most ? chance : most;
		least = chance < least ? chance : least;
		SAME(s, alarms_about(odds, ODDS_UNREACHABLE, NOBODY, k), chance <= 0);
		SAME(s, alarms_about(odds, ODDS_CEILING, NOBODY, k), brute.high[k] < 70 - 1e-7);
	}
	int lopsided = 0, uneven = 0, errors = 0;
	for (int i = 0; i < odds->alarm_count; i++) {
		lopsided += odds->alarms[i].measure == ODDS_LOPSIDED;
		uneven += odds->alarms[i].measure == ODDS_UNEVEN;
		errors += odds_rule(odds->alarms[i].measure)->severity == SEVERITY_ERROR;
		HOLDS(s, (i < odds->errors) ==
		             (odds_rule(odds->alarms[i].measure)->severity == SEVERITY_ERROR));
	}
	SAME(s, lopsided, least > 0 && most > 3 * least + 1e-7);
	SAME(s, uneven, least > 0 && most > 1.5 * least + 1e-7 && !lopsided);
	SAME(s, odds->errors, errors);
	SAME(s, odds->errors + odds->warnings, odds->alarm_count);
	for (int q = 0; q < quiz->question_count; q++) {
		bool live = !odds->questions[q].dead;
		double shift = 0;
		for (int k = 0; k < quiz->outcome_count; k++) {
			double change = brute.without[q][k] - brute.verdicts[k];
			shift = change > shift ? change : -change > shift ? -change : shift;
		}
		SAME(s, alarms_about(odds, ODDS_IDLE, q, NOBODY), live && brute.pivotal[q] < 0.01 - 1e-9);
		SAME(s, alarms_about(odds, ODDS_DICTATOR, q, NOBODY),
		     live && brute.pivotal[q] > 0.5 + 1e-9);
		SAME(s, alarms_about(odds, ODDS_LEANS, q, NOBODY), live && shift > 0.1 + 1e-9);
		bool redundant = false;
		for (int p = 0; p < q; p++)
			redundant |= brute.together[p][q] && are_alike(quiz, p, q);
		SAME(s, alarms_about(odds, ODDS_REDUNDANT, q, NOBODY), redundant);
	}
}

static void
alarms_are_raised_where_brute_force_would_raise_them(void **state)
{
	(void)state;
	sample_each(1000, 1, 5, same_alarms);
}

/* -- some by hand -- */

static void
set(struct option *option, int a, int b)
{
	option->fit[0] = (signed char)a;
	option->fit[1] = (signed char)b;
}

static void
one_question_is_counted_by_hand(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct fair fair = fair_quiz(&arena);
	fair.quiz->question_count = 1;
	const struct odds *odds = odds_build(&arena, fair.quiz, &odds_thorough);
	/* Apple by two options of three, bread by one. */
	assert_true(near(odds->verdicts[0], 2.0 / 3, 1e-12));
	assert_true(near(odds->verdicts[1], 1.0 / 3, 1e-12));
	assert_true(odds->verdicts[ODDS_TIE] <= 0 && odds->verdicts[ODDS_NONE] <= 0);
	/* From x: y of the other two; from y: both; from z: y. */
	assert_true(near(odds->questions[0].pivotal, (0.5 + 1 + 0.5) / 3, 1e-12));
	assert_true(near(odds->questions[0].without[ODDS_NONE], 1, 1e-12));
	assert_true(near(odds->questions[0].shift, 2.0 / 3, 1e-12));
	assert_int_equal(odds->reach[0].high_points, 2 * odds->reach[0].high_weight);
	assert_int_equal(odds->reach[1].high_points, 2 * odds->reach[1].high_weight);
	assert_int_equal(odds->habits[HABIT_FIRST], 0);
	assert_int_equal(odds->habits[HABIT_MIDDLE], 1);
	assert_int_equal(odds->habits[HABIT_LAST], 0);
	assert_int_equal(odds->habits[HABIT_ALTERNATING], 0);
	arena_free(&arena);
}

static void
habits_alternate_over_the_questions_that_are_asked(void **state)
{
	/* q1 is not asked once q0 has its first answer, so q2 is the second and gets its last. */
	static const struct condition when = {.test = TEST_IS_NOT, .question = 0, .options = 1};
	(void)state;
	struct arena arena = {0};
	struct fair fair = fair_quiz(&arena);
	fair.quiz->question_count = 3;
	fair.questions[1].when = &when;
	set(&fair.options[2][2], -2, 2);
	fair.questions[2].weight = 3;
	const struct odds *odds = odds_build(&arena, fair.quiz, &odds_thorough);
	assert_int_equal(odds->habits[HABIT_ALTERNATING], 1);
	arena_free(&arena);
}

static void
glances_right(struct sample *s)
{
	const struct odds *all = odds_build(&s->arena, s->quiz, &odds_thorough);
	for (int64_t steps = 1; steps < 1000000; steps *= 3) {
		const struct odds_limits limits = {.states = (size_t)random_in(&s->random, 1, 400), .steps = steps};
		const struct odds *glance = odds_glance(&s->arena, s->quiz, &limits);
		for (int v = 0; v < ODDS_VERDICTS && glance != NULL; v++)
			CLOSE(s, glance->verdicts[v], all->verdicts[v]);
	}
}

/* However little it is given to try. */
static void
a_glance_of_any_quiz_is_right_or_nothing(void **state)
{
	(void)state;
	sample_each(200, 1, 9, glances_right);
}

static void
a_glance_gives_what_the_whole_gives_or_nothing(void **state)
{
	static const struct odds_limits few = {.states = 4, .steps = 1000000};
	static const struct odds_limits soon = {.states = 100000, .steps = 40};
	(void)state;
	struct arena arena = {0};
	struct fair fair = fair_quiz(&arena);
	const struct odds *all = odds_build(&arena, fair.quiz, &odds_thorough);
	const struct odds *glance = odds_glance(&arena, fair.quiz, &odds_quick);
	assert_non_null(glance);
	for (int v = 0; v < ODDS_VERDICTS; v++)
		assert_true(near(all->verdicts[v], glance->verdicts[v], 1e-12));
	for (int h = 0; h < HABITS; h++)
		assert_int_equal(all->habits[h], glance->habits[h]);
	assert_null(odds_glance(&arena, fair.quiz, &few));
	assert_null(odds_glance(&arena, fair.quiz, &soon));
	arena_free(&arena);
}

/* The verdicts can be exact where what single questions do is not. */
static void
each_part_is_exact_as_far_as_the_limits_go(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct fair fair = fair_quiz(&arena);
	int bases = 0;
	for (int64_t steps = 1; steps < 100000; steps *= 2) {
		const struct odds_limits limits = {.states = 100000, .steps = steps, .draws = 100000};
		const struct odds *odds = odds_build(&arena, fair.quiz, &limits);
		assert_true(odds->basis.exact || !odds->influence_basis.exact);
		assert_int_equal(odds->basis.exact, odds->basis.samples == 0);
		assert_int_equal(odds->influence_basis.exact, odds->influence_basis.samples == 0);
		bases |= 1 << (odds->basis.exact + odds->influence_basis.exact);
	}
	assert_int_equal(bases, 7);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exact_odds_are_those_of_every_way_to_answer),
		cmocka_unit_test(short_forms_are_counted_like_quizzes),
		cmocka_unit_test(sampled_odds_are_near_the_exact_ones),
		cmocka_unit_test(shares_and_habits_are_those_of_naive_sums),
		cmocka_unit_test(alarms_are_raised_where_brute_force_would_raise_them),
		cmocka_unit_test(one_question_is_counted_by_hand),
		cmocka_unit_test(habits_alternate_over_the_questions_that_are_asked),
		cmocka_unit_test(a_glance_of_any_quiz_is_right_or_nothing),
		cmocka_unit_test(a_glance_gives_what_the_whole_gives_or_nothing),
		cmocka_unit_test(each_part_is_exact_as_far_as_the_limits_go),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
