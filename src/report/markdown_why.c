/* Which answers spoke for what in the Markdown report, by how much, and why. */
#include "base/buf.h"
#include "report/markdown.h"
#include "report/say.h"
#include "report/words.h"
#include "verdict/report.h"

#define REASONS_HEAD "| Answer | Points | Because |\n| --- | ---: | --- |\n"

static void
reason(struct buf *out, const struct report *report, const struct sources *sources,
       const struct contribution *c)
{
	const struct question *question = &report->quiz->questions[c->question];
	const struct option *option = &question->options[c->option];
	markdown_put(out, "| ", question->text, "");
	markdown_put(out, " **", option->text, "**");
	if (say_importance(report, c->question) != NULL)
		markdown_put(out, " (", say_importance(report, c->question), ")");
	buf_add(out, " | ");
	words_points(out, c->points);
	markdown_put(out, " | ", option->because == NULL ? "" : option->because, "");
	markdown_refs(out, sources, option->source);
	buf_add(out, " |\n");
}

/* The answers whose points have the sign, under a heading. */
static void
side(struct buf *out, const struct report *report, const struct sources *sources, int sign,
     const char *heading, const char *name)
{
	int shown = 0;
	for (int i = 0; i < report->contribution_count; i++) {
		const struct contribution *c = &report->contributions[i];
		if ((c->points > 0) - (c->points < 0) != sign)
			continue;
		if (shown++ == 0) {
			buf_format(out, "### %s", heading);
			markdown_put(out, "", name, "\n\n" REASONS_HEAD);
		}
		reason(out, report, sources, c);
	}
	buf_add(out, shown > 0 ? "\n" : "");
}

/* The case for the challenger: its points count for it here. */
static void
other(struct buf *out, const struct report *report, const struct sources *sources)
{
	struct buf said = {0};
	say_other(&said, report);
	markdown_said(out, "### " SAY_OTHER "\n\n", &said, "\n\n");
	buf_add(out, report->other.count > 0 ? REASONS_HEAD : "");
	for (int i = 0; i < report->other.count; i++)
		reason(out, report, sources, &report->other_answers[i]);
	buf_add(out, report->other.count > 0 ? "\n" : "");
	say_other_sum(&said, report);
	if (said.length > 0)
		markdown_said(out, "", &said, "\n\n");
	buf_free(&said);
}

void
markdown_reasons(struct buf *out, const struct report *report, const struct sources *sources)
{
	const struct score *score = &report->score;
	struct buf said = {0};
	buf_add(out, "## Reasons for and against\n\n");
	say_comparison(&said, report);
	markdown_said(out, "", &said, "\n\n");
	say_margin(&said, report);
	markdown_said(out, "**", &said, "**\n\n");
	side(out, report, sources, +1, SAY_SPOKE_FOR, say_name(report, score->leader));
	other(out, report, sources);
	side(out, report, sources, 0, SAY_SPOKE_FOR_NEITHER, "");
	if (score->weight > 0)
		buf_add(out, "Each fit is " SAY_FIT ":\n\n");
	for (int rank = 0; rank < report->quiz->outcome_count && score->weight > 0; rank++) {
		say_fit(&said, report, score->order[rank]);
		markdown_said(out, "- ", &said, "\n");
	}
	buf_add(out, score->weight > 0 ? "\n" : "");
	buf_free(&said);
}
