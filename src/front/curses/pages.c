/* The list of the report's pages: which there are, which one is open, and the way to each. */
#include <stddef.h>

#include "base/buf.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"

static void
enter(struct stage *stage, const struct view *view)
{
	(void)view;
	stage->listed = stage->page;
}

static void
title(struct buf *buf, const struct stage *stage, const struct view *view)
{
	(void)view;
	buf_format(buf, "Pages · %d", stage->page_count);
}

static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	(void)view;
	for (int i = 0; i < stage->page_count; i++) {
		struct buf head = {0};
		buf_format(&head, "%2d  ", i + 1);
		body_choice(body, i == stage->listed, buf_text(&head),
			i == stage->page ? INK_STRONG : INK_BODY, stage->pages[i].title);
		buf_free(&head);
	}
}

static bool
act(struct stage *stage, const struct view *view, enum act act, int key, struct move *move)
{
	(void)view;
	(void)move;
	stage->scroll = SCROLL_FOCUS;
	if (stage_steer(act, stage->page_count, &stage->listed))
		return false;
	int page = act == ACT_PAGE_PICK ? key - '1' : stage->listed;
	if (page >= stage->page_count)
		return false;
	stage->page = stage->listed = page;
	stage->over = SCENES;
	stage->scroll = 0;
	return false;
}

const struct screen screen_pages = {
	.name = "pages", .enter = enter, .title = title, .draw = draw, .act = act};
