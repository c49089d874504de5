/* The strongest case for the other side, in sentences. */
#include "base/buf.h"
#include "report/say.h"
#include "report/words.h"

void
say_other(struct buf *out, const struct report *report)
{
	const char *leader = say_name(report, report->score.leader);
	const char *challenger = say_name(report, report->score.challenger);
	int count = report->other.count;
	size_t start = out->length;
	if (count == 0) {
		buf_format(out, "None of your answers speaks for %s more than for %s.", challenger, leader);
		return;
	}
	words_number(out, count);
	words_capital(out, start);
	buf_add(out, " of your ");
	words_count(out, report->score.answered, "answer");
	buf_format(out, " speak%s for %s more than for %s. This is the case for it: nothing but what you "
	                "answered, and what the quiz says of that.", count > 1 ? "" : "s", challenger, leader);
}

/* What keeps it from being the verdict, and how far away that is. */
static void
obstacle(struct buf *out, const struct report *report)
{
	const struct score *score = &report->score;
	const char *name = say_name(report, score->challenger);
	if (score->ruled_by[score->challenger] != NOBODY) {
		buf_add(out, report->other.count > 0 ? " But points" : "Points");
		buf_format(out, " do not decide: %s is ", name);
		say_ruled_out(out, report, score->challenger);
		buf_char(out, '.');
	} else if (score->kind == VERDICT_TIE && report->other.count > 0) {
		buf_add(out, " That is close enough for a tie.");
	} else if (report->other.level.denominator != 0) {
		buf_add(out, " Counted ");
		say_times(out, report->other.level);
		buf_format(out, ", they would bring %s level with %s.", name, say_name(report, score->leader));
	}
}

void
say_other_sum(struct buf *out, const struct report *report)
{
	const struct other_side *other = &report->other;
	if (other->count > 0) {
		buf_format(out, "Together they give %s ", say_name(report, other->outcome));
		words_points(out, other->points);
		buf_format(out, "; the others give %s ", say_name(report, report->score.leader));
		words_points(out, other->against);
		buf_char(out, '.');
	}
	obstacle(out, report);
}
