#include "verdict/view.h"

#include <stddef.h>

#include "verdict/enough.h"
#include "verdict/quiz.h"

struct view
flow_glance(const struct flow *flow, enum refusal last)
{
	struct view view = {
		.quiz = flow->quiz,
		.state = flow->state,
		.question = flow->state == FLOW_ASK ? flow->at : NOBODY,
		.sheet = flow->sheet,
		.asked = flow->asked,
		.refusal = last,
	};
	for (int kind = 0; kind < MOVE_KINDS; kind++)
		if (flow_allows(flow, (enum move_kind)kind))
			view.allowed |= 1U << kind;
	return view;
}

struct view
flow_view(const struct flow *flow, enum refusal last)
{
	struct view view = flow_glance(flow, last);
	view.progress = flow_progress(flow);
	view.enough = flow_allows(flow, MOVE_ENOUGH) && enough_already(flow->quiz, flow->sheet);
	return view;
}
