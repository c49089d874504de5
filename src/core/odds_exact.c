#include <string.h>

#include "core/odds.h"

/* Every sum of one table with every sum of the other. */
static bool
combine(struct plan *plan, const struct chances *a, const struct chances *b, struct chances *out)
{
	int32_t sum[SUM_MAX];
	*out = chances_new(plan->width, plan->states);
	for (size_t i = 0; i < a->count && !out->full; i++) {
		if ((plan->steps -= (int64_t)b->count) < 0)
			return false;
		for (size_t j = 0; j < b->count; j++) {
			sum_both(plan, sum, chances_key(a, i), chances_key(b, j));
			chances_add(out, sum, a->chance[i] * b->chance[j]);
		}
	}
	return !out->full;
}

/* The verdicts of every sum of one table with every sum of the other. */
static bool
decide(struct plan *plan, const struct chances *a, const struct chances *b, double *verdicts)
{
	int32_t sum[SUM_MAX];
	for (size_t i = 0; i < a->count; i++) {
		if ((plan->steps -= (int64_t)b->count) < 0)
			return false;
		for (size_t j = 0; j < b->count; j++) {
			sum_both(plan, sum, chances_key(a, i), chances_key(b, j));
			verdicts[sum_verdict(plan, sum)] += a->chance[i] * b->chance[j];
		}
	}
	return true;
}

static struct chances
nothing(const struct plan *plan)
{
	const int32_t zero[SUM_MAX] = {0};
	struct chances table = chances_new(plan->width, plan->states);
	chances_add(&table, zero, 1);
	return table;
}

static bool
walk_all(struct plan *plan, struct chances *parts, double *asked)
{
	bool good = true;
	for (int c = 0; c < plan->cluster_count; c++) {
		struct walk walk = {.cluster = c, .without = NOBODY, .pivot = NOBODY, .asked = asked};
		good = good && plan_walk(plan, &walk, &parts[c]);
	}
	return good;
}

static void
free_all(const struct plan *plan, struct chances *parts)
{
	for (int c = 0; c < plan->cluster_count; c++)
		chances_free(&parts[c]);
}

bool
exact_verdicts(struct plan *plan, double *asked, double verdicts[ODDS_VERDICTS])
{
	struct arena scratch = {0};
	int last = plan->cluster_count - 1;
	struct chances *parts = ARENA_ARRAY(&scratch, (size_t)last + 1, struct chances);
	struct chances total = nothing(plan), next;
	memset(verdicts, 0, ODDS_VERDICTS * sizeof *verdicts);
	bool good = walk_all(plan, parts, asked);
	for (int c = 0; c < last && good; c++) {
		good = combine(plan, &total, &parts[c], &next);
		chances_free(&total);
		total = next;
	}
	good = good && decide(plan, &total, &parts[last], verdicts);
	chances_free(&total);
	free_all(plan, parts);
	arena_free(&scratch);
	return good;
}

/* -- what a question does to the verdict -- */

/* The same, but for a question never asked. */
static bool
leave_out(struct plan *plan, const struct chances *others, int q, struct odds_question *question)
{
	struct walk walk = {.cluster = plan->cluster_of[q], .without = q, .pivot = NOBODY};
	struct chances own;
	bool good = plan_walk(plan, &walk, &own) && decide(plan, others, &own, question->without);
	chances_free(&own);
	return good;
}

/* The single sums of a table of pairs, and for each pair which two they are. */
struct pairs {
	struct chances single;
	size_t (*of)[2];
	const double *chance;
	size_t count;
};

static struct pairs
split(struct plan *plan, struct arena *scratch, const struct chances *own)
{
	struct pairs pairs = {
		.single = chances_new(plan->width, SIZE_MAX),
		.of = arena_array(scratch, own->count, sizeof *pairs.of),
		.chance = own->chance,
		.count = own->count,
	};
	for (size_t i = 0; i < own->count; i++)
		for (int s = 0; s < 2; s++)
			pairs.of[i][s] = chances_find(&pairs.single, chances_key(own, i) + s * plan->width);
	return pairs;
}

/* The share of pairs whose two sums give two verdicts, among all that the others come to. */
static bool
disagree(struct plan *plan, struct arena *scratch, const struct chances *others,
         const struct pairs *pairs, double *share)
{
	int32_t sum[SUM_MAX];
	int *verdict = ARENA_ARRAY(scratch, pairs->single.count, int);
	for (size_t i = 0; i < others->count; i++) {
		if ((plan->steps -= (int64_t)pairs->count) < 0)
			return false;
		for (size_t j = 0; j < pairs->single.count; j++) {
			sum_both(plan, sum, chances_key(others, i), chances_key(&pairs->single, j));
			verdict[j] = sum_verdict(plan, sum);
		}
		double differ = 0;
		for (size_t j = 0; j < pairs->count; j++)
			differ += verdict[pairs->of[j][0]] != verdict[pairs->of[j][1]] ? pairs->chance[j] : 0;
		*share += others->chance[i] * differ;
	}
	return true;
}

static bool
replace(struct plan *plan, const struct chances *others, int q, struct odds_question *question)
{
	struct walk walk = {.cluster = plan->cluster_of[q], .without = NOBODY, .pivot = q};
	struct arena scratch = {0};
	struct chances own;
	bool good = plan_walk(plan, &walk, &own);
	question->pivotal = 0;
	if (good && own.count > 0) {
		struct pairs pairs = split(plan, &scratch, &own);
		good = disagree(plan, &scratch, others, &pairs, &question->pivotal);
		question->pivotal /= question->asked;
		chances_free(&pairs.single);
	}
	chances_free(&own);
	arena_free(&scratch);
	return good;
}

/* The clusters from `from` up to `to` are not in `others` yet: half of them go in for the sake of the
 * other half, and the other way round, down to the single one that all others stand against. */
static bool
each_alone(struct plan *plan, const struct chances *parts, int from, int to,
           const struct chances *others, struct odds_question *questions)
{
	bool good = true;
	if (to - from == 1) {
		const struct cluster *cluster = &plan->clusters[from];
		for (int i = 0; i < cluster->count && good; i++) {
			int q = cluster->questions[i];
			good = leave_out(plan, others, q, &questions[q]) &&
			       replace(plan, others, q, &questions[q]);
		}
		return good;
	}
	int middle = from + (to - from) / 2;
	for (int half = 0; half < 2 && good; half++) {
		struct chances now = *others, next;
		int first = half == 0 ? middle : from, end = half == 0 ? to : middle;
		for (int c = first; c < end && good; c++) {
			good = combine(plan, &now, &parts[c], &next);
			if (c > first)
				chances_free(&now);
			now = next;
		}
		good = good && each_alone(plan, parts, half == 0 ? from : middle, half == 0 ? middle : to, &now,
		                          questions);
		chances_free(&now);
	}
	return good;
}

bool
exact_influence(struct plan *plan, struct odds_question *questions)
{
	struct arena scratch = {0};
	struct chances *parts =
		ARENA_ARRAY(&scratch, (size_t)plan->cluster_count, struct chances);
	struct chances none = nothing(plan);
	for (int q = 0; q < plan->quiz->question_count; q++)
		memset(questions[q].without, 0, sizeof questions[q].without);
	bool good = walk_all(plan, parts, NULL) &&
	            each_alone(plan, parts, 0, plan->cluster_count, &none, questions);
	chances_free(&none);
	free_all(plan, parts);
	arena_free(&scratch);
	return good;
}
