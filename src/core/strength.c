/* How firmly a verdict stands when the author's weights are not taken at their word. */
#include "base/arena.h"
#include "base/mix.h"
#include "core/tally.h"

/* A counted answer: what the draws need of it. */
struct voice {
	const signed char *fit;
	int64_t omega;
	uint64_t draw;
};

static int
voices(const struct quiz *quiz, const struct reply *sheet, const bool *asked, struct voice *list)
{
	int count = 0;
	for (int q = 0; q < quiz->question_count; q++) {
		const struct question *question = &quiz->questions[q];
		if (asked[q] && sheet[q].option >= 0)
			list[count++] = (struct voice){
				.fit = question->options[sheet[q].option].fit,
				.omega = reply_weight(question, sheet[q]),
				.draw = question->draw,
			};
	}
	return count;
}

int
score_stays(const struct quiz *quiz, const struct reply *sheet)
{
	struct arena scratch = {0};
	bool *asked = ARENA_ARRAY(&scratch, (size_t)quiz->question_count, bool);
	struct voice *list = ARENA_ARRAY(&scratch, (size_t)quiz->question_count, struct voice);
	struct score base, drawn;
	score_sheet(quiz, sheet, asked, &base);
	int count = voices(quiz, sheet, asked, list);
	int stays = 0;
	for (uint64_t n = 0; n < WEIGHTINGS && base.kind != VERDICT_NONE; n++) {
		struct tally tally = {.answered = base.answered};
		for (int k = 0; k < OUTCOMES_MAX; k++)
			tally.ruled_by[k] = base.ruled_by[k];
		for (int i = 0; i < count; i++) {
			int64_t omega = list[i].omega * (int64_t)(2 + mix_draw(list[i].draw, n) % 7);
			tally.weight += omega;
			for (int k = 0; k < quiz->outcome_count; k++)
				tally.points[k] += omega * list[i].fit[k];
		}
		tally_decide(&tally, quiz, &drawn);
		stays += score_bit(&drawn) == score_bit(&base);
	}
	arena_free(&scratch);
	return stays;
}

enum strength
score_strength(const struct quiz *quiz, const struct score *score, const struct flips *flips,
               int stays)
{
	if (score->kind == VERDICT_NONE)
		return STRENGTH_NONE;
	if (score->kind == VERDICT_TIE)
		return STRENGTH_TOSS_UP;
	if (score->settled)
		return STRENGTH_SETTLED;
	bool withstands = flips->distance == 0 ? flips->searched + 1 >= quiz->clear_changes
	                                       : flips->distance >= quiz->clear_changes;
	bool stays_enough = (int64_t)stays * 100 >= (int64_t)quiz->clear_share * WEIGHTINGS;
	return withstands && stays_enough ? STRENGTH_CLEAR : STRENGTH_LEANING;
}

const char *
strength_word(enum strength strength)
{
	static const char *const words[] = {
		[STRENGTH_NONE] = "none",
		[STRENGTH_TOSS_UP] = "toss-up",
		[STRENGTH_LEANING] = "leaning",
		[STRENGTH_CLEAR] = "clear",
		[STRENGTH_SETTLED] = "settled",
	};
	_Static_assert(sizeof words / sizeof words[0] == STRENGTHS, "a word for each strength");
	return words[strength];
}
