/* The report as pages that one leafs through. */
#include <stddef.h>

#include "base/buf.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "verdict/view.h"

static void
enter(struct stage *stage, const struct view *view)
{
	(void)view;
	stage->page = 0;
	stage->scroll = 0;
}

static void
title(struct buf *buf, const struct stage *stage, const struct view *view)
{
	(void)view;
	buf_format(buf, "%s · %d of %d", stage->pages[stage->page].title, stage->page + 1,
		stage->page_count);
}

static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	(void)view;
	body_page(body, &stage->pages[stage->page]);
}

static bool
act(struct stage *stage, const struct view *view, enum act act, int key, struct move *move)
{
	(void)view;
	(void)move;
	int page = act == ACT_PAGE_PICK ? key - '1' : stage->page + (act == ACT_PAGE_NEXT ? +1 : -1);
	if (page >= 0 && page < stage->page_count && page != stage->page) {
		stage->page = page;
		stage->scroll = 0;
	}
	return false;
}

const struct screen screen_result = {
	.name = "result", .enter = enter, .title = title, .draw = draw, .act = act};
