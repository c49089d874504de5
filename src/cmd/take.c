#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "cmd/cmd.h"
#include "cmd/keep.h"
#include "cmd/saver.h"
#include "front/play.h"
#include "load/answers.h"
#include "sys/clock.h"
#include "sys/tty.h"
#include "verdict/code.h"
#include "verdict/page.h"
#include "verdict/report.h"

static const char default_quiz[] = "go-or-rust";

/* The front end in use, for `restore`. */
static const struct front *open_front;
static struct front_ctx *open_ctx;

static void
restore(void)
{
	open_front->close(open_ctx);
}

/* Opens the full screen, or the plain mode where there is none. */
static const struct front *
open_asking(const struct args *args, struct front_ctx *ctx, struct fail *fail)
{
	struct fail why = {0};
	if (!args->plain && cmd_has_screen()) {
		if (front_curses.open(ctx, &why))
			return &front_curses;
		if (args->again) {
			fail_set(fail, "%s", why.text);
			return NULL;
		}
		cmd_fail(&why);
	}
	/* A report that was asked for by name has standard output for itself. */
	if (args->format != NULL && !tty_is(STDOUT_FILENO))
		ctx->out = STDERR_FILENO;
	return front_plain.open(ctx, fail) ? &front_plain : NULL;
}

bool
cmd_report_of(const struct args *args, const struct quiz *quiz, const struct reply *sheet, int64_t when,
              const char *notice, struct fail *fail)
{
	struct arena arena = {0};
	struct buf out = {0}, date = {0};
	const struct paper paper = cmd_paper(args);
	const struct report_form *form = report_form_named(args->format == NULL ? "text" : args->format);
	clock_day(&date, when);
	form->write(&out, report_build_noted(&arena, quiz, sheet, notice), &paper, buf_text(&date));
	bool written = cmd_write(&out, fail);
	buf_free(&out);
	buf_free(&date);
	arena_free(&arena);
	return written;
}

bool
cmd_report(const struct args *args, const struct quiz *quiz, const struct reply *sheet,
           struct fail *fail)
{
	return cmd_report_of(args, quiz, sheet, clock_utc(), NULL, fail);
}

/* A sitting under way, and where it is kept. */
struct taking {
	bool seen; /* the verdict on the answers as they are was shown, to somebody who had no code of it */
	struct keep keep;
	struct journal kept; /* without functions: nothing is kept */
	struct saver saver;
};

static void
watch(void *context, const struct flow *flow, const struct move *move)
{
	struct taking *taking = context;
	taking->seen = flow->state == FLOW_RESULT || (taking->seen && flow->state == FLOW_LEFT);
	if (taking->kept.write != NULL)
		taking->kept.write(taking->kept.context, flow, move);
}

static void
keep(void *context, const struct flow *flow)
{
	const struct taking *taking = context;
	taking->kept.keep(taking->kept.context, flow);
}

static void
resume(void *context, struct flow *flow)
{
	const struct taking *taking = context;
	taking->kept.resume(taking->kept.context, flow);
}

static void
offer(void *context, const struct quiz *quiz)
{
	struct taking *taking = context;
	saver_offer(&taking->saver, quiz);
}

static void
save(void *context, const struct report *report, const struct save_request *request)
{
	struct taking *taking = context;
	saver_save(&taking->saver, report, request);
}

/* The screen took the code with it. */
static bool
tell_code(const struct flow *flow, struct fail *fail)
{
	struct buf line = {0};
	bool written = true;
	buf_add(&line, "To see your verdict again: verdict open ");
	if (code_write(&line, flow->quiz, flow->sheet)) {
		buf_char(&line, '\n');
		written = cmd_write(&line, fail);
	}
	buf_free(&line);
	return written;
}

/* What is left to do when a sitting is over. */
static int
conclude(const struct args *args, const struct front *front, const struct front_ctx *ctx,
         const struct flow *flow, enum play_end end, bool seen, struct fail *fail)
{
	if (end == PLAY_KILLED)
		return END_SIGNAL + ctx->signal;
	/* A full screen that is gone took its reader with it; a pipe that ended left one. */
	if (end == PLAY_GONE && front == &front_curses)
		return END_SIGNAL + SIGHUP;
	if (ctx->error != 0) {
		if (ctx->error != EPIPE)
			fail_set(fail, "cannot write the output: %s", strerror(ctx->error));
		return END_FAILED;
	}
	bool good = true;
	if (args->format != NULL)
		good = cmd_report(args, flow->quiz, flow->sheet, fail);
	else if (seen && front == &front_curses && !args->again) /* the next person's screen tells nothing */
		good = tell_code(flow, fail);
	return good ? END_FINE : END_FAILED;
}

/* Plays the flow in front of whoever is there. */
static int
seat(const struct args *args, struct flow *flow, struct taking *taking, struct journal journal,
     struct fail *fail)
{
	struct front_ctx ctx = cmd_screen(args);
	const struct front *front = open_asking(args, &ctx, fail);
	if (front == NULL)
		return END_FAILED;
	saver_start(&taking->saver, args);
	journal.offer = offer;
	journal.save = save;
	/* Strangers who take turns write nothing to somebody's disk. */
	journal.saving = args->again ? NULL : &taking->saver.saving;
	open_front = front;
	open_ctx = &ctx;
	cmd_restore = restore;
	enum play_end end = play(front, &ctx, flow, journal);
	cmd_restore = NULL;
	front->close(&ctx);
	saver_end(&taking->saver);
	struct fail unsaved = {0};
	if (taking->kept.write != NULL && !keep_end(&taking->keep, &unsaved))
		cmd_fail(&unsaved);
	return conclude(args, front, &ctx, flow, end, taking->seen, fail);
}

static int
ask(const struct args *args, const struct quiz *quiz, struct arena *arena, struct fail *fail)
{
	struct flow flow = flow_new(arena, quiz);
	struct taking taking = {0};
	struct journal journal = {.context = &taking, .write = watch, .keep = keep, .resume = resume};
	if (!args->no_store) {
		keep_start(&taking.keep, quiz, args->label);
		taking.keep.strangers = args->again;
		taking.kept = keep_journal(&taking.keep);
		journal.keeping = taking.kept.keeping;
	}
	return seat(args, &flow, &taking, journal, fail);
}

int
cmd_show(const struct args *args, struct flow *flow, const char *notice, struct fail *fail)
{
	struct taking taking = {0};
	struct journal journal = {.context = &taking, .notice = notice};
	return seat(args, flow, &taking, journal, fail);
}

/* Without asking: the answers go through the same moves, and what the path does not ask is told. */
static int
play_answers(const struct args *args, const struct quiz *quiz, struct arena *arena,
             struct fail *fail)
{
	struct buf text = {0};
	struct reply *sheet = ARENA_ARRAY(arena, (size_t)quiz->question_count, struct reply);
	const char *name = strcmp(args->answers, "-") == 0 ? "standard input" : args->answers;
	bool good = cmd_read(args->answers, &text, fail) &&
	            answers_read(quiz, name, buf_text(&text), text.length, sheet, fail);
	buf_free(&text);
	if (!good)
		return END_FAILED;
	struct front_ctx ctx = {.script = sheet};
	if (!front_script.open(&ctx, fail))
		return END_FAILED;
	struct flow flow = flow_new(arena, quiz);
	play(&front_script, &ctx, &flow, (struct journal){0});
	front_script.close(&ctx);
	for (int q = 0; q < quiz->question_count; q++)
		if (!flow.asked[q])
			flow.sheet[q] = sheet[q];
	return cmd_report(args, flow.quiz, flow.sheet, fail) ? END_FINE : END_FAILED;
}

static bool
may(const struct args *args, struct fail *fail)
{
	if (args->label != NULL && (args->no_store || args->answers != NULL))
		return fail_set(fail, "--label is kept with the answers, and nothing is kept with %s",
		                args->no_store ? "--no-store" : "--answers");
	if (args->again && (args->plain || args->answers != NULL || !cmd_has_screen()))
		return fail_set(fail, "--again needs the full screen: lines of text would show the next person what "
		                      "the one before answered");
	return !args->again || args->format == NULL ||
	       fail_set(fail, "--again is for one person after the other, and --format prints one report");
}

int
cmd_take(const struct args *args)
{
	struct arena arena = {0};
	struct fail fail = {0};
	const struct quiz *quiz;
	const char *name = args->operand_count == 0 ? default_quiz : args->operands[0];
	int end = END_FAILED;
	if (may(args, &fail) && cmd_open_form(&arena, args, name, &quiz, &fail))
		end = args->answers != NULL ? play_answers(args, quiz, &arena, &fail)
		                            : ask(args, quiz, &arena, &fail);
	arena_free(&arena);
	return end == END_FAILED ? cmd_fail(&fail) : end;
}
