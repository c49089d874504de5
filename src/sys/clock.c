#include "sys/clock.h"

#include <time.h>

#include "base/buf.h"

int64_t
clock_utc(void)
{
	struct timespec t = {0};
	clock_gettime(CLOCK_REALTIME, &t);
	return t.tv_sec;
}

int64_t
clock_steady_ms(void)
{
	struct timespec t = {0};
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
clock_write(struct buf *buf, int64_t utc, bool hours)
{
	time_t time = (time_t)utc;
	struct tm parts;
	char text[64];
	if (localtime_r(&time, &parts) == NULL ||
	    strftime(text, sizeof text, hours ? "%e %b %Y, %H:%M" : "%e %b %Y", &parts) == 0)
		buf_format(buf, "@%lld", (long long)utc);
	else
		buf_add(buf, text[0] == ' ' ? text + 1 : text);
}

void
clock_day(struct buf *buf, int64_t utc)
{
	time_t time = (time_t)utc;
	struct tm parts;
	char text[64];
	if (localtime_r(&time, &parts) == NULL || strftime(text, sizeof text, "%Y-%m-%d", &parts) == 0)
		buf_format(buf, "@%lld", (long long)utc);
	else
		buf_add(buf, text);
}
