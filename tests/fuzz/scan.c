/* Any bytes at all: the scanner must end in a draft or in findings, whatever it accepts without an
 * error must be read the same by iniparser, and every place must lie in the file. Then all of `check`
 * must end likewise. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "load/load.h"
#include "verdict/lint.h"
#include "verdict/odds.h"
#include "verdict/quiz.h"

/* Bytes without sense give hundreds of findings, all alike in print. */
enum { PRINTED = 20 };

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
stop(const char *why)
{
	fprintf(stderr, "%s\n", why);
	abort();
}

static int
lines_in(const uint8_t *bytes, size_t length)
{
	int lines = 1;
	for (size_t i = 0; i < length; i++)
		lines += bytes[i] == '\n';
	return lines;
}

static void
check_place(struct place at, int lines)
{
	if (at.line < 1 || at.line > lines || at.col < 1)
		stop("a place outside the file");
}

static void
check_findings(struct findings *findings, int lines)
{
	struct buf out = {0};
	findings_sort(findings);
	for (size_t i = 0; i < findings->count; i++) {
		if (i < PRINTED || findings->list[i].rule == RULE_READERS_DISAGREE)
			finding_print(&out, "quiz.ini", &findings->list[i]);
		check_place(findings->list[i].at, lines);
		if (findings->list[i].rule == RULE_READERS_DISAGREE)
			stop(buf_text(&out));
	}
	for (size_t i = 0; i < out.length; i++) {
		unsigned char c = (unsigned char)out.text[i];
		if ((c < ' ' && c != '\n') || c == 0x7F)
			stop("a control character in print");
	}
	buf_free(&out);
}

static void
check_draft(const struct draft *draft, int lines)
{
	for (size_t s = 0; s < draft->section_count; s++) {
		const struct section *section = &draft->sections[s];
		check_place(section->at, lines);
		for (size_t e = 0; e < section->entry_count; e++) {
			const struct entry *entry = &section->entries[e];
			check_place(entry->key_at, lines);
			check_place(entry_place(entry, strlen(entry->value)), lines);
			for (size_t i = 0; i < entry->fold_count; i++)
				check_place(entry->folds[i].at, lines);
		}
	}
}

static void
check_quiz(struct arena *arena, const struct draft *draft, struct findings *findings)
{
	static const struct odds_limits limits = {.states = 1000, .steps = 100000};
	const struct quiz *quiz = quiz_seal(arena, draft, findings);
	lint_words(draft, 2026, findings);
	if (quiz == NULL)
		return;
	quiz_run_cases(quiz, findings);
	lint_quiz(quiz, draft, &limits, findings);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct arena arena = {0};
	struct findings findings = {.arena = &arena};
	const struct draft *draft = NULL;
	struct fail fail = {0};
	if (!load_draft(&arena, (const char *)bytes, length, &findings, &draft, &fail))
		stop(fail.text);
	int lines = lines_in(bytes, length);
	check_findings(&findings, lines);
	check_draft(draft, lines);
	check_quiz(&arena, draft, &findings);
	check_findings(&findings, lines);
	arena_free(&arena);
	return 0;
}
