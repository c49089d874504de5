/* The keys of the screen below, made from the table that they work by. */
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/wrap.h"
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

/* Names that have no room in their column go on below. */
static void
add_line(struct body *body, struct buf *names, const char *help)
{
	int columns = body->columns < NARROW_COLUMNS ? NAMES_COLUMNS_NARROW : NAMES_COLUMNS;
	const char *rest;
	struct buf head = {0};
	buf_bytes(&head, buf_text(names), wrap_line(buf_text(names), columns - 2, &rest));
	buf_repeat(&head, " ", (size_t)(columns - utf8_columns(buf_text(&head))));
	body_item(body, INK_STRONG, buf_text(&head), INK_BODY, help);
	if (*rest != '\0') {
		buf_clear(&head);
		buf_add(&head, rest);
		body_text(body, INK_STRONG, buf_text(&head));
	}
	buf_free(&head);
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
