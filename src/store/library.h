/* A library of a database: loaded when one is opened, not when the program starts. */
#ifndef STORE_LIBRARY_H
#define STORE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

struct fail;

struct library_entry {
	const char *name;
	void *slot; /* a pointer to a function, to be filled */
};

/* False with a sentence if it is not there, or lacks one of the functions. `name` is what people call it. */
bool library_load(const char *name, const char *file, const struct library_entry *, size_t count,
                  struct fail *);

#endif
