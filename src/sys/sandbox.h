/* Locking the process in: once it has opened all that it needs, it can do nothing more than what it is
 * there for, whoever may have taken it over. This is mechanism alone; what is needed is handed in.
 *
 * Two layers, since neither is enough: the kernel's Landlock knows paths but not all calls, a filter of
 * calls (calls.h) knows no paths. Around them: no new privileges, no core dump, no looking inside from
 * other processes of the same user, limits on memory and descriptors. */
#ifndef SYS_SANDBOX_H
#define SYS_SANDBOX_H

#include <stdbool.h>

struct buf;
struct fail;

enum sandbox_layer {
	SANDBOX_FILES = 1, /* Landlock */
	SANDBOX_CALLS = 2, /* seccomp */
	SANDBOX_BOTH = SANDBOX_FILES | SANDBOX_CALLS,
};

struct sandbox {
	const char *const *read;  /* folders, up to NULL: what is in them can still be read */
	const char *const *write; /* and in these files can be made, changed and removed as well */
	bool serves;              /* takes connections on sockets that are open already */
	int descriptors;          /* how many may be open */
};

/* The layers to be had: by this kernel, and in this build (one with a sanitizer has none, for the
 * sanitizer needs more than the program). */
unsigned sandbox_offers(void);

/* Appends a sentence, without its full stop, on each layer that is not among those. */
void sandbox_lacks(struct buf *, unsigned layers);

/* Closes every descriptor but the three standard ones. */
void sandbox_close_rest(void);

/* Enters it for good, both layers of it. A folder that is not there can't be reached later either. False
 * with a sentence; the process is to end then. */
bool sandbox_enter(const struct sandbox *, struct fail *);

/* Called in a signal handler when something was tried that nothing but an intruder does, the terminal
 * being as it was: ends the process. To be set before anybody enters. */
extern void (*sandbox_broken)(void);

#endif
