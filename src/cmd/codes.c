#include "cmd/codes.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
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

struct codes_known {
	const char *path;
	struct quiz marks; /* its digests and nothing else */
};

/* False for a file that no quiz can be taken from. */
static bool
read_marks(const char *path, struct quiz *marks)
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
	if (quiz != NULL) {
		memcpy(marks->digest, quiz->digest, sizeof marks->digest);
		memcpy(marks->shape, quiz->shape, sizeof marks->shape);
	}
	arena_free(&arena);
	return quiz != NULL;
}

static void
read_shelf(struct arena *arena, struct codes_shelf *known)
{
	struct shelf shelf = paths_shelf(arena, cmd_datadir);
	known->list = ARENA_ARRAY(arena, (size_t)shelf.count, struct codes_known);
	for (int i = 0; i < shelf.count; i++) {
		struct codes_known *next = &known->list[known->count];
		next->path = shelf.list[i].path;
		known->count += read_marks(next->path, &next->marks);
	}
	known->read = true;
}

/* Of two that fit equally well the first, as `verdict list` shows them; an older version that lies behind
 * another may be just the one. */
static const char *
find(struct arena *arena, struct codes_shelf *shelf, const struct code *code)
{
	enum code_fit best = CODE_OTHER;
	const char *path = NULL;
	if (!shelf->read)
		read_shelf(arena, shelf);
	for (int i = 0; i < shelf->count; i++) {
		enum code_fit fit = code_fits(code, &shelf->list[i].marks);
		if (fit <= best)
			continue;
		best = fit;
		path = shelf->list[i].path;
	}
	return path;
}

bool
codes_quiz(struct arena *arena, struct codes_shelf *shelf, const struct code *code, const char *name,
           const struct quiz **quiz, struct fail *fail)
{
	const char *path = name != NULL ? name : find(arena, shelf, code);
	if (path == NULL)
		return fail_set(fail, "none of the quizzes here asks what it answers; get the quiz file that it was "
		                      "made with, and name that");
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
	                      "version that asked something else; that one's file is needed", what, quiz->id);
}

void
codes_say_changed(struct buf *out, const char *which)
{
	buf_format(out, "The quiz has changed since %s made: its questions and answers are the same, but words, "
	                "weights or fits are not. These are the results as the quiz counts today.", which);
}
