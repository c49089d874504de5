#include "core/odds.h"
#include "verdict/score.h"

/* Fits times the number of outcomes, so that the centred ones are whole numbers. */
static int
centred(const struct quiz *quiz, const struct option *option, int k)
{
	int sum = 0;
	for (int other = 0; other < quiz->outcome_count; other++)
		sum += option->fit[other];
	return option->fit[k] * quiz->outcome_count - sum;
}

static bool
same_centred(const struct quiz *quiz, const struct option *a, const struct option *b)
{
	for (int k = 0; k < quiz->outcome_count; k++)
		if (centred(quiz, a, k) != centred(quiz, b, k))
			return false;
	return true;
}

static bool
asks_about(const struct condition *when, int q)
{
	if (when == NULL)
		return false;
	if (when->left != NULL)
		return asks_about(when->left, q) || asks_about(when->right, q);
	return when->question == q;
}

/* A caution that asks about a question needs it as well. */
static bool
is_dead(const struct plan *plan, int q)
{
	const struct quiz *quiz = plan->quiz;
	const struct question *question = &quiz->questions[q];
	for (int o = 0; o < question->option_count; o++)
		if (question->options[o].rules_out != 0 ||
		    !same_centred(quiz, &question->options[0], &question->options[o]))
			return false;
	for (int c = 0; c < quiz->caution_count; c++)
		if (asks_about(quiz->cautions[c].when, q))
			return false;
	return plan->last_look[q] == NOBODY;
}

/* Weight squared times the variance of each outcome's centred fits, summed; the number of outcomes,
 * which is the same for all questions, is left in. */
static double
spread(const struct quiz *quiz, const struct question *question)
{
	double sum = 0, count = question->option_count;
	for (int k = 0; k < quiz->outcome_count; k++) {
		double mean = 0, square = 0;
		for (int o = 0; o < question->option_count; o++) {
			double fit = centred(quiz, &question->options[o], k);
			mean += fit / count;
			square += fit * fit / count;
		}
		sum += square - mean * mean;
	}
	return sum * question->weight * question->weight;
}

static bool
left_out(const struct quiz *quiz, int q)
{
	return quiz->is_short && !quiz->questions[q].brief;
}

void
still_questions(struct plan *plan, struct odds_question *questions)
{
	const struct quiz *quiz = plan->quiz;
	double weights = 0, spreads = 0;
	for (int q = 0; q < quiz->question_count; q++) {
		questions[q].left_out = left_out(quiz, q);
		if (questions[q].left_out)
			continue;
		questions[q].dead = is_dead(plan, q);
		questions[q].intended = quiz->questions[q].weight;
		questions[q].effective = spread(quiz, &quiz->questions[q]);
		weights += questions[q].intended;
		spreads += questions[q].effective;
	}
	for (int q = 0; q < quiz->question_count; q++) {
		questions[q].intended /= weights;
		questions[q].effective = spreads > 0 ? questions[q].effective / spreads : 0;
	}
}

void
still_first(const struct quiz *quiz, double share[OUTCOMES_MAX])
{
	int questions = 0;
	for (int q = 0; q < quiz->question_count; q++)
		questions += !left_out(quiz, q);
	for (int q = 0; q < quiz->question_count; q++) {
		const signed char *fit = quiz->questions[q].options[0].fit;
		int best = 0, equals = 1;
		if (left_out(quiz, q))
			continue;
		for (int k = 1; k < quiz->outcome_count; k++) {
			equals = fit[k] > fit[best] ? 1 : equals + (fit[k] == fit[best]);
			best = fit[k] > fit[best] ? k : best;
		}
		if (equals == 1)
			share[best] += 1.0 / questions;
	}
}

static int
habit_option(enum odds_habit habit, int options, int asked)
{
	switch (habit) {
	case HABIT_FIRST:
		return 0;
	case HABIT_LAST:
		return options - 1;
	case HABIT_MIDDLE:
		return (options - 1) / 2;
	case HABIT_ALTERNATING:
		return asked % 2 == 0 ? 0 : options - 1;
	case HABITS:
		break;
	}
	return 0;
}

void
still_habits(const struct quiz *quiz, int habits[HABITS])
{
	struct arena scratch = {0};
	struct reply *sheet = ARENA_ARRAY(&scratch, (size_t)quiz->question_count, struct reply);
	bool *asked = ARENA_ARRAY(&scratch, (size_t)quiz->question_count, bool);
	for (int h = 0; h < HABITS; h++) {
		struct score score;
		int count = 0;
		sheet_clear(quiz, sheet);
		for (int q = 0; q < quiz->question_count; q++) {
			const struct question *question = &quiz->questions[q];
			asked[q] = question->when == NULL || condition_holds(question->when, sheet, asked, 0);
			if (asked[q])
				sheet[q].option =
					(signed char)habit_option((enum odds_habit)h, question->option_count, count++);
		}
		score_sheet(quiz, sheet, asked, &score);
		habits[h] = score.kind == VERDICT_OUTCOME ? score.leader
		            : score.kind == VERDICT_TIE   ? (int)ODDS_TIE
		                                          : (int)ODDS_NONE;
	}
	arena_free(&scratch);
}

void
still_topics(const struct quiz *quiz, double *share)
{
	double weights = 0;
	for (int q = 0; q < quiz->question_count; q++)
		weights += left_out(quiz, q) ? 0 : quiz->questions[q].weight;
	for (int q = 0; q < quiz->question_count; q++)
		if (quiz->questions[q].topic != NOBODY && !left_out(quiz, q))
			share[quiz->questions[q].topic] += quiz->questions[q].weight / weights;
}

bool
still_twins(const struct plan *plan, int q, int a, int b)
{
	const struct option *options = plan->quiz->questions[q].options;
	for (int k = 0; k < plan->quiz->outcome_count; k++)
		if (options[a].fit[k] != options[b].fit[k])
			return false;
	return options[a].rules_out == options[b].rules_out &&
	       plan->seen_as[q][a] == plan->seen_as[q][b];
}

/* Whole numbers throughout: the smallest c with c * |a| * |b| >= 1000 * (a . b). */
int
still_cosine(const struct quiz *quiz, int question, int other)
{
	const struct question *a = &quiz->questions[question], *b = &quiz->questions[other];
	int64_t dot = 0, square_a = 0, square_b = 0, cosine = 0;
	if (a->option_count != b->option_count)
		return 0;
	for (int o = 0; o < a->option_count; o++) {
		for (int k = 0; k < quiz->outcome_count; k++) {
			int64_t x = centred(quiz, &a->options[o], k), y = centred(quiz, &b->options[o], k);
			dot += x * y;
			square_a += x * x;
			square_b += y * y;
		}
	}
	if (dot <= 0)
		return 0;
	while (cosine * cosine * square_a * square_b < 1000 * 1000 * dot * dot)
		cosine++;
	return (int)cosine;
}
