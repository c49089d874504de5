#include "cmd/offer.h"

#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/fail.h"
#include "cmd/cmd.h"
#include "store/sitting.h"
#include "sys/log.h"
#include "sys/paths.h"
#include "verdict/check.h"
#include "verdict/quiz.h"

/* All 0 for a file that is not there. */
static struct offer_stamp
look(const char *path)
{
	struct stat status;
	if (stat(path, &status) != 0)
		return (struct offer_stamp){0};
	return (struct offer_stamp){status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec,
		status.st_mtim.tv_nsec};
}

static bool
same(const struct offer_stamp *a, const struct offer_stamp *b)
{
	return a->device == b->device && a->inode == b->inode && a->size == b->size &&
	       a->seconds == b->seconds && a->nanoseconds == b->nanoseconds;
}

bool
offer_open(struct offer *offer, struct arena *arena, const char *name, struct fail *fail)
{
	struct shelf shelf = paths_shelf(arena, cmd_datadir);
	*offer = (struct offer){.path = paths_quiz(arena, &shelf, name)};
	/* Before it is read: what is written meanwhile is a new version then. */
	if (offer->path != NULL)
		offer->stamp = look(offer->path);
	if (cmd_open_quiz(&offer->memory, offer->path != NULL ? offer->path : name, &offer->quiz, fail))
		return true;
	arena_free(&offer->memory);
	return false;
}

/* "go.ini:3:1: ..." with what becomes of it. */
static void
complain(const struct offer *offer, struct findings *findings, const struct fail *fail)
{
	struct buf text = {0};
	findings_sort(findings);
	for (size_t i = 0; i < findings->count && text.length == 0; i++)
		if (rule_row(findings->list[i].rule)->severity == SEVERITY_ERROR)
			finding_print(&text, offer->path, &findings->list[i]);
	if (text.length > 0)
		text.text[--text.length] = '\0'; /* the newline */
	else
		buf_format(&text, "%s: %s", offer->path, fail->text);
	buf_add(&text, " -- the version before it stays in use");
	log_say(buf_text(&text));
	buf_free(&text);
}

void
offer_renew(struct offer *offer)
{
	const struct offer_stamp now = look(offer->path), none = {0};
	if (same(&now, &offer->stamp) || same(&now, &none))
		return;
	struct arena memory = {0}, scratch = {.block = ARENA_MUCH};
	struct findings findings = {.arena = &scratch};
	struct fail fail = {0};
	const struct quiz *quiz;
	offer->stamp = now;
	if (cmd_read_quiz(&memory, offer->path, &findings, &quiz, &fail) && quiz != NULL) {
		offer_close(offer);
		offer->memory = memory;
		offer->quiz = quiz;
	} else {
		complain(offer, &findings, &fail);
	}
	arena_free(&scratch);
}

void
offer_close(struct offer *offer)
{
	arena_free(&offer->memory);
	offer->quiz = NULL;
}

static const char *
verdict_name(const struct quiz *quiz, const char *verdict)
{
	int outcome = quiz_outcome(quiz, verdict);
	if (outcome != NOBODY)
		return quiz->outcomes[outcome].name;
	return strcmp(verdict, "tie") == 0 ? "in between"
	       : strcmp(verdict, "none") == 0 ? "without a verdict" : NULL;
}

/* One pass over the verdicts: those that are outcomes, or the others. */
static void
add_counts(struct buf *text, const struct quiz *quiz, const struct sitting_count *list, int count,
           bool outcomes)
{
	for (int i = 0; i < count; i++) {
		const char *name = verdict_name(quiz, list[i].verdict);
		if (name != NULL && (quiz_outcome(quiz, list[i].verdict) != NOBODY) == outcomes)
			buf_format(text, "%s%lld %s", text->length == 0 ? "Today: " : ", ",
				(long long)list[i].count, name);
	}
}

void
offer_tell(struct buf *text, const struct quiz *quiz, const struct sitting_count *list, int count)
{
	add_counts(text, quiz, list, count, true);
	add_counts(text, quiz, list, count, false);
	if (text->length > 0)
		buf_char(text, '.');
}
