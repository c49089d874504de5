#include "verdict/quiz.h"

#include <string.h>

#include "base/arena.h"

int
quiz_question(const struct quiz *quiz, const char *id)
{
	for (int q = 0; q < quiz->question_count; q++)
		if (strcmp(quiz->questions[q].id, id) == 0)
			return q;
	return NOBODY;
}

int
quiz_outcome(const struct quiz *quiz, const char *id)
{
	for (int k = 0; k < quiz->outcome_count; k++)
		if (strcmp(quiz->outcomes[k].id, id) == 0)
			return k;
	return NOBODY;
}

int
question_option(const struct question *question, const char *id)
{
	for (int o = 0; o < question->option_count; o++)
		if (strcmp(question->options[o].id, id) == 0)
			return o;
	return NOBODY;
}

static int
count_brief(const struct quiz *quiz)
{
	int count = 0;
	for (int q = 0; q < quiz->question_count; q++)
		count += quiz->questions[q].brief;
	return count;
}

const struct quiz *
quiz_short(struct arena *arena, const struct quiz *quiz)
{
	static const struct condition never = {.test = TEST_NEVER, .question = NOBODY};
	int count = count_brief(quiz), half = (count + 1) / 2;
	if (count == 0)
		return NULL;
	struct quiz *brief = ARENA_NEW(arena, struct quiz);
	struct question *questions =
		ARENA_ARRAY(arena, (size_t)quiz->question_count, struct question);
	*brief = *quiz;
	brief->questions = questions;
	brief->is_short = true;
	brief->short_form = brief;
	brief->min_answers = half < quiz->min_answers ? half : quiz->min_answers;
	for (int q = 0; q < quiz->question_count; q++) {
		questions[q] = quiz->questions[q];
		if (!questions[q].brief)
			questions[q].when = &never;
	}
	return brief;
}
