/* At which importance of one question would the verdict change? While its weight goes to t = 1 + x or
 * 1 - x times what it is, the slack of outcome k over outcome c,
 *
 *   S(x) = 25 * (N_k - N_c) - tie * D,      k wins when S > 0 over every remaining c,
 *
 * is a straight line in x, so the changes are crossings with zero: fractions, found exactly. */
#include "core/multiple.h"
#include "core/tally.h"

/* x >= 0 as a fraction; denominator 0 stands for "never". */
struct crossing {
	int64_t num, den;
};

static bool
less(struct crossing a, struct crossing b)
{
	if (a.den == 0 || b.den == 0)
		return a.den != 0;
	return a.num * b.den < b.num * a.den;
}

/* A line S(x) = slack + rate * x. */
struct line {
	int64_t slack, rate;
};

struct lever {
	const struct quiz *quiz;
	const struct score *score;
	const signed char *fit; /* of the answer whose importance moves */
	int64_t omega;
	int direction; /* +1: more important, -1: less */
};

static struct line
slack(const struct lever *l, int k, int c)
{
	const struct score *s = l->score;
	return (struct line){
		.slack = 25 * (s->points[k] - s->points[c]) - l->quiz->tie * s->weight,
		.rate = l->direction * l->omega * (25 * (l->fit[k] - l->fit[c]) - l->quiz->tie),
	};
}

static bool
remains(const struct lever *l, int k)
{
	return l->score->ruled_by[k] == NOBODY;
}

/* Where the leader stops winning: the first crossing downward. */
static struct crossing
leader_falls(const struct lever *l)
{
	struct crossing first = {0, 0};
	for (int c = 0; c < l->quiz->outcome_count; c++) {
		if (c == l->score->leader || !remains(l, c))
			continue;
		struct line line = slack(l, l->score->leader, c);
		struct crossing x = {line.slack, -line.rate};
		if (line.rate < 0 && less(x, first))
			first = x;
	}
	return first;
}

/* Where k starts to win, if it ever does: past its last crossing upward, before any downward. */
static struct crossing
wins(const struct lever *l, int k)
{
	struct crossing from = {0, 1}, until = {0, 0};
	for (int c = 0; c < l->quiz->outcome_count; c++) {
		if (c == k || !remains(l, c))
			continue;
		struct line line = slack(l, k, c);
		if (line.slack <= 0 && line.rate <= 0)
			return (struct crossing){0, 0};
		struct crossing up = {-line.slack, line.rate}, down = {line.slack, -line.rate};
		if (line.slack <= 0 && less(from, up))
			from = up;
		if (line.slack > 0 && line.rate < 0 && less(down, until))
			until = down;
	}
	return less(from, until) ? from : (struct crossing){0, 0};
}

static struct crossing
anyone_wins(const struct lever *l)
{
	struct crossing first = {0, 0};
	for (int k = 0; k < l->quiz->outcome_count; k++) {
		struct crossing x = remains(l, k) ? wins(l, k) : (struct crossing){0, 0};
		if (less(x, first))
			first = x;
	}
	return first;
}

/* The multiple t at the change, greater than 0. */
static struct multiple
change(const struct lever *l)
{
	bool wins_now = l->score->kind == VERDICT_OUTCOME;
	struct crossing x = wins_now ? leader_falls(l) : anyone_wins(l);
	int64_t numerator = x.den + l->direction * x.num;
	return x.den == 0 || numerator <= 0 ? (struct multiple){0, 0} : multiple_of(numerator, x.den);
}

int
score_importance_flips(const struct quiz *quiz, const struct reply *sheet, const bool *asked,
                       const struct score *score, struct importance_flip *list)
{
	int count = 0, remaining = 0;
	for (int k = 0; k < quiz->outcome_count; k++)
		remaining += score->ruled_by[k] == NOBODY;
	for (int q = 0; q < quiz->question_count && score->kind != VERDICT_NONE; q++) {
		const struct question *question = &quiz->questions[q];
		if (!asked[q] || sheet[q].option < 0)
			continue;
		struct lever lever = {
			.quiz = quiz,
			.score = score,
			.fit = question->options[sheet[q].option].fit,
			.omega = reply_weight(question, sheet[q]),
			.direction = +1,
		};
		struct importance_flip flip = {.question = q};
		/* Where ruling out has decided, no importance changes that. */
		if (remaining > 1) {
			flip.up = change(&lever);
			lever.direction = -1;
			flip.down = change(&lever);
		}
		list[count++] = flip;
	}
	return count;
}
