/* Painting a picture on the curses screen. Inks become attributes here, and here alone; text goes
 * through one filter that keeps curses and our own measure of widths together. */
#ifndef CURSES_CANVAS_H
#define CURSES_CANVAS_H

#include <stdbool.h>

struct picture;

/* Once the terminal is open. */
void canvas_open(bool color);

void canvas_paint(const struct picture *, bool ascii);

#endif
