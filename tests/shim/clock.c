/* Another clock for a program that this is preloaded to: the time of day is off by so many seconds as the file
 * VERDICT_CLOCK has, a number in text, which may change meanwhile; all else goes on as it was. The file is
 * mapped before the program locks itself in. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { BYTES = 32 };

static const char *off;

__attribute__((constructor)) static void
look(void)
{
	const char *path = getenv("VERDICT_CLOCK");
	int fd = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
	void *map = fd < 0 ? MAP_FAILED : mmap(NULL, BYTES, PROT_READ, MAP_SHARED, fd, 0);
	off = map == MAP_FAILED ? NULL : map;
	if (fd >= 0)
		close(fd);
}

int
clock_gettime(clockid_t clock, struct timespec *time)
{
	int got = (int)syscall(SYS_clock_gettime, clock, time);
	if (got == 0 && clock == CLOCK_REALTIME && off != NULL)
		time->tv_sec += strtol(off, NULL, 10);
	return got;
}
