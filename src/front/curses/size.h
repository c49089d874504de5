/* The size of the window, as far as curses learns of it. */
#ifndef CURSES_SIZE_H
#define CURSES_SIZE_H

#include <stdbool.h>

/* A window may say that it is larger than any is. What is beyond stays empty, for curses takes memory for
 * each cell. */
enum {
	SIZE_ROWS_MAX = 500,
	SIZE_COLUMNS_MAX = 500,
};

/* False where the terminal does not know. */
bool size_of(int terminal, int *rows, int *columns);

/* By the environment, where curses looks before it asks the terminal itself; and back again, since it would
 * never look at another size. */
void size_tell(int terminal);
void size_take_back(void);

#endif
