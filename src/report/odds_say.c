#include <string.h>

#include "base/buf.h"
#include "report/odds.h"
#include "report/words.h"

const char *
odds_verdict_name(const struct quiz *quiz, int verdict)
{
	if (verdict == ODDS_TIE)
		return "a tie";
	return verdict == ODDS_NONE ? "no verdict" : quiz->outcomes[verdict].name;
}

void
odds_percent(struct buf *out, double share)
{
	if (share > 0 && share < 0.005)
		buf_add(out, "<1");
	else
		buf_format(out, "%d", (int)(100 * share + 0.5));
}

/* At most one decimal. */
static void
number(struct buf *out, double value)
{
	int64_t tenths = (int64_t)(10 * value + 0.5);
	if (tenths % 10 == 0)
		buf_format(out, "%d", (int)(tenths / 10));
	else
		buf_format(out, "%d.%d", (int)(tenths / 10), (int)(tenths % 10));
}

static void
add_subject(struct buf *out, const struct odds *odds, const struct odds_alarm *alarm)
{
	if (alarm->question != NOBODY)
		buf_format(out, "'%s'", odds->quiz->questions[alarm->question].id);
	else if (alarm->topic != NOBODY)
		words_quote(out, odds->quiz->topics[alarm->topic].name);
	else
		buf_add(out, odds->quiz->outcomes[alarm->outcome].name);
}

static void
add_other(struct buf *out, const struct odds *odds, const struct odds_alarm *alarm)
{
	const struct quiz *quiz = odds->quiz;
	if (alarm->option != NOBODY)
		buf_format(out, "'%s' and '%s'", quiz->questions[alarm->question].options[alarm->option].id,
		           quiz->questions[alarm->question].options[alarm->other].id);
	else if (alarm->question != NOBODY)
		buf_format(out, "'%s'", quiz->questions[alarm->other].id);
	else
		buf_add(out, quiz->outcomes[alarm->other].name);
}

/* Fills in what stands in braces. */
static void
fill(struct buf *out, const char *text, const struct odds *odds, const struct odds_alarm *alarm)
{
	for (const char *brace; (brace = strchr(text, '{')) != NULL; text = strchr(brace, '}') + 1) {
		buf_bytes(out, text, (size_t)(brace - text));
		if (brace[1] == '1')
			add_subject(out, odds, alarm);
		else if (brace[1] == '2')
			add_other(out, odds, alarm);
		else
			number(out, brace[1] == 'v' ? alarm->value : odds_rule(alarm->measure)->level);
	}
	buf_add(out, text);
}

void
odds_sentence(struct buf *out, const struct odds *odds, const struct odds_alarm *alarm)
{
	fill(out, odds_rule(alarm->measure)->sentence, odds, alarm);
}

void
odds_remedy(struct buf *out, const struct odds *odds, const struct odds_alarm *alarm)
{
	fill(out, odds_rule(alarm->measure)->remedy, odds, alarm);
}

void
odds_drawn(struct buf *out, const struct odds_basis *basis)
{
	words_number(out, basis->samples);
	buf_format(out, " sittings drawn at random (seed %d); a share of all of them is seldom more than ",
	           (int)basis->seed);
	number(out, 200 * basis->error + 0.05);
	buf_add(out, " points off, which is two standard errors");
}

void
odds_origin(struct buf *out, const struct odds *odds)
{
	if (odds->influence_basis.exact) {
		buf_add(out, "All of it is exact: every way to answer was counted.");
	} else if (odds->basis.exact) {
		buf_add(out, "The chances of the verdicts are exact: every way to answer was counted. What "
		             "single questions do is too much to count; it was sampled in ");
		odds_drawn(out, &odds->influence_basis);
		buf_char(out, '.');
	} else {
		buf_add(out, "There are too many ways to answer for all to be counted: sampled in ");
		odds_drawn(out, &odds->basis);
		buf_char(out, '.');
	}
}

static void
badge_constant(struct buf *out, const struct odds *odds)
{
	for (int h = 1; h < HABITS; h++) {
		if (odds->habits[h] != odds->habits[0]) {
			buf_add(out, "constant answers safe");
			return;
		}
	}
	if (odds->habits[0] >= odds->quiz->outcome_count)
		buf_add(out, "constant answers safe");
	else
		buf_format(out, "constant answers all give %s",
		           odds_verdict_name(odds->quiz, odds->habits[0]));
}

void
odds_badge(struct buf *out, const struct odds *odds)
{
	int dead = 0;
	buf_add(out, odds->basis.exact ? "odds " : "odds about ");
	for (int k = 0; k < odds->quiz->outcome_count; k++) {
		buf_add(out, k == 0 ? "" : " : ");
		odds_percent(out, odds->verdicts[k]);
	}
	buf_add(out, ", tie ");
	odds_percent(out, odds->verdicts[ODDS_TIE]);
	if (odds->verdicts[ODDS_NONE] > 0) {
		buf_add(out, ", no verdict ");
		odds_percent(out, odds->verdicts[ODDS_NONE]);
	}
	for (int q = 0; q < odds->quiz->question_count; q++)
		dead += odds->questions[q].dead;
	buf_add(out, "; ");
	words_count(out, dead, "dead question");
	/* "no dead question", but "two dead questions" */
	if (dead == 0)
		out->text[--out->length] = '\0';
	buf_add(out, "; ");
	badge_constant(out, odds);
}
