#include "cmd/cmd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/near.h"
#include "base/utf8.h"
#include "cmd/table.h"
#include "front/front.h"
#include "load/load.h"
#include "sys/paths.h"
#include "sys/tty.h"
#include "verdict/check.h"
#include "verdict/page.h"
#include "verdict/quiz.h"

const char cmd_datadir[] = VERDICT_DATADIR;

void (*cmd_restore)(void);

void
cmd_note(const char *text)
{
	struct buf line = {0};
	buf_add(&line, "verdict: ");
	utf8_append_visible(&line, text, strlen(text));
	buf_char(&line, '\n');
	fputs(buf_text(&line), stderr);
	buf_free(&line);
}

int
cmd_fail(const struct fail *fail)
{
	if (fail->text[0] != '\0')
		cmd_note(fail->text);
	return END_FAILED;
}

bool
cmd_write(const struct buf *buf, struct fail *fail)
{
	if (fwrite(buf_text(buf), 1, buf->length, stdout) == buf->length && fflush(stdout) == 0)
		return true;
	if (errno == EPIPE) /* the reader has seen enough: nothing to tell anybody */
		return false;
	return fail_set(fail, "cannot write the output: %s", strerror(errno));
}

struct paper
cmd_paper(const struct args *args)
{
	enum { COLUMNS_DEFAULT = 80 };
	int rows, columns = args->width;
	if (columns == 0 && !tty_size(STDOUT_FILENO, &rows, &columns))
		columns = COLUMNS_DEFAULT;
	return (struct paper){.columns = columns, .ascii = args->ascii || !args->utf8};
}

bool
cmd_has_screen(void)
{
	const char *term = getenv("TERM");
	return tty_is(STDIN_FILENO) && tty_is(STDOUT_FILENO) && term != NULL && term[0] != '\0' &&
	       strcmp(term, "dumb") != 0;
}

struct front_ctx
cmd_screen(const struct args *args)
{
	const char *no = getenv("NO_COLOR");
	return (struct front_ctx){
		.in = STDIN_FILENO,
		.out = STDOUT_FILENO,
		.ascii = args->ascii || !args->utf8,
		.color = no == NULL || no[0] == '\0',
		.again = args->again,
		.theme = (enum theme)args->theme,
		.columns = args->width,
	};
}

enum { READ_MAX = 16 * 1024 * 1024 };

static bool
read_all(int fd, struct buf *all, struct fail *fail, const char *name)
{
	char piece[16384];
	for (;;) {
		ssize_t count = read(fd, piece, sizeof piece);
		if (count == 0)
			return true;
		if (count < 0 && errno != EINTR)
			return fail_set(fail, "cannot read %s: %s", name, strerror(errno));
		if (count > 0)
			buf_bytes(all, piece, (size_t)count);
		if (all->length > READ_MAX)
			return fail_set(fail, "%s has more than %d bytes of answers", name, READ_MAX);
	}
}

bool
cmd_read(const char *name, struct buf *all, struct fail *fail)
{
	if (strcmp(name, "-") == 0)
		return read_all(STDIN_FILENO, all, fail, "standard input");
	int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return fail_set(fail, "cannot open %s: %s", name, strerror(errno));
	bool good = read_all(fd, all, fail, name);
	close(fd);
	return good;
}

enum { SHOWN_MAX = 5 };

/* The first findings, for somebody who wanted to take the quiz. */
static void
show_findings(const char *path, struct findings *findings)
{
	struct buf out = {0};
	findings_sort(findings);
	size_t shown = 0;
	for (size_t i = 0; i < findings->count && shown < SHOWN_MAX; i++) {
		if (rule_row(findings->list[i].rule)->severity != SEVERITY_ERROR)
			continue;
		finding_print(&out, path, &findings->list[i]);
		shown++;
	}
	if (findings->errors > shown)
		buf_format(&out, "... and %zu more\n", findings->errors - shown);
	fputs(buf_text(&out), stderr);
	buf_free(&out);
}

static bool
no_quizzes(const struct shelf *shelf, const char *name, struct fail *fail)
{
	struct buf folders = {0};
	for (int i = 0; i < SHELF_FOLDERS; i++)
		if (shelf->folders[i] != NULL)
			buf_format(&folders, "%s%s", i == 0 ? "./" : ", ", shelf->folders[i]);
	fail_set(fail, "there is no quiz, file or command '%s', and no quiz in any of the folders where they are "
	               "looked for: %s", name, buf_text(&folders));
	buf_free(&folders);
	return false;
}

static bool
no_such_quiz(const struct shelf *shelf, const char *name, struct fail *fail)
{
	struct near near = {.word = name};
	for (int i = 0; i < shelf->count; i++)
		near_offer(&near, shelf->list[i].id);
	for (int c = 0; c < COMMANDS; c++)
		near_offer(&near, command_rows[c].name);
	if (near.best != NULL)
		return fail_set(fail, "there is no quiz, file or command '%s'; did you mean '%s'?", name,
		                near.best);
	if (shelf->count == 0)
		return no_quizzes(shelf, name, fail);
	return fail_set(fail, "there is no quiz, file or command '%s'; 'verdict list' shows the quizzes",
	                name);
}

bool
cmd_knows_quiz(const char *name, struct fail *fail)
{
	struct arena arena = {0};
	struct shelf shelf = paths_shelf(&arena, cmd_datadir);
	bool known = paths_quiz(&arena, &shelf, name) != NULL || no_such_quiz(&shelf, name, fail);
	arena_free(&arena);
	return known;
}

/* The draft of a quiz file, NULL if it can't be read as one. The file's own bytes are given back: the
 * draft has what it needs of them. False with a sentence when the machine fails. */
static bool
read_draft(struct arena *arena, const char *path, struct findings *findings,
           const struct draft **draft, struct fail *fail)
{
	struct arena file = {0};
	const char *bytes;
	size_t length;
	*draft = NULL;
	bool good = !source_read(&file, path, findings, &bytes, &length) ||
	            load_draft(arena, bytes, length, findings, draft, fail);
	arena_free(&file);
	return good;
}

bool
cmd_open_draft(struct arena *arena, const char *name, const char **path, struct findings *findings,
               const struct draft **draft, struct fail *fail)
{
	struct shelf shelf = paths_shelf(arena, cmd_datadir);
	*path = paths_quiz(arena, &shelf, name);
	if (*path == NULL)
		return no_such_quiz(&shelf, name, fail);
	return read_draft(arena, *path, findings, draft, fail);
}

bool
cmd_read_quiz(struct arena *arena, const char *path, struct findings *findings,
              const struct quiz **quiz, struct fail *fail)
{
	const struct draft *draft;
	if (!read_draft(findings->arena, path, findings, &draft, fail))
		return false;
	const struct quiz *sealed = draft == NULL ? NULL : quiz_seal(findings->arena, draft, findings);
	*quiz = sealed == NULL ? NULL : quiz_pack(arena, sealed);
	return true;
}

static bool
open_path(struct arena *arena, const char *path, struct findings *findings, const struct quiz **quiz,
          struct fail *fail)
{
	if (!cmd_read_quiz(arena, path, findings, quiz, fail))
		return false;
	if (*quiz != NULL)
		return true;
	show_findings(path, findings);
	fail_set(fail, "%s can't be used as it is; 'verdict check %s' shows all there is to mend", path, path);
	return false;
}

bool
cmd_open_quiz(struct arena *arena, const char *name, const struct quiz **quiz, struct fail *fail)
{
	struct arena scratch = {.block = ARENA_MUCH};
	struct findings findings = {.arena = &scratch};
	struct shelf shelf = paths_shelf(&scratch, cmd_datadir);
	const char *path = paths_quiz(&scratch, &shelf, name);
	bool good = path == NULL ? no_such_quiz(&shelf, name, fail)
	                         : open_path(arena, path, &findings, quiz, fail);
	arena_free(&scratch);
	return good;
}

bool
cmd_open_form(struct arena *arena, const struct args *args, const char *name,
              const struct quiz **quiz, struct fail *fail)
{
	if (!cmd_open_quiz(arena, name, quiz, fail))
		return false;
	if (!args->brief)
		return true;
	if ((*quiz)->short_form == NULL)
		return fail_set(fail, "the quiz %s has no short form", (*quiz)->id);
	*quiz = (*quiz)->short_form;
	return true;
}
