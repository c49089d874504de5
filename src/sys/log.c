#define _DEFAULT_SOURCE /* SOCK_CLOEXEC */
#include "sys/log.h"

#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "sys/clock.h"
#include "sys/tty.h"

enum { NOWHERE = -1, DAEMON_NOTICE = 3 * 8 + 5 };

static int log_fd = NOWHERE;
static bool is_system; /* the system's log, which wants a priority before each line */

/* Not by syslog(3): where its first message can't be sent it makes another socket, for which the process
 * would be ended. */
void
log_open(void)
{
	const struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "/dev/log"};
	log_fd = STDERR_FILENO;
	is_system = tty_is(STDERR_FILENO);
	if (!is_system)
		return;
	log_fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (log_fd >= 0 && connect(log_fd, (const struct sockaddr *)&address, sizeof address) == 0)
		return;
	if (log_fd >= 0)
		close(log_fd);
	log_fd = NOWHERE;
}

void
log_say(const char *text)
{
	struct buf line = {0};
	if (log_fd == NOWHERE)
		return;
	if (is_system)
		buf_format(&line, "<%d>verdict[%ld]: ", DAEMON_NOTICE, (long)getpid());
	else
		buf_add(&line, "verdict: ");
	utf8_append_visible(&line, text, strlen(text));
	if (!is_system)
		buf_char(&line, '\n');
	ssize_t wrote = write(log_fd, buf_text(&line), line.length);
	(void)wrote;
	buf_free(&line);
}

void
log_often(struct log_often *often, const char *text)
{
	struct buf line = {0};
	int64_t now = clock_steady_ms();
	if (often->said != 0 && now - often->said < LOG_OFTEN_MS) {
		often->unsaid++;
		return;
	}
	buf_add(&line, text);
	if (often->unsaid > 0)
		buf_format(&line, " (and %ld times since that was last said)", often->unsaid);
	log_say(buf_text(&line));
	buf_free(&line);
	*often = (struct log_often){.said = now};
}
