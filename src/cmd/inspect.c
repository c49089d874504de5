#include "cmd/inspect.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "front/curses/fit.h"
#include "sys/clock.h"
#include "verdict/check.h"
#include "verdict/draft.h"
#include "verdict/lint.h"
#include "verdict/quiz.h"

/* Where the question is told to be: its section. */
static void
check_screen(const struct quiz *quiz, const struct draft *draft, struct findings *findings)
{
	enum { ROWS = 24, COLUMNS = 80 };
	struct arena scratch = {0};
	const struct section *const *sections;
	int *over = ARENA_ARRAY(&scratch, (size_t)quiz->question_count, int);
	draft_kind(&scratch, draft, "question", &sections);
	fit_questions(quiz, ROWS, COLUMNS, over);
	for (int q = 0; q < quiz->question_count; q++) {
		struct buf lines = {0};
		buf_format(&lines, "%d %s", over[q], over[q] == 1 ? "line" : "lines");
		if (over[q] > 0)
			findings_add(findings, RULE_SCREEN, sections[q]->at, buf_text(&lines), NULL);
		buf_free(&lines);
	}
	arena_free(&scratch);
}

int
inspect_year(void)
{
	enum { SECONDS_OF_YEAR = 31556952 };
	const char *set = getenv("SOURCE_DATE_EPOCH");
	int64_t now = set != NULL && set[0] != '\0' ? strtoll(set, NULL, 10) : clock_utc();
	int64_t year = 1970 + now / SECONDS_OF_YEAR;
	return year < 0 || year > 9999 ? 0 : (int)year;
}

const struct quiz *
inspect(struct arena *arena, const struct draft *draft, struct findings *findings)
{
	const struct quiz *quiz = quiz_seal(arena, draft, findings);
	lint_words(draft, inspect_year(), findings);
	if (quiz != NULL) {
		quiz_run_cases(quiz, findings);
		lint_quiz(quiz, draft, &lint_thorough, findings);
		check_screen(quiz, draft, findings);
	}
	findings_sort(findings);
	return quiz;
}
