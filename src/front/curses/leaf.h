/* Leafing through the screens of a preview on the terminal, each at the size that was chosen or as large as
 * there is room for. */
#ifndef CURSES_LEAF_H
#define CURSES_LEAF_H

#include <stdbool.h>

#include "front/front.h"

struct preview;

/* False with a sentence if this terminal can't be used; it is as it was then. */
bool leaf_open(struct front_ctx *, struct fail *);

/* Until q; FRONT_MOVE is that. `rows` and `columns` 0: all there is. */
enum front_event leaf_through(struct front_ctx *, struct preview *, int rows, int columns);

void leaf_close(struct front_ctx *);

#endif
