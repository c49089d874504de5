/* Care for the store: where it is, whether it is whole, and bringing others in. */
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "cmd/forward.h"
#include "cmd/place.h"
#include "store/merge.h"

static int
end(struct buf *out, int result, struct fail *fail)
{
	bool written = cmd_write(out, fail);
	buf_free(out);
	return written && fail->text[0] == '\0' ? result : cmd_fail(fail);
}

static int
show_path(const struct args *args, struct arena *arena, struct fail *fail)
{
	struct buf out = {0};
	(void)args;
	const char *path = place_path(arena, fail);
	if (path == NULL)
		return cmd_fail(fail);
	utf8_append_visible(&out, path, strlen(path));
	buf_char(&out, '\n');
	return end(&out, END_FINE, fail);
}

/* -- check -- */

struct faults {
	struct buf *out;
	int count;
};

static void
add_fault(void *context, const char *text)
{
	struct faults *faults = context;
	buf_add(faults->out, "fault     ");
	utf8_append_visible(faults->out, text, strlen(text));
	buf_char(faults->out, '\n');
	faults->count++;
}

static bool
add_counts(struct buf *out, struct db *db, struct fail *fail)
{
	static const struct {
		enum sql sql;
		const char *name;
	} counts[] = {{SQL_SITTINGS_COUNT, "sittings"}, {SQL_MOVES_COUNT, "moves"},
		{SQL_ANSWERS_COUNT, "answers"}};
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
		if (!db_start(db, counts[i].sql, NULL, 0, fail) || db_step(db, counts[i].sql, fail) != DB_ROW)
			return false;
		buf_format(out, "%-10s%lld", counts[i].name, (long long)db_number(db, counts[i].sql, 0));
		if (i == 0)
			buf_format(out, ", %lld with a verdict", (long long)db_number(db, counts[i].sql, 1));
		buf_char(out, '\n');
		db_stop(db, counts[i].sql);
	}
	return true;
}

/* Sittings whose moves are not all there. */
static bool
add_torn(struct faults *faults, struct db *db, struct fail *fail)
{
	struct buf fault = {0};
	if (!db_start(db, SQL_TORN_COUNT, NULL, 0, fail) || db_step(db, SQL_TORN_COUNT, fail) != DB_ROW)
		return false;
	int64_t torn = db_number(db, SQL_TORN_COUNT, 0);
	db_stop(db, SQL_TORN_COUNT);
	buf_format(&fault, "the moves of %lld sittings are not all there", (long long)torn);
	if (torn > 0)
		add_fault(faults, buf_text(&fault));
	buf_free(&fault);
	return true;
}

/* All that is in a store that was opened. */
static bool
look_through(struct buf *out, struct store_place *place, bool local, struct faults *faults,
             struct fail *fail)
{
	buf_format(out, "schema    %d\n", SCHEMA_VERSION);
	bool good = (!local || sqlite_check(place->db, add_fault, faults, fail)) &&
	            add_torn(faults, place->db, fail) && add_counts(out, place->db, fail);
	if (good)
		buf_add(out, faults->count == 0 ? "all is well\n" : "the store is damaged\n");
	place_close(place);
	return good;
}

static bool
check_here(struct buf *out, struct arena *arena, struct faults *faults, struct fail *fail)
{
	struct store_place place;
	bool there;
	if (!place_find(&place, arena, &there, fail))
		return false;
	buf_add(out, "store     ");
	const char *path = there ? place.path : place_path(arena, fail);
	utf8_append_visible(out, path, strlen(path));
	buf_format(out, "%s\nlibrary   SQLite %s\n", there ? "" : " (not there yet)", sqlite_version());
	if (!there)
		return true;
	buf_add(out, "guard     every commit, checkpoint and close holds sittings.guard\n");
	return look_through(out, &place, true, faults, fail);
}

static bool
check_elsewhere(struct buf *out, const char *url, struct faults *faults, struct fail *fail)
{
	struct store_place place;
	enum remote_state state;
	if (!place_elsewhere(&place, url, DB_READ, PLACE_REPORT_MS, &state, fail))
		return false;
	buf_add(out, "store     ");
	remote_name(url, out);
	buf_add(out, "\nlibrary   ");
	remote_library(out);
	buf_add(out, "\nserver    PostgreSQL ");
	remote_server(place.db, out);
	buf_char(out, '\n');
	return look_through(out, &place, false, faults, fail);
}

static int
check(const struct args *args, struct arena *arena, struct fail *fail)
{
	struct buf out = {0};
	struct faults faults = {.out = &out};
	bool good = args->operand_count > 1 ? check_elsewhere(&out, args->operands[1], &faults, fail)
	                                    : check_here(&out, arena, &faults, fail);
	return end(&out, good && faults.count == 0 ? END_FINE : END_FINDINGS, fail);
}

/* -- merge -- */

static bool
merge_file(struct buf *out, struct store_place *place, struct arena *arena, const char *path,
           struct fail *fail)
{
	struct store_place other;
	struct brought brought;
	if (!place_read(&other, arena, path, fail))
		return false;
	bool good = merge(place->db, other.db, &brought, fail);
	place_close(&other);
	if (!good)
		return false;
	utf8_append_visible(out, path, strlen(path));
	buf_add(out, ": ");
	brought_write(out, &brought);
	buf_char(out, '\n');
	return true;
}

/* A file that can't be used is told; the others are brought in nevertheless. */
static int
merge_all(const struct args *args, struct arena *arena, struct fail *fail)
{
	struct buf out = {0};
	struct store_place place;
	int result = END_FINE;
	if (args->operand_count < 2)
		fail_set(fail, "name the files to be brought in");
	if (args->operand_count < 2 || !place_open(&place, arena, PLACE_PATIENCE_MS, fail))
		return cmd_fail(fail);
	for (int i = 1; i < args->operand_count; i++) {
		struct fail why = {0}, sentence = {0};
		if (merge_file(&out, &place, arena, args->operands[i], &why))
			continue;
		fail_set(&sentence, "%s was left out: %s", args->operands[i], why.text);
		result = cmd_fail(&sentence);
	}
	place_close(&place);
	return end(&out, result, fail);
}

/* -- forward -- */

static int
forward(const struct args *args, struct arena *arena, struct fail *fail)
{
	(void)arena;
	if (args->operand_count == 2)
		return forward_run(args, args->operands[1], fail);
	fail_set(fail, "say where to, like postgresql://USER@HOST/DATABASE");
	return cmd_fail(fail);
}

static const struct {
	const char *name;
	int most; /* operands, its own name included; -1: any number */
	int (*run)(const struct args *, struct arena *, struct fail *);
} verbs[] = {
	{"check", 2, check},
	{"forward", 2, forward},
	{"merge", -1, merge_all},
	{"path", 1, show_path},
};

int
cmd_store(const struct args *args)
{
	struct arena arena = {0};
	struct fail fail = {0};
	int result = -1;
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0] && args->operand_count > 0; i++) {
		bool fits = verbs[i].most < 0 || args->operand_count <= verbs[i].most;
		if (fits && strcmp(verbs[i].name, args->operands[0]) == 0)
			result = verbs[i].run(args, &arena, &fail);
	}
	if (result < 0) {
		fail_set(&fail, "store takes one of: check [URL], forward URL, merge FILE..., path");
		result = cmd_fail(&fail);
	}
	arena_free(&arena);
	return result;
}
