#include "cmd/export.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "report/csv.h"
#include "store/results.h"
#include "sys/clock.h"
#include "sys/tty.h"
#include "verdict/quiz.h"

struct export {
	const struct quiz *quiz;
	struct buf out;
	int64_t done, all;
	bool watched;   /* somebody sees how far it is */
	int64_t told_ms; /* when they saw it last */
	struct fail *fail;
};

/* What is in the store was written by anybody. */
static void
put_foreign(struct csv *csv, const char *text)
{
	struct buf shown = {0};
	utf8_append_visible(&shown, text, strlen(text));
	csv_text(csv, buf_text(&shown));
	buf_free(&shown);
}

static void
put_joined(struct csv *csv, const char *before, const char *name)
{
	struct buf joined = {0};
	buf_format(&joined, "%s%s", before, name);
	csv_text(csv, buf_text(&joined));
	buf_free(&joined);
}

static void
add_heads(struct export *e)
{
	static const char *const heads[] = {"sitting", "began (UTC)", "label", "form", "seconds", "verdict",
		"strength"};
	struct csv csv = {.out = &e->out};
	for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
		csv_text(&csv, heads[i]);
	for (int k = 0; k < e->quiz->outcome_count; k++)
		put_joined(&csv, "fit of ", e->quiz->outcomes[k].id);
	for (int q = 0; q < e->quiz->question_count; q++)
		csv_text(&csv, e->quiz->questions[q].id);
	csv_end(&csv);
}

/* As in a file of answers: the option, and its importance where that is not the normal one. */
static void
put_reply(struct csv *csv, const struct question *question, struct reply reply)
{
	struct buf cell = {0};
	if (reply.option == REPLY_SKIPPED)
		buf_add(&cell, "(skipped)");
	if (reply.option >= 0) {
		buf_add(&cell, question->options[reply.option].id);
		buf_add(&cell, reply.importance == IMPORTANCE_DOUBLE ? " *2" : "");
		buf_add(&cell, reply.importance == IMPORTANCE_LESS ? " *0.5" : "");
	}
	csv_text(csv, buf_text(&cell));
	buf_free(&cell);
}

static void
tell(struct export *e)
{
	enum { OFTEN_MS = 100 };
	int64_t now = clock_steady_ms();
	if (!e->watched || (now - e->told_ms < OFTEN_MS && e->done < e->all))
		return;
	fprintf(stderr, "\r%lld of %lld sittings", (long long)e->done, (long long)e->all);
	e->told_ms = now;
}

static bool
add_sitting(void *context, const struct results_sitting *s)
{
	enum { ENOUGH = 1 << 16 };
	struct export *e = context;
	struct csv csv = {.out = &e->out};
	struct buf began = {0};
	clock_write_utc(&began, s->started);
	put_foreign(&csv, s->id);
	csv_text(&csv, buf_text(&began));
	put_foreign(&csv, s->label);
	put_foreign(&csv, s->form);
	csv_tenths(&csv, (s->spent + 50) / 100);
	put_foreign(&csv, s->verdict);
	put_foreign(&csv, s->strength);
	for (int k = 0; k < e->quiz->outcome_count; k++) {
		if (s->tenths[k] < 0)
			csv_empty(&csv);
		else
			csv_tenths(&csv, s->tenths[k]);
	}
	for (int q = 0; q < e->quiz->question_count; q++)
		put_reply(&csv, &e->quiz->questions[q], s->replies[q]);
	csv_end(&csv);
	buf_free(&began);
	e->done++;
	tell(e);
	if (e->out.length < ENOUGH)
		return true;
	bool written = cmd_write(&e->out, e->fail);
	buf_clear(&e->out);
	return written;
}

bool
export_sittings(struct db *db, const struct results_choice *choice, const struct quiz *quiz,
                struct fail *fail)
{
	struct export e = {
		.quiz = quiz,
		.watched = tty_is(STDERR_FILENO) && !tty_is(STDOUT_FILENO),
		.fail = fail,
	};
	add_heads(&e);
	bool good = (!e.watched || results_count(db, choice, &e.all, fail)) &&
	            results_sittings(db, choice, quiz, add_sitting, &e, fail) && cmd_write(&e.out, fail);
	if (e.watched)
		fputc('\n', stderr);
	buf_free(&e.out);
	return good;
}
