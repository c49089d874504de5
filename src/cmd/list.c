#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "load/load.h"
#include "sys/paths.h"
#include "verdict/quiz.h"

#include <string.h>

static void
add_visible(struct buf *out, const char *text)
{
	utf8_append_visible(out, text, strlen(text));
}

/* The quiz's title, or what keeps it from being taken. */
static void
add_title(struct buf *out, const char *path, bool ascii)
{
	struct arena arena = {0};
	struct findings findings = {.arena = &arena};
	const struct draft *draft;
	const struct quiz *quiz = NULL;
	const char *bytes;
	size_t length;
	if (source_read(&arena, path, &findings, &bytes, &length) &&
	    load_draft(&arena, bytes, length, &findings, &draft, NULL))
		quiz = quiz_seal(&arena, draft, &findings);
	if (quiz == NULL)
		buf_format(out, "(%zu to mend: see 'verdict check')", findings.errors);
	else if (ascii)
		utf8_append_ascii(out, quiz->title);
	else
		add_visible(out, quiz->title);
	arena_free(&arena);
}

static int
id_columns(const struct shelf *shelf)
{
	int widest = 0;
	for (int i = 0; i < shelf->count; i++) {
		int columns = utf8_columns(shelf->list[i].id);
		widest = columns > widest ? columns : widest;
	}
	return widest;
}

int
cmd_list(const struct args *args)
{
	struct arena arena = {0};
	struct buf out = {0};
	struct fail fail = {0};
	struct shelf shelf = paths_shelf(&arena, cmd_datadir);
	int widest = id_columns(&shelf);
	for (int i = 0; i < shelf.count; i++) {
		const struct found *found = &shelf.list[i];
		add_visible(&out, found->id);
		buf_repeat(&out, " ", (size_t)(widest - utf8_columns(found->id) + 2));
		add_title(&out, found->path, args->ascii || !args->utf8);
		buf_repeat(&out, " ", 2);
		add_visible(&out, found->path);
		buf_add(&out, found->hidden ? "  (the one above comes first)\n" : "\n");
	}
	if (shelf.count == 0)
		buf_add(&out, "No quizzes: there are none in ./quizzes, in your data folder\n"
		              "(~/.local/share/verdict/quizzes), nor where the program is installed.\n");
	bool written = cmd_write(&out, &fail);
	buf_free(&out);
	arena_free(&arena);
	return written ? END_FINE : cmd_fail(&fail);
}
