#include "store/merge.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/fail.h"
#include "store/db.h"
#include "store/sitting.h"

static struct db_value
value(struct db *db, enum sql sql, int column, bool text)
{
	if (text)
		return (struct db_value)DB_TEXT(db_text(db, sql, column));
	return (struct db_value)DB_NUMBER(db_number(db, sql, column));
}

/* The rows of a sitting in one of the two tables for reports: two texts, then a text and a number or the
 * other way round. */
static bool
copy_rows(struct db *to, const struct sitting *here, struct db *from, int64_t there, enum sql get,
          enum sql add, bool text_first, struct fail *fail)
{
	enum db_step step;
	if (!DB_START(from, get, fail, DB_NUMBER(there)))
		return false;
	while ((step = db_step(from, get, fail)) == DB_ROW) {
		const struct db_value values[] = {
			DB_NUMBER(here->number), DB_TEXT(db_text(from, get, 0)), DB_TEXT(db_text(from, get, 1)),
			value(from, get, 2, text_first), value(from, get, 3, !text_first),
		};
		if (!db_run(to, add, values, sizeof values / sizeof values[0], fail))
			break;
	}
	db_stop(from, get);
	return step == DB_DONE;
}

/* The moves that are missing here. Where the two went on differently, those here stay. */
static bool
copy_moves(struct db *to, const struct sitting *here, struct arena *arena, struct db *from,
           int64_t there, struct merged *merged, bool *parted, struct fail *fail)
{
	struct sitting_move *moves;
	int count;
	*parted = false;
	if (!sitting_moves(from, arena, there, &moves, &count, fail))
		return false;
	for (int i = 0; i < count && !*parted; i++) {
		if (!sitting_move(to, here, i + 1, &moves[i], parted, fail))
			return false;
		merged->moves += !*parted && db_changes(to) > 0;
	}
	return true;
}

static bool
copy_verdict(struct db *to, const struct sitting *here, struct db *from, const struct sitting *there,
             struct fail *fail)
{
	if (there->verdict[0] == '\0')
		return true;
	return DB_RUN(to, SQL_SITTING_JUDGED, fail, DB_NUMBER(there->ended), DB_TEXT(there->verdict),
	              DB_TEXT(there->strength), DB_NUMBER(here->number)) &&
	       DB_RUN(to, SQL_ANSWERS_DROP, fail, DB_NUMBER(here->number)) &&
	       DB_RUN(to, SQL_FITS_DROP, fail, DB_NUMBER(here->number)) &&
	       copy_rows(to, here, from, there->number, SQL_ANSWERS, SQL_ANSWER_ADD, true, fail) &&
	       copy_rows(to, here, from, there->number, SQL_FITS, SQL_FIT_ADD, false, fail);
}

/* How far it is here; -1 if it is not. */
static bool
moves_here(struct db *to, const char *id, int64_t *moves, struct fail *fail)
{
	if (!DB_START(to, SQL_SITTING_MOVES, fail, DB_TEXT(id)))
		return false;
	enum db_step step = db_step(to, SQL_SITTING_MOVES, fail);
	*moves = step == DB_ROW ? db_number(to, SQL_SITTING_MOVES, 0) : -1;
	db_stop(to, SQL_SITTING_MOVES);
	return step != DB_FAILED;
}

static bool
merge_one(struct db *to, struct db *from, const struct sitting *there, struct merged *merged,
          struct fail *fail)
{
	int64_t before;
	if (!moves_here(to, there->id, &before, fail))
		return false;
	if (before >= there->moves)
		return true;
	struct sitting here = *there;
	struct arena scratch = {0};
	bool parted;
	bool good = sitting_add(to, &here, fail) &&
	            (before >= 0 || DB_RUN(to, SQL_SITTING_GUEST, fail, DB_NUMBER(here.number))) &&
	            copy_moves(to, &here, &scratch, from, there->number, merged, &parted, fail) &&
	            (parted || (sitting_stands(to, &here, fail) &&
	                        copy_verdict(to, &here, from, there, fail)));
	arena_free(&scratch);
	merged->sittings += good && before < 0;
	merged->longer += good && before >= 0 && !parted;
	return good;
}

/* So many sittings in one transaction. */
static bool
merge_some(struct db *to, struct db *other, const struct sitting *list, int count,
           struct merged *merged, struct fail *fail)
{
	struct merged before = *merged;
	if (!db_begin(to, fail))
		return false;
	bool good = true;
	/* The oldest first, so that their order stays. */
	for (int i = count - 1; i >= 0 && good; i--)
		good = merge_one(to, other, &list[i], merged, fail);
	if (good && db_commit(to, fail))
		return true;
	if (!good)
		db_rollback(to);
	*merged = before;
	return false;
}

bool
merge(struct db *to, struct db *from, struct merged *merged, struct fail *fail)
{
	enum { AT_ONCE = 256 };
	struct arena arena = {0};
	struct sitting *list;
	int count;
	*merged = (struct merged){0};
	bool good = sitting_list(from, &arena, &list, &count, fail);
	while (good && count > 0) {
		int some = count < AT_ONCE ? count : AT_ONCE;
		count -= some;
		good = merge_some(to, from, list + count, some, merged, fail);
	}
	arena_free(&arena);
	return good;
}
