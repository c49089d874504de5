/* Forwarding what is kept here to a store of PostgreSQL. */
#ifndef CMD_FORWARD_H
#define CMD_FORWARD_H

struct args;
struct fail;

/* Sends all that waits; under --follow goes on with what is made later, until it is asked to end. Goes on by
 * itself after the connection broke or the server was away, and says so on standard error. */
int forward_run(const struct args *, const char *url, struct fail *);

#endif
