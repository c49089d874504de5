#include "sys/paths.h"

#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"

static const char suffix[] = ".ini";

enum { SUFFIX = sizeof suffix - 1 };

static bool
has_suffix(const char *name)
{
	size_t length = strlen(name);
	return length > SUFFIX && strcmp(name + length - SUFFIX, suffix) == 0;
}

static const char *
joined(struct arena *arena, const char *folder, const char *name)
{
	struct buf path = {0};
	buf_format(&path, "%s/%s", folder, name);
	const char *copy = buf_take(&path, arena);
	buf_free(&path);
	return copy;
}

/* A folder of the person's own: the variable, which counts only if absolute, else a folder of the home;
 * NULL without a home. */
static const char *
own_folder(struct arena *arena, const char *variable, const char *folder)
{
	const char *own = getenv(variable), *home = getenv("HOME");
	if (own != NULL && own[0] == '/')
		return own;
	return home == NULL || home[0] != '/' ? NULL : joined(arena, home, folder);
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct found *)a)->id, ((const struct found *)b)->id);
}

static void
add(struct arena *arena, struct shelf *shelf, const char *folder, const char *name)
{
	/* Doubles whenever the count is a power of two. */
	if ((shelf->count & (shelf->count - 1)) == 0) {
		size_t room = shelf->count == 0 ? 1 : 2 * (size_t)shelf->count;
		struct found *list = ARENA_ARRAY(arena, room, struct found);
		if (shelf->count != 0)
			memcpy(list, shelf->list, (size_t)shelf->count * sizeof *list);
		shelf->list = list;
	}
	shelf->list[shelf->count++] = (struct found){
		.id = arena_copy(arena, name, strlen(name) - SUFFIX),
		.path = joined(arena, folder, name),
	};
}

static void
read_folder(struct arena *arena, struct shelf *shelf, const char *folder)
{
	DIR *dir = folder == NULL ? NULL : opendir(folder);
	if (dir == NULL)
		return;
	int before = shelf->count;
	const struct dirent *entry;
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.' && has_suffix(entry->d_name))
			add(arena, shelf, folder, entry->d_name);
	closedir(dir);
	if (shelf->count == before)
		return;
	qsort(shelf->list + before, (size_t)(shelf->count - before), sizeof *shelf->list, by_id);
	for (int i = before; i < shelf->count; i++)
		for (int j = 0; j < before; j++)
			shelf->list[i].hidden |= strcmp(shelf->list[i].id, shelf->list[j].id) == 0;
}

struct shelf
paths_shelf(struct arena *arena, const char *datadir)
{
	const char *home = own_folder(arena, "XDG_DATA_HOME", ".local/share");
	struct shelf shelf = {
		.folders = {
			"quizzes",
			home == NULL ? NULL : joined(arena, home, "verdict/quizzes"),
			joined(arena, datadir, "verdict/quizzes"),
		},
	};
	for (int i = 0; i < SHELF_FOLDERS; i++)
		read_folder(arena, &shelf, shelf.folders[i]);
	return shelf;
}

const char *
paths_quiz(struct arena *arena, const struct shelf *shelf, const char *name)
{
	bool is_path = strchr(name, '/') != NULL || has_suffix(name);
	for (int i = 0; i < shelf->count && !is_path; i++)
		if (strcmp(shelf->list[i].id, name) == 0)
			return shelf->list[i].path;
	bool there = access(name, F_OK) == 0;
	/* What keeps a file from being seen is told by whoever reads it. */
	bool hidden = !there && is_path && errno != ENOENT && errno != ENOTDIR;
	return there || hidden ? arena_copy(arena, name, strlen(name)) : NULL;
}

static const char *state_folder;
static bool state_is_set;

void
paths_keep_in(const char *folder)
{
	state_folder = folder;
	state_is_set = true;
}

const char *
paths_home(struct arena *arena)
{
	const struct passwd *user = getpwuid(geteuid());
	return user == NULL || user->pw_dir == NULL || user->pw_dir[0] != '/'
		? NULL : arena_copy(arena, user->pw_dir, strlen(user->pw_dir));
}

const char *
paths_state(struct arena *arena)
{
	if (state_is_set)
		return state_folder;
	const char *state = own_folder(arena, "XDG_STATE_HOME", ".local/state");
	return state == NULL ? NULL : joined(arena, state, "verdict");
}

const char *
paths_inside(struct arena *arena, const char *folder, const char *name)
{
	return joined(arena, folder, name);
}
