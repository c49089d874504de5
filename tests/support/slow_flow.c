#include "support/slow_flow.h"

#include "support/slow.h"
#include "support/slow_enough.h"
#include "verdict/quiz.h"

enum { ROOM = 128 };

bool
slow_allows(enum flow_state state, enum move_kind kind)
{
	static const bool allowed[FLOW_STATES][MOVE_KINDS] = {
		[FLOW_INTRO] = {[MOVE_BEGIN] = true, [MOVE_SHORT] = true, [MOVE_LEAVE] = true},
		[FLOW_ASK] = {
			[MOVE_ANSWER] = true, [MOVE_SKIP] = true, [MOVE_WEIGH] = true, [MOVE_NEXT] = true,
			[MOVE_BACK] = true, [MOVE_REVIEW] = true, [MOVE_LEAVE] = true, [MOVE_ENOUGH] = true,
		},
		[FLOW_REVIEW] = {
			[MOVE_WEIGH] = true, [MOVE_BACK] = true, [MOVE_CHANGE] = true,
			[MOVE_CONFIRM] = true, [MOVE_LEAVE] = true, [MOVE_ENOUGH] = true,
		},
		[FLOW_RESULT] = {
			[MOVE_BACK] = true, [MOVE_REVIEW] = true, [MOVE_RESTART] = true, [MOVE_LEAVE] = true,
		},
	};
	return allowed[state][kind];
}

static int
next_asked(const struct flow *flow, int from, int step)
{
	for (int q = from; q >= 0 && q < flow->quiz->question_count; q += step)
		if (flow->asked[q])
			return q;
	return NOBODY;
}

static int
first_open(const struct flow *flow)
{
	for (int q = 0; q < flow->quiz->question_count; q++)
		if (flow->asked[q] && flow->sheet[q].option == REPLY_OPEN)
			return q;
	return NOBODY;
}

static void
show(struct flow *flow, int q)
{
	flow->state = FLOW_ASK;
	flow->at = q;
}

static void
review(struct flow *flow)
{
	flow->state = FLOW_REVIEW;
	flow->from_review = false;
}

static void
go_on(struct flow *flow)
{
	int q = flow->from_review ? first_open(flow) : next_asked(flow, flow->at + 1, 1);
	if (q == NOBODY)
		review(flow);
	else
		show(flow, q);
}

static void
reply(struct flow *flow, int option)
{
	flow->sheet[flow->at].option = (signed char)option;
	slow_path(flow->quiz, flow->sheet, flow->asked);
	go_on(flow);
}

static void
take_form(struct flow *flow, const struct quiz *form)
{
	flow->quiz = form;
	slow_path(form, flow->sheet, flow->asked);
}

static void
back(struct flow *flow)
{
	if (flow->state == FLOW_RESULT && flow->stopped) {
		show(flow, flow->at);
		return;
	}
	if (flow->state == FLOW_RESULT || flow->from_review) {
		review(flow);
		return;
	}
	/* behind the review is the question shown last, which no later reply can have unasked */
	int q = flow->state == FLOW_REVIEW ? flow->at : next_asked(flow, flow->at - 1, -1);
	if (q != NOBODY) {
		show(flow, q);
		return;
	}
	flow->state = FLOW_INTRO;
	take_form(flow, flow->whole);
}

static void
restart(struct flow *flow)
{
	for (int q = 0; q < flow->quiz->question_count; q++)
		flow->sheet[q] = (struct reply){REPLY_OPEN, IMPORTANCE_NORMAL};
	take_form(flow, flow->whole);
	flow->state = FLOW_INTRO;
	flow->at = NOBODY;
	flow->from_review = false;
	flow->stopped = false;
}

unsigned
slow_refuses(const struct flow *flow, const struct move *move)
{
	if (!slow_allows(flow->state, move->kind))
		return 1U << REFUSED_HERE;
	if (move->kind == MOVE_BEGIN && flow->whole->is_short)
		return 1U << REFUSED_HERE;
	if (move->kind == MOVE_SHORT && flow->whole->short_form == NULL)
		return 1U << REFUSED_HERE;
	bool shown = move->kind == MOVE_ANSWER || move->kind == MOVE_SKIP;
	bool any = move->kind == MOVE_WEIGH || move->kind == MOVE_CHANGE;
	int q = move->question, importance = move->importance;
	bool exists = q >= 0 && q < flow->quiz->question_count;
	unsigned reasons = 0;
	if ((shown || any) && !exists)
		reasons |= 1U << REFUSED_NO_SUCH;
	if (shown && q != flow->at)
		reasons |= 1U << REFUSED_OTHER_QUESTION;
	if (any && exists && !flow->asked[q])
		reasons |= 1U << REFUSED_NOT_ASKED;
	if (move->kind == MOVE_ANSWER && (move->option < 0 || !exists ||
	                                  move->option >= flow->quiz->questions[q].option_count))
		reasons |= 1U << REFUSED_NO_SUCH;
	if (move->kind == MOVE_WEIGH && importance != IMPORTANCE_LESS &&
	    importance != IMPORTANCE_NORMAL && importance != IMPORTANCE_DOUBLE)
		reasons |= 1U << REFUSED_NO_SUCH;
	if (move->kind == MOVE_NEXT && flow->sheet[flow->at].option == REPLY_OPEN)
		reasons |= 1U << REFUSED_OPEN;
	if (move->kind == MOVE_CONFIRM && first_open(flow) != NOBODY)
		reasons |= 1U << REFUSED_OPEN;
	if (move->kind == MOVE_ENOUGH && !slow_enough(flow->quiz, flow->sheet))
		reasons |= 1U << REFUSED_NOT_ENOUGH;
	return reasons;
}

void
slow_apply(struct flow *flow, const struct move *move)
{
	switch (move->kind) {
	case MOVE_BEGIN:
	case MOVE_SHORT:
		flow->from_review = false;
		take_form(flow, move->kind == MOVE_BEGIN ? flow->whole : flow->whole->short_form);
		show(flow, next_asked(flow, 0, 1));
		return;
	case MOVE_ANSWER:
		reply(flow, move->option);
		return;
	case MOVE_SKIP:
		reply(flow, REPLY_SKIPPED);
		return;
	case MOVE_WEIGH:
		flow->sheet[move->question].importance = (unsigned char)move->importance;
		return;
	case MOVE_NEXT:
		go_on(flow);
		return;
	case MOVE_BACK:
		back(flow);
		return;
	case MOVE_REVIEW:
		review(flow);
		return;
	case MOVE_CHANGE:
		show(flow, move->question);
		flow->from_review = true;
		return;
	case MOVE_CONFIRM:
		flow->stopped = false;
		flow->state = FLOW_RESULT;
		return;
	case MOVE_ENOUGH:
		flow->stopped = flow->state == FLOW_ASK;
		flow->state = FLOW_RESULT;
		return;
	case MOVE_RESTART:
		restart(flow);
		return;
	case MOVE_LEAVE:
		flow->state = FLOW_LEFT;
		return;
	case MOVE_KINDS:
		return;
	}
}

static struct ways
either(struct ways a, struct ways b)
{
	return (struct ways){
		a.shortest < b.shortest ? a.shortest : b.shortest,
		a.longest > b.longest ? a.longest : b.longest,
	};
}

struct ways
slow_ways(const struct quiz *quiz, struct reply *sheet, int q)
{
	if (q >= quiz->question_count)
		return (struct ways){0, 0};
	bool asked[ROOM];
	slow_path(quiz, sheet, asked);
	if (!asked[q])
		return slow_ways(quiz, sheet, q + 1);
	signed char kept = sheet[q].option;
	sheet[q].option = REPLY_SKIPPED;
	struct ways ways = slow_ways(quiz, sheet, q + 1);
	for (int o = 0; quiz->questions[q].gate && o < quiz->questions[q].option_count; o++) {
		sheet[q].option = (signed char)o;
		ways = either(ways, slow_ways(quiz, sheet, q + 1));
	}
	sheet[q].option = kept;
	return (struct ways){ways.shortest + 1, ways.longest + 1};
}
