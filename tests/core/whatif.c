#include "verdict/whatif.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/sample.h"
#include "support/slow.h"
#include "verdict/flow.h"

enum { QUIZZES = 1500, SHEETS = 2, QUESTIONS = 7, SUPPOSED = 12 };

static void
same_score(struct sample *s, const struct score *got, const struct score *expected)
{
	SAME(s, got->kind, expected->kind);
	SAME(s, got->settled, expected->settled);
	SAME(s, got->leader, expected->leader);
	SAME(s, got->challenger, expected->challenger);
	SAME(s, got->weight, expected->weight);
	SAME(s, got->asked, expected->asked);
	SAME(s, got->answered, expected->answered);
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		SAME(s, got->points[k], expected->points[k]);
		SAME(s, got->ruled_by[k], expected->ruled_by[k]);
		SAME(s, got->order[k], expected->order[k]);
	}
}

/* Supposes something about any question, also what cannot be. */
static void
suppose(struct sample *s, struct whatif *whatif)
{
	static const int importances[] = {0, IMPORTANCE_LESS, IMPORTANCE_NORMAL, IMPORTANCE_DOUBLE, 3};
	int q = random_in(&s->random, -1, s->quiz->question_count);
	if (random_percent(&s->random, 30))
		whatif_weigh(whatif, q, importances[random_in(&s->random, 0, 4)]);
	else
		whatif_answer(whatif, q, random_in(&s->random, -3, 4));
}

/* A person who gives the supposed answers, one question after the other. */
static void
sit(struct sample *s, const struct whatif *whatif, struct flow *flow)
{
	*flow = flow_new(&s->arena, s->quiz);
	flow_apply(flow, &(struct move){.kind = MOVE_BEGIN});
	while (flow->state == FLOW_ASK) {
		int q = flow->at;
		struct reply reply = whatif->sheet[q];
		struct move move = {.kind = MOVE_WEIGH, .question = q, .importance = reply.importance};
		HOLDS(s, flow_apply(flow, &move) == ACCEPTED);
		move.kind = reply.option < 0 ? MOVE_SKIP : MOVE_ANSWER;
		move.option = reply.option;
		HOLDS(s, flow_apply(flow, &move) == ACCEPTED);
	}
}

static void
equals_a_fresh_sitting(struct sample *s)
{
	/* Open questions count like skipped ones, but a condition can tell them apart. */
	for (int q = 0; q < s->quiz->question_count; q++)
		if (s->sheet[q].option == REPLY_OPEN)
			s->sheet[q].option = REPLY_SKIPPED;
	struct whatif *whatif = whatif_new(&s->arena, s->quiz, s->sheet);
	for (int i = 0; i < SUPPOSED; i++) {
		suppose(s, whatif);
		struct flow flow;
		struct score score;
		sit(s, whatif, &flow);
		score_sheet(s->quiz, flow.sheet, flow.asked, &score);
		same_score(s, &whatif->now, &score);
		HOLDS(s, memcmp(flow.asked, whatif->asked, (size_t)s->quiz->question_count) == 0);
		struct contribution list[QUESTIONS];
		int count = slow_contributions(s->quiz, flow.sheet, list);
		for (int c = 0; c < count; c++)
			SAME(s, whatif_points(whatif, list[c].question), list[c].points);
	}
}

static void
what_is_supposed_equals_a_fresh_sitting_with_those_answers(void **state)
{
	(void)state;
	sample_each(QUIZZES, 1, QUESTIONS, equals_a_fresh_sitting);
}

static void
equals_a_quiz_without_rules(struct sample *s)
{
	struct whatif *whatif = whatif_new(&s->arena, s->quiz, s->sheet);
	suppose(s, whatif);
	struct score ruled = whatif->now, score;
	whatif_lift(whatif);
	suppose(s, whatif);
	struct quiz *quiz = ARENA_NEW(&s->arena, struct quiz);
	*quiz = *s->quiz;
	struct question *questions = own_questions(&s->arena, quiz);
	for (int q = 0; q < quiz->question_count; q++) {
		struct option *options = own_options(&s->arena, &questions[q]);
		for (int o = 0; o < questions[q].option_count; o++)
			options[o].rules_out = 0;
	}
	bool asked[QUESTIONS];
	slow_score(quiz, whatif->sheet, NULL, asked, &score);
	same_score(s, &whatif->now, &score);
	slow_score(s->quiz, whatif->sheet, NULL, asked, &ruled);
	for (int k = 0; k < quiz->outcome_count; k++)
		SAME(s, whatif->ruled_by[k], ruled.ruled_by[k]);
	whatif_lift(whatif);
	same_score(s, &whatif->now, &ruled);
}

static void
lifted_it_equals_a_quiz_in_which_nothing_is_ruled_out(void **state)
{
	(void)state;
	sample_each(QUIZZES, SHEETS, QUESTIONS, equals_a_quiz_without_rules);
}

static void
leaves_the_sheet_alone(struct sample *s)
{
	struct reply before[QUESTIONS];
	bool asked[QUESTIONS];
	struct score score;
	size_t bytes = (size_t)s->quiz->question_count * sizeof *before;
	memcpy(before, s->sheet, bytes);
	score_sheet(s->quiz, s->sheet, asked, &score);
	struct whatif *whatif = whatif_new(&s->arena, s->quiz, s->sheet);
	SAME(s, whatif_changes(whatif), 0);
	for (int i = 0; i < SUPPOSED; i++)
		suppose(s, whatif);
	if (random_percent(&s->random, 50))
		whatif_lift(whatif);
	HOLDS(s, memcmp(before, s->sheet, bytes) == 0);
	HOLDS(s, memcmp(before, whatif->given, bytes) == 0);
	same_score(s, &whatif->was, &score);
	whatif_undo(whatif);
	HOLDS(s, memcmp(before, whatif->sheet, bytes) == 0);
	HOLDS(s, !whatif->lifted);
	same_score(s, &whatif->now, &score);
}

static void
the_sheet_stays_and_undo_brings_it_back(void **state)
{
	(void)state;
	sample_each(QUIZZES, SHEETS, QUESTIONS, leaves_the_sheet_alone);
}

static void
marks_what_is_other(struct sample *s)
{
	struct whatif *whatif = whatif_new(&s->arena, s->quiz, s->sheet);
	for (int i = 0; i < 4; i++)
		suppose(s, whatif);
	bool then[QUESTIONS], now[QUESTIONS];
	slow_path(s->quiz, s->sheet, then);
	slow_path(s->quiz, whatif->sheet, now);
	for (int q = 0; q < s->quiz->question_count; q++) {
		const struct reply *a = &s->sheet[q], *b = &whatif->sheet[q];
		bool other = a->option != b->option || (a->option >= 0 && a->importance != b->importance);
		enum whatif_mark expected =
			!then[q] && !now[q] ? WHATIF_ABSENT
			: !then[q] ? WHATIF_ADDED
			: !now[q] ? (a->option >= 0 ? WHATIF_DROPPED : WHATIF_ABSENT)
			: other ? WHATIF_CHANGED : WHATIF_SAME;
		SAME(s, whatif_mark(whatif, q), expected);
		if (!now[q] || b->option < 0)
			SAME(s, whatif_points(whatif, q), 0);
	}
}

static void
each_question_is_marked_by_how_it_stands_beside_the_real_answers(void **state)
{
	(void)state;
	sample_each(QUIZZES, SHEETS, QUESTIONS, marks_what_is_other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_supposed_equals_a_fresh_sitting_with_those_answers),
		cmocka_unit_test(lifted_it_equals_a_quiz_in_which_nothing_is_ruled_out),
		cmocka_unit_test(the_sheet_stays_and_undo_brings_it_back),
		cmocka_unit_test(each_question_is_marked_by_how_it_stands_beside_the_real_answers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
