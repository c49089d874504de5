#include "report/odds.h"

#include "base/arena.h"
#include "base/buf.h"
#include "report/grid.h"
#include "report/layout.h"
#include "report/words.h"
#include "verdict/score.h"

/* Headings stand at the left edge, and may take the whole line: the badge is to be one. */
static void
heading(struct layout *layout, const char *text)
{
	int margin = layout->margin, width = layout->width;
	layout_blank(layout);
	layout->margin = layout->column = 0;
	layout->width = layout->room + 2 * margin;
	layout_text(layout, INK_STRONG, 0, text);
	layout->margin = margin;
	layout->width = width;
	layout_blank(layout);
}

static void
say(struct layout *layout, struct buf *said)
{
	layout_text(layout, INK_BODY, 0, buf_text(said));
	buf_clear(said);
}

/* At most a third of the line, so that bars keep something. */
static int
widest(struct layout *layout, int columns, const char *name)
{
	int own = layout_columns(layout, name), most = layout->width / 3;
	own = own < most ? own : most;
	return own > columns ? own : columns;
}

static void
percent_bar(struct layout *layout, int ink, const char *name, int width, double share)
{
	struct buf buf = {0};
	odds_percent(&buf, share);
	layout_bar(layout, ink, name, width, (int)(1000 * share + 0.5), buf_text(&buf));
	buf_free(&buf);
}

/* What the numbers of the badge stand for, in its order. */
static void
introduction(struct layout *layout, const struct odds *odds)
{
	struct buf buf = {0};
	words_quote(&buf, odds->quiz->title);
	buf_add(&buf, ": the odds of ");
	for (int k = 0; k < odds->quiz->outcome_count; k++)
		buf_format(&buf, "%s%s", words_comma(k, odds->quiz->outcome_count),
		           odds->quiz->outcomes[k].name);
	buf_format(&buf, ", if everybody answered at random%s.",
	           odds->quiz->is_short ? ", in the short form" : "");
	say(layout, &buf);
	buf_free(&buf);
}

static void
alarms(struct layout *layout, const struct odds *odds)
{
	struct buf buf = {0};
	heading(layout, "Alarms");
	if (odds->alarm_count == 0)
		layout_text(layout, INK_BODY, 0, "None: by all measures below the quiz is fair.");
	for (int i = 0; i < odds->alarm_count; i++) {
		const struct odds_alarm *alarm = &odds->alarms[i];
		bool error = odds_rule(alarm->measure)->severity == SEVERITY_ERROR;
		layout_blank(layout);
		buf_format(&buf, "%s (%s): ", error ? "Error" : "Warning", odds_rule(alarm->measure)->name);
		odds_sentence(&buf, odds, alarm);
		layout_marked(layout, INK_CAUTION, error ? "!!" : "!", buf_text(&buf));
		buf_clear(&buf);
		odds_remedy(&buf, odds, alarm);
		layout_text(layout, INK_BODY, 0, buf_text(&buf));
		buf_clear(&buf);
	}
	buf_free(&buf);
}

static void
verdicts(struct layout *layout, const struct odds *odds)
{
	struct buf buf = {0};
	int width = 0, outcomes = odds->quiz->outcome_count;
	heading(layout, "What chance would give");
	buf_add(&buf, "Of a hundred people who answer at random, every answer being equally likely, so "
	              "many would get each verdict. In a fair quiz no outcome gets much more than another. ");
	odds_origin(&buf, odds);
	say(layout, &buf);
	layout_blank(layout);
	for (int v = 0; v < ODDS_VERDICTS; v++)
		if (v < outcomes || v >= OUTCOMES_MAX)
			width = widest(layout, width, odds_verdict_name(odds->quiz, v));
	for (int v = 0; v < ODDS_VERDICTS; v++)
		if (v < outcomes || v == ODDS_TIE || (v == ODDS_NONE && odds->verdicts[v] > 0))
			percent_bar(layout, v < outcomes ? INK_OUTCOME + v : INK_BODY,
			            odds_verdict_name(odds->quiz, v), width, odds->verdicts[v]);
	buf_free(&buf);
}

static const char *
kept(struct layout *layout, struct buf *buf)
{
	return buf_take(buf, layout->arena);
}

static void
set_grid(struct layout *layout, struct cell *cells, int rows, int columns)
{
	for (int i = 0; i < rows * columns; i++) {
		cells[i].ink = i < columns ? INK_QUIET : INK_BODY;
		cells[i].right = i % columns != 0;
	}
	const struct grid grid = {cells, rows, columns};
	grid_set(layout, &grid);
}

/* One row for each outcome: how far it can get, how often first answers speak for it. */
static void
outcomes(struct layout *layout, const struct odds *odds)
{
	enum { COLUMNS = 4 };
	struct buf buf = {0};
	int rows = odds->quiz->outcome_count + 1;
	struct cell *cells = ARENA_ARRAY(layout->arena, (size_t)rows * COLUMNS, struct cell);
	heading(layout, "How far each outcome can get");
	layout_text(layout, INK_BODY, 0,
	            "The lowest and the highest fit that any answers lead to, of 0 to 100; and in how many "
	            "of the questions the first answer speaks for it most, as people choose first answers "
	            "more readily.");
	layout_blank(layout);
	cells[0].text = "";
	cells[1].text = "lowest";
	cells[2].text = "highest";
	cells[3].text = "first answers";
	for (int k = 0; k < odds->quiz->outcome_count; k++) {
		const struct odds_reach *reach = &odds->reach[k];
		struct cell *row = cells + (k + 1) * COLUMNS;
		const char *least = reach->exact ? "" : "<=", *most = reach->exact ? "" : ">=";
		row[0].text = odds->quiz->outcomes[k].name;
		buf_format(&buf, "%s%d", least, fit_whole(reach->low_points, reach->low_weight));
		row[1].text = kept(layout, &buf);
		buf_format(&buf, "%s%d", most, fit_whole(reach->high_points, reach->high_weight));
		row[2].text = kept(layout, &buf);
		odds_percent(&buf, odds->first[k]);
		buf_char(&buf, '%');
		row[3].text = kept(layout, &buf);
	}
	set_grid(layout, cells, rows, COLUMNS);
	buf_free(&buf);
}

static void
habits(struct layout *layout, const struct odds *odds)
{
	struct cell *cells = ARENA_ARRAY(layout->arena, 2 * (size_t)HABITS, struct cell);
	int width = 0;
	heading(layout, "Answering without reading");
	layout_text(layout, INK_BODY, 0,
	            "The verdict of somebody who always chooses an answer by its place. These should not "
	            "all be the same.");
	layout_blank(layout);
	for (int h = 0; h < HABITS; h++)
		width = widest(layout, width, odds_habit_words((enum odds_habit)h));
	for (int h = 0; h < HABITS; h++) {
		cells[0] = (struct cell){INK_BODY, odds_habit_words((enum odds_habit)h), width, false};
		cells[1] = (struct cell){
			odds->habits[h] < odds->quiz->outcome_count ? INK_OUTCOME + odds->habits[h] : INK_BODY,
			odds_verdict_name(odds->quiz, odds->habits[h]),
			layout->width - width - LAYOUT_GAP, false};
		layout_row(layout, 0, cells, 2);
	}
}

static void
pivots(struct layout *layout, const struct odds *odds)
{
	int width = 0;
	heading(layout, "How much hangs on each question");
	layout_text(layout, INK_BODY, 0,
	            "Of a hundred people who are asked it, for so many another answer would change the "
	            "verdict. Near 0 a question is asked in vain; over 50 it decides almost alone.");
	layout_blank(layout);
	for (int q = 0; q < odds->quiz->question_count; q++)
		width = widest(layout, width, odds->quiz->questions[q].id);
	for (int q = 0; q < odds->quiz->question_count; q++)
		if (!odds->questions[q].left_out)
			percent_bar(layout, INK_BODY, odds->quiz->questions[q].id, width,
			            odds->questions[q].pivotal);
}

static void
questions(struct layout *layout, const struct odds *odds)
{
	enum { COLUMNS = 5 };
	struct buf buf = {0};
	int rows = 1;
	struct cell *cells = ARENA_ARRAY(
		layout->arena, ((size_t)odds->quiz->question_count + 1) * COLUMNS, struct cell);
	static const char *const heads[COLUMNS] = {"", "asked", "weight", "effect", "without"};
	heading(layout, "Each question in figures");
	layout_text(layout, INK_BODY, 0,
	            "All in per cent. Asked: of how many people. Weight: its share of all weights. Effect: "
	            "its share of what moves the result, which should not be far more. Without: by how "
	            "many points the chance of an outcome would change if the question were left out.");
	layout_blank(layout);
	for (int i = 0; i < COLUMNS; i++)
		cells[i].text = heads[i];
	for (int q = 0; q < odds->quiz->question_count; q++) {
		const struct odds_question *found = &odds->questions[q];
		const double shares[] = {found->asked, found->intended, found->effective, found->shift};
		if (found->left_out)
			continue;
		struct cell *row = cells + rows++ * COLUMNS;
		row[0].text = odds->quiz->questions[q].id;
		for (int i = 1; i < COLUMNS; i++) {
			odds_percent(&buf, shares[i - 1]);
			row[i].text = kept(layout, &buf);
		}
	}
	set_grid(layout, cells, rows, COLUMNS);
	buf_free(&buf);
}

static void
topics(struct layout *layout, const struct odds *odds)
{
	int width = 0;
	if (odds->quiz->topic_count < 2)
		return;
	heading(layout, "How much each topic weighs");
	layout_text(layout, INK_BODY, 0, "Its questions' share of all weights, in per cent.");
	layout_blank(layout);
	for (int t = 0; t < odds->quiz->topic_count; t++)
		width = widest(layout, width, odds->quiz->topics[t].name);
	for (int t = 0; t < odds->quiz->topic_count; t++)
		if (odds->topics[t] > 0)
			percent_bar(layout, INK_BODY, odds->quiz->topics[t].name, width, odds->topics[t]);
}

void
odds_text(struct buf *out, const struct odds *odds, const struct paper *paper)
{
	static void (*const parts[])(struct layout *, const struct odds *) = {
		alarms, verdicts, outcomes, habits, pivots, questions, topics,
	};
	struct arena arena = {0};
	struct buf buf = {0};
	struct layout layout = layout_new(&arena, paper);
	odds_badge(&buf, odds);
	heading(&layout, buf_text(&buf));
	buf_clear(&buf);
	introduction(&layout, odds);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		parts[i](&layout, odds);
	layout_print(out, &layout);
	buf_free(&buf);
	arena_free(&arena);
}
