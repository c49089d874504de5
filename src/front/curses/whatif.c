/* What if: the supposed answers as a list, under what they come to, or beside it in wide windows. The list
 * moves under the verdict, so that both are always in sight; so this screen is never scrolled as a
 * whole. */
#include <stddef.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "front/phrase.h"
#include "verdict/quiz.h"
#include "verdict/report.h"
#include "verdict/view.h"
#include "verdict/whatif.h"

enum {
	GUTTER = 4, /* columns between the list and what stands beside it */
	PAGE = 5,   /* questions that PgUp and PgDn pass */
};

/* The view with the supposed answers in place of the real ones. */
static struct view
supposed(const struct stage *stage, const struct view *view)
{
	struct view other = *view;
	other.sheet = stage->whatif->sheet;
	other.asked = stage->whatif->asked;
	return other;
}

/* What was supposed last is still there. */
static void
enter(struct stage *stage, const struct view *view)
{
	if (stage->whatif != NULL)
		return;
	stage->whatif = whatif_new(&stage->supposed, view->quiz, view->sheet);
	stage->supposing = 0;
	while (stage->supposing < view->quiz->question_count - 1 && !view->asked[stage->supposing])
		stage->supposing++;
}

static void
title(struct buf *buf, const struct stage *stage, const struct view *view)
{
	(void)view;
	int changes = whatif_changes(stage->whatif);
	buf_add(buf, "What if · ");
	if (changes == 0)
		buf_add(buf, stage->whatif->lifted ? "ruling out lifted" : "nothing changed");
	else
		buf_format(buf, "%d changed", changes);
}

/* -- the list -- */

struct list {
	struct body body;
	int *starts; /* of each item; one more for the end of the last */
	int count, focus;
	int above, below; /* items that are not drawn: too far from the focus to be seen */
	int points;  /* columns for what an answer gives, at the right */
};

static int
points_columns(const struct whatif *whatif, int most)
{
	struct buf buf = {0};
	int widest = 0;
	for (int q = 0; q < whatif->quiz->question_count; q++) {
		report_whatif_points(&buf, whatif, q);
		int columns = utf8_columns(buf_text(&buf));
		widest = columns > widest ? columns : widest;
		buf_clear(&buf);
	}
	buf_free(&buf);
	return widest < most ? widest : most;
}

/* The answer, between marks that it can be changed if `here`; what it gives stands at the right. */
static void
draw_answer(struct list *list, const struct whatif *whatif, const struct view *view, int q, bool here)
{
	struct body *body = &list->body;
	struct buf text = {0}, points = {0};
	int columns = body->columns, first = body->count;
	buf_add(&text, here ? "‹ " : "");
	phrase_reply(&text, view, q);
	buf_add(&text, here ? " ›" : "");
	int favoured = report_whatif_points(&points, whatif, q);
	int width = utf8_columns(buf_text(&points)) < list->points ? utf8_columns(buf_text(&points))
	                                                           : list->points;
	body->columns -= list->points + 2;
	body_item(body, INK_BODY, "  ", view->sheet[q].option >= 0 ? INK_STRONG : INK_QUIET,
		buf_text(&text));
	body->columns = columns;
	body_beside(body, first, columns - width, favoured == NOBODY ? INK_QUIET : INK_OUTCOME + favoured,
		buf_text(&points), list->points);
	buf_free(&text);
	buf_free(&points);
}

/* What the answer to a changed question really is. */
static void
draw_given(struct body *body, const struct whatif *whatif, const struct view *view, int q)
{
	struct view given = *view;
	struct buf text = {0};
	given.sheet = whatif->given;
	buf_add(&text, "really: ");
	phrase_reply(&text, &given, q);
	body_item(body, INK_BODY, "  ", INK_QUIET, buf_text(&text));
	buf_free(&text);
}

static const char *
mark_text(enum whatif_mark mark)
{
	switch (mark) {
	case WHATIF_CHANGED:
		return "* ";
	case WHATIF_ADDED:
		return "+ ";
	case WHATIF_DROPPED:
		return "- ";
	case WHATIF_SAME:
	case WHATIF_ABSENT:
		break;
	}
	return "  ";
}

static void
draw_question(struct list *list, const struct stage *stage, const struct view *view, int q)
{
	const struct whatif *whatif = stage->whatif;
	enum whatif_mark mark = whatif_mark(whatif, q);
	bool here = q == stage->supposing;
	list->focus = here ? list->count : list->focus;
	list->starts[list->count++] = list->body.count;
	body_choice(&list->body, here, mark_text(mark), INK_BODY, view->quiz->questions[q].text);
	draw_answer(list, whatif, view, q, here);
	if (mark == WHATIF_CHANGED)
		draw_given(&list->body, whatif, view, q);
	else if (mark == WHATIF_ADDED)
		body_item(&list->body, INK_BODY, "  ", INK_QUIET, "asked only now");
}

static void
draw_dropped(struct list *list, const struct view *view, int q)
{
	struct body *body = &list->body;
	list->starts[list->count++] = body->count;
	body_item(body, INK_BODY, mark_text(WHATIF_DROPPED), INK_BODY, view->quiz->questions[q].text);
	body_item(body, INK_BODY, "  ", INK_QUIET, "no longer asked, so your answer does not count");
}

static bool
is_item(const struct whatif *whatif, int q)
{
	return whatif->asked[q] || whatif_mark(whatif, q) == WHATIF_DROPPED;
}

/* The place of the focused question. */
static int
item_of(const struct stage *stage, const struct view *view)
{
	int item = 0;
	for (int q = 0; q < view->quiz->question_count && q < stage->supposing; q++)
		item += is_item(stage->whatif, q);
	return item;
}

static struct list
draw_list(const struct body *body, const struct stage *stage, const struct view *view, int columns)
{
	int questions = view->quiz->question_count, first = item_of(stage, view) - body->height, item = 0;
	struct list list = {
		.body = body_new(body->memory, body->margin, columns, body->ascii),
		.starts = ARENA_ARRAY(body->memory, 2 * (size_t)body->height + 2, int),
		.points = points_columns(stage->whatif, columns / 3),
	};
	for (int q = 0; q < questions; q++) {
		if (!is_item(stage->whatif, q))
			continue;
		if (item < first)
			list.above++;
		else if (item > first + 2 * body->height)
			list.below++;
		else if (view->asked[q])
			draw_question(&list, stage, view, q);
		else
			draw_dropped(&list, view, q);
		item++;
	}
	list.starts[list.count] = list.body.count;
	return list;
}

/* -- what of it is in sight -- */

static int
height(const struct list *list, int item)
{
	return list->starts[item + 1] - list->starts[item];
}

/* The lines of the list that fit into the rows from the focused item on, with the one behind it if there
 * is room, and what stands before them. Where not all do, a line says how much there is above and below. */
static void
draw_window(struct body *body, const struct list *list, int rows)
{
	int first = 0, end = list->count, lines = list->body.count;
	if (lines > rows) {
		rows = rows > 2 ? rows - 1 : 1;
		first = list->focus;
		end = first + 1;
		lines = height(list, first);
		if (end < list->count && lines + height(list, end) <= rows)
			lines += height(list, end++);
		while (first > 0 && lines + height(list, first - 1) <= rows)
			lines += height(list, --first);
		while (end < list->count && lines + height(list, end) <= rows)
			lines += height(list, end++);
	}
	int shown = lines > rows ? rows : lines, from = list->starts[first];
	int at = body->count;
	body_page(body, &(struct page){.lines = list->body.lines + from, .count = shown});
	body->focus = at + list->starts[list->focus] - from;
	body->focus_end = body->focus + 1;
	body->focus_column = list->body.focus_column;
	int above = list->above + first, below = list->below + list->count - end;
	if (above + below == 0)
		return;
	struct buf more = {0};
	if (above > 0)
		buf_format(&more, "%s %d more", body->ascii ? "^" : "▴", above);
	if (below > 0)
		buf_format(&more, "%s%s %d more", above > 0 ? "  " : "", body->ascii ? "v" : "▾", below);
	body_text(body, INK_QUIET, buf_text(&more));
	buf_free(&more);
}

static const struct page *
head_page(const struct body *body, const struct whatif *whatif, int columns, enum whatif_shape shape)
{
	struct paper paper = {.columns = columns, .ascii = body->ascii, .screen = true};
	return report_whatif(body->memory, whatif, &paper, shape);
}

/* Under each other: the verdict takes the largest shape that leaves room for the focused question. */
static void
draw_stacked(struct body *body, const struct stage *stage, const struct view *view)
{
	struct list list = draw_list(body, stage, view, body->columns);
	int columns = body->columns + 2 * body->margin, wanted = height(&list, list.focus) + 1;
	const struct page *head = NULL;
	for (int shape = WHATIF_BARS; shape <= WHATIF_VERDICT; shape++) {
		head = head_page(body, stage->whatif, columns, (enum whatif_shape)shape);
		if (head->count + wanted <= body->height && (shape > WHATIF_BARS || 2 * head->count <= body->height))
			break;
	}
	body_page(body, head);
	if (body->height - body->count > wanted)
		body_gap(body);
	draw_window(body, &list, body->height - body->count);
}

/* One line behind another. */
static struct line
joined(struct body *body, const struct line *left, const struct line *right, int at)
{
	int columns = 0, count = 0;
	struct run *runs = ARENA_ARRAY(body->memory, (size_t)(left->count + right->count) + 1, struct run);
	for (int r = 0; r < left->count; r++) {
		runs[count++] = left->runs[r];
		columns += utf8_columns(left->runs[r].text);
	}
	struct buf gap = {0};
	buf_repeat(&gap, " ", at > columns ? (size_t)(at - columns) : 0);
	runs[count++] = (struct run){INK_BODY, buf_take(&gap, body->memory)};
	buf_free(&gap);
	for (int r = 0; r < right->count; r++)
		runs[count++] = right->runs[r];
	return (struct line){runs, count};
}

static void
draw_beside(struct body *body, const struct stage *stage, const struct view *view, int half)
{
	struct list list = draw_list(body, stage, view, half);
	/* The page brings a margin of its own. */
	int columns = half + 2 * body->margin;
	const struct page *head = head_page(body, stage->whatif, columns, WHATIF_MANY);
	for (int shape = WHATIF_SOME; head->count > body->height && shape <= WHATIF_BARS; shape++)
		head = head_page(body, stage->whatif, columns, (enum whatif_shape)shape);
	draw_window(body, &list, body->height);
	while (body->count < head->count)
		body_gap(body);
	for (int i = 0; i < head->count; i++)
		body->lines[i] = joined(body, &body->lines[i], &head->lines[i], half + GUTTER);
}

static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	enum { ROOM_MIN = 112, TEXT_MAX = 72 };
	int half = (body->room - GUTTER) / 2;
	struct view other = supposed(stage, view);
	if (body->room < ROOM_MIN)
		draw_stacked(body, stage, &other);
	else
		draw_beside(body, stage, &other, half < TEXT_MAX ? half : TEXT_MAX);
}

/* -- keys -- */

/* So many questions up or down, as far as there are any. */
static void
go(struct stage *stage, int steps)
{
	const struct whatif *whatif = stage->whatif;
	int direction = steps < 0 ? -1 : +1;
	for (int q = stage->supposing; q >= 0 && q < whatif->quiz->question_count && steps != 0;) {
		q += direction;
		if (q >= 0 && q < whatif->quiz->question_count && whatif->asked[q]) {
			stage->supposing = q;
			steps -= direction;
		}
	}
}

/* The answers go round, skipping behind the last of them. */
static void
turn(struct whatif *whatif, int question, int direction)
{
	int places = whatif->quiz->questions[question].option_count + 1;
	int option = whatif->sheet[question].option;
	int now = option >= 0 ? option : option == REPLY_SKIPPED ? places - 1 : direction > 0 ? -1 : places;
	int next = (now + direction + places) % places;
	whatif_answer(whatif, question, next == places - 1 ? REPLY_SKIPPED : next);
}

static bool
act(struct stage *stage, const struct view *view, enum act act, int key, struct move *move)
{
	struct whatif *whatif = stage->whatif;
	struct view other = supposed(stage, view);
	static const int steps[ACTS] = {
		[ACT_UP] = -1, [ACT_DOWN] = +1, [ACT_SCREEN_UP] = -PAGE, [ACT_SCREEN_DOWN] = +PAGE,
	};
	int all = view->quiz->question_count;
	if (act == ACT_OPTION_NEXT || act == ACT_OPTION_BACK)
		turn(whatif, stage->supposing, act == ACT_OPTION_NEXT ? +1 : -1);
	else if (act == ACT_SUPPOSE)
		whatif_answer(whatif, stage->supposing, key - '1');
	else if (act == ACT_LIFT)
		whatif_lift(whatif);
	else if (act == ACT_UNDO)
		whatif_undo(whatif);
	else if (act == ACT_TOP || act == ACT_BOTTOM)
		go(stage, act == ACT_TOP ? -all : +all);
	else if (steps[act] != 0)
		go(stage, steps[act]);
	else if (stage_weigh(&other, act, stage->supposing, move))
		whatif_weigh(whatif, stage->supposing, move->importance);
	if (!whatif->asked[stage->supposing])
		go(stage, -1); /* what an answer had opened is closed again */
	return false;
}

const struct screen screen_whatif = {
	.name = "whatif", .enter = enter, .title = title, .draw = draw, .act = act};
