#include "cmd/keep.h"

#include <stddef.h>
#include <string.h>

#include "base/fail.h"
#include "cmd/carry.h"
#include "cmd/courier.h"
#include "store/db.h"
#include "store/parcel.h"
#include "sys/chance.h"
#include "sys/clock.h"
#include "sys/memory.h"
#include "verdict/quiz.h"
#include "verdict/report.h"

/* After a failure it is only tried again for so long: the participant waits meanwhile. A collector tries
 * before it answers, for longer where others have the store. */
enum { IMPATIENCE_MS = 200, ANSWER_MS = 500 };

/* -- in memory -- */

static const char *
copied(struct keep *keep, const char *text)
{
	return arena_copy(&keep->memory, text, strlen(text));
}

static struct kept *
begin_sitting(struct keep *keep)
{
	struct kept *kept = ARENA_NEW(&keep->memory, struct kept);
	int64_t now = clock_utc();
	kept->stands = (struct sitting){
		.id = kept->id, .quiz = keep->quiz->id, .digest = keep->quiz->digest, .form = "whole",
		.label = keep->label, .started = now, .last = now, .at = "", .verdict = "", .strength = "",
	};
	if (keep->last != NULL)
		keep->last->next = kept;
	else
		keep->first = kept;
	keep->last = kept;
	return kept;
}

static void
add_move(struct keep *keep, struct kept *kept, const struct sitting_move *move)
{
	int count = kept->count++;
	if ((count & (count - 1)) == 0) {
		size_t room = count == 0 ? 1 : 2 * (size_t)count;
		struct sitting_move *list = ARENA_ARRAY(&keep->memory, room, struct sitting_move);
		if (count > 0)
			memcpy(list, kept->moves, (size_t)count * sizeof *list);
		kept->moves = list;
	}
	kept->moves[count] = *move;
	kept->stands.moves = kept->count;
	kept->stands.spent += move->spent;
	kept->stands.last = move->at;
}

static void
note_state(struct keep *keep, struct kept *kept, const struct flow *flow)
{
	kept->stands.form = flow->quiz->is_short ? "short" : "whole";
	kept->stands.at = flow->state == FLOW_ASK ? flow->quiz->questions[flow->at].id : "";
	kept->stands.replies = 0;
	for (int q = 0; q < flow->quiz->question_count; q++)
		kept->stands.replies += flow->asked[q] && flow->sheet[q].option != REPLY_OPEN;
	if (flow->state != FLOW_RESULT)
		return;
	size_t count = (size_t)flow->quiz->question_count;
	struct reply *sheet = ARENA_ARRAY(&keep->memory, count, struct reply);
	memcpy(sheet, flow->sheet, count * sizeof *sheet);
	kept->sheet = sheet;
	kept->form = flow->quiz;
	kept->stands.ended = kept->stands.last;
	kept->judged_saved = false;
}

/* Leaving is no move of the sitting: one can go on from there. Starting again begins another one, so that
 * the verdict before it is not lost. */
static void
write(void *context, const struct flow *flow, const struct move *move)
{
	struct keep *keep = context;
	int64_t now = clock_steady_ms();
	struct sitting_move made = {.at = clock_utc(), .spent = now - keep->shown_ms};
	keep->shown_ms = now;
	if (move->kind == MOVE_LEAVE || move->kind == MOVE_RESTART) {
		if (move->kind == MOVE_RESTART) {
			keep->last = begin_sitting(keep);
			keep->told.saved = keep->told.saved == SAVED_ALL ? SAVED_SILENT : keep->told.saved;
		}
		keep->told.pending = keep->told.saved == SAVED_NOT;
		return;
	}
	struct kept *kept = keep->last != NULL ? keep->last : begin_sitting(keep);
	struct buf line = {0};
	move_write(&line, flow->quiz, move);
	made.text = copied(keep, buf_text(&line));
	buf_free(&line);
	add_move(keep, kept, &made);
	note_state(keep, kept, flow);
	keep->told.pending = true;
}

/* -- into the store -- */

static bool
all_saved(const struct kept *kept)
{
	return kept->saved == kept->count && (kept->sheet == NULL || kept->judged_saved);
}

static bool
save_verdict(struct keep *keep, const struct kept *kept, struct fail *fail)
{
	struct arena scratch = {0};
	bool good = sitting_judged(keep->place.db, &kept->stands,
	                           report_build(&scratch, kept->form, kept->sheet), fail);
	arena_free(&scratch);
	return good;
}

/* Everything that the store does not have yet, inside a transaction. *taken: somebody else went on with
 * the same sitting. */
static bool
save_moves(struct keep *keep, struct kept *kept, bool *taken, struct fail *fail)
{
	struct db *db = keep->place.db;
	if (!sitting_add(db, &kept->stands, fail) ||
	    (keep->strangers && !DB_RUN(db, SQL_SITTING_GUEST, fail, DB_NUMBER(kept->stands.number))))
		return false;
	for (int i = kept->saved; i < kept->count && !*taken; i++)
		if (!sitting_move(db, &kept->stands, i + 1, &kept->moves[i], taken, fail))
			return false;
	if (*taken)
		return true;
	return sitting_stands(db, &kept->stands, fail) &&
	       (kept->sheet == NULL || kept->judged_saved || save_verdict(keep, kept, fail));
}

/* The same by way of the collector. */
static bool
send_over(struct keep *keep, struct kept *kept, struct fail *fail)
{
	struct arena scratch = {0};
	struct parcel parcel = {
		.stands = kept->stands,
		.first = kept->saved + 1,
		.moves = kept->moves + kept->saved,
		.move_count = kept->count - kept->saved,
		.judged = kept->sheet != NULL && !kept->judged_saved,
	};
	if (parcel.judged)
		parcel.verdict = sitting_verdict_of(&scratch, &parcel.stands,
		                                    report_build(&scratch, kept->form, kept->sheet));
	int patience = keep->told.saved == SAVED_NOT ? ANSWER_MS : PLACE_PATIENCE_MS;
	bool good = courier_keep(keep->courier, &parcel, patience, fail);
	arena_free(&scratch);
	return good;
}

static void
forget_saved(struct keep *keep)
{
	for (struct kept *kept = keep->first; kept != NULL; kept = kept->next) {
		kept->saved = 0;
		kept->judged_saved = false;
	}
}

/* A store that somebody put in the place of the one before gets all of the sitting. */
static bool
hand_over(struct keep *keep, struct kept *kept, struct fail *fail)
{
	struct fail why = {0};
	if (send_over(keep, kept, &why))
		return true;
	if (!keep->courier->lacks || kept->saved == 0)
		return fail_set(fail, "%s", why.text);
	forget_saved(keep);
	return send_over(keep, kept, fail);
}

static void
note_saved(struct kept *kept)
{
	kept->saved = kept->count;
	kept->judged_saved = kept->sheet != NULL;
}

static bool
save(struct keep *keep, struct kept *kept, struct fail *fail)
{
	bool taken = false;
	if (kept->id[0] == '\0' && !chance_name(kept->id, fail))
		return false;
	if (keep->courier != NULL) {
		bool kept_there = hand_over(keep, kept, fail);
		if (kept_there)
			note_saved(kept);
		return kept_there;
	}
	if (!db_begin(keep->place.db, fail))
		return false;
	if (!save_moves(keep, kept, &taken, fail) || taken) {
		db_rollback(keep->place.db);
		if (!taken)
			return false;
		/* Both ways to go on are kept: this one as a sitting of its own, with all its moves. */
		kept->id[0] = '\0';
		kept->saved = 0;
		return save(keep, kept, fail);
	}
	if (!db_commit(keep->place.db, fail))
		return false;
	note_saved(kept);
	return true;
}

static bool
open_store(struct keep *keep, struct fail *fail)
{
	if (keep->courier != NULL || (keep->place.db != NULL && place_stands(&keep->place)))
		return true;
	if (keep->place.db != NULL) {
		place_close(&keep->place);
		forget_saved(keep);
	}
	/* At the end there is no next time. */
	bool hastes = keep->told.saved == SAVED_NOT && !keep->ends;
	int patience = hastes ? IMPATIENCE_MS : PLACE_PATIENCE_MS;
	return place_open(&keep->place, &keep->memory, patience, fail);
}

static bool
save_all(struct keep *keep, struct fail *fail)
{
	for (struct kept *kept = keep->first; kept != NULL; kept = kept->next) {
		if (!all_saved(kept) && !save(keep, kept, fail))
			return false;
		if (kept != keep->last)
			keep->first = kept->next;
	}
	return true;
}

/* -- going on -- */

/* Is there a sitting of this quiz that was not finished? Not being able to tell is no failure of its own:
 * saving will meet it, too. */
static void
look(struct keep *keep)
{
	struct sitting found;
	if (!sitting_newest(keep->place.db, &keep->memory, keep->quiz->id, keep->label, &found, NULL) ||
	    found.number == 0 || found.verdict[0] != '\0')
		return;
	struct sitting_move *moves;
	int count;
	if (!sitting_moves(keep->place.db, &keep->memory, found.number, &moves, &count, NULL) ||
	    !carry_offer(&keep->stopped, keep->quiz, &found, moves, count))
		return;
	keep->resumable = found;
	keep->resumable_moves = moves;
	keep->resumable_count = count;
	keep->told.stopped = buf_text(&keep->stopped);
}

/* A sitting of the quiz as it is now goes on under its name; from one of an older version the answers
 * that still exist begin another. */
static void
resume(void *context, struct flow *flow)
{
	struct keep *keep = context;
	const struct sitting *old = &keep->resumable;
	struct kept *kept = begin_sitting(keep);
	keep->shown_ms = clock_steady_ms();
	keep->told.stopped = NULL;
	if (strcmp(old->digest, keep->quiz->digest) != 0) {
		carry_over(flow, keep->resumable_moves, keep->resumable_count, write, keep);
		return;
	}
	carry_on(flow, keep->resumable_moves, keep->resumable_count);
	memcpy(kept->id, old->id, SITTING_ID);
	kept->stands.number = old->number;
	kept->stands.started = old->started;
	for (int i = 0; i < keep->resumable_count; i++)
		add_move(keep, kept, &keep->resumable_moves[i]);
	kept->saved = kept->count;
	note_state(keep, kept, flow);
	keep->told.saved = SAVED_ALL;
}

/* -- the journal -- */

static void
complain(struct keep *keep, const struct fail *fail)
{
	buf_clear(&keep->why);
	buf_add(&keep->why, fail->text);
	keep->told.saved = SAVED_NOT;
	keep->told.why = buf_text(&keep->why);
}

static void
store(void *context, const struct flow *flow)
{
	struct keep *keep = context;
	struct fail fail = {0};
	(void)flow;
	keep->told.pending = false;
	if (!open_store(keep, &fail)) {
		complain(keep, &fail);
		return;
	}
	if (!keep->looked && !keep->strangers && keep->first == NULL)
		look(keep);
	keep->looked = true;
	if (!save_all(keep, &fail)) {
		complain(keep, &fail);
		/* Opened afresh the next time, for whatever the library remembers of the failure. */
		place_close(&keep->place);
		return;
	}
	if (keep->place.db != NULL)
		sqlite_patience(keep->place.db, PLACE_PATIENCE_MS);
	memory_return();
	keep->told.saved = keep->first != NULL && keep->first->count > 0 ? SAVED_ALL : SAVED_SILENT;
}

void
keep_start(struct keep *keep, const struct quiz *quiz, const char *label)
{
	*keep = (struct keep){
		.quiz = quiz,
		.label = label == NULL ? "" : label,
		.told.pending = true,
		.place.guard = {-1},
		.shown_ms = clock_steady_ms(),
	};
}

struct journal
keep_journal(struct keep *keep)
{
	return (struct journal){
		.context = keep, .write = write, .keep = store, .resume = resume, .keeping = &keep->told};
}

bool
keep_end(struct keep *keep, struct fail *fail)
{
	bool missing = keep->told.saved == SAVED_NOT && keep->first != NULL;
	keep->ends = true;
	if (keep->told.pending || missing)
		store(keep, NULL);
	bool good = keep->told.saved != SAVED_NOT || keep->first == NULL;
	if (!good)
		fail_set(fail, "the answers were not saved: %s", keep->told.why);
	place_close(&keep->place);
	buf_free(&keep->why);
	buf_free(&keep->stopped);
	arena_free(&keep->memory);
	return good;
}
