/* Where things are: quizzes in ./quizzes, then the person's own, then the installed ones; what is kept of
 * sittings in the folder for a program's state. */
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

enum { SHELF_FOLDERS = 3 };

struct shelf {
	struct found *list; /* by folder, then by id */
	int count;
	const char *folders[SHELF_FOLDERS]; /* where was looked, in this order; NULL: there is no home */
};

/* All quiz files in the folders, `datadir` being where the program's own files are installed (such as
 * /usr/local/share). Folders that are not there are passed over. */
struct shelf paths_shelf(struct arena *, const char *datadir);

/* The path of a quiz: the file itself if `name` has a '/' or ends in ".ini", else the first one with
 * that id, else a file of that name, else NULL. A path that can't even be looked at is given back:
 * reading it says why. */
const char *paths_quiz(struct arena *, const struct shelf *, const char *name);

/* The folder for what the program keeps: verdict in $XDG_STATE_HOME, else in ~/.local/state. NULL without
 * a home. It need not be there. */
const char *paths_state(struct arena *);

/* From now on that is this folder (which outlives it), whatever the environment says; NULL: there is
 * none. */
void paths_keep_in(const char *folder);

/* The home of the user by the system's list, not by the environment; NULL if there is none. */
const char *paths_home(struct arena *);

/* The path of a file in a folder. */
const char *paths_inside(struct arena *, const char *folder, const char *name);

#endif
