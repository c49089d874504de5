#include "verdict/quiz.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/sample.h"
#include "support/slow.h"

enum { QUIZZES = 2000, SHEETS = 2, QUESTIONS = 7 };

static void
asks_what_is_marked(struct sample *s)
{
	const struct quiz *brief = s->quiz->short_form;
	bool asked[QUESTIONS], slow[QUESTIONS];
	if (brief == NULL)
		return;
	sheet_path(brief, s->sheet, asked);
	slow_path(brief, s->sheet, slow);
	int first = 0;
	while (!s->quiz->questions[first].brief)
		first++;
	HOLDS(s, asked[first]); /* so that there is one to begin with */
	for (int q = 0; q < brief->question_count; q++) {
		SAME(s, asked[q], slow[q]);
		HOLDS(s, !asked[q] || s->quiz->questions[q].brief);
	}
}

static void
the_short_form_asks_marked_questions_alone(void **state)
{
	(void)state;
	sample_each(QUIZZES, SHEETS, QUESTIONS, asks_what_is_marked);
}

static void
same_score(struct sample *s, const struct score *a, const struct score *b)
{
	SAME(s, a->kind, b->kind);
	SAME(s, a->settled, b->settled);
	SAME(s, a->leader, b->leader);
	SAME(s, a->challenger, b->challenger);
	SAME(s, a->weight, b->weight);
	SAME(s, a->asked, b->asked);
	SAME(s, a->answered, b->answered);
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		SAME(s, a->points[k], b->points[k]);
		SAME(s, a->ruled_by[k], b->ruled_by[k]);
	}
}

static void
same_flips(struct sample *s, const struct flips *a, const struct flips *b)
{
	SAME(s, a->distance, b->distance);
	for (int i = 0; i < FLIPS_SHOWN; i++) {
		SAME(s, a->to_outcome[i].count, b->to_outcome[i].count);
		SAME(s, a->to_outcome[i].becomes, b->to_outcome[i].becomes);
		for (int c = 0; c < a->to_outcome[i].count; c++)
			SAME(s, a->to_outcome[i].change[c].question, b->to_outcome[i].change[c].question);
	}
	SAME(s, a->to_tie.count, b->to_tie.count);
}

static void
counts_as_the_slow_one(struct sample *s)
{
	const struct quiz *brief = s->quiz->short_form;
	bool asked[QUESTIONS], slow_asked[QUESTIONS];
	struct score score, slow;
	struct flips flips, slow_flipped;
	if (brief == NULL)
		return;
	score_sheet(brief, s->sheet, asked, &score);
	slow_score(brief, s->sheet, NULL, slow_asked, &slow);
	same_score(s, &score, &slow);
	score_flips(brief, s->sheet, &flips);
	slow_flips(brief, s->sheet, &slow_flipped);
	same_flips(s, &flips, &slow_flipped);
	SAME(s, score_stays(brief, s->sheet), slow_stays(brief, s->sheet));
}

static void
verdict_flips_and_strength_of_the_short_form_are_those_of_the_slow_one(void **state)
{
	(void)state;
	sample_each(QUIZZES / 4, SHEETS, QUESTIONS, counts_as_the_slow_one);
}

static void
ignores_the_rest(struct sample *s)
{
	const struct quiz *brief = s->quiz->short_form;
	struct reply other[QUESTIONS];
	bool asked[QUESTIONS];
	struct score a, b;
	if (brief == NULL)
		return;
	for (int q = 0; q < brief->question_count; q++) {
		other[q] = s->sheet[q];
		if (!s->quiz->questions[q].brief)
			other[q] = (struct reply){REPLY_OPEN, IMPORTANCE_DOUBLE};
	}
	score_sheet(brief, s->sheet, asked, &a);
	score_sheet(brief, other, asked, &b);
	same_score(s, &a, &b);
	SAME(s, score_stays(brief, s->sheet), score_stays(brief, other));
}

static void
replies_to_questions_that_it_leaves_out_change_nothing(void **state)
{
	(void)state;
	sample_each(QUIZZES, SHEETS, QUESTIONS, ignores_the_rest);
}

static void
all_marked(struct sample *s)
{
	struct quiz marked = *s->quiz;
	struct question *questions = own_questions(&s->arena, &marked);
	for (int q = 0; q < marked.question_count; q++)
		questions[q].brief = true;
	int half = (marked.question_count + 1) / 2;
	const struct quiz *brief = quiz_short(&s->arena, &marked);
	SAME(s, brief->min_answers, half < marked.min_answers ? half : marked.min_answers);
	marked.min_answers = brief->min_answers;
	bool asked[QUESTIONS];
	struct score a, b;
	score_sheet(&marked, s->sheet, asked, &a);
	score_sheet(brief, s->sheet, asked, &b);
	same_score(s, &a, &b);
}

static void
with_every_question_marked_it_is_the_quiz(void **state)
{
	(void)state;
	sample_each(QUIZZES, SHEETS, QUESTIONS, all_marked);
}

static void
it_keeps_numbers_and_digest_and_is_its_own_short_form(void **state)
{
	(void)state;
	static const struct question questions[] = {{.id = "a"}, {.id = "b", .brief = true}};
	struct quiz quiz = {
		.id = "q", .questions = questions, .question_count = 2, .min_answers = 6};
	struct arena arena = {0};
	memcpy(quiz.digest, "beef", 5);
	const struct quiz *brief = quiz_short(&arena, &quiz);
	assert_true(brief->is_short);
	assert_ptr_equal(brief->short_form, brief);
	assert_int_equal(brief->question_count, 2);
	assert_int_equal(brief->min_answers, 1);
	assert_string_equal(brief->digest, "beef");
	assert_int_equal(quiz_question(brief, "b"), 1);
	quiz.question_count = 1;
	assert_null(quiz_short(&arena, &quiz));
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_short_form_asks_marked_questions_alone),
		cmocka_unit_test(verdict_flips_and_strength_of_the_short_form_are_those_of_the_slow_one),
		cmocka_unit_test(replies_to_questions_that_it_leaves_out_change_nothing),
		cmocka_unit_test(with_every_question_marked_it_is_the_quiz),
		cmocka_unit_test(it_keeps_numbers_and_digest_and_is_its_own_short_form),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
