/* The highest share of points in weight, by Dinkelbach's method (On nonlinear fractional programming,
 * Management Science, 1967): for a share that can be reached, look for the answers that exceed it by
 * most; they have a higher share, or there is none. What exceeds it is a sum over the clusters, so
 * each is searched alone. */
#include "core/odds.h"

struct best {
	int64_t value, points, weight;
};

/* What an answer is worth: points and weight, and the share that is to be exceeded. */
struct goal {
	void (*gain)(const struct goal *, int question, int option, struct best *);
	const struct quiz *quiz;
	int outcome, sign;
	int one, other; /* questions */
	int64_t points, weight;
};

/* A table whose chances are not used, and the best way to each of its keys. */
struct ways {
	struct chances contexts;
	struct best *best;
	size_t room;
};

enum { ROOM_FIRST = 64 };

static struct ways
ways_new(struct arena *scratch, int words, size_t limit)
{
	return (struct ways){
		.contexts = chances_new(words, limit),
		.best = ARENA_ARRAY(scratch, ROOM_FIRST, struct best),
		.room = ROOM_FIRST,
	};
}

static void
offer(struct arena *scratch, struct ways *to, const int32_t *context, struct best best)
{
	size_t known = to->contexts.count, place = chances_find(&to->contexts, context);
	if (place == CHANCES_FULL)
		return;
	if (place >= to->room) {
		size_t room = 2 * to->room;
		struct best *larger = ARENA_ARRAY(scratch, room, struct best);
		for (size_t i = 0; i < known; i++)
			larger[i] = to->best[i];
		to->best = larger;
		to->room = room;
	}
	if (place >= known || best.value > to->best[place].value)
		to->best[place] = best;
}

static void
pass(struct plan *plan, const struct goal *goal, const struct cluster *cluster, int q,
     struct arena *scratch, const struct ways *from, struct ways *to)
{
	size_t words = (size_t)from->contexts.width;
	int32_t *context = ARENA_ARRAY(scratch, words, int32_t);
	int options = plan->quiz->questions[q].option_count;
	for (size_t i = 0; i < from->contexts.count; i++) {
		const int32_t *known = chances_key(&from->contexts, i);
		bool asked = plan_asks(plan, cluster, known, q);
		for (int o = asked ? 0 : -1; o < (asked ? options : 0); o++) {
			struct best best = from->best[i];
			for (size_t w = 0; w < words; w++)
				context[w] = known[w];
			if (o >= 0)
				goal->gain(goal, q, o, &best);
			plan_note(plan, cluster, context, q, o);
			offer(scratch, to, context, best);
		}
		plan->steps -= asked ? options : 1;
	}
}

/* The answers of one cluster that are worth most. */
static bool
search(struct plan *plan, const struct goal *goal, const struct cluster *cluster, struct best *best)
{
	struct arena scratch = {0};
	int words = cluster->words > 0 ? cluster->words : 1;
	struct ways now = ways_new(&scratch, words, plan->states), next;
	offer(&scratch, &now, ARENA_ARRAY(&scratch, (size_t)words, int32_t), (struct best){0, 0, 0});
	for (int i = 0; i < cluster->count && plan->steps >= 0 && !now.contexts.full; i++) {
		next = ways_new(&scratch, words, plan->states);
		pass(plan, goal, cluster, cluster->questions[i], &scratch, &now, &next);
		chances_free(&now.contexts);
		now = next;
	}
	bool good = plan->steps >= 0 && !now.contexts.full;
	*best = now.best[0];
	chances_free(&now.contexts);
	arena_free(&scratch);
	return good;
}

static void
gain_fit(const struct goal *goal, int q, int o, struct best *best)
{
	const struct question *question = &goal->quiz->questions[q];
	int64_t points = (int64_t)question->weight * question->options[o].fit[goal->outcome];
	best->points += points;
	best->weight += question->weight;
	best->value += goal->sign * points * goal->weight - question->weight * goal->points;
}

static bool
extreme(struct plan *plan, int outcome, int sign, int64_t *points, int64_t *weight)
{
	struct goal goal = {
		.gain = gain_fit, .quiz = plan->quiz, .outcome = outcome, .sign = sign,
		.points = -FIT_MAX - 1, .weight = 1,
	};
	/* Any question that is asked exceeds the share that this begins with. */
	*points = *weight = 0;
	for (;;) {
		struct best all = {0, 0, 0}, best;
		for (int c = 0; c < plan->cluster_count; c++) {
			if (!search(plan, &goal, &plan->clusters[c], &best))
				return false;
			all.value += best.value;
			all.points += best.points;
			all.weight += best.weight;
		}
		if (all.value == 0)
			return true;
		goal.points = sign * all.points;
		goal.weight = all.weight;
		*points = all.points;
		*weight = all.weight;
	}
}

bool
reach_outcome(struct plan *plan, int outcome, struct odds_reach *reach)
{
	reach->exact = extreme(plan, outcome, +1, &reach->high_points, &reach->high_weight) &&
	               extreme(plan, outcome, -1, &reach->low_points, &reach->low_weight);
	return reach->exact;
}

static void
gain_asked(const struct goal *goal, int q, int o, struct best *best)
{
	(void)o;
	best->value += q == goal->one || q == goal->other;
}

bool
reach_together(struct plan *plan, int question, int other)
{
	if (plan->cluster_of[question] != plan->cluster_of[other])
		return true;
	struct goal goal = {.gain = gain_asked, .one = question, .other = other};
	struct best best;
	/* Where that takes too much it is likely enough. */
	return !search(plan, &goal, &plan->clusters[plan->cluster_of[question]], &best) ||
	       best.value == 2;
}
