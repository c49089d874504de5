#include "front/play.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "sys/memory.h"
#include "verdict/odds.h"
#include "verdict/report.h"

/* A sitting in play: the report belongs to the answers as they are now. */
struct sitting {
	struct flow *flow;
	struct journal journal;
	bool stranger;
	enum refusal last;
	struct arena memory;
	const struct report *report; /* in `memory`; NULL until a result is shown */
	bool judged;                 /* the badge was looked for */
	struct buf badge;
};

/* Only where that takes a few milliseconds; other quizzes go without. */
static void
judge(struct sitting *s)
{
	struct arena scratch = {0};
	const struct odds *odds = odds_glance(&scratch, s->flow->quiz, &odds_quick);
	if (odds != NULL)
		odds_badge(&s->badge, odds);
	arena_free(&scratch);
	memory_return();
	s->judged = true;
}

static bool
pending(const struct sitting *s)
{
	return s->journal.keeping != NULL && s->journal.keeping->pending && s->journal.keep != NULL;
}

static void
keep(struct sitting *s)
{
	if (pending(s))
		s->journal.keep(s->journal.context, s->flow);
}

static void
report(struct sitting *s)
{
	if (s->report != NULL)
		return;
	s->report = report_build_noted(&s->memory, s->flow->quiz, s->flow->sheet, s->journal.notice);
	if (s->journal.saving != NULL)
		s->journal.offer(s->journal.context, s->flow->quiz);
}

static struct view
show(struct sitting *s, const struct front *front)
{
	if (front->blind)
		return flow_glance(s->flow, s->last);
	struct view view = flow_view(s->flow, s->last);
	view.keeping = s->journal.keeping;
	view.stranger = s->stranger;
	view.later = pending(s);
	if (view.state == FLOW_RESULT) {
		report(s);
		view.report = s->report;
		view.saving = s->journal.saving;
	}
	if (view.state != FLOW_INTRO)
		return view;
	view.later = view.later || !s->judged;
	view.badge = s->badge.length > 0 ? buf_text(&s->badge) : NULL;
	return view;
}

static void
apply(struct sitting *s, const struct move *move)
{
	/* Where keys come faster than screens, what they did is kept nevertheless, move by move. */
	keep(s);
	s->last = flow_apply(s->flow, move);
	if (s->last != ACCEPTED)
		return;
	arena_free(&s->memory);
	s->report = NULL;
	if (s->journal.write != NULL)
		s->journal.write(s->journal.context, s->flow, move);
}

/* One turn; false when it was the last, with *end set. */
static bool
turn(struct sitting *s, const struct front *front, struct front_ctx *ctx, enum play_end *end)
{
	struct view view = show(s, front);
	view.again = ctx->again;
	struct move move = {.kind = MOVE_KINDS, .question = NOBODY, .option = NOBODY};
	switch (front->turn(ctx, &view, &move)) {
	case FRONT_MOVE:
		apply(s, &move);
		/* The next one is somebody else. */
		*end = PLAY_OVER;
		return !s->stranger || move.kind != MOVE_RESTART || s->last != ACCEPTED;
	case FRONT_IDLE:
		s->last = ACCEPTED;
		return true;
	case FRONT_SHOWN:
		keep(s);
		if (view.state == FLOW_INTRO && !s->judged)
			judge(s);
		return true;
	case FRONT_RESUME:
		s->journal.resume(s->journal.context, s->flow);
		s->last = ACCEPTED;
		return true;
	case FRONT_SAVE:
		s->journal.save(s->journal.context, s->report, &ctx->save);
		s->last = ACCEPTED;
		return true;
	case FRONT_WELCOME:
	case FRONT_ENTER:
		*end = PLAY_OVER;
		return false;
	case FRONT_EXPIRED:
		*end = PLAY_EXPIRED;
		return false;
	case FRONT_DESERTED:
	case FRONT_GONE:
		*end = PLAY_GONE;
		return false;
	case FRONT_KILLED:
		*end = PLAY_KILLED;
		return false;
	}
	return false;
}

enum play_end
play(const struct front *front, struct front_ctx *ctx, struct flow *flow, struct journal journal)
{
	struct sitting sitting = {
		.flow = flow, .journal = journal, .last = ACCEPTED, .stranger = ctx->patience != NULL};
	enum play_end end = PLAY_LEFT;
	while (flow->state != FLOW_LEFT && turn(&sitting, front, ctx, &end))
		;
	end = flow->state == FLOW_LEFT ? PLAY_LEFT : end;
	keep(&sitting);
	arena_free(&sitting.memory);
	buf_free(&sitting.badge);
	return end;
}
