#include "verdict/flow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "support/sample.h"
#include "support/slow_flow.h"
#include "verdict/quiz.h"

enum { MOVES = 60 };

static struct move
forward(struct sample *s, const struct flow *flow)
{
	bool brief = flow->whole->is_short ||
	             (flow->whole->short_form != NULL && random_percent(&s->random, 30));
	struct move move = {.kind = brief ? MOVE_SHORT : MOVE_BEGIN, .question = flow->at};
	if (flow->state == FLOW_INTRO)
		return move;
	int option = random_in(&s->random, -1, s->quiz->questions[flow->at].option_count - 1);
	move.kind = option < 0 ? MOVE_SKIP : MOVE_ANSWER;
	move.option = option;
	return move;
}

/* Straight through the quiz: before each question the bounds are the best there are, and what was
 * still ahead turns out to lie between them. */
static void
bounds_are_exact(struct sample *s)
{
	struct flow flow = flow_new(&s->arena, s->quiz);
	struct progress told[16];
	int told_count = 0;
	while (flow.state != FLOW_REVIEW) {
		struct progress progress = flow_progress(&flow);
		int from = flow.state == FLOW_INTRO ? 0 : flow.at;
		struct ways ways = slow_ways(flow.quiz, flow.sheet, from);
		SAME(s, progress.ahead_min, ways.shortest);
		SAME(s, progress.ahead_max, ways.longest);
		if (flow.state == FLOW_ASK)
			told[told_count++] = progress;
		else
			SAME(s, progress.done, 0);
		struct move move = forward(s, &flow);
		SAME(s, flow_apply(&flow, &move), ACCEPTED);
	}
	for (int i = 0; i < told_count; i++) {
		SAME(s, told[i].done, i);
		HOLDS(s, told[i].ahead_min <= told_count - i);
		HOLDS(s, told[i].ahead_max >= told_count - i);
	}
	struct progress end = flow_progress(&flow);
	SAME(s, end.done, told_count);
	SAME(s, end.ahead_min, 0);
	SAME(s, end.ahead_max, 0);
}

static void
the_shortest_and_longest_way_ahead_are_exact(void **state)
{
	(void)state;
	sample_each(3000, 2, 9, bounds_are_exact);
}

/* Forth and back: kept replies ahead bind nobody, so the bounds are those of all completions. */
static void
bounds_hold_after_back(struct sample *s)
{
	struct flow flow = flow_new(&s->arena, s->quiz);
	for (int i = 0; i < MOVES; i++) {
		struct move move = {.kind = MOVE_BACK};
		if (flow.state == FLOW_INTRO || (flow.state == FLOW_ASK && random_percent(&s->random, 60)))
			move = forward(s, &flow);
		SAME(s, flow_apply(&flow, &move), ACCEPTED);
		if (flow.state != FLOW_ASK)
			continue;
		struct progress progress = flow_progress(&flow);
		struct ways ways = slow_ways(flow.quiz, flow.sheet, flow.at);
		SAME(s, progress.ahead_min, ways.shortest);
		SAME(s, progress.ahead_max, ways.longest);
	}
}

static void
they_stay_exact_after_going_back(void **state)
{
	(void)state;
	sample_each(1000, 1, 9, bounds_hold_after_back);
}

/* Over every completion: only the question chosen and those that are open are gone through. */
static void
count_ways(const struct quiz *quiz, struct reply *sheet, int q, int at, int count, struct ways *ways)
{
	bool asked[16];
	if (q == quiz->question_count) {
		ways->shortest = count < ways->shortest ? count : ways->shortest;
		ways->longest = count > ways->longest ? count : ways->longest;
		return;
	}
	sheet_path(quiz, sheet, asked);
	signed char kept = sheet[q].option;
	if (!asked[q] || (q != at && kept != REPLY_OPEN)) {
		count_ways(quiz, sheet, q + 1, at, count, ways);
		return;
	}
	for (int o = REPLY_SKIPPED; o < quiz->questions[q].option_count; o++) {
		if (o == REPLY_OPEN)
			continue;
		sheet[q].option = (signed char)o;
		count_ways(quiz, sheet, q + 1, at, count + 1, ways);
	}
	sheet[q].option = kept;
}

static struct move
anything(struct sample *s, const struct flow *flow)
{
	struct move move = {(enum move_kind)random_in(&s->random, 0, MOVE_CONFIRM), flow->at, 0, 2};
	if (move.kind == MOVE_CHANGE)
		move.question = random_in(&s->random, 0, s->quiz->question_count - 1);
	if (flow->state == FLOW_ASK)
		move.option = random_in(&s->random, 0, s->quiz->questions[flow->at].option_count - 1);
	return move;
}

static void
bounds_hold_around_the_review(struct sample *s)
{
	struct flow flow = flow_new(&s->arena, s->quiz);
	for (int i = 0; i < MOVES; i++) {
		struct move move = anything(s, &flow);
		flow_apply(&flow, &move);
		if (flow.state != FLOW_REVIEW && !(flow.state == FLOW_ASK && flow.from_review))
			continue;
		struct ways ways = {99, -1};
		count_ways(flow.quiz, flow.sheet, 0, flow.state == FLOW_ASK ? flow.at : NOBODY, 0, &ways);
		struct progress progress = flow_progress(&flow);
		SAME(s, progress.ahead_min, ways.shortest);
		SAME(s, progress.ahead_max, ways.longest);
	}
}

static void
around_the_review_only_what_is_open_lies_ahead(void **state)
{
	(void)state;
	sample_each(1000, 1, 6, bounds_hold_around_the_review);
}

/* Twenty questions with nine options of two kinds, each asked only if the one before was answered: too many
 * combinations to try, so bounds take their place, and here they are even exact. Every other condition says
 * so in a roundabout way. */
static void
too_many_combinations_are_bounded(void **state)
{
	(void)state;
	enum { QUESTIONS = 20, BRIEF = 12 };
	static struct option options[OPTIONS_MAX];
	static struct condition few[QUESTIONS], rest[QUESTIONS], simple[QUESTIONS], skipped[QUESTIONS], not[QUESTIONS], or[QUESTIONS],
		and[QUESTIONS];
	static struct question questions[QUESTIONS];
	struct quiz quiz = {.outcome_count = 2, .questions = questions, .question_count = QUESTIONS};
	for (int q = 0; q < QUESTIONS; q++) {
		few[q] = (struct condition){.test = TEST_IS, .question = q - 1, .options = 0x00f};
		rest[q] = (struct condition){.test = TEST_IS, .question = q - 1, .options = 0x1f0};
		simple[q] = (struct condition){.test = TEST_OR, .left = &few[q], .right = &rest[q]};
		skipped[q] = (struct condition){.test = TEST_SKIPPED, .question = q - 1};
		not[q] = (struct condition){.test = TEST_NOT, .left = &skipped[q]};
		or[q] = (struct condition){.test = TEST_OR, .left = &skipped[q], .right = &simple[q]};
		and[q] = (struct condition){.test = TEST_AND, .left = &not[q], .right = &or[q]};
		questions[q] = (struct question){
			.id = "q",
			.options = options,
			.option_count = OPTIONS_MAX,
			.gate = q + 1 < QUESTIONS,
			.brief = q < BRIEF,
			.when = q == 0 ? NULL : q % 2 == 0 ? &and[q] : &simple[q],
		};
	}
	struct arena arena = {0};
	struct flow flow = flow_new(&arena, &quiz);
	struct progress progress = flow_progress(&flow);
	assert_int_equal(progress.ahead_min, 1);
	assert_int_equal(progress.ahead_max, QUESTIONS);
	struct move begin = {.kind = MOVE_BEGIN}, answer = {.kind = MOVE_ANSWER};
	flow_apply(&flow, &begin);
	flow_apply(&flow, &answer);
	progress = flow_progress(&flow);
	assert_int_equal(progress.done, 1);
	assert_int_equal(progress.ahead_min, 1);
	assert_int_equal(progress.ahead_max, QUESTIONS - 1);
	flow = flow_new(&arena, quiz_short(&arena, &quiz));
	progress = flow_progress(&flow);
	assert_int_equal(progress.ahead_min, 1);
	assert_int_equal(progress.ahead_max, BRIEF);
	arena_free(&arena);
}

/* Gates with nine options, each with a question that is asked behind the first of them and one that is asked
 * behind all others: just as many are asked on every way. All combinations are too many to try, and bounds
 * would be wide. */
static void
asked_as_often_on_every_way(int gates, bool gates_first)
{
	enum { QUESTIONS = 39 };
	static struct option options[OPTIONS_MAX];
	static struct condition first[QUESTIONS], other[QUESTIONS];
	static struct question questions[QUESTIONS];
	struct quiz quiz = {.outcome_count = 2, .questions = questions, .question_count = 3 * gates};
	for (int q = 0; q < quiz.question_count; q++) {
		int gate = !gates_first ? q - q % 3 : q < gates ? q : (q - gates) / 2;
		bool second = gates_first ? (q - gates) % 2 != 0 : q % 3 == 2;
		first[q] = (struct condition){.test = TEST_IS, .question = gate, .options = 1};
		other[q] = (struct condition){.test = TEST_NOT, .left = &first[q]};
		questions[q] = (struct question){.id = "q", .options = options, .option_count = OPTIONS_MAX,
			.gate = q == gate, .when = q == gate ? NULL : second ? &other[q] : &first[q]};
	}
	struct arena arena = {0};
	struct flow flow = flow_new(&arena, &quiz);
	struct progress progress = flow_progress(&flow);
	assert_int_equal(progress.ahead_min, 2 * gates);
	assert_int_equal(progress.ahead_max, 2 * gates);
	arena_free(&arena);
}

static void
what_no_condition_looks_across_is_searched_apart(void **state)
{
	(void)state;
	asked_as_often_on_every_way(13, false);
}

static void
what_no_condition_tells_apart_is_tried_once(void **state)
{
	(void)state;
	asked_as_often_on_every_way(7, true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shortest_and_longest_way_ahead_are_exact),
		cmocka_unit_test(they_stay_exact_after_going_back),
		cmocka_unit_test(around_the_review_only_what_is_open_lies_ahead),
		cmocka_unit_test(too_many_combinations_are_bounded),
		cmocka_unit_test(what_no_condition_looks_across_is_searched_apart),
		cmocka_unit_test(what_no_condition_tells_apart_is_tried_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
