#include "base/buf.h"
#include "report/diff.h"
#include "report/say.h"
#include "report/words.h"

const char *const diff_names[PEOPLE] = {[FIRST] = "the first", [SECOND] = "the second"};

static void
name_capital(struct buf *out, int person)
{
	size_t start = out->length;
	buf_add(out, diff_names[person]);
	words_capital(out, start);
}

void
diff_say_verdict(struct buf *out, const struct report *report)
{
	say_headline(out, report);
	if (report->strength != STRENGTH_NONE)
		buf_format(out, ", %s", strength_word(report->strength));
	if (report->quiz->is_short)
		buf_add(out, " (short form)");
}

void
diff_say_ruled_out(struct buf *out, const struct diff *diff, int person)
{
	const struct score *score = &diff->person[person].score;
	for (int q = 0; q < diff->quiz->question_count; q++) {
		int list[OUTCOMES_MAX], count = 0;
		for (int k = 0; k < diff->quiz->outcome_count; k++)
			if (score->ruled_by[k] == q)
				list[count++] = k;
		if (count == 0)
			continue;
		if (out->length > 0)
			buf_char(out, ' ');
		name_capital(out, person);
		buf_add(out, "’s answer to ");
		words_quote(out, diff->quiz->questions[q].text);
		buf_add(out, " rules out ");
		for (int i = 0; i < count; i++)
			buf_format(out, "%s%s", words_comma(i, count), diff->quiz->outcomes[list[i]].name);
		buf_char(out, '.');
	}
}

void
diff_say_comparison(struct buf *out, const struct diff *diff)
{
	buf_format(out, "What each answer gives %s over %s, in points, and how far that moves the two apart.",
	           diff->quiz->outcomes[diff->outcome].name, diff->quiz->outcomes[diff->other].name);
}

void
diff_say_reply(struct buf *out, const struct diff *diff, int person, int question)
{
	const struct diff_person *p = &diff->person[person];
	struct reply reply = p->sheet[question];
	if (!p->asked[question]) {
		buf_add(out, "not asked");
	} else if (reply.option < 0) {
		buf_add(out, reply.option == REPLY_SKIPPED ? "skipped" : "not answered");
	} else {
		buf_add(out, diff->quiz->questions[question].options[reply.option].text);
		if (reply.importance != IMPORTANCE_NORMAL)
			buf_format(out, " (counts %s)", importance_word((enum importance)reply.importance));
	}
}

void
diff_say_alike(struct buf *out, const struct diff *diff)
{
	if (diff->row_count == 0) {
		buf_add(out, "Nothing: they gave the same answers throughout.");
		return;
	}
	if (diff->alike == 0) {
		buf_add(out, "There is no question to which both gave the same answer.");
		return;
	}
	buf_add(out, "To ");
	words_count(out, diff->alike, "other question");
	buf_add(out, " both gave the same answer.");
}

static bool
is_none(const struct diff *diff, int person)
{
	return diff->person[person].score.kind == VERDICT_NONE;
}

void
diff_say_same(struct buf *out, const struct diff *diff)
{
	if (is_none(diff, FIRST) && is_none(diff, SECOND)) {
		buf_add(out, "Neither of them has a verdict: too few answers.");
	} else if (is_none(diff, FIRST) || is_none(diff, SECOND)) {
		name_capital(out, is_none(diff, FIRST) ? FIRST : SECOND);
		buf_add(out, " has no verdict: too few answers.");
	} else if (score_bit(&diff->person[FIRST].score) == score_bit(&diff->person[SECOND].score)) {
		buf_add(out, "They have the same verdict.");
	}
}

static const char *
goal(const struct diff *diff, int person)
{
	return say_bit(diff->quiz, score_bit(&diff->person[PEOPLE - 1 - person].score));
}

void
diff_say_flip(struct buf *out, const struct diff *diff, int person)
{
	const struct diff_person *p = &diff->person[person];
	size_t start = out->length;
	if (p->flip.count > 0) {
		words_count(out, p->flip.count, "changed answer");
		words_capital(out, start);
		buf_format(out, " of %s would make it %s as well:", diff_names[person], goal(diff, person));
	} else if (p->searched > 0) {
		buf_add(out, "No ");
		if (p->searched > 1 && p->score.answered > p->searched)
			words_count(out, p->searched, "changed answer");
		else
			buf_format(out, "changed answer%s", p->searched == 1 ? "" : "s");
		buf_format(out, " of %s would make it %s.", diff_names[person], goal(diff, person));
	}
}

void
diff_say_change(struct buf *out, const struct diff *diff, int person, int i)
{
	const struct diff_person *p = &diff->person[person], *other = &diff->person[PEOPLE - 1 - person];
	int q = p->flip.change[i].question, to = p->flip.change[i].option;
	const struct question *question = &diff->quiz->questions[q];
	words_quote(out, question->text);
	buf_add(out, ": ");
	words_quote(out, question->options[to].text);
	buf_add(out, " instead of ");
	words_quote(out, question->options[p->sheet[q].option].text);
	if (other->asked[q] && other->sheet[q].option == to)
		buf_format(out, ", as %s says", diff_names[PEOPLE - 1 - person]);
}
