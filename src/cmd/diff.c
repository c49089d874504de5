/* Two people, by their codes. */
#include "verdict/diff.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "cmd/cmd.h"
#include "cmd/codes.h"
#include "verdict/page.h"

static const char *const names[PEOPLE] = {[FIRST] = "the first code", [SECOND] = "the second code"};

static bool
read_codes(struct arena *arena, const struct args *args, const struct quiz **quiz,
           struct coded *coded, struct fail *fail)
{
	struct code codes[PEOPLE];
	struct codes_shelf shelf = {0};
	if (args->operand_count < PEOPLE)
		return fail_set(fail, "name the two codes that are to be compared");
	const char *named = args->operand_count > PEOPLE ? args->operands[PEOPLE] : NULL;
	for (int p = 0; p < PEOPLE; p++)
		if (!codes_read(arena, names[p], args->operands[p], &codes[p], fail))
			return false;
	if (!codes_quiz(arena, &shelf, &codes[FIRST], named, quiz, fail))
		return false;
	for (int p = 0; p < PEOPLE; p++)
		if (!codes_sheet(arena, names[p], &codes[p], *quiz, &coded[p], fail))
			return false;
	return true;
}

/* What has to be said of the versions; nothing if both codes are of today's. */
static void
say_changed(struct buf *out, const struct coded *coded)
{
	static const char *const which[] = {
		NULL, "the first code was", "the second code was", "these codes were",
	};
	int changed = (coded[FIRST].changed ? 1 : 0) + (coded[SECOND].changed ? 2 : 0);
	if (changed != 0)
		codes_say_changed(out, which[changed]);
}

static bool
write_diff(const struct args *args, const struct diff *diff, struct fail *fail)
{
	struct buf out = {0};
	const struct paper paper = cmd_paper(args);
	const char *format = args->format == NULL ? "text" : args->format;
	if (strcmp(format, "json") == 0)
		diff_json(&out, diff);
	else if (strcmp(format, "markdown") == 0)
		diff_markdown(&out, diff);
	else if (strcmp(format, "html") == 0)
		diff_html(&out, diff);
	else
		diff_text(&out, diff, &paper);
	bool written = cmd_write(&out, fail);
	buf_free(&out);
	return written;
}

int
cmd_diff(const struct args *args)
{
	struct arena arena = {0};
	struct buf changed = {0};
	struct fail fail = {0};
	struct coded coded[PEOPLE] = {0};
	const struct quiz *quiz = NULL;
	int end = END_FAILED;
	if (read_codes(&arena, args, &quiz, coded, &fail)) {
		say_changed(&changed, coded);
		const struct quiz *const forms[PEOPLE] = {coded[FIRST].form, coded[SECOND].form};
		const struct reply *const sheets[PEOPLE] = {coded[FIRST].sheet, coded[SECOND].sheet};
		const struct diff *diff =
			diff_build(&arena, quiz, forms, sheets, changed.length > 0 ? buf_text(&changed) : NULL);
		if (write_diff(args, diff, &fail))
			end = diff->row_count > 0 ? END_FINDINGS : END_FINE;
	}
	buf_free(&changed);
	arena_free(&arena);
	return end == END_FAILED ? cmd_fail(&fail) : end;
}
