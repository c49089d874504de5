/* The first page: what this is, how long it takes, how to begin. */
#include "base/buf.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "front/phrase.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

static void
title(struct buf *buf, const struct stage *stage, const struct view *view)
{
	(void)stage;
	phrase_length(buf, &view->progress);
}

static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	(void)stage;
	const struct quiz *quiz = view->quiz;
	body_text(body, INK_STRONG, quiz->title);
	body_gap(body);
	for (int i = 0; i < quiz->intro.count; i++) {
		body_text(body, INK_BODY, quiz->intro.list[i]);
		body_gap(body);
	}
	if (quiz->agenda != NULL) {
		body_text(body, INK_QUIET, quiz->agenda);
		body_gap(body);
	}
	struct buf begin = {0};
	buf_add(&begin, "Begin");
	if (key_works(ACT_SHORT, SCENE_INTRO, view, false)) {
		buf_add(&begin, " · s ");
		phrase_short(&begin, quiz);
	}
	body_choice(body, true, "", INK_STRONG, buf_text(&begin));
	buf_free(&begin);
	if (view->keeping != NULL && view->keeping->stopped != NULL)
		body_choice(body, false, "c ", INK_BODY, view->keeping->stopped);
	/* Last, so that nothing moves when it comes. */
	if (view->badge != NULL)
		body_text(body, INK_QUIET, view->badge);
}

const struct screen screen_intro = {.name = "intro", .title = title, .draw = draw};
