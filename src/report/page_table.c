#include <string.h>

#include "base/arena.h"
#include "report/grid.h"
#include "report/layout.h"
#include "report/pages.h"
#include "verdict/report.h"

/* A head that is an outcome's name is set in that outcome's ink. */
static int
head_ink(const struct quiz *quiz, const char *text)
{
	for (int k = 0; k < quiz->outcome_count; k++)
		if (strcmp(quiz->outcomes[k].name, text) == 0)
			return INK_OUTCOME + k;
	return INK_STRONG;
}

void
page_table(struct layout *layout, const struct report *report, int i)
{
	const struct table *table = &report->quiz->tables[i];
	struct grid grid = {.rows = table->row_count + 1, .columns = table->columns.count};
	size_t count = (size_t)grid.rows * (size_t)grid.columns;
	struct cell *cells = ARENA_ARRAY(layout->arena, count, struct cell);
	for (int column = 0; column < grid.columns; column++) {
		const char *head = table->columns.list[column];
		cells[column] = (struct cell){.ink = head_ink(report->quiz, head), .text = head};
		for (int row = 0; row < table->row_count; row++)
			cells[(row + 1) * grid.columns + column] = (struct cell){
				.ink = INK_BODY, .text = table->rows[row].list[column]};
	}
	grid.cells = cells;
	grid_set(layout, &grid);
	layout_blank(layout);
	page_texts(layout, &table->notes);
	page_source(layout, table->source);
}
