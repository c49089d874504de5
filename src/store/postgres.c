/* The one file that knows the library of PostgreSQL. It is loaded when a connection is wanted, not when the
 * program starts. */
#include "store/postgres.h"

#ifdef VERDICT_LIBPQ

#include <libpq-fe.h>

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "store/library.h"

/* -- the library -- */

#define FUNCTIONS(f) \
	f(clear) f(cmdTuples) f(conninfoFree) f(conninfoParse) f(connectPoll) f(connectStartParams) \
	f(consumeInput) f(enterPipelineMode) f(errorMessage) f(finish) f(flush) f(getResult) f(getvalue) \
	f(isBusy) f(libVersion) f(ntuples) f(pipelineSync) f(resultErrorField) f(resultStatus) \
	f(sendPrepare) f(sendQuery) f(sendQueryParams) f(sendQueryPrepared) f(serverVersion) \
	f(setNoticeReceiver) f(setnonblocking) f(socket) f(status)

#define SLOT(name) TYPE_OF(PQ##name) *(name);
static struct {
	FUNCTIONS(SLOT)
} lib;

#define ENTRY(name) {"PQ" #name, &lib.name},
static const struct library_entry entries[] = {FUNCTIONS(ENTRY)};

static bool
load(struct fail *fail)
{
	static bool loaded;
	loaded = loaded || library_load("PostgreSQL", "libpq.so.5", entries,
	                                sizeof entries / sizeof entries[0], fail);
	return loaded;
}

int
postgres_version(void)
{
	return load(NULL) ? lib.libVersion() : 0;
}

/* -- a connection -- */

struct postgres {
	PGconn *conn;
	struct remote_wait wait;
	int patience; /* milliseconds */
	enum remote_state state;
	int queued;
	int64_t changed;
};

enum remote_state
postgres_state(const struct postgres *p)
{
	return p->state;
}

int
postgres_server_version(const struct postgres *p)
{
	return lib.serverVersion(p->conn);
}

/* -- what went wrong, in words -- */

/* A server's words come over the network: one line that shows as what it is. */
static void
add_words(struct buf *out, const char *words)
{
	for (const char *at = words; *at != '\0'; at += strspn(at, "\n\t ")) {
		size_t line = strcspn(at, "\n");
		buf_add(out, at == words ? "" : "; ");
		utf8_append_visible(out, at, line);
		at += line;
	}
}

/* Later it may work: whatever is wrong is not wrong with what was asked for. */
static bool
away(struct postgres *p, const char *sentence, const char *words, struct fail *fail)
{
	struct buf shown = {0};
	add_words(&shown, words);
	p->state = REMOTE_AWAY;
	fail_set(fail, "%s%s%s", sentence, shown.length > 0 ? ": " : "", buf_text(&shown));
	buf_free(&shown);
	return false;
}

static bool
lost(struct postgres *p, struct fail *fail)
{
	return p->state == REMOTE_WELL && away(p, "the connection broke", lib.errorMessage(p->conn), fail);
}

/* Kinds of errors, by the beginning of SQLSTATE, that another time need not meet: connection, conflict of
 * transactions, resources, locks, an operator's doing, the server's own trouble, a server in stand-by. */
static bool
may_pass(const char *code)
{
	static const char *const passing[] = {"08", "40", "53", "55", "57", "58", "25006"};
	for (size_t i = 0; i < sizeof passing / sizeof passing[0]; i++)
		if (strncmp(code, passing[i], strlen(passing[i])) == 0)
			return true;
	return false;
}

static void
refused(struct postgres *p, const PGresult *result, struct fail *fail)
{
	const char *code = lib.resultErrorField(result, PG_DIAG_SQLSTATE);
	const char *words = lib.resultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	if (code == NULL || words == NULL) {
		lost(p, fail);
		return;
	}
	away(p, "the server says", words, fail);
	if (!may_pass(code) && lib.status(p->conn) != CONNECTION_BAD)
		p->state = REMOTE_REFUSES;
}

/* -- to the server and back -- */

/* Sends what is still to be sent, and waits for an answer. */
static bool
answered(struct postgres *p, struct fail *fail)
{
	for (;;) {
		int left = lib.flush(p->conn);
		if (left < 0)
			return lost(p, fail);
		if (left == 0 && !lib.isBusy(p->conn))
			return true;
		if (!p->wait.ready(p->wait.context, lib.socket(p->conn), left > 0, p->patience))
			return away(p, "the server does not answer", "", fail);
		if (lib.consumeInput(p->conn) == 0)
			return lost(p, fail);
	}
}

/* One result: keeps the rows, counts the changes, and notes the first failure. */
static void
look_at(struct postgres *p, PGresult *result, PGresult **rows, struct fail *fail)
{
	ExecStatusType status = lib.resultStatus(result);
	if (status == PGRES_FATAL_ERROR && p->state == REMOTE_WELL)
		refused(p, result, fail);
	if (status == PGRES_TUPLES_OK && rows != NULL) {
		lib.clear(*rows);
		*rows = result;
		return;
	}
	if (status == PGRES_COMMAND_OK && lib.cmdTuples(result)[0] != '\0')
		p->changed = strtoll(lib.cmdTuples(result), NULL, 10);
	lib.clear(result);
}

bool
postgres_drain(struct postgres *p, struct pg_result **rows, struct fail *fail)
{
	if (p->state != REMOTE_WELL)
		return fail_set(fail, "the connection is of no more use");
	if (p->queued == 0)
		return true;
	p->queued = 0;
	if (lib.pipelineSync(p->conn) == 0)
		return lost(p, fail);
	for (;;) {
		if (!answered(p, fail))
			return false;
		PGresult *result = lib.getResult(p->conn);
		if (result == NULL && lib.status(p->conn) == CONNECTION_BAD)
			return lost(p, fail);
		if (result == NULL) /* stands between the results of two statements */
			continue;
		bool end = lib.resultStatus(result) == PGRES_PIPELINE_SYNC;
		look_at(p, result, rows, fail);
		if (end)
			return p->state == REMOTE_WELL;
	}
}

bool
postgres_script(struct postgres *p, const char *sql, int64_t *number, struct fail *fail)
{
	PGresult *rows = NULL;
	if (lib.sendQuery(p->conn, sql) == 0)
		return lost(p, fail);
	for (;;) {
		if (!answered(p, fail))
			break;
		PGresult *result = lib.getResult(p->conn);
		if (result == NULL)
			break;
		look_at(p, result, &rows, fail);
	}
	if (number != NULL && p->state == REMOTE_WELL && rows != NULL && lib.ntuples(rows) > 0)
		*number = strtoll(lib.getvalue(rows, 0, 0), NULL, 10);
	lib.clear(rows);
	return p->state == REMOTE_WELL;
}

/* -- statements -- */

enum {
	QUEUE_MOST = 512, /* statements on their way whose results are still to be looked at */
	PARAMETERS = 16,
};

struct bound {
	int count;
	Oid types[PARAMETERS];
	const char *values[PARAMETERS];
	char numbers[PARAMETERS][24];
};

/* Their types are said, not guessed by the server from where they stand. */
static void
bind(struct bound *bound, const struct db_value *values, int count)
{
	enum { TYPE_NUMBER = 20, TYPE_TEXT = 25 }; /* int8 and text, the same in every server */
	assert(count <= PARAMETERS);
	bound->count = count;
	for (int i = 0; i < count; i++) {
		bool text = values[i].text != NULL;
		snprintf(bound->numbers[i], sizeof bound->numbers[i], "%lld", (long long)values[i].number);
		bound->types[i] = text ? TYPE_TEXT : TYPE_NUMBER;
		bound->values[i] = text ? values[i].text : bound->numbers[i];
	}
}

static bool
queued(struct postgres *p, int sent, struct fail *fail)
{
	if (sent == 0)
		return lost(p, fail);
	p->queued++;
	return true;
}

bool
postgres_queue(struct postgres *p, const char *name, bool *prepared, const char *sql,
               const struct db_value *values, int count, struct fail *fail)
{
	struct bound bound;
	if ((p->state != REMOTE_WELL || p->queued >= QUEUE_MOST) && !postgres_drain(p, NULL, fail))
		return false;
	bind(&bound, values, count);
	if (name == NULL)
		return queued(p, lib.sendQueryParams(p->conn, sql, count, bound.types, bound.values, NULL, NULL,
		                                     0), fail);
	*prepared = *prepared || queued(p, lib.sendPrepare(p->conn, name, sql, count, bound.types), fail);
	return *prepared &&
	       queued(p, lib.sendQueryPrepared(p->conn, name, count, bound.values, NULL, NULL, 0), fail);
}

int64_t
postgres_changed(struct postgres *p)
{
	postgres_drain(p, NULL, NULL); /* a failure stays, and is told by what comes next */
	return p->changed;
}

int
postgres_count(const struct pg_result *rows)
{
	return lib.ntuples(rows);
}

const char *
postgres_value(const struct pg_result *rows, int row, int column)
{
	return lib.getvalue(rows, row, column); /* "" for NULL */
}

void
postgres_clear(struct pg_result *rows)
{
	lib.clear(rows);
}

/* -- connecting -- */

static const char *
option(const PQconninfoOption *options, const char *keyword)
{
	for (; options->keyword != NULL; options++)
		if (strcmp(options->keyword, keyword) == 0)
			return options->val == NULL ? "" : options->val;
	return "";
}

void
postgres_name(const char *url, struct buf *out)
{
	PQconninfoOption *options = load(NULL) ? lib.conninfoParse(url, NULL) : NULL;
	if (options == NULL) {
		buf_add(out, "PostgreSQL");
		return;
	}
	const char *database = option(options, "dbname"), *host = option(options, "host");
	buf_add(out, database[0] == '\0' ? "PostgreSQL" : "");
	utf8_append_visible(out, database, strlen(database));
	buf_add(out, host[0] == '\0' ? "" : " at ");
	utf8_append_visible(out, host, strlen(host));
	lib.conninfoFree(options);
}

/* The library's own words for a mistake in an address show parts of it, perhaps the password. */
static bool
check_url(const char *url, struct fail *fail)
{
	PQconninfoOption *options = remote_is_url(url) ? lib.conninfoParse(url, NULL) : NULL;
	if (options == NULL)
		return fail_set(fail, "a store elsewhere is named like postgresql://USER@HOST/DATABASE");
	lib.conninfoFree(options);
	return true;
}

static void
be_quiet(void *context, const PGresult *notice)
{
	(void)context, (void)notice;
}

/* A connection that nothing comes over is found out within a minute also where the system alone would keep
 * it for hours. What the address says about it comes later in the list, and counts. */
static bool
connect_to(struct postgres *p, const char *url, struct fail *fail)
{
	static const char *const keywords[] = {"fallback_application_name", "keepalives_idle",
		"keepalives_interval", "keepalives_count", "tcp_user_timeout", "dbname", "client_encoding", NULL};
	const char *const values[] = {"verdict", "20", "10", "3", "30000", url, "UTF8", NULL};
	p->conn = lib.connectStartParams(keywords, values, 1);
	if (p->conn == NULL)
		return away(p, "there is not enough memory", "", fail);
	lib.setNoticeReceiver(p->conn, be_quiet, NULL);
	PostgresPollingStatusType way = PGRES_POLLING_WRITING;
	while (lib.status(p->conn) != CONNECTION_BAD && way != PGRES_POLLING_OK) {
		if (!p->wait.ready(p->wait.context, lib.socket(p->conn), way == PGRES_POLLING_WRITING, p->patience))
			return away(p, "the server does not answer", "", fail);
		way = lib.connectPoll(p->conn);
		if (way == PGRES_POLLING_FAILED)
			break;
	}
	return way == PGRES_POLLING_OK || away(p, "it can't be reached", lib.errorMessage(p->conn), fail);
}

struct postgres *
postgres_connect(const char *url, const struct remote_wait *wait, int milliseconds,
                 enum remote_state *state, struct fail *fail)
{
	enum { OLDEST = 100000 };
	*state = REMOTE_REFUSES;
	if (!load(fail) || !check_url(url, fail))
		return NULL;
	struct postgres *p = calloc(1, sizeof *p);
	if (p == NULL) {
		memory_exhausted();
		abort();
	}
	*p = (struct postgres){.wait = *wait, .patience = milliseconds};
	bool good = connect_to(p, url, fail) && (lib.setnonblocking(p->conn, 1) == 0 || lost(p, fail));
	if (good && lib.serverVersion(p->conn) >= OLDEST)
		return p;
	if (good)
		fail_set(fail, "the server is too old: it has to be PostgreSQL 10 or later");
	else
		*state = p->state;
	postgres_close(p);
	return NULL;
}

bool
postgres_pipeline(struct postgres *p, struct fail *fail)
{
	return lib.enterPipelineMode(p->conn) == 1 || lost(p, fail);
}

void
postgres_close(struct postgres *p)
{
	lib.finish(p->conn);
	free(p);
}

#endif
