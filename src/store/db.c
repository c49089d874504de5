#include "store/db.h"

#include <stddef.h>

bool
db_look(struct db *db, struct fail *fail)
{
	return db->kind->look(db, fail);
}

bool
db_begin(struct db *db, struct fail *fail)
{
	return db->kind->begin(db, fail);
}

bool
db_commit(struct db *db, struct fail *fail)
{
	return db->kind->commit(db, fail);
}

void
db_rollback(struct db *db)
{
	db->kind->rollback(db);
}

void
db_close(struct db *db)
{
	if (db != NULL)
		db->kind->close(db);
}

bool
db_start(struct db *db, enum sql sql, const struct db_value *values, int count, struct fail *fail)
{
	return db->kind->start(db, sql, values, count, fail);
}

enum db_step
db_step(struct db *db, enum sql sql, struct fail *fail)
{
	return db->kind->step(db, sql, fail);
}

void
db_stop(struct db *db, enum sql sql)
{
	db->kind->stop(db, sql);
}

bool
db_run(struct db *db, enum sql sql, const struct db_value *values, int count, struct fail *fail)
{
	if (!db_start(db, sql, values, count, fail))
		return false;
	enum db_step step;
	do
		step = db_step(db, sql, fail);
	while (step == DB_ROW);
	db_stop(db, sql);
	return step == DB_DONE;
}

int64_t
db_changes(struct db *db)
{
	return db->kind->changes(db);
}

int64_t
db_number(struct db *db, enum sql sql, int column)
{
	return db->kind->number(db, sql, column);
}

const char *
db_text(struct db *db, enum sql sql, int column)
{
	return db->kind->text(db, sql, column);
}
