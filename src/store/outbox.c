#include "store/outbox.h"

#include <stddef.h>

#include "base/arena.h"
#include "store/db.h"

static bool
read_wholes(struct db *db, struct arena *arena, struct outbox *box, struct fail *fail)
{
	enum { SITTINGS = 256, MOVES = 16 * 1024 };
	struct sitting *list;
	int count;
	int64_t moves = 0;
	if (!sitting_waiting(db, arena, SITTINGS, &list, &count, fail))
		return false;
	box->list = ARENA_ARRAY(arena, (size_t)count, struct whole);
	for (; box->count < count && moves < MOVES; box->count++) {
		if (!whole_read(db, arena, &list[box->count], &box->list[box->count], fail))
			return false;
		moves += list[box->count].moves;
	}
	return true;
}

bool
outbox_read(struct db *db, struct arena *arena, struct outbox *box, struct fail *fail)
{
	*box = (struct outbox){0};
	if (!db_look(db, fail))
		return false;
	bool good = read_wholes(db, arena, box, fail);
	db_rollback(db);
	return good;
}

bool
outbox_send(struct db *to, const struct outbox *box, struct brought *brought, struct fail *fail)
{
	struct brought before = *brought;
	bool good = db_begin(to, fail);
	if (!good)
		return false;
	for (int i = 0; i < box->count && good; i++)
		good = whole_bring(to, &box->list[i], brought, fail);
	if (good && db_commit(to, fail))
		return true;
	if (!good)
		db_rollback(to);
	*brought = before;
	return false;
}

bool
outbox_mark(struct db *db, const struct outbox *box, struct fail *fail)
{
	bool good = db_begin(db, fail);
	if (!good)
		return false;
	for (int i = 0; i < box->count && good; i++)
		good = sitting_sent(db, box->list[i].stands.id, box->list[i].stands.moves, fail);
	if (good)
		return db_commit(db, fail);
	db_rollback(db);
	return false;
}
