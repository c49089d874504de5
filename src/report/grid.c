#include "report/grid.h"

#include "base/arena.h"
#include "base/buf.h"
#include "report/layout.h"

enum { NARROWEST = 8 }; /* a column of text with less is no column */

static const struct cell *
cell_at(const struct grid *grid, int row, int column)
{
	return &grid->cells[row * grid->columns + column];
}

static int
natural_width(struct layout *layout, const struct grid *grid, int column)
{
	int widest = 1;
	for (int row = 0; row < grid->rows; row++) {
		int columns = layout_columns(layout, cell_at(grid, row, column)->text);
		widest = columns > widest ? columns : widest;
	}
	return widest;
}

/* Takes from the widest column until all of them fit; false if they can't. */
static bool
fit(int *widths, int count, int room)
{
	int total = LAYOUT_GAP * (count - 1);
	for (int i = 0; i < count; i++)
		total += widths[i];
	for (; total > room; total--) {
		int widest = 0;
		for (int i = 1; i < count; i++)
			if (widths[i] >= widths[widest])
				widest = i;
		if (widths[widest] <= NARROWEST)
			return false;
		widths[widest]--;
	}
	return true;
}

static void
side_by_side(struct layout *layout, const struct grid *grid, const int *widths)
{
	struct cell *cells = ARENA_ARRAY(layout->arena, (size_t)grid->columns, struct cell);
	for (int row = 0; row < grid->rows; row++) {
		for (int i = 0; i < grid->columns; i++) {
			cells[i] = *cell_at(grid, row, i);
			cells[i].width = widths[i];
		}
		layout_row(layout, 0, cells, grid->columns);
	}
}

/* Each row by itself: its label, then "head: cell" a line. */
static void
one_by_one(struct layout *layout, const struct grid *grid)
{
	struct buf buf = {0};
	for (int row = 1; row < grid->rows; row++) {
		layout_blank(layout);
		layout_text(layout, INK_STRONG, 0, cell_at(grid, row, 0)->text);
		for (int i = 1; i < grid->columns; i++) {
			const struct cell *cell = cell_at(grid, row, i);
			if (*cell->text == '\0')
				continue;
			buf_clear(&buf);
			if (*cell_at(grid, 0, i)->text != '\0')
				buf_format(&buf, "%s: ", cell_at(grid, 0, i)->text);
			buf_add(&buf, cell->text);
			layout_text(layout, cell->ink, 2, buf_text(&buf));
		}
	}
	buf_free(&buf);
}

void
grid_set(struct layout *layout, const struct grid *grid)
{
	if (grid->columns == 0)
		return;
	int *widths = ARENA_ARRAY(layout->arena, (size_t)grid->columns, int);
	for (int i = 0; i < grid->columns; i++)
		widths[i] = natural_width(layout, grid, i);
	if (fit(widths, grid->columns, layout->room))
		side_by_side(layout, grid, widths);
	else
		one_by_one(layout, grid);
}
