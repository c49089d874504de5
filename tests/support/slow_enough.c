#include "support/slow_enough.h"

#include "support/slow.h"

enum { ROOM = 128 };

static const int importances[] = {IMPORTANCE_LESS, IMPORTANCE_NORMAL, IMPORTANCE_DOUBLE};

static bool
all_give(const struct quiz *quiz, struct reply *sheet, int q, unsigned verdict)
{
	bool asked[ROOM];
	if (q == quiz->question_count) {
		struct score score;
		slow_score(quiz, sheet, NULL, asked, &score);
		return slow_bit(&score) == verdict;
	}
	slow_path(quiz, sheet, asked);
	if (!asked[q] || sheet[q].option != REPLY_OPEN)
		return all_give(quiz, sheet, q + 1, verdict);
	struct reply kept = sheet[q];
	sheet[q].option = REPLY_SKIPPED;
	bool good = all_give(quiz, sheet, q + 1, verdict);
	for (int o = 0; o < quiz->questions[q].option_count; o++) {
		for (int i = 0; i < 3 && good; i++) {
			sheet[q] = (struct reply){(signed char)o, (unsigned char)importances[i]};
			good = all_give(quiz, sheet, q + 1, verdict);
		}
	}
	sheet[q] = kept;
	return good;
}

bool
slow_enough(const struct quiz *quiz, struct reply *sheet)
{
	bool asked[ROOM], open = false;
	struct score score;
	slow_score(quiz, sheet, NULL, asked, &score);
	struct reply left[ROOM];
	for (int q = 0; q < quiz->question_count; q++) {
		open = open || (asked[q] && sheet[q].option == REPLY_OPEN);
		left[q] = sheet[q];
		if (!asked[q])
			sheet[q].option = REPLY_OPEN;
	}
	bool enough = open && score.kind == VERDICT_OUTCOME && all_give(quiz, sheet, 0, slow_bit(&score));
	for (int q = 0; q < quiz->question_count; q++)
		sheet[q] = left[q];
	return enough;
}

double
slow_completions(const struct quiz *quiz, const struct reply *sheet)
{
	double count = 1;
	bool asked[ROOM];
	slow_path(quiz, sheet, asked);
	for (int q = 0; q < quiz->question_count; q++)
		if (!asked[q] || sheet[q].option == REPLY_OPEN)
			count *= 1 + 3 * quiz->questions[q].option_count;
	return count;
}
