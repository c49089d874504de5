#include "store/sitting.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/fail.h"
#include "store/db.h"
#include "verdict/report.h"

/* Steps to the first row; *found tells whether there is one. The statement still has to be stopped. */
static bool
first(struct db *db, enum sql sql, bool *found, struct fail *fail)
{
	enum db_step step = db_step(db, sql, fail);
	*found = step == DB_ROW;
	return step != DB_FAILED;
}

bool
sitting_add(struct db *db, struct sitting *s, struct fail *fail)
{
	bool found;
	if (!DB_RUN(db, SQL_SITTING_ADD, fail, DB_TEXT(s->id), DB_TEXT(s->quiz), DB_TEXT(s->digest),
	            DB_TEXT(s->form), DB_TEXT(s->label), DB_NUMBER(s->started)) ||
	    !DB_START(db, SQL_SITTING_NUMBER, fail, DB_TEXT(s->id)) ||
	    !first(db, SQL_SITTING_NUMBER, &found, fail))
		return false;
	s->number = found ? db_number(db, SQL_SITTING_NUMBER, 0) : 0;
	db_stop(db, SQL_SITTING_NUMBER);
	return found || fail_set(fail, "the store does not keep what is written to it");
}

bool
sitting_move(struct db *db, const struct sitting *s, int64_t seq, const struct sitting_move *move,
             bool *taken, struct fail *fail)
{
	bool found;
	if (!DB_RUN(db, SQL_MOVE_ADD, fail, DB_NUMBER(s->number), DB_NUMBER(seq), DB_TEXT(move->text),
	            DB_NUMBER(move->at), DB_NUMBER(move->spent)))
		return false;
	if (db_changes(db) > 0)
		return true;
	if (!DB_START(db, SQL_MOVE_TEXT, fail, DB_NUMBER(s->number), DB_NUMBER(seq)) ||
	    !first(db, SQL_MOVE_TEXT, &found, fail))
		return false;
	*taken = !found || strcmp(db_text(db, SQL_MOVE_TEXT, 0), move->text) != 0;
	db_stop(db, SQL_MOVE_TEXT);
	return true;
}

bool
sitting_stands(struct db *db, const struct sitting *s, struct fail *fail)
{
	return DB_RUN(db, SQL_SITTING_STANDS, fail, DB_TEXT(s->form), DB_NUMBER(s->last),
	              DB_NUMBER(s->moves), DB_NUMBER(s->replies), DB_TEXT(s->at), DB_NUMBER(s->spent),
	              DB_NUMBER(s->number));
}

static bool
add_answers(struct db *db, const struct sitting *s, const struct report *report, struct fail *fail)
{
	for (int q = 0; q < report->quiz->question_count; q++) {
		const struct question *question = &report->quiz->questions[q];
		struct reply reply = report->sheet[q];
		if (!report->asked[q] || reply.option == REPLY_OPEN)
			continue;
		const char *choice = reply.option >= 0 ? question->options[reply.option].id : "";
		if (!DB_RUN(db, SQL_ANSWER_ADD, fail, DB_NUMBER(s->number), DB_TEXT(s->quiz),
		            DB_TEXT(question->id), DB_TEXT(choice), DB_NUMBER(reply.importance)))
			return false;
	}
	return true;
}

static bool
add_fits(struct db *db, const struct sitting *s, const struct report *report, struct fail *fail)
{
	const struct quiz *quiz = report->quiz;
	for (int k = 0; k < quiz->outcome_count; k++) {
		int by = report->score.ruled_by[k];
		int tenths = fit_tenths(report->score.points[k], report->score.weight);
		if (!DB_RUN(db, SQL_FIT_ADD, fail, DB_NUMBER(s->number), DB_TEXT(s->quiz),
		            DB_TEXT(quiz->outcomes[k].id), DB_NUMBER(tenths),
		            DB_TEXT(by == NOBODY ? "" : quiz->questions[by].id)))
			return false;
	}
	return true;
}

bool
sitting_judged(struct db *db, const struct sitting *s, const struct report *report,
               struct fail *fail)
{
	return DB_RUN(db, SQL_SITTING_JUDGED, fail, DB_NUMBER(s->ended), DB_TEXT(report_verdict(report)),
	              DB_TEXT(strength_word(report->strength)), DB_NUMBER(s->number)) &&
	       DB_RUN(db, SQL_ANSWERS_DROP, fail, DB_NUMBER(s->number)) &&
	       DB_RUN(db, SQL_FITS_DROP, fail, DB_NUMBER(s->number)) &&
	       add_answers(db, s, report, fail) && add_fits(db, s, report, fail);
}

static const char *
kept(struct db *db, struct arena *arena, enum sql sql, int column)
{
	const char *text = db_text(db, sql, column);
	return arena_copy(arena, text, strlen(text));
}

/* The columns are those of SQL_HISTORY, SQL_UNFINISHED and SQL_WAITING. */
static struct sitting
row(struct db *db, struct arena *arena, enum sql sql)
{
	return (struct sitting){
		.number = db_number(db, sql, 0),
		.id = kept(db, arena, sql, 1),
		.quiz = kept(db, arena, sql, 2),
		.digest = kept(db, arena, sql, 3),
		.form = kept(db, arena, sql, 4),
		.label = kept(db, arena, sql, 5),
		.started = db_number(db, sql, 6),
		.last = db_number(db, sql, 7),
		.moves = db_number(db, sql, 8),
		.replies = db_number(db, sql, 9),
		.at = kept(db, arena, sql, 10),
		.spent = db_number(db, sql, 11),
		.ended = db_number(db, sql, 12),
		.verdict = kept(db, arena, sql, 13),
		.strength = kept(db, arena, sql, 14),
	};
}

bool
sitting_newest(struct db *db, struct arena *arena, const char *quiz, const char *label,
               struct sitting *s, struct fail *fail)
{
	bool found;
	*s = (struct sitting){0};
	if (!DB_START(db, SQL_UNFINISHED, fail, DB_TEXT(quiz), DB_TEXT(label)) ||
	    !first(db, SQL_UNFINISHED, &found, fail))
		return false;
	if (found)
		*s = row(db, arena, SQL_UNFINISHED);
	db_stop(db, SQL_UNFINISHED);
	return true;
}

/* Makes room for one more in an array that doubles whenever its count is a power of two. */
static void *
grown(struct arena *arena, void *list, int count, size_t size)
{
	if ((count & (count - 1)) != 0)
		return list;
	void *more = arena_array(arena, count == 0 ? 1 : 2 * (size_t)count, size);
	if (count != 0)
		memcpy(more, list, (size_t)count * size);
	return more;
}

bool
sitting_moves(struct db *db, struct arena *arena, int64_t number, struct sitting_move **list,
              int *count, struct fail *fail)
{
	enum db_step step;
	*list = NULL;
	*count = 0;
	if (!DB_START(db, SQL_MOVES, fail, DB_NUMBER(number)))
		return false;
	while ((step = db_step(db, SQL_MOVES, fail)) == DB_ROW) {
		*list = grown(arena, *list, *count, sizeof **list);
		(*list)[(*count)++] = (struct sitting_move){
			.text = kept(db, arena, SQL_MOVES, 0),
			.at = db_number(db, SQL_MOVES, 1),
			.spent = db_number(db, SQL_MOVES, 2),
		};
	}
	db_stop(db, SQL_MOVES);
	return step == DB_DONE;
}

/* All rows of a statement that was started. */
static bool
rows(struct db *db, struct arena *arena, enum sql sql, struct sitting **list, int *count,
     struct fail *fail)
{
	enum db_step step;
	*list = NULL;
	*count = 0;
	while ((step = db_step(db, sql, fail)) == DB_ROW) {
		*list = grown(arena, *list, *count, sizeof **list);
		(*list)[(*count)++] = row(db, arena, sql);
	}
	db_stop(db, sql);
	return step == DB_DONE;
}

bool
sitting_list(struct db *db, struct arena *arena, struct sitting **list, int *count,
             struct fail *fail)
{
	return db_start(db, SQL_HISTORY, NULL, 0, fail) &&
	       rows(db, arena, SQL_HISTORY, list, count, fail);
}

bool
sitting_waiting(struct db *db, struct arena *arena, int64_t most, struct sitting **list, int *count,
                struct fail *fail)
{
	return DB_START(db, SQL_WAITING, fail, DB_NUMBER(most)) &&
	       rows(db, arena, SQL_WAITING, list, count, fail);
}

bool
sitting_sent(struct db *db, const char *id, int64_t moves, struct fail *fail)
{
	return DB_RUN(db, SQL_SITTING_SENT, fail, DB_NUMBER(moves), DB_TEXT(id));
}

bool
sitting_count_sent(struct db *db, int64_t number, int64_t *count, struct fail *fail)
{
	bool found;
	if (!DB_START(db, SQL_SENT_COUNT, fail, DB_NUMBER(number)) ||
	    !first(db, SQL_SENT_COUNT, &found, fail))
		return false;
	*count = found ? db_number(db, SQL_SENT_COUNT, 0) : 0;
	db_stop(db, SQL_SENT_COUNT);
	return true;
}

bool
sitting_delete(struct db *db, int64_t number, struct fail *fail)
{
	return DB_RUN(db, SQL_SITTING_DELETE, fail, DB_NUMBER(number));
}

bool
sitting_delete_all(struct db *db, struct fail *fail)
{
	return db_run(db, SQL_SITTINGS_DELETE, NULL, 0, fail);
}
