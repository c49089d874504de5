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
sitting_find(struct db *db, const char *id, int64_t *number, struct fail *fail)
{
	bool found;
	if (!DB_START(db, SQL_SITTING_NUMBER, fail, DB_TEXT(id)) ||
	    !first(db, SQL_SITTING_NUMBER, &found, fail))
		return false;
	*number = found ? db_number(db, SQL_SITTING_NUMBER, 0) : 0;
	db_stop(db, SQL_SITTING_NUMBER);
	return true;
}

bool
sitting_has(struct db *db, int64_t number, int64_t seq, bool *has, struct fail *fail)
{
	if (!DB_START(db, SQL_MOVE_TEXT, fail, DB_NUMBER(number), DB_NUMBER(seq)) ||
	    !first(db, SQL_MOVE_TEXT, has, fail))
		return false;
	db_stop(db, SQL_MOVE_TEXT);
	return true;
}

bool
sitting_add(struct db *db, struct sitting *s, struct fail *fail)
{
	if (!DB_RUN(db, SQL_SITTING_ADD, fail, DB_TEXT(s->id), DB_TEXT(s->quiz), DB_TEXT(s->digest),
	            DB_TEXT(s->form), DB_TEXT(s->label), DB_NUMBER(s->started)) ||
	    !sitting_find(db, s->id, &s->number, fail))
		return false;
	return s->number != 0 || fail_set(fail, "the store does not keep what is written to it");
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

static void
list_answers(struct arena *arena, struct sitting_verdict *v, const struct report *report)
{
	size_t most = (size_t)report->quiz->question_count;
	v->answers = ARENA_ARRAY(arena, most, struct sitting_answer);
	for (int q = 0; q < report->quiz->question_count; q++) {
		const struct question *question = &report->quiz->questions[q];
		struct reply reply = report->sheet[q];
		if (!report->asked[q] || reply.option == REPLY_OPEN)
			continue;
		v->answers[v->answer_count++] = (struct sitting_answer){
			.question = question->id,
			.choice = reply.option >= 0 ? question->options[reply.option].id : "",
			.importance = reply.importance,
		};
	}
}

static void
list_fits(struct arena *arena, struct sitting_verdict *v, const struct report *report)
{
	const struct quiz *quiz = report->quiz;
	v->fit_count = quiz->outcome_count;
	v->fits = ARENA_ARRAY(arena, (size_t)v->fit_count, struct sitting_fit);
	for (int k = 0; k < quiz->outcome_count; k++) {
		int by = report->score.ruled_by[k];
		v->fits[k] = (struct sitting_fit){
			.outcome = quiz->outcomes[k].id,
			.ruled_out = by == NOBODY ? "" : quiz->questions[by].id,
			.tenths = fit_tenths(report->score.points[k], report->score.weight),
		};
	}
}

struct sitting_verdict
sitting_verdict_of(struct arena *arena, struct sitting *s, const struct report *report)
{
	struct sitting_verdict verdict = {0};
	s->verdict = report_verdict(report);
	s->strength = strength_word(report->strength);
	list_answers(arena, &verdict, report);
	list_fits(arena, &verdict, report);
	return verdict;
}

static bool
add_rows(struct db *db, const struct sitting *s, const struct sitting_verdict *v, struct fail *fail)
{
	for (int i = 0; i < v->answer_count; i++)
		if (!DB_RUN(db, SQL_ANSWER_ADD, fail, DB_NUMBER(s->number), DB_TEXT(s->quiz),
		            DB_TEXT(v->answers[i].question), DB_TEXT(v->answers[i].choice),
		            DB_NUMBER(v->answers[i].importance)))
			return false;
	for (int i = 0; i < v->fit_count; i++)
		if (!DB_RUN(db, SQL_FIT_ADD, fail, DB_NUMBER(s->number), DB_TEXT(s->quiz),
		            DB_TEXT(v->fits[i].outcome), DB_NUMBER(v->fits[i].tenths),
		            DB_TEXT(v->fits[i].ruled_out)))
			return false;
	return true;
}

bool
sitting_judge(struct db *db, const struct sitting *s, const struct sitting_verdict *v, struct fail *fail)
{
	return DB_RUN(db, SQL_SITTING_JUDGED, fail, DB_NUMBER(s->ended), DB_TEXT(s->verdict),
	              DB_TEXT(s->strength), DB_NUMBER(s->number)) &&
	       DB_RUN(db, SQL_ANSWERS_DROP, fail, DB_NUMBER(s->number)) &&
	       DB_RUN(db, SQL_FITS_DROP, fail, DB_NUMBER(s->number)) && add_rows(db, s, v, fail);
}

bool
sitting_judged(struct db *db, const struct sitting *s, const struct report *report,
               struct fail *fail)
{
	struct arena arena = {0};
	struct sitting judged = *s;
	struct sitting_verdict verdict = sitting_verdict_of(&arena, &judged, report);
	bool good = sitting_judge(db, &judged, &verdict, fail);
	arena_free(&arena);
	return good;
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
sitting_verdicts(struct db *db, struct arena *arena, const char *quiz, int64_t since,
                 struct sitting_count **list, int *count, struct fail *fail)
{
	enum db_step step;
	*list = NULL;
	*count = 0;
	if (!DB_START(db, SQL_VERDICTS, fail, DB_TEXT(quiz), DB_NUMBER(since)))
		return false;
	while ((step = db_step(db, SQL_VERDICTS, fail)) == DB_ROW) {
		*list = grown(arena, *list, *count, sizeof **list);
		(*list)[(*count)++] = (struct sitting_count){
			.verdict = kept(db, arena, SQL_VERDICTS, 0),
			.count = db_number(db, SQL_VERDICTS, 1),
		};
	}
	db_stop(db, SQL_VERDICTS);
	return step == DB_DONE;
}

bool
sitting_since(struct db *db, int64_t since, int64_t *begun, int64_t *judged, struct fail *fail)
{
	bool found;
	if (!DB_START(db, SQL_SITTINGS_SINCE, fail, DB_NUMBER(since)) ||
	    !first(db, SQL_SITTINGS_SINCE, &found, fail))
		return false;
	*begun = found ? db_number(db, SQL_SITTINGS_SINCE, 0) : 0;
	*judged = found ? db_number(db, SQL_SITTINGS_SINCE, 1) : 0;
	db_stop(db, SQL_SITTINGS_SINCE);
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
