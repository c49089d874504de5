#include "front/curses/size.h"

#include <stdio.h>
#include <stdlib.h>

#include "sys/tty.h"

bool
size_of(int terminal, int *rows, int *columns)
{
	if (!tty_size(terminal, rows, columns))
		return false;
	*rows = *rows < SIZE_ROWS_MAX ? *rows : SIZE_ROWS_MAX;
	*columns = *columns < SIZE_COLUMNS_MAX ? *columns : SIZE_COLUMNS_MAX;
	return true;
}

static void
tell(const char *name, int number)
{
	char text[16];
	snprintf(text, sizeof text, "%d", number);
	setenv(name, text, 1);
}

void
size_tell(int terminal)
{
	int rows, columns;
	size_take_back();
	if (!size_of(terminal, &rows, &columns))
		return;
	tell("LINES", rows);
	tell("COLUMNS", columns);
}

void
size_take_back(void)
{
	unsetenv("LINES");
	unsetenv("COLUMNS");
}
