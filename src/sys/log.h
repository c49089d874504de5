/* What the operator of a kiosk should know, which is not for the eyes of whoever sits at it: to the
 * system's log where standard error is a terminal, else to standard error. One call, one line. */
#ifndef SYS_LOG_H
#define SYS_LOG_H

/* To be opened before the process is locked in; what can't be opened is done without. */
void log_open(void);

/* Control characters in the text are shown as what they are. */
void log_say(const char *text);

#endif
