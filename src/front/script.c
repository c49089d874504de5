/* The script: plays a sheet of replies, with no participant and nothing shown. Open replies count as
 * skipped. It goes through the same moves as a person, so the same answers give the same report. */
#include <stddef.h>

#include "front/front.h"

static bool
open_script(struct front_ctx *ctx, struct fail *fail)
{
	(void)fail;
	ctx->self = NULL;
	return true;
}

static struct move
reply(const struct front_ctx *ctx, const struct view *view)
{
	int q = view->question;
	struct reply want = ctx->script[q];
	if (want.importance != view->sheet[q].importance)
		return (struct move){
			.kind = MOVE_WEIGH, .question = q, .importance = want.importance};
	if (want.option < 0)
		return (struct move){.kind = MOVE_SKIP, .question = q};
	return (struct move){.kind = MOVE_ANSWER, .question = q, .option = want.option};
}

static enum front_event
turn(struct front_ctx *ctx, const struct view *view, struct move *move)
{
	if (view->refusal != ACCEPTED)
		return FRONT_GONE; /* the same move would be refused for ever */
	switch (view->state) {
	case FLOW_INTRO:
		*move = (struct move){
			.kind = view->allowed >> MOVE_BEGIN & 1U ? MOVE_BEGIN : MOVE_SHORT};
		return FRONT_MOVE;
	case FLOW_ASK:
		*move = reply(ctx, view);
		return FRONT_MOVE;
	case FLOW_REVIEW:
		*move = (struct move){.kind = MOVE_CONFIRM};
		return FRONT_MOVE;
	case FLOW_RESULT:
		*move = (struct move){.kind = MOVE_LEAVE};
		return FRONT_MOVE;
	case FLOW_LEFT:
	case FLOW_STATES:
		break;
	}
	return FRONT_GONE;
}

static void
close_script(struct front_ctx *ctx)
{
	(void)ctx;
}

const struct front front_script = {
	.name = "script",
	.blind = true,
	.open = open_script,
	.turn = turn,
	.close = close_script,
};
