#include "store/library.h"

#include <dlfcn.h>
#include <string.h>

#include "base/fail.h"

bool
library_load(const char *name, const char *file, const struct library_entry *entries, size_t count,
             struct fail *fail)
{
	void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
	if (library == NULL)
		return fail_set(fail, "the %s library is not here (%s); 'make deps' installs it", name, file);
	for (size_t i = 0; i < count; i++) {
		const void *function = dlsym(library, entries[i].name);
		if (function == NULL)
			return fail_set(fail, "the %s library here is too old: it has no %s", name, entries[i].name);
		memcpy(entries[i].slot, &function, sizeof function);
	}
	return true;
}
