#include <string.h>

#include "core/odds.h"

/* A reply in a key: one byte for each gate, 0 while it is not asked or no longer looked at. */
static signed char *
replies(int32_t *context)
{
	return (signed char *)context;
}

bool
plan_asks(struct plan *plan, const struct cluster *cluster, const int32_t *context, int q)
{
	const struct condition *when = plan->quiz->questions[q].when;
	if (when == NULL)
		return true;
	const signed char *known = (const signed char *)context;
	for (int g = 0; g < cluster->gate_count; g++) {
		plan->asked[cluster->gates[g]] = known[g] != 0;
		plan->sheet[cluster->gates[g]].option = (signed char)(known[g] - 1);
	}
	return condition_holds(when, plan->sheet, plan->asked, 0);
}

void
plan_note(const struct plan *plan, const struct cluster *cluster, int32_t *context, int q, int option)
{
	signed char *known = replies(context);
	for (int g = 0; g < cluster->gate_count; g++) {
		int gate = cluster->gates[g];
		if (gate == q && option != REPLY_OPEN)
			known[g] = (signed char)((option >= 0 ? plan->seen_as[q][option] : option) + 1);
		if (plan->last_look[gate] <= q)
			known[g] = 0;
	}
}

/* One key in the making: one or two sides, each a sum and its context. */
struct step {
	struct plan *plan;
	const struct cluster *cluster;
	int side;  /* words of one */
	int sides;
	bool asks[2];
	int32_t *key;
};

static void
reply(struct step *step, int32_t *side, int q, int option)
{
	if (option >= 0)
		sum_answer(step->plan, side, q, option);
	plan_note(step->plan, step->cluster, side + step->plan->width, q, option);
}

/* Every option in turn, the same on both sides. */
static void
answer_all(struct step *step, const int32_t *from, int q, double chance, struct chances *to)
{
	size_t bytes = (size_t)(step->side * step->sides) * sizeof *from;
	bool asked = step->asks[0] || (step->sides == 2 && step->asks[1]);
	int options = asked ? step->plan->quiz->questions[q].option_count : 1;
	for (int o = 0; o < options; o++) {
		memcpy(step->key, from, bytes);
		for (int s = 0; s < step->sides; s++)
			reply(step, step->key + s * step->side, q, step->asks[s] ? o : -1);
		chances_add(to, step->key, chance / options);
	}
	step->plan->steps -= options;
}

/* From one side to two: every option and every other one. */
static void
part(struct step *step, const int32_t *from, int q, double chance, struct chances *to)
{
	int options = step->plan->quiz->questions[q].option_count;
	size_t bytes = (size_t)step->side * sizeof *from;
	for (int o = 0; o < options && step->asks[0]; o++) {
		for (int other = 0; other < options; other++) {
			if (other == o)
				continue;
			memcpy(step->key, from, bytes);
			memcpy(step->key + step->side, from, bytes);
			reply(step, step->key, q, o);
			reply(step, step->key + step->side, q, other);
			chances_add(to, step->key, chance / (options * (options - 1)));
		}
	}
	step->plan->steps -= (int64_t)options * options;
}

/* Past one question. Returns the chance that it is asked. */
static double
pass(struct step *step, const struct walk *walk, int q, const struct chances *from, struct chances *to)
{
	struct plan *plan = step->plan;
	double asked = 0;
	for (size_t i = 0; i < from->count; i++) {
		const int32_t *key = chances_key(from, i);
		for (int s = 0; s < step->sides; s++)
			step->asks[s] = q != walk->without &&
			                plan_asks(plan, step->cluster, key + s * step->side + plan->width, q);
		asked += step->asks[0] ? from->chance[i] : 0;
		if (q == walk->pivot)
			part(step, key, q, from->chance[i], to);
		else
			answer_all(step, key, q, from->chance[i], to);
	}
	return asked;
}

/* Leaves the sums alone in the keys; at the end all contexts are empty. */
static void
strip(const struct step *step, const struct chances *from, struct chances *to)
{
	size_t width = (size_t)step->plan->width;
	for (size_t i = 0; i < from->count; i++) {
		const int32_t *key = chances_key(from, i);
		for (int s = 0; s < step->sides; s++)
			memcpy(step->key + (size_t)s * width, key + s * step->side, width * sizeof *key);
		chances_add(to, step->key, from->chance[i]);
	}
}

bool
plan_walk(struct plan *plan, const struct walk *walk, struct chances *out)
{
	const struct cluster *cluster = &plan->clusters[walk->cluster];
	struct arena scratch = {0};
	struct step step = {
		.plan = plan, .cluster = cluster, .side = plan->width + cluster->words, .sides = 1,
	};
	step.key = ARENA_ARRAY(&scratch, 2 * (size_t)step.side, int32_t);
	struct chances now = chances_new(step.side, plan->states), next = now;
	chances_add(&now, step.key, 1);
	bool good = true;
	for (int i = 0; i < cluster->count && good; i++) {
		int q = cluster->questions[i];
		next = chances_new(step.side * (q == walk->pivot ? 2 : step.sides), plan->states);
		double asked = pass(&step, walk, q, &now, &next);
		if (walk->asked != NULL)
			walk->asked[q] = asked;
		step.sides = q == walk->pivot ? 2 : step.sides;
		good = !next.full && plan->steps >= 0;
		chances_free(&now);
		now = next;
	}
	*out = chances_new(plan->width * step.sides, plan->states);
	if (good)
		strip(&step, &now, out);
	chances_free(&now);
	arena_free(&scratch);
	return good && !out->full;
}
