#define _GNU_SOURCE /* memfd_create */
#include "sys/tty.h"

#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

bool
tty_is(int fd)
{
	return isatty(fd) == 1;
}

bool
tty_size(int fd, int *rows, int *columns)
{
	struct winsize size;
	if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return false;
	*rows = size.ws_row;
	*columns = size.ws_col;
	return true;
}

int
tty_memory(void)
{
	return memfd_create("frame", MFD_CLOEXEC);
}
