/* A file that was not there before: it appears whole or not at all, and takes no other's place. */
#ifndef SYS_FRESH_H
#define SYS_FRESH_H

#include <stdbool.h>
#include <stddef.h>

struct fail;

/* Is there anything of that name? False with a sentence; also when nobody may look. */
bool fresh_name(const char *path, struct fail *);

/* Writes the file, through another name in the same folder. False with a sentence, and then nothing was
 * changed. */
bool fresh_write(const char *path, const char *bytes, size_t length, struct fail *);

#endif
