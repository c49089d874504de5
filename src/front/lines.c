#include "front/lines.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "front/patience.h"
#include "sys/clock.h"
#include "sys/watchdog.h"

/* Waits when the other end of a non-blocking descriptor has to catch up. */
static bool
can_go_on(int fd, short events)
{
	if (errno == EINTR)
		return true;
	if (errno != EAGAIN && errno != EWOULDBLOCK)
		return false;
	struct pollfd wait = {.fd = fd, .events = events};
	return poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

bool
lines_flush(struct lines *lines)
{
	size_t done = 0;
	while (done < lines->text.length) {
		ssize_t wrote = write(lines->out, lines->text.text + done, lines->text.length - done);
		if (wrote >= 0)
			done += (size_t)wrote;
		else if (!can_go_on(lines->out, POLLOUT))
			return false;
	}
	buf_clear(&lines->text);
	return true;
}

/* Until there is something to read, if only the end; false when the patience is over before. */
static bool
wait_patiently(struct lines *lines)
{
	const int64_t grace = patience_grace(lines->patience); /* for a line that never ends, or is not read */
	int watched = lines->patience->watched;
	struct pollfd wait[] = {
		{.fd = lines->in, .events = POLLIN},
		{.fd = watched > 0 ? watched : -1},
	};
	enum patience_state now = PATIENCE_WAITS;
	lines->patience->heard = clock_steady_ms();
	for (;;) {
		int64_t left;
		enum patience_state next = patience_at(lines->patience, clock_steady_ms(), &left);
		if (next == PATIENCE_IDLE || next == PATIENCE_LIMIT)
			return false;
		if (next != now) {
			buf_char(&lines->text, '\n');
			patience_say(&lines->text, next, lines->patience);
			buf_char(&lines->text, '\n');
			lines_flush(lines);
		}
		now = next;
		watchdog_set(left < 0 ? -1 : left + grace);
		int ready = poll(wait, sizeof wait / sizeof wait[0], left > INT_MAX ? INT_MAX : (int)left);
		watchdog_set(grace);
		lines->deserted = ready > 0 && wait[0].revents == 0;
		if (lines->deserted)
			return false;
		if (ready > 0 || (ready < 0 && errno != EINTR))
			return true;
	}
}

static bool
fill(struct lines *lines)
{
	ssize_t got;
	if (lines->patience != NULL && !wait_patiently(lines))
		return false;
	while ((got = read(lines->in, lines->ahead, sizeof lines->ahead)) < 0) {
		if (!can_go_on(lines->in, POLLIN))
			return false;
	}
	lines->start = 0;
	lines->end = (size_t)got;
	return got > 0;
}

enum line_end
lines_read(struct lines *lines)
{
	size_t length = 0;
	bool odd = false, any = false;
	for (;;) {
		if (lines->start == lines->end && !fill(lines)) {
			if (!any)
				return LINE_GONE;
			break;
		}
		char c = lines->ahead[lines->start++];
		any = true;
		if (c == '\n')
			break;
		if (strchr(" \t\r", c) != NULL && c != '\0' && length == 0)
			continue;
		odd = odd || c == '\0' || length == sizeof lines->line - 1;
		if (!odd)
			lines->line[length++] = c;
	}
	while (length > 0 && strchr(" \t\r", lines->line[length - 1]) != NULL)
		length--;
	lines->line[length] = '\0';
	if (!lines->echoes)
		buf_char(&lines->text, '\n');
	return odd ? LINE_ODD : LINE_WHOLE;
}

