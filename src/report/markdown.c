/* The report as a Markdown document (with the tables of GitHub's dialect): the same sentences as on
 * the pages, in the same order. */
#include "base/buf.h"
#include "report/escape.h"
#include "report/say.h"
#include "report/words.h"
#include "verdict/report.h"

/* Empties what was said into the document, escaped, between two strings. */
static void
say(struct buf *out, const char *before, struct buf *said, const char *after)
{
	buf_add(out, before);
	escape_markdown(out, buf_text(said));
	buf_add(out, after);
	buf_clear(said);
}

static void
put(struct buf *out, const char *before, const char *text, const char *after)
{
	buf_add(out, before);
	escape_markdown(out, text);
	buf_add(out, after);
}

static void
paragraphs(struct buf *out, const struct texts *texts)
{
	for (int i = 0; i < texts->count; i++)
		put(out, "", texts->list[i], "\n\n");
}

static void
source(struct buf *out, const char *text)
{
	if (text != NULL)
		put(out, "Source: ", text, "\n\n");
}

static void
outcomes(struct buf *out, const struct report *report)
{
	const struct score *score = &report->score;
	struct buf said = {0};
	if (score->weight == 0)
		return;
	buf_add(out, "| Outcome | Fit | |\n| --- | ---: | --- |\n");
	for (int rank = 0; rank < report->quiz->outcome_count; rank++) {
		int k = score->order[rank];
		put(out, "| ", say_name(report, k), " |");
		buf_format(out, " %d |", fit_whole(score->points[k], score->weight));
		if (score->ruled_by[k] != NOBODY)
			say_ruled_out(&said, report, k);
		say(out, " ", &said, " |\n");
	}
	buf_char(out, '\n');
	buf_free(&said);
}

static void
cautions(struct buf *out, const struct report *report)
{
	for (int i = 0; i < report->caution_count; i++) {
		const struct caution *caution = &report->quiz->cautions[report->cautions[i]];
		put(out, "- **!** ", caution->text, "");
		if (caution->source != NULL)
			put(out, " (", caution->source, ")");
		buf_char(out, '\n');
	}
	if (report->caution_count > 0)
		buf_char(out, '\n');
}

static void
verdict(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	if (report->notice != NULL)
		put(out, "**!** ", report->notice, "\n\n");
	buf_add(out, "## Your verdict\n\n");
	say_headline(&said, report);
	say(out, "**", &said, "**\n\n");
	paragraphs(out, say_texts(report));
	say_strength(&said, report);
	say(out, "", &said, "\n\n");
	outcomes(out, report);
	if (report->code != NULL)
		buf_format(out, "Code `%s`; `verdict open` shows this again.\n\n", report->code);
	cautions(out, report);
	if (report->score.kind == VERDICT_OUTCOME
	    && report->quiz->outcomes[report->score.leader].next.count > 0) {
		buf_add(out, "### What to do next\n\n");
		paragraphs(out, &report->quiz->outcomes[report->score.leader].next);
	}
	buf_free(&said);
}

static void
reason(struct buf *out, const struct report *report, const struct contribution *c)
{
	const struct question *question = &report->quiz->questions[c->question];
	const struct option *option = &question->options[c->option];
	put(out, "| ", question->text, "");
	put(out, " **", option->text, "**");
	if (say_importance(report, c->question) != NULL)
		put(out, " (", say_importance(report, c->question), ")");
	buf_add(out, " | ");
	words_points(out, c->points);
	put(out, " | ", option->because == NULL ? "" : option->because, "");
	if (option->source != NULL)
		put(out, " (", option->source, ")");
	buf_add(out, " |\n");
}

static void
why(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	buf_add(out, "## Why\n\n");
	say_comparison(&said, report);
	say(out, "", &said, "\n\n| Answer | Points | Because |\n| --- | ---: | --- |\n");
	for (int i = 0; i < report->contribution_count; i++)
		reason(out, report, &report->contributions[i]);
	buf_add(out, "| **together** | **");
	words_points(out, score_margin(&report->score));
	buf_add(out, "** | |\n\n");
	say_margin(&said, report);
	say(out, "", &said, "\n\n");
	if (report->score.weight > 0)
		buf_add(out, "Each fit is " SAY_FIT ":\n\n");
	for (int rank = 0; rank < report->quiz->outcome_count && report->score.weight > 0; rank++) {
		say_fit(&said, report, report->score.order[rank]);
		say(out, "- ", &said, "\n");
	}
	buf_add(out, report->score.weight > 0 ? "\n" : "");
	buf_free(&said);
}

static void
flip(struct buf *out, const struct report *report, struct buf *said, const struct flip *flip)
{
	say(out, "", said, "\n\n");
	for (int i = 0; i < flip->count; i++) {
		say_change(said, report, flip->change[i].question, flip->change[i].option);
		say(out, "- ", said, "\n");
	}
	buf_char(out, '\n');
}

static void
importances(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	bool any = false;
	for (int i = 0; i < 2 * report->importance_flip_count; i++) {
		const struct importance_flip *flip = &report->importance_flips[i / 2];
		bool up = i % 2 == 0;
		if ((up ? flip->up : flip->down).denominator == 0)
			continue;
		if (!any)
			buf_add(out, SAY_IMPORTANCE "\n\n");
		any = true;
		say_multiple(&said, report, flip, up);
		say(out, "- ", &said, "\n");
	}
	buf_add(out, any ? "\n" : SAY_NO_IMPORTANCE "\n\n");
	buf_free(&said);
}

static void
countings(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	if (!say_by_points(report))
		return;
	say_methods(&said, report);
	say(out, "", &said, "\n\n");
	say_stays(&said, report);
	say(out, "", &said, "\n\n");
	buf_free(&said);
}

static void
flips(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	buf_add(out, "## What would change it\n\n");
	for (int i = 0; i < FLIPS_SHOWN && report->flips.to_outcome[i].count > 0; i++) {
		say_flip(&said, report, i);
		flip(out, report, &said, &report->flips.to_outcome[i]);
	}
	if (report->flips.distance == 0) {
		say_no_flip(&said, report);
		say(out, "", &said, "\n\n");
	}
	if (report->flips.to_tie.count > 0) {
		say_flip_to_tie(&said, report);
		flip(out, report, &said, &report->flips.to_tie);
	}
	importances(out, report);
	countings(out, report);
	buf_free(&said);
}

static void
topics(struct buf *out, const struct report *report)
{
	const struct quiz *quiz = report->quiz;
	if (quiz->topic_count == 0)
		return;
	buf_add(out, "## Fit by topic\n\n| Topic |");
	for (int rank = 0; rank < quiz->outcome_count; rank++)
		put(out, " ", say_name(report, report->score.order[rank]), " |");
	buf_add(out, " |\n| --- |");
	buf_repeat(out, " ---: |", (size_t)quiz->outcome_count);
	buf_add(out, " --- |\n");
	for (int t = 0; t < quiz->topic_count; t++) {
		const struct topic_score *topic = &report->topics[t];
		put(out, "| ", quiz->topics[t].name, " |");
		for (int rank = 0; rank < quiz->outcome_count; rank++) {
			int k = report->score.order[rank];
			if (topic->answered > 0)
				buf_format(out, " %d", fit_whole(topic->points[k], topic->weight));
			buf_add(out, " |");
		}
		buf_char(out, ' ');
		say_from(out, topic->answered);
		buf_add(out, " |\n");
	}
	buf_char(out, '\n');
}

static void
table(struct buf *out, const struct table *table)
{
	put(out, "## ", table->title, "\n\n|");
	for (int i = 0; i < table->columns.count; i++)
		put(out, " ", table->columns.list[i], " |");
	buf_add(out, "\n|");
	buf_repeat(out, " --- |", (size_t)table->columns.count);
	for (int row = 0; row < table->row_count; row++) {
		buf_add(out, "\n|");
		for (int i = 0; i < table->columns.count; i++)
			put(out, " ", table->rows[row].list[i], " |");
	}
	buf_add(out, "\n\n");
	paragraphs(out, &table->notes);
	source(out, table->source);
}

static void
answer(struct buf *out, const struct report *report, int q)
{
	const char *importance = say_importance(report, q);
	bool given = report->sheet[q].option >= 0;
	put(out, "| ", report->quiz->questions[q].text, " | ");
	put(out, given ? "" : "*", say_reply(report, q), given ? " | " : "* | ");
	buf_format(out, "%s |\n", importance == NULL ? "" : importance);
}

static void
answers(struct buf *out, const struct report *report)
{
	static const char head[] = "| Question | Answer | |\n| --- | --- | --- |\n";
	struct buf said = {0};
	buf_add(out, "## Your answers\n\n");
	say_counts(&said, report);
	say(out, "", &said, "\n\n");
	buf_add(out, head);
	for (int q = 0; q < report->quiz->question_count; q++)
		if (report->asked[q])
			answer(out, report, q);
	buf_char(out, '\n');
	if (report->not_asked_count > 0)
		buf_format(out, "### %s\n\n%s", SAY_NOT_ASKED, head);
	for (int n = 0; n < report->not_asked_count; n++)
		answer(out, report, report->not_asked[n]);
	buf_add(out, report->not_asked_count > 0 ? "\n" : "");
	say_origin(&said, report);
	say(out, "", &said, "\n");
	buf_free(&said);
}

void
report_markdown(struct buf *out, const struct report *report)
{
	const struct quiz *quiz = report->quiz;
	put(out, "# ", quiz->title, "\n\n");
	verdict(out, report);
	if (report->score.kind != VERDICT_NONE) {
		why(out, report);
		flips(out, report);
		topics(out, report);
	}
	for (int i = 0; i < quiz->table_count; i++)
		table(out, &quiz->tables[i]);
	for (int i = 0; i < quiz->panel_count; i++) {
		put(out, "## ", quiz->panels[i].title, "\n\n");
		paragraphs(out, &quiz->panels[i].text);
		source(out, quiz->panels[i].source);
	}
	answers(out, report);
}
