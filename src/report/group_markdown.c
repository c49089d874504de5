#include "base/buf.h"
#include "report/escape.h"
#include "report/group.h"
#include "report/odds.h"

static void
put(struct buf *out, const char *before, const char *text, const char *after)
{
	buf_add(out, before);
	escape_markdown(out, text);
	buf_add(out, after);
}

/* Empties what was said into a paragraph. */
static void
say(struct buf *out, struct buf *said)
{
	if (said->length > 0)
		put(out, "", buf_text(said), "\n\n");
	buf_clear(said);
}

static void
count_row(struct buf *out, const char *name, int64_t count, int64_t all)
{
	put(out, "| ", name, " | ");
	buf_format(out, "%lld | ", (long long)count);
	odds_percent(out, all == 0 ? 0 : (double)count / (double)all);
	buf_add(out, "% |\n");
}

static void
verdicts(struct buf *out, const struct group *group)
{
	buf_add(out, "## Verdicts\n\n| Verdict | Sittings | |\n| --- | ---: | ---: |\n");
	for (int v = 0; v < GROUP_VERDICTS; v++)
		if (group_has_verdict(group, v))
			count_row(out, group_verdict_name(group->quiz, v), group->verdicts[v], group->count);
	buf_char(out, '\n');
}

static void
fits(struct buf *out, const struct group *group)
{
	int first, last, outcomes = group->quiz->outcome_count;
	if (!group_bins(group, &first, &last))
		return;
	buf_add(out, "## How well each outcome fits\n\n" GROUP_MEANING "\n\n| Fit |");
	for (int k = 0; k < outcomes; k++)
		put(out, " ", group->quiz->outcomes[k].name, " |");
	buf_add(out, "\n| --- |");
	buf_repeat(out, " ---: |", (size_t)outcomes);
	for (int b = first; b <= last; b++) {
		buf_add(out, "\n| ");
		group_bin(out, b);
		buf_add(out, " |");
		for (int k = 0; k < outcomes; k++)
			buf_format(out, " %lld |", (long long)group->fits[k].bins[b]);
	}
	buf_add(out, "\n| **mean** |");
	for (int k = 0; k < outcomes; k++) {
		buf_add(out, " **");
		group_say_mean(out, group, k);
		buf_add(out, "** |");
	}
	buf_add(out, "\n\n");
}

static void
replies(struct buf *out, const struct group *group, int q)
{
	const struct question *question = &group->quiz->questions[q];
	const struct group_replies *replies = &group->questions[q];
	int64_t all = replies->answered + replies->skipped;
	struct buf said = {0};
	put(out, "### ", question->text, "\n\n");
	if (all == 0) {
		buf_add(out, group_hides(group, q) ? GROUP_FEW "\n\n" : "Nobody was asked.\n\n");
		return;
	}
	buf_add(out, "| Answer | Sittings | |\n| --- | ---: | ---: |\n");
	for (int o = 0; o < question->option_count; o++)
		count_row(out, question->options[o].text, replies->options[o], all);
	if (replies->skipped > 0)
		count_row(out, "skipped", replies->skipped, all);
	buf_char(out, '\n');
	group_say_agreement(&said, group, q);
	say(out, &said);
	buf_free(&said);
}

static void
questions(struct buf *out, const struct group *group)
{
	struct buf said = {0};
	buf_add(out, "## What was answered\n\n" GROUP_AGREEMENT "\n\n");
	group_say_divisive(&said, group);
	say(out, &said);
	group_say_agreed(&said, group);
	say(out, &said);
	for (int q = 0; q < group->quiz->question_count; q++)
		replies(out, group, q);
	buf_free(&said);
}

static void
unfinished(struct buf *out, const struct group *group)
{
	const struct group_kept *kept = group->kept;
	struct buf said = {0};
	if (kept == NULL || kept->unfinished == 0)
		return;
	buf_add(out, "## Not finished\n\n");
	group_say_unfinished(&said, group);
	say(out, &said);
	buf_free(&said);
	if (kept->stopped_hidden)
		return;
	buf_add(out, "| Question | Sittings | |\n| --- | ---: | ---: |\n");
	for (int q = 0; q < group->quiz->question_count; q++)
		if (kept->stopped[q] > 0)
			count_row(out, group->quiz->questions[q].text, kept->stopped[q], kept->unfinished);
	if (kept->stopped_elsewhere > 0)
		count_row(out, "among all answers", kept->stopped_elsewhere, kept->unfinished);
	buf_char(out, '\n');
}

void
group_markdown(struct buf *out, const struct group *group)
{
	static void (*const parts[])(struct buf *, const struct group *) = {verdicts, fits, questions};
	struct buf said = {0};
	bool hidden = group->kept != NULL && group->kept->hidden;
	put(out, "# ", group->quiz->title, "\n\n");
	group_say_count(&said, group);
	say(out, &said);
	if (hidden)
		buf_add(&said, GROUP_HIDDEN);
	else
		group_say_time(&said, group);
	say(out, &said);
	for (size_t i = 0; i < sizeof parts / sizeof *parts && !hidden && group->count > 0; i++)
		parts[i](out, group);
	unfinished(out, group);
	while (out->length > 1 && out->text[out->length - 2] == '\n')
		out->text[--out->length] = '\0';
	buf_free(&said);
}
