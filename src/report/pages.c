#include "report/pages.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "report/layout.h"
#include "report/say.h"
#include "report/words.h"
#include "verdict/report.h"

static int
always(const struct report *report)
{
	(void)report;
	return 1;
}

static int
with_verdict(const struct report *report)
{
	return report->score.kind == VERDICT_NONE ? 0 : 1;
}

static int
tables(const struct report *report)
{
	return report->quiz->table_count;
}

static const char *
table_title(const struct report *report, int i)
{
	return report->quiz->tables[i].title;
}

static int
panels(const struct report *report)
{
	return report->quiz->panel_count;
}

static const char *
panel_title(const struct report *report, int i)
{
	return report->quiz->panels[i].title;
}

/* The kinds of pages in their order. */
static const struct kind {
	int (*count)(const struct report *);
	void (*set)(struct layout *, const struct report *, int i);
	const char *title;
	const char *(*title_of)(const struct report *, int i); /* where `title` is NULL */
} kinds[] = {
	{.count = always, .set = page_verdict, .title = "Your verdict"},
	{.count = with_verdict, .set = page_why, .title = "Why"},
	{.count = with_verdict, .set = page_other, .title = SAY_OTHER},
	{.count = with_verdict, .set = page_flips, .title = "What would change it"},
	{.count = tables, .set = page_table, .title_of = table_title},
	{.count = panels, .set = page_panel, .title_of = panel_title},
	{.count = always, .set = page_answers, .title = "Your answers"},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const char *
title_on_paper(struct arena *arena, const struct paper *paper, const char *title)
{
	if (!paper->ascii)
		return title;
	struct buf buf = {0};
	utf8_append_ascii(&buf, title);
	title = arena_copy(arena, buf_text(&buf), buf.length);
	buf_free(&buf);
	return title;
}

static struct page
set_page(struct arena *arena, const struct report *report, const struct paper *paper,
         const struct kind *kind, int i)
{
	struct layout layout = layout_new(arena, paper);
	kind->set(&layout, report, i);
	while (layout.count > 0 && layout.lines[layout.count - 1].count == 0)
		layout.count--;
	const char *title = kind->title != NULL ? kind->title : kind->title_of(report, i);
	return (struct page){
		.title = title_on_paper(arena, paper, title),
		.lines = layout.lines,
		.count = layout.count,
	};
}

int
report_pages(struct arena *arena, const struct report *report, const struct paper *paper,
             const struct page **pages)
{
	int total = 0, count = 0;
	for (int kind = 0; kind < KINDS; kind++)
		total += kinds[kind].count(report);
	struct page *list = ARENA_ARRAY(arena, (size_t)total, struct page);
	for (int kind = 0; kind < KINDS; kind++)
		for (int i = 0; i < kinds[kind].count(report); i++)
			list[count++] = set_page(arena, report, paper, &kinds[kind], i);
	*pages = list;
	return count;
}

void
page_say(struct layout *layout, int ink, int indent, struct buf *said)
{
	layout_text(layout, ink, indent, buf_text(said));
	buf_clear(said);
}

int
page_half(const struct layout *layout)
{
	enum { ROOM_MIN = 112, TEXT_MAX = 72 };
	int half = (layout->room - PAGE_GUTTER) / 2;
	if (!layout->screen || layout->room < ROOM_MIN)
		return 0;
	return half < TEXT_MAX ? half : TEXT_MAX;
}

int
page_head_ink(const struct quiz *quiz, const char *head)
{
	for (int k = 0; k < quiz->outcome_count; k++)
		if (strcmp(quiz->outcomes[k].name, head) == 0)
			return INK_OUTCOME + k;
	return INK_STRONG;
}

void
page_heading(struct layout *layout, const char *text)
{
	layout_blank(layout);
	layout_text(layout, INK_STRONG, 0, text);
}

int
page_name_width(struct layout *layout, const struct quiz *quiz)
{
	int widest = 1;
	for (int k = 0; k < quiz->outcome_count; k++) {
		int columns = layout_columns(layout, quiz->outcomes[k].name);
		widest = columns > widest ? columns : widest;
	}
	return widest < layout->width / 3 ? widest : layout->width / 3;
}

void
page_texts(struct layout *layout, const struct texts *texts)
{
	for (int i = 0; i < texts->count; i++) {
		layout_text(layout, INK_BODY, 0, texts->list[i]);
		layout_blank(layout);
	}
}

void
page_source(struct layout *layout, const char *source)
{
	if (source == NULL)
		return;
	struct buf buf = {0};
	buf_format(&buf, "Source: %s", source);
	page_say(layout, INK_QUIET, 0, &buf);
	buf_free(&buf);
}

/* The columns that the widest of all points needs. */
static int
points_width(const struct report *report)
{
	struct buf buf = {0};
	words_points(&buf, score_margin(&report->score));
	int width = (int)buf.length;
	for (int i = 0; i < report->contribution_count; i++) {
		buf_clear(&buf);
		words_points(&buf, report->contributions[i].points);
		width = (int)buf.length > width ? (int)buf.length : width;
	}
	buf_free(&buf);
	return width;
}

static void
points_row(struct layout *layout, const struct report *report, const char *text, bool right,
           int64_t points)
{
	struct buf buf = {0};
	words_points(&buf, points);
	int width = points_width(report), indent = 2;
	int ink = points > 0 ? INK_FOR : points < 0 ? INK_AGAINST : INK_BODY;
	const struct cell cells[] = {
		{INK_BODY, text, layout->width - indent - LAYOUT_GAP - width, right},
		{ink, buf_text(&buf), width, true},
	};
	layout_row(layout, indent, cells, (int)(sizeof cells / sizeof *cells));
	buf_free(&buf);
}

void
page_points(struct layout *layout, const struct report *report, const char *text, int64_t points)
{
	points_row(layout, report, text, false, points);
}

void
page_sum(struct layout *layout, const struct report *report, const char *text, int64_t points)
{
	points_row(layout, report, text, true, points);
}
