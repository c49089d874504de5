#include "store/parcel.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/wire.h"
#include "store/db.h"

/* The texts of a sitting and its numbers, in the order in which they travel. */
enum { TEXTS = 8, NUMBERS = 6 };
#define TEXTS_OF(s) {&(s)->id, &(s)->quiz, &(s)->digest, &(s)->form, &(s)->label, &(s)->at, &(s)->verdict, \
	&(s)->strength}
#define NUMBERS_OF(s) {&(s)->started, &(s)->last, &(s)->ended, &(s)->moves, &(s)->replies, &(s)->spent}

static void
write_verdict(struct buf *out, const struct sitting_verdict *v)
{
	wire_number(out, v->answer_count);
	for (int i = 0; i < v->answer_count; i++) {
		wire_text(out, v->answers[i].question);
		wire_text(out, v->answers[i].choice);
		wire_number(out, v->answers[i].importance);
	}
	wire_number(out, v->fit_count);
	for (int i = 0; i < v->fit_count; i++) {
		wire_text(out, v->fits[i].outcome);
		wire_text(out, v->fits[i].ruled_out);
		wire_number(out, v->fits[i].tenths);
	}
}

void
parcel_write(struct buf *out, const struct parcel *parcel)
{
	const struct sitting *s = &parcel->stands;
	const char *const *const texts[TEXTS] = TEXTS_OF(s);
	const int64_t *const numbers[NUMBERS] = NUMBERS_OF(s);
	for (int i = 0; i < TEXTS; i++)
		wire_text(out, *texts[i]);
	for (int i = 0; i < NUMBERS; i++)
		wire_number(out, *numbers[i]);
	wire_number(out, parcel->first);
	wire_number(out, parcel->move_count);
	for (int i = 0; i < parcel->move_count; i++) {
		wire_text(out, parcel->moves[i].text);
		wire_number(out, parcel->moves[i].at);
		wire_number(out, parcel->moves[i].spent);
	}
	wire_number(out, parcel->judged);
	if (parcel->judged)
		write_verdict(out, &parcel->verdict);
}

static void
read_verdict(struct wire *wire, struct arena *arena, struct sitting_verdict *v)
{
	v->answer_count = wire_take_count(wire, PARCEL_ROWS_MAX);
	v->answers = ARENA_ARRAY(arena, (size_t)v->answer_count, struct sitting_answer);
	for (int i = 0; i < v->answer_count; i++) {
		v->answers[i].question = wire_take_text(wire, arena);
		v->answers[i].choice = wire_take_text(wire, arena);
		v->answers[i].importance = wire_take_number(wire);
	}
	v->fit_count = wire_take_count(wire, PARCEL_ROWS_MAX);
	v->fits = ARENA_ARRAY(arena, (size_t)v->fit_count, struct sitting_fit);
	for (int i = 0; i < v->fit_count; i++) {
		v->fits[i].outcome = wire_take_text(wire, arena);
		v->fits[i].ruled_out = wire_take_text(wire, arena);
		v->fits[i].tenths = wire_take_number(wire);
	}
}

/* Names are made at random: whoever could choose one could overwrite another's sitting. */
static bool
is_name(const char *id)
{
	return strlen(id) == SITTING_ID && strspn(id, "0123456789abcdef") == SITTING_ID;
}

bool
parcel_read(struct wire *wire, struct arena *arena, struct parcel *parcel)
{
	*parcel = (struct parcel){.first = 0};
	struct sitting *s = &parcel->stands;
	const char **const texts[TEXTS] = TEXTS_OF(s);
	int64_t *const numbers[NUMBERS] = NUMBERS_OF(s);
	for (int i = 0; i < TEXTS; i++)
		*texts[i] = wire_take_text(wire, arena);
	for (int i = 0; i < NUMBERS; i++)
		*numbers[i] = wire_take_number(wire);
	parcel->first = wire_take_number(wire);
	parcel->move_count = wire_take_count(wire, PARCEL_ROWS_MAX);
	parcel->moves = ARENA_ARRAY(arena, (size_t)parcel->move_count, struct sitting_move);
	for (int i = 0; i < parcel->move_count; i++) {
		parcel->moves[i].text = wire_take_text(wire, arena);
		parcel->moves[i].at = wire_take_number(wire);
		parcel->moves[i].spent = wire_take_number(wire);
	}
	parcel->judged = wire_take_count(wire, 1) != 0;
	if (parcel->judged)
		read_verdict(wire, arena, &parcel->verdict);
	return wire_ended(wire) && is_name(s->id) && parcel->first >= 1;
}

/* Is the move there that comes before those of the parcel? */
static bool
look_before(struct db *db, const struct parcel *parcel, bool *fits, struct fail *fail)
{
	int64_t number = 0;
	*fits = parcel->first == 1;
	return *fits || (sitting_find(db, parcel->stands.id, &number, fail) &&
	                 sitting_has(db, number, parcel->first - 1, fits, fail));
}

bool
parcel_keep(struct db *db, struct parcel *parcel, bool *fits, struct fail *fail)
{
	struct sitting *s = &parcel->stands;
	bool taken = false;
	if (!look_before(db, parcel, fits, fail))
		return false;
	if (!*fits)
		return true;
	if (!sitting_add(db, s, fail) || !DB_RUN(db, SQL_SITTING_GUEST, fail, DB_NUMBER(s->number)))
		return false;
	for (int i = 0; i < parcel->move_count; i++)
		if (!sitting_move(db, s, parcel->first + i, &parcel->moves[i], &taken, fail))
			return false;
	return sitting_stands(db, s, fail) &&
	       (!parcel->judged || sitting_judge(db, s, &parcel->verdict, fail));
}
