/* Golden cases: read from their sections, and run. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "core/seal.h"
#include "verdict/score.h"

static const char prefix[] = "answer.";

enum { PREFIX = sizeof prefix - 1, REASONS_LOOKED_AT = 3 };

struct case_keys {
	struct golden golden;
	const char *expect, *reason;
};

static const struct key_row keys[] = {
	{prefix, VALUE_OWN, 0, true, 0, 0},
	{"expect", VALUE_TEXT, offsetof(struct case_keys, expect), true, 0, 0},
	{"reason", VALUE_TEXT, offsetof(struct case_keys, reason), false, 0, 0},
};

static void
fill_answer(struct seal *s, const struct entry *entry, struct golden_answer *list, int *count)
{
	const char *id = entry->key + PREFIX;
	int question = index_find(&s->question_index, id);
	if (question == NOBODY) {
		struct place at = entry->key_at;
		at.col += PREFIX;
		seal_no_question(s, id, at);
		return;
	}
	int option = question_option(&s->questions[question], entry->value);
	if (option == NOBODY)
		seal_no_option(s, question, entry->value, entry->value_at);
	else
		list[(*count)++] = (struct golden_answer){question, option, entry->key_at.line};
}

void
seal_case(struct seal *s, const struct part *part, struct golden *golden)
{
	struct case_keys draft = {.golden = *golden};
	seal_keys(s, part, keys, sizeof keys / sizeof *keys, &draft);
	*golden = draft.golden;
	struct golden_answer *answers =
		ARENA_ARRAY(s->arena, part->section->entry_count, struct golden_answer);
	golden->answers = answers;
	golden->line = part->section->at.line;
	golden->reason = NOBODY;
	for (size_t i = 0; i < part->section->entry_count; i++) {
		const struct entry *entry = &part->section->entries[i];
		if (strncmp(entry->key, prefix, PREFIX) == 0 && entry->value[0] != '\0')
			fill_answer(s, entry, answers, &golden->answer_count);
	}
	if (draft.expect != NULL) {
		const struct entry *entry = part_entry(part, "expect");
		golden->expect = seal_verdict_bit(s, draft.expect);
		golden->expect_line = entry->key_at.line;
		if (golden->expect == 0)
			seal_no_outcome(s, draft.expect, entry->value_at);
	}
	if (draft.reason != NULL) {
		const struct entry *entry = part_entry(part, "reason");
		golden->reason = index_find(&s->question_index, draft.reason);
		golden->reason_line = entry->key_at.line;
		if (golden->reason == NOBODY)
			seal_no_question(s, draft.reason, entry->value_at);
	}
}

static const char *
verdict_word(const struct quiz *quiz, unsigned bit)
{
	for (int k = 0; k < quiz->outcome_count; k++)
		if (bit == 1U << k)
			return quiz->outcomes[k].id;
	return bit == VERDICT_BIT_TIE ? "tie" : "none";
}

static bool
is_reason(int question, const struct contribution *list, int count)
{
	for (int i = 0; i < count; i++)
		if (list[i].question == question)
			return true;
	return false;
}

/* Room for one case after the other. */
struct bench {
	struct reply *sheet;
	bool *asked;
	struct contribution *contributions;
};

static bool
check_asked(const struct quiz *quiz, const struct golden *golden, const bool *asked,
            struct findings *findings)
{
	bool all = true;
	for (int i = 0; i < golden->answer_count; i++) {
		const struct golden_answer *answer = &golden->answers[i];
		if (asked[answer->question])
			continue;
		findings_add(findings, RULE_CASE_ANSWER_UNASKED, (struct place){answer->line, 1},
		             quiz->questions[answer->question].id, NULL);
		all = false;
	}
	return all;
}

static bool
check_verdict(const struct quiz *quiz, const struct golden *golden, const struct score *score,
              struct findings *findings)
{
	if (score_bit(score) == golden->expect)
		return true;
	findings_add(findings, RULE_CASE_VERDICT, (struct place){golden->expect_line, 1}, golden->id,
	             verdict_word(quiz, golden->expect), verdict_word(quiz, score_bit(score)), NULL);
	return false;
}

static void
check_reason(const struct quiz *quiz, const struct golden *golden, const struct bench *bench,
             const struct score *score, struct findings *findings)
{
	int count =
		score_contributions(quiz, bench->sheet, bench->asked, score, bench->contributions);
	if (count > REASONS_LOOKED_AT)
		count = REASONS_LOOKED_AT;
	if (is_reason(golden->reason, bench->contributions, count))
		return;
	struct buf others = {0};
	for (int i = 0; i < count; i++)
		buf_format(&others, "%s%s", i == 0 ? "" : ", ",
		           quiz->questions[bench->contributions[i].question].id);
	findings_add(findings, RULE_CASE_REASON, (struct place){golden->reason_line, 1}, golden->id,
	             quiz->questions[golden->reason].id, count == 0 ? "none" : buf_text(&others), NULL);
	buf_free(&others);
}

/* Of what goes wrong in a case the first is told: the rest follows from it. */
static void
run_case(const struct quiz *quiz, const struct golden *golden, const struct bench *bench,
         struct findings *findings)
{
	for (int q = 0; q < quiz->question_count; q++)
		bench->sheet[q] = (struct reply){REPLY_SKIPPED, IMPORTANCE_NORMAL};
	for (int i = 0; i < golden->answer_count; i++)
		bench->sheet[golden->answers[i].question].option = (signed char)golden->answers[i].option;
	struct score score;
	score_sheet(quiz, bench->sheet, bench->asked, &score);
	if (check_asked(quiz, golden, bench->asked, findings) &&
	    check_verdict(quiz, golden, &score, findings) && golden->reason != NOBODY)
		check_reason(quiz, golden, bench, &score, findings);
}

void
quiz_run_cases(const struct quiz *quiz, struct findings *findings)
{
	struct arena scratch = {0};
	size_t questions = (size_t)quiz->question_count;
	struct bench bench = {
		.sheet = ARENA_ARRAY(&scratch, questions, struct reply),
		.asked = ARENA_ARRAY(&scratch, questions, bool),
		.contributions = ARENA_ARRAY(&scratch, questions, struct contribution),
	};
	for (int i = 0; i < quiz->case_count; i++)
		run_case(quiz, &quiz->cases[i], &bench, findings);
	arena_free(&scratch);
}
