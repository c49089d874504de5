/* The plain mode: numbered choices in lines, for a screen reader, a pipe, a slow line. It moves no
 * cursor and uses no colour; everything the full screen can do has a letter here. */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "front/front.h"
#include "front/keys.h"
#include "front/lines.h"
#include "front/phrase.h"
#include "sys/tty.h"
#include "verdict/quiz.h"
#include "verdict/report.h"

enum {
	TEXT_COLUMNS = 72, /* a line longer than that is hard to read */
	COLUMNS_MIN = 20,
	INDENT = 2,
};

struct plain {
	struct lines lines;
	bool ascii;
	int columns;
	enum move_kind last; /* MOVE_KINDS: nothing has moved yet */
	bool shown;          /* the view was announced; what comes later is still to be told */
	enum saved saved;    /* what was said last of that */
};

static bool
open_plain(struct front_ctx *ctx, struct fail *fail)
{
	struct plain *p = calloc(1, sizeof *p);
	if (p == NULL)
		return fail_set(fail, "out of memory");
	p->lines.in = ctx->in;
	p->lines.out = ctx->out;
	p->ascii = ctx->ascii;
	p->lines.echoes = tty_is(ctx->in);
	int rows;
	p->columns = ctx->columns;
	if (p->columns == 0 && !tty_size(ctx->out, &rows, &p->columns))
		p->columns = 80;
	if (p->columns < COLUMNS_MIN)
		p->columns = COLUMNS_MIN;
	p->last = MOVE_KINDS;
	ctx->self = p;
	return true;
}

static void
say(struct plain *p, const char *text)
{
	if (p->ascii)
		utf8_append_ascii(&p->lines.text, text);
	else
		buf_add(&p->lines.text, text);
}

/* A paragraph: `head` before its first line, and as much room before the others. */
static void
paragraph(struct plain *p, const char *head, const char *text)
{
	struct buf plain_text = {0};
	if (p->ascii)
		utf8_append_ascii(&plain_text, text);
	else
		buf_add(&plain_text, text);
	int indent = utf8_columns(head);
	int columns = (p->columns < TEXT_COLUMNS ? p->columns : TEXT_COLUMNS) - indent;
	const char *rest = buf_text(&plain_text);
	buf_add(&p->lines.text, head);
	do {
		const char *line = rest;
		size_t length = wrap_line(line, columns < 1 ? 1 : columns, &rest);
		buf_bytes(&p->lines.text, line, length);
		buf_char(&p->lines.text, '\n');
		if (*rest != '\0')
			buf_repeat(&p->lines.text, " ", (size_t)indent);
	} while (*rest != '\0');
	buf_free(&plain_text);
}

static void
paragraph_taken(struct plain *p, const char *head, struct buf *text)
{
	paragraph(p, head, buf_text(text));
	buf_free(text);
}

/* -- showing -- */

static void
show_intro(struct plain *p, const struct view *view)
{
	const struct quiz *quiz = view->quiz;
	paragraph(p, "", quiz->title);
	for (int i = 0; i < quiz->intro.count; i++) {
		buf_char(&p->lines.text, '\n');
		paragraph(p, "", quiz->intro.list[i]);
	}
	buf_char(&p->lines.text, '\n');
	if (quiz->agenda != NULL)
		paragraph(p, "", quiz->agenda);
	struct buf length = {0};
	phrase_length(&length, &view->progress);
	buf_char(&length, '.');
	if (key_works(ACT_SHORT, SCENE_INTRO, view, true)) {
		buf_add(&length, " With s the ");
		phrase_short(&length, quiz);
		buf_char(&length, '.');
	}
	paragraph_taken(p, "", &length);
}

static void
show_options(struct plain *p, const struct question *question)
{
	for (int o = 0; o < question->option_count; o++) {
		char head[8] = "  1  ";
		head[INDENT] = (char)('1' + o);
		paragraph(p, head, question->options[o].text);
	}
}

static void
show_question(struct plain *p, const struct view *view)
{
	const struct question *question = &view->quiz->questions[view->question];
	struct buf line = {0};
	if (question->topic != NOBODY)
		buf_format(&line, "%s, question ", view->quiz->topics[question->topic].name);
	else
		buf_add(&line, "Question ");
	phrase_position(&line, view);
	paragraph_taken(p, "", &line);
	buf_char(&p->lines.text, '\n');
	paragraph(p, "", question->text);
	buf_char(&p->lines.text, '\n');
	show_options(p, question);
	struct reply reply = view->sheet[view->question];
	if (reply.option == REPLY_OPEN && reply.importance == IMPORTANCE_NORMAL)
		return;
	buf_add(&line, "So far: ");
	phrase_reply(&line, view, view->question);
	buf_char(&p->lines.text, '\n');
	paragraph_taken(p, "", &line);
}

static void
show_review(struct plain *p, const struct view *view)
{
	buf_add(&p->lines.text, "Your answers\n\n");
	int number = 0;
	for (int q = 0; q < view->quiz->question_count; q++) {
		if (!view->asked[q])
			continue;
		struct buf head = {0}, reply = {0};
		buf_format(&head, "%3d  ", ++number);
		paragraph(p, buf_text(&head), view->quiz->questions[q].text);
		phrase_reply(&reply, view, q);
		paragraph_taken(p, "     ", &reply);
		buf_free(&head);
	}
}

static void
show_result(struct plain *p, const struct view *view)
{
	struct paper paper = {.columns = p->columns, .ascii = p->ascii};
	report_text(&p->lines.text, view->report, &paper);
}

static const struct {
	void (*show)(struct plain *, const struct view *);
	const char *prompt;
} scenes[FLOW_STATES] = {
	[FLOW_INTRO] = {show_intro, "Enter begins, ? helps, q leaves > "},
	[FLOW_ASK] = {show_question, "A number, or ? for help > "},
	[FLOW_REVIEW] = {show_review,
		"A number changes that answer, c gives the verdict, ? helps > "},
	[FLOW_RESULT] = {show_result, "r shows your answers, a starts again, q leaves > "},
};

/* What takes a while, once the rest is there to be read. */
static void
tell_intro(struct plain *p, const struct view *view)
{
	if (view->badge != NULL)
		paragraph(p, "", view->badge);
	if (view->keeping == NULL || view->keeping->stopped == NULL)
		return;
	struct buf text = {0};
	buf_format(&text, "%s c goes on there.", view->keeping->stopped);
	paragraph_taken(p, "", &text);
}

/* Said when it changes: that all is well only after it was not. */
static void
tell_saved(struct plain *p, const struct view *view)
{
	struct buf text = {0};
	if (view->keeping != NULL && phrase_saved_changed(&text, &p->saved, view->keeping))
		paragraph_taken(p, "", &text);
}

/* What the last move came to: a refusal, a new importance, or another scene. */
static void
announce(struct plain *p, const struct view *view)
{
	if (view->refusal != ACCEPTED) {
		paragraph(p, "", refusal_text(view->refusal));
	} else if (p->last == MOVE_WEIGH && view->state == FLOW_ASK) {
		paragraph(p, "", phrase_importance(view->sheet[view->question].importance));
	} else if (scenes[view->state].show != NULL) {
		if (p->last != MOVE_KINDS)
			buf_char(&p->lines.text, '\n');
		scenes[view->state].show(p, view);
	}
}

static void
announce_rest(struct plain *p, const struct view *view)
{
	bool scene = view->refusal == ACCEPTED &&
	             !(p->last == MOVE_WEIGH && view->state == FLOW_ASK) && scenes[view->state].show != NULL;
	if (scene && view->state == FLOW_INTRO)
		tell_intro(p, view);
	tell_saved(p, view);
	if (scene)
		buf_char(&p->lines.text, '\n');
}

/* -- answering -- */

static int
asked_count(const struct view *view)
{
	int count = 0;
	for (int q = 0; q < view->quiz->question_count; q++)
		count += view->asked[q];
	return count;
}

/* The highest number that means something here; 0 if none does. */
static int
highest(const struct view *view)
{
	if (view->state == FLOW_ASK)
		return view->quiz->questions[view->question].option_count;
	return view->state == FLOW_REVIEW ? asked_count(view) : 0;
}

static void
help(struct plain *p, const struct view *view)
{
	for (int act = 0; act < ACTS; act++) {
		if (!key_works((enum act)act, (enum scene)view->state, view, true))
			continue;
		struct buf head = {0};
		buf_add(&head, "  ");
		key_names_typed(&head, (enum act)act, highest(view));
		while (utf8_columns(buf_text(&head)) < 12)
			buf_char(&head, ' ');
		paragraph(p, buf_text(&head), key_rows[act].help);
		buf_free(&head);
	}
}

static void
why(struct plain *p, const struct view *view)
{
	const char *text = view->quiz->questions[view->question].why;
	paragraph(p, "", text == NULL ? "There is no more to say about this question." : text);
}

/* The question with that number in the review. */
static int
numbered(const struct view *view, int number)
{
	for (int q = 0; q < view->quiz->question_count; q++) {
		if (view->asked[q] && --number == 0)
			return q;
	}
	return NOBODY;
}

/* Turns an act into a move; false if it was one that only shows something. */
static bool
answer(struct plain *p, const struct view *view, enum act act, int number, struct move *move)
{
	static const int importance[ACTS] = {
		[ACT_MORE] = IMPORTANCE_DOUBLE,
		[ACT_LESS] = IMPORTANCE_LESS,
		[ACT_NORMAL] = IMPORTANCE_NORMAL,
	};
	if (act == ACTS) {
		say(p, "That means nothing here. ? lists what does.\n");
		return false;
	}
	if (act == ACT_HELP || act == ACT_WHY) {
		(act == ACT_HELP ? help : why)(p, view);
		return false;
	}
	if ((act == ACT_PICK || act == ACT_CHANGE) && (number < 1 || number > highest(view))) {
		buf_format(&p->lines.text, "The numbers here go from 1 to %d.\n", highest(view));
		return false;
	}
	*move = (struct move){
		.kind = key_move(act, view),
		.question = act == ACT_CHANGE ? numbered(view, number) : view->question,
		.option = act == ACT_PICK ? number - 1 : NOBODY,
		.importance = importance[act],
	};
	p->last = move->kind;
	return true;
}

/* Where the sitting stands when it ends before its verdict. */
static void
farewell(struct plain *p, const struct view *view)
{
	if (view->state == FLOW_RESULT)
		return;
	struct buf text = {0};
	phrase_unfinished(&text, view);
	paragraph_taken(p, "", &text);
}

static enum front_event
gone(struct plain *p, const struct view *view)
{
	buf_char(&p->lines.text, '\n');
	farewell(p, view);
	return FRONT_GONE;
}

static bool
flush(struct front_ctx *ctx)
{
	struct plain *p = ctx->self;
	if (!lines_flush(&p->lines))
		ctx->error = errno;
	return ctx->error == 0;
}

static enum front_event
turn(struct front_ctx *ctx, const struct view *view, struct move *move)
{
	struct plain *p = ctx->self;
	if (!p->shown)
		announce(p, view);
	p->shown = view->later;
	if (view->later)
		return flush(ctx) ? FRONT_SHOWN : FRONT_GONE;
	announce_rest(p, view);
	for (;;) {
		say(p, scenes[view->state].prompt);
		if (!flush(ctx))
			return FRONT_GONE;
		enum line_end end = lines_read(&p->lines);
		if (end == LINE_GONE)
			return gone(p, view);
		int number = 0;
		enum act act = end == LINE_ODD ? ACTS
			: key_act_line(p->lines.line, (enum scene)view->state, view, &number);
		if (act == ACT_RESUME) {
			p->last = MOVE_BEGIN; /* as if the participant had come here by moves */
			return FRONT_RESUME;
		}
		if (!answer(p, view, act, number, move))
			continue;
		if (move->kind == MOVE_LEAVE && phrase_replies(view) > 0)
			farewell(p, view);
		return FRONT_MOVE;
	}
}

static void
close_plain(struct front_ctx *ctx)
{
	struct plain *p = ctx->self;
	flush(ctx); /* the line that the last prompt stands in */
	buf_free(&p->lines.text);
	free(p);
	ctx->self = NULL;
}

const struct front front_plain = {
	.name = "plain",
	.open = open_plain,
	.turn = turn,
	.close = close_plain,
};
