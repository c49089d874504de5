/* Every screen of a quiz, without taking it; of a broken one, what can be shown. */
#include "front/curses/preview.h"

#include <signal.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "cmd/inspect.h"
#include "front/curses/leaf.h"
#include "load/answers.h"
#include "verdict/check.h"
#include "verdict/quiz.h"

struct showing {
	struct arena arena;
	const struct args *args;
	const char *path;
	struct findings findings;
	const struct quiz *quiz;
	const char *answers; /* whose answers the results are of */
};

/* -- the quiz, and answers to it -- */

static bool
open_quiz(struct showing *s, struct fail *fail)
{
	const struct draft *draft;
	s->findings.arena = &s->arena;
	if (!cmd_open_draft(&s->arena, s->args->operands[0], &s->path, &s->findings, &draft, fail))
		return false;
	if (draft == NULL)
		return true;
	s->quiz = inspect(&s->arena, draft, &s->findings);
	if (s->quiz == NULL)
		s->quiz = quiz_salvage(&s->arena, draft);
	if (!s->args->brief || s->quiz == NULL)
		return true;
	if (s->quiz->short_form == NULL)
		return fail_set(fail, "the quiz %s has no short form", s->quiz->id);
	s->quiz = s->quiz->short_form;
	return true;
}

static bool
read_answers(struct showing *s, struct reply *sheet, struct fail *fail)
{
	const char *file = s->args->answers;
	const char *name = strcmp(file, "-") == 0 ? "standard input" : file;
	struct buf text = {0};
	bool good = cmd_read(file, &text, fail) &&
	            answers_read(s->quiz, name, buf_text(&text), text.length, sheet, fail);
	buf_free(&text);
	s->answers = name;
	return good;
}

/* The answers of the file that was named, of the first golden case, or the first ones of all. */
static const struct reply *
sample(struct showing *s, struct fail *fail)
{
	const struct quiz *quiz = s->quiz;
	struct reply *sheet = ARENA_ARRAY(&s->arena, (size_t)quiz->question_count, struct reply);
	sheet_clear(quiz, sheet);
	if (s->args->answers != NULL)
		return read_answers(s, sheet, fail) ? sheet : NULL;
	bool cases = quiz->case_count > 0;
	for (int q = 0; q < quiz->question_count; q++)
		sheet[q].option = cases ? REPLY_SKIPPED : 0;
	for (int i = 0; cases && i < quiz->cases[0].answer_count; i++)
		sheet[quiz->cases[0].answers[i].question].option =
			(signed char)quiz->cases[0].answers[i].option;
	struct buf whose = {0};
	if (cases)
		buf_format(&whose, "case %s", quiz->cases[0].id);
	s->answers = cases ? buf_take(&whose, &s->arena) : "always the first answer";
	buf_free(&whose);
	return sheet;
}

/* -- showing -- */

/* Each finding as check prints it. */
static struct texts
list_findings(struct showing *s)
{
	const char **list = ARENA_ARRAY(&s->arena, s->findings.count, const char *);
	struct buf line = {0};
	for (size_t i = 0; i < s->findings.count; i++) {
		finding_print(&line, s->path, &s->findings.list[i]);
		line.text[--line.length] = '\0'; /* the newline */
		list[i] = buf_take(&line, &s->arena);
	}
	buf_free(&line);
	return (struct texts){list, (int)s->findings.count};
}

static void
write_heading(struct buf *out, const struct showing *s, const struct preview *preview, int i, int part,
              const struct frame *frame)
{
	buf_add(out, "---- ");
	preview_name(out, preview, i);
	if (preview->screens[i].kind >= PREVIEW_REVIEW) {
		buf_add(out, ", ");
		utf8_append_visible(out, s->answers, strlen(s->answers));
	}
	if (part > 0)
		buf_format(out, ", part %d", part + 1);
	buf_format(out, ", %dx%d\n", frame->columns, frame->rows);
}

/* One part of a screen, false behind the last. Each has memory of its own: the answers of a large quiz are
 * many parts, and all of them are set for every one. */
static bool
print_part(struct buf *out, const struct showing *s, struct preview *preview, int i, int part,
           const struct frame *frame)
{
	struct arena arena = {0};
	struct picture picture;
	bool drawn = preview_draw(&arena, preview, i, part, frame, &picture);
	if (drawn) {
		write_heading(out, s, preview, i, part, frame);
		preview_print(out, &picture);
	}
	arena_free(&arena);
	return drawn;
}

/* One screen after the other, then the findings. */
static bool
write_text(struct showing *s, struct preview *preview, struct fail *fail)
{
	enum { COLUMNS = 80, ROWS = 24 };
	const struct args *args = s->args;
	struct frame frame = frame_new(args->rows > 0 ? args->rows : ROWS,
	                               args->rows > 0 ? args->columns : COLUMNS, args->ascii || !args->utf8);
	bool good = true;
	for (int i = 0; i < preview->count && good; i++) {
		bool more = preview->screens[i].kind != PREVIEW_FINDINGS;
		for (int part = 0; more && good; part++) {
			struct buf out = {0};
			more = print_part(&out, s, preview, i, part, &frame);
			good = cmd_write(&out, fail);
			buf_free(&out);
		}
	}
	return good;
}

static bool
write_findings(const struct texts *findings, struct fail *fail)
{
	struct buf out = {0};
	for (int i = 0; i < findings->count; i++)
		buf_format(&out, "%s\n", findings->list[i]);
	bool good = cmd_write(&out, fail);
	buf_free(&out);
	return good;
}

/* The terminal in use, for `restore`. */
static struct front_ctx *open_ctx;

static void
restore(void)
{
	leaf_close(open_ctx);
}

/* How the command ends. */
static int
leaf_on_screen(const struct showing *s, struct preview *preview, struct fail *fail)
{
	struct front_ctx ctx = cmd_screen(s->args);
	if (!leaf_open(&ctx, fail))
		return END_FAILED;
	open_ctx = &ctx;
	cmd_restore = restore;
	enum front_event event = leaf_through(&ctx, preview, s->args->rows, s->args->columns);
	cmd_restore = NULL;
	leaf_close(&ctx);
	if (event == FRONT_KILLED)
		return END_SIGNAL + ctx.signal;
	return event == FRONT_GONE ? END_SIGNAL + SIGHUP : END_FINE;
}

static int
show(struct showing *s, struct fail *fail)
{
	struct texts findings = list_findings(s);
	int end = s->findings.errors > 0 ? END_FINDINGS : END_FINE;
	if (s->quiz == NULL)
		return write_findings(&findings, fail) ? end : END_FAILED;
	const struct reply *sheet = sample(s, fail);
	if (sheet == NULL)
		return END_FAILED;
	struct preview preview = preview_new(&s->arena, s->quiz, sheet, findings);
	const char *word = s->args->operand_count > 1 ? s->args->operands[1] : NULL;
	if (word != NULL && !preview_only(&preview, word)) {
		fail_set(fail, "the quiz has no question '%s'; intro, review and result can be named, too", word);
		end = END_FAILED;
	} else if (s->args->format == NULL && cmd_has_screen()) {
		int left = leaf_on_screen(s, &preview, fail);
		end = left == END_FINE ? end : left;
	} else if (!write_text(s, &preview, fail) || !write_findings(&findings, fail)) {
		end = END_FAILED;
	}
	preview_free(&preview);
	return end;
}

int
cmd_preview(const struct args *args)
{
	struct showing showing = {.args = args};
	struct fail fail = {0};
	int end = END_FAILED;
	if (args->operand_count == 0)
		fail_set(&fail, "name the quiz whose screens are to be shown");
	else if (open_quiz(&showing, &fail))
		end = show(&showing, &fail);
	arena_free(&showing.arena);
	return end == END_FAILED ? cmd_fail(&fail) : end;
}
