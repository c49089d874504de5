/* All answers at a glance, and behind them the way to the verdict. */
#include <stddef.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "front/phrase.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

enum { GUTTER = 4 }; /* columns between a question and the reply beside it */

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

/* The columns of the questions where there is room for the replies beside them, else 0. */
static int
half(const struct body *body)
{
	enum { ROOM_MIN = 112, TEXT_MAX = 72 };
	int columns = (body->room - GUTTER) / 2;
	return body->room < ROOM_MIN ? 0 : columns < TEXT_MAX ? columns : TEXT_MAX;
}

/* The reply beside the question that begins in line `first`, or under it, behind the mark that it has. */
static void
draw_reply(struct body *body, const struct view *view, int question, int first, const char *mark)
{
	struct buf indent = {0}, reply = {0};
	int columns = half(body);
	buf_format(&indent, "%*s", utf8_columns(mark) + 2, "");
	phrase_reply(&reply, view, question);
	int ink = view->sheet[question].option >= 0 ? INK_STRONG : INK_QUIET;
	if (columns > 0)
		body_beside(body, first, columns + GUTTER, ink, buf_text(&reply), columns);
	else
		body_item(body, INK_BODY, buf_text(&indent), ink, buf_text(&reply));
	buf_free(&indent);
	buf_free(&reply);
}

static bool
added(const struct stage *stage, const struct view *view, int question)
{
	return stage->before != NULL && view->asked[question] && !stage->before[question];
}

static bool
dropped(const struct stage *stage, const struct view *view, int question)
{
	return stage->before != NULL && !view->asked[question] && stage->before[question] &&
	       view->sheet[question].option >= 0;
}

typedef bool changed_fn(const struct stage *, const struct view *, int question);

static bool
any(changed_fn *is, const struct stage *stage, const struct view *view)
{
	for (int q = 0; q < view->quiz->question_count; q++) {
		if (is(stage, view, q))
			return true;
	}
	return false;
}

/* The answers that the last change took out of the count. */
static void
draw_dropped(struct body *body, const struct stage *stage, const struct view *view)
{
	if (!any(dropped, stage, view))
		return;
	body_gap(body);
	body_text(body, INK_STRONG, "No longer asked since the change, so these do not count:");
	for (int q = 0; q < view->quiz->question_count; q++) {
		if (!dropped(stage, view, q))
			continue;
		int first = body->count;
		body_item(body, INK_BODY, "- ", INK_BODY, view->quiz->questions[q].text);
		draw_reply(body, view, q, first, "- ");
	}
}

static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	int row = 0, first;
	body->columns = half(body) > 0 ? half(body) : body->columns;
	bool marked = any(added, stage, view);
	for (int q = 0; q < view->quiz->question_count; q++) {
		if (!view->asked[q])
			continue;
		bool here = row++ == stage->row;
		const char *mark = !marked ? "" : added(stage, view, q) ? "+ " : "  ";
		first = body->count;
		body_choice(body, here, mark, INK_BODY, view->quiz->questions[q].text);
		draw_reply(body, view, q, first, mark);
		if (here)
			body->focus_end = body->count;
	}
	if (marked) {
		body_gap(body);
		body_text(body, INK_QUIET, "+ asked since the change");
	}
	draw_dropped(body, stage, view);
	body_gap(body);
	if (view->enough) {
		body_text(body, INK_BODY, phrase_enough);
		body_gap(body);
	}
	draw_verdict(body, stage->row >= row, view);
}

static bool
act(struct stage *stage, const struct view *view, enum act act, int key, struct move *move)
{
	(void)key;
	int question = stage_row_question(view, stage->row);
	if (stage_steer(act, stage_rows(view) + 1, &stage->row)) {
		stage->scroll = SCROLL_FOCUS;
		return false;
	}
	if (act == ACT_CHANGE) {
		move->kind = question == NOBODY ? MOVE_CONFIRM : MOVE_CHANGE;
		move->question = stage->changing = question;
		if (question != NOBODY)
			stage_keep(stage, view);
		return true;
	}
	return question != NOBODY && stage_weigh(view, act, question, move);
}

const struct screen screen_review = {
	.name = "review", .enter = enter, .title = title, .draw = draw, .act = act};
