/* Where quizzes are found: ./quizzes, then the person's own, then the installed ones. */
#ifndef SYS_PATHS_H
#define SYS_PATHS_H

#include <stdbool.h>

struct arena;

/* A quiz file that is there. */
struct found {
	const char *id;   /* the file's name without its folder and ".ini" */
	const char *path;
	bool hidden;      /* an earlier folder has one with the same id */
};

struct shelf {
	struct found *list; /* by folder, then by id */
	int count;
};

/* All quiz files in the folders, `datadir` being where the program's own files are installed (such as
 * /usr/local/share). Folders that are not there are passed over. */
struct shelf paths_shelf(struct arena *, const char *datadir);

/* The path of a quiz: the file itself if `name` has a '/' or ends in ".ini", else the first one with
 * that id, else a file of that name, else NULL. A path that can't even be looked at is given back:
 * reading it says why. */
const char *paths_quiz(struct arena *, const struct shelf *, const char *name);

#endif
