#include "verdict/map.h"

#include <string.h>

#include "base/mix.h"
#include "core/odds.h"
#include "verdict/score.h"

enum {
	SEED = 1,
	SAMPLES_MIN = 1000,
	SAMPLES_MAX = 100000,
};

/* A key: the question asked last and how conditions see its answer, then the replies that a later
 * condition still looks at. An edge's key is the same two and where it leads. */
enum { LAST, SEEN, CONTEXT, TO = CONTEXT, EDGE_WIDTH };

/* All questions as one cluster: unlike sums, the way does not fall apart into clusters. */
static struct cluster
whole(struct arena *arena, const struct plan *plan)
{
	int count = plan->quiz->question_count;
	struct cluster all = {.gates = ARENA_ARRAY(arena, (size_t)count, int)};
	for (int q = 0; q < count; q++)
		if (plan->last_look[q] != NOBODY)
			all.gates[all.gate_count++] = q;
	all.words = (all.gate_count + (int)sizeof(int32_t) - 1) / (int)sizeof(int32_t);
	return all;
}

static void
add_edge(struct chances *edges, const int32_t *from, int to, double share)
{
	const int32_t key[EDGE_WIDTH] = {from[LAST], from[SEEN], to};
	chances_add(edges, key, share);
}

/* From one state past question q. */
static void
pass(struct plan *plan, const struct cluster *all, int q, const int32_t *from, double share,
     int32_t *key, struct chances *to, struct chances *edges)
{
	size_t bytes = (size_t)to->width * sizeof *from;
	int options = plan->quiz->questions[q].option_count;
	memcpy(key, from, bytes);
	if (!plan_asks(plan, all, key + CONTEXT, q)) {
		plan_note(plan, all, key + CONTEXT, q, -1);
		chances_add(to, key, share);
		plan->steps--;
		return;
	}
	add_edge(edges, from, q, share);
	for (int o = 0; o < options; o++) {
		memcpy(key, from, bytes);
		key[LAST] = q;
		key[SEEN] = plan->seen_as[q][o];
		plan_note(plan, all, key + CONTEXT, q, o);
		chances_add(to, key, share / options);
	}
	plan->steps -= options;
}

/* Every way to answer. False if there are too many. */
static bool
follow_all(struct plan *plan, struct chances *edges)
{
	struct arena scratch = {0};
	struct cluster all = whole(&scratch, plan);
	int width = CONTEXT + all.words;
	int32_t *start = ARENA_ARRAY(&scratch, (size_t)width, int32_t);
	int32_t *key = ARENA_ARRAY(&scratch, (size_t)width, int32_t);
	struct chances now = chances_new(width, plan->states);
	bool good = true;
	start[LAST] = MAP_START;
	chances_add(&now, start, 1);
	for (int q = 0; q < plan->quiz->question_count && good; q++) {
		struct chances next = chances_new(width, plan->states);
		for (size_t i = 0; i < now.count; i++)
			pass(plan, &all, q, chances_key(&now, i), now.chance[i], key, &next, edges);
		good = !next.full && plan->steps >= 0;
		chances_free(&now);
		now = next;
	}
	for (size_t i = 0; i < now.count && good; i++)
		add_edge(edges, chances_key(&now, i), MAP_VERDICT, now.chance[i]);
	chances_free(&now);
	arena_free(&scratch);
	return good;
}

static int
verdict_place(const struct score *score)
{
	if (score->kind == VERDICT_OUTCOME)
		return score->leader;
	return score->kind == VERDICT_TIE ? ODDS_TIE : ODDS_NONE;
}

/* People drawn at random; each question has its answer by its id and the number of the draw. */
static struct odds_basis
sample(struct plan *plan, const struct odds_limits *limits, struct chances *edges,
       double verdicts[ODDS_VERDICTS])
{
	const struct quiz *quiz = plan->quiz;
	int64_t most = limits->draws / (quiz->question_count + 1);
	int samples = (int)(most < SAMPLES_MIN ? SAMPLES_MIN : most > SAMPLES_MAX ? SAMPLES_MAX : most);
	for (int i = 0; i < samples; i++) {
		struct score score;
		int32_t last[CONTEXT] = {MAP_START, 0};
		for (int q = 0; q < quiz->question_count; q++) {
			const struct question *question = &quiz->questions[q];
			uint64_t drawn = mix_draw(question->draw ^ SEED, (uint64_t)i);
			plan->sheet[q].importance = IMPORTANCE_NORMAL;
			plan->sheet[q].option = (signed char)(drawn % (uint64_t)question->option_count);
		}
		score_sheet(quiz, plan->sheet, plan->asked, &score);
		for (int q = 0; q < quiz->question_count; q++) {
			if (!plan->asked[q])
				continue;
			add_edge(edges, last, q, 1.0 / samples);
			last[LAST] = q;
			last[SEEN] = plan->seen_as[q][plan->sheet[q].option];
		}
		add_edge(edges, last, MAP_VERDICT, 1.0 / samples);
		verdicts[verdict_place(&score)] += 1.0 / samples;
	}
	return odds_sampled(samples, SEED);
}

/* Options that lead along the edge: those that conditions see as this one. */
static unsigned
options_seen(const struct plan *plan, const int32_t *key)
{
	unsigned options = 0;
	if (key[LAST] == MAP_START)
		return 0;
	for (int o = 0; o < plan->quiz->questions[key[LAST]].option_count; o++)
		if (plan->seen_as[key[LAST]][o] == key[SEEN])
			options |= 1U << o;
	return options;
}

static bool
comes_before(const struct map_edge *a, const struct map_edge *b)
{
	if (a->from != b->from)
		return a->from < b->from;
	return a->to != MAP_VERDICT && (b->to == MAP_VERDICT || a->to < b->to);
}

/* Puts an edge in its place, or joins it with the one that is there. The newest ones lead furthest down,
 * so the place is near the end. */
static void
insert(struct map_edge *edges, int *count, struct map_edge edge)
{
	int at = *count;
	while (at > 0 && comes_before(&edge, &edges[at - 1]))
		at--;
	if (at > 0 && edges[at - 1].from == edge.from && edges[at - 1].to == edge.to) {
		edges[at - 1].options |= edge.options;
		edges[at - 1].share += edge.share;
		return;
	}
	memmove(&edges[at + 1], &edges[at], (size_t)(*count - at) * sizeof *edges);
	edges[at] = edge;
	++*count;
}

static void
collect(struct arena *arena, const struct plan *plan, const struct chances *found, struct map *map)
{
	struct map_edge *edges = ARENA_ARRAY(arena, found->count, struct map_edge);
	double *asked = ARENA_ARRAY(arena, (size_t)plan->quiz->question_count, double);
	for (size_t i = 0; i < found->count; i++) {
		const int32_t *key = chances_key(found, i);
		if (key[TO] != MAP_VERDICT)
			asked[key[TO]] += found->chance[i];
		insert(edges, &map->edge_count, (struct map_edge){
			.from = key[LAST],
			.to = key[TO],
			.options = options_seen(plan, key),
			.share = found->chance[i],
		});
	}
	map->edges = edges;
	map->asked = asked;
}

const struct map *
map_build(struct arena *arena, const struct quiz *quiz, const struct odds_limits *limits)
{
	struct map *map = ARENA_NEW(arena, struct map);
	struct arena scratch = {0};
	struct plan plan = plan_new(&scratch, quiz, limits);
	struct chances exact = chances_new(EDGE_WIDTH, SIZE_MAX), drawn = exact;
	double *asked = ARENA_ARRAY(&scratch, (size_t)quiz->question_count, double);
	map->quiz = quiz;
	map->basis.exact = follow_all(&plan, &exact);
	plan.steps = limits->steps;
	map->verdicts_basis.exact = exact_verdicts(&plan, asked, map->verdicts);
	if (!map->basis.exact || !map->verdicts_basis.exact) {
		double verdicts[ODDS_VERDICTS] = {0};
		struct odds_basis basis = sample(&plan, limits, &drawn, verdicts);
		if (!map->basis.exact)
			map->basis = basis;
		if (!map->verdicts_basis.exact)
			memcpy(map->verdicts, verdicts, sizeof verdicts);
		if (!map->verdicts_basis.exact)
			map->verdicts_basis = basis;
	}
	collect(arena, &plan, map->basis.exact ? &exact : &drawn, map);
	chances_free(&exact);
	chances_free(&drawn);
	arena_free(&scratch);
	return map;
}
