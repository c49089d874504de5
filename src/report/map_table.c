/* The map as a logic table: for each question when it is asked, and what each answer does. */
#include "base/arena.h"
#include "base/buf.h"
#include "report/escape.h"
#include "report/grid.h"
#include "report/layout.h"
#include "report/map.h"
#include "report/odds.h"
#include "report/words.h"

static const char explained[] =
	"For each question: when it is asked, and how much each answer speaks for or against each outcome, "
	"from -2 to +2; that is multiplied by how much the question counts.";

/* -- what both forms say -- */

/* "3  May the finished ...?" */
static void
say_heading(struct buf *out, const struct map *map, int q)
{
	buf_format(out, "%d  %s", q + 1, map->quiz->questions[q].text);
}

/* Where the question belongs, what it counts, when it is asked. */
static void
say_question(struct buf *out, const struct map *map, int q)
{
	const struct question *question = &map->quiz->questions[q];
	buf_format(out, "%s. ", question->id);
	if (question->topic != NOBODY)
		buf_format(out, "Topic: %s. ", map->quiz->topics[question->topic].name);
	buf_format(out, "Counts %d. ", question->weight);
	map_when_said(out, map, q);
}

/* "Go: the reason" for each outcome that the option rules out. */
static void
say_ruled_out(struct buf *out, const struct quiz *quiz, const struct option *option)
{
	const char *before = "";
	for (int k = 0; k < quiz->outcome_count; k++) {
		if ((option->rules_out >> k & 1U) == 0)
			continue;
		buf_format(out, "%s%s", before, quiz->outcomes[k].name);
		if (option->rule_reason[k] != NULL)
			buf_format(out, ": %s", option->rule_reason[k]);
		before = "; ";
	}
}

static bool
rules_out_any(const struct question *question)
{
	unsigned any = 0;
	for (int o = 0; o < question->option_count; o++)
		any |= question->options[o].rules_out;
	return any != 0;
}

static void
say_caution(struct buf *out, const struct quiz *quiz, const struct caution *caution)
{
	if (caution->when == NULL) {
		buf_add(out, "Always: ");
	} else {
		buf_add(out, "When ");
		map_condition_said(out, quiz, caution->when);
		buf_add(out, ": ");
	}
	buf_add(out, caution->text);
}

static void
say_min_answers(struct buf *out, const struct quiz *quiz)
{
	buf_format(out, "Fewer than %d answers give no verdict, unless all outcomes but one are ruled "
	                "out; two outcomes within %d points of fit are a tie.", quiz->min_answers, quiz->tie);
}

/* -- on paper -- */

static void
say(struct layout *layout, int ink, struct buf *said)
{
	layout_text(layout, ink, 0, buf_text(said));
	buf_clear(said);
}

static const char *
kept(struct layout *layout, struct buf *buf)
{
	return buf_take(buf, layout->arena);
}

static void
set_options(struct layout *layout, const struct map *map, int q)
{
	const struct quiz *quiz = map->quiz;
	const struct question *question = &quiz->questions[q];
	int outcomes = quiz->outcome_count, columns = 1 + outcomes + rules_out_any(question);
	int rows = question->option_count + 1;
	struct cell *cells = ARENA_ARRAY(layout->arena, (size_t)(rows * columns), struct cell);
	struct buf buf = {0};
	cells[0].text = "answer";
	for (int k = 0; k < outcomes; k++)
		cells[1 + k].text = quiz->outcomes[k].name;
	if (columns > outcomes + 1)
		cells[outcomes + 1].text = "rules out";
	for (int o = 0; o < question->option_count; o++) {
		struct cell *row = cells + (o + 1) * columns;
		row[0].text = question->options[o].text;
		for (int k = 0; k < outcomes; k++) {
			words_points(&buf, question->options[o].fit[k]);
			row[1 + k].text = kept(layout, &buf);
			row[1 + k].right = true;
		}
		say_ruled_out(&buf, quiz, &question->options[o]);
		if (columns > outcomes + 1)
			row[outcomes + 1].text = kept(layout, &buf);
		buf_clear(&buf);
	}
	for (int i = 0; i < columns; i++) {
		cells[i].ink = INK_QUIET;
		cells[i].right = i > 0 && i <= outcomes;
	}
	const struct grid grid = {cells, rows, columns};
	grid_set(layout, &grid);
	buf_free(&buf);
}

void
map_table(struct buf *out, const struct map *map, const struct paper *paper)
{
	struct arena arena = {0};
	struct buf buf = {0};
	struct layout layout = layout_new(&arena, paper);
	words_quote(&buf, map->quiz->title);
	say(&layout, INK_STRONG, &buf);
	layout_blank(&layout);
	layout_text(&layout, INK_BODY, 0, explained);
	map_origin(&buf, map);
	say(&layout, INK_BODY, &buf);
	say_min_answers(&buf, map->quiz);
	say(&layout, INK_BODY, &buf);
	for (int q = 0; q < map->quiz->question_count; q++) {
		if (!map_has(map, q))
			continue;
		layout_blank(&layout);
		say_heading(&buf, map, q);
		say(&layout, INK_STRONG, &buf);
		say_question(&buf, map, q);
		say(&layout, INK_BODY, &buf);
		layout_blank(&layout);
		set_options(&layout, map, q);
	}
	if (map->quiz->caution_count > 0) {
		layout_blank(&layout);
		layout_text(&layout, INK_STRONG, 0, "Cautions beside the verdict");
	}
	for (int i = 0; i < map->quiz->caution_count; i++) {
		say_caution(&buf, map->quiz, &map->quiz->cautions[i]);
		layout_marked(&layout, INK_BODY, "!", buf_text(&buf));
		buf_clear(&buf);
	}
	layout_print(out, &layout);
	buf_free(&buf);
	arena_free(&arena);
}

/* -- as Markdown -- */

static void
put(struct buf *out, const char *before, struct buf *said, const char *after)
{
	buf_add(out, before);
	escape_markdown(out, buf_text(said));
	buf_add(out, after);
	buf_clear(said);
}

static void
put_options(struct buf *out, const struct map *map, int q)
{
	const struct quiz *quiz = map->quiz;
	const struct question *question = &quiz->questions[q];
	bool rules = rules_out_any(question);
	struct buf said = {0};
	buf_add(out, "| Answer |");
	for (int k = 0; k < quiz->outcome_count; k++) {
		buf_add(&said, quiz->outcomes[k].name);
		put(out, " ", &said, " |");
	}
	buf_add(out, rules ? " Rules out |\n| --- |" : "\n| --- |");
	for (int k = 0; k < quiz->outcome_count; k++)
		buf_add(out, " ---: |");
	buf_add(out, rules ? " --- |\n" : "\n");
	for (int o = 0; o < question->option_count; o++) {
		buf_add(&said, question->options[o].text);
		put(out, "| ", &said, " |");
		for (int k = 0; k < quiz->outcome_count; k++) {
			buf_char(out, ' ');
			words_points(out, question->options[o].fit[k]);
			buf_add(out, " |");
		}
		say_ruled_out(&said, quiz, &question->options[o]);
		if (rules)
			put(out, " ", &said, " |");
		buf_clear(&said);
		buf_char(out, '\n');
	}
	buf_char(out, '\n');
	buf_free(&said);
}

void
map_markdown(struct buf *out, const struct map *map)
{
	struct buf said = {0};
	buf_add(&said, map->quiz->title);
	put(out, "# ", &said, "\n\n");
	buf_format(&said, "%s ", explained);
	map_origin(&said, map);
	put(out, "", &said, "\n\n");
	say_min_answers(&said, map->quiz);
	put(out, "", &said, "\n\n");
	for (int q = 0; q < map->quiz->question_count; q++) {
		if (!map_has(map, q))
			continue;
		say_heading(&said, map, q);
		put(out, "## ", &said, "\n\n");
		say_question(&said, map, q);
		put(out, "", &said, "\n\n");
		put_options(out, map, q);
	}
	if (map->quiz->caution_count > 0)
		buf_add(out, "## Cautions beside the verdict\n\n");
	for (int i = 0; i < map->quiz->caution_count; i++) {
		say_caution(&said, map->quiz, &map->quiz->cautions[i]);
		put(out, "- ", &said, "\n");
	}
	buf_free(&said);
}
