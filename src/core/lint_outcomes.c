/* Outcomes that can't win. That one can is shown by an answer sheet with that verdict; that it can't, by
 * another one which no answer puts behind it. Where neither is found, that is said. */
#include "base/mix.h"
#include "core/lint.h"
#include "verdict/score.h"

/* How to fill a sheet so that outcome k wins: against whom, and what else to try. */
struct plea {
	int outcome;
	int rival;     /* NOBODY: against the best of all others each time */
	bool rule_out; /* rule others out where that is possible */
	bool skip;     /* skip what speaks against it */
	uint64_t seed; /* not 0: some answers by chance */
};

static int
gain(const struct quiz *quiz, const struct option *option, const struct plea *plea)
{
	enum { RULED = 8 * FIT_MAX };
	int k = plea->outcome, best = -FIT_MAX, most = 0;
	for (int c = 0; c < quiz->outcome_count; c++) {
		if (c == k || (plea->rival != NOBODY && c != plea->rival))
			continue;
		best = option->fit[c] > best ? option->fit[c] : best;
		most += plea->rule_out && (option->rules_out >> c & 1U) != 0 ? RULED : 0;
	}
	if ((option->rules_out >> k & 1U) != 0)
		return -RULED;
	return most + option->fit[k] - best;
}

static struct reply
best_reply(const struct quiz *quiz, int q, const struct plea *plea)
{
	const struct question *question = &quiz->questions[q];
	int best = 0;
	if (plea->seed != 0 && mix_draw(plea->seed, (uint64_t)q) % 4 == 0)
		best = (int)(mix_draw(plea->seed, ~(uint64_t)q) % (uint64_t)question->option_count);
	else
		for (int o = 1; o < question->option_count; o++)
			if (gain(quiz, &question->options[o], plea) > gain(quiz, &question->options[best], plea))
				best = o;
	int worth = gain(quiz, &question->options[best], plea);
	if (worth < 0 && plea->skip)
		return (struct reply){REPLY_SKIPPED, IMPORTANCE_NORMAL};
	return (struct reply){(signed char)best, worth > 0 ? IMPORTANCE_DOUBLE : IMPORTANCE_LESS};
}

/* The reference decides whether it won. */
static bool
wins(const struct quiz *quiz, const struct plea *plea, struct reply *sheet, bool *asked)
{
	sheet_clear(quiz, sheet);
	for (int q = 0; q < quiz->question_count; q++) {
		const struct condition *when = quiz->questions[q].when;
		asked[q] = when == NULL || condition_holds(when, sheet, asked, 0);
		if (asked[q])
			sheet[q] = best_reply(quiz, q, plea);
	}
	struct score score;
	score_sheet(quiz, sheet, asked, &score);
	return score.kind == VERDICT_OUTCOME && score.leader == plea->outcome;
}

static bool
can_win(struct lint *lint, int k, struct reply *sheet, bool *asked)
{
	enum { STEPS = 4000000, TRIES = 400 }; /* questions looked at; sheets by chance */
	const struct quiz *quiz = lint->quiz;
	struct plea plea = {.outcome = k};
	for (int how = 0; how < 4; how++) {
		plea.rule_out = (how & 1) != 0;
		plea.skip = (how & 2) != 0;
		for (plea.rival = NOBODY; plea.rival < quiz->outcome_count; plea.rival++)
			if (plea.rival != k && wins(quiz, &plea, sheet, asked))
				return true;
	}
	plea.rival = NOBODY;
	int tries = STEPS / quiz->question_count < TRIES ? STEPS / quiz->question_count : TRIES;
	for (plea.seed = 1; plea.seed <= (uint64_t)tries; plea.seed++) {
		plea.rule_out = plea.seed % 2 == 0;
		plea.skip = plea.seed % 4 < 2;
		if (wins(quiz, &plea, sheet, asked))
			return true;
	}
	return false;
}

/* Does no answer put k so far before c that it could win, as long as c is not ruled out alone? */
static bool
always_behind(const struct lint *lint, int k, int c)
{
	const struct quiz *quiz = lint->quiz;
	for (int q = 0; q < quiz->question_count; q++) {
		for (int o = 0; o < quiz->questions[q].option_count; o++) {
			const struct option *option = &quiz->questions[q].options[o];
			bool frees = (option->rules_out >> c & 1U) != 0 && (option->rules_out >> k & 1U) == 0;
			bool before = 25 * (option->fit[k] - option->fit[c]) > quiz->tie;
			if ((frees || before) && (lint->reached[q] || lint->unchecked[q]))
				return false;
		}
	}
	return true;
}

static void
judge(struct lint *lint, int k, const double *chances)
{
	const struct quiz *quiz = lint->quiz;
	const struct section *section = lint->outcomes[k];
	for (int c = 0; c < quiz->outcome_count; c++) {
		if (c == k || !always_behind(lint, k, c))
			continue;
		findings_add(lint->findings, RULE_OUTCOME_NEVER, section->at, quiz->outcomes[k].id,
		             quiz->outcomes[c].id, NULL);
		return;
	}
	if (chances == NULL || chances[k] <= 0)
		lint_not_checked(lint, section->at, "anybody gets the outcome", quiz->outcomes[k].id);
}

void
lint_outcomes(struct lint *lint)
{
	const struct quiz *quiz = lint->quiz;
	size_t questions = (size_t)quiz->question_count;
	struct reply *sheet = ARENA_ARRAY(lint->arena, questions, struct reply);
	bool *asked = ARENA_ARRAY(lint->arena, questions, bool);
	const struct odds *odds = NULL;
	bool tried = false;
	for (int k = 0; k < quiz->outcome_count; k++) {
		if (can_win(lint, k, sheet, asked))
			continue;
		if (!tried)
			odds = odds_glance(lint->arena, quiz, &odds_quick);
		tried = true;
		judge(lint, k, odds == NULL ? NULL : odds->verdicts);
	}
}
