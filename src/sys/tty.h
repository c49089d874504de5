/* The terminal as the system sees it, apart from what is drawn on it. */
#ifndef SYS_TTY_H
#define SYS_TTY_H

#include <stdbool.h>

bool tty_is(int fd);

/* Its size in character cells; false where it has none or says 0. */
bool tty_size(int fd, int *rows, int *columns);

/* An unnamed file in memory that collects a frame, or -1. */
int tty_memory(void);

#endif
