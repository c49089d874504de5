#include "front/curses/fit.h"

#include "base/arena.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

void
fit_questions(const struct quiz *quiz, int rows, int columns, int *over)
{
	struct arena memory = {0}, scratch = {0};
	struct reply *sheet = ARENA_ARRAY(&memory, (size_t)quiz->question_count, struct reply);
	struct frame frame = frame_new(rows, columns, false);
	struct stage stage = stage_new();
	struct view view = {.quiz = quiz, .state = FLOW_ASK, .sheet = sheet};
	sheet_clear(quiz, sheet);
	for (int q = 0; q < quiz->question_count; q++) {
		struct body body = body_new(&scratch, frame.margin, frame.width, frame.ascii);
		body.height = frame.height;
		view.question = q;
		screen_ask.draw(&body, &stage, &view);
		over[q] = body.count > frame.height ? body.count - frame.height : 0;
		arena_free(&scratch);
	}
	arena_free(&memory);
}
