/* What would change the verdict, in sentences. */
#include "base/buf.h"
#include "report/say.h"
#include "report/words.h"

const char *
say_bit(const struct quiz *quiz, unsigned bit)
{
	for (int k = 0; k < quiz->outcome_count; k++)
		if (bit == 1U << k)
			return quiz->outcomes[k].name;
	return "a tie";
}

const char *
say_others(const struct report *report)
{
	const struct quiz *quiz = report->quiz;
	if (report->score.kind != VERDICT_OUTCOME)
		return "any one of them";
	if (quiz->outcome_count > 2)
		return "any of the others";
	return say_name(report, 1 - report->score.leader);
}

void
say_no_changes(struct buf *out, const struct report *report)
{
	int searched = report->flips.searched;
	buf_add(out, "no ");
	if (report->score.answered <= searched || searched == 1) {
		buf_format(out, "changed answer%s", searched == 1 ? "" : "s");
		return;
	}
	words_count(out, searched, "changed answer");
}

static void
changes_would(struct buf *out, const struct report *report, const struct flip *flip)
{
	size_t start = out->length;
	words_count(out, flip->count, "changed answer");
	words_capital(out, start);
	buf_format(out, " would make it %s:", say_bit(report->quiz, flip->becomes));
}

void
say_flip(struct buf *out, const struct report *report, int i)
{
	const struct flip *flip = &report->flips.to_outcome[i];
	if (i == 0 || flip->becomes != report->flips.to_outcome[i - 1].becomes) {
		changes_would(out, report, flip);
		return;
	}
	buf_add(out, flip->count == 1 ? "So would this one:" : "So would these ");
	if (flip->count > 1) {
		words_number(out, flip->count);
		buf_char(out, ':');
	}
}

void
say_flip_to_tie(struct buf *out, const struct report *report)
{
	changes_would(out, report, &report->flips.to_tie);
}

/* What nothing rules out now, and the other answer would. */
static void
rules_out(struct buf *out, const struct report *report, const struct option *option)
{
	int list[OUTCOMES_MAX], count = 0;
	for (int k = 0; k < report->quiz->outcome_count; k++)
		if ((option->rules_out >> k & 1U) != 0 && report->score.ruled_by[k] == NOBODY)
			list[count++] = k;
	if (count == 0)
		return;
	buf_add(out, " (which rules ");
	for (int i = 0; i < count; i++)
		buf_format(out, "%s%s", words_comma(i, count), say_name(report, list[i]));
	buf_add(out, " out)");
}

void
say_change(struct buf *out, const struct report *report, int question, int option)
{
	const struct question *changed = &report->quiz->questions[question];
	words_quote(out, changed->text);
	buf_add(out, ": ");
	words_quote(out, changed->options[option].text);
	buf_add(out, " instead of ");
	words_quote(out, say_reply(report, question));
	rules_out(out, report, &changed->options[option]);
}

void
say_no_flip(struct buf *out, const struct report *report)
{
	size_t start = out->length;
	if (report->flips.searched == 0) {
		buf_add(out, "What would change it was not looked for: there are too many ways to answer.");
		return;
	}
	say_no_changes(out, report);
	words_capital(out, start);
	buf_format(out, " would make it %s.", say_others(report));
}

/* The multiple in tenths, or hundredths below a tenth, rounded to the far side of the present
 * importance: at what is printed the verdict has changed. */
void
say_times(struct buf *out, struct multiple multiple)
{
	int64_t num = multiple.numerator, den = multiple.denominator;
	if (num == 2 * den || 2 * num == den) {
		buf_add(out, num > den ? "twice as much" : "half as much");
		return;
	}
	if (num > den) {
		int64_t tenths = num / den * 10 + (num % den * 10 + den - 1) / den;
		buf_format(out, "%lld", (long long)(tenths / 10));
		if (tenths % 10 != 0)
			buf_format(out, ".%d", (int)(tenths % 10));
	} else if (10 * num >= den) {
		buf_format(out, "0.%d", (int)(num * 10 / den));
	} else {
		buf_format(out, "0.%02d", (int)(num * 100 / den));
	}
	buf_add(out, " times as much");
}

/* A tie ends beyond the multiple, an outcome at it. */
static const char *
bound(const struct report *report, bool up)
{
	if (report->score.kind == VERDICT_TIE)
		return up ? "more than " : "less than ";
	return up ? "" : "only ";
}

void
say_importance_flips(struct buf *out, const struct report *report)
{
	if (report->nearby_count > 0)
		buf_add(out, "The same answers would no longer give this verdict if");
	else if (report->farther_count > 0)
		buf_add(out, "A single question would have to count more than four times as much, or less than a "
		             "quarter, before the verdict changed.");
	else
		buf_add(out, "However much or little a single question counted, the verdict would stay.");
}

void
say_farther(struct buf *out, const struct report *report)
{
	if (report->nearby_count == 0 || report->farther_count == 0)
		return;
	buf_add(out, "and ");
	words_number(out, report->farther_count);
	buf_add(out, " more, farther off");
}

void
say_multiple(struct buf *out, const struct report *report, const struct importance_flip *flip,
             bool up)
{
	struct multiple multiple = up ? flip->up : flip->down;
	int64_t num = multiple.numerator, den = multiple.denominator;
	words_quote(out, report->quiz->questions[flip->question].text);
	buf_add(out, " counted ");
	if (num == den) {
		buf_add(out, up ? "any more than now" : "any less than now");
	} else if (100 * num < den) {
		buf_add(out, "next to nothing");
	} else {
		buf_add(out, bound(report, up));
		say_times(out, multiple);
	}
}

void
say_methods(struct buf *out, const struct report *report)
{
	static const char *const names[] = {
		[METHOD_EQUAL] = "With every question weighing the same",
		[METHOD_MAJORITY] = "With one vote for each answer",
		[METHOD_SQUARES] = "With the differences squared",
	};
	_Static_assert(sizeof names / sizeof *names == METHODS, "one name for each method");
	const char *leader = say_name(report, report->score.leader);
	const char *challenger = say_name(report, report->score.challenger);
	int agree = 0;
	for (int m = 0; m < METHODS; m++)
		agree += report->methods[m] > 0;
	buf_format(out, "%d of %d other methods agree: %s ahead of %s.", agree, METHODS, leader,
	           challenger);
	for (int m = 0; m < METHODS; m++) {
		if (report->methods[m] == 0)
			buf_format(out, " %s they would be even.", names[m]);
		else if (report->methods[m] < 0)
			buf_format(out, " %s %s would be ahead.", names[m], challenger);
	}
}

void
say_stays(struct buf *out, const struct report *report)
{
	buf_add(out, "The verdict stays under ");
	words_number(out, report->stays);
	buf_add(out, " of ");
	words_number(out, WEIGHTINGS);
	buf_add(out, " random weightings that let each question count half to twice as much.");
}
