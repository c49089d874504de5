#include "verdict/flow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/sample.h"
#include "support/slow.h"
#include "support/slow_flow.h"
#include "verdict/enough.h"
#include "verdict/score.h"

/* A small quiz with a branch: the second question is only for those who ban, the third for all. */
static const struct option ban_options[] = {{.id = "banned"}, {.id = "fine"}};
static const struct option why_options[] = {{.id = "room", .fit = {-2, 2}}, {.id = "time"}};
static const struct option team_options[] = {{.id = "one"}, {.id = "many"}, {.id = "none"}};
static const struct condition when_banned = {.test = TEST_IS, .question = 0, .options = 1};
enum { BAN, WHY, TEAM, QUESTIONS };
static const struct question questions[QUESTIONS] = {
	{.id = "ban", .weight = 2, .gate = true, .options = ban_options, .option_count = 2},
	{.id = "why", .weight = 2, .when = &when_banned, .options = why_options, .option_count = 2},
	{.id = "team", .weight = 2, .brief = true, .options = team_options, .option_count = 3},
};
static const struct outcome outcomes[] = {{.id = "a"}, {.id = "b"}};
static const struct quiz quiz = {
	.id = "small", .outcomes = outcomes, .outcome_count = 2, .questions = questions,
	.question_count = QUESTIONS, .min_answers = 1,
};

static struct arena arena;

static enum refusal
does(struct flow *flow, enum move_kind kind, int question, int detail)
{
	const struct move move = {kind, question, detail, detail};
	return flow_apply(flow, &move);
}

/* The quiz with its short form, in which only the team is asked about. */
static const struct quiz *
with_short(void)
{
	struct quiz *both = ARENA_NEW(&arena, struct quiz);
	*both = quiz;
	both->short_form = quiz_short(&arena, both);
	return both;
}

static struct flow
fresh(void)
{
	arena_free(&arena);
	return flow_new(&arena, with_short());
}

/* Brings a flow with all three questions answered to a state. */
static struct flow
brought_to(enum flow_state state)
{
	struct flow flow = fresh();
	if (state == FLOW_INTRO)
		return flow;
	assert_int_equal(does(&flow, MOVE_BEGIN, 0, 0), ACCEPTED);
	assert_int_equal(does(&flow, MOVE_ANSWER, BAN, 0), ACCEPTED);
	assert_int_equal(does(&flow, MOVE_ANSWER, WHY, 1), ACCEPTED);
	assert_int_equal(does(&flow, MOVE_ANSWER, TEAM, 2), ACCEPTED);
	if (state == FLOW_ASK)
		assert_int_equal(does(&flow, MOVE_BACK, 0, 0), ACCEPTED);
	if (state == FLOW_RESULT)
		assert_int_equal(does(&flow, MOVE_CONFIRM, 0, 0), ACCEPTED);
	if (state == FLOW_LEFT)
		assert_int_equal(does(&flow, MOVE_LEAVE, 0, 0), ACCEPTED);
	assert_int_equal(flow.state, state);
	return flow;
}

static void
every_cell_of_the_table_is_as_agreed_and_told_truly(void **state)
{
	(void)state;
	for (int from = 0; from < FLOW_STATES; from++) {
		for (int kind = 0; kind < MOVE_KINDS; kind++) {
			struct flow flow = brought_to((enum flow_state)from);
			bool expected = slow_allows((enum flow_state)from, (enum move_kind)kind);
			if (kind == MOVE_ENOUGH) { /* it is for a sheet that is not full, and certain */
				flow.sheet[WHY].option = 0;
				flow.sheet[TEAM].option = REPLY_OPEN;
			}
			if (flow_allows(&flow, (enum move_kind)kind) != expected)
				fail_msg("state %d, move %s", from, move_word((enum move_kind)kind));
			enum refusal refusal = does(&flow, (enum move_kind)kind, TEAM, IMPORTANCE_LESS);
			if ((refusal == ACCEPTED) != expected || (!expected && refusal != REFUSED_HERE))
				fail_msg("state %d, move %s: %d", from, move_word((enum move_kind)kind), refusal);
			assert_int_equal(flow.state == (enum flow_state)from || expected, 1);
		}
	}
}

static void
a_flow_starts_at_the_intro_with_nothing_said(void **state)
{
	(void)state;
	struct flow flow = fresh();
	assert_int_equal(flow.state, FLOW_INTRO);
	assert_int_equal(flow.at, NOBODY);
	assert_false(flow.from_review);
	assert_false(flow.quiz->is_short);
	assert_int_equal(flow_open(&flow), BAN);
	assert_true(flow.asked[BAN] && !flow.asked[WHY] && flow.asked[TEAM]);
	for (int q = 0; q < QUESTIONS; q++) {
		assert_int_equal(flow.sheet[q].option, REPLY_OPEN);
		assert_int_equal(flow.sheet[q].importance, IMPORTANCE_NORMAL);
	}
}

static void
a_refusal_names_its_reason(void **state)
{
	(void)state;
	static const struct {
		enum flow_state from;
		struct move move;
		enum refusal refusal;
	} rows[] = {
		{FLOW_INTRO, {.kind = MOVE_CONFIRM}, REFUSED_HERE},
		{FLOW_LEFT, {.kind = MOVE_BEGIN}, REFUSED_HERE},
		{FLOW_ASK, {.kind = MOVE_ANSWER, .question = BAN}, REFUSED_OTHER_QUESTION},
		{FLOW_ASK, {.kind = MOVE_SKIP, .question = WHY}, REFUSED_OTHER_QUESTION},
		{FLOW_ASK, {.kind = MOVE_ANSWER, .question = TEAM, .option = 3}, REFUSED_NO_SUCH},
		{FLOW_ASK, {.kind = MOVE_ANSWER, .question = TEAM, .option = -1}, REFUSED_NO_SUCH},
		{FLOW_ASK, {.kind = MOVE_ANSWER, .question = TEAM, .option = -2}, REFUSED_NO_SUCH},
		{FLOW_ASK, {.kind = MOVE_ANSWER, .question = TEAM, .option = 256}, REFUSED_NO_SUCH},
		{FLOW_ASK, {.kind = MOVE_WEIGH, .question = TEAM, .importance = 3}, REFUSED_NO_SUCH},
		{FLOW_ASK, {.kind = MOVE_WEIGH, .question = TEAM, .importance = 0}, REFUSED_NO_SUCH},
		{FLOW_ASK, {.kind = MOVE_WEIGH, .question = TEAM, .importance = 258}, REFUSED_NO_SUCH},
		{FLOW_REVIEW, {.kind = MOVE_WEIGH, .question = -1, .importance = 2}, REFUSED_NO_SUCH},
		{FLOW_REVIEW, {.kind = MOVE_CHANGE, .question = QUESTIONS}, REFUSED_NO_SUCH},
		{FLOW_REVIEW, {.kind = MOVE_CHANGE, .question = -1}, REFUSED_NO_SUCH},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct flow flow = brought_to(rows[i].from);
		assert_int_equal(flow_apply(&flow, &rows[i].move), rows[i].refusal);
	}
	struct flow flow = fresh();
	does(&flow, MOVE_BEGIN, 0, 0);
	assert_int_equal(does(&flow, MOVE_NEXT, 0, 0), REFUSED_OPEN);
	assert_int_equal(does(&flow, MOVE_WEIGH, WHY, IMPORTANCE_LESS), REFUSED_NOT_ASKED);
	does(&flow, MOVE_REVIEW, 0, 0);
	assert_int_equal(does(&flow, MOVE_CHANGE, WHY, 0), REFUSED_NOT_ASKED);
	assert_int_equal(does(&flow, MOVE_CONFIRM, 0, 0), REFUSED_OPEN);
}

static void
every_refusal_has_a_sentence_of_its_own(void **state)
{
	(void)state;
	for (int a = REFUSED_HERE; a < REFUSALS; a++) {
		assert_non_null(refusal_text((enum refusal)a));
		assert_true(strlen(refusal_text((enum refusal)a)) > 10);
		for (int b = a + 1; b < REFUSALS; b++)
			assert_string_not_equal(refusal_text((enum refusal)a), refusal_text((enum refusal)b));
	}
}

static void
back_keeps_the_answer_and_its_importance(void **state)
{
	(void)state;
	struct flow flow = fresh();
	does(&flow, MOVE_BEGIN, 0, 0);
	assert_int_equal(does(&flow, MOVE_WEIGH, BAN, IMPORTANCE_DOUBLE), ACCEPTED);
	assert_int_equal(does(&flow, MOVE_ANSWER, BAN, 1), ACCEPTED);
	assert_int_equal(flow.at, TEAM);
	assert_int_equal(does(&flow, MOVE_BACK, 0, 0), ACCEPTED);
	assert_int_equal(flow.at, BAN);
	assert_int_equal(flow.sheet[BAN].option, 1);
	assert_int_equal(flow.sheet[BAN].importance, IMPORTANCE_DOUBLE);
	assert_int_equal(does(&flow, MOVE_BACK, 0, 0), ACCEPTED);
	assert_int_equal(flow.state, FLOW_INTRO);
	assert_int_equal(does(&flow, MOVE_BEGIN, 0, 0), ACCEPTED);
	assert_int_equal(flow.at, BAN);
	assert_int_equal(does(&flow, MOVE_NEXT, 0, 0), ACCEPTED);
	assert_int_equal(flow.at, TEAM);
	assert_int_equal(flow.sheet[BAN].option, 1);
	assert_int_equal(flow.sheet[BAN].importance, IMPORTANCE_DOUBLE);
}

static void
answers_of_an_abandoned_branch_do_not_count_and_come_back_with_it(void **state)
{
	(void)state;
	struct flow flow = brought_to(FLOW_REVIEW);
	struct score score;
	bool asked[QUESTIONS];
	score_sheet(&quiz, flow.sheet, asked, &score);
	assert_int_equal(score.answered, 3);
	assert_int_equal(does(&flow, MOVE_CHANGE, BAN, 0), ACCEPTED);
	assert_true(flow.from_review);
	assert_int_equal(does(&flow, MOVE_ANSWER, BAN, 1), ACCEPTED);
	assert_int_equal(flow.state, FLOW_REVIEW);
	assert_false(flow.asked[WHY]);
	assert_int_equal(flow.sheet[WHY].option, 1);
	score_sheet(&quiz, flow.sheet, asked, &score);
	assert_int_equal(score.answered, 2);
	assert_int_equal(does(&flow, MOVE_CHANGE, BAN, 0), ACCEPTED);
	assert_int_equal(does(&flow, MOVE_ANSWER, BAN, 0), ACCEPTED);
	assert_int_equal(flow.state, FLOW_REVIEW);
	assert_true(flow.asked[WHY]);
	assert_int_equal(flow.sheet[WHY].option, 1);
	score_sheet(&quiz, flow.sheet, asked, &score);
	assert_int_equal(score.answered, 3);
}

static void
a_change_in_the_review_leads_through_what_it_newly_asks(void **state)
{
	(void)state;
	struct flow flow = fresh();
	does(&flow, MOVE_BEGIN, 0, 0);
	does(&flow, MOVE_ANSWER, BAN, 1);
	does(&flow, MOVE_ANSWER, TEAM, 0);
	assert_int_equal(flow.state, FLOW_REVIEW);
	does(&flow, MOVE_CHANGE, BAN, 0);
	assert_int_equal(does(&flow, MOVE_ANSWER, BAN, 0), ACCEPTED);
	assert_int_equal(flow.state, FLOW_ASK);
	assert_int_equal(flow.at, WHY);
	assert_int_equal(does(&flow, MOVE_SKIP, WHY, 0), ACCEPTED);
	assert_int_equal(flow.state, FLOW_REVIEW);
	assert_int_equal(does(&flow, MOVE_CONFIRM, 0, 0), ACCEPTED);
	assert_int_equal(flow.state, FLOW_RESULT);
	assert_int_equal(does(&flow, MOVE_RESTART, 0, 0), ACCEPTED);
	assert_int_equal(flow.state, FLOW_INTRO);
	assert_int_equal(flow_open(&flow), BAN);
	assert_int_equal(flow.sheet[TEAM].option, REPLY_OPEN);
	assert_false(flow.asked[WHY]);
}

static void
whoever_stops_early_can_come_back_to_the_question_and_go_on(void **state)
{
	(void)state;
	struct flow flow = fresh();
	does(&flow, MOVE_BEGIN, 0, 0);
	assert_int_equal(does(&flow, MOVE_ENOUGH, 0, 0), REFUSED_NOT_ENOUGH);
	does(&flow, MOVE_ANSWER, BAN, 0);
	does(&flow, MOVE_ANSWER, WHY, 0);
	assert_int_equal(flow.at, TEAM);
	assert_int_equal(does(&flow, MOVE_ENOUGH, 0, 0), ACCEPTED);
	assert_int_equal(flow.state, FLOW_RESULT);
	assert_int_equal(flow.sheet[TEAM].option, REPLY_OPEN);
	assert_int_equal(does(&flow, MOVE_BACK, 0, 0), ACCEPTED);
	assert_int_equal(flow.state, FLOW_ASK);
	assert_int_equal(flow.at, TEAM);
	/* from the answers at a glance back leads there */
	does(&flow, MOVE_REVIEW, 0, 0);
	assert_int_equal(does(&flow, MOVE_CONFIRM, 0, 0), REFUSED_OPEN);
	assert_int_equal(does(&flow, MOVE_ENOUGH, 0, 0), ACCEPTED);
	assert_int_equal(does(&flow, MOVE_BACK, 0, 0), ACCEPTED);
	assert_int_equal(flow.state, FLOW_REVIEW);
	does(&flow, MOVE_CHANGE, TEAM, 0);
	does(&flow, MOVE_ENOUGH, 0, 0);
	does(&flow, MOVE_BACK, 0, 0);
	assert_true(flow.from_review);
	does(&flow, MOVE_ANSWER, TEAM, 1);
	assert_int_equal(does(&flow, MOVE_ENOUGH, 0, 0), REFUSED_NOT_ENOUGH); /* nothing is open */
	assert_int_equal(does(&flow, MOVE_CONFIRM, 0, 0), ACCEPTED);
	does(&flow, MOVE_BACK, 0, 0);
	assert_int_equal(flow.state, FLOW_REVIEW);
}

static void
the_short_form_asks_only_what_is_marked(void **state)
{
	(void)state;
	struct flow flow = fresh();
	assert_int_equal(does(&flow, MOVE_SHORT, 0, 0), ACCEPTED);
	assert_true(flow.quiz->is_short);
	assert_int_equal(flow.at, TEAM);
	assert_true(!flow.asked[BAN] && !flow.asked[WHY] && flow.asked[TEAM]);
	assert_int_equal(does(&flow, MOVE_WEIGH, BAN, IMPORTANCE_LESS), REFUSED_NOT_ASKED);
	struct progress progress = flow_progress(&flow);
	assert_int_equal(progress.ahead_min, 1);
	assert_int_equal(progress.ahead_max, 1);
	assert_int_equal(does(&flow, MOVE_ANSWER, TEAM, 1), ACCEPTED);
	assert_int_equal(flow.state, FLOW_REVIEW);
}

static void
behind_the_first_page_the_form_can_be_chosen_anew(void **state)
{
	(void)state;
	struct flow flow = fresh();
	does(&flow, MOVE_SHORT, 0, 0);
	does(&flow, MOVE_ANSWER, TEAM, 1);
	does(&flow, MOVE_BACK, 0, 0);
	assert_int_equal(does(&flow, MOVE_BACK, 0, 0), ACCEPTED);
	assert_int_equal(flow.state, FLOW_INTRO);
	assert_true(flow.asked[BAN]);
	assert_int_equal(does(&flow, MOVE_BEGIN, 0, 0), ACCEPTED);
	assert_false(flow.quiz->is_short);
	assert_int_equal(flow.at, BAN);
	assert_int_equal(flow.sheet[TEAM].option, 1);
}

static void
a_quiz_without_a_short_form_refuses_it_and_a_short_form_the_whole(void **state)
{
	(void)state;
	arena_free(&arena);
	struct flow flow = flow_new(&arena, &quiz);
	assert_false(flow_allows(&flow, MOVE_SHORT));
	assert_int_equal(does(&flow, MOVE_SHORT, 0, 0), REFUSED_HERE);
	flow = flow_new(&arena, with_short()->short_form);
	assert_false(flow_allows(&flow, MOVE_BEGIN));
	assert_int_equal(does(&flow, MOVE_BEGIN, 0, 0), REFUSED_HERE);
	assert_int_equal(does(&flow, MOVE_SHORT, 0, 0), ACCEPTED);
	assert_int_equal(flow.at, TEAM);
}

/* Random moves, each held against the slow flow. */
enum { MOVES = 200, WALKS = 500, ROOM = 8 };

static struct move
any_move(struct sample *s, const struct flow *flow)
{
	static const int importances[] = {0, 1, 2, 3, 4, 4, 258};
	int last = s->quiz->question_count;
	int kind = random_in(&s->random, 0, MOVE_LEAVE - 1);
	struct move move = {
		.kind = random_percent(&s->random, 1) ? MOVE_LEAVE : (enum move_kind)kind,
		.question = flow->at,
		.option = random_in(&s->random, -2, 4),
		.importance = importances[random_in(&s->random, 0, 6)],
	};
	if (move.kind == MOVE_CHANGE || random_percent(&s->random, 30))
		move.question = random_in(&s->random, -1, last);
	return move;
}

static void
invariants_hold(struct sample *s, const struct flow *flow)
{
	bool asked[ROOM];
	int open = NOBODY, replies = 0, before = 0;
	slow_path(flow->quiz, flow->sheet, asked);
	HOLDS(s, flow->at >= NOBODY && flow->at < s->quiz->question_count);
	HOLDS(s, flow->state >= FLOW_INTRO && flow->state < FLOW_STATES);
	for (int q = 0; q < s->quiz->question_count; q++) {
		SAME(s, flow->asked[q], asked[q]);
		bool replied = asked[q] && flow->sheet[q].option != REPLY_OPEN;
		if (asked[q] && !replied && open == NOBODY)
			open = q;
		replies += replied;
		before += replied && (flow->from_review ? q != flow->at : q < flow->at);
	}
	SAME(s, flow_open(flow), open);
	HOLDS(s, flow->state != FLOW_ASK || (flow->at != NOBODY && asked[flow->at]));
	HOLDS(s, flow->state != FLOW_RESULT || open == NOBODY || enough_already(flow->quiz, flow->sheet));
	struct progress progress = flow_progress(flow);
	HOLDS(s, progress.ahead_min >= (flow->state == FLOW_ASK ? 1 : 0));
	HOLDS(s, progress.ahead_max >= progress.ahead_min);
	if (flow->state == FLOW_ASK)
		SAME(s, progress.done, before);
	if (flow->state == FLOW_REVIEW || flow->state == FLOW_RESULT)
		SAME(s, progress.done, replies);
}

static void
same_flow(struct sample *s, const struct flow *flow, const struct flow *slow)
{
	SAME(s, flow->state, slow->state);
	SAME(s, flow->from_review, slow->from_review);
	SAME(s, flow->stopped, slow->stopped);
	HOLDS(s, flow->quiz == slow->quiz);
	if (slow->state == FLOW_ASK)
		SAME(s, flow->at, slow->at);
	for (int q = 0; q < s->quiz->question_count; q++) {
		SAME(s, flow->sheet[q].option, slow->sheet[q].option);
		SAME(s, flow->sheet[q].importance, slow->sheet[q].importance);
		SAME(s, flow->asked[q], slow->asked[q]);
	}
}

static int seen[FLOW_STATES][MOVE_KINDS][REFUSALS];

static void
one_step(struct sample *s, struct flow *flow)
{
	struct reply sheet[ROOM];
	bool asked[ROOM];
	struct flow slow = *flow;
	memcpy(sheet, flow->sheet, (size_t)s->quiz->question_count * sizeof *sheet);
	memcpy(asked, flow->asked, (size_t)s->quiz->question_count * sizeof *asked);
	slow.sheet = sheet;
	slow.asked = asked;
	const struct move move = any_move(s, flow);
	bool allowed = flow_allows(flow, move.kind);
	int was_at = flow->at;
	enum flow_state from = flow->state;
	unsigned reasons = slow_refuses(&slow, &move);
	enum refusal refusal = flow_apply(flow, &move);
	bool right = refusal == ACCEPTED ? reasons == 0 : (reasons >> refusal & 1) == 1;
	if (!right)
		print_error("%s question %d option %d importance %d in state %d at %d: %d\n",
		            move_word(move.kind), move.question, move.option, move.importance, from,
		            was_at, refusal);
	HOLDS(s, right);
	SAME(s, allowed, refusal != REFUSED_HERE);
	if (refusal == ACCEPTED)
		slow_apply(&slow, &move);
	same_flow(s, flow, &slow);
	if (refusal != ACCEPTED)
		SAME(s, flow->at, was_at);
	seen[from][move.kind][refusal]++;
	invariants_hold(s, flow);
}

static void
one_walk(struct sample *s)
{
	bool brief = s->quiz->short_form != NULL && random_percent(&s->random, 25);
	const struct quiz *whole = brief ? s->quiz->short_form : s->quiz;
	struct flow flow = flow_new(&s->arena, whole);
	int over = 0;
	for (int i = 0; i < MOVES; i++) {
		one_step(s, &flow);
		over += flow.state == FLOW_LEFT;
		if (over > 5) {
			flow = flow_new(&s->arena, whole);
			over = 0;
		}
	}
}

static void
random_moves_do_what_the_slow_flow_does(void **state)
{
	(void)state;
	sample_each(WALKS, 1, 7, one_walk);
	for (int from = 0; from < FLOW_STATES; from++) {
		for (int kind = 0; kind < MOVE_KINDS; kind++) {
			bool allowed = slow_allows((enum flow_state)from, (enum move_kind)kind);
			/* every step was taken, every empty cell refused */
			assert_true(seen[from][kind][allowed ? ACCEPTED : REFUSED_HERE] > 0);
		}
	}
}

static int
forget(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_cell_of_the_table_is_as_agreed_and_told_truly),
		cmocka_unit_test(a_flow_starts_at_the_intro_with_nothing_said),
		cmocka_unit_test(a_refusal_names_its_reason),
		cmocka_unit_test(every_refusal_has_a_sentence_of_its_own),
		cmocka_unit_test(back_keeps_the_answer_and_its_importance),
		cmocka_unit_test(answers_of_an_abandoned_branch_do_not_count_and_come_back_with_it),
		cmocka_unit_test(a_change_in_the_review_leads_through_what_it_newly_asks),
		cmocka_unit_test(whoever_stops_early_can_come_back_to_the_question_and_go_on),
		cmocka_unit_test(the_short_form_asks_only_what_is_marked),
		cmocka_unit_test(behind_the_first_page_the_form_can_be_chosen_anew),
		cmocka_unit_test(a_quiz_without_a_short_form_refuses_it_and_a_short_form_the_whole),
		cmocka_unit_test(random_moves_do_what_the_slow_flow_does),
	};
	return cmocka_run_group_tests(tests, NULL, forget);
}
