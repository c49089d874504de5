/* SQLite. The library is loaded when a database is opened, not when the program starts: linked, it
 * would cost every start half a millisecond, a third of the time to the first screen. */
#include <sqlite3.h>

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/fail.h"
#include "store/db.h"
#include "store/library.h"

/* -- the library -- */

#define FUNCTIONS(f) \
	f(bind_int64) f(bind_text) f(busy_timeout) f(changes) f(close) f(column_int64) \
	f(column_text) f(config) f(db_config) f(db_release_memory) f(exec) f(extended_errcode) \
	f(finalize) f(initialize) f(libversion) f(open_v2) f(prepare_v3) f(randomness) f(reset) f(step) \
	f(system_errno) f(wal_checkpoint_v2)

#define SLOT(name) TYPE_OF(sqlite3_##name) *(name);
static struct {
	FUNCTIONS(SLOT)
} lib;

#define ENTRY(name) {"sqlite3_" #name, &lib.name},
static const struct library_entry entries[] = {FUNCTIONS(ENTRY)};

static bool
load(struct fail *fail)
{
	static bool loaded;
	if (loaded)
		return true;
	if (!library_load("SQLite", "libsqlite3.so.0", entries, sizeof entries / sizeof entries[0], fail))
		return false;
	lib.config(SQLITE_CONFIG_SINGLETHREAD);
	lib.config(SQLITE_CONFIG_MEMSTATUS, 0);
	/* No room for small objects is taken in advance: a sitting needs few. */
	lib.config(SQLITE_CONFIG_LOOKASIDE, 128, 64);
	loaded = lib.initialize() == SQLITE_OK;
	char seed; /* the system's random numbers are opened now: one that is locked in can't later */
	lib.randomness(sizeof seed, &seed);
	return loaded || fail_set(fail, "the SQLite library does not start");
}

const char *
sqlite_version(void)
{
	return load(NULL) ? lib.libversion() : "";
}

/* -- a database -- */

struct sqlite {
	struct db db;
	sqlite3 *handle;
	struct db_guard guard;
	int patience; /* milliseconds */
	bool guarded; /* between begin and commit */
	sqlite3_stmt *statements[SQLS];
};

static struct sqlite *
of(struct db *db)
{
	return (struct sqlite *)(void *)db;
}

/* What went wrong, in words. */
static bool
refuse(const struct sqlite *s, struct fail *fail)
{
	static const struct {
		int code;
		const char *sentence;
	} known[] = {
		{SQLITE_FULL, "the disk is full"},
		{SQLITE_READONLY, "the store can only be read"},
		{SQLITE_BUSY, "another program keeps the store locked"},
		{SQLITE_CORRUPT, "the store is damaged"},
		{SQLITE_NOTADB, "the store is no database, or is damaged"},
		{SQLITE_CANTOPEN, "the store can't be opened"},
		{SQLITE_NOMEM, "there is not enough memory"},
	};
	int code = lib.extended_errcode(s->handle);
	int error = lib.system_errno(s->handle);
	if (error == ENOSPC && ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN))
		code = SQLITE_FULL;
	if ((code & 0xff) == SQLITE_IOERR)
		return fail_set(fail, "the store can't be read or written: %s",
		                error == 0 ? "the disk fails, or is full" : strerror(error));
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (known[i].code == (code & 0xff))
			return fail_set(fail, "%s", known[i].sentence);
	return fail_set(fail, "the store can't be used (SQLite error %d)", code);
}

static bool
guard_take(struct sqlite *s, struct fail *fail)
{
	return s->guard.take == NULL || s->guard.take(s->guard.context, s->patience, fail);
}

static void
guard_give(struct sqlite *s)
{
	if (s->guard.give != NULL)
		s->guard.give(s->guard.context);
}

static void
end_guarded(struct sqlite *s)
{
	guard_give(s);
	s->guarded = false;
}

static bool
say(struct sqlite *s, const char *sql, struct fail *fail)
{
	return lib.exec(s->handle, sql, NULL, NULL, NULL) == SQLITE_OK || refuse(s, fail);
}

static void
finalize_all(struct sqlite *s)
{
	for (int i = 0; i < SQLS; i++) {
		lib.finalize(s->statements[i]);
		s->statements[i] = NULL;
	}
}

/* The last one to close copies the log back: under the guard. Without it the log is left to others. */
static void
close_sqlite(struct db *db)
{
	struct sqlite *s = of(db);
	bool guarded = s->guarded || (s->handle != NULL && guard_take(s, NULL));
	finalize_all(s);
	if (!guarded && s->handle != NULL)
		lib.db_config(s->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	lib.close(s->handle);
	if (guarded)
		guard_give(s);
	free(s);
}

static bool
ask_number(struct sqlite *s, const char *sql, int64_t *number, struct fail *fail)
{
	sqlite3_stmt *statement = NULL;
	bool good = lib.prepare_v3(s->handle, sql, -1, 0, &statement, NULL) == SQLITE_OK &&
	            lib.step(statement) == SQLITE_ROW;
	if (good)
		*number = lib.column_int64(statement, 0);
	else
		refuse(s, fail);
	lib.finalize(statement);
	return good;
}

/* Runs the migrations that are missing, and marks the file, all in one transaction. */
static bool
migrate(struct sqlite *s, int64_t version, struct fail *fail)
{
	struct buf stamp = {0};
	buf_format(&stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d", SCHEMA_MARK,
	           SCHEMA_VERSION);
	bool good = say(s, "BEGIN IMMEDIATE", fail);
	for (int64_t v = version; good && v < SCHEMA_VERSION; v++)
		good = say(s, schema_migrations[v], fail);
	good = good && say(s, buf_text(&stamp), fail) && say(s, "COMMIT", fail);
	if (!good)
		lib.exec(s->handle, "ROLLBACK", NULL, NULL, NULL);
	buf_free(&stamp);
	return good;
}

/* Is it ours, and of a version that this program knows? */
static bool
check_version(struct sqlite *s, enum db_open how, struct fail *fail)
{
	int64_t mark, version, tables;
	if (!ask_number(s, "PRAGMA application_id", &mark, fail) ||
	    !ask_number(s, "PRAGMA user_version", &version, fail) ||
	    !ask_number(s, "SELECT count(*) FROM sqlite_schema", &tables, fail))
		return false;
	if (tables == 0 ? how == DB_READ : mark != SCHEMA_MARK)
		return fail_set(fail, "it is no store of this program");
	if (version > SCHEMA_VERSION)
		return fail_set(fail, "a newer verdict made it (version %lld, this one knows %d): use that one",
		                (long long)version, SCHEMA_VERSION);
	if (version < 0 || (how == DB_READ && version < SCHEMA_VERSION))
		return fail_set(fail, "an older verdict made it (version %lld): open it once as the store",
		                (long long)version);
	return version == SCHEMA_VERSION || migrate(s, version, fail);
}

/* A text in the file is data: no function or trigger that somebody put there is run for us. The cache
 * is small, for a sitting touches few pages, and so is the log, for a disk that is nearly full. */
static const char settings[] =
	"PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;"
	"PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA cache_size = 16";
static const char settings_to_write[] =
	"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 256";

static bool
open_file(struct sqlite *s, const char *path, enum db_open how, struct fail *fail)
{
	int flags = how == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	if (lib.open_v2(path, &s->handle, flags | SQLITE_OPEN_NOFOLLOW, NULL) != SQLITE_OK)
		return s->handle == NULL ? fail_set(fail, "there is not enough memory") : refuse(s, fail);
	lib.busy_timeout(s->handle, s->patience);
	lib.db_config(s->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	lib.db_config(s->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	return say(s, settings, fail) && check_version(s, how, fail) &&
	       (how == DB_READ || say(s, settings_to_write, fail));
}

static const struct db_kind kind_sqlite;

struct db *
sqlite_open(const char *path, enum db_open how, const struct db_guard *guard, int milliseconds,
            struct fail *fail)
{
	if (!load(fail))
		return NULL;
	struct sqlite *s = calloc(1, sizeof *s);
	if (s == NULL) {
		memory_exhausted();
		abort();
	}
	*s = (struct sqlite){.db.kind = &kind_sqlite, .guard = *guard, .patience = milliseconds};
	s->guarded = guard_take(s, fail);
	if (s->guarded && open_file(s, path, how, fail)) {
		end_guarded(s);
		return &s->db;
	}
	close_sqlite(&s->db);
	return NULL;
}

void
sqlite_patience(struct db *db, int milliseconds)
{
	of(db)->patience = milliseconds;
	lib.busy_timeout(of(db)->handle, milliseconds);
}

static bool
look(struct db *db, struct fail *fail)
{
	return say(of(db), "BEGIN", fail);
}

static bool
begin(struct db *db, struct fail *fail)
{
	struct sqlite *s = of(db);
	s->guarded = guard_take(s, fail);
	if (s->guarded && say(s, "BEGIN IMMEDIATE", fail))
		return true;
	if (s->guarded)
		end_guarded(s);
	return false;
}

static bool
commit(struct db *db, struct fail *fail)
{
	struct sqlite *s = of(db);
	bool good = say(s, "COMMIT", fail);
	if (!good)
		lib.exec(s->handle, "ROLLBACK", NULL, NULL, NULL);
	lib.db_release_memory(s->handle); /* the next move may be minutes away */
	end_guarded(s);
	return good;
}

static void
rollback(struct db *db)
{
	struct sqlite *s = of(db);
	lib.exec(s->handle, "ROLLBACK", NULL, NULL, NULL);
	if (s->guarded)
		end_guarded(s);
}

static bool
start(struct db *db, enum sql sql, const struct db_value *values, int count, struct fail *fail)
{
	struct sqlite *s = of(db);
	sqlite3_stmt **statement = &s->statements[sql];
	if (*statement == NULL && lib.prepare_v3(s->handle, sql_texts[sql], -1, SQLITE_PREPARE_PERSISTENT,
	                                         statement, NULL) != SQLITE_OK)
		return refuse(s, fail);
	lib.reset(*statement);
	for (int i = 0; i < count; i++) {
		int bound = values[i].text != NULL
			? lib.bind_text(*statement, i + 1, values[i].text, -1, SQLITE_TRANSIENT)
			: lib.bind_int64(*statement, i + 1, values[i].number);
		if (bound != SQLITE_OK)
			return refuse(s, fail);
	}
	return true;
}

static enum db_step
step(struct db *db, enum sql sql, struct fail *fail)
{
	struct sqlite *s = of(db);
	switch (lib.step(s->statements[sql])) {
	case SQLITE_ROW:
		return DB_ROW;
	case SQLITE_DONE:
		return DB_DONE;
	}
	refuse(s, fail);
	lib.reset(s->statements[sql]);
	return DB_FAILED;
}

static int64_t
changes(struct db *db)
{
	return lib.changes(of(db)->handle);
}

static int64_t
number(struct db *db, enum sql sql, int i)
{
	return lib.column_int64(of(db)->statements[sql], i);
}

static const char *
text(struct db *db, enum sql sql, int column)
{
	const void *found = lib.column_text(of(db)->statements[sql], column);
	return found == NULL ? "" : found;
}

static void
stop(struct db *db, enum sql sql)
{
	lib.reset(of(db)->statements[sql]);
}

static const struct db_kind kind_sqlite = {
	.name = "SQLite",
	.look = look,
	.begin = begin,
	.commit = commit,
	.rollback = rollback,
	.start = start,
	.step = step,
	.changes = changes,
	.number = number,
	.text = text,
	.stop = stop,
	.close = close_sqlite,
};

bool
sqlite_check(struct db *db, void (*fault)(void *, const char *), void *context, struct fail *fail)
{
	static const char sql[] =
		"SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok' UNION ALL "
		"SELECT 'a row of ' || \"table\" || ' belongs to no sitting' FROM pragma_foreign_key_check";
	struct sqlite *s = of(db);
	sqlite3_stmt *statement = NULL;
	int code = lib.prepare_v3(s->handle, sql, -1, 0, &statement, NULL);
	while (code == SQLITE_OK || code == SQLITE_ROW) {
		code = lib.step(statement);
		if (code == SQLITE_ROW && lib.column_text(statement, 0) != NULL)
			fault(context, (const char *)lib.column_text(statement, 0));
	}
	if (code != SQLITE_DONE)
		refuse(s, fail);
	lib.finalize(statement);
	return code == SQLITE_DONE;
}

bool
sqlite_flush(struct db *db, struct fail *fail)
{
	struct sqlite *s = of(db);
	if (!guard_take(s, fail))
		return false;
	finalize_all(s); /* a reader of our own would keep the log */
	int code = lib.wal_checkpoint_v2(s->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	if (code != SQLITE_OK)
		refuse(s, fail);
	guard_give(s);
	return code == SQLITE_OK;
}
