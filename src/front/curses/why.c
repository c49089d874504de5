/* Why a question is asked. It never says which way an answer counts. */
#include "base/buf.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

static void
title(struct buf *buf, const struct stage *stage, const struct view *view)
{
	(void)stage;
	(void)view;
	buf_add(buf, "Why we ask");
}

static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	(void)stage;
	const struct question *question = &view->quiz->questions[view->question];
	body_text(body, INK_STRONG, question->text);
	body_gap(body);
	body_text(body, INK_BODY, question->why);
}

const struct screen screen_why = {.name = "why", .title = title, .draw = draw};
