/* What the operator of a kiosk should know, which is not for the eyes of whoever sits at it: to the
 * system's log where standard error is a terminal, else to standard error. One call, one line. */
#ifndef SYS_LOG_H
#define SYS_LOG_H

#include <stdint.h>

/* To be opened before the process is locked in; what can't be opened is done without. */
void log_open(void);

/* Control characters in the text are shown as what they are. */
void log_say(const char *text);

/* For what strangers can bring about as often as they like, one of these for each kind, zero at first: said
 * when it comes, and again at most every ten minutes, with how often it came in between. */
struct log_often {
	int64_t said; /* clock_steady_ms; 0: not yet */
	long unsaid;
};

enum { LOG_OFTEN_MS = 10 * 60 * 1000 };

void log_often(struct log_often *, const char *text);

#endif
