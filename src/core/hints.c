/* Names that do not exist, and the ones that were probably meant. */
#include "base/buf.h"
#include "base/near.h"
#include "core/seal.h"

enum { HINTS_MAX = 100 };

bool
seal_hints(const struct seal *s)
{
	return s->findings->errors <= HINTS_MAX;
}

void
seal_no_outcome(struct seal *s, const char *id, struct place at)
{
	struct finding *finding = findings_add(s->findings, RULE_OUTCOME_UNKNOWN, at, id, NULL);
	struct near near = {.word = id};
	for (int k = 0; k < s->quiz.outcome_count && seal_hints(s); k++)
		near_offer(&near, s->outcomes[k].id);
	finding->meant = near.best;
}

void
seal_no_topic(struct seal *s, const char *id, struct place at)
{
	struct finding *finding = findings_add(s->findings, RULE_TOPIC_UNKNOWN, at, id, NULL);
	struct near near = {.word = id};
	for (int t = 0; t < s->quiz.topic_count && seal_hints(s); t++)
		near_offer(&near, s->topics[t].id);
	finding->meant = near.best;
}

void
seal_no_question(struct seal *s, const char *id, struct place at)
{
	struct finding *finding = findings_add(s->findings, RULE_QUESTION_UNKNOWN, at, id, NULL);
	struct near near = {.word = id};
	for (int q = 0; q < s->quiz.question_count && seal_hints(s); q++)
		near_offer(&near, s->questions[q].id);
	finding->meant = near.best;
}

void
seal_no_option(struct seal *s, int question, const char *id, struct place at)
{
	const struct question *asked = &s->questions[question];
	struct buf options = {0};
	for (int o = 0; o < asked->option_count; o++)
		buf_format(&options, "%s%s", o == 0 ? "" : ", ", asked->options[o].id);
	struct finding *finding = findings_add(s->findings, RULE_OPTION_UNKNOWN, at, id, asked->id,
	                                       buf_text(&options), NULL);
	buf_free(&options);
	struct near near = {.word = id};
	for (int o = 0; o < asked->option_count; o++)
		near_offer(&near, asked->options[o].id);
	finding->meant = near.best;
}
