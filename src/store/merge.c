#include "store/merge.h"

#include <stddef.h>

#include "base/arena.h"
#include "store/db.h"

static bool
merge_one(struct db *to, struct db *from, const struct sitting *stands, struct brought *brought,
          struct fail *fail)
{
	struct arena scratch = {0};
	struct whole whole;
	bool good = whole_read(from, &scratch, stands, &whole, fail) &&
	            whole_bring(to, &whole, brought, fail);
	arena_free(&scratch);
	return good;
}

/* So many sittings in one transaction. */
static bool
merge_some(struct db *to, struct db *from, const struct sitting *list, int count,
           struct brought *brought, struct fail *fail)
{
	struct brought before = *brought;
	if (!db_begin(to, fail))
		return false;
	bool good = true;
	/* The oldest first, so that their order stays. */
	for (int i = count - 1; i >= 0 && good; i--)
		good = merge_one(to, from, &list[i], brought, fail);
	if (good && db_commit(to, fail))
		return true;
	if (!good)
		db_rollback(to);
	*brought = before;
	return false;
}

bool
merge(struct db *to, struct db *from, struct brought *brought, struct fail *fail)
{
	enum { AT_ONCE = 256 };
	struct arena arena = {0};
	struct sitting *list;
	int count;
	*brought = (struct brought){0};
	if (!db_look(from, fail))
		return false;
	bool good = sitting_list(from, &arena, &list, &count, fail);
	while (good && count > 0) {
		int some = count < AT_ONCE ? count : AT_ONCE;
		count -= some;
		good = merge_some(to, from, list + count, some, brought, fail);
	}
	db_rollback(from);
	arena_free(&arena);
	return good;
}
