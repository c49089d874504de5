#include "verdict/quiz.h"

#include <string.h>

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
