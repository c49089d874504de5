/* Questions and options that make no difference, or stand there twice. */
#include <string.h>

#include "base/buf.h"
#include "core/lint.h"

static struct place
option_place(const struct section *section, const char *id)
{
	struct buf key = {0};
	buf_format(&key, "option.%s", id);
	const struct entry *entry = section_entry(section, buf_text(&key));
	buf_free(&key);
	return entry == NULL ? section->at : entry->key_at;
}

void
lint_dead(struct lint *lint)
{
	for (int q = 0; q < lint->quiz->question_count; q++)
		if (lint->still[q].dead && lint->reached[q])
			findings_add(lint->findings, RULE_QUESTION_DEAD, lint->questions[q]->at,
			             lint->quiz->questions[q].id, NULL);
}

/* The text as an ear would have it: letters in lower case, no blanks, no punctuation except in numbers. */
static const char *
heard(struct arena *arena, const char *text)
{
	struct buf out = {0};
	for (const char *p = text; *p != '\0'; p++) {
		bool number = p[1] >= '0' && p[1] <= '9';
		if (*p == ' ' || *p == '"' || *p == '\'' || (strchr(".,:;!?", *p) != NULL && !number))
			continue;
		buf_char(&out, *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p);
	}
	const char *copy = buf_take(&out, arena);
	buf_free(&out);
	return copy;
}

/* Not the branches of a condition: in each of them the same may be asked. Where finding out whether one
 * person meets both takes too much, nothing is said. */
static void
find_questions(struct lint *lint)
{
	enum { STEPS = 400000 };
	const struct quiz *quiz = lint->quiz;
	lint->plan.steps = STEPS;
	struct index texts = index_new(lint->arena, (size_t)quiz->question_count);
	for (int q = 0; q < quiz->question_count; q++) {
		const char *text = heard(lint->arena, quiz->questions[q].text);
		int other = index_find(&texts, text);
		index_add(&texts, text, q);
		if (other != NOBODY && lint->reached[q] && lint->reached[other] &&
		    reach_together(&lint->plan, q, other) && lint->plan.steps >= 0)
			findings_add(lint->findings, RULE_QUESTIONS_ALIKE, lint->questions[q]->at,
			             quiz->questions[q].id, quiz->questions[other].id, NULL);
	}
}

static bool
looked_at(const struct condition *when, int q)
{
	if (when == NULL)
		return false;
	if (when->left != NULL)
		return looked_at(when->left, q) || looked_at(when->right, q);
	return when->question == q;
}

static bool
in_cautions(const struct quiz *quiz, int q)
{
	for (int c = 0; c < quiz->caution_count; c++)
		if (looked_at(quiz->cautions[c].when, q))
			return true;
	return false;
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Steps of a scale, and options with reasons of their own, may count the same and still be told apart. */
static void
find_options(struct lint *lint, int q)
{
	const struct question *question = &lint->quiz->questions[q];
	const struct section *section = lint->questions[q];
	for (int b = 1; b < question->option_count; b++) {
		const struct option *later = &question->options[b];
		const char *words = heard(lint->arena, later->text);
		for (int a = 0; a < b; a++) {
			const struct option *option = &question->options[a];
			enum rule rule = RULES;
			if (strcmp(heard(lint->arena, option->text), words) == 0)
				rule = RULE_OPTIONS_ALIKE;
			else if (!question->scale && same_text(option->because, later->because) &&
			         still_twins(&lint->plan, q, a, b) && !in_cautions(lint->quiz, q))
				rule = RULE_OPTIONS_TWINS;
			if (rule == RULES)
				continue;
			findings_add(lint->findings, rule, option_place(section, later->id), option->id,
			             later->id, NULL);
			break;
		}
	}
}

void
lint_twins(struct lint *lint)
{
	find_questions(lint);
	for (int q = 0; q < lint->quiz->question_count; q++)
		if (!lint->still[q].dead)
			find_options(lint, q);
}
