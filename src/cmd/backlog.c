#include "cmd/backlog.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/wire.h"
#include "store/db.h"
#include "store/sitting.h"
#include "sys/clock.h"
#include "sys/log.h"

enum { QUICK_AGAIN_MS = 200, AGAIN_MS = 1000 };

/* A short fault is nobody's business: a backup, which has the lock for a moment. */
enum { GRACE_MS = 1500 };

/* Sittings of one connection, and bytes of all; one that was read takes more than what was sent. */
enum { EACH_MAX = 8, SIZE_MAX_ALL = 64 * 1024 * 1024, SIZE_LEAST = 8 * 1024, SIZE_TIMES = 3 };

/* How often the operator is told, a few faults in a row aside: not whenever one comes and goes. */
enum { TELL_MS = 10 * 1000, TELL_AHEAD = 5 * TELL_MS };

/* -- the store -- */

static void
close_store(struct backlog *b)
{
	if (b->place.db != NULL)
		place_close(&b->place);
	arena_free(&b->memory);
}

bool
backlog_open(struct backlog *b, int patience_ms, struct fail *fail)
{
	if (b->place.db != NULL && place_stands(&b->place))
		return true;
	close_store(b);
	if (!place_open(&b->place, &b->memory, patience_ms, fail))
		return false;
	sqlite_patience(b->place.db, BACKLOG_TRY_MS);
	return true;
}

/* -- what waits -- */

void
backlog_remove(struct backlog *b, struct waiting **at)
{
	struct waiting *gone = *at;
	*at = gone->next;
	b->size -= gone->size;
	arena_free(&gone->memory);
	free(gone);
}

void
backlog_leave(struct backlog *b, const struct seat *seat)
{
	for (struct waiting *w = b->first; w != NULL; w = w->next)
		if (w->from == seat)
			w->from = NULL;
}

int
backlog_count(const struct backlog *b)
{
	int count = 0;
	for (const struct waiting *w = b->first; w != NULL; w = w->next)
		count++;
	return count;
}

/* Takes out what the same one gave of the same sitting, and counts what else it has here. */
static int
replace(struct backlog *b, const struct waiting *by)
{
	int others = 0;
	for (struct waiting **at = &b->first; *at != NULL;) {
		bool same = (*at)->from == by->from;
		if (same && strcmp((*at)->parcel.stands.id, by->parcel.stands.id) == 0) {
			backlog_remove(b, at);
			continue;
		}
		others += same;
		at = &(*at)->next;
	}
	return others;
}

struct waiting *
backlog_add(struct backlog *b, struct seat *from, int64_t number, struct wire *wire, bool *full)
{
	struct waiting **last = &b->first, *fresh = calloc(1, sizeof *fresh);
	*full = fresh == NULL;
	if (fresh == NULL)
		return NULL;
	*fresh = (struct waiting){.from = from, .number = number, .size = SIZE_LEAST + SIZE_TIMES * wire->left};
	bool good = parcel_read(wire, &fresh->memory, &fresh->parcel);
	*full = good && (replace(b, fresh) >= EACH_MAX || b->size + fresh->size > SIZE_MAX_ALL);
	while (*last != NULL)
		last = &(*last)->next;
	*last = fresh;
	b->size += fresh->size;
	b->fresh = b->fresh || (good && !*full);
	if (good && !*full)
		return fresh;
	backlog_remove(b, last);
	return NULL;
}

/* -- keeping -- */

/* Inside a transaction. */
static bool
keep(struct backlog *b, struct waiting *w, struct fail *fail)
{
	int64_t there = 0;
	bool fits = true;
	if (!w->begun && !sitting_find(b->place.db, w->parcel.stands.id, &there, fail))
		return false;
	if (there == 0 && !parcel_keep(b->place.db, &w->parcel, &fits, fail))
		return false;
	w->state = there != 0 ? WAITING_STRANGE : fits ? WAITING_KEPT : WAITING_TORN;
	return true;
}

static void
set_back(struct waiting *from, const struct waiting *to)
{
	for (; from != to; from = from->next)
		from->state = WAITING;
}

/* Those that can be kept together. */
static bool
keep_together(struct backlog *b, struct fail *fail)
{
	if (!db_begin(b->place.db, fail))
		return false;
	for (struct waiting *w = b->first; w != NULL; w = w->next) {
		if (w->apart || keep(b, w, fail))
			continue;
		w->apart = true;
		db_rollback(b->place.db);
		set_back(b->first, w);
		return false;
	}
	bool good = db_commit(b->place.db, fail);
	if (!good)
		set_back(b->first, NULL);
	return good;
}

/* One that failed keeps nobody else from being kept. */
static bool
keep_apart(struct backlog *b, struct fail *fail)
{
	for (struct waiting *w = b->first; w != NULL; w = w->next) {
		if (!w->apart)
			continue;
		if (!db_begin(b->place.db, fail))
			return false;
		bool good = keep(b, w, fail);
		if (!good)
			db_rollback(b->place.db);
		if (!good || !db_commit(b->place.db, fail)) {
			w->state = WAITING;
			return false;
		}
	}
	return true;
}

/* -- telling -- */

static void
tell_fault(struct backlog *b, int64_t now)
{
	struct fail line = {0};
	if (strcmp(b->told.text, b->fail.text) == 0 || b->told_ms > now)
		return;
	fail_set(&line, "nothing is saved: %s", b->fail.text);
	log_say(line.text);
	b->told = b->fail;
	b->told_ms = (b->told_ms < now - TELL_AHEAD ? now - TELL_AHEAD : b->told_ms) + TELL_MS;
}

static void
tell_end(struct backlog *b, int waited)
{
	struct buf line = {0};
	if (b->told.text[0] == '\0')
		return;
	buf_format(&line, "answers are saved again; %d that waited are in the store", waited);
	log_say(buf_text(&line));
	buf_free(&line);
	b->told.text[0] = '\0';
}

/* -- all of it -- */

static void
attempt(struct backlog *b)
{
	struct fail fail = {0};
	int64_t now = clock_steady_ms();
	int count = backlog_count(b);
	b->fresh = false;
	if (backlog_open(b, BACKLOG_TRY_MS, &fail) && keep_together(b, &fail) && keep_apart(b, &fail)) {
		b->fail.text[0] = '\0';
		tell_end(b, count);
		return;
	}
	close_store(b); /* opened afresh the next time, for whatever the library remembers of the failure */
	if (b->fail.text[0] == '\0')
		b->since = now;
	b->fail = fail;
	now = clock_steady_ms();
	b->next = now + (now - b->since < GRACE_MS ? QUICK_AGAIN_MS : AGAIN_MS);
	if (backlog_gives_up(b))
		tell_fault(b, now);
}

void
backlog_keep(struct backlog *b)
{
	if (b->first != NULL && (b->fresh || backlog_wait(b) == 0))
		attempt(b);
}

int
backlog_wait(const struct backlog *b)
{
	int64_t left = b->next - clock_steady_ms();
	return b->first == NULL ? -1 : left < 0 ? 0 : (int)left;
}

bool
backlog_gives_up(const struct backlog *b)
{
	return b->fail.text[0] != '\0' && clock_steady_ms() - b->since >= GRACE_MS;
}

void
backlog_close(struct backlog *b)
{
	struct buf line = {0};
	b->fresh = true;
	backlog_keep(b);
	int lost = 0;
	while (b->first != NULL) {
		lost += b->first->state == WAITING;
		backlog_remove(b, &b->first);
	}
	if (lost > 0) {
		buf_format(&line, "%d sittings were not saved: %s", lost, b->fail.text);
		log_say(buf_text(&line));
	}
	buf_free(&line);
	close_store(b);
}
