#include "cmd/place.h"

#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "sys/paths.h"
#include "sys/private.h"
#include "sys/ready.h"

static const char store_name[] = "sittings.db", guard_name[] = "sittings.guard";

static bool
take(void *context, int milliseconds, struct fail *fail)
{
	return guard_take(context, milliseconds, fail);
}

static void
give(void *context)
{
	guard_give(context);
}

static const char *
folder_path(struct arena *arena, struct fail *fail)
{
	const char *folder = paths_state(arena);
	if (folder == NULL)
		fail_set(fail, "there is no home folder to keep anything in (HOME is not set)");
	return folder;
}

const char *
place_path(struct arena *arena, struct fail *fail)
{
	const char *folder = folder_path(arena, fail);
	return folder == NULL ? NULL : paths_inside(arena, folder, store_name);
}

/* The descriptor is closed before SQLite opens the file: closing it later would drop SQLite's own locks. */
static bool
look_at(const char *path, struct fail *fail)
{
	int fd = private_file(path, fail);
	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static bool
find_file(struct place_file *file, const char *path)
{
	struct stat now;
	bool found = stat(path, &now) == 0;
	*file = found ? (struct place_file){path, now.st_ino, now.st_dev} : (struct place_file){.path = path};
	return found;
}

bool
place_open(struct store_place *place, struct arena *arena, int patience_ms, struct fail *fail)
{
	*place = (struct store_place){.guard = {-1}};
	const char *folder = folder_path(arena, fail);
	if (folder == NULL || (folder = private_folder(arena, folder, fail)) == NULL)
		return false;
	place->path = paths_inside(arena, folder, store_name);
	const char *guard_path = paths_inside(arena, folder, guard_name);
	if (!look_at(place->path, fail) || !guard_open(&place->guard, guard_path, fail))
		return false;
	struct db_guard guard = {&place->guard, take, give};
	place->db = sqlite_open(place->path, DB_CREATE, &guard, patience_ms, fail);
	find_file(&place->files[0], place->path);
	find_file(&place->files[1], guard_path);
	if (place->db == NULL)
		guard_close(&place->guard);
	return place->db != NULL;
}

bool
place_stands(const struct store_place *place)
{
	for (size_t i = 0; i < sizeof place->files / sizeof place->files[0]; i++) {
		const struct place_file *then = &place->files[i];
		struct place_file now;
		if (!find_file(&now, then->path) || now.inode != then->inode || now.device != then->device)
			return false;
	}
	return true;
}

bool
place_find(struct store_place *place, struct arena *arena, bool *there, struct fail *fail)
{
	*place = (struct store_place){.guard = {-1}};
	*there = false;
	const char *path = place_path(arena, fail);
	if (path == NULL)
		return false;
	if (access(path, F_OK) != 0 && errno == ENOENT)
		return true;
	*there = true;
	return place_open(place, arena, PLACE_PATIENCE_MS, fail);
}

bool
place_read(struct store_place *place, struct arena *arena, const char *path, struct fail *fail)
{
	static const struct db_guard alone = {0};
	char real[PATH_MAX];
	struct stat status;
	*place = (struct store_place){.guard = {-1}};
	if (realpath(path, real) == NULL || stat(real, &status) != 0)
		return fail_set(fail, "%s", strerror(errno));
	/* SQLite would wait for whoever writes to a pipe. */
	if (!S_ISREG(status.st_mode))
		return fail_set(fail, "it is no ordinary file");
	place->path = arena_copy(arena, real, strlen(real));
	path = place->path;
	place->db = sqlite_open(path, DB_READ, &alone, PLACE_PATIENCE_MS, fail);
	return place->db != NULL;
}

static bool
ready(void *context, int fd, bool writing, int milliseconds)
{
	(void)context;
	return ready_wait(fd, writing, milliseconds) == READY_NOW;
}

bool
place_elsewhere(struct store_place *place, const char *url, enum db_open how, int patience_ms,
                enum remote_state *state, struct fail *fail)
{
	static const struct remote_wait wait = {NULL, ready};
	struct fail why = {0};
	struct buf name = {0};
	*place = (struct store_place){.guard = {-1}};
	place->db = remote_open(url, how, &wait, patience_ms, state, &why);
	if (place->db != NULL)
		return true;
	remote_name(url, &name);
	fail_set(fail, "%s: %s", buf_text(&name), why.text);
	buf_free(&name);
	return false;
}

bool
place_results(struct store_place *place, struct arena *arena, const char *url, bool *there,
              struct fail *fail)
{
	enum remote_state state;
	*there = true;
	return url == NULL ? place_find(place, arena, there, fail)
	                   : place_elsewhere(place, url, DB_READ, PLACE_REPORT_MS, &state, fail);
}

void
place_close(struct store_place *place)
{
	db_close(place->db);
	place->db = NULL;
	guard_close(&place->guard);
}
