/* A terminal for tests: runs a program on a pseudo-terminal, mirrors its screen with libvterm, and
 * waits for conditions instead of sleeping.
 *
 * Settle before sending, or keys race with the drawing they answer. That *nothing* happens is shown by
 * sending, settling and comparing. All waits give up after TERM_PATIENCE; the `expect` functions
 * then fail the cmocka test and show the screen. */
#ifndef TOOLS_TERM_H
#define TOOLS_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

enum { TERM_PATIENCE = 20000 }; /* milliseconds; only a test that fails ever takes so long */

struct term {
	int master;
	int slave; /* kept open: to ask for unread input and modes, also after the program is gone */
	int watch; /* a pidfd: readable once the program ended */
	pid_t child;
	int rows, columns;
	bool gone;  /* it ended, and `status` is from waitpid */
	int status;
	VTerm *emulator;
	VTermScreen *screen;
	bool cursor_visible, alternate;
	int mouse;
	struct termios before; /* the modes the program found */
	unsigned long switches; /* the program's voluntary context switches when it was last poked */
	char *raw;              /* every byte it wrote, with a NUL behind them */
	size_t raw_length, raw_room;
	char row[4096];
};

/* Starts argv[0]. `environment` ends in NULL: "NAME=value" sets, "NAME" unsets. */
void term_start(struct term *, int rows, int columns, const char *const argv[],
                const char *const environment[]);
/* Ends the program if need be. */
void term_stop(struct term *);

void term_send(struct term *, const char *bytes, size_t length);
void term_keys(struct term *, const char *keys);
void term_signal(struct term *, int signal);
/* 0 by 0: it does not know its size any more; what is seen keeps its own. */
void term_resize(struct term *, int rows, int columns);
/* Stops the program, and lets it go on; what happens in between meets it all at once. */
void term_freeze(struct term *);
void term_thaw(struct term *);
/* Closes the terminal's end of the line, as when a window is closed or a connection lost. */
void term_hang_up(struct term *);

/* Until the program sleeps again after it was last poked, with no input or output left unread. A
 * program in a timed wait looks settled too: there, wait for text. */
bool term_settle(struct term *);
bool term_wait_text(struct term *, const char *text);
/* Is the text there by now? Reads what has come, and does not wait. */
bool term_sees(struct term *, const char *text);
bool term_wait_exit(struct term *);

/* One row as UTF-8 without the blanks at its end; valid until the next call. */
const char *term_row(struct term *, int row);
/* The row that has the text, or -1. */
int term_find(struct term *, const char *text);
VTermScreenCell term_cell(struct term *, int row, int column);
/* The whole screen, to be freed. */
char *term_picture(struct term *);

/* Is bracketed paste on, by the last word the program said about it? */
bool term_pastes(const struct term *);
/* Are the modes of the line what they were before the program started? */
bool term_modes_restored(const struct term *);

void term_expect(struct term *, const char *text);
void term_expect_settled(struct term *);
/* It ended by itself with this status. */
void term_expect_exit(struct term *, int status);
/* It was ended by this signal. */
void term_expect_killed(struct term *, int signal);
/* It left the terminal as it found it. */
void term_expect_restored(struct term *);

#endif
