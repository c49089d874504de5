#include "sys/clock.h"

#include <string.h>
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
clock_today(void)
{
	time_t now = (time_t)clock_utc();
	struct tm parts;
	if (localtime_r(&now, &parts) == NULL)
		return now;
	parts.tm_hour = parts.tm_min = parts.tm_sec = 0;
	parts.tm_isdst = -1;
	return mktime(&parts);
}

int64_t
clock_steady_ms(void)
{
	struct timespec t = {0};
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* What strftime wrote, without the blank of a day with one digit; the seconds if that was nothing. */
static void
add(struct buf *buf, int64_t utc, const char *text, size_t length)
{
	if (length == 0)
		buf_format(buf, "@%lld", (long long)utc);
	else
		buf_add(buf, text[0] == ' ' ? text + 1 : text);
}

enum { TEXT = 64 };

void
clock_write(struct buf *buf, int64_t utc, bool hours)
{
	time_t time = (time_t)utc;
	struct tm parts;
	char text[TEXT];
	size_t length = localtime_r(&time, &parts) == NULL ? 0
	                : hours ? strftime(text, TEXT, "%e %b %Y, %H:%M", &parts)
	                        : strftime(text, TEXT, "%e %b %Y", &parts);
	add(buf, utc, text, length);
}

void
clock_day(struct buf *buf, int64_t utc)
{
	time_t time = (time_t)utc;
	struct tm parts;
	char text[TEXT];
	add(buf, utc, text, localtime_r(&time, &parts) == NULL ? 0 : strftime(text, TEXT, "%Y-%m-%d", &parts));
}

void
clock_write_utc(struct buf *buf, int64_t utc)
{
	time_t time = (time_t)utc;
	struct tm parts;
	char text[TEXT];
	add(buf, utc, text,
	    gmtime_r(&time, &parts) == NULL ? 0 : strftime(text, TEXT, "%Y-%m-%d %H:%M:%S", &parts));
}

static bool
read_number(const char **text, size_t digits, int *number)
{
	*number = 0;
	if (strspn(*text, "0123456789") < digits)
		return false;
	for (; digits > 0; digits--)
		*number = 10 * *number + *(*text)++ - '0';
	return true;
}

bool
clock_read_day(const char *text, int64_t *begins, int64_t *ends)
{
	int year, month, day;
	if (!read_number(&text, 4, &year) || *text++ != '-' || !read_number(&text, 2, &month) ||
	    *text++ != '-' || !read_number(&text, 2, &day) || *text != '\0')
		return false;
	struct tm parts = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_isdst = -1};
	struct tm next = parts;
	next.tm_mday++;
	*begins = mktime(&parts);
	*ends = mktime(&next);
	return parts.tm_mon == month - 1 && parts.tm_mday == day && *begins < *ends;
}
