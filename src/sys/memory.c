#define _DEFAULT_SOURCE /* madvise */
#include "sys/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/attr.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* What is below the frames in use, as far as calls ever get: reading a quiz or a terminal's description takes
 * buffers there that are never wanted again. A page is left for the call itself. The stack grows down, and
 * there is nothing but room for it below. Not a part of its caller, of whose frame nothing must be lost. */
static NO_INLINE void
return_stack(void)
{
	const uintptr_t depth = (uintptr_t)256 * 1024, page = (uintptr_t)sysconf(_SC_PAGESIZE);
	uintptr_t end = ((uintptr_t)__builtin_frame_address(0) & ~(page - 1)) - page;
	madvise((void *)(end - depth), depth, MADV_DONTNEED);
}

void
memory_return(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
	return_stack();
}

void
memory_wipe(void)
{
#ifdef __GLIBC__
	enum { FREED = 0xa5 };
	mallopt(M_PERTURB, FREED);
#endif
}
