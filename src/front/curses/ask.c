/* One question: choose with a number or the arrows, go on with Enter. One key alone never answers:
 * a burst of stray keys should not get far. */
#include <stddef.h>

#include "base/buf.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "front/phrase.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

static void
enter(struct stage *stage, const struct view *view)
{
	int option = view->sheet[view->question].option;
	stage->option = option < 0 ? 0 : option;
}

static void
title(struct buf *buf, const struct stage *stage, const struct view *view)
{
	(void)stage;
	int topic = view->quiz->questions[view->question].topic;
	if (topic != NOBODY)
		buf_format(buf, "%s · ", view->quiz->topics[topic].name);
	phrase_position(buf, view);
}

static void
draw_options(struct body *body, const struct stage *stage, const struct view *view)
{
	const struct question *question = &view->quiz->questions[view->question];
	int given = view->sheet[view->question].option;
	for (int o = 0; o < question->option_count; o++) {
		struct buf head = {0};
		buf_char(&head, (char)('1' + o));
		buf_char(&head, ' ');
		if (given >= 0)
			buf_add(&head, o != given ? "  " : body->ascii ? "* " : "● ");
		else
			buf_char(&head, ' ');
		body_choice(body, o == stage->option, buf_text(&head),
			o == given ? INK_STRONG : INK_BODY, question->options[o].text);
		buf_free(&head);
	}
}

static void
draw_importance(struct body *body, int importance)
{
	static const int steps[] = {IMPORTANCE_LESS, IMPORTANCE_NORMAL, IMPORTANCE_DOUBLE};
	struct buf line = {0};
	buf_add(&line, "Counts");
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		bool here = steps[i] == importance;
		buf_add(&line, "  ");
		buf_add(&line, importance_word((enum importance)steps[i]));
		buf_add(&line, body->ascii ? (here ? " (*)" : " ( )") : here ? " ●" : " ○");
	}
	body_text(body, INK_BODY, buf_text(&line));
	buf_free(&line);
}

static void
gaps(struct body *body, int count)
{
	while (count-- > 0)
		body_gap(body);
}

static void
draw_with_gaps(struct body *body, const struct stage *stage, const struct view *view, int count,
               const char *enough)
{
	const struct question *question = &view->quiz->questions[view->question];
	struct reply reply = view->sheet[view->question];
	body_text(body, INK_STRONG, question->text);
	gaps(body, count);
	draw_options(body, stage, view);
	gaps(body, count);
	draw_importance(body, reply.importance);
	if (reply.option == REPLY_SKIPPED) {
		body_gap(body);
		body_text(body, INK_QUIET, "You skipped this question; it does not count.");
	}
	if (view->enough) {
		body_gap(body);
		body_text(body, INK_BODY, enough);
	}
}

/* With some air where that does not cost a line of the question. */
static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	draw_with_gaps(body, stage, view, 2, phrase_enough);
	if (body->count <= body->height)
		return;
	body_clear(body);
	draw_with_gaps(body, stage, view, 1, phrase_enough);
	if (body->count <= body->height || !view->enough)
		return;
	body_clear(body);
	draw_with_gaps(body, stage, view, 1, phrase_enough_short);
}

static bool
focus(struct stage *stage, const struct view *view, int option)
{
	if (option >= 0 && option < view->quiz->questions[view->question].option_count)
		stage->option = option;
	stage->scroll = SCROLL_FOCUS;
	return false;
}

static bool
act(struct stage *stage, const struct view *view, enum act act, int key, struct move *move)
{
	if (act == ACT_UP || act == ACT_DOWN)
		return focus(stage, view, stage->option + (act == ACT_UP ? -1 : +1));
	if (act == ACT_PICK)
		return focus(stage, view, key - '1');
	if (act == ACT_MORE || act == ACT_LESS || act == ACT_NORMAL)
		return stage_weigh(view, act, view->question, move);
	move->option = stage->option;
	return act == ACT_GO;
}

const struct screen screen_ask = {
	.name = "ask", .enter = enter, .title = title, .draw = draw, .act = act};
