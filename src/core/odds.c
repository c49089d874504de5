#include "core/odds.h"

#include <string.h>

/* The exact search holds three tables at most besides the clusters' own. */
const struct odds_limits odds_thorough = {
	.states = 262144, .steps = 60000000, .draws = 60000000,
};
const struct odds_limits odds_quick = {.states = 4096, .steps = 300000};

/* The largest change of an outcome's chance. */
static void
find_shifts(const struct odds *odds, struct odds_question *questions)
{
	for (int q = 0; q < odds->quiz->question_count; q++) {
		for (int k = 0; k < odds->quiz->outcome_count; k++) {
			double change = questions[q].without[k] - odds->verdicts[k];
			change = change < 0 ? -change : change;
			if (change > questions[q].shift)
				questions[q].shift = change;
		}
	}
}

/* Exact chances for all, or for the verdicts alone, or none. */
static void
find_chances(struct arena *scratch, struct plan *plan, const struct odds_limits *limits,
             struct odds *odds, struct odds_question *questions)
{
	size_t count = (size_t)odds->quiz->question_count;
	double *asked = ARENA_ARRAY(scratch, count, double), verdicts[ODDS_VERDICTS];
	bool exact = exact_verdicts(plan, asked, verdicts);
	for (size_t q = 0; q < count; q++)
		questions[q].asked = asked[q];
	plan->steps = limits->steps;
	odds->influence_basis.exact = exact && exact_influence(plan, questions);
	if (!odds->influence_basis.exact)
		sample_all(plan, limits->draws, odds, questions);
	if (!exact)
		return;
	odds->basis = (struct odds_basis){.exact = true};
	memcpy(odds->verdicts, verdicts, sizeof verdicts);
	for (size_t q = 0; q < count; q++)
		questions[q].asked = asked[q];
}

const struct odds *
odds_build(struct arena *arena, const struct quiz *quiz, const struct odds_limits *limits)
{
	struct odds *odds = ARENA_NEW(arena, struct odds);
	struct odds_question *questions =
		ARENA_ARRAY(arena, (size_t)quiz->question_count, struct odds_question);
	double *topics = ARENA_ARRAY(arena, (size_t)quiz->topic_count, double);
	struct arena scratch = {0};
	struct plan plan = plan_new(&scratch, quiz, limits);
	odds->quiz = quiz;
	odds->questions = questions;
	odds->topics = topics;
	still_questions(&plan, questions);
	still_first(quiz, odds->first);
	still_habits(quiz, odds->habits);
	still_topics(quiz, topics);
	for (int k = 0; k < quiz->outcome_count; k++)
		reach_outcome(&plan, k, &odds->reach[k]);
	plan.steps = limits->steps;
	find_chances(&scratch, &plan, limits, odds, questions);
	find_shifts(odds, questions);
	plan.steps = limits->steps;
	alarms_find(arena, &plan, odds);
	arena_free(&scratch);
	return odds;
}

const struct odds *
odds_glance(struct arena *arena, const struct quiz *quiz, const struct odds_limits *limits)
{
	struct odds *odds = ARENA_NEW(arena, struct odds);
	size_t count = (size_t)quiz->question_count;
	struct odds_question *questions = ARENA_ARRAY(arena, count, struct odds_question);
	struct arena scratch = {0};
	struct plan plan = plan_new(&scratch, quiz, limits);
	double *asked = ARENA_ARRAY(&scratch, count, double);
	odds->quiz = quiz;
	odds->questions = questions;
	odds->basis.exact = exact_verdicts(&plan, asked, odds->verdicts);
	still_questions(&plan, questions);
	still_habits(quiz, odds->habits);
	for (size_t q = 0; q < count; q++)
		questions[q].asked = asked[q];
	arena_free(&scratch);
	return odds->basis.exact ? odds : NULL;
}

const char *
odds_habit_words(enum odds_habit habit)
{
	static const char *const words[HABITS] = {
		[HABIT_FIRST] = "always the first",
		[HABIT_LAST] = "always the last",
		[HABIT_MIDDLE] = "always the middle one",
		[HABIT_ALTERNATING] = "first and last in turn",
	};
	return words[habit];
}
