/* PostgreSQL as one more kind of database.
 *
 * What gives no rows is not waited for one by one: it goes out in one piece with the next statement that
 * does, or with the commit, so that a sitting takes two turns over the network and not fifty. What gives
 * rows comes through a cursor, some hundred at a time, so that a long list takes no more memory than a
 * short one and several can be read side by side. */
#include "store/remote.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "store/postgres.h"
#include "store/remote_schema.h"

bool
remote_is_url(const char *word)
{
	static const char *const schemes[] = {"postgresql://", "postgres://"};
	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
		if (strncmp(word, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

#ifndef VERDICT_LIBPQ

struct db *
remote_open(const char *url, enum db_open how, const struct remote_wait *wait, int milliseconds,
            enum remote_state *state, struct fail *fail)
{
	(void)url, (void)how, (void)wait, (void)milliseconds;
	*state = REMOTE_REFUSES;
	fail_set(fail, "this verdict was built without PostgreSQL: 'make deps all' builds one with it "
	               "(libpq-dev on Debian)");
	return NULL;
}

enum remote_state
remote_state(const struct db *db)
{
	(void)db;
	return REMOTE_REFUSES;
}

void
remote_library(struct buf *out)
{
	buf_add(out, "not built in");
}

void
remote_server(const struct db *db, struct buf *out)
{
	(void)db, (void)out;
}

void
remote_name(const char *url, struct buf *out)
{
	(void)url;
	buf_add(out, "PostgreSQL");
}

#else

enum { FETCH = 256 }; /* rows at a time */

/* What a statement with rows has brought last. */
struct rows {
	struct pg_result *result; /* NULL: it is not running */
	int at;                   /* the row; -1: before the first */
	bool cursor;
};

struct remote {
	struct db db;
	struct postgres *line;
	bool within; /* a transaction */
	int implied; /* statements that run in one which nobody asked for */
	bool prepared[SQLS];
	struct rows rows[SQLS];
};

static struct remote *
of(struct db *db)
{
	return (struct remote *)(void *)db;
}

static const struct remote *
of_const(const struct db *db)
{
	return (const struct remote *)(const void *)db;
}

enum remote_state
remote_state(const struct db *db)
{
	return postgres_state(of_const(db)->line);
}

void
remote_library(struct buf *out)
{
	int version = postgres_version();
	if (version == 0)
		buf_add(out, "libpq is not here");
	else
		buf_format(out, "libpq %d.%d", version / 10000, version % 10000);
}

void
remote_server(const struct db *db, struct buf *out)
{
	int version = postgres_server_version(of_const(db)->line);
	buf_format(out, "%d.%d", version / 10000, version % 10000);
}

void
remote_name(const char *url, struct buf *out)
{
	postgres_name(url, out);
}

/* -- statements -- */

static bool
say(struct remote *r, const char *sql, struct fail *fail)
{
	return postgres_queue(r->line, NULL, NULL, sql, NULL, 0, fail);
}

/* The name of a statement there, and of its cursor, behind some words. */
static char *
with_name(struct buf *text, const char *words, enum sql sql)
{
	buf_format(text, "%ss%d", words, (int)sql);
	return text->text;
}

static void
forget(struct remote *r, enum sql sql)
{
	postgres_clear(r->rows[sql].result);
	r->rows[sql] = (struct rows){.at = -1};
}

static bool
fetch(struct remote *r, enum sql sql, struct fail *fail)
{
	struct buf text = {0};
	struct rows *rows = &r->rows[sql];
	buf_format(&text, "FETCH %d FROM ", FETCH);
	bool good = say(r, with_name(&text, "", sql), fail) && postgres_drain(r->line, &rows->result, fail);
	buf_free(&text);
	rows->at = -1;
	return good;
}

/* A cursor needs a transaction: outside of one there is one as long as any of them runs. */
static bool
open_cursor(struct remote *r, enum sql sql, const struct db_value *values, int count,
            struct fail *fail)
{
	struct buf text = {0};
	if (!r->within && r->implied == 0 && !say(r, "BEGIN READ ONLY", fail))
		return false;
	r->implied += !r->within;
	with_name(&text, "DECLARE ", sql);
	buf_format(&text, " NO SCROLL CURSOR FOR %s", sql_texts[sql]);
	bool good = postgres_queue(r->line, NULL, NULL, buf_text(&text), values, count, fail);
	buf_free(&text);
	r->rows[sql].cursor = true;
	return good && fetch(r, sql, fail);
}

static bool
execute(struct remote *r, enum sql sql, const struct db_value *values, int count, struct fail *fail)
{
	struct buf text = {0};
	bool good = postgres_queue(r->line, with_name(&text, "", sql), &r->prepared[sql], sql_texts[sql],
	                           values, count, fail);
	buf_free(&text);
	return good;
}

static void
stop(struct db *db, enum sql sql)
{
	struct remote *r = of(db);
	struct buf text = {0};
	bool cursor = r->rows[sql].cursor;
	forget(r, sql);
	if (!cursor || postgres_state(r->line) != REMOTE_WELL)
		return;
	say(r, with_name(&text, "CLOSE ", sql), NULL);
	buf_free(&text);
	if (!r->within && --r->implied == 0 && say(r, "COMMIT", NULL))
		postgres_drain(r->line, NULL, NULL);
}

static bool
start(struct db *db, enum sql sql, const struct db_value *values, int count, struct fail *fail)
{
	struct remote *r = of(db);
	stop(db, sql);
	if (strncmp(sql_texts[sql], "SELECT", strlen("SELECT")) == 0)
		return open_cursor(r, sql, values, count, fail);
	if (!execute(r, sql, values, count, fail))
		return false;
	bool waits = !r->within || strstr(sql_texts[sql], " RETURNING ") != NULL;
	return !waits || postgres_drain(r->line, &r->rows[sql].result, fail);
}

static enum db_step
step(struct db *db, enum sql sql, struct fail *fail)
{
	struct remote *r = of(db);
	struct rows *rows = &r->rows[sql];
	if (rows->result == NULL)
		return DB_DONE;
	if (++rows->at < postgres_count(rows->result))
		return DB_ROW;
	if (!rows->cursor || postgres_count(rows->result) < FETCH)
		return DB_DONE;
	if (!fetch(r, sql, fail))
		return DB_FAILED;
	return ++rows->at < postgres_count(rows->result) ? DB_ROW : DB_DONE;
}

static int64_t
changes(struct db *db)
{
	return postgres_changed(of(db)->line);
}

static const char *
text(struct db *db, enum sql sql, int column)
{
	const struct rows *rows = &of(db)->rows[sql];
	return postgres_value(rows->result, rows->at, column);
}

static int64_t
number(struct db *db, enum sql sql, int column)
{
	return strtoll(text(db, sql, column), NULL, 10);
}

/* -- transactions -- */

static bool
enter(struct remote *r, const char *sql, struct fail *fail)
{
	assert(!r->within && r->implied == 0);
	r->within = say(r, sql, fail);
	return r->within;
}

static bool
look(struct db *db, struct fail *fail)
{
	return enter(of(db), "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", fail);
}

static bool
begin(struct db *db, struct fail *fail)
{
	return enter(of(db), "BEGIN", fail);
}

static void
leave(struct remote *r)
{
	for (int i = 0; i < SQLS; i++)
		forget(r, (enum sql)i);
	r->within = false;
}

static bool
commit(struct db *db, struct fail *fail)
{
	struct remote *r = of(db);
	bool good = say(r, "COMMIT", fail) && postgres_drain(r->line, NULL, fail);
	leave(r);
	return good;
}

static void
rollback(struct db *db)
{
	struct remote *r = of(db);
	if (say(r, "ROLLBACK", NULL))
		postgres_drain(r->line, NULL, NULL);
	leave(r);
}

static void
close_remote(struct db *db)
{
	struct remote *r = of(db);
	leave(r);
	postgres_close(r->line);
	free(r);
}

static const struct db_kind kind_postgres = {
	.name = "PostgreSQL",
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
	.close = close_remote,
};

/* -- opening -- */

/* Who dies in the middle of a transaction does not keep others waiting. */
static const char settings[] = "SET cursor_tuple_fraction = 1";
static const char settings_to_write[] =
	"SET lock_timeout = 20000; SET idle_in_transaction_session_timeout = 60000";

static bool
set_up(struct postgres *line, enum db_open how, struct fail *fail)
{
	return postgres_script(line, settings, NULL, fail) &&
	       (how == DB_READ || postgres_script(line, settings_to_write, NULL, fail)) &&
	       remote_schema(line, how, fail) && postgres_pipeline(line, fail);
}

struct db *
remote_open(const char *url, enum db_open how, const struct remote_wait *wait, int milliseconds,
            enum remote_state *state, struct fail *fail)
{
	struct postgres *line = postgres_connect(url, wait, milliseconds, state, fail);
	if (line == NULL)
		return NULL;
	if (!set_up(line, how, fail)) {
		/* Where the connection is well, what is there is not. */
		*state = postgres_state(line) == REMOTE_WELL ? REMOTE_REFUSES : postgres_state(line);
		postgres_close(line);
		return NULL;
	}
	struct remote *r = calloc(1, sizeof *r);
	if (r == NULL) {
		memory_exhausted();
		abort();
	}
	*r = (struct remote){.db.kind = &kind_postgres, .line = line};
	*state = REMOTE_WELL;
	return &r->db;
}

#endif
