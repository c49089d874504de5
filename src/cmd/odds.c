#include "verdict/odds.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "cmd/cmd.h"
#include "verdict/page.h"

/* One quiz; each goes out before the next is read. */
static bool
show(const struct args *args, int i, int *alarms, struct fail *fail)
{
	struct arena arena = {0};
	struct buf out = {0};
	const struct quiz *quiz;
	bool good = cmd_open_form(&arena, args, args->operands[i], &quiz, fail);
	if (good) {
		const struct odds *odds = odds_build(&arena, quiz, &odds_thorough);
		const struct paper paper = cmd_paper(args);
		*alarms += odds->alarm_count;
		if (args->format != NULL && strcmp(args->format, "json") == 0) {
			odds_json(&out, odds);
		} else {
			buf_add(&out, i == 0 ? "" : "\n");
			odds_text(&out, odds, &paper);
		}
		good = cmd_write(&out, fail);
	}
	buf_free(&out);
	arena_free(&arena);
	return good;
}

int
cmd_odds(const struct args *args)
{
	struct fail fail = {0};
	int alarms = 0;
	if (args->operand_count == 0)
		fail_set(&fail, "name the quiz whose odds are to be found");
	bool good = args->operand_count > 0;
	bool as_json = args->format != NULL && strcmp(args->format, "json") == 0;
	if (args->operand_count > 1 && as_json)
		good = fail_set(&fail, "the JSON of odds is one object: name one quiz at a time");
	for (int i = 0; i < args->operand_count && good; i++)
		good = show(args, i, &alarms, &fail);
	if (!good)
		return cmd_fail(&fail);
	return args->strict && alarms > 0 ? END_FINDINGS : END_FINE;
}
