/* Why the verdict is what it is: contributions, other ways to count, topics. */
#include <stdlib.h>

#include "core/multiple.h"
#include "core/tally.h"

static int64_t
size(int64_t n)
{
	return n < 0 ? -n : n;
}

static int
strongest_first(const void *a, const void *b)
{
	const struct contribution *x = a, *y = b;
	if (size(x->points) != size(y->points))
		return size(x->points) > size(y->points) ? -1 : 1;
	return x->question - y->question;
}

int
score_contributions(const struct quiz *quiz, const struct reply *sheet, const bool *asked,
                    const struct score *score, struct contribution *list)
{
	if (score->kind == VERDICT_NONE)
		return 0;
	int count = 0;
	for (int q = 0; q < quiz->question_count; q++) {
		int o = sheet[q].option;
		if (!asked[q] || o < 0)
			continue;
		const struct option *option = &quiz->questions[q].options[o];
		int d = option->fit[score->leader] - option->fit[score->challenger];
		list[count++] = (struct contribution){
			.question = q,
			.option = o,
			.points = reply_weight(&quiz->questions[q], sheet[q]) * d,
		};
	}
	qsort(list, (size_t)count, sizeof *list, strongest_first);
	return count;
}

/* Where 25 * (against - t * points) = tie * (D without these answers + t * theirs). */
static struct multiple
level(const struct quiz *quiz, const struct score *score, const struct other_side *side, int64_t weight)
{
	if (score->kind != VERDICT_OUTCOME || score->settled || side->count == 0)
		return (struct multiple){0, 0};
	return multiple_of(25 * side->against - quiz->tie * (score->weight - weight),
	                   25 * side->points + quiz->tie * weight);
}

void
score_other_side(const struct quiz *quiz, const struct reply *sheet, const struct score *score,
                 const struct contribution *all, int all_count, struct contribution *answers,
                 struct other_side *side)
{
	int64_t weight = 0; /* of the answers on this side */
	*side = (struct other_side){0};
	if (score->kind == VERDICT_NONE)
		return;
	side->outcome = score->challenger;
	for (int i = 0; i < all_count; i++) {
		struct contribution c = all[i];
		if (c.points >= 0)
			continue;
		weight += reply_weight(&quiz->questions[c.question], sheet[c.question]);
		c.points = -c.points;
		side->points += c.points;
		answers[side->count++] = c;
	}
	side->against = score_margin(score) + side->points;
	side->level = level(quiz, score, side, weight);
}

static int
sign(int64_t n)
{
	return (n > 0) - (n < 0);
}

void
score_methods(const struct quiz *quiz, const struct reply *sheet, const bool *asked,
              const struct score *score, int signs[METHODS])
{
	int64_t sum[METHODS] = {0};
	for (int q = 0; q < quiz->question_count; q++) {
		if (!asked[q] || sheet[q].option < 0)
			continue;
		const struct option *option = &quiz->questions[q].options[sheet[q].option];
		int64_t d = option->fit[score->leader] - option->fit[score->challenger];
		sum[METHOD_EQUAL] += d;
		sum[METHOD_MAJORITY] += sign(d);
		sum[METHOD_SQUARES] += reply_weight(&quiz->questions[q], sheet[q]) * d * size(d);
	}
	for (int m = 0; m < METHODS; m++)
		signs[m] = sign(sum[m]);
}

void
score_topics(const struct quiz *quiz, const struct reply *sheet, const bool *asked,
             struct topic_score *list)
{
	for (int t = 0; t < quiz->topic_count; t++)
		list[t] = (struct topic_score){0};
	for (int q = 0; q < quiz->question_count; q++) {
		const struct question *question = &quiz->questions[q];
		if (!asked[q] || sheet[q].option < 0 || question->topic == NOBODY)
			continue;
		struct topic_score *topic = &list[question->topic];
		int64_t omega = reply_weight(question, sheet[q]);
		topic->answered++;
		topic->weight += omega;
		for (int k = 0; k < quiz->outcome_count; k++)
			topic->points[k] += omega * question->options[sheet[q].option].fit[k];
	}
}
