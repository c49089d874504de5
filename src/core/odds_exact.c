#include <string.h>

#include "core/odds.h"

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

/* From both ends towards the middle, the smaller table first: so both stay small, and the many pairs come
 * last, where they need no table any more. */
bool
exact_verdicts(struct plan *plan, double *asked, double verdicts[ODDS_VERDICTS])
{
	struct arena scratch = {0};
	struct chances *parts = ARENA_ARRAY(&scratch, (size_t)plan->cluster_count, struct chances);
	struct chances ends[2] = {nothing(plan), nothing(plan)}, next;
	int from = 0, to = plan->cluster_count;
	memset(verdicts, 0, ODDS_VERDICTS * sizeof *verdicts);
	bool good = walk_all(plan, parts, asked);
	bool close = good && join_is_close(plan, parts, to);
	while (from < to && good && join_pays(plan, &ends[0], &ends[1], close)) {
		int end = ends[0].count <= ends[1].count ? 0 : 1;
		good = join_sums(plan, &ends[end], &parts[end == 0 ? from++ : --to], &next);
		chances_free(&ends[end]);
		ends[end] = next;
	}
	good = good && from == to && join_verdicts(plan, &ends[0], &ends[1], verdicts);
	chances_free(&ends[0]);
	chances_free(&ends[1]);
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
	bool good = plan_walk(plan, &walk, &own) && join_verdicts(plan, others, &own, question->without);
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
			good = join_sums(plan, &now, &parts[c], &next);
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
