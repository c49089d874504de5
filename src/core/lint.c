#include "core/lint.h"

#include "base/buf.h"

const struct odds_limits lint_thorough = {.states = 100000, .steps = 30000000};

void
lint_not_checked(struct lint *lint, struct place at, const char *what, const char *id)
{
	findings_add(lint->findings, RULE_NOT_CHECKED, at, what, id, NULL);
}

/* In this order: what can't be reached is not said to be dead or twice there, too. */
static void (*const checks[])(struct lint *) = {
	lint_conditions, lint_cautions, lint_outcomes, lint_dead, lint_twins,
};

void
lint_quiz(const struct quiz *quiz, const struct draft *draft, const struct odds_limits *limits,
          struct findings *findings)
{
	struct arena arena = {0};
	struct lint lint = {
		.arena = &arena,
		.quiz = quiz,
		.findings = findings,
		.limits = limits,
		.plan = plan_new(&arena, quiz, limits),
		.reached = ARENA_ARRAY(&arena, (size_t)quiz->question_count, bool),
		.unchecked = ARENA_ARRAY(&arena, (size_t)quiz->question_count, bool),
	};
	lint.still = ARENA_ARRAY(&arena, (size_t)quiz->question_count, struct odds_question);
	still_questions(&lint.plan, lint.still);
	draft_kind(&arena, draft, "quiz", &lint.heads);
	draft_kind(&arena, draft, "question", &lint.questions);
	draft_kind(&arena, draft, "outcome", &lint.outcomes);
	draft_kind(&arena, draft, "caution", &lint.cautions);
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		lint.plan.steps = limits->steps;
		checks[i](&lint);
	}
	arena_free(&arena);
}
