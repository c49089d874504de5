/* "Leave?", asked only where something would be lost. */
#include "base/buf.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "front/phrase.h"
#include "verdict/view.h"

static void
title(struct buf *buf, const struct stage *stage, const struct view *view)
{
	(void)view;
	buf_add(buf, stage->sure == MOVE_RESTART ? "Again" : "Leave");
}

static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	bool again = stage->sure == MOVE_RESTART;
	body_text(body, INK_STRONG, again ? "Start again?" : "Leave without a verdict?");
	body_gap(body);
	struct buf text = {0};
	if (again)
		buf_add(&text, "All your answers will be cleared.");
	else
		phrase_unfinished(&text, view);
	body_text(body, INK_BODY, buf_text(&text));
	buf_free(&text);
	body_gap(body);
	body_item(body, INK_STRONG, "y     ", INK_BODY, again ? "start again" : "leave");
	body_item(body, INK_STRONG, "Esc   ", INK_BODY, "stay");
}

const struct screen screen_sure = {.name = "sure", .title = title, .draw = draw};
