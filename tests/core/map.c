/* The edges of a map against brute force: every way to answer all questions, asked or not, each walked
 * along its path. */
#include "verdict/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "support/fair.h"
#include "support/random_quiz.h"
#include "support/sample.h"
#include "support/slow_odds.h"

enum { PLACES = SLOW_QUESTIONS + 2 }; /* start, the questions, the verdict */

struct ways {
	double share[PLACES][PLACES];
	unsigned options[PLACES][PLACES];
	double verdicts[ODDS_VERDICTS];
};

static int
place(const struct quiz *quiz, int end)
{
	return end == MAP_START ? 0 : end == MAP_VERDICT ? quiz->question_count + 1 : end + 1;
}

static void
walk(struct ways *ways, const struct quiz *quiz, const struct reply *sheet, double chance)
{
	bool asked[SLOW_QUESTIONS];
	struct score score;
	int last = MAP_START;
	ways->verdicts[slow_verdict(quiz, sheet, asked, &score)] += chance;
	for (int q = 0; q <= quiz->question_count; q++) {
		if (q < quiz->question_count && !asked[q])
			continue;
		int from = place(quiz, last), to = q + 1;
		ways->share[from][to] += chance;
		if (last >= 0)
			ways->options[from][to] |= 1U << sheet[last].option;
		last = q;
	}
}

static void
enumerate(struct ways *ways, const struct quiz *quiz, struct reply *sheet, int q, double chance)
{
	if (q == quiz->question_count) {
		walk(ways, quiz, sheet, chance);
		return;
	}
	for (int o = 0; o < quiz->questions[q].option_count; o++) {
		sheet[q].option = (signed char)o;
		enumerate(ways, quiz, sheet, q + 1, chance / quiz->questions[q].option_count);
	}
}

static void
as_brute_force(struct sample *s)
{
	const struct map *map = map_build(&s->arena, s->quiz, &odds_thorough);
	struct ways ways = {0};
	struct reply sheet[SLOW_QUESTIONS];
	int edges = 0;
	sheet_clear(s->quiz, sheet);
	enumerate(&ways, s->quiz, sheet, 0, 1);
	HOLDS(s, map->basis.exact && map->verdicts_basis.exact);
	for (int v = 0; v < ODDS_VERDICTS; v++)
		HOLDS(s, near(map->verdicts[v], ways.verdicts[v], 1e-9));
	for (int i = 0; i < map->edge_count; i++) {
		const struct map_edge *edge = &map->edges[i];
		int from = place(s->quiz, edge->from), to = place(s->quiz, edge->to);
		HOLDS(s, near(edge->share, ways.share[from][to], 1e-9));
		SAME(s, edge->options, ways.options[from][to]);
		if (i > 0) {
			int before = place(s->quiz, edge[-1].from);
			HOLDS(s, before < from || (before == from && place(s->quiz, edge[-1].to) < to));
		}
	}
	for (int from = 0; from < PLACES; from++)
		for (int to = 0; to < PLACES; to++)
			edges += ways.share[from][to] > 0;
	SAME(s, map->edge_count, edges);
	for (int q = 0; q < s->quiz->question_count; q++) {
		double asked = 0;
		for (int from = 0; from < PLACES; from++)
			asked += ways.share[from][q + 1];
		HOLDS(s, near(map->asked[q], asked, 1e-9));
	}
}

static void
edges_are_those_of_every_way_to_answer(void **state)
{
	(void)state;
	sample_each(2000, 1, 6, as_brute_force);
}

static void
near_the_exact_ones(struct sample *s)
{
	const struct odds_limits few = {.states = 1, .steps = 1, .draws = 40000};
	const struct map *map = map_build(&s->arena, s->quiz, &few);
	const struct map *exact = map_build(&s->arena, s->quiz, &odds_thorough);
	HOLDS(s, !map->verdicts_basis.exact && map->verdicts_basis.samples >= 1000);
	for (int v = 0; v < ODDS_VERDICTS; v++)
		HOLDS(s, near(map->verdicts[v], exact->verdicts[v], 6 * map->verdicts_basis.error));
	for (int q = 0; q < s->quiz->question_count; q++)
		HOLDS(s, near(map->asked[q], exact->asked[q], 6 * map->verdicts_basis.error));
	double out = 0, in = 0;
	for (int i = 0; i < map->edge_count; i++) {
		out += map->edges[i].from == MAP_START ? map->edges[i].share : 0;
		in += map->edges[i].to == MAP_VERDICT ? map->edges[i].share : 0;
	}
	HOLDS(s, near(out, 1, 1e-9) && near(in, 1, 1e-9));
}

static void
sampled_shares_are_near_the_exact_ones(void **state)
{
	(void)state;
	sample_each(60, 1, 6, near_the_exact_ones);
}

static void
a_short_form_has_its_questions_alone(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct fair fair = fair_quiz(&arena);
	for (int q = 0; q < fair.quiz->question_count; q++)
		fair.questions[q].brief = q % 2 == 1;
	const struct quiz *brief = quiz_short(&arena, fair.quiz);
	const struct map *map = map_build(&arena, brief, &odds_thorough);
	assert_int_equal(map->edge_count, 4);
	assert_int_equal(map->edges[0].to, 1);
	assert_int_equal(map->edges[1].to, 3);
	assert_int_equal(map->edges[2].to, 5);
	assert_int_equal(map->edges[3].to, MAP_VERDICT);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edges_are_those_of_every_way_to_answer),
		cmocka_unit_test(sampled_shares_are_near_the_exact_ones),
		cmocka_unit_test(a_short_form_has_its_questions_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
