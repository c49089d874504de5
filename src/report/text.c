#include "base/arena.h"
#include "base/buf.h"
#include "report/layout.h"
#include "verdict/report.h"

static void
lines(struct buf *out, const struct line *list, int count)
{
	for (int i = 0; i < count; i++) {
		for (int r = 0; r < list[i].count; r++)
			buf_add(out, list[i].runs[r].text);
		buf_char(out, '\n');
	}
}

/* Headings stand at the left edge, where on all but narrow paper nothing else does. */
static void
heading(struct buf *out, struct arena *arena, const struct paper *paper, const char *text)
{
	struct layout layout = layout_new(arena, paper);
	layout.margin = layout.column = 0;
	layout_text(&layout, INK_STRONG, 0, text);
	lines(out, layout.lines, layout.count);
}

void
report_text(struct buf *out, const struct report *report, const struct paper *paper)
{
	struct arena arena = {0};
	const struct page *pages;
	int count = report_pages(&arena, report, paper, &pages);
	heading(out, &arena, paper, report->quiz->title);
	for (int i = 0; i < count; i++) {
		buf_char(out, '\n');
		heading(out, &arena, paper, pages[i].title);
		buf_char(out, '\n');
		lines(out, pages[i].lines, pages[i].count);
	}
	arena_free(&arena);
}
