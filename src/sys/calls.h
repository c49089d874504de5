/* Which calls of the system may still be made, as a seccomp filter. Everything is refused that does not
 * stand in one table (calls.c): an unknown call fails with EPERM and is told to the kernel's log (audit
 * type 1326, with the call's number); running a program, tracing one and making a socket are what
 * nothing but an intruder does here, and end the process.
 *
 * The filter is made from that table and not by libseccomp: all that the library would do for so plain
 * a list is to know numbers that the C library's headers know too, for a dependency more to build and
 * some hundred kilobytes in every sitting. */
#ifndef SYS_CALLS_H
#define SYS_CALLS_H

#include <stdbool.h>

struct fail;

/* Does this kernel have filters, and is this a processor that the table is for (x86-64, aarch64)? */
bool calls_can_be_limited(void);

/* For good. `serves`: connections are taken on sockets that are open already. No new privileges must
 * have been set. */
bool calls_limit(bool serves, struct fail *);

#endif
