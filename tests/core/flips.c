#include "verdict/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/mix.h"
#include "base/arena.h"
#include "support/sample.h"
#include "support/slow.h"

static void
same_flip(struct sample *s, const struct flip *flip, const struct flip *slow)
{
	SAME(s, flip->count, slow->count);
	for (int i = 0; i < flip->count; i++) {
		SAME(s, flip->change[i].question, slow->change[i].question);
		SAME(s, flip->change[i].option, slow->change[i].option);
	}
	if (flip->count > 0)
		SAME(s, flip->becomes, slow->becomes);
}

static void
same_flips(struct sample *s)
{
	struct flips flips, slow;
	score_flips(s->quiz, s->sheet, &flips);
	slow_flips(s->quiz, s->sheet, &slow);
	SAME(s, flips.distance, slow.distance);
	SAME(s, flips.searched, slow.searched);
	for (int i = 0; i < FLIPS_SHOWN; i++)
		same_flip(s, &flips.to_outcome[i], &slow.to_outcome[i]);
	same_flip(s, &flips.to_tie, &slow.to_tie);
}

static void
flips_equal_brute_force_over_all_sets(void **state)
{
	(void)state;
	sample_each(8000, 3, 7, same_flips);
}

static void
same_way_to_each_verdict(struct sample *s)
{
	struct reply *like = random_sheet(&s->arena, &s->random, s->quiz);
	for (int place = 0; place <= s->quiz->outcome_count; place++) {
		unsigned becomes = place < s->quiz->outcome_count ? 1U << place : VERDICT_BIT_TIE;
		const struct reply *liked = random_percent(&s->random, 70) ? like : NULL;
		struct flip flip, slow;
		int searched;
		score_flip_to(s->quiz, s->sheet, becomes, liked, &flip, &searched);
		slow_flip_to(s->quiz, s->sheet, becomes, liked, &slow);
		same_flip(s, &flip, &slow);
		HOLDS(s, flip.count <= searched && searched <= FLIP_CHANGES_MAX);
	}
}

static void
the_way_to_a_verdict_equals_brute_force(void **state)
{
	(void)state;
	sample_each(2500, 1, 7, same_way_to_each_verdict);
}

/* Whatever is suggested is done, and the reference asked. */
static void
keeps_its_word(struct sample *s, const struct flip *flip)
{
	size_t count = (size_t)s->quiz->question_count;
	bool *before = ARENA_ARRAY(&s->arena, count, bool);
	bool *after = ARENA_ARRAY(&s->arena, count, bool);
	struct reply *changed = ARENA_ARRAY(&s->arena, count, struct reply);
	struct score score;
	if (flip->count == 0)
		return;
	score_sheet(s->quiz, s->sheet, before, &score);
	for (int i = 0; i < flip->count; i++) {
		int q = flip->change[i].question;
		HOLDS(s, q >= 0 && q < s->quiz->question_count);
		HOLDS(s, before[q] && s->sheet[q].option >= 0);
		HOLDS(s, s->sheet[q].option != flip->change[i].option);
		HOLDS(s, i == 0 || flip->change[i - 1].question < q);
	}
	slow_change(s->quiz, s->sheet, flip, changed);
	unsigned was = score_bit(&score);
	score_sheet(s->quiz, changed, after, &score);
	SAME(s, score_bit(&score), flip->becomes);
	HOLDS(s, flip->becomes != was);
}

static void
suggestions_hold(struct sample *s)
{
	struct flips flips;
	unsigned outcomes = (1U << s->quiz->outcome_count) - 1;
	score_flips(s->quiz, s->sheet, &flips);
	for (int i = 0; i < FLIPS_SHOWN; i++) {
		keeps_its_word(s, &flips.to_outcome[i]);
		if (flips.to_outcome[i].count > 0)
			HOLDS(s, (flips.to_outcome[i].becomes & outcomes) != 0);
	}
	keeps_its_word(s, &flips.to_tie);
	if (flips.to_tie.count > 0)
		SAME(s, flips.to_tie.becomes, VERDICT_BIT_TIE);
	SAME(s, flips.distance, flips.to_outcome[0].count);
	if (flips.to_tie.count > 0 && flips.distance > 0)
		HOLDS(s, flips.to_tie.count < flips.distance);
}

static void
every_suggestion_does_what_it_says_in_larger_quizzes(void **state)
{
	(void)state;
	sample_each(200, 2, 20, suggestions_hold);
	sample_each(10, 1, 100, suggestions_hold);
}

static void
flips_equal_brute_force_with_a_dozen_questions(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 40; seed++) {
		struct sample s = {.seed = (int)seed, .random = random_from(seed)};
		s.quiz = random_quiz(&s.arena, &s.random, 12);
		s.sheet = random_sheet(&s.arena, &s.random, s.quiz);
		same_flips(&s);
		arena_free(&s.arena);
	}
}

/* Hand-made quizzes of plain questions with two outcomes: weight 1, fits towards the first one. */
struct plain {
	struct quiz quiz;
	struct question questions[4];
	struct option options[4][2];
	struct outcome outcomes[2];
	struct reply sheet[4];
};

static void
plain_quiz(struct plain *plain, int questions)
{
	static const char *const ids[] = {"a", "b", "c", "d"};
	memset(plain, 0, sizeof *plain);
	plain->quiz = (struct quiz){
		.id = "plain", .min_answers = 1, .clear_share = 95, .clear_changes = 3,
		.outcomes = plain->outcomes, .outcome_count = 2,
		.questions = plain->questions, .question_count = questions,
	};
	for (int q = 0; q < questions; q++) {
		plain->questions[q] = (struct question){
			.id = ids[q], .topic = NOBODY, .weight = 1, .draw = mix_name(ids[q]),
			.options = plain->options[q], .option_count = 2,
		};
		plain->options[q][0].fit[0] = 2;
		plain->options[q][1].fit[1] = 2;
		plain->sheet[q].importance = IMPORTANCE_NORMAL;
	}
}

static void
a_fact_is_suggested_last_among_sets_of_equal_size(void **state)
{
	(void)state;
	struct plain p;
	struct flips flips;
	plain_quiz(&p, 3);
	p.sheet[2].option = 1; /* two against one: either of two changes flips it */
	p.questions[0].fact = true;
	score_flips(&p.quiz, p.sheet, &flips);
	assert_int_equal(flips.distance, 1);
	assert_int_equal(flips.to_outcome[0].change[0].question, 1);
	assert_int_equal(flips.to_outcome[1].change[0].question, 0);
	assert_int_equal(flips.to_outcome[1].becomes, 2);
	assert_int_equal(flips.to_tie.count, 0);
}

static void
the_smaller_step_is_suggested_first(void **state)
{
	(void)state;
	struct plain p;
	struct flips flips;
	plain_quiz(&p, 3);
	p.sheet[2].option = 1;
	p.options[1][1].fit[1] = 1;
	/* 4 + 4 against 4; a change of a moves 8 points, one of b only 6 */
	score_flips(&p.quiz, p.sheet, &flips);
	assert_int_equal(flips.distance, 1);
	assert_int_equal(flips.to_outcome[0].change[0].question, 1);
	assert_int_equal(flips.to_outcome[1].change[0].question, 0);
}

static void
a_tie_on_the_way_is_told_apart_from_a_flip(void **state)
{
	(void)state;
	struct plain p;
	struct flips flips;
	plain_quiz(&p, 2);
	score_flips(&p.quiz, p.sheet, &flips);
	assert_int_equal(flips.distance, 2);
	assert_int_equal(flips.to_outcome[0].count, 2);
	assert_int_equal(flips.to_outcome[0].becomes, 2);
	assert_int_equal(flips.to_outcome[1].count, 0);
	assert_int_equal(flips.to_tie.count, 1);
	assert_int_equal(flips.to_tie.change[0].question, 0);
	assert_int_equal(flips.to_tie.change[0].option, 1);
	assert_int_equal(flips.to_tie.becomes, VERDICT_BIT_TIE);
}

static void
from_a_tie_any_outcome_is_a_flip(void **state)
{
	(void)state;
	struct plain p;
	struct flips flips;
	plain_quiz(&p, 2);
	p.sheet[1].option = 1;
	score_flips(&p.quiz, p.sheet, &flips);
	assert_int_equal(flips.distance, 1);
	assert_int_equal(flips.to_outcome[0].change[0].question, 0);
	assert_int_equal(flips.to_outcome[0].becomes, 2);
	assert_int_equal(flips.to_outcome[1].change[0].question, 1);
	assert_int_equal(flips.to_outcome[1].becomes, 1);
	assert_int_equal(flips.to_tie.count, 0);
}

static void
nothing_flips_when_more_than_three_changes_are_needed(void **state)
{
	(void)state;
	struct plain p;
	struct flips flips;
	plain_quiz(&p, 4);
	p.questions[3].weight = 10;
	p.options[3][1] = p.options[3][0]; /* whatever is answered there */
	score_flips(&p.quiz, p.sheet, &flips);
	assert_int_equal(flips.distance, 0);
	assert_int_equal(flips.searched, FLIP_CHANGES_MAX);
	assert_int_equal(flips.to_outcome[0].count, 0);
	assert_int_equal(flips.to_outcome[1].count, 0);
}

static void
a_newly_asked_question_counts_as_skipped_whatever_was_answered_there_before(void **state)
{
	(void)state;
	struct plain p;
	struct flips flips;
	const struct condition when = {.test = TEST_IS, .question = 0, .options = 2};
	plain_quiz(&p, 3);
	p.questions[0].gate = true;
	p.questions[2].when = &when;
	p.questions[2].weight = 10;
	p.sheet[2].option = 1; /* left behind: would flip it alone */
	p.questions[1].weight = 3;
	score_flips(&p.quiz, p.sheet, &flips);
	assert_int_equal(flips.distance, 1);
	assert_int_equal(flips.to_outcome[0].change[0].question, 1);
	assert_int_equal(flips.to_outcome[1].count, 0);
}

static void
without_a_verdict_all_is_zero(void **state)
{
	(void)state;
	struct plain p;
	struct flips flips;
	memset(&flips, 0xff, sizeof flips);
	plain_quiz(&p, 2);
	p.quiz.min_answers = 3;
	score_flips(&p.quiz, p.sheet, &flips);
	assert_int_equal(flips.distance, 0);
	assert_int_equal(flips.searched, 0);
	assert_int_equal(flips.to_outcome[0].count, 0);
	assert_int_equal(flips.to_outcome[1].count, 0);
	assert_int_equal(flips.to_tie.count, 0);
}

/* Each question looks at the one before, so each change would mean following all conditions again. */
static void
a_quiz_too_large_for_single_changes_is_not_searched(void **state)
{
	(void)state;
	enum { QUESTIONS = 5000 };
	static const struct option options[2] = {{.fit = {1, 0}}, {.fit = {0, 1}}};
	struct arena arena = {0};
	struct condition *conditions = ARENA_ARRAY(&arena, QUESTIONS, struct condition);
	struct question *questions = ARENA_ARRAY(&arena, QUESTIONS, struct question);
	struct reply *sheet = ARENA_ARRAY(&arena, QUESTIONS, struct reply);
	for (int q = 0; q < QUESTIONS; q++) {
		conditions[q] = (struct condition){.test = TEST_ANSWERED, .question = q - 1};
		questions[q] = (struct question){
			.id = "q",
			.weight = 1,
			.options = options,
			.option_count = 2,
			.gate = true,
			.when = q == 0 ? NULL : &conditions[q],
			.when_size = 1,
		};
	}
	struct quiz quiz = {
		.outcome_count = 2,
		.questions = questions,
		.question_count = QUESTIONS,
		.condition_size = QUESTIONS,
		.min_answers = 1,
		.clear_share = 95,
		.clear_changes = 3,
	};
	struct flips flips;
	struct score score;
	sheet_clear(&quiz, sheet);
	for (int q = 0; q < QUESTIONS; q++)
		sheet[q].option = 0;
	score_flips(&quiz, sheet, &flips);
	score_sheet(&quiz, sheet, ARENA_ARRAY(&arena, QUESTIONS, bool), &score);
	assert_int_equal(flips.searched, 0);
	assert_int_equal(flips.distance, 0);
	assert_int_equal(score_strength(&quiz, &score, &flips, WEIGHTINGS), STRENGTH_LEANING);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(flips_equal_brute_force_over_all_sets),
		cmocka_unit_test(the_way_to_a_verdict_equals_brute_force),
		cmocka_unit_test(flips_equal_brute_force_with_a_dozen_questions),
		cmocka_unit_test(every_suggestion_does_what_it_says_in_larger_quizzes),
		cmocka_unit_test(a_fact_is_suggested_last_among_sets_of_equal_size),
		cmocka_unit_test(the_smaller_step_is_suggested_first),
		cmocka_unit_test(a_tie_on_the_way_is_told_apart_from_a_flip),
		cmocka_unit_test(from_a_tie_any_outcome_is_a_flip),
		cmocka_unit_test(nothing_flips_when_more_than_three_changes_are_needed),
		cmocka_unit_test(a_newly_asked_question_counts_as_skipped_whatever_was_answered_there_before),
		cmocka_unit_test(without_a_verdict_all_is_zero),
		cmocka_unit_test(a_quiz_too_large_for_single_changes_is_not_searched),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
