#include "verdict/sheet.h"

#include <stddef.h>
#include <string.h>

#include "verdict/quiz.h"

void
sheet_clear(const struct quiz *quiz, struct reply *sheet)
{
	for (int q = 0; q < quiz->question_count; q++)
		sheet[q] = (struct reply){.option = REPLY_OPEN, .importance = IMPORTANCE_NORMAL};
}

bool
condition_holds(const struct condition *when, const struct reply *sheet, const bool *asked,
                unsigned verdict_bit)
{
	switch (when->test) {
	case TEST_VERDICT_IS:
		return (when->options & verdict_bit) != 0;
	case TEST_VERDICT_IS_NOT:
		return verdict_bit != 0 && (when->options & verdict_bit) == 0;
	case TEST_NOT:
		return !condition_holds(when->left, sheet, asked, verdict_bit);
	case TEST_AND:
		return condition_holds(when->left, sheet, asked, verdict_bit) &&
		       condition_holds(when->right, sheet, asked, verdict_bit);
	case TEST_OR:
		return condition_holds(when->left, sheet, asked, verdict_bit) ||
		       condition_holds(when->right, sheet, asked, verdict_bit);
	case TEST_NEVER:
		return false;
	case TEST_IS:
	case TEST_IS_NOT:
	case TEST_ANSWERED:
	case TEST_SKIPPED:
	case TESTS:
		break;
	}
	int option = asked[when->question] ? sheet[when->question].option : REPLY_OPEN;
	if (when->test == TEST_SKIPPED)
		return option == REPLY_SKIPPED;
	if (option < 0)
		return false;
	bool among = (when->options >> option & 1U) != 0;
	return when->test == TEST_ANSWERED || among == (when->test == TEST_IS);
}

void
sheet_path(const struct quiz *quiz, const struct reply *sheet, bool *asked)
{
	for (int q = 0; q < quiz->question_count; q++) {
		const struct condition *when = quiz->questions[q].when;
		asked[q] = when == NULL || condition_holds(when, sheet, asked, 0);
	}
}

static const struct {
	enum importance importance;
	const char *word;
} words[] = {
	{IMPORTANCE_LESS, "less"},
	{IMPORTANCE_NORMAL, "normal"},
	{IMPORTANCE_DOUBLE, "double"},
};

enum { WORDS = sizeof words / sizeof words[0] };

const char *
importance_word(enum importance importance)
{
	for (int i = 0; i < WORDS; i++)
		if (words[i].importance == importance)
			return words[i].word;
	return "";
}

enum importance
importance_named(const char *word)
{
	for (int i = 0; i < WORDS; i++)
		if (strcmp(words[i].word, word) == 0)
			return words[i].importance;
	return 0;
}
