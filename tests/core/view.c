#include "verdict/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "support/sample.h"

static void
tells_the_flow(struct sample *s, const struct flow *flow, enum refusal last)
{
	struct view view = flow_view(flow, last);
	struct progress progress = flow_progress(flow);
	HOLDS(s, view.quiz == flow->quiz);
	SAME(s, view.state, flow->state);
	SAME(s, view.question, flow->state == FLOW_ASK ? flow->at : NOBODY);
	HOLDS(s, view.sheet == flow->sheet);
	HOLDS(s, view.asked == flow->asked);
	SAME(s, view.progress.done, progress.done);
	SAME(s, view.progress.ahead_min, progress.ahead_min);
	SAME(s, view.progress.ahead_max, progress.ahead_max);
	SAME(s, view.refusal, last);
	HOLDS(s, view.report == NULL);
	for (int kind = 0; kind < MOVE_KINDS; kind++)
		SAME(s, view.allowed >> kind & 1, flow_allows(flow, (enum move_kind)kind));
	SAME(s, view.allowed >> MOVE_KINDS, 0);
}

static void
is_told_along_a_walk(struct sample *s)
{
	struct flow flow = flow_new(&s->arena, s->quiz);
	tells_the_flow(s, &flow, ACCEPTED);
	for (int i = 0; i < 40; i++) {
		struct move move = {
			.kind = (enum move_kind)random_in(&s->random, 0, MOVE_RESTART),
			.question = flow.at, .importance = IMPORTANCE_NORMAL,
		};
		enum refusal refusal = flow_apply(&flow, &move);
		tells_the_flow(s, &flow, refusal);
	}
	flow_apply(&flow, &(struct move){.kind = MOVE_LEAVE});
	tells_the_flow(s, &flow, ACCEPTED);
}

static void
a_view_tells_what_the_flow_is(void **state)
{
	(void)state;
	sample_each(300, 1, 7, is_told_along_a_walk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_view_tells_what_the_flow_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
