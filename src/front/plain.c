/* The plain mode: numbered choices in lines, for a screen reader, a pipe, a slow line. It moves no
 * cursor and uses no colour; everything the full screen can do has a letter here. */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "front/front.h"
#include "front/keys.h"
#include "front/phrase.h"
#include "front/plain.h"
#include "front/welcome.h"
#include "sys/tty.h"
#include "verdict/quiz.h"
#include "verdict/report.h"

enum { COLUMNS_MIN = 20 };

static bool
open_plain(struct front_ctx *ctx, struct fail *fail)
{
	struct plain *p = calloc(1, sizeof *p);
	if (p == NULL)
		return fail_set(fail, "out of memory");
	*p = (struct plain){
		.lines = {ctx->in, ctx->out, .patience = ctx->patience, .echoes = tty_is(ctx->in)},
		.ascii = ctx->ascii, .columns = ctx->columns, .last = MOVE_KINDS};
	int rows;
	if (p->columns == 0 && !tty_size(ctx->out, &rows, &p->columns))
		p->columns = 80;
	if (p->columns < COLUMNS_MIN)
		p->columns = COLUMNS_MIN;
	ctx->self = p;
	return true;
}

/* -- showing -- */

static void
show_intro(struct plain *p, const struct view *view)
{
	const struct quiz *quiz = view->quiz;
	plain_paragraph(p, "", quiz->title);
	for (int i = 0; i < quiz->intro.count; i++) {
		buf_char(&p->lines.text, '\n');
		plain_paragraph(p, "", quiz->intro.list[i]);
	}
	buf_char(&p->lines.text, '\n');
	if (quiz->agenda != NULL)
		plain_paragraph(p, "", quiz->agenda);
	struct buf length = {0};
	phrase_length(&length, &view->progress);
	buf_char(&length, '.');
	if (key_works(ACT_SHORT, SCENE_INTRO, view, true)) {
		buf_add(&length, " With s the ");
		phrase_short(&length, quiz);
		buf_char(&length, '.');
	}
	plain_taken(p, "", &length);
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
	plain_taken(p, "", &line);
	buf_char(&p->lines.text, '\n');
	plain_paragraph(p, "", question->text);
	buf_char(&p->lines.text, '\n');
	plain_options(p, question);
	struct reply reply = view->sheet[view->question];
	if (reply.option == REPLY_OPEN && reply.importance == IMPORTANCE_NORMAL)
		return;
	buf_add(&line, "So far: ");
	phrase_reply(&line, view, view->question);
	buf_char(&p->lines.text, '\n');
	plain_taken(p, "", &line);
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
		plain_paragraph(p, buf_text(&head), view->quiz->questions[q].text);
		phrase_reply(&reply, view, q);
		plain_taken(p, "     ", &reply);
		buf_free(&head);
	}
}

static void
show_result(struct plain *p, const struct view *view)
{
	struct paper paper = {.columns = p->columns, .ascii = p->ascii};
	report_text(&p->lines.text, view->report, &paper);
}

static void (*const shows[FLOW_STATES])(struct plain *, const struct view *) = {
	[FLOW_INTRO] = show_intro,
	[FLOW_ASK] = show_question,
	[FLOW_REVIEW] = show_review,
	[FLOW_RESULT] = show_result,
};

static const char *const prompts[SCENES] = {
	[SCENE_INTRO] = "Enter begins, ? helps, q leaves > ",
	[SCENE_ASK] = "A number, or ? for help > ",
	[SCENE_REVIEW] = "A number changes that answer, c gives the verdict, ? helps > ",
	[SCENE_RESULT] = "r shows your answers, w what if, a starts again, ? helps, q leaves > ",
	[SCENE_WHATIF] = "What if: a number opens that answer, u undoes all, b goes back, ? helps > ",
	[SCENE_SUPPOSE] = "What if: a number supposes that answer, b goes back, ? helps > ",
};

/* What takes a while, once the rest is there to be read. */
static void
tell_intro(struct plain *p, const struct view *view)
{
	if (view->badge != NULL)
		plain_paragraph(p, "", view->badge);
	if (view->keeping == NULL || view->keeping->stopped == NULL)
		return;
	struct buf text = {0};
	buf_format(&text, "%s c goes on there.", view->keeping->stopped);
	plain_taken(p, "", &text);
}

/* Said when it changes: that all is well only after it was not. */
static void
tell_saved(struct plain *p, const struct view *view)
{
	struct buf text = {0};
	if (view->keeping != NULL && phrase_saved_changed(&text, &p->saved, view->keeping))
		plain_taken(p, "", &text);
}

/* What the last move came to: a refusal, a new importance, or another scene. */
static void
announce(struct plain *p, const struct view *view)
{
	if (view->refusal != ACCEPTED) {
		plain_paragraph(p, "", refusal_text(view->refusal));
	} else if (p->last == MOVE_WEIGH && view->state == FLOW_ASK) {
		plain_paragraph(p, "", phrase_importance(view->sheet[view->question].importance));
	} else if (shows[view->state] != NULL) {
		if (p->last != MOVE_KINDS)
			buf_char(&p->lines.text, '\n');
		shows[view->state](p, view);
	}
}

static void
announce_rest(struct plain *p, const struct view *view)
{
	bool scene = view->refusal == ACCEPTED &&
	             !(p->last == MOVE_WEIGH && view->state == FLOW_ASK) && shows[view->state] != NULL;
	if (scene && view->state == FLOW_INTRO)
		tell_intro(p, view);
	if (scene && view->enough) {
		buf_char(&p->lines.text, '\n');
		plain_paragraph(p, "", phrase_enough);
	}
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
highest(const struct view *view, enum scene scene)
{
	if (scene == SCENE_ASK || scene == SCENE_SUPPOSE)
		return view->quiz->questions[view->question].option_count;
	return scene == SCENE_REVIEW || scene == SCENE_WHATIF ? asked_count(view) : 0;
}

static void
help(struct plain *p, const struct view *view, enum scene scene)
{
	for (int act = 0; act < ACTS; act++) {
		if (!key_works((enum act)act, scene, view, true))
			continue;
		struct buf head = {0};
		buf_add(&head, "  ");
		key_names_typed(&head, (enum act)act, highest(view, scene));
		while (utf8_columns(buf_text(&head)) < 12)
			buf_char(&head, ' ');
		plain_paragraph(p, buf_text(&head), key_rows[act].help);
		buf_free(&head);
	}
}

static void
why(struct plain *p, const struct view *view)
{
	const char *text = view->quiz->questions[view->question].why;
	plain_paragraph(p, "", text == NULL ? "There is no more to say about this question." : text);
}

int
plain_numbered(const struct view *view, int number)
{
	for (int q = 0; q < view->quiz->question_count; q++) {
		if (view->asked[q] && --number == 0)
			return q;
	}
	return NOBODY;
}

/* Says so where an act means nothing, and does what only shows something; false if it was neither. */
static bool
told(struct plain *p, const struct view *view, enum scene scene, enum act act, int number)
{
	bool numbered = act == ACT_PICK || act == ACT_CHANGE || act == ACT_SUPPOSE;
	if (act == ACTS)
		plain_say(p, "That means nothing here. ? lists what does.\n");
	else if (act == ACT_HELP)
		help(p, view, scene);
	else if (act == ACT_WHY)
		why(p, view);
	else if (act == ACT_WHATIF)
		plain_whatif_open(p, view);
	else if (numbered && (number < 1 || number > highest(view, scene)))
		buf_format(&p->lines.text, "The numbers here go from 1 to %d.\n", highest(view, scene));
	else
		return false;
	return true;
}

/* Turns an act into a move. */
static void
answer(struct plain *p, const struct view *view, enum act act, int number, struct move *move)
{
	static const int importance[ACTS] = {
		[ACT_MORE] = IMPORTANCE_DOUBLE,
		[ACT_LESS] = IMPORTANCE_LESS,
		[ACT_NORMAL] = IMPORTANCE_NORMAL,
	};
	*move = (struct move){
		.kind = key_move(act, view),
		.question = act == ACT_CHANGE ? plain_numbered(view, number) : view->question,
		.option = act == ACT_PICK ? number - 1 : NOBODY,
		.importance = importance[act],
	};
	p->last = move->kind;
}

/* Where the sitting stands when it ends before its verdict. */
static void
farewell(struct plain *p, const struct view *view)
{
	if (view->state == FLOW_RESULT)
		return;
	struct buf text = {0};
	phrase_unfinished(&text, view);
	plain_taken(p, "", &text);
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
	if (view->welcome != NULL)
		return lines_welcome(&p->lines, view->welcome, p->ascii, move);
	enum front_event event = p->saves ? plain_saved(p, view, &ctx->save) : FRONT_SHOWN;
	if (event == FRONT_SAVE || event == FRONT_GONE)
		return event == FRONT_SAVE ? event : gone(p, view);
	if (event == FRONT_SHOWN && !p->shown)
		announce(p, view);
	p->shown = view->later;
	if (view->later)
		return flush(ctx) ? FRONT_SHOWN : FRONT_GONE;
	if (event == FRONT_SHOWN)
		announce_rest(p, view);
	for (;;) {
		struct view now = plain_view(p, view);
		enum scene scene = plain_scene(p, view);
		plain_say(p, prompts[scene]);
		if (!flush(ctx))
			return FRONT_GONE;
		enum line_end end = lines_read(&p->lines);
		if (end == LINE_GONE)
			return gone(p, view);
		int number = 0;
		enum act act = end == LINE_ODD ? ACTS : key_act_line(p->lines.line, scene, &now, &number);
		if (act == ACT_RESUME) {
			p->last = MOVE_BEGIN; /* as if the participant had come here by moves */
			return FRONT_RESUME;
		}
		if (told(p, &now, scene, act, number))
			continue;
		if (act == ACT_SAVE) {
			event = plain_save(p, view, &ctx->save);
			if (event == FRONT_IDLE)
				continue;
			return event == FRONT_SAVE ? event : gone(p, view);
		}
		if (p->whatif != NULL) {
			plain_whatif(p, &now, act, number);
			continue;
		}
		answer(p, view, act, number, move);
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
	plain_whatif_close(p);
	buf_free(&p->lines.text);
	buf_free(&p->name);
	free(p);
	ctx->self = NULL;
}

const struct front front_plain = {
	.name = "plain",
	.open = open_plain,
	.turn = turn,
	.close = close_plain,
};
