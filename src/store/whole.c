#include "store/whole.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "store/db.h"

/* -- out of a store -- */

/* The two tables for reports, with the columns of their texts and their number. */
static const struct table {
	enum sql get, drop, add;
	int what, number;
} tables[] = {
	{SQL_ANSWERS, SQL_ANSWERS_DROP, SQL_ANSWER_ADD, 2, 3},
	{SQL_FITS, SQL_FITS_DROP, SQL_FIT_ADD, 3, 2},
};

static const char *
kept(struct db *db, struct arena *arena, enum sql sql, int column)
{
	const char *text = db_text(db, sql, column);
	return arena_copy(arena, text, strlen(text));
}

static bool
read_rows(struct db *db, struct arena *arena, const struct table *table, int64_t sitting,
          struct whole_row **end, struct fail *fail)
{
	enum db_step step;
	if (!DB_START(db, table->get, fail, DB_NUMBER(sitting)))
		return false;
	while ((step = db_step(db, table->get, fail)) == DB_ROW) {
		*end = ARENA_NEW(arena, struct whole_row);
		**end = (struct whole_row){
			.quiz = kept(db, arena, table->get, 0),
			.name = kept(db, arena, table->get, 1),
			.what = kept(db, arena, table->get, table->what),
			.number = db_number(db, table->get, table->number),
		};
		end = &(*end)->next;
	}
	db_stop(db, table->get);
	return step == DB_DONE;
}

bool
whole_read(struct db *db, struct arena *arena, const struct sitting *stands, struct whole *whole,
           struct fail *fail)
{
	*whole = (struct whole){.stands = *stands};
	if (!sitting_moves(db, arena, stands->number, &whole->moves, &whole->count, fail))
		return false;
	return stands->verdict[0] == '\0' ||
	       (read_rows(db, arena, &tables[0], stands->number, &whole->answers, fail) &&
	        read_rows(db, arena, &tables[1], stands->number, &whole->fits, fail));
}

/* -- into a store -- */

static bool
add_rows(struct db *to, const struct table *table, int64_t sitting, const struct whole_row *row,
         struct fail *fail)
{
	if (!DB_RUN(to, table->drop, fail, DB_NUMBER(sitting)))
		return false;
	for (; row != NULL; row = row->next) {
		struct db_value values[5] = {DB_NUMBER(sitting), DB_TEXT(row->quiz), DB_TEXT(row->name)};
		values[1 + table->what] = (struct db_value)DB_TEXT(row->what);
		values[1 + table->number] = (struct db_value)DB_NUMBER(row->number);
		if (!db_run(to, table->add, values, sizeof values / sizeof values[0], fail))
			return false;
	}
	return true;
}

/* Finds the sitting's number there, or 0 if there is nothing to be brought, and how far it is. */
static bool
claim(struct db *to, struct sitting *s, int64_t *before, struct fail *fail)
{
	if (!DB_START(to, SQL_SITTING_CLAIM, fail, DB_TEXT(s->id), DB_TEXT(s->quiz), DB_TEXT(s->digest),
	              DB_TEXT(s->form), DB_TEXT(s->label), DB_NUMBER(s->started), DB_NUMBER(s->moves)))
		return false;
	enum db_step step = db_step(to, SQL_SITTING_CLAIM, fail);
	s->number = step == DB_ROW ? db_number(to, SQL_SITTING_CLAIM, 0) : 0;
	*before = step == DB_ROW ? db_number(to, SQL_SITTING_CLAIM, 1) : 0;
	db_stop(to, SQL_SITTING_CLAIM);
	return step != DB_FAILED;
}

/* Do its moves begin with those that are there? *there: how many. */
static bool
same_so_far(struct db *to, const struct whole *whole, int64_t number, int *there, bool *same,
            struct fail *fail)
{
	enum db_step step;
	*there = 0;
	*same = true;
	if (!DB_START(to, SQL_MOVES, fail, DB_NUMBER(number)))
		return false;
	while ((step = db_step(to, SQL_MOVES, fail)) == DB_ROW && *same) {
		*same = *there < whole->count &&
		        strcmp(db_text(to, SQL_MOVES, 0), whole->moves[*there].text) == 0;
		*there += *same;
	}
	db_stop(to, SQL_MOVES);
	return step != DB_FAILED;
}

static bool
bring_moves(struct db *to, const struct whole *whole, int64_t number, int from, struct fail *fail)
{
	for (int i = from; i < whole->count; i++) {
		const struct sitting_move *move = &whole->moves[i];
		if (!DB_RUN(to, SQL_MOVE_ADD, fail, DB_NUMBER(number), DB_NUMBER(i + 1), DB_TEXT(move->text),
		            DB_NUMBER(move->at), DB_NUMBER(move->spent)))
			return false;
	}
	return true;
}

static bool
bring_verdict(struct db *to, const struct whole *whole, int64_t number, struct fail *fail)
{
	const struct sitting *s = &whole->stands;
	if (s->verdict[0] == '\0')
		return true;
	return DB_RUN(to, SQL_SITTING_JUDGED, fail, DB_NUMBER(s->ended), DB_TEXT(s->verdict),
	              DB_TEXT(s->strength), DB_NUMBER(number)) &&
	       add_rows(to, &tables[0], number, whole->answers, fail) &&
	       add_rows(to, &tables[1], number, whole->fits, fail);
}

bool
whole_bring(struct db *to, const struct whole *whole, struct brought *brought, struct fail *fail)
{
	struct sitting there = whole->stands;
	int64_t before;
	int from = 0;
	bool same = true;
	if (!claim(to, &there, &before, fail))
		return false;
	if (there.number == 0)
		return true;
	if (before > 0 && !same_so_far(to, whole, there.number, &from, &same, fail))
		return false;
	if (!same) {
		brought->parted++;
		return true;
	}
	if (!bring_moves(to, whole, there.number, from, fail) || !sitting_stands(to, &there, fail) ||
	    !bring_verdict(to, whole, there.number, fail))
		return false;
	brought->sittings += before == 0;
	brought->longer += before > 0;
	brought->moves += whole->count - from;
	return true;
}

void
brought_write(struct buf *out, const struct brought *b)
{
	buf_format(out, "%lld new %s, %lld that went further, %lld moves", (long long)b->sittings,
	           b->sittings == 1 ? "sitting" : "sittings", (long long)b->longer, (long long)b->moves);
	if (b->parted > 0)
		buf_format(out, "; %lld that went on differently were left out", (long long)b->parted);
}
