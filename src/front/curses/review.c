/* All answers at a glance, and behind them the way to the verdict. */
#include <stddef.h>

#include "base/buf.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "front/phrase.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

/* On the question that was just changed; else on what is to be done next: the first question without
 * a reply, or the verdict. */
static void
enter(struct stage *stage, const struct view *view)
{
	bool back = stage->changing != NOBODY && view->asked[stage->changing];
	stage->row = 0;
	for (int q = 0; q < view->quiz->question_count; q++) {
		if (back ? q == stage->changing : view->asked[q] && view->sheet[q].option == REPLY_OPEN)
			break;
		stage->row += view->asked[q];
	}
	stage->changing = NOBODY;
}

static void
title(struct buf *buf, const struct stage *stage, const struct view *view)
{
	(void)stage;
	buf_format(buf, "Your answers · %d of ", view->progress.done);
	phrase_length(buf, &view->progress);
}

static int
open_count(const struct view *view)
{
	int count = 0;
	for (int q = 0; q < view->quiz->question_count; q++)
		count += view->asked[q] && view->sheet[q].option == REPLY_OPEN;
	return count;
}

static void
draw_verdict(struct body *body, bool here, const struct view *view)
{
	struct buf text = {0};
	int open = open_count(view);
	buf_add(&text, "To the verdict");
	if (open > 0)
		buf_format(&text, " (%d still without a reply)", open);
	body_choice(body, here, "", INK_STRONG, buf_text(&text));
	buf_free(&text);
}

static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	int row = 0;
	for (int q = 0; q < view->quiz->question_count; q++) {
		if (!view->asked[q])
			continue;
		struct buf reply = {0};
		bool here = row++ == stage->row;
		body_choice(body, here, "", INK_BODY, view->quiz->questions[q].text);
		phrase_reply(&reply, view, q);
		body_item(body, INK_BODY, "  ", INK_STRONG, buf_text(&reply));
		buf_free(&reply);
		if (here)
			body->focus_end = body->count;
	}
	body_gap(body);
	draw_verdict(body, stage->row >= row, view);
}

static bool
act(struct stage *stage, const struct view *view, enum act act, int key, struct move *move)
{
	(void)key;
	int question = stage_row_question(view, stage->row);
	if (act == ACT_UP || act == ACT_DOWN) {
		int row = stage->row + (act == ACT_UP ? -1 : +1);
		if (row >= 0 && row <= stage_rows(view))
			stage->row = row;
		stage->scroll = SCROLL_FOCUS;
		return false;
	}
	if (act == ACT_CHANGE) {
		move->kind = question == NOBODY ? MOVE_CONFIRM : MOVE_CHANGE;
		move->question = stage->changing = question;
		return true;
	}
	return question != NOBODY && stage_weigh(view, act, question, move);
}

const struct screen screen_review = {
	.name = "review", .enter = enter, .title = title, .draw = draw, .act = act};
