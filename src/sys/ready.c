#include "sys/ready.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>

#include "sys/clock.h"
#include "sys/signals.h"

enum ready
ready_wait(int fd, bool writing, int milliseconds)
{
	int64_t end = clock_steady_ms() + milliseconds;
	struct pollfd both[] = {
		{.fd = signals_fd(), .events = POLLIN},
		{.fd = fd, .events = writing ? POLLIN | POLLOUT : POLLIN},
	};
	for (;;) {
		struct signals_news news = signals_take();
		if (news.end != 0)
			return READY_END;
		if (news.stop)
			signals_stop();
		int64_t left = end - clock_steady_ms();
		int count = poll(both, 2, left > 0 ? (int)left : 0);
		if (count > 0 && both[0].revents == 0)
			return READY_NOW;
		if (count == 0 || (count < 0 && errno != EINTR))
			return READY_LATE;
	}
}
