#include "verdict/report.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "verdict/code.h"
#include "verdict/enough.h"

static void
copy_sheet(struct arena *arena, struct report *report, const struct reply *sheet)
{
	size_t count = (size_t)report->quiz->question_count;
	struct reply *copy = ARENA_ARRAY(arena, count, struct reply);
	bool *asked = ARENA_ARRAY(arena, count, bool);
	if (count > 0)
		memcpy(copy, sheet, count * sizeof *copy);
	score_sheet(report->quiz, copy, asked, &report->score);
	report->sheet = copy;
	report->asked = asked;
}

static void
add_reasons(struct arena *arena, struct report *report)
{
	size_t count = (size_t)report->quiz->question_count;
	report->contributions = ARENA_ARRAY(arena, count, struct contribution);
	report->contribution_count = score_contributions(report->quiz, report->sheet, report->asked,
	                                                 &report->score, report->contributions);
	report->other_answers = ARENA_ARRAY(arena, count, struct contribution);
	score_other_side(report->quiz, report->sheet, &report->score, report->contributions,
	                 report->contribution_count, report->other_answers, &report->other);
}

static void
add_firmness(struct arena *arena, struct report *report)
{
	size_t count = (size_t)report->quiz->question_count;
	score_flips(report->quiz, report->sheet, &report->flips);
	report->stays = score_stays(report->quiz, report->sheet);
	report->strength = score_strength(report->quiz, &report->score, &report->flips, report->stays);
	score_methods(report->quiz, report->sheet, report->asked, &report->score, report->methods);
	report->importance_flips = ARENA_ARRAY(arena, count, struct importance_flip);
	report->importance_flip_count =
		score_importance_flips(report->quiz, report->sheet, report->asked, &report->score,
		                       report->importance_flips);
}

/* How many times as much, or as little. */
static double
times(struct nearby_flip nearby)
{
	const struct multiple up = nearby.flip->up, down = nearby.flip->down;
	return nearby.up ? (double)up.numerator / (double)up.denominator
	                 : (double)down.denominator / (double)down.numerator;
}

static void
add_nearby(struct arena *arena, struct report *report)
{
	size_t room = 2 * (size_t)report->importance_flip_count;
	struct nearby_flip *list = ARENA_ARRAY(arena, room, struct nearby_flip);
	int count = 0;
	for (int i = 0; i < 2 * report->importance_flip_count; i++) {
		const struct nearby_flip flip = {&report->importance_flips[i / 2], i % 2 == 0};
		if ((flip.up ? flip.flip->up : flip.flip->down).denominator == 0)
			continue;
		if (times(flip) > NEARBY_TIMES) {
			report->farther_count++;
			continue;
		}
		int place = count++;
		for (; place > 0 && times(list[place - 1]) > times(flip); place--)
			list[place] = list[place - 1];
		list[place] = flip;
	}
	report->nearby = list;
	report->nearby_count = count;
}

static void
add_topics(struct arena *arena, struct report *report)
{
	size_t count = (size_t)report->quiz->topic_count;
	report->topics = ARENA_ARRAY(arena, count, struct topic_score);
	score_topics(report->quiz, report->sheet, report->asked, report->topics);
}

static void
add_not_asked(struct arena *arena, struct report *report)
{
	int *list = ARENA_ARRAY(arena, (size_t)report->quiz->question_count, int);
	for (int q = 0; q < report->quiz->question_count; q++)
		if (!report->asked[q] && report->sheet[q].option >= 0)
			list[report->not_asked_count++] = q;
	report->not_asked = list;
}

static void
add_cautions(struct arena *arena, struct report *report)
{
	int *list = ARENA_ARRAY(arena, (size_t)report->quiz->caution_count, int);
	unsigned bit = score_bit(&report->score);
	for (int c = 0; c < report->quiz->caution_count; c++) {
		const struct condition *when = report->quiz->cautions[c].when;
		if (when == NULL || condition_holds(when, report->sheet, report->asked, bit))
			list[report->caution_count++] = c;
	}
	report->cautions = list;
}

static void
add_open(struct report *report)
{
	for (int q = 0; q < report->quiz->question_count; q++)
		report->open += report->asked[q] && report->sheet[q].option == REPLY_OPEN;
	report->enough = enough_already(report->quiz, report->sheet);
}

static void
add_code(struct arena *arena, struct report *report)
{
	struct buf code = {0};
	if (code_write(&code, report->quiz, report->sheet))
		report->code = buf_take(&code, arena);
	buf_free(&code);
}

const struct report *
report_build(struct arena *arena, const struct quiz *quiz, const struct reply *sheet)
{
	return report_build_noted(arena, quiz, sheet, NULL);
}

const struct report *
report_build_noted(struct arena *arena, const struct quiz *quiz, const struct reply *sheet,
                   const char *notice)
{
	struct report *report = ARENA_NEW(arena, struct report);
	report->quiz = quiz;
	copy_sheet(arena, report, sheet);
	add_reasons(arena, report);
	add_firmness(arena, report);
	add_nearby(arena, report);
	add_topics(arena, report);
	add_not_asked(arena, report);
	add_cautions(arena, report);
	add_open(report);
	add_code(arena, report);
	report->notice = notice;
	return report;
}

const char *
report_verdict(const struct report *report)
{
	switch (report->score.kind) {
	case VERDICT_NONE:
		return "none";
	case VERDICT_TIE:
		return "tie";
	case VERDICT_OUTCOME:
		break;
	}
	return report->quiz->outcomes[report->score.leader].id;
}
