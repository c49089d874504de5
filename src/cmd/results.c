/* What all sittings of a quiz came to. */
#include "store/results.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "cmd/cmd.h"
#include "cmd/export.h"
#include "cmd/place.h"
#include "sys/clock.h"
#include "verdict/group.h"
#include "verdict/page.h"
#include "verdict/quiz.h"

/* With fewer people the numbers tell who said what. */
enum { COMPANY = 5 };

static void
write_text(struct buf *out, const struct group *group, const struct args *args)
{
	const struct paper paper = cmd_paper(args);
	group_text(out, group, &paper);
}

static void
write_json(struct buf *out, const struct group *group, const struct args *args)
{
	(void)args;
	group_json(out, group);
}

static void
write_markdown(struct buf *out, const struct group *group, const struct args *args)
{
	(void)args;
	group_markdown(out, group);
}

static void
write_csv(struct buf *out, const struct group *group, const struct args *args)
{
	(void)args;
	group_csv(out, group);
}

static void
write_html(struct buf *out, const struct group *group, const struct args *args)
{
	(void)args;
	group_html(out, group);
}

static const struct {
	const char *name;
	void (*write)(struct buf *, const struct group *, const struct args *);
} forms[] = {
	{"text", write_text}, /* unless another one is named */
	{"markdown", write_markdown},
	{"json", write_json},
	{"csv", write_csv},
	{"html", write_html},
};

bool
cmd_group(const struct args *args, const struct group *group, struct fail *fail)
{
	struct buf out = {0};
	size_t form = 0;
	while (args->format != NULL && strcmp(forms[form].name, args->format) != 0)
		form++;
	forms[form].write(&out, group, args);
	bool written = cmd_write(&out, fail);
	buf_free(&out);
	return written;
}

/* Nobody is in it yet. */
static struct group *
fresh(struct arena *arena, const struct quiz *quiz, const struct args *args)
{
	struct group *group = group_new(arena, quiz);
	group->kept = ARENA_NEW(arena, struct group_kept);
	*group->kept = (struct group_kept){
		.label = args->label,
		.since = args->since,
		.until = args->until,
		.stopped = ARENA_ARRAY(arena, (size_t)quiz->question_count, int64_t),
		.few = ARENA_ARRAY(arena, (size_t)quiz->question_count, bool),
	};
	return group;
}

static bool
choose(struct results_choice *choice, const struct args *args, const struct quiz *quiz,
       struct fail *fail)
{
	static const char sentence[] = "%s takes a day such as 2026-11-24, not '%s'";
	int64_t unused;
	*choice = (struct results_choice){
		.quiz = quiz->id,
		.digest = quiz->digest,
		.label = args->label == NULL ? "" : args->label,
		.since = RESULTS_SINCE_ALWAYS,
		.until = RESULTS_UNTIL_ALWAYS,
	};
	if (args->since != NULL && !clock_read_day(args->since, &choice->since, &unused))
		return fail_set(fail, sentence, "--since", args->since);
	if (args->until != NULL && !clock_read_day(args->until, &unused, &choice->until))
		return fail_set(fail, sentence, "--until", args->until);
	return choice->since < choice->until ||
	       fail_set(fail, "there is no day since %s that is not after %s", args->since, args->until);
}

static bool
may(const struct args *args, struct fail *fail)
{
	if (args->operand_count == 0)
		return fail_set(fail, "name the quiz whose results are to be shown");
	if (args->sittings && args->format != NULL && strcmp(args->format, "csv") != 0)
		return fail_set(fail, "--sittings writes CSV and nothing else");
	return !args->sittings || args->small ||
	       fail_set(fail, "--sittings shows what single persons said: say so with --small");
}

/* Nobody has that label: it may be mistyped. */
static bool
tell_labels(struct db *db, const struct results_choice *choice, struct fail *fail)
{
	struct buf labels = {0}, note = {0};
	bool good = choice->label[0] == '\0' || results_labels(db, choice, &labels, fail);
	if (good && labels.length > 0) {
		bool some = choice->since != RESULTS_SINCE_ALWAYS || choice->until != RESULTS_UNTIL_ALWAYS;
		buf_format(&note, "no finished sitting%s has the label '%s'; labels there are: %s",
		           some ? " of those days" : "", choice->label, buf_text(&labels));
		cmd_note(buf_text(&note));
	}
	buf_free(&labels);
	buf_free(&note);
	return good;
}

static bool
run(const struct args *args, struct arena *arena, struct store_place *place, struct fail *fail)
{
	const struct quiz *quiz;
	struct results_choice choice;
	bool there;
	if (!may(args, fail) || !cmd_open_quiz(arena, args->operands[0], &quiz, fail) ||
	    !choose(&choice, args, quiz, fail) || !place_results(place, arena, args->store, &there, fail))
		return false;
	if (args->sittings)
		return there ? export_sittings(place->db, &choice, quiz, fail)
		             : fail_set(fail, "no sittings are kept here");
	struct group *group = fresh(arena, quiz, args);
	return (!there || (results_group(place->db, &choice, args->small ? 0 : COMPANY, group, fail) &&
	                   (group->count > 0 || tell_labels(place->db, &choice, fail)))) &&
	       cmd_group(args, group, fail);
}

int
cmd_results(const struct args *args)
{
	struct arena arena = {0};
	struct store_place place = {.guard = {-1}};
	struct fail fail = {0};
	bool good = run(args, &arena, &place, &fail);
	place_close(&place);
	arena_free(&arena);
	return good ? END_FINE : cmd_fail(&fail);
}
