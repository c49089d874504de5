#include "front/lines.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

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

static bool
fill(struct lines *lines)
{
	ssize_t got;
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

