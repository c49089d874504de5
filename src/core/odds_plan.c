#include <string.h>

#include "core/odds.h"

/* -- sums -- */

static int
remaining(const struct plan *plan, const int32_t *sum)
{
	int count = 0;
	for (int k = 0; k < plan->quiz->outcome_count; k++)
		count += (sum[SUM_RULED] >> k & 1) == 0;
	return count;
}

/* Makes equal what no verdict can tell apart, now or after further answers. */
static void
settle(const struct plan *plan, int32_t *sum)
{
	if (sum[SUM_ANSWERED] > plan->enough)
		sum[SUM_ANSWERED] = plan->enough;
	if (plan->quiz->tie == 0)
		sum[SUM_WEIGHT] = 0;
	if (sum[SUM_RULED] == 0)
		return;
	if (remaining(plan, sum) <= 1) {
		memset(sum + SUM_ANSWERED, 0, (size_t)(plan->width - SUM_ANSWERED) * sizeof *sum);
		return;
	}
	int first = 0;
	while ((sum[SUM_RULED] >> first & 1) != 0)
		first++;
	int32_t base = sum_points(sum, first);
	for (int k = 1; k < plan->quiz->outcome_count; k++) {
		bool out = (sum[SUM_RULED] >> k & 1) != 0;
		sum[SUM_POINTS + k - 1] = out ? 0 : sum_points(sum, k) - base;
	}
}

void
sum_answer(const struct plan *plan, int32_t *sum, int q, int o)
{
	const struct question *question = &plan->quiz->questions[q];
	const struct option *option = &question->options[o];
	sum[SUM_RULED] |= (int32_t)option->rules_out;
	sum[SUM_ANSWERED]++;
	sum[SUM_WEIGHT] += question->weight;
	for (int k = 1; k < plan->quiz->outcome_count; k++)
		sum[SUM_POINTS + k - 1] += question->weight * (option->fit[k] - option->fit[0]);
	settle(plan, sum);
}

void
sum_both(const struct plan *plan, int32_t *sum, const int32_t *one, const int32_t *other)
{
	sum[SUM_RULED] = one[SUM_RULED] | other[SUM_RULED];
	for (int i = SUM_ANSWERED; i < plan->width; i++)
		sum[i] = one[i] + other[i];
	settle(plan, sum);
}

int
sum_verdict(const struct plan *plan, const int32_t *sum)
{
	static const int32_t nothing[SUM_MAX];
	return sum_verdict_of_two(plan, sum, nothing);
}

/* -- clusters -- */

static int
root(const int *joined, int q)
{
	while (joined[q] != q)
		q = joined[q];
	return q;
}

/* Options that this comparison tells apart are no longer seen as the same. */
static void
tell_apart(signed char *seen_as, int count, unsigned among)
{
	signed char before[OPTIONS_MAX];
	memcpy(before, seen_as, sizeof before);
	for (int b = 0; b < count; b++) {
		int a = 0;
		while (before[a] != before[b] || (among >> a & 1U) != (among >> b & 1U))
			a++;
		seen_as[b] = (signed char)a;
	}
}

/* Question q asks this; the question it asks about joins its cluster. */
static void
tie_together(struct plan *plan, int *joined, int q, const struct condition *when)
{
	if (when->left == NULL && when->question == NOBODY)
		return; /* never, or about the verdict */
	if (when->left != NULL) {
		tie_together(plan, joined, q, when->left);
		if (when->right != NULL)
			tie_together(plan, joined, q, when->right);
		return;
	}
	int gate = when->question, a = root(joined, gate), b = root(joined, q);
	joined[a > b ? a : b] = a > b ? b : a;
	plan->last_look[gate] = q;
	if (when->test == TEST_IS || when->test == TEST_IS_NOT)
		tell_apart(plan->seen_as[gate], plan->quiz->questions[gate].option_count, when->options);
}

/* A root is the first question of its cluster, so clusters come in the order of the file. */
static void
gather(struct arena *arena, struct plan *plan, const int *joined)
{
	int questions = plan->quiz->question_count;
	int *size = ARENA_ARRAY(arena, (size_t)questions, int);
	for (int q = 0; q < questions; q++)
		size[root(joined, q)]++;
	plan->clusters = ARENA_ARRAY(arena, (size_t)questions, struct cluster);
	for (int q = 0; q < questions; q++) {
		int first = root(joined, q);
		if (first == q)
			plan->cluster_of[q] = plan->cluster_count++;
		plan->cluster_of[q] = plan->cluster_of[first];
		struct cluster *cluster = &plan->clusters[plan->cluster_of[q]];
		if (first == q) {
			cluster->questions = ARENA_ARRAY(arena, (size_t)size[q], int);
			cluster->gates = ARENA_ARRAY(arena, (size_t)size[q], int);
		}
		cluster->questions[cluster->count++] = q;
		if (plan->last_look[q] != NOBODY)
			cluster->gates[cluster->gate_count++] = q;
		cluster->words = (cluster->gate_count + (int)sizeof(int32_t) - 1) / (int)sizeof(int32_t);
	}
}

struct plan
plan_new(struct arena *arena, const struct quiz *quiz, const struct odds_limits *limits)
{
	size_t questions = (size_t)quiz->question_count;
	struct plan plan = {
		.quiz = quiz,
		.width = SUM_POINTS + quiz->outcome_count - 1,
		.enough = quiz->min_answers < 1 ? 1 : quiz->min_answers,
		.cluster_of = ARENA_ARRAY(arena, questions, int),
		.last_look = ARENA_ARRAY(arena, questions, int),
		.seen_as = arena_array(arena, questions, sizeof *plan.seen_as),
		.sheet = ARENA_ARRAY(arena, questions, struct reply),
		.asked = ARENA_ARRAY(arena, questions, bool),
		.states = limits->states,
		.steps = limits->steps,
	};
	int *joined = ARENA_ARRAY(arena, questions, int);
	for (int q = 0; q < quiz->question_count; q++) {
		joined[q] = q;
		plan.last_look[q] = NOBODY;
	}
	for (int q = 0; q < quiz->question_count; q++)
		if (quiz->questions[q].when != NULL)
			tie_together(&plan, joined, q, quiz->questions[q].when);
	gather(arena, &plan, joined);
	return plan;
}
