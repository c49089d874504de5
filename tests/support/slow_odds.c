#include "support/slow_odds.h"

#include "base/arena.h"
#include "support/random_quiz.h"

static int
place(const struct score *score)
{
	return score->kind == VERDICT_OUTCOME ? score->leader
	       : score->kind == VERDICT_TIE   ? (int)ODDS_TIE
	                                      : (int)ODDS_NONE;
}

int
slow_verdict(const struct quiz *quiz, const struct reply *sheet, bool *asked, struct score *score)
{
	slow_score(quiz, sheet, NULL, asked, score);
	return place(score);
}

/* The quiz with a question that is never asked. */
static struct quiz
bereft(struct arena *arena, const struct quiz *quiz, int q)
{
	static const struct condition never = {.test = TEST_VERDICT_IS, .options = 0};
	struct quiz copy = *quiz;
	own_questions(arena, &copy)[q].when = &never;
	return copy;
}

static void
look(struct slow_odds *odds, const struct quiz *quiz, const struct quiz *without, struct reply *sheet,
     double chance)
{
	bool asked[SLOW_QUESTIONS], scratch[SLOW_QUESTIONS];
	struct score score, other;
	int was = slow_verdict(quiz, sheet, asked, &score);
	odds->verdicts[was] += chance;
	for (int k = 0; k < quiz->outcome_count && score.weight > 0; k++) {
		double fit = 50 + 25 * (double)score.points[k] / (double)score.weight;
		odds->high[k] = fit > odds->high[k] ? fit : odds->high[k];
		odds->low[k] = fit < odds->low[k] ? fit : odds->low[k];
	}
	for (int q = 0; q < quiz->question_count; q++) {
		int options = quiz->questions[q].option_count;
		signed char own = sheet[q].option;
		odds->without[q][slow_verdict(&without[q], sheet, scratch, &other)] += chance;
		odds->asked[q] += asked[q] ? chance : 0;
		for (int p = 0; p < q; p++)
			odds->together[p][q] |= asked[p] && asked[q];
		for (int o = 0; o < options && asked[q]; o++) {
			sheet[q].option = (signed char)o;
			if (o != own && slow_verdict(quiz, sheet, scratch, &other) != was)
				odds->pivotal[q] += chance / (options - 1);
		}
		sheet[q].option = own;
	}
}

static void
enumerate(struct slow_odds *odds, const struct quiz *quiz, const struct quiz *without,
          struct reply *sheet, int q, double chance)
{
	if (q == quiz->question_count) {
		look(odds, quiz, without, sheet, chance);
		return;
	}
	for (int o = 0; o < quiz->questions[q].option_count; o++) {
		sheet[q].option = (signed char)o;
		enumerate(odds, quiz, without, sheet, q + 1, chance / quiz->questions[q].option_count);
	}
}

struct slow_odds
slow_odds(struct arena *arena, const struct quiz *quiz)
{
	struct slow_odds odds = {.asked = {0}};
	struct reply sheet[SLOW_QUESTIONS];
	struct quiz without[SLOW_QUESTIONS];
	for (int k = 0; k < OUTCOMES_MAX; k++) {
		odds.high[k] = -1;
		odds.low[k] = 101;
	}
	for (int q = 0; q < quiz->question_count; q++)
		without[q] = bereft(arena, quiz, q);
	sheet_clear(quiz, sheet);
	enumerate(&odds, quiz, without, sheet, 0, 1);
	for (int q = 0; q < quiz->question_count; q++)
		if (odds.asked[q] > 0)
			odds.pivotal[q] /= odds.asked[q];
	return odds;
}
