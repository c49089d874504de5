#include "base/arena.h"
#include "base/buf.h"
#include "report/diff.h"
#include "report/escape.h"
#include "report/words.h"
#include "verdict/report.h"

static void
put(struct buf *out, const char *before, const char *text, const char *after)
{
	buf_add(out, before);
	escape_markdown(out, text);
	buf_add(out, after);
}

/* Empties what was said into the document; nothing if nothing was. */
static void
say(struct buf *out, const char *before, struct buf *said, const char *after)
{
	if (said->length > 0)
		put(out, before, buf_text(said), after);
	buf_clear(said);
}

static void
verdicts(struct buf *out, const struct diff *diff, struct arena *arena)
{
	const struct report *report[PEOPLE];
	struct buf said = {0};
	for (int p = 0; p < PEOPLE; p++)
		report[p] = report_build(arena, diff->person[p].form, diff->person[p].sheet);
	buf_format(out, "| | %s | %s |\n| --- | --- | --- |\n| verdict |", diff_names[FIRST],
	           diff_names[SECOND]);
	for (int p = 0; p < PEOPLE; p++) {
		diff_say_verdict(&said, report[p]);
		say(out, " **", &said, "** |");
	}
	for (int k = 0; k < diff->quiz->outcome_count; k++) {
		put(out, "\n| ", diff->quiz->outcomes[k].name, " |");
		for (int p = 0; p < PEOPLE; p++) {
			const struct score *score = &diff->person[p].score;
			buf_format(out, " %d |", fit_whole(score->points[k], score->weight));
		}
	}
	buf_add(out, "\n| code |");
	for (int p = 0; p < PEOPLE; p++)
		buf_format(out, " %s |", report[p]->code == NULL ? "" : report[p]->code);
	buf_add(out, "\n\n");
	for (int p = 0; p < PEOPLE; p++) {
		diff_say_ruled_out(&said, diff, p);
		say(out, "", &said, "\n\n");
	}
	buf_free(&said);
}

static void
points(struct buf *out, const char *before, int64_t number, const char *after)
{
	buf_add(out, before);
	words_points(out, number);
	buf_add(out, after);
}

static void
apart(struct buf *out, const struct diff *diff)
{
	struct buf said = {0};
	buf_add(out, "## " DIFF_APART "\n\n");
	if (diff->row_count == 0) {
		diff_say_alike(&said, diff);
		say(out, "", &said, "\n\n");
		buf_free(&said);
		return;
	}
	diff_say_comparison(&said, diff);
	say(out, "", &said, "\n\n");
	buf_format(out, "| Question | %s | | %s | | apart |\n| --- | --- | ---: | --- | ---: | ---: |\n",
	           diff_names[FIRST], diff_names[SECOND]);
	for (int i = 0; i < diff->row_count; i++) {
		const struct diff_row *row = &diff->rows[i];
		put(out, "| ", diff->quiz->questions[row->question].text, " |");
		for (int p = 0; p < PEOPLE; p++) {
			diff_say_reply(&said, diff, p, row->question);
			say(out, " ", &said, " |");
			points(out, " ", row->points[p], " |");
		}
		points(out, " ", diff_points(row), " |\n");
	}
	buf_add(out, "| **together** |");
	for (int p = 0; p < PEOPLE; p++)
		points(out, " | **", diff->person[p].margin, "** |");
	points(out, " **", diff->person[FIRST].margin - diff->person[SECOND].margin, "** |\n\n");
	diff_say_alike(&said, diff);
	say(out, "", &said, "\n\n");
	buf_free(&said);
}

static void
together(struct buf *out, const struct diff *diff)
{
	struct buf said = {0};
	buf_add(out, "## " DIFF_TOGETHER "\n\n");
	diff_say_same(&said, diff);
	say(out, "", &said, "\n\n");
	for (int p = 0; p < PEOPLE; p++) {
		int changes = diff->person[p].flip.count;
		diff_say_flip(&said, diff, p);
		say(out, "", &said, "\n\n");
		for (int i = 0; i < changes; i++) {
			diff_say_change(&said, diff, p, i);
			say(out, "- ", &said, i + 1 == changes ? "\n\n" : "\n");
		}
	}
	buf_free(&said);
}

void
diff_markdown(struct buf *out, const struct diff *diff)
{
	struct arena arena = {0};
	put(out, "# ", diff->quiz->title, "\n\n");
	if (diff->notice != NULL)
		put(out, "**!** ", diff->notice, "\n\n");
	verdicts(out, diff, &arena);
	apart(out, diff);
	together(out, diff);
	while (out->length > 1 && out->text[out->length - 2] == '\n')
		out->text[--out->length] = '\0';
	arena_free(&arena);
}
