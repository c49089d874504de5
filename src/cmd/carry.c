#include "cmd/carry.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "store/sitting.h"
#include "sys/clock.h"
#include "verdict/flow.h"
#include "verdict/quiz.h"

static int
replies(const struct flow *flow)
{
	int count = 0;
	for (int q = 0; q < flow->quiz->question_count; q++)
		count += flow->asked[q] && flow->sheet[q].option != REPLY_OPEN;
	return count;
}

bool
carry_on(struct flow *flow, const struct sitting_move *moves, int count)
{
	struct move move;
	for (int i = 0; i < count; i++)
		if (!move_read(flow->whole, moves[i].text, &move, NULL) || flow_apply(flow, &move) != ACCEPTED)
			return false;
	return true;
}

/* -- to a quiz that has changed -- */

struct carry {
	struct flow *flow;
	void (*made)(void *context, const struct flow *, const struct move *);
	void *context;
};

static void
make(const struct carry *carry, struct move move)
{
	if (flow_apply(carry->flow, &move) == ACCEPTED && carry->made != NULL)
		carry->made(carry->context, carry->flow, &move);
}

/* What was replied to the questions that are still there. */
static void
gather(const struct quiz *quiz, const struct sitting_move *moves, int count, struct reply *sheet)
{
	struct move move;
	sheet_clear(quiz, sheet);
	for (int i = 0; i < count; i++) {
		if (!move_read(quiz, moves[i].text, &move, NULL))
			continue;
		if (move.kind == MOVE_ANSWER)
			sheet[move.question].option = (signed char)move.option;
		else if (move.kind == MOVE_SKIP)
			sheet[move.question].option = REPLY_SKIPPED;
		else if (move.kind == MOVE_WEIGH)
			sheet[move.question].importance = (unsigned char)move.importance;
	}
}

/* One reply, from the review and back to it. */
static void
give(const struct carry *carry, int q, struct reply reply)
{
	make(carry, (struct move){.kind = MOVE_CHANGE, .question = q});
	if (reply.importance != IMPORTANCE_NORMAL)
		make(carry, (struct move){.kind = MOVE_WEIGH, .question = q, .importance = reply.importance});
	if (reply.option >= 0)
		make(carry, (struct move){.kind = MOVE_ANSWER, .question = q, .option = reply.option});
	else
		make(carry, (struct move){.kind = MOVE_SKIP, .question = q});
	if (carry->flow->state == FLOW_ASK)
		make(carry, (struct move){.kind = MOVE_BACK});
}

void
carry_over(struct flow *flow, const struct sitting_move *moves, int count,
           void (*made)(void *, const struct flow *, const struct move *), void *context)
{
	struct arena scratch = {0};
	const struct carry carry = {flow, made, context};
	struct reply *sheet = ARENA_ARRAY(&scratch, (size_t)flow->whole->question_count, struct reply);
	gather(flow->whole, moves, count, sheet);
	bool brief = count > 0 && strcmp(moves[0].text, move_word(MOVE_SHORT)) == 0;
	bool whole = flow_allows(flow, MOVE_BEGIN) && !(brief && flow_allows(flow, MOVE_SHORT));
	make(&carry, (struct move){.kind = whole ? MOVE_BEGIN : MOVE_SHORT});
	make(&carry, (struct move){.kind = MOVE_REVIEW});
	for (int q = 0; q < flow->quiz->question_count; q++)
		if (flow->asked[q] && sheet[q].option != REPLY_OPEN)
			give(&carry, q, sheet[q]);
	if (flow_open(flow) != NOBODY)
		make(&carry, (struct move){.kind = MOVE_CHANGE, .question = flow_open(flow)});
	arena_free(&scratch);
}

/* -- the offer -- */

static void
add_place(struct buf *out, const struct flow *flow)
{
	int place = 1;
	if (flow->state != FLOW_ASK) {
		buf_add(out, "You stopped at your answers");
		return;
	}
	for (int q = 0; q < flow->at; q++)
		place += flow->asked[q];
	buf_format(out, "You stopped at question %d", place);
}

bool
carry_offer(struct buf *out, const struct quiz *quiz, const struct sitting *old,
            const struct sitting_move *moves, int count)
{
	struct arena scratch = {0};
	struct flow flow = flow_new(&scratch, quiz);
	bool same = strcmp(old->digest, quiz->digest) == 0, good = true;
	if (same)
		good = carry_on(&flow, moves, count);
	else
		carry_over(&flow, moves, count, NULL, NULL);
	int left = replies(&flow);
	good = good && left > 0;
	if (good && same)
		add_place(out, &flow);
	else if (good)
		buf_add(out, "You stopped");
	if (good) {
		buf_add(out, " on ");
		clock_write(out, old->last, false);
		buf_char(out, '.');
	}
	if (good && !same)
		buf_format(out, " The quiz has changed since; %d of %lld answers still exist.", left,
		           (long long)old->replies);
	arena_free(&scratch);
	return good;
}
