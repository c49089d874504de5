/* A database of sittings, whatever keeps it. The statements are numbered and stand in one table
 * (schema.h); here they are started with their values, stepped through and read. One statement of a
 * number runs at a time.
 *
 * Whatever is written is written between db_begin and db_commit; its statements may be sent on in one
 * piece later, so that it is the commit that tells whether all went well. What is read between db_look and
 * db_rollback is of one moment, and keeps nobody from writing. What comes out of a database was
 * perhaps put there by somebody else: it is read as carefully as a quiz file. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "store/schema.h"

struct fail;

struct db {
	const struct db_kind *kind;
};

struct db_value {
	const char *text; /* NULL: it is a number */
	int64_t number;
};

enum db_step { DB_ROW, DB_DONE, DB_FAILED };

/* One way to keep a database; each in its own file, the only one that knows the library. */
struct db_kind {
	const char *name;
	bool (*look)(struct db *, struct fail *);
	bool (*begin)(struct db *, struct fail *);
	bool (*commit)(struct db *, struct fail *);
	void (*rollback)(struct db *);
	/* A statement already running is started anew. */
	bool (*start)(struct db *, enum sql, const struct db_value *, int count, struct fail *);
	enum db_step (*step)(struct db *, enum sql, struct fail *);
	/* How many rows the statement that ended last has changed. */
	int64_t (*changes)(struct db *);
	/* Columns from 0. A text is "" where there is none, and valid until the next step. */
	int64_t (*number)(struct db *, enum sql, int column);
	const char *(*text)(struct db *, enum sql, int column);
	void (*stop)(struct db *, enum sql);
	void (*close)(struct db *);
};

/* Among several processes only one commits at a time: SQLite before 3.51.3 can lose committed rows
 * where many reset the log and copy it back at once (its "WAL-reset bug"), and a queue is fairer than
 * its own waiting. Whoever opens a database hands in how that is done. */
struct db_guard {
	void *context;
	bool (*take)(void *context, int milliseconds, struct fail *); /* false when it waited in vain */
	void (*give)(void *context);
};

enum db_open {
	DB_CREATE, /* where there is none, a fresh one; older schemas are brought up to date */
	DB_READ,   /* a file that stays as it is; older schemas are refused */
};

/* Opens a file of SQLite. The guard must outlive it; its functions may be NULL for a file that nobody
 * else can have open. Waits at most so long for others, here and later. */
struct db *sqlite_open(const char *path, enum db_open, const struct db_guard *, int milliseconds,
                       struct fail *);
void sqlite_patience(struct db *, int milliseconds);

/* The library's version, "" if it is not there. */
const char *sqlite_version(void);

/* Looks through the whole file. Each fault, as the library words it, is handed over. */
bool sqlite_check(struct db *, void (*fault)(void *context, const char *), void *context,
                  struct fail *);

/* Writes the log back into the file and empties it, so that what was deleted is gone. */
bool sqlite_flush(struct db *, struct fail *);

bool db_look(struct db *, struct fail *);
bool db_begin(struct db *, struct fail *);
bool db_commit(struct db *, struct fail *);
void db_rollback(struct db *);
void db_close(struct db *); /* NULL is fine */

bool db_start(struct db *, enum sql, const struct db_value *, int count, struct fail *);
enum db_step db_step(struct db *, enum sql, struct fail *);
void db_stop(struct db *, enum sql);

/* Starts a statement that gives no rows, and runs it to its end. */
bool db_run(struct db *, enum sql, const struct db_value *, int count, struct fail *);

int64_t db_changes(struct db *);
int64_t db_number(struct db *, enum sql, int column);
const char *db_text(struct db *, enum sql, int column);

#define DB_RUN(db, sql, fail, ...) \
	db_run((db), (sql), (const struct db_value[]){__VA_ARGS__}, \
	       (int)(sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value)), (fail))
#define DB_START(db, sql, fail, ...) \
	db_start((db), (sql), (const struct db_value[]){__VA_ARGS__}, \
	         (int)(sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value)), (fail))
#define DB_TEXT(t) {.text = (t)}
#define DB_NUMBER(n) {.number = (n)}

#endif
