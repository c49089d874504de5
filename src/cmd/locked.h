/* What kiosk and collector, which are locked in, have in common. */
#ifndef CMD_LOCKED_H
#define CMD_LOCKED_H

#include <stdbool.h>

struct arena;
struct args;
struct fail;

/* The folder of the store: the one that was named, else one in the user's home, whatever the environment
 * says; from now on it is where sittings are kept. NULL with a sentence if there is none. */
const char *locked_folder(struct arena *, const struct args *, struct fail *);

/* Both layers or none: whoever runs it without says so. False with a sentence on what is missing. */
bool locked_can(const struct args *, struct fail *);

#endif
