/* Questions and cautions that nobody gets to, and conditions of which a part says nothing. */
#include <string.h>

#include "base/buf.h"
#include "core/lint.h"

/* A condition that looks at a question which nobody gets to is not wrong by itself. */
static bool
follows(const struct lint *lint, const struct nodes *nodes, int i)
{
	const struct condition *condition = nodes->list[i].condition;
	if (condition->left == NULL)
		return condition->question != NOBODY && !lint->reached[condition->question];
	return follows(lint, nodes, i + 1) ||
	       (condition->right != NULL && follows(lint, nodes, nodes->list[i].right));
}

/* The largest parts that always come out the same. */
static void
find_parts(struct lint *lint, const struct nodes *nodes, int i, const struct entry *when)
{
	const struct node *node = &nodes->list[i];
	const struct condition *condition = node->condition;
	if (node->was[0] != node->was[1]) {
		struct buf part = {0};
		buf_bytes(&part, when->value + condition->from, (size_t)condition->length);
		if (!follows(lint, nodes, i))
			findings_add(lint->findings, RULE_CONDITION_PART,
			             entry_place(when, (size_t)condition->from), buf_text(&part),
			             node->was[1] ? "always" : "never", NULL);
		buf_free(&part);
		return;
	}
	if (condition->left != NULL)
		find_parts(lint, nodes, i + 1, when);
	if (condition->right != NULL)
		find_parts(lint, nodes, node->right, when);
}

/* What a condition came out as on all ways; `never` is the rule for one that did not hold on any. */
static void
judge(struct lint *lint, const struct nodes *nodes, const struct section *section, enum rule never)
{
	const struct node *all = &nodes->list[0];
	const struct entry *when = section_entry(section, "when");
	if (when == NULL || nodes->count == 0)
		return;
	if (!all->was[1] && !follows(lint, nodes, 0))
		findings_add(lint->findings, never, section->at, section_id(section), NULL);
	else if (!all->was[0])
		findings_add(lint->findings, RULE_CONDITION_ALWAYS, when->key_at, section->name, NULL);
	else if (all->was[1])
		find_parts(lint, nodes, 0, when);
}

void
lint_conditions(struct lint *lint)
{
	struct plan *plan = &lint->plan;
	struct nodes *nodes =
		ARENA_ARRAY(lint->arena, (size_t)lint->quiz->question_count, struct nodes);
	for (int q = 0; q < lint->quiz->question_count; q++)
		nodes[q] = nodes_of(lint->arena, lint->quiz, lint->quiz->questions[q].when);
	for (int c = 0; c < plan->cluster_count; c++) {
		const struct cluster *cluster = &plan->clusters[c];
		int done;
		bool all = ways_follow(plan, cluster, nodes, lint->reached, &done);
		for (int i = done; i < cluster->count; i++)
			lint->unchecked[cluster->questions[i]] = true;
		for (int i = 0; i < done; i++)
			judge(lint, &nodes[cluster->questions[i]], lint->questions[cluster->questions[i]],
			      RULE_QUESTION_UNREACHABLE);
		if (!all && done < cluster->count) {
			const struct section *first = lint->questions[cluster->questions[done]];
			lint_not_checked(lint, first->at, "anybody gets to the question", section_id(first));
		}
	}
}

/* Marks the questions that a condition depends on. */
static void
mark(const struct quiz *quiz, const struct condition *condition, bool *needed)
{
	if (condition == NULL)
		return;
	mark(quiz, condition->left, needed);
	mark(quiz, condition->right, needed);
	if (condition->left != NULL || condition->question == NOBODY || needed[condition->question])
		return;
	needed[condition->question] = true;
	mark(quiz, quiz->questions[condition->question].when, needed);
}

/* The quiz with one more question: the caution, as if it were asked when it is shown. Questions that
 * it does not depend on lose their conditions, so that the search does not follow them. */
static struct quiz
with_caution(struct arena *arena, const struct quiz *quiz, const struct condition *when)
{
	size_t count = (size_t)quiz->question_count;
	struct question *questions = ARENA_ARRAY(arena, count + 1, struct question);
	bool *needed = ARENA_ARRAY(arena, count, bool);
	mark(quiz, when, needed);
	memcpy(questions, quiz->questions, count * sizeof *questions);
	for (size_t q = 0; q < count; q++)
		if (!needed[q])
			questions[q].when = NULL;
	questions[count].when = when;
	struct quiz longer = *quiz;
	longer.questions = questions;
	longer.question_count++;
	return longer;
}

static void
judge_caution(struct lint *lint, const struct section *section, const struct condition *when)
{
	struct arena arena = {0};
	struct quiz quiz = with_caution(&arena, lint->quiz, when);
	int last = quiz.question_count - 1, done;
	size_t count = (size_t)quiz.question_count;
	struct odds_limits limits = {.states = lint->plan.states, .steps = lint->plan.steps};
	struct plan plan = plan_new(&arena, &quiz, &limits);
	struct nodes *nodes = ARENA_ARRAY(&arena, count, struct nodes);
	bool *reached = ARENA_ARRAY(&arena, count, bool);
	nodes[last] = nodes_of(&arena, &quiz, when);
	plan.steps -= quiz.question_count;
	if (ways_follow(&plan, &plan.clusters[plan.cluster_of[last]], nodes, reached, &done))
		judge(lint, &nodes[last], section, RULE_CAUTION_NEVER);
	else
		lint_not_checked(lint, section->at, "anybody is shown the caution", section_id(section));
	lint->plan.steps = plan.steps;
	arena_free(&arena);
}

void
lint_cautions(struct lint *lint)
{
	for (int c = 0; c < lint->quiz->caution_count; c++)
		if (lint->quiz->cautions[c].when != NULL)
			judge_caution(lint, lint->cautions[c], lint->quiz->cautions[c].when);
}
