/* Signals for a program that owns the terminal. Handlers only set a flag and write one byte into a
 * pipe that can be polled next to the keyboard: nothing is lost between looking and waiting.
 *
 * There is one set of signals in a process, so there is one of these. */
#ifndef SYS_SIGNALS_H
#define SYS_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>

struct fail;

/* Catches SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP and SIGWINCH, but for those that whoever started
 * us has set to be ignored. To be called before curses starts, which leaves handlers alone that are
 * there already. */
bool signals_open(struct fail *);

/* Puts back what was there before. */
void signals_close(void);

/* Readable when a signal has come. */
int signals_fd(void);

/* What has come since the last time. Look at the world only afterwards: what comes later is told the
 * next time. */
struct signals_news {
	int end;     /* the signal that asks us to end, or 0 */
	bool stop;   /* SIGTSTP */
	bool resize; /* SIGWINCH */
};
struct signals_news signals_take(void);

/* Stops the process group as ^Z would have; returns when we go on. Does nothing where SIGTSTP is
 * ignored: nobody would wake us. */
void signals_stop(void);

/* Should the program crash, the terminal gets the modes it has now, and the signal goes its way.
 * signals_restore adds bytes to be written to it first; they must live until signals_unguard. */
void signals_guard(int terminal);
void signals_restore(const char *bytes, size_t length);
void signals_unguard(void);

/* Gives the guarded terminal back at once, from a signal handler too. */
void signals_give_back(void);

#endif
