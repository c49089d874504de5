/* The report as a Markdown document (with the tables of GitHub's dialect), in the order of an architecture
 * decision record: what was asked, what came out, what spoke for it and against it, what would change it,
 * what follows, who said so. The sentences are those of the pages. */
#include "base/arena.h"
#include "base/buf.h"
#include "report/escape.h"
#include "report/markdown.h"
#include "report/say.h"
#include "report/sources.h"
#include "report/words.h"
#include "verdict/report.h"

void
markdown_said(struct buf *out, const char *before, struct buf *said, const char *after)
{
	buf_add(out, before);
	escape_markdown(out, buf_text(said));
	buf_add(out, after);
	buf_clear(said);
}

void
markdown_put(struct buf *out, const char *before, const char *text, const char *after)
{
	buf_add(out, before);
	escape_markdown(out, text);
	buf_add(out, after);
}

void
markdown_refs(struct buf *out, const struct sources *sources, const char *value)
{
	for (int n = sources_next(sources, &value); n > 0; n = sources_next(sources, &value))
		buf_format(out, " \\[%d\\]", n);
}

static void
paragraphs(struct buf *out, const struct texts *texts)
{
	for (int i = 0; i < texts->count; i++)
		markdown_put(out, "", texts->list[i], "\n\n");
}

static void
source(struct buf *out, const struct sources *sources, const char *value)
{
	if (value == NULL)
		return;
	buf_add(out, "Source:");
	markdown_refs(out, sources, value);
	buf_add(out, "\n\n");
}

static void
head(struct buf *out, const struct report *report, const char *date)
{
	static const char *const status[] = {
		[VERDICT_NONE] = "open: there are too few answers for a verdict",
		[VERDICT_TIE] = "open: the quiz prefers none",
		[VERDICT_OUTCOME] = "proposed, by a quiz; nobody has decided yet",
	};
	markdown_put(out, "# ", report->quiz->title, "\n\n");
	if (report->notice != NULL)
		markdown_put(out, "**Caution:** ", report->notice, "\n\n");
	buf_format(out, "- Status: %s\n", status[report->score.kind]);
	if (date != NULL)
		markdown_put(out, "- Date: ", date, "\n");
	buf_char(out, '\n');
}

/* What can't be changed to please a quiz. */
static void
facts(struct buf *out, const struct report *report)
{
	int count = 0;
	for (int q = 0; q < report->quiz->question_count; q++) {
		if (!report->quiz->questions[q].fact || !report->asked[q] || report->sheet[q].option < 0)
			continue;
		buf_add(out, count++ == 0 ? "As given:\n\n" : "");
		markdown_put(out, "- ", report->quiz->questions[q].text, "");
		markdown_put(out, " **", say_reply(report, q), "**\n");
	}
	buf_add(out, count > 0 ? "\n" : "");
}

static void
context(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	buf_add(out, "## Context\n\n");
	paragraphs(out, &report->quiz->intro);
	say_counts(&said, report);
	markdown_said(out, "", &said, " The answers are listed below.\n\n");
	facts(out, report);
	buf_free(&said);
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
		markdown_put(out, "| ", say_name(report, k), " |");
		buf_format(out, " %d |", fit_whole(score->points[k], score->weight));
		if (score->ruled_by[k] != NOBODY)
			say_ruled_out(&said, report, k);
		markdown_said(out, " ", &said, " |\n");
	}
	buf_char(out, '\n');
	buf_free(&said);
}

static void
decision(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	buf_add(out, "## Decision\n\n");
	say_headline(&said, report);
	markdown_said(out, "**", &said, "**\n\n");
	paragraphs(out, say_texts(report));
	say_strength(&said, report);
	markdown_said(out, "", &said, "\n\n");
	outcomes(out, report);
	say_code(&said, report);
	if (said.length > 0)
		markdown_said(out, "", &said, "\n\n");
	buf_free(&said);
}

static void
flip(struct buf *out, const struct report *report, struct buf *said, const struct flip *flip)
{
	markdown_said(out, "", said, "\n\n");
	for (int i = 0; i < flip->count; i++) {
		say_change(said, report, flip->change[i].question, flip->change[i].option);
		markdown_said(out, "- ", said, "\n");
	}
	buf_char(out, '\n');
}

static void
importances(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	say_importance_flips(&said, report);
	markdown_said(out, "", &said, "\n\n");
	for (int i = 0; i < report->nearby_count; i++) {
		say_multiple(&said, report, report->nearby[i].flip, report->nearby[i].up);
		markdown_said(out, "- ", &said, "\n");
	}
	say_farther(&said, report);
	if (said.length > 0)
		markdown_said(out, "- ", &said, "\n");
	buf_add(out, report->nearby_count > 0 ? "\n" : "");
	buf_free(&said);
}

static void
countings(struct buf *out, const struct report *report)
{
	struct buf said = {0};
	if (!say_by_points(report))
		return;
	say_methods(&said, report);
	markdown_said(out, "", &said, "\n\n");
	say_stays(&said, report);
	markdown_said(out, "", &said, "\n\n");
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
		markdown_said(out, "", &said, "\n\n");
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
	buf_add(out, "### Fit by topic\n\n| Topic |");
	for (int rank = 0; rank < quiz->outcome_count; rank++)
		markdown_put(out, " ", say_name(report, report->score.order[rank]), " |");
	buf_add(out, " |\n| --- |");
	buf_repeat(out, " ---: |", (size_t)quiz->outcome_count);
	buf_add(out, " --- |\n");
	for (int t = 0; t < quiz->topic_count; t++) {
		const struct topic_score *topic = &report->topics[t];
		markdown_put(out, "| ", quiz->topics[t].name, " |");
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
consequences(struct buf *out, const struct report *report, const struct sources *sources)
{
	const struct score *score = &report->score;
	const struct texts *next = &report->quiz->outcomes[score->leader].next;
	bool steps = score->kind == VERDICT_OUTCOME && next->count > 0;
	if (!steps && report->caution_count == 0)
		return;
	buf_add(out, "## Consequences\n\n");
	for (int i = 0; i < report->caution_count; i++) {
		const struct caution *caution = &report->quiz->cautions[report->cautions[i]];
		markdown_put(out, "**Caution:** ", caution->text, "");
		markdown_refs(out, sources, caution->source);
		buf_add(out, "\n\n");
	}
	if (!steps)
		return;
	buf_add(out, "What to do next:\n\n");
	paragraphs(out, next);
}

static void
table(struct buf *out, const struct table *table, const struct sources *sources)
{
	markdown_put(out, "## ", table->title, "\n\n|");
	for (int i = 0; i < table->columns.count; i++)
		markdown_put(out, " ", table->columns.list[i], " |");
	buf_add(out, "\n|");
	buf_repeat(out, " --- |", (size_t)table->columns.count);
	for (int row = 0; row < table->row_count; row++) {
		buf_add(out, "\n|");
		for (int i = 0; i < table->columns.count; i++)
			markdown_put(out, " ", table->rows[row].list[i], " |");
	}
	buf_add(out, "\n\n");
	paragraphs(out, &table->notes);
	source(out, sources, table->source);
}

static void
answer(struct buf *out, const struct report *report, int q)
{
	const char *importance = say_importance(report, q);
	bool given = report->sheet[q].option >= 0;
	markdown_put(out, "| ", report->quiz->questions[q].text, " | ");
	markdown_put(out, given ? "" : "*", say_reply(report, q), given ? " | " : "* | ");
	buf_format(out, "%s |\n", importance == NULL ? "" : importance);
}

static void
answers(struct buf *out, const struct report *report)
{
	static const char head[] = "| Question | Answer | |\n| --- | --- | --- |\n";
	struct buf said = {0};
	buf_format(out, "## Your answers\n\n%s", head);
	for (int q = 0; q < report->quiz->question_count; q++)
		if (report->asked[q])
			answer(out, report, q);
	buf_char(out, '\n');
	if (report->not_asked_count > 0)
		buf_format(out, "### %s\n\n%s", SAY_NOT_ASKED, head);
	for (int n = 0; n < report->not_asked_count; n++)
		answer(out, report, report->not_asked[n]);
	buf_add(out, report->not_asked_count > 0 ? "\n" : "");
	buf_free(&said);
}

static void
credits(struct buf *out, const struct report *report, const struct sources *sources)
{
	struct buf said = {0};
	buf_add(out, sources->count > 0 ? "## Sources\n\n" : "");
	for (int i = 0; i < sources->count; i++) {
		buf_format(out, "%d. ", i + 1);
		markdown_put(out, "", sources->list[i], "\n");
	}
	buf_add(out, sources->count > 0 ? "\n" : "");
	say_origin(&said, report);
	markdown_said(out, "", &said, "\n");
	buf_free(&said);
}

void
report_markdown(struct buf *out, const struct report *report, const char *date)
{
	const struct quiz *quiz = report->quiz;
	struct arena arena = {0};
	const struct sources sources = sources_of(&arena, report);
	head(out, report, date);
	context(out, report);
	decision(out, report);
	if (report->score.kind != VERDICT_NONE) {
		markdown_reasons(out, report, &sources);
		flips(out, report);
		topics(out, report);
	}
	consequences(out, report, &sources);
	for (int i = 0; i < quiz->table_count; i++)
		table(out, &quiz->tables[i], &sources);
	for (int i = 0; i < quiz->panel_count; i++) {
		markdown_put(out, "## ", quiz->panels[i].title, "\n\n");
		paragraphs(out, &quiz->panels[i].text);
		source(out, &sources, quiz->panels[i].source);
	}
	answers(out, report);
	credits(out, report, &sources);
	arena_free(&arena);
}
