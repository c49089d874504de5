/* Painting a picture on the curses screen. Inks become attributes here, and here alone; text goes
 * through one filter that keeps curses and our own measure of widths together. */
#ifndef CURSES_CANVAS_H
#define CURSES_CANVAS_H

#include <stdbool.h>

#include "front/theme.h"

struct buf;
struct picture;

/* Once the terminal is open. Nothing is coloured before it is dressed. */
void canvas_open(bool color);

void canvas_close(void);

/* What was painted is for nobody else: the next paint is a whole one. */
void canvas_forget(void);

/* How many colours there are to be had; 0: none. */
int canvas_colors(void);

/* From now on inks look like this. */
void canvas_dress(enum palette);

/* Appends what makes the terminal show the picture, without curses, if it is one that can be sent so. */
bool canvas_send(const struct picture *, bool ascii, struct buf *);

/* Paints what was sent so on the curses screen, where curses does not know it yet: it is to be updated then,
 * and what it sends is not for the terminal, which has it. False where there is nothing to tell. */
bool canvas_catch_up(bool ascii);

/* Paints what is not there yet on the curses screen, for curses to send. */
void canvas_paint(const struct picture *, bool ascii);

#endif
