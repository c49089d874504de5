/* Files that are nobody else's business. What is there already is looked at before it is trusted: it
 * must be what it is taken for (no link, no pipe), and nobody else may be able to change it. */
#ifndef SYS_PRIVATE_H
#define SYS_PRIVATE_H

#include <stdbool.h>

struct arena;
struct fail;

/* The folder at the absolute path, made with its parents (mode 0700) if need be. Its name with all links
 * followed, in the arena; NULL with a sentence. */
const char *private_folder(struct arena *, const char *path, struct fail *);

/* A descriptor of the file, made (mode 0600) if need be, open for reading and writing; -1 with a
 * sentence. */
int private_file(const char *path, struct fail *);

#endif
