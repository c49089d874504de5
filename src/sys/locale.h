/* The locale, as far as the program has one: what a character is on this terminal. */
#ifndef SYS_LOCALE_H
#define SYS_LOCALE_H

#include <stdbool.h>

/* Sets LC_CTYPE from the environment and tells whether it is UTF-8. A locale that does not exist here
 * (an ssh client's, a container's) becomes C.UTF-8; C or POSIX by name ask for ASCII. Everything but
 * LC_CTYPE stays as in C. */
bool locale_start(void);

#endif
