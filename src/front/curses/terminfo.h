/* What the system knows of the terminal at hand, once curses has looked it up. */
#ifndef CURSES_TERMINFO_H
#define CURSES_TERMINFO_H

#include <stdbool.h>

struct buf;
struct decode_known;

/* A capability that is a string; NULL if there is none. */
const char *terminfo_text(const char *name);
/* Appends it without its $<5> delays. */
void terminfo_add(struct buf *, const char *name);

/* Many more terminals than say so mark what is pasted. */
const char *terminfo_paste(bool on);

/* Appends what takes away all that is shown, and that could be scrolled back to, where a program has no
 * screen of its own. */
void terminfo_wipe(struct buf *);

/* Fills known[TERM_KNOWN], all zero before, with the keys. */
void terminfo_keys(struct decode_known *known);

#endif
