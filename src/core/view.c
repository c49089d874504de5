#include "verdict/view.h"

#include <stddef.h>

#include "verdict/quiz.h"

struct view
flow_view(const struct flow *flow, enum refusal last)
{
	struct view view = {
		.quiz = flow->quiz,
		.state = flow->state,
		.question = flow->state == FLOW_ASK ? flow->at : NOBODY,
		.sheet = flow->sheet,
		.asked = flow->asked,
		.progress = flow_progress(flow),
		.refusal = last,
	};
	for (int kind = 0; kind < MOVE_KINDS; kind++)
		if (flow_allows(flow, (enum move_kind)kind))
			view.allowed |= 1U << kind;
	return view;
}
