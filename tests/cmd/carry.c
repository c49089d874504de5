#include "cmd/carry.h"

#include <string.h>

#include "base/buf.h"
#include "store/sitting.h"
#include "support/sample.h"
#include "tools/test.h"
#include "verdict/flow.h"
#include "verdict/quiz.h"

enum { MOVES_MAX = 60 };

static struct sitting_move lines[MOVES_MAX];
static int count;

static void
keep(void *context, const struct flow *flow, const struct move *move)
{
	struct sample *s = context;
	struct buf line = {0};
	move_write(&line, flow->quiz, move);
	if (count < MOVES_MAX)
		lines[count++].text = buf_take(&line, &s->arena);
	buf_free(&line);
}

/* A random walk through the quiz, its accepted moves kept as lines. */
static struct flow
walk(struct sample *s)
{
	struct flow flow = flow_new(&s->arena, s->quiz);
	count = 0;
	for (int i = 0; i < MOVES_MAX; i++) {
		struct move move = {
			.kind = (enum move_kind)random_in(&s->random, 0, MOVE_KINDS - 1),
			.question = random_percent(&s->random, 70) ? flow.at
				: random_in(&s->random, 0, s->quiz->question_count - 1),
			.importance = 1 << random_in(&s->random, 0, 2),
		};
		if (move.question == NOBODY || move.kind == MOVE_LEAVE || move.kind == MOVE_RESTART)
			continue;
		move.option = random_in(&s->random, 0, s->quiz->questions[move.question].option_count - 1);
		if (flow_apply(&flow, &move) == ACCEPTED)
			keep(s, &flow, &move);
	}
	return flow;
}

static void
is_the_same(struct sample *s)
{
	struct flow first = walk(s), again = flow_new(&s->arena, s->quiz);
	HOLDS(s, carry_on(&again, lines, count));
	SAME(s, again.state, first.state);
	SAME(s, again.at, first.at);
	SAME(s, again.from_review, first.from_review);
	SAME(s, again.stopped, first.stopped);
	SAME(s, again.quiz->is_short, first.quiz->is_short);
	for (int q = 0; q < s->quiz->question_count; q++) {
		SAME(s, again.sheet[q].option, first.sheet[q].option);
		SAME(s, again.sheet[q].importance, first.sheet[q].importance);
		SAME(s, again.asked[q], first.asked[q]);
	}
}

static void
going_on_leads_to_where_it_stopped(void **state)
{
	(void)state;
	sample_each(2000, 1, 8, is_the_same);
}

/* Every reply that is asked for is brought along, by moves that can be played themselves. */
static void
loses_no_reply(struct sample *s)
{
	struct flow first = walk(s), over = flow_new(&s->arena, s->quiz);
	struct sitting_move old[MOVES_MAX];
	int olds = count;
	memcpy(old, lines, sizeof old);
	count = 0;
	carry_over(&over, old, olds, keep, s);
	for (int q = 0; q < s->quiz->question_count; q++) {
		if (!over.asked[q] || !first.asked[q] || first.sheet[q].option == REPLY_OPEN)
			continue;
		SAME(s, over.sheet[q].option, first.sheet[q].option);
		SAME(s, over.sheet[q].importance, first.sheet[q].importance);
	}
	HOLDS(s, over.state == FLOW_ASK ? over.sheet[over.at].option == REPLY_OPEN
	                                : over.state == FLOW_REVIEW && flow_open(&over) == NOBODY);
	struct flow again = flow_new(&s->arena, s->quiz);
	HOLDS(s, count == MOVES_MAX || carry_on(&again, lines, count));
}

static void
what_carries_over_is_what_was_replied(void **state)
{
	(void)state;
	sample_each(2000, 1, 8, loses_no_reply);
}

/* What is in the store may be anybody's. */
static void
survives_anything(struct sample *s)
{
	static const char *const bad[] = {"", " ", "answer", "answer q0", "answer q0 \033[2J", "leave", "restart",
		"weigh q0 -1", "change nobody", "begin begin", "answer q0 o0 o0", "\xff\xfe", "skip q999"};
	struct flow flow = walk(s);
	struct buf offer = {0};
	struct sitting old = {.digest = random_percent(&s->random, 50) ? s->quiz->digest : "another"};
	for (int i = 0; i < 8 && count > 0; i++)
		lines[random_in(&s->random, 0, count - 1)].text =
			bad[random_in(&s->random, 0, (int)(sizeof bad / sizeof bad[0]) - 1)];
	flow = flow_new(&s->arena, s->quiz);
	carry_on(&flow, lines, count);
	flow = flow_new(&s->arena, s->quiz);
	carry_over(&flow, lines, count, NULL, NULL);
	bool offered = carry_offer(&offer, s->quiz, &old, lines, count);
	HOLDS(s, offered == (offer.length > 0));
	HOLDS(s, strchr(buf_text(&offer), '\033') == NULL);
	buf_free(&offer);
}

static void
moves_that_are_none_do_no_harm(void **state)
{
	(void)state;
	sample_each(2000, 1, 8, survives_anything);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(going_on_leads_to_where_it_stopped),
		cmocka_unit_test(what_carries_over_is_what_was_replied),
		cmocka_unit_test(moves_that_are_none_do_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
