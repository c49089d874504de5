#include "verdict/group.h"

#include "base/arena.h"
#include "verdict/score.h"

struct group *
group_new(struct arena *arena, const struct quiz *quiz)
{
	struct group *group = ARENA_NEW(arena, struct group);
	size_t count = (size_t)quiz->question_count;
	group->quiz = quiz;
	group->questions = ARENA_ARRAY(arena, count, struct group_replies);
	group->asked = ARENA_ARRAY(arena, count, bool);
	return group;
}

static int
place(const struct score *score)
{
	switch (score->kind) {
	case VERDICT_NONE:
		return GROUP_NONE;
	case VERDICT_TIE:
		return GROUP_TIE;
	case VERDICT_OUTCOME:
		break;
	}
	return score->leader;
}

void
group_add(struct group *group, const struct quiz *form, const struct reply *sheet)
{
	struct score score;
	score_sheet(form, sheet, group->asked, &score);
	group_add_verdict(group, place(&score), 1);
	for (int k = 0; k < form->outcome_count && score.kind != VERDICT_NONE; k++)
		group_add_fit(group, k, fit_tenths(score.points[k], score.weight), 1);
	for (int q = 0; q < form->question_count; q++)
		if (group->asked[q] && sheet[q].option != REPLY_OPEN)
			group_add_reply(group, q, sheet[q].option, 1);
}

void
group_add_verdict(struct group *group, int verdict, int64_t count)
{
	group->verdicts[verdict] += count;
	group->count += count;
}

void
group_add_fit(struct group *group, int outcome, int tenths, int64_t count)
{
	struct group_fits *fits = &group->fits[outcome];
	int bin = tenths * GROUP_BINS / 1000;
	fits->bins[bin < GROUP_BINS ? bin : GROUP_BINS - 1] += count;
	fits->tenths += tenths * count;
	fits->count += count;
}

void
group_add_reply(struct group *group, int question, int option, int64_t count)
{
	struct group_replies *replies = &group->questions[question];
	if (option < 0) {
		replies->skipped += count;
		return;
	}
	replies->options[option] += count;
	replies->answered += count;
}

int
group_mean(const struct group *group, int outcome)
{
	const struct group_fits *fits = &group->fits[outcome];
	if (fits->count == 0)
		return -1;
	int64_t twice = 2 * (fits->tenths - 500 * fits->count); /* from the middle */
	int64_t half = twice < 0 ? -fits->count : fits->count;
	return (int)(500 + (twice + half) / (2 * fits->count));
}

/* -- agreement -- */

/* The C library has it in a library of its own, which would cost every start of the program. Brought
 * near 1, the series of the inverse hyperbolic tangent is exact to the last digits after a dozen terms. */
static double
log_2(double x)
{
	static const double ln_2 = 0.69314718055994530942;
	double whole = 0, sum = 0;
	while (x < 0.75) {
		x *= 2;
		whole--;
	}
	while (x > 1.5) {
		x /= 2;
		whole++;
	}
	double y = (x - 1) / (x + 1), power = y;
	for (int i = 1; i < 30; i += 2) {
		sum += power / i;
		power *= y * y;
	}
	return whole + 2 * sum / ln_2;
}

static double
total(const int64_t *counts, int options)
{
	double sum = 0;
	for (int i = 0; i < options; i++)
		sum += (double)counts[i];
	return sum;
}

double
group_consensus(const int64_t *counts, int options)
{
	double all = total(counts, options), mean = 0, sum = 1;
	for (int i = 0; i < options; i++)
		mean += i * (double)counts[i] / all;
	for (int i = 0; i < options; i++) {
		double off = i < mean ? mean - i : i - mean;
		if (counts[i] > 0 && off < options - 1)
			sum += (double)counts[i] / all * log_2(1 - off / (options - 1));
	}
	return sum < 0 ? 0 : sum;
}

double
group_evenness(const int64_t *counts, int options)
{
	double all = total(counts, options), entropy = 0;
	for (int i = 0; i < options; i++)
		if (counts[i] > 0)
			entropy -= (double)counts[i] / all * log_2((double)counts[i] / all);
	double sum = 1 - entropy / log_2(options);
	return sum < 0 ? 0 : sum;
}

double
group_agreement(const struct group *group, int question)
{
	const struct question *asked = &group->quiz->questions[question];
	const struct group_replies *replies = &group->questions[question];
	if (replies->answered < 2)
		return -1;
	return asked->scale ? group_consensus(replies->options, asked->option_count)
	                    : group_evenness(replies->options, asked->option_count);
}

bool
group_hides(const struct group *group, int question)
{
	return group->kept != NULL && group->kept->few != NULL && group->kept->few[question];
}

/* The question whose agreement is the furthest in a direction; two that differ by rounding alone are
 * equals. What few were asked is no word of the group. */
static int
furthest(const struct group *group, double direction)
{
	static const double nothing = 1e-9;
	int found = NOBODY;
	bool differ = false;
	for (int q = 0; q < group->quiz->question_count; q++) {
		double own = group_agreement(group, q), best = found < 0 ? 0 : group_agreement(group, found);
		int64_t answered = group->questions[q].answered;
		if (own < 0 || 2 * answered < group->count)
			continue;
		double further = direction * (own - best);
		bool equal = further <= nothing && further >= -nothing;
		differ |= found >= 0 && !equal;
		if (found < 0 || further > nothing || (equal && answered > group->questions[found].answered))
			found = q;
	}
	return differ ? found : NOBODY;
}

int
group_divisive(const struct group *group)
{
	return furthest(group, -1);
}

int
group_agreed(const struct group *group)
{
	return furthest(group, 1);
}
