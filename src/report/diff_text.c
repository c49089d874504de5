#include "base/arena.h"
#include "base/buf.h"
#include "report/diff.h"
#include "report/grid.h"
#include "report/layout.h"
#include "report/say.h"
#include "report/words.h"
#include "verdict/report.h"

struct text {
	struct layout *layout;
	const struct diff *diff;
	const struct report *report[PEOPLE];
	int width; /* of points */
};

/* Headings stand at the left edge. */
static void
heading(struct layout *layout, const char *text)
{
	int margin = layout->margin;
	layout_blank(layout);
	layout->margin = layout->column = 0;
	layout_text(layout, INK_STRONG, 0, text);
	layout->margin = layout->column = margin;
	layout_blank(layout);
}

static void
say(struct layout *layout, int ink, int indent, struct buf *said)
{
	layout_text(layout, ink, indent, buf_text(said));
	buf_clear(said);
}

static struct cell
cell(struct layout *layout, int ink, struct buf *said)
{
	return (struct cell){.ink = ink, .text = buf_take(said, layout->arena)};
}

/* The verdicts and the fits, one below the other for each of them. */
static void
verdicts(const struct text *t)
{
	enum { COLUMNS = PEOPLE + 1, ROWS = 2 };
	const struct quiz *quiz = t->diff->quiz;
	struct layout *layout = t->layout;
	struct buf buf = {0};
	struct grid grid = {.rows = quiz->outcome_count + ROWS, .columns = COLUMNS};
	struct cell *cells = ARENA_ARRAY(layout->arena, (size_t)grid.rows * COLUMNS, struct cell);
	struct cell *at = cells;
	*at++ = (struct cell){.text = ""};
	for (int p = 0; p < PEOPLE; p++)
		*at++ = (struct cell){.ink = INK_STRONG, .text = diff_names[p]};
	*at++ = (struct cell){.ink = INK_BODY, .text = "verdict"};
	for (int p = 0; p < PEOPLE; p++) {
		diff_say_verdict(&buf, t->report[p]);
		*at++ = cell(layout, INK_STRONG, &buf);
	}
	for (int k = 0; k < quiz->outcome_count; k++) {
		*at++ = (struct cell){.ink = INK_OUTCOME + k, .text = quiz->outcomes[k].name};
		for (int p = 0; p < PEOPLE; p++) {
			const struct score *score = &t->diff->person[p].score;
			buf_format(&buf, "%d", fit_whole(score->points[k], score->weight));
			*at++ = cell(layout, INK_BODY, &buf);
		}
	}
	grid.cells = cells;
	grid_set(layout, &grid);
	for (int p = 0; p < PEOPLE; p++) {
		diff_say_ruled_out(&buf, t->diff, p);
		layout_blank(layout);
		say(layout, INK_BODY, 0, &buf);
	}
	buf_free(&buf);
}

static int
points_width(const struct diff *diff)
{
	const struct diff_row sum = {
		.points = {diff->person[FIRST].margin, diff->person[SECOND].margin}};
	struct buf buf = {0};
	int width = 0;
	for (int i = -1; i < diff->row_count; i++) {
		const struct diff_row *row = i < 0 ? &sum : &diff->rows[i];
		const int64_t numbers[] = {row->points[FIRST], row->points[SECOND], diff_points(row)};
		for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++) {
			words_points(&buf, numbers[n]);
			width = (int)buf.length > width ? (int)buf.length : width;
			buf_clear(&buf);
		}
	}
	buf_free(&buf);
	return width;
}

static void
points(const struct text *t, int indent, bool right, const char *text, int ink, int64_t number)
{
	struct buf buf = {0};
	words_points(&buf, number);
	const struct cell cells[] = {
		{INK_BODY, text, t->layout->width - indent - LAYOUT_GAP - t->width, right},
		{ink, buf_text(&buf), t->width, true},
	};
	layout_row(t->layout, indent, cells, (int)(sizeof cells / sizeof *cells));
	buf_free(&buf);
}

static void
row(const struct text *t, const struct diff_row *row)
{
	enum { INDENT = 2 };
	struct buf buf = {0};
	layout_blank(t->layout);
	points(t, 0, false, t->diff->quiz->questions[row->question].text, INK_STRONG, diff_points(row));
	for (int p = 0; p < PEOPLE; p++) {
		buf_format(&buf, "%s: ", diff_names[p]);
		diff_say_reply(&buf, t->diff, p, row->question);
		points(t, INDENT, false, buf_text(&buf), INK_BODY, row->points[p]);
		buf_clear(&buf);
	}
	buf_free(&buf);
}

static void
sums(const struct text *t)
{
	const struct diff_person *person = t->diff->person;
	struct buf buf = {0};
	layout_blank(t->layout);
	for (int p = 0; p < PEOPLE; p++) {
		buf_format(&buf, "%s, together", diff_names[p]);
		points(t, 0, true, buf_text(&buf), INK_BODY, person[p].margin);
		buf_clear(&buf);
	}
	points(t, 0, true, "apart", INK_STRONG, person[FIRST].margin - person[SECOND].margin);
	buf_free(&buf);
}

static void
apart(const struct text *t)
{
	const struct diff *diff = t->diff;
	struct buf buf = {0};
	heading(t->layout, DIFF_APART);
	if (diff->row_count > 0)
		diff_say_comparison(&buf, diff);
	say(t->layout, INK_BODY, 0, &buf);
	for (int i = 0; i < diff->row_count; i++)
		row(t, &diff->rows[i]);
	layout_blank(t->layout);
	diff_say_alike(&buf, diff);
	say(t->layout, INK_BODY, 0, &buf);
	buf_free(&buf);
	if (diff->row_count > 0)
		sums(t);
}

static void
together(const struct text *t)
{
	struct buf buf = {0};
	heading(t->layout, DIFF_TOGETHER);
	diff_say_same(&buf, t->diff);
	say(t->layout, INK_BODY, 0, &buf);
	for (int p = 0; p < PEOPLE; p++) {
		layout_blank(t->layout);
		diff_say_flip(&buf, t->diff, p);
		say(t->layout, INK_BODY, 0, &buf);
		for (int i = 0; i < t->diff->person[p].flip.count; i++) {
			diff_say_change(&buf, t->diff, p, i);
			say(t->layout, INK_BODY, 2, &buf);
		}
	}
	buf_free(&buf);
}

void
diff_text(struct buf *out, const struct diff *diff, const struct paper *paper)
{
	struct arena arena = {0};
	struct layout layout = layout_new(&arena, paper);
	struct text t = {.layout = &layout, .diff = diff, .width = points_width(diff)};
	for (int p = 0; p < PEOPLE; p++)
		t.report[p] = report_build(&arena, diff->person[p].form, diff->person[p].sheet);
	heading(&layout, diff->quiz->title);
	if (diff->notice != NULL)
		layout_marked(&layout, INK_CAUTION, "!", diff->notice);
	layout_blank(&layout);
	verdicts(&t);
	apart(&t);
	together(&t);
	layout_print(out, &layout);
	arena_free(&arena);
}
