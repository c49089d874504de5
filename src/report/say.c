#include "report/say.h"

#include <string.h>

#include "base/buf.h"
#include "report/words.h"

const char *
say_name(const struct report *report, int outcome)
{
	return report->quiz->outcomes[outcome].name;
}

bool
say_nothing_left(const struct report *report)
{
	for (int k = 0; k < report->quiz->outcome_count; k++)
		if (report->score.ruled_by[k] == NOBODY)
			return false;
	return true;
}

bool
say_by_points(const struct report *report)
{
	return !report->score.settled && !say_nothing_left(report);
}

void
say_headline(struct buf *out, const struct report *report)
{
	switch (report->score.kind) {
	case VERDICT_NONE:
		buf_add(out, "No verdict yet");
		return;
	case VERDICT_TIE:
		if (!say_nothing_left(report))
			buf_add(out, "A tie");
		else
			buf_add(out, report->quiz->outcome_count == 2 ? "Neither" : "None of them");
		return;
	case VERDICT_OUTCOME:
		buf_add(out, say_name(report, report->score.leader));
		return;
	}
}

const struct texts *
say_texts(const struct report *report)
{
	static const struct texts none;
	switch (report->score.kind) {
	case VERDICT_NONE:
		return &none;
	case VERDICT_TIE:
		return say_nothing_left(report) ? &report->quiz->ruled_out_text
		                                : &report->quiz->tie_text;
	case VERDICT_OUTCOME:
		break;
	}
	return &report->quiz->outcomes[report->score.leader].verdict;
}

void
say_ruled_out(struct buf *out, const struct report *report, int outcome)
{
	const struct question *question = &report->quiz->questions[report->score.ruled_by[outcome]];
	int chosen = report->sheet[report->score.ruled_by[outcome]].option;
	const char *const *reasons = question->options[chosen].rule_reason;
	buf_add(out, "ruled out by your answer to ");
	words_quote(out, question->text);
	if (reasons != NULL && reasons[outcome] != NULL)
		buf_format(out, ": %s", reasons[outcome]);
}

void
say_answer(struct buf *out, const struct report *report, int question, int option)
{
	const struct question *asked = &report->quiz->questions[question];
	buf_format(out, "%s %s", asked->text, asked->options[option].text);
}

void
say_comparison(struct buf *out, const struct report *report)
{
	const struct score *score = &report->score;
	buf_format(out, "What each answer gives %s over %s", say_name(report, score->leader),
	           say_name(report, score->challenger));
	if (score->kind == VERDICT_OUTCOME && report->quiz->outcome_count > 2)
		buf_add(out, score->settled ? ", the best of those ruled out" : ", the next best");
	buf_add(out, ": how much better it suits the one than the other, times the weight of the "
	             "question, times what you let it count (less 1, normal 2, double 4).");
}

void
say_margin(struct buf *out, const struct report *report)
{
	const char *leader = say_name(report, report->score.leader);
	const char *challenger = say_name(report, report->score.challenger);
	int64_t margin = score_margin(&report->score);
	if (margin == 0) {
		buf_format(out, "Together they give nothing: by points alone %s and %s come out even.",
		           leader, challenger);
	} else if (margin < 0) {
		buf_format(out, "Together they give ");
		words_points(out, margin);
		buf_format(out, ": by points alone %s would be ahead of %s. Ruling out decides, not the "
		                "points.", challenger, leader);
	} else {
		buf_add(out, "Together they give ");
		words_points(out, margin);
		buf_format(out, ", the lead of %s over %s.", leader, challenger);
	}
}

void
say_fit(struct buf *out, const struct report *report, int outcome)
{
	int64_t points = report->score.points[outcome], weight = report->score.weight;
	int tenths = fit_tenths(points, weight);
	buf_format(out, "%s: 50 + 25 × (%lld / %lld) = %d.%d", say_name(report, outcome),
	           (long long)points, (long long)weight, tenths / 10, tenths % 10);
}

void
say_from(struct buf *out, int answers)
{
	buf_add(out, "from ");
	words_count(out, answers, "answer");
}

void
say_counts(struct buf *out, const struct report *report)
{
	size_t start = out->length;
	words_count(out, report->score.asked, "question");
	words_capital(out, start);
	buf_format(out, " %s asked", report->score.asked == 1 ? "was" : "were");
	buf_add(out, report->quiz->is_short ? " in the short form, " : ", ");
	if (report->score.answered == 0)
		buf_add(out, "none");
	else
		words_number(out, report->score.answered);
	buf_add(out, " answered.");
}

const char *
say_reply(const struct report *report, int question)
{
	int option = report->sheet[question].option;
	if (option >= 0)
		return report->quiz->questions[question].options[option].text;
	return option == REPLY_SKIPPED ? "skipped" : "not answered";
}

const char *
say_importance(const struct report *report, int question)
{
	if (report->sheet[question].option < 0)
		return NULL;
	switch ((enum importance)report->sheet[question].importance) {
	case IMPORTANCE_LESS:
		return "counts less";
	case IMPORTANCE_DOUBLE:
		return "counts double";
	case IMPORTANCE_NORMAL:
		break;
	}
	return NULL;
}

void
say_code(struct buf *out, const struct report *report)
{
	enum { LONGEST = 160 }; /* bytes that anybody would read out */
	if (report->code == NULL)
		return;
	if (strlen(report->code) > LONGEST)
		buf_add(out, "The code is too long to read out; the report as JSON has it");
	else
		buf_format(out, "To see this again: verdict open %s", report->code);
}

void
say_origin(struct buf *out, const struct report *report)
{
	buf_format(out, "By %sthe quiz %s, version %.12s.",
	           report->quiz->is_short ? "the short form of " : "", report->quiz->id, report->quiz->digest);
}
