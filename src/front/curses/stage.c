#include "front/curses/stage.h"

#include <stddef.h>
#include <string.h>

#include "front/curses/body.h"
#include "front/welcome.h"
#include "verdict/page.h"
#include "verdict/quiz.h"
#include "verdict/report.h"
#include "verdict/view.h"

enum { CONTROL_C = 3 };

static const struct screen *const screens[] = {
	[SCENE_INTRO] = &screen_intro,
	[SCENE_ASK] = &screen_ask,
	[SCENE_REVIEW] = &screen_review,
	[SCENE_RESULT] = &screen_result,
	[SCENE_HELP] = &screen_help,
	[SCENE_WHY] = &screen_why,
	[SCENE_PAGES] = &screen_pages,
	[SCENE_SURE] = &screen_sure,
	[SCENE_WHATIF] = &screen_whatif,
	[SCENE_SUPPOSE] = NULL, /* in lines only */
	[SCENE_SAVE] = &screen_save,
	[SCENE_REPLACE] = &screen_replace,
	[SCENE_SAVED] = &screen_saved,
	[SCENE_WELCOME] = &screen_welcome,
};
_Static_assert(sizeof screens / sizeof screens[0] == SCENES, "a screen for each scene");

enum scene
stage_top(const struct stage *stage)
{
	return stage->over != SCENES ? stage->over : stage->scene;
}

struct stage
stage_new(void)
{
	return (struct stage){
		.save = save_new(),
		.scene = SCENES, .over = SCENES, .below = SCENES, .question = NOBODY, .changing = NOBODY};
}

static void
forget(struct stage *stage)
{
	arena_free(&stage->kept);
	stage->before = NULL;
}

bool
stage_arrive(struct stage *stage, const struct view *view)
{
	stage->heard = false;
	stage->framed = false;
	enum scene scene = view->welcome != NULL ? SCENE_WELCOME : (enum scene)view->state;
	save_arrive(stage, view);
	if (stage->scene == scene && stage->question == view->question)
		return false;
	stage->scene = scene;
	stage->question = view->question;
	if (scene == SCENE_INTRO)
		forget(stage);
	stage->over = stage->below = SCENES;
	arena_free(&stage->supposed);
	stage->whatif = NULL;
	/* The first page is there to be read from its beginning; the key that leaves it works anywhere. */
	stage->scroll = scene == SCENE_INTRO ? 0 : SCROLL_FOCUS;
	if (screens[scene] != NULL && screens[scene]->enter != NULL)
		screens[scene]->enter(stage, view);
	return true;
}

void
stage_set(struct stage *stage, const struct view *view, const struct frame *frame)
{
	bool wanted = view->report != NULL;
	if (stage->pages != NULL && (!wanted || stage->columns != frame->columns)) {
		arena_free(&stage->memory);
		stage->pages = NULL;
	}
	if (!wanted || stage->pages != NULL)
		return;
	stage->columns = frame->columns;
	struct paper paper = {.columns = frame->columns, .ascii = frame->ascii,
		.screen = true};
	stage->page_count = report_pages(&stage->memory, view->report, &paper, &stage->pages);
	if (stage->page >= stage->page_count)
		stage->page = 0;
}

void
stage_free(struct stage *stage)
{
	arena_free(&stage->memory);
	arena_free(&stage->frames);
	stage->pages = NULL;
	arena_free(&stage->supposed);
	stage->whatif = NULL;
	stage->framed = false;
	save_free(&stage->save);
	forget(stage);
}

/* -- drawing -- */

static struct body
draw_body(struct arena *memory, const struct stage *stage, const struct view *view,
          const struct frame *frame)
{
	struct body body = body_new(memory, frame->margin, frame->width, frame->ascii);
	body.room = frame->columns - 2 * frame->margin;
	body.height = frame->height;
	screens[stage_top(stage)]->draw(&body, stage, view);
	return body;
}

enum scene
stage_below(const struct stage *stage)
{
	return stage->below != SCENES ? stage->below : stage->scene;
}

int
stage_highest(const struct stage *stage, const struct view *view, enum scene scene)
{
	if (scene == SCENE_ASK || scene == SCENE_WHATIF) {
		int question = scene == SCENE_ASK ? view->question : stage->supposing;
		return view->quiz->questions[question].option_count;
	}
	return stage->scene == SCENE_RESULT ? stage->page_count
		: scene == SCENE_WELCOME ? view->welcome->count : 0;
}

struct picture
stage_draw(struct arena *memory, struct stage *stage, const struct view *view,
           const struct frame *frame)
{
	if (frame->small)
		return frame_message(memory, frame, "Too small: 40x12 is needed. ^C leaves.");
	struct body body = draw_body(memory, stage, view, frame);
	/* Where there are no rules, the sign that there is more stands behind the hints. */
	bool beside = !frame->rules && body.count > frame->height;
	int columns = frame->columns - 2 - (beside ? 9 : 0);
	if (!stage->framed || stage->hint_columns != columns) {
		stage->hint_columns = columns;
		stage->around = stage_around(stage, view, frame, screens[stage_top(stage)]);
		stage->framed = true;
	}
	bool refused = view->refusal != ACCEPTED && !stage->heard;
	stage->around.message =
		stage->notice != NULL ? stage->notice : refused ? refusal_text(view->refusal) : NULL;
	return frame_draw(memory, frame, &stage->around, &body, stage->scroll);
}

/* -- keys -- */

static bool
scroll(struct stage *stage, const struct view *view, const struct frame *frame, enum act act)
{
	struct arena memory = {0};
	struct body body = draw_body(&memory, stage, view, frame);
	int offset = frame_offset(frame, &body, stage->scroll);
	int end = body.count;
	arena_free(&memory);
	int screenful = frame->height > 2 ? frame->height - 1 : 1; /* one line stays for the eye */
	const int to[ACTS] = {
		[ACT_LINE_UP] = offset - 1,
		[ACT_LINE_DOWN] = offset + 1,
		[ACT_SCREEN_UP] = offset - screenful,
		[ACT_SCREEN_DOWN] = offset + screenful,
		[ACT_TOP] = 0,
		[ACT_BOTTOM] = end,
	};
	int last = end - frame->height;
	int wanted = to[act] > last ? last : to[act];
	stage->scroll = wanted < 0 ? 0 : wanted;
	return false;
}

static bool
replied(const struct view *view)
{
	for (int q = 0; q < view->quiz->question_count; q++) {
		if (view->sheet[q].option != REPLY_OPEN)
			return true;
	}
	return false;
}

/* Asks before a move that would lose replies. */
static bool
unless_lost(struct stage *stage, const struct view *view, enum act act)
{
	bool shown = stage->scene == SCENE_RESULT && (act == ACT_LEAVE || view->again);
	if (shown || !replied(view))
		return true;
	stage->sure = key_rows[act].needs;
	stage->over = SCENE_SURE;
	return false;
}

/* Text that lies on top begins at its beginning, a list at its focus. */
static void
lay_over(struct stage *stage, const struct view *view, enum scene scene)
{
	stage->below = scene == SCENE_HELP ? stage->over : SCENES;
	stage->over = scene;
	stage->scroll = scene == SCENE_HELP || scene == SCENE_WHY ? 0 : SCROLL_FOCUS;
	if (scene != SCENES && screens[scene]->enter != NULL)
		screens[scene]->enter(stage, view);
}

enum effect { OWN, MOVES, MOVES_UNLESS_LOST, SURE, LAYS_OVER, CLOSES, SCROLLS, ANSWERS };

/* What an act means on every screen; what is not here each screen knows. */
static const struct {
	enum effect effect;
	enum scene scene; /* which lies on top then */
	enum stage_answer answer; /* of what is nobody's business here */
} effects[ACTS] = {
	[ACT_BEGIN] = {.effect = MOVES},
	[ACT_SHORT] = {.effect = MOVES},
	[ACT_CONFIRM] = {.effect = MOVES},
	[ACT_ENOUGH] = {.effect = MOVES},
	[ACT_BACK] = {.effect = MOVES},
	[ACT_RETURN] = {.effect = MOVES},
	[ACT_SKIP] = {.effect = MOVES},
	[ACT_KEEP] = {.effect = MOVES},
	[ACT_REVIEW] = {.effect = MOVES},
	[ACT_LEAVE] = {.effect = MOVES_UNLESS_LOST},
	[ACT_AGAIN] = {.effect = MOVES_UNLESS_LOST},
	[ACT_YES] = {.effect = SURE},
	[ACT_NO] = {.effect = CLOSES},
	[ACT_CLOSE] = {.effect = CLOSES},
	[ACT_CLOSE_PAGES] = {.effect = CLOSES},
	[ACT_CLOSE_WHATIF] = {.effect = CLOSES},
	[ACT_CANCEL] = {.effect = CLOSES},
	[ACT_WHY] = {.effect = LAYS_OVER, .scene = SCENE_WHY},
	[ACT_HELP] = {.effect = LAYS_OVER, .scene = SCENE_HELP},
	[ACT_PAGES] = {.effect = LAYS_OVER, .scene = SCENE_PAGES},
	[ACT_WHATIF] = {.effect = LAYS_OVER, .scene = SCENE_WHATIF},
	[ACT_SAVE] = {.effect = LAYS_OVER, .scene = SCENE_SAVE},
	[ACT_LINE_UP] = {.effect = SCROLLS},
	[ACT_LINE_DOWN] = {.effect = SCROLLS},
	[ACT_SCREEN_UP] = {.effect = SCROLLS},
	[ACT_SCREEN_DOWN] = {.effect = SCROLLS},
	[ACT_TOP] = {.effect = SCROLLS},
	[ACT_BOTTOM] = {.effect = SCROLLS},
	[ACT_SUSPEND] = {.effect = ANSWERS, .answer = STAGE_SUSPENDS},
	[ACT_REDRAW] = {.effect = ANSWERS, .answer = STAGE_REDRAWS},
	[ACT_RESUME] = {.effect = ANSWERS, .answer = STAGE_RESUMES},
	[ACT_ENTER] = {.effect = ANSWERS, .answer = STAGE_ENTERS},
	[ACT_WELCOME] = {.effect = ANSWERS, .answer = STAGE_WELCOMES},
	[ACT_CONTRAST] = {.effect = ANSWERS, .answer = STAGE_CONTRASTS},
};

/* Does an act that scrolls elsewhere move the focus there? In the review a screenful still scrolls: its rows
 * may be longer than one. */
static bool
steers(enum scene scene, enum act act)
{
	bool whole = act == ACT_TOP || act == ACT_BOTTOM;
	return scene == SCENE_WHATIF || scene == SCENE_PAGES || (scene == SCENE_REVIEW && whole);
}

/* True if *move is to be made. */
static bool
act_on(struct stage *stage, const struct view *view, const struct frame *frame, enum act act, int key,
       struct move *move)
{
	const struct screen *screen = screens[stage_top(stage)];
	move->kind = key_move(act, view);
	move->question = view->question;
	switch (effects[act].effect) {
	case MOVES:
		return true;
	case MOVES_UNLESS_LOST:
		return unless_lost(stage, view, act);
	case SURE:
		move->kind = stage->sure;
		return true;
	case LAYS_OVER:
		lay_over(stage, view, effects[act].scene);
		return false;
	case CLOSES:
		lay_over(stage, view, stage->below);
		return false;
	case SCROLLS:
		if (steers(stage_top(stage), act))
			break;
		return scroll(stage, view, frame, act);
	case ANSWERS:
	case OWN:
		break;
	}
	return screen->act != NULL && screen->act(stage, view, act, key, move);
}

/* Does the act take the item under the focus for granted? */
static bool
is_about_focus(enum act act, enum scene scene)
{
	bool weighs = act == ACT_MORE || act == ACT_LESS || act == ACT_NORMAL;
	return act == ACT_GO || act == ACT_CHANGE || act == ACT_TURN ||
	       (weighs && scene == SCENE_REVIEW);
}

/* Was the focus scrolled out of sight? Then nobody can mean it: the first key brings it back. */
static bool
focus_hidden(const struct stage *stage, const struct view *view, const struct frame *frame)
{
	struct arena memory = {0};
	struct body body = draw_body(&memory, stage, view, frame);
	int offset = frame_offset(frame, &body, stage->scroll);
	bool hidden = body.focus >= 0 &&
	              (body.focus < offset || body.focus >= offset + frame->height);
	arena_free(&memory);
	return hidden;
}

enum stage_answer
stage_press(struct stage *stage, const struct view *view, const struct frame *frame, int key,
            struct move *move)
{
	stage->heard = true;
	*move = (struct move){.kind = MOVE_KINDS, .question = NOBODY, .option = NOBODY};
	if (frame->small) {
		/* There is no room to ask back, and nothing else is a way out. */
		move->kind = MOVE_LEAVE;
		return key == CONTROL_C ? STAGE_MOVES : STAGE_STAYS;
	}
	if (save_types(stage) && save_type(&stage->save, key))
		return STAGE_STAYS;
	enum act act = key_act(key, stage_top(stage), view);
	if (act == ACTS)
		return STAGE_STAYS;
	/* When only the focus moves, what stands around a question stays as it is. */
	bool focuses = act == ACT_UP || act == ACT_DOWN || act == ACT_PICK;
	stage->framed = stage->framed && focuses && stage_top(stage) == SCENE_ASK;
	if (act == ACT_WRITE || act == ACT_REPLACE)
		return save_ask(&stage->save, act == ACT_REPLACE) ? STAGE_SAVES : STAGE_STAYS;
	if (effects[act].effect == ANSWERS) {
		move->option = stage->quiz;
		return effects[act].answer;
	}
	if (is_about_focus(act, stage_top(stage)) && focus_hidden(stage, view, frame)) {
		stage->scroll = SCROLL_FOCUS;
		return STAGE_STAYS;
	}
	return act_on(stage, view, frame, act, key, move) ? STAGE_MOVES : STAGE_STAYS;
}

/* -- for the screens -- */

void
stage_keep(struct stage *stage, const struct view *view)
{
	size_t count = (size_t)view->quiz->question_count;
	forget(stage);
	stage->before = ARENA_ARRAY(&stage->kept, count, bool);
	memcpy(stage->before, view->asked, count * sizeof *stage->before);
}

bool
stage_weigh(const struct view *view, enum act act, int question, struct move *move)
{
	static const int steps[] = {IMPORTANCE_LESS, IMPORTANCE_NORMAL, IMPORTANCE_DOUBLE};
	enum { LAST = sizeof steps / sizeof steps[0] - 1, MIDDLE = 1 };
	int now = 0;
	while (now < LAST && steps[now] != view->sheet[question].importance)
		now++;
	int next = act == ACT_MORE ? now + 1 : act == ACT_LESS ? now - 1 : MIDDLE;
	if (next < 0 || next > LAST || next == now)
		return false;
	*move = (struct move){.kind = MOVE_WEIGH, .question = question, .importance = steps[next]};
	return true;
}
