/* What holds for every quiz: the properties that SCORING.md lists at the end of the reference. */
#include "verdict/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/sample.h"

enum { QUIZZES = 3000, SHEETS = 3, QUESTIONS = 7 };

static struct score
score_of(const struct quiz *quiz, const struct reply *sheet)
{
	bool asked[QUESTIONS];
	struct score score;
	score_sheet(quiz, sheet, asked, &score);
	return score;
}

/* What must not depend on how the quiz is written down. */
struct result {
	struct score score;
	struct flips flips;
	int stays;
	int sign[METHODS];
};

static struct result
result_of(const struct quiz *quiz, const struct reply *sheet)
{
	bool asked[QUESTIONS];
	struct result result;
	score_sheet(quiz, sheet, asked, &result.score);
	score_flips(quiz, sheet, &result.flips);
	result.stays = score_stays(quiz, sheet);
	score_methods(quiz, sheet, asked, &result.score, result.sign);
	return result;
}

static struct reply *
sheet_copy(struct sample *s)
{
	size_t count = (size_t)s->quiz->question_count;
	struct reply *copy = ARENA_ARRAY(&s->arena, count, struct reply);
	memcpy(copy, s->sheet, count * sizeof *copy);
	return copy;
}

static void
shuffle(struct random *random, int *list, int count)
{
	for (int i = 0; i < count; i++)
		list[i] = i;
	for (int i = count - 1; i > 0; i--) {
		int j = random_in(random, 0, i), kept = list[i];
		list[i] = list[j];
		list[j] = kept;
	}
}

static void
fits_in_range(struct sample *s)
{
	struct score score = score_of(s->quiz, s->sheet);
	HOLDS(s, score.weight >= 0 && score.asked >= score.answered);
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		int tenths = fit_tenths(score.points[k], score.weight);
		int whole = fit_whole(score.points[k], score.weight);
		HOLDS(s, tenths >= 0 && tenths <= 1000);
		HOLDS(s, whole >= 0 && whole <= 100);
	}
}

static void
every_fit_is_between_0_and_100(void **state)
{
	(void)state;
	sample_each(QUIZZES, SHEETS, QUESTIONS, fits_in_range);
}

static bool
same_verdict(const struct score *a, const struct score *b)
{
	return a->kind == b->kind && a->settled == b->settled && a->leader == b->leader &&
	       a->challenger == b->challenger && a->answered == b->answered;
}

/* The points of `b` are those of `a`, times a factor, and nothing else differs. */
static void
only_scaled(struct sample *s, const struct quiz *scaled, const struct reply *sheet, int factor)
{
	struct result a = result_of(s->quiz, s->sheet), b = result_of(scaled, sheet);
	HOLDS(s, same_verdict(&a.score, &b.score));
	SAME(s, b.score.weight, factor * a.score.weight);
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		SAME(s, b.score.points[k], factor * a.score.points[k]);
		SAME(s, b.score.order[k], a.score.order[k]);
		SAME(s, fit_tenths(b.score.points[k], b.score.weight),
		     fit_tenths(a.score.points[k], a.score.weight));
	}
	SAME(s, b.stays, a.stays);
	SAME(s, b.flips.distance, a.flips.distance);
	SAME(s, b.flips.to_outcome[0].becomes, a.flips.to_outcome[0].becomes);
	SAME(s, b.flips.to_outcome[1].becomes, a.flips.to_outcome[1].becomes);
	for (int m = 0; m < METHODS; m++)
		SAME(s, b.sign[m], a.sign[m]);
}

static void
weights_scaled(struct sample *s)
{
	struct quiz scaled = *s->quiz;
	int factor = random_in(&s->random, 2, 9);
	struct question *questions = own_questions(&s->arena, &scaled);
	for (int q = 0; q < scaled.question_count; q++)
		questions[q].weight *= factor;
	only_scaled(s, &scaled, s->sheet, factor);
}

static void
scaling_all_weights_changes_nothing(void **state)
{
	(void)state;
	sample_each(1000, 1, QUESTIONS, weights_scaled);
}

static void
all_double(struct sample *s)
{
	struct reply *doubled = sheet_copy(s);
	for (int q = 0; q < s->quiz->question_count; q++) {
		s->sheet[q].importance = IMPORTANCE_NORMAL;
		doubled[q].importance = IMPORTANCE_DOUBLE;
	}
	only_scaled(s, s->quiz, doubled, 2);
}

static void
everything_double_equals_everything_normal(void **state)
{
	(void)state;
	sample_each(1000, 1, QUESTIONS, all_double);
}

static void
same_but_for_order(struct sample *s, const struct result *a, const struct result *b,
                   const int *outcome_in_b)
{
	SAME(s, b->score.kind, a->score.kind);
	SAME(s, b->score.settled, a->score.settled);
	SAME(s, b->score.weight, a->score.weight);
	SAME(s, b->score.answered, a->score.answered);
	SAME(s, b->score.asked, a->score.asked);
	SAME(s, score_margin(&b->score), score_margin(&a->score));
	if (a->score.kind == VERDICT_OUTCOME)
		SAME(s, b->score.leader, outcome_in_b[a->score.leader]);
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		int there = outcome_in_b[k];
		SAME(s, b->score.points[there], a->score.points[k]);
		SAME(s, b->score.ruled_by[there] == NOBODY, a->score.ruled_by[k] == NOBODY);
	}
	SAME(s, b->stays, a->stays);
	SAME(s, b->flips.distance, a->flips.distance);
	SAME(s, b->flips.searched, a->flips.searched);
	SAME(s, b->flips.to_tie.count, a->flips.to_tie.count);
}

static const int as_they_are[OUTCOMES_MAX] = {0, 1, 2, 3, 4, 5, 6, 7};

/* How questions and options are numbered in a changed quiz. */
struct numbering {
	const struct quiz *quiz;   /* as it was */
	const int *now[QUESTIONS]; /* option o of question q is now option now[q][o]; NULL: o */
	int gone;                  /* the question that was taken out, or QUESTIONS */
};

static const struct condition *
renumbered(struct arena *arena, const struct condition *c, const struct numbering *numbers)
{
	if (c == NULL)
		return NULL;
	struct condition *copy = ARENA_NEW(arena, struct condition);
	*copy = *c;
	copy->left = renumbered(arena, c->left, numbers);
	copy->right = renumbered(arena, c->right, numbers);
	if (c->left != NULL)
		return copy;
	copy->question -= c->question > numbers->gone;
	const int *now = numbers->now[c->question];
	copy->options = now == NULL ? c->options : 0;
	for (int o = 0; now != NULL && o < numbers->quiz->questions[c->question].option_count; o++)
		if (c->options >> o & 1)
			copy->options |= 1U << now[o];
	return copy;
}

static void
options_shuffled(struct sample *s)
{
	struct quiz other = *s->quiz;
	struct reply *sheet = sheet_copy(s);
	struct question *questions = own_questions(&s->arena, &other);
	struct numbering numbers = {.quiz = s->quiz, .gone = QUESTIONS};
	for (int q = 0; q < other.question_count; q++) {
		int count = questions[q].option_count;
		const struct option *before = questions[q].options;
		struct option *options = own_options(&s->arena, &questions[q]);
		int *place = ARENA_ARRAY(&s->arena, (size_t)count, int);
		shuffle(&s->random, place, count);
		for (int o = 0; o < count; o++)
			options[place[o]] = before[o];
		numbers.now[q] = place;
		if (sheet[q].option >= 0)
			sheet[q].option = (signed char)place[sheet[q].option];
		questions[q].when = renumbered(&s->arena, questions[q].when, &numbers);
	}
	struct result a = result_of(s->quiz, s->sheet), b = result_of(&other, sheet);
	same_but_for_order(s, &a, &b, as_they_are);
	HOLDS(s, same_verdict(&a.score, &b.score));
}

static void
the_order_of_options_changes_nothing(void **state)
{
	(void)state;
	sample_each(1500, 1, QUESTIONS, options_shuffled);
}

static void
questions_shuffled(struct sample *s)
{
	int count = s->quiz->question_count, place[QUESTIONS];
	struct question *before = own_questions(&s->arena, s->quiz);
	for (int q = 0; q < count; q++) {
		before[q].when = NULL;
		before[q].gate = false;
	}
	struct quiz other = *s->quiz;
	struct question *after = own_questions(&s->arena, &other);
	struct reply *sheet = sheet_copy(s);
	shuffle(&s->random, place, count);
	for (int q = 0; q < count; q++) {
		after[place[q]] = before[q];
		sheet[place[q]] = s->sheet[q];
	}
	struct result a = result_of(s->quiz, s->sheet), b = result_of(&other, sheet);
	same_but_for_order(s, &a, &b, as_they_are);
	HOLDS(s, same_verdict(&a.score, &b.score));
}

static void
the_order_of_questions_without_conditions_changes_nothing(void **state)
{
	(void)state;
	sample_each(1500, 1, QUESTIONS, questions_shuffled);
}

static void
move_outcomes(struct option *option, const struct option *before, const int *place, int count)
{
	option->rules_out = 0;
	for (int k = 0; k < count; k++) {
		option->fit[place[k]] = before->fit[k];
		if (before->rules_out >> k & 1)
			option->rules_out |= 1U << place[k];
	}
}

static void
outcomes_shuffled(struct sample *s)
{
	int place[OUTCOMES_MAX];
	struct quiz other = *s->quiz;
	struct question *questions = own_questions(&s->arena, &other);
	shuffle(&s->random, place, other.outcome_count);
	for (int q = 0; q < other.question_count; q++) {
		const struct option *before = questions[q].options;
		struct option *options = own_options(&s->arena, &questions[q]);
		for (int o = 0; o < questions[q].option_count; o++)
			move_outcomes(&options[o], &before[o], place, other.outcome_count);
	}
	struct result a = result_of(s->quiz, s->sheet), b = result_of(&other, s->sheet);
	same_but_for_order(s, &a, &b, place);
}

static void
the_order_of_outcomes_changes_nothing_but_the_order_of_equals(void **state)
{
	(void)state;
	sample_each(1500, 1, QUESTIONS, outcomes_shuffled);
}

/* Takes a question that no condition looks at out of the quiz. */
static void
one_absent(struct sample *s)
{
	int gone = random_in(&s->random, 0, s->quiz->question_count - 1);
	if (s->quiz->questions[gone].gate || s->quiz->question_count == 1)
		return;
	const struct numbering numbers = {.quiz = s->quiz, .gone = gone};
	s->sheet[gone].option = REPLY_SKIPPED;
	struct quiz other = *s->quiz;
	struct question *questions = own_questions(&s->arena, &other);
	struct reply *sheet = sheet_copy(s);
	size_t behind = (size_t)(--other.question_count - gone);
	memmove(questions + gone, questions + gone + 1, behind * sizeof *questions);
	memmove(sheet + gone, sheet + gone + 1, behind * sizeof *sheet);
	for (int q = 0; q < other.question_count; q++)
		questions[q].when = renumbered(&s->arena, questions[q].when, &numbers);
	struct result a = result_of(s->quiz, s->sheet), b = result_of(&other, sheet);
	bool asked[QUESTIONS];
	sheet_path(s->quiz, s->sheet, asked);
	a.score.asked -= asked[gone];
	same_but_for_order(s, &a, &b, as_they_are);
	HOLDS(s, same_verdict(&a.score, &b.score));
}

static void
a_skipped_question_equals_an_absent_one(void **state)
{
	(void)state;
	sample_each(2500, 1, QUESTIONS, one_absent);
}

static void
one_raised(struct sample *s)
{
	int raised = random_in(&s->random, 0, s->quiz->question_count - 1);
	bool asked[QUESTIONS];
	sheet_path(s->quiz, s->sheet, asked);
	if (!asked[raised] || s->sheet[raised].option < 0)
		return;
	const struct option *option = &s->quiz->questions[raised].options[s->sheet[raised].option];
	static const unsigned char steps[] = {IMPORTANCE_LESS, IMPORTANCE_NORMAL, IMPORTANCE_DOUBLE};
	for (size_t i = 0; i + 1 < sizeof steps; i++) {
		s->sheet[raised].importance = steps[i];
		struct score low = score_of(s->quiz, s->sheet);
		s->sheet[raised].importance = steps[i + 1];
		struct score high = score_of(s->quiz, s->sheet);
		for (int a = 0; a < s->quiz->outcome_count; a++) {
			for (int b = 0; b < s->quiz->outcome_count; b++) {
				int64_t before = low.points[a] - low.points[b];
				int64_t after = high.points[a] - high.points[b];
				if (option->fit[a] > option->fit[b])
					HOLDS(s, after > before);
				if (option->fit[a] == option->fit[b])
					HOLDS(s, after == before);
			}
		}
	}
}

static void
raising_an_importance_never_hurts_whom_the_answer_favours(void **state)
{
	(void)state;
	sample_each(QUIZZES, SHEETS, QUESTIONS, one_raised);
}

static void
an_unasked_reply_replaced(struct sample *s)
{
	bool asked[QUESTIONS];
	sheet_path(s->quiz, s->sheet, asked);
	struct reply *other = sheet_copy(s);
	for (int q = 0; q < s->quiz->question_count; q++)
		if (!asked[q])
			other[q] = (struct reply){REPLY_OPEN, IMPORTANCE_NORMAL};
	struct result a = result_of(s->quiz, s->sheet), b = result_of(s->quiz, other);
	same_but_for_order(s, &a, &b, as_they_are);
	HOLDS(s, same_verdict(&a.score, &b.score));
}

static void
replies_to_questions_that_are_not_asked_change_nothing(void **state)
{
	(void)state;
	sample_each(1500, 1, QUESTIONS, an_unasked_reply_replaced);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_fit_is_between_0_and_100),
		cmocka_unit_test(scaling_all_weights_changes_nothing),
		cmocka_unit_test(everything_double_equals_everything_normal),
		cmocka_unit_test(the_order_of_options_changes_nothing),
		cmocka_unit_test(the_order_of_questions_without_conditions_changes_nothing),
		cmocka_unit_test(the_order_of_outcomes_changes_nothing_but_the_order_of_equals),
		cmocka_unit_test(a_skipped_question_equals_an_absent_one),
		cmocka_unit_test(raising_an_importance_never_hurts_whom_the_answer_favours),
		cmocka_unit_test(replies_to_questions_that_are_not_asked_change_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
