/* The environment of a program that strangers start: nothing of it is trusted. */
#ifndef SYS_ENVIRONMENT_H
#define SYS_ENVIRONMENT_H

/* Takes everything out of the environment but TERM and LANG, and those only if they look like what they
 * are meant to be: nothing else can say where files are, what is loaded, or how large a window is.
 * A TERM that does not is taken out too. */
void environment_clean(void);

#endif
