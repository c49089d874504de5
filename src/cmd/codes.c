#include "cmd/codes.h"

#include <string.h>

#include "base/arena.h"
#include "base/fail.h"
#include "cmd/cmd.h"
#include "load/load.h"
#include "sys/paths.h"
#include "verdict/quiz.h"
#include "verdict/sheet.h"

bool
codes_read(struct arena *arena, const char *what, const char *text, struct code *code,
           struct fail *fail)
{
	struct fail why = {0};
	if (code_read(arena, text, strlen(text), code, &why))
		return true;
	return fail_set(fail, "%s can't be read: %s", what, why.text);
}

/* How well a code fits the quiz in a file; not at all if there is none that can be taken. */
static enum code_fit
fits_file(const char *path, const struct code *code)
{
	struct arena arena = {0};
	struct findings findings = {.arena = &arena};
	const struct draft *draft;
	const char *bytes;
	size_t length;
	const struct quiz *quiz = NULL;
	if (source_read(&arena, path, &findings, &bytes, &length) &&
	    load_draft(&arena, bytes, length, &findings, &draft, NULL))
		quiz = quiz_seal(&arena, draft, &findings);
	enum code_fit fit = quiz == NULL ? CODE_OTHER : code_fits(code, quiz);
	arena_free(&arena);
	return fit;
}

/* Of two that fit equally well the first, as `verdict list` shows them; an older version that lies behind
 * another may be just the one. */
static const char *
find(struct arena *arena, const struct code *code)
{
	struct shelf shelf = paths_shelf(arena, cmd_datadir);
	enum code_fit best = CODE_OTHER;
	const char *path = NULL;
	for (int i = 0; i < shelf.count && best != CODE_SAME; i++) {
		enum code_fit fit = fits_file(shelf.list[i].path, code);
		if (fit <= best)
			continue;
		best = fit;
		path = shelf.list[i].path;
	}
	return path;
}

bool
codes_quiz(struct arena *arena, const struct code *code, const char *name, const struct quiz **quiz,
           struct fail *fail)
{
	const char *path = name != NULL ? name : find(arena, code);
	if (path == NULL)
		return fail_set(fail, "none of the quizzes here asks what this code answers; get the quiz file "
		                      "that it was made with, and name it behind the code");
	return cmd_open_quiz(arena, path, quiz, fail);
}

bool
codes_sheet(struct arena *arena, const char *what, const struct code *code, const struct quiz *quiz,
            struct coded *coded, struct fail *fail)
{
	struct reply *sheet = ARENA_ARRAY(arena, (size_t)quiz->question_count, struct reply);
	enum code_fit fit = code_fits(code, quiz);
	coded->form = fit == CODE_OTHER ? NULL : code_sheet(code, quiz, sheet);
	coded->sheet = sheet;
	coded->changed = fit == CODE_CHANGED;
	if (coded->form != NULL)
		return true;
	return fail_set(fail, "%s is not of the quiz %s as it is here: it was made with another quiz, or with a "
	                "version that asked something else; name the file of that one behind it", what, quiz->id);
}
