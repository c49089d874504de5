#include "base/arena.h"
#include "report/grid.h"
#include "report/layout.h"
#include "report/pages.h"
#include "report/picture.h"
#include "verdict/report.h"

static void
set_rows(struct layout *layout, const struct quiz *quiz, const struct table *table)
{
	struct grid grid = {.rows = table->row_count + 1, .columns = table->columns.count};
	size_t count = (size_t)grid.rows * (size_t)grid.columns;
	struct cell *cells = ARENA_ARRAY(layout->arena, count, struct cell);
	for (int column = 0; column < grid.columns; column++) {
		const char *head = table->columns.list[column];
		cells[column] = (struct cell){.ink = page_head_ink(quiz, head), .text = head};
		for (int row = 0; row < table->row_count; row++)
			cells[(row + 1) * grid.columns + column] = (struct cell){
				.ink = INK_BODY, .text = table->rows[row].list[column]};
	}
	grid.cells = cells;
	grid_set(layout, &grid);
}

/* The picture beside the rows, which leave it what it needs. */
static void
set_beside(struct layout *layout, const struct quiz *quiz, const struct table *table)
{
	enum { PICTURE_MIN = 56, PICTURE_MAX = 72 };
	struct layout rows = layout_part(layout, layout->room - PAGE_GUTTER - PICTURE_MIN);
	set_rows(&rows, quiz, table);
	int at = layout_widest(&rows) + PAGE_GUTTER, room = layout->room - at;
	struct layout drawn = layout_part(layout, room < PICTURE_MAX ? room : PICTURE_MAX);
	picture_set(&drawn, quiz, table);
	layout_beside(layout, &rows, &drawn, at);
}

void
page_table(struct layout *layout, const struct report *report, int i)
{
	const struct table *table = &report->quiz->tables[i];
	if (page_half(layout) > 0 && picture_has(table)) {
		set_beside(layout, report->quiz, table);
	} else {
		set_rows(layout, report->quiz, table);
		layout_blank(layout);
		picture_set(layout, report->quiz, table);
	}
	layout_blank(layout);
	page_texts(layout, &table->notes);
	page_source(layout, table->source);
}
