/* Outcomes that can't win. That one can't is shown by others which no answer puts behind it. Else the chances
 * tell whether anybody gets it who answers all; where they can't be had, an answer sheet is looked for. */
#include "base/buf.h"
#include "base/mix.h"
#include "core/lint.h"
#include "verdict/flow.h"
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
can_win(struct lint *lint, int k)
{
	enum { STEPS = 4000000, TRIES = 400 }; /* questions looked at; sheets by chance */
	const struct quiz *quiz = lint->quiz;
	struct reply *sheet = ARENA_ARRAY(lint->arena, (size_t)quiz->question_count, struct reply);
	bool *asked = ARENA_ARRAY(lint->arena, (size_t)quiz->question_count, bool);
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

static bool
may_be_asked(const struct lint *lint, int q)
{
	if (lint->quiz->is_short && !lint->quiz->questions[q].brief)
		return false;
	return lint->reached[q] || lint->unchecked[q];
}

/* Does no answer put k so far before the average of others that it could win, as long as none of them is
 * ruled out alone? If it won, it would be that far before each of them, and so before their average. */
static bool
always_behind(const struct lint *lint, int k, unsigned others)
{
	const struct quiz *quiz = lint->quiz;
	for (int q = 0; q < quiz->question_count; q++) {
		for (int o = 0; o < quiz->questions[q].option_count; o++) {
			const struct option *option = &quiz->questions[q].options[o];
			bool frees = (option->rules_out & others) != 0 && (option->rules_out >> k & 1U) == 0;
			int before = 0; /* by more than the tie band, in all */
			for (int c = 0; c < quiz->outcome_count; c++)
				if ((others >> c & 1U) != 0)
					before += 25 * (option->fit[k] - option->fit[c]) - quiz->tie;
			if ((frees || before > 0) && may_be_asked(lint, q))
				return false;
		}
	}
	return true;
}

static int
size_of(unsigned set)
{
	int size = 0;
	for (; set != 0; set &= set - 1)
		size++;
	return size;
}

/* The fewest others that k can't get before, or none. */
static unsigned
winners_over(const struct lint *lint, int k)
{
	int outcomes = lint->quiz->outcome_count;
	for (int size = 1; size < outcomes; size++)
		for (unsigned others = 1; others < 1U << outcomes; others++)
			if (size_of(others) == size && (others >> k & 1U) == 0 &&
			    always_behind(lint, k, others))
				return others;
	return 0;
}

/* 'tea', or: 'tea' in the short form. */
static const char *
named(const struct lint *lint, int k)
{
	struct buf text = {0};
	buf_format(&text, "'%s'%s", lint->quiz->outcomes[k].id,
	           lint->quiz->is_short ? " in the short form" : "");
	const char *name = buf_take(&text, lint->arena);
	buf_free(&text);
	return name;
}

/* Where too few questions are asked for a verdict, only ruling out gives one. */
static bool
check_answers(struct lint *lint)
{
	const struct quiz *quiz = lint->quiz;
	const struct section *head = lint->heads[0];
	const struct entry *entry = section_entry(head, "min_answers");
	struct flow flow = flow_new(lint->arena, quiz);
	int most = flow_progress(&flow).ahead_max;
	if (most >= quiz->min_answers)
		return true;
	struct buf asked = {0}, wanted = {0};
	buf_format(&asked, "%d %s%s", most, most == 1 ? "question" : "questions",
	           quiz->is_short ? " in the short form" : "");
	buf_format(&wanted, "%d", quiz->min_answers);
	findings_add(lint->findings, RULE_ANSWERS_TOO_MANY, entry == NULL ? head->at : entry->key_at,
	             buf_text(&asked), buf_text(&wanted), NULL);
	buf_free(&asked);
	buf_free(&wanted);
	return false;
}

static void
say_never(struct lint *lint, int k, unsigned others)
{
	const struct outcome *outcomes = lint->quiz->outcomes;
	struct buf names = {0};
	for (int c = 0; c < lint->quiz->outcome_count; c++)
		if ((others >> c & 1U) != 0)
			buf_format(&names, "%s'%s'", names.length == 0 ? "" : ", ", outcomes[c].id);
	struct buf winner = {0};
	buf_format(&winner, "%s%s", size_of(others) == 1 ? "" : "the average of ", buf_text(&names));
	findings_add(lint->findings, RULE_OUTCOME_NEVER, lint->outcomes[k]->at, named(lint, k),
	             buf_text(&winner), NULL);
	buf_free(&names);
	buf_free(&winner);
}

/* The chances of those who answer all that they are asked. NULL where that takes too much, or one might be
 * too small for a number. */
static const struct odds *
chances(const struct lint *lint)
{
	enum { QUESTIONS_MAX = 300 };
	const struct odds_limits *limits =
		lint->limits->steps < odds_quick.steps ? lint->limits : &odds_quick;
	if (lint->quiz->question_count > QUESTIONS_MAX)
		return NULL;
	return odds_glance(lint->arena, lint->quiz, limits);
}

static void
say_unknown(struct lint *lint, int k)
{
	const struct quiz *quiz = lint->quiz;
	lint_not_checked(lint, lint->outcomes[k]->at,
	                 quiz->is_short ? "in the short form anybody gets the outcome"
	                                : "anybody gets the outcome", quiz->outcomes[k].id);
}

static void
check_outcome(struct lint *lint, int k, const struct odds *odds)
{
	if (odds == NULL && !can_win(lint, k))
		say_unknown(lint, k);
	else if (odds != NULL && odds->verdicts[k] <= 0)
		findings_add(lint->findings, RULE_OUTCOME_HIDDEN, lint->outcomes[k]->at, named(lint, k),
		             NULL);
}

/* Returns the set of those that were found never to win; those in `known` are not looked at. */
static unsigned
check_form(struct lint *lint, unsigned known)
{
	bool enough = check_answers(lint);
	const struct odds *odds = enough ? chances(lint) : NULL;
	unsigned lost = 0;
	for (int k = 0; k < lint->quiz->outcome_count; k++) {
		if ((known >> k & 1U) != 0)
			continue;
		unsigned others = winners_over(lint, k);
		if (others != 0) {
			lost |= 1U << k;
			say_never(lint, k, others);
		} else if (enough) {
			check_outcome(lint, k, odds);
		}
	}
	return lost;
}

void
lint_outcomes(struct lint *lint)
{
	struct lint brief = *lint;
	unsigned lost = check_form(lint, 0);
	brief.quiz = lint->quiz->short_form;
	if (brief.quiz != NULL)
		check_form(&brief, lost);
}
