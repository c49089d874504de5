#define _GNU_SOURCE /* struct ucred, accept4 */
#include "sys/packets.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fail.h"

static bool
address_of(const char *path, struct sockaddr_un *address, struct fail *fail)
{
	*address = (struct sockaddr_un){.sun_family = AF_UNIX};
	if (strlen(path) >= sizeof address->sun_path)
		return fail_set(fail, "%s: the path of a socket has at most %zu bytes", path,
		                sizeof address->sun_path - 1);
	memcpy(address->sun_path, path, strlen(path));
	return true;
}

static int
new_socket(struct fail *fail)
{
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	if (fd < 0)
		fail_set(fail, "no socket is to be had: %s", strerror(errno));
	return fd;
}

static int
give_up(int fd, const char *path, struct fail *fail)
{
	fail_set(fail, "%s: %s", path, errno == EAGAIN ? "too many wait there already" : strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

/* Where too many wait to be let in already, the call would wait for as long as that lasts. */
int
packets_connect(const char *path, struct fail *fail)
{
	const struct timeval patience = {.tv_sec = PACKETS_CONNECT_MS / 1000};
	struct sockaddr_un address;
	if (!address_of(path, &address, fail))
		return -1;
	int fd = new_socket(fail);
	if (fd >= 0)
		setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	if (fd >= 0 && connect(fd, (const struct sockaddr *)&address, sizeof address) != 0)
		return give_up(fd, path, fail);
	return fd;
}

static bool
is_socket(const char *path)
{
	struct stat status;
	return lstat(path, &status) == 0 && S_ISSOCK(status.st_mode);
}

/* Is a socket there that nobody listens at? */
static bool
is_left_over(const char *path)
{
	int fd = is_socket(path) ? packets_connect(path, NULL) : 0;
	if (fd > 0)
		close(fd);
	return fd < 0 && errno == ECONNREFUSED;
}

int
packets_listen(const char *path, struct fail *fail)
{
	enum { WAITING = 128 };
	struct sockaddr_un address;
	if (!address_of(path, &address, fail))
		return -1;
	if (is_left_over(path))
		unlink(path);
	int fd = new_socket(fail);
	if (fd < 0)
		return -1;
	mode_t before = umask(0);
	int bound = bind(fd, (const struct sockaddr *)&address, sizeof address);
	umask(before);
	if (bound != 0 && errno == EADDRINUSE) {
		fail_set(fail, is_socket(path) ? "%s: another process takes connections there"
		                               : "%s: there is something else there", path);
		close(fd);
		return -1;
	}
	return bound != 0 || listen(fd, WAITING) != 0 ? give_up(fd, path, fail) : fd;
}

int
packets_accept(int listener, uid_t *user)
{
	struct ucred peer;
	socklen_t size = sizeof peer;
	int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	if (fd < 0)
		return -1;
	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) {
		close(fd);
		return -1;
	}
	*user = peer.uid;
	return fd;
}

/* By write and read, which a process that is locked in may call. */
bool
packets_send(int fd, const struct buf *packet)
{
	struct pollfd ready = {.fd = fd, .events = POLLOUT};
	ssize_t sent;
	if (packet->length > PACKETS_BYTES_MAX || poll(&ready, 1, 0) != 1 || (ready.revents & POLLOUT) == 0)
		return false;
	do
		sent = write(fd, buf_text(packet), packet->length);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)packet->length;
}

bool
packets_hung_up(int fd)
{
	struct pollfd end = {.fd = fd};
	return poll(&end, 1, 0) == 1 && (end.revents & (POLLHUP | POLLERR)) != 0;
}

enum packets_got
packets_receive(int fd, struct buf *packet, int milliseconds)
{
	static char bytes[PACKETS_BYTES_MAX + 1];
	struct pollfd ready = {.fd = fd, .events = POLLIN};
	int count;
	do
		count = poll(&ready, 1, milliseconds);
	while (count < 0 && errno == EINTR);
	if (count == 0)
		return PACKETS_NONE;
	ssize_t got = read(fd, bytes, sizeof bytes);
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return PACKETS_NONE;
	if (got <= 0 || got > PACKETS_BYTES_MAX)
		return PACKETS_GONE;
	buf_clear(packet);
	buf_bytes(packet, bytes, (size_t)got);
	return PACKETS_ONE;
}
