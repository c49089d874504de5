/* What two tables come to together: every sum of one with every sum of the other.
 *
 * Sums that rule nothing out lie close together as a rule. They are added up in a grid that has a cell for
 * each sum there can be: the place of two together is then what their places add up to, and thousands
 * of pairs take no more than an addition each. Pairs that rule something out are looked at one by one,
 * and so are all of them where most of the grid would stay empty. */
#include "core/odds.h"

enum {
	SPARSE = 4,       /* cells for a pair */
	CELLS_FEW = 1024, /* and these in any case */
	ADDED_A_STEP = 8, /* pairs, in a grid */
};

/* A table, and those of its sums that rule nothing out, with their places in the grid. */
struct side {
	const struct chances *table;
	int32_t low[SUM_MAX], high[SUM_MAX];
	size_t *place;
	double *chance;
	size_t count;
	size_t *ruled; /* the numbers of the others */
	size_t ruled_count;
};

/* How many are answered counts most in a place: those beyond enough are at the end. */
struct grid {
	struct side sides[2];
	int32_t low[SUM_MAX];
	size_t stride[SUM_MAX], cells;
	double *cell;
};

static bool
is_ruled(const struct chances *table, size_t i)
{
	return chances_key(table, i)[SUM_RULED] != 0;
}

static void
measure(const struct plan *plan, struct arena *scratch, struct side *side)
{
	side->ruled = ARENA_ARRAY(scratch, side->table->count, size_t);
	for (size_t i = 0; i < side->table->count; i++) {
		const int32_t *sum = chances_key(side->table, i);
		if (is_ruled(side->table, i)) {
			side->ruled[side->ruled_count++] = i;
			continue;
		}
		for (int n = SUM_ANSWERED; n < plan->width; n++) {
			side->low[n] = side->count == 0 || sum[n] < side->low[n] ? sum[n] : side->low[n];
			side->high[n] = side->count == 0 || sum[n] > side->high[n] ? sum[n] : side->high[n];
		}
		side->count++;
	}
}

static void
find_places(const struct plan *plan, struct arena *scratch, const struct grid *grid, struct side *side)
{
	size_t count = 0;
	side->place = ARENA_ARRAY(scratch, side->count, size_t);
	side->chance = ARENA_ARRAY(scratch, side->count, double);
	for (size_t i = 0; i < side->table->count; i++) {
		const int32_t *sum = chances_key(side->table, i);
		if (is_ruled(side->table, i))
			continue;
		for (int n = SUM_ANSWERED; n < plan->width; n++)
			side->place[count] += (size_t)(sum[n] - side->low[n]) * grid->stride[n];
		side->chance[count++] = side->table->chance[i];
	}
}

/* False where the pairs would fill too little of it. */
static bool
lay_out(const struct plan *plan, struct arena *scratch, struct grid *grid)
{
	struct side *a = &grid->sides[0], *b = &grid->sides[1];
	measure(plan, scratch, a);
	measure(plan, scratch, b);
	size_t pairs = a->count * b->count, most = SPARSE * (pairs < plan->states ? pairs : plan->states);
	grid->cells = pairs > 0;
	for (int n = plan->width - 1; n >= SUM_ANSWERED && grid->cells > 0; n--) {
		size_t span = (size_t)(a->high[n] - a->low[n] + b->high[n] - b->low[n] + 1);
		grid->low[n] = a->low[n] + b->low[n];
		grid->stride[n] = grid->cells;
		grid->cells = span <= (most + CELLS_FEW) / grid->cells ? grid->cells * span : 0;
	}
	if (grid->cells == 0)
		return false;
	find_places(plan, scratch, grid, a);
	find_places(plan, scratch, grid, b);
	grid->cell = ARENA_ARRAY(scratch, grid->cells, double);
	return true;
}

static void
fill(const struct grid *grid)
{
	const struct side *many = &grid->sides[0], *few = &grid->sides[1];
	for (size_t j = 0; j < few->count; j++) {
		double *from = grid->cell + few->place[j], chance = few->chance[j];
		for (size_t i = 0; i < many->count; i++)
			from[many->place[i]] += many->chance[i] * chance;
	}
}

/* Answers beyond enough make no difference. */
static void
fold(const struct plan *plan, struct grid *grid)
{
	int32_t *low = &grid->low[SUM_ANSWERED];
	size_t row = grid->stride[SUM_ANSWERED];
	size_t last = plan->enough > *low ? (size_t)(plan->enough - *low) * row : 0;
	for (size_t from = last + row; from < grid->cells; from += row)
		for (size_t i = 0; i < row; i++)
			grid->cell[last + i] += grid->cell[from + i];
	grid->cells = last + row < grid->cells ? last + row : grid->cells;
	*low = *low < plan->enough ? *low : plan->enough;
}

static size_t
count_filled(const struct grid *grid)
{
	size_t count = 0;
	for (size_t i = 0; i < grid->cells; i++)
		count += grid->cell[i] != 0;
	return count;
}

static void
sum_at(const struct plan *plan, const struct grid *grid, size_t place, int32_t *sum)
{
	for (int n = SUM_ANSWERED; n < plan->width; n++) {
		sum[n] = grid->low[n] + (int32_t)(place / grid->stride[n]);
		place %= grid->stride[n];
	}
}

/* Where sums go: into the table, or if there is none their chances into the verdicts. */
struct sink {
	struct chances *table;
	double *verdicts;
};

static void
put_grid(const struct plan *plan, const struct grid *grid, const struct sink *to)
{
	int32_t sum[SUM_MAX] = {0};
	if (to->table != NULL && !chances_close(to->table, count_filled(grid)))
		return;
	for (size_t i = 0; i < grid->cells; i++) {
		if (grid->cell[i] == 0)
			continue;
		sum_at(plan, grid, i, sum);
		if (to->table != NULL)
			chances_append(to->table, sum, grid->cell[i]);
		else
			to->verdicts[sum_verdict(plan, sum)] += grid->cell[i];
	}
}

static void
put_pair(const struct plan *plan, const struct grid *grid, size_t i, size_t j, const struct sink *to)
{
	const struct chances *a = grid->sides[0].table, *b = grid->sides[1].table;
	double chance = a->chance[i] * b->chance[j];
	int32_t sum[SUM_MAX];
	sum_both(plan, sum, chances_key(a, i), chances_key(b, j));
	if (to->table != NULL)
		chances_add(to->table, sum, chance);
	else
		to->verdicts[sum_verdict(plan, sum)] += chance;
}

/* Those that rule something out, and if the sum of one table does, all. */
static void
put_ruled(const struct plan *plan, const struct grid *grid, size_t i, const struct sink *to)
{
	const struct side *a = &grid->sides[0], *b = &grid->sides[1];
	bool all = is_ruled(a->table, i);
	for (size_t j = 0; j < (all ? b->table->count : b->ruled_count); j++)
		put_pair(plan, grid, i, all ? j : b->ruled[j], to);
}

/* The others. */
static void
put_unruled(const struct plan *plan, const struct grid *grid, size_t i, const struct sink *to)
{
	const struct chances *a = grid->sides[0].table, *b = grid->sides[1].table;
	const int32_t *sum = chances_key(a, i);
	for (size_t j = 0; j < b->count && sum[SUM_RULED] == 0; j++) {
		const int32_t *other = chances_key(b, j);
		if (other[SUM_RULED] != 0)
			continue;
		if (to->table != NULL)
			put_pair(plan, grid, i, j, to);
		else
			to->verdicts[sum_verdict_of_two(plan, sum, other)] += a->chance[i] * b->chance[j];
	}
}

static bool
join(struct plan *plan, const struct chances *a, const struct chances *b, const struct sink *to)
{
	struct arena scratch = {0};
	struct grid grid = {.sides = {{.table = a}, {.table = b}}};
	bool close = lay_out(plan, &scratch, &grid);
	plan->steps -= (int64_t)(a->count * b->count) / (close ? ADDED_A_STEP : 1);
	if (plan->steps < 0) {
		arena_free(&scratch);
		return false;
	}
	if (!close && to->table != NULL)
		chances_expect(to->table, a->count * b->count);
	for (size_t i = 0; i < a->count; i++) {
		put_ruled(plan, &grid, i, to);
		if (!close)
			put_unruled(plan, &grid, i, to);
	}
	if (close) {
		fill(&grid);
		fold(plan, &grid);
		put_grid(plan, &grid, to);
	}
	arena_free(&scratch);
	return to->table == NULL || !to->table->full;
}

bool
join_sums(struct plan *plan, const struct chances *a, const struct chances *b, struct chances *out)
{
	*out = chances_new(plan->width, plan->states);
	return join(plan, a, b, &(struct sink){.table = out});
}

bool
join_verdicts(struct plan *plan, const struct chances *a, const struct chances *b, double *verdicts)
{
	return join(plan, a, b, &(struct sink){.verdicts = verdicts});
}

bool
join_is_close(const struct plan *plan, const struct chances *parts, int count)
{
	struct arena scratch = {0};
	struct side all = {0};
	size_t most = SPARSE * plan->states + CELLS_FEW, cells = 1;
	for (int i = 0; i < count; i++) {
		struct side side = {.table = &parts[i]};
		measure(plan, &scratch, &side);
		for (int n = SUM_ANSWERED; n < plan->width; n++) {
			all.low[n] += side.low[n];
			all.high[n] += side.high[n];
		}
	}
	int32_t *low = &all.low[SUM_ANSWERED], *high = &all.high[SUM_ANSWERED];
	*low = *low < plan->enough ? *low : plan->enough;
	*high = *high < plan->enough ? *high : plan->enough;
	for (int n = SUM_ANSWERED; n < plan->width && cells <= most; n++)
		cells *= (size_t)(all.high[n] - all.low[n]) + 1;
	arena_free(&scratch);
	return cells <= most;
}

bool
join_pays(const struct plan *plan, const struct chances *a, const struct chances *b, bool close)
{
	return (int64_t)(a->count * b->count) / (close ? ADDED_A_STEP : 1) <= plan->steps;
}
