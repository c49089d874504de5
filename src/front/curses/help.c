/* The keys of the screen below, made from the table that they work by. */
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

enum {
	NARROW_COLUMNS = 60,
	NAMES_COLUMNS = 24,
	NAMES_COLUMNS_NARROW = 14,
};

static void
title(struct buf *buf, const struct stage *stage, const struct view *view)
{
	(void)stage;
	(void)view;
	buf_add(buf, "Keys");
}

static void
add_line(struct body *body, struct buf *names, const char *help)
{
	int columns = body->columns < NARROW_COLUMNS ? NAMES_COLUMNS_NARROW : NAMES_COLUMNS;
	int gap = columns - utf8_columns(buf_text(names));
	buf_repeat(names, " ", gap < 2 ? 2 : (size_t)gap);
	body_item(body, INK_STRONG, buf_text(names), INK_BODY, help);
	buf_clear(names);
}

static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	enum scene scene = stage_below(stage);
	int digits = stage_highest(stage, view, scene);
	struct buf names = {0};
	const char *help = NULL; /* what the names so far do */
	for (int act = 0; act < ACTS; act++) {
		if (!key_works((enum act)act, scene, view, false))
			continue;
		bool same = help != NULL && strcmp(help, key_rows[act].help) == 0;
		if (same)
			buf_add(&names, ", ");
		else if (help != NULL)
			add_line(body, &names, help);
		help = key_rows[act].help;
		key_names(&names, (enum act)act, digits, body->ascii);
	}
	if (help != NULL)
		add_line(body, &names, help);
	buf_free(&names);
}

const struct screen screen_help = {.name = "help", .title = title, .draw = draw};
