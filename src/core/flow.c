#include "verdict/flow.h"

#include "base/arena.h"
#include "verdict/enough.h"
#include "verdict/quiz.h"

typedef enum refusal step(struct flow *, const struct move *);

/* The asked question nearest to `from` in the given direction, `from` excluded, or NOBODY. */
static int
neighbour(const struct flow *flow, int from, int direction)
{
	for (int q = from + direction; q >= 0 && q < flow->quiz->question_count; q += direction)
		if (flow->asked[q])
			return q;
	return NOBODY;
}

static enum refusal
show(struct flow *flow, int question)
{
	flow->state = FLOW_ASK;
	flow->at = question;
	return ACCEPTED;
}

static enum refusal
review(struct flow *flow, const struct move *move)
{
	(void)move;
	flow->state = FLOW_REVIEW;
	flow->from_review = false;
	return ACCEPTED;
}

/* On from the question shown: in the order of the file, or, chosen in the review, to whatever its new
 * answer opened and back to the review. */
static enum refusal
go_on(struct flow *flow)
{
	int next = flow->from_review ? flow_open(flow) : neighbour(flow, flow->at, +1);
	return next == NOBODY ? review(flow, NULL) : show(flow, next);
}

static enum refusal
reply(struct flow *flow, const struct move *move, int option)
{
	if (move->question != flow->at)
		return REFUSED_OTHER_QUESTION;
	if (option >= flow->quiz->questions[flow->at].option_count)
		return REFUSED_NO_SUCH;
	flow->sheet[flow->at].option = (signed char)option;
	if (flow->quiz->questions[flow->at].gate)
		sheet_path(flow->quiz, flow->sheet, flow->asked);
	return go_on(flow);
}

static enum refusal
answer(struct flow *flow, const struct move *move)
{
	return move->option < 0 ? REFUSED_NO_SUCH : reply(flow, move, move->option);
}

static enum refusal
skip(struct flow *flow, const struct move *move)
{
	return reply(flow, move, REPLY_SKIPPED);
}

static enum refusal
weigh(struct flow *flow, const struct move *move)
{
	if (move->question < 0 || move->question >= flow->quiz->question_count ||
	    importance_word((enum importance)move->importance)[0] == '\0')
		return REFUSED_NO_SUCH;
	if (!flow->asked[move->question])
		return REFUSED_NOT_ASKED;
	flow->sheet[move->question].importance = (unsigned char)move->importance;
	return ACCEPTED;
}

/* Replies given in another form stay on the sheet; they count where they are asked for. */
static void
take_form(struct flow *flow, const struct quiz *form)
{
	flow->quiz = form;
	sheet_path(flow->quiz, flow->sheet, flow->asked);
}

static enum refusal
begin(struct flow *flow, const struct move *move)
{
	take_form(flow, move->kind == MOVE_SHORT ? flow->whole->short_form : flow->whole);
	return show(flow, neighbour(flow, -1, +1));
}

static enum refusal
next(struct flow *flow, const struct move *move)
{
	(void)move;
	return flow->sheet[flow->at].option == REPLY_OPEN ? REFUSED_OPEN : go_on(flow);
}

static enum refusal
back(struct flow *flow, const struct move *move)
{
	if (flow->from_review)
		return review(flow, move);
	int before = neighbour(flow, flow->at, -1);
	if (before != NOBODY)
		return show(flow, before);
	flow->state = FLOW_INTRO;
	take_form(flow, flow->whole);
	return ACCEPTED;
}

/* From the review to the question shown last. */
static enum refusal
back_to_question(struct flow *flow, const struct move *move)
{
	(void)move;
	if (flow->at != NOBODY && flow->asked[flow->at])
		return show(flow, flow->at);
	return show(flow, neighbour(flow, flow->quiz->question_count, -1));
}

static enum refusal
change(struct flow *flow, const struct move *move)
{
	if (move->question < 0 || move->question >= flow->quiz->question_count)
		return REFUSED_NO_SUCH;
	if (!flow->asked[move->question])
		return REFUSED_NOT_ASKED;
	flow->from_review = true;
	return show(flow, move->question);
}

static enum refusal
confirm(struct flow *flow, const struct move *move)
{
	(void)move;
	if (flow_open(flow) != NOBODY)
		return REFUSED_OPEN;
	flow->state = FLOW_RESULT;
	flow->stopped = false;
	return ACCEPTED;
}

static enum refusal
enough(struct flow *flow, const struct move *move)
{
	(void)move;
	if (!enough_already(flow->quiz, flow->sheet))
		return REFUSED_NOT_ENOUGH;
	flow->stopped = flow->state == FLOW_ASK;
	flow->state = FLOW_RESULT;
	return ACCEPTED;
}

static enum refusal
back_from_result(struct flow *flow, const struct move *move)
{
	return flow->stopped ? show(flow, flow->at) : review(flow, move);
}

static enum refusal
restart(struct flow *flow, const struct move *move)
{
	(void)move;
	sheet_clear(flow->quiz, flow->sheet);
	take_form(flow, flow->whole);
	flow->state = FLOW_INTRO;
	flow->at = NOBODY;
	flow->from_review = flow->stopped = false;
	return ACCEPTED;
}

static enum refusal
leave(struct flow *flow, const struct move *move)
{
	(void)move;
	flow->state = FLOW_LEFT;
	return ACCEPTED;
}

static step *const steps[FLOW_STATES][MOVE_KINDS] = {
	[FLOW_INTRO] = {
		[MOVE_BEGIN] = begin,
		[MOVE_SHORT] = begin,
		[MOVE_LEAVE] = leave,
	},
	[FLOW_ASK] = {
		[MOVE_ANSWER] = answer,
		[MOVE_SKIP] = skip,
		[MOVE_WEIGH] = weigh,
		[MOVE_NEXT] = next,
		[MOVE_ENOUGH] = enough,
		[MOVE_BACK] = back,
		[MOVE_REVIEW] = review,
		[MOVE_LEAVE] = leave,
	},
	[FLOW_REVIEW] = {
		[MOVE_WEIGH] = weigh,
		[MOVE_BACK] = back_to_question,
		[MOVE_CHANGE] = change,
		[MOVE_CONFIRM] = confirm,
		[MOVE_ENOUGH] = enough,
		[MOVE_LEAVE] = leave,
	},
	[FLOW_RESULT] = {
		[MOVE_BACK] = back_from_result,
		[MOVE_REVIEW] = review,
		[MOVE_RESTART] = restart,
		[MOVE_LEAVE] = leave,
	},
};

struct flow
flow_new(struct arena *arena, const struct quiz *quiz)
{
	size_t questions = (size_t)quiz->question_count;
	struct flow flow = {
		.quiz = quiz,
		.whole = quiz,
		.sheet = ARENA_ARRAY(arena, questions, struct reply),
		.asked = ARENA_ARRAY(arena, questions, bool),
	};
	restart(&flow, NULL);
	return flow;
}

/* Not every quiz has both forms to begin with. */
static bool
has_form(const struct quiz *quiz, enum move_kind kind)
{
	if (kind == MOVE_BEGIN)
		return !quiz->is_short;
	return kind != MOVE_SHORT || quiz->short_form != NULL;
}

bool
flow_allows(const struct flow *flow, enum move_kind kind)
{
	return steps[flow->state][kind] != NULL && has_form(flow->whole, kind);
}

enum refusal
flow_apply(struct flow *flow, const struct move *move)
{
	if (!flow_allows(flow, move->kind))
		return REFUSED_HERE;
	return steps[flow->state][move->kind](flow, move);
}

int
flow_open(const struct flow *flow)
{
	for (int q = 0; q < flow->quiz->question_count; q++)
		if (flow->asked[q] && flow->sheet[q].option == REPLY_OPEN)
			return q;
	return NOBODY;
}

const char *
refusal_text(enum refusal refusal)
{
	static const char *const texts[] = {
		[ACCEPTED] = "",
		[REFUSED_HERE] = "That does not go here.",
		[REFUSED_OTHER_QUESTION] = "Another question is being asked just now.",
		[REFUSED_NOT_ASKED] = "Your other answers leave that question out.",
		[REFUSED_NO_SUCH] = "There is no such choice.",
		[REFUSED_OPEN] = "There is a question without an answer yet; answer it or skip it.",
		[REFUSED_NOT_ENOUGH] = "What is still to be answered may change the verdict.",
	};
	_Static_assert(sizeof texts / sizeof texts[0] == REFUSALS, "a sentence for each refusal");
	return texts[refusal];
}
