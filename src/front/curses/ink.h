/* What inks look like on the terminal there is. */
#ifndef CURSES_INK_H
#define CURSES_INK_H

#include <stdbool.h>

#include "front/theme.h"

/* From now on they look like this; without colours where there are none to be had. */
void ink_dress(enum palette, bool colored);

/* What curses writes next has this ink. INK_RULE is a quiet one. */
void ink_set(int ink);

/* Does it look like what the terminal shows without being asked? */
bool ink_is_plain(int ink);

/* The bytes that begin and end it, where nothing else is on. They last until it is dressed otherwise. */
const char *ink_on(int ink);
const char *ink_off(int ink);

void ink_free(void);

#endif
