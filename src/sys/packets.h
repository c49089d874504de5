/* Whole packets between processes of one machine, over a unix socket (SOCK_SEQPACKET): none is cut or joined,
 * and each side knows which user the other is. */
#ifndef SYS_PACKETS_H
#define SYS_PACKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct buf;
struct fail;

enum { PACKETS_BYTES_MAX = 160 * 1024 }; /* what the kernel takes in one piece, unless told otherwise */

/* A descriptor that takes connections at that path, which anybody may try; -1 with a sentence, also if
 * another process does. A socket that nobody is behind is replaced. */
int packets_listen(const char *path, struct fail *);

/* The next connection, which does not wait, and whose it is; -1 if there is none. */
int packets_accept(int listener, uid_t *user);

enum { PACKETS_CONNECT_MS = 1000 };

/* A connection to who listens there; -1 with a sentence, which it is after that time at the latest. */
int packets_connect(const char *path, struct fail *);

/* False if it can't be sent at once and as a whole. */
bool packets_send(int fd, const struct buf *);

/* Has the other side closed it, or died? */
bool packets_hung_up(int fd);

enum packets_got {
	PACKETS_ONE,
	PACKETS_NONE, /* nothing came in time */
	PACKETS_GONE, /* or it sent what is too long */
};

/* Makes `packet` the next one, waiting so many milliseconds. */
enum packets_got packets_receive(int fd, struct buf *packet, int milliseconds);

#endif
