/* A kiosk between two sittings: what there is, what came of it today, how to begin. */
#include <stddef.h>

#include "base/buf.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "front/welcome.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

static void
enter(struct stage *stage, const struct view *view)
{
	(void)view;
	stage->quiz = 0;
}

static void
title(struct buf *buf, const struct stage *stage, const struct view *view)
{
	(void)stage;
	const struct welcome *welcome = view->welcome;
	if (welcome->count == 1)
		buf_add(buf, welcome->list[0].length);
	else
		buf_format(buf, "%d quizzes", welcome->count);
}

/* One quiz alone is the page. */
static void
draw_one(struct body *body, const struct welcome_quiz *quiz, const struct texts *intro)
{
	body_text(body, INK_STRONG, quiz->title);
	body_gap(body);
	if (intro->count > 0) {
		body_text(body, INK_BODY, intro->list[0]);
		body_gap(body);
	}
	if (quiz->today != NULL) {
		body_text(body, INK_STRONG, quiz->today);
		body_gap(body);
	}
	body_choice(body, true, "", INK_STRONG, "Press Enter to begin");
}

static void
draw_list(struct body *body, const struct welcome *welcome, int focus)
{
	body_text(body, INK_STRONG, "Choose a quiz and press Enter");
	body_gap(body);
	for (int i = 0; i < welcome->count; i++) {
		struct buf head = {0};
		buf_format(&head, "%d  ", i + 1);
		body_choice(body, i == focus, buf_text(&head), INK_STRONG, welcome->list[i].title);
		body_item(body, INK_BODY, "   ", INK_QUIET, welcome->list[i].length);
		if (welcome->list[i].today != NULL)
			body_item(body, INK_BODY, "   ", INK_BODY, welcome->list[i].today);
		if (i == focus)
			body->focus_end = body->count;
		body_gap(body);
		buf_free(&head);
	}
}

static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	const struct welcome *welcome = view->welcome;
	if (welcome->count == 1)
		draw_one(body, &welcome->list[0], &view->quiz->intro);
	else
		draw_list(body, welcome, stage->quiz);
	if (welcome->count == 1)
		body_gap(body);
	body_text(body, INK_QUIET, welcome->kept);
}

static bool
act(struct stage *stage, const struct view *view, enum act act, int key, struct move *move)
{
	(void)move;
	int quiz = act == ACT_QUIZ ? key - '1' : stage->quiz + (act == ACT_DOWN) - (act == ACT_UP);
	if (quiz < 0 || quiz >= view->welcome->count)
		return false;
	stage->quiz = quiz;
	stage->scroll = SCROLL_FOCUS;
	return false;
}

const struct screen screen_welcome = {
	.name = "welcome", .enter = enter, .title = title, .draw = draw, .act = act};
