#include "verdict/whatif.h"

#include <string.h>

#include "base/arena.h"
#include "core/tally.h"

/* The same sums, decided as if nothing were ruled out. */
static void
decide_lifted(struct whatif *whatif)
{
	struct tally tally;
	tally_clear(&tally);
	memcpy(tally.points, whatif->now.points, sizeof tally.points);
	tally.weight = whatif->now.weight;
	tally.answered = whatif->now.answered;
	tally_decide(&tally, whatif->quiz, &whatif->now);
}

static void
decide(struct whatif *whatif)
{
	score_sheet(whatif->quiz, whatif->sheet, whatif->asked, &whatif->now);
	memcpy(whatif->ruled_by, whatif->now.ruled_by, sizeof whatif->ruled_by);
	if (whatif->lifted)
		decide_lifted(whatif);
}

struct whatif *
whatif_new(struct arena *arena, const struct quiz *quiz, const struct reply *sheet)
{
	size_t count = (size_t)quiz->question_count;
	struct whatif *whatif = ARENA_NEW(arena, struct whatif);
	struct reply *given = ARENA_ARRAY(arena, count, struct reply);
	bool *asked = ARENA_ARRAY(arena, count, bool);
	for (size_t q = 0; q < count; q++)
		given[q] = sheet[q];
	score_sheet(quiz, given, asked, &whatif->was);
	whatif->quiz = quiz;
	whatif->given = given;
	whatif->given_asked = asked;
	whatif->sheet = ARENA_ARRAY(arena, count, struct reply);
	whatif->asked = ARENA_ARRAY(arena, count, bool);
	whatif_undo(whatif);
	return whatif;
}

void
whatif_undo(struct whatif *whatif)
{
	for (int q = 0; q < whatif->quiz->question_count; q++)
		whatif->sheet[q] = whatif->given[q];
	whatif->lifted = false;
	decide(whatif);
}

static bool
is_asked(const struct whatif *whatif, int question)
{
	return question >= 0 && question < whatif->quiz->question_count && whatif->asked[question];
}

void
whatif_answer(struct whatif *whatif, int question, int option)
{
	if (!is_asked(whatif, question) || option >= whatif->quiz->questions[question].option_count ||
	    (option < 0 && option != REPLY_SKIPPED))
		return;
	whatif->sheet[question].option = (signed char)option;
	decide(whatif);
}

void
whatif_weigh(struct whatif *whatif, int question, int importance)
{
	if (!is_asked(whatif, question) || importance_word((enum importance)importance)[0] == '\0')
		return;
	whatif->sheet[question].importance = (unsigned char)importance;
	decide(whatif);
}

void
whatif_lift(struct whatif *whatif)
{
	whatif->lifted = !whatif->lifted;
	decide(whatif);
}

/* To a question without an answer no importance makes a difference. */
static bool
same(struct reply a, struct reply b)
{
	return a.option == b.option && (a.importance == b.importance || a.option < 0);
}

enum whatif_mark
whatif_mark(const struct whatif *whatif, int question)
{
	bool then = whatif->given_asked[question], now = whatif->asked[question];
	if (then && now)
		return same(whatif->given[question], whatif->sheet[question]) ? WHATIF_SAME : WHATIF_CHANGED;
	if (now)
		return WHATIF_ADDED;
	return then && whatif->given[question].option >= 0 ? WHATIF_DROPPED : WHATIF_ABSENT;
}

int
whatif_changes(const struct whatif *whatif)
{
	int changes = 0;
	for (int q = 0; q < whatif->quiz->question_count; q++)
		changes += whatif->asked[q] && !same(whatif->given[q], whatif->sheet[q]);
	return changes;
}

int64_t
whatif_points(const struct whatif *whatif, int question)
{
	struct reply reply = whatif->sheet[question];
	if (!whatif->asked[question] || reply.option < 0)
		return 0;
	const struct question *asked = &whatif->quiz->questions[question];
	const signed char *fit = asked->options[reply.option].fit;
	return reply_weight(asked, reply) * (fit[whatif->now.leader] - fit[whatif->now.challenger]);
}
