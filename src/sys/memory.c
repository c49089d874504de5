#include "sys/memory.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void
memory_return(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

void
memory_wipe(void)
{
#ifdef __GLIBC__
	enum { FREED = 0xa5 };
	mallopt(M_PERTURB, FREED);
#endif
}
