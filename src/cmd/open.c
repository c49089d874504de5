/* The results that a code stands for. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "cmd/cmd.h"
#include "cmd/codes.h"
#include "sys/clock.h"
#include "verdict/flow.h"
#include "verdict/quiz.h"

static void
make(struct flow *flow, struct move move)
{
	flow_apply(flow, &move);
}

/* Replies as they were given, up to the verdict. From the review, where a question can stay open. */
static void
replay(struct flow *flow, const struct coded *coded)
{
	make(flow, (struct move){.kind = coded->form->is_short ? MOVE_SHORT : MOVE_BEGIN});
	make(flow, (struct move){.kind = MOVE_REVIEW});
	for (int q = 0; q < flow->quiz->question_count; q++) {
		struct reply reply = coded->sheet[q];
		if (!flow->asked[q] || reply.option == REPLY_OPEN)
			continue;
		make(flow, (struct move){.kind = MOVE_CHANGE, .question = q});
		if (reply.importance != IMPORTANCE_NORMAL)
			make(flow, (struct move){.kind = MOVE_WEIGH, .question = q, .importance = reply.importance});
		make(flow, (struct move){.kind = reply.option < 0 ? MOVE_SKIP : MOVE_ANSWER,
			.question = q, .option = reply.option});
		if (flow->state == FLOW_ASK)
			make(flow, (struct move){.kind = MOVE_BACK});
	}
	make(flow, (struct move){.kind = flow_open(flow) == NOBODY ? MOVE_CONFIRM : MOVE_ENOUGH});
}

static int
show(const struct args *args, struct arena *arena, const struct quiz *quiz, const struct coded *coded,
     struct fail *fail)
{
	struct buf said = {0};
	if (coded->changed)
		codes_say_changed(&said, "this code was");
	const char *notice = coded->changed ? buf_take(&said, arena) : NULL;
	buf_free(&said);
	if (args->format != NULL || args->plain || !cmd_has_screen())
		return cmd_report_of(args, coded->form, coded->sheet, clock_utc(), notice, fail) ? END_FINE
		                                                                                : END_FAILED;
	struct flow flow = flow_new(arena, quiz);
	replay(&flow, coded);
	return cmd_show(args, &flow, notice, fail);
}

int
cmd_open(const struct args *args)
{
	struct arena arena = {0};
	struct fail fail = {0};
	struct code code;
	struct coded coded;
	struct codes_shelf shelf = {0};
	const struct quiz *quiz;
	const char *named = args->operand_count > 1 ? args->operands[1] : NULL;
	int end = END_FAILED;
	if (args->operand_count == 0)
		fail_set(&fail, "name the code that is to be opened");
	else if (codes_read(&arena, "the code", args->operands[0], &code, &fail) &&
	         codes_quiz(&arena, &shelf, &code, named, &quiz, &fail) &&
	         codes_sheet(&arena, "the code", &code, quiz, &coded, &fail))
		end = show(args, &arena, quiz, &coded, &fail);
	arena_free(&arena);
	return end == END_FAILED ? cmd_fail(&fail) : end;
}
