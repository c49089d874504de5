/* Sittings drawn at random: each question has its answer by its id and the number of the sitting, so
 * a change to one question leaves the draws of all others as they are. */
#include <string.h>

#include "base/mix.h"
#include "core/odds.h"

enum {
	SEED = 1,
	OTHER = 2, /* the seed for which other option takes an answer's place */
	SAMPLES_MIN = 1000,
	SAMPLES_MAX = 100000,
};

/* What a cluster's answers add up to, as they are drawn. */
struct part {
	int64_t points[OUTCOMES_MAX];
	int64_t weight;
	int answered;
	int ruled[OUTCOMES_MAX]; /* answers that rule it out */
};

struct sitting {
	struct plan *plan;
	struct reply *sheet;
	bool *asked;
	struct part *parts;
	struct part total;
};

static void
add(const struct plan *plan, struct part *to, const struct part *part, int sign)
{
	for (int k = 0; k < plan->quiz->outcome_count; k++) {
		to->points[k] += sign * part->points[k];
		to->ruled[k] += sign * part->ruled[k];
	}
	to->weight += sign * part->weight;
	to->answered += sign * part->answered;
}

static struct part
evaluate(struct sitting *sitting, int c, int without)
{
	const struct cluster *cluster = &sitting->plan->clusters[c];
	struct part part = {.weight = 0};
	for (int i = 0; i < cluster->count; i++) {
		int q = cluster->questions[i];
		const struct question *question = &sitting->plan->quiz->questions[q];
		const struct option *option = &question->options[sitting->sheet[q].option];
		sitting->asked[q] =
			q != without && (question->when == NULL ||
			                 condition_holds(question->when, sitting->sheet, sitting->asked, 0));
		if (!sitting->asked[q])
			continue;
		part.answered++;
		part.weight += question->weight;
		for (int k = 0; k < sitting->plan->quiz->outcome_count; k++) {
			part.points[k] += question->weight * option->fit[k];
			part.ruled[k] += (int)(option->rules_out >> k & 1U);
		}
	}
	return part;
}

static int
verdict(const struct plan *plan, const struct part *part)
{
	int32_t sum[SUM_MAX] = {0};
	int first = 0;
	while (first + 1 < plan->quiz->outcome_count && part->ruled[first] > 0)
		first++;
	for (int k = 0; k < plan->quiz->outcome_count; k++) {
		sum[SUM_RULED] |= part->ruled[k] > 0 ? 1 << k : 0;
		if (k > 0 && part->ruled[k] == 0)
			sum[SUM_POINTS + k - 1] = (int32_t)(part->points[k] - part->points[first]);
	}
	sum[SUM_ANSWERED] = part->answered < plan->enough ? part->answered : plan->enough;
	sum[SUM_WEIGHT] = plan->quiz->tie == 0 ? 0 : (int32_t)part->weight;
	return sum_verdict(plan, sum);
}

static void
widen(const struct part *total, int k, bool first, struct odds_reach *reach)
{
	int64_t points = total->points[k], weight = total->weight;
	if (first || points * reach->high_weight > reach->high_points * weight) {
		reach->high_points = points;
		reach->high_weight = weight;
	}
	if (first || points * reach->low_weight < reach->low_points * weight) {
		reach->low_points = points;
		reach->low_weight = weight;
	}
}

/* The verdict if this cluster came to something else. */
static int
verdict_with(struct sitting *sitting, int c, int without)
{
	struct part total = sitting->total, part = evaluate(sitting, c, without);
	add(sitting->plan, &total, &sitting->parts[c], -1);
	add(sitting->plan, &total, &part, +1);
	return verdict(sitting->plan, &total);
}

static void
count_influence(struct sitting *sitting, int sample, int was, struct odds_question *questions)
{
	const struct quiz *quiz = sitting->plan->quiz;
	for (int q = 0; q < quiz->question_count; q++) {
		int c = sitting->plan->cluster_of[q], options = quiz->questions[q].option_count;
		evaluate(sitting, c, NOBODY); /* the path as it was */
		bool asked = sitting->asked[q];
		questions[q].without[asked ? verdict_with(sitting, c, q) : was]++;
		questions[q].asked += asked;
		if (!asked)
			continue;
		signed char own = sitting->sheet[q].option;
		uint64_t draw = mix_draw(quiz->questions[q].draw ^ OTHER, (uint64_t)sample);
		int step = 1 + (int)(draw % (uint64_t)(options - 1));
		sitting->sheet[q].option = (signed char)((own + step) % options);
		questions[q].pivotal += verdict_with(sitting, c, NOBODY) != was;
		sitting->sheet[q].option = own;
	}
}

static int
draw(struct sitting *sitting, int sample)
{
	const struct quiz *quiz = sitting->plan->quiz;
	for (int q = 0; q < quiz->question_count; q++) {
		uint64_t drawn = mix_draw(quiz->questions[q].draw ^ SEED, (uint64_t)sample);
		sitting->sheet[q].option =
			(signed char)(drawn % (uint64_t)quiz->questions[q].option_count);
	}
	sitting->total = (struct part){.weight = 0};
	for (int c = 0; c < sitting->plan->cluster_count; c++) {
		sitting->parts[c] = evaluate(sitting, c, NOBODY);
		add(sitting->plan, &sitting->total, &sitting->parts[c], +1);
	}
	return verdict(sitting->plan, &sitting->total);
}

/* As many as the draws allow: each question of a cluster has all of the cluster looked at again. */
static int
affordable(const struct plan *plan, int64_t draws)
{
	int64_t each = 1;
	for (int c = 0; c < plan->cluster_count; c++)
		each += plan->clusters[c].count * (1 + 3 * (int64_t)plan->clusters[c].count);
	int64_t samples = draws / each;
	return samples < SAMPLES_MIN ? SAMPLES_MIN : samples > SAMPLES_MAX ? SAMPLES_MAX : (int)samples;
}

/* The root of a number of at least 1, by Newton's method from above. */
static double
root(double number)
{
	double x = number;
	while (x * x > number * (1 + 1e-12))
		x = (x + number / x) / 2;
	return x;
}

struct odds_basis
odds_sampled(int samples, uint64_t seed)
{
	return (struct odds_basis){.samples = samples, .seed = seed, .error = 0.5 / root(samples)};
}

static void
scale(struct odds *odds, struct odds_question *questions, int samples)
{
	for (int v = 0; v < ODDS_VERDICTS; v++)
		odds->verdicts[v] /= samples;
	for (int q = 0; q < odds->quiz->question_count; q++) {
		if (questions[q].asked > 0)
			questions[q].pivotal /= questions[q].asked;
		questions[q].asked /= samples;
		for (int v = 0; v < ODDS_VERDICTS; v++)
			questions[q].without[v] /= samples;
	}
}

void
sample_all(struct plan *plan, int64_t draws, struct odds *odds, struct odds_question *questions)
{
	struct arena scratch = {0};
	struct sitting sitting = {
		.plan = plan,
		.sheet = plan->sheet,
		.asked = plan->asked,
		.parts = ARENA_ARRAY(&scratch, (size_t)plan->cluster_count, struct part),
	};
	int samples = affordable(plan, draws);
	memset(odds->verdicts, 0, sizeof odds->verdicts);
	for (int q = 0; q < plan->quiz->question_count; q++) {
		questions[q].asked = questions[q].pivotal = 0;
		memset(questions[q].without, 0, sizeof questions[q].without);
	}
	for (int i = 0; i < samples; i++) {
		int was = draw(&sitting, i);
		odds->verdicts[was]++;
		for (int k = 0; k < plan->quiz->outcome_count; k++)
			if (!odds->reach[k].exact)
				widen(&sitting.total, k, i == 0, &odds->reach[k]);
		count_influence(&sitting, i, was, questions);
	}
	scale(odds, questions, samples);
	odds->influence_basis = odds_sampled(samples, SEED);
	odds->basis = odds->influence_basis;
	arena_free(&scratch);
}
