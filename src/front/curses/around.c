/* What stands around the body of a screen: title, place, whether answers are kept, hints. */
#include <stddef.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/curses/stage.h"
#include "front/phrase.h"
#include "front/welcome.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

static char *
ascii_too(struct arena *memory, struct buf *text, bool ascii)
{
	struct buf plain = {0};
	if (!ascii)
		return buf_take(text, memory);
	utf8_append_ascii(&plain, buf_text(text));
	buf_clear(text);
	char *copy = buf_take(&plain, memory);
	buf_free(&plain);
	return copy;
}

struct around
stage_around(struct stage *stage, const struct view *view, const struct frame *frame,
             const struct screen *screen)
{
	struct arena *memory = &stage->frames;
	enum scene top = stage_top(stage);
	struct around around = {0};
	struct buf text = {0};
	arena_free(memory);
	/* Of several quizzes none stands above the list of them. */
	if (stage->scene != SCENE_WELCOME || view->welcome->count == 1)
		buf_add(&text, view->quiz->title);
	around.left = ascii_too(memory, &text, frame->ascii);
	screen->title(&text, stage, view);
	around.right = ascii_too(memory, &text, frame->ascii);
	if (view->keeping != NULL && phrase_saved(&text, view->keeping)) {
		around.saved = ascii_too(memory, &text, frame->ascii);
		around.unsaved = view->keeping->saved == SAVED_NOT;
	}
	if (view->again && top == SCENE_RESULT) {
		const char *dot = frame->ascii ? " - " : " · ", *saved = around.saved;
		buf_format(&text, "%s%s%s for the next person", saved == NULL ? "" : saved,
			saved == NULL ? "" : dot, key_rows[ACT_AGAIN].label[frame->ascii]);
		around.saved = buf_take(&text, memory);
	}
	key_hints(&text, top, view, stage_highest(stage, view, top), stage->hint_columns, frame->ascii);
	around.hints = buf_take(&text, memory);
	buf_free(&text);
	return around;
}
