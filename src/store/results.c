#include "store/results.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "store/db.h"

/* -- reading -- */

/* Runs a statement and hands each row over. */
static bool
each_row(struct db *db, enum sql sql, const struct db_value *values, int count,
         void (*row)(void *context, struct db *, enum sql), void *context, struct fail *fail)
{
	enum db_step step;
	if (!db_start(db, sql, values, count, fail))
		return false;
	while ((step = db_step(db, sql, fail)) == DB_ROW)
		row(context, db, sql);
	db_stop(db, sql);
	return step == DB_DONE;
}

/* The choice as the first parameters of a statement. */
enum { CHOICE = 5, VALUES = CHOICE + 3 };

static void
choose(struct db_value values[VALUES], const struct results_choice *choice)
{
	const struct db_value chosen[CHOICE] = {
		DB_TEXT(choice->quiz), DB_NUMBER(choice->since), DB_NUMBER(choice->until),
		DB_TEXT(choice->label), DB_TEXT(choice->digest),
	};
	memcpy(values, chosen, sizeof chosen);
}

/* The same quiz without a choice. */
static struct results_choice
unchosen(const struct results_choice *choice)
{
	return (struct results_choice){
		.quiz = choice->quiz, .digest = choice->digest, .label = "",
		.since = RESULTS_SINCE_ALWAYS, .until = RESULTS_UNTIL_ALWAYS,
	};
}

static bool
chooses(const struct results_choice *choice)
{
	return choice->label[0] != '\0' || choice->since != RESULTS_SINCE_ALWAYS ||
	       choice->until != RESULTS_UNTIL_ALWAYS;
}

/* -- a group -- */

struct counting {
	const struct results_choice *choice;
	struct group *group;
	bool others_judged; /* there are finished sittings of other versions */
	int question;       /* the one found last, since rows come question by question */
	int64_t ranks[3];
};

static int
verdict_place(const struct quiz *quiz, const char *verdict)
{
	if (strcmp(verdict, "tie") == 0)
		return GROUP_TIE;
	return strcmp(verdict, "none") == 0 ? (int)GROUP_NONE : quiz_outcome(quiz, verdict);
}

static void
add_unfinished(struct group *group, const char *at, int64_t count)
{
	int q = quiz_question(group->quiz, at);
	group->kept->unfinished += count;
	*(q == NOBODY ? &group->kept->stopped_elsewhere : &group->kept->stopped[q]) += count;
}

static void
add_standing(void *context, struct db *db, enum sql sql)
{
	struct counting *c = context;
	const char *verdict = db_text(db, sql, 1);
	int64_t count = db_number(db, sql, 4);
	int place = verdict_place(c->group->quiz, verdict);
	if (db_number(db, sql, 0) == 0) {
		c->group->kept->other_versions += count;
		c->others_judged |= verdict[0] != '\0';
	} else if (verdict[0] == '\0') {
		add_unfinished(c->group, db_text(db, sql, 3), count);
	} else if (place != NOBODY) {
		bool brief = strcmp(db_text(db, sql, 2), "short") == 0;
		c->group->kept->brief += brief ? count : 0;
		group_add_verdict(c->group, place, count);
	}
}

static void
add_replies(void *context, struct db *db, enum sql sql)
{
	struct counting *c = context;
	const struct quiz *quiz = c->group->quiz;
	const char *id = db_text(db, sql, 0);
	if (c->question == NOBODY || strcmp(quiz->questions[c->question].id, id) != 0)
		c->question = quiz_question(quiz, id);
	if (c->question == NOBODY)
		return;
	const char *choice = db_text(db, sql, 1);
	int option = question_option(&quiz->questions[c->question], choice);
	if (option != NOBODY || choice[0] == '\0')
		group_add_reply(c->group, c->question, option == NOBODY ? (int)REPLY_SKIPPED : option,
		                db_number(db, sql, 2));
}

static void
add_fits(void *context, struct db *db, enum sql sql)
{
	const struct counting *c = context;
	int outcome = quiz_outcome(c->group->quiz, db_text(db, sql, 0));
	int64_t tenths = db_number(db, sql, 1);
	if (outcome != NOBODY && tenths >= 0 && tenths <= 1000)
		group_add_fit(c->group, outcome, (int)tenths, db_number(db, sql, 2));
}

static void
add_time(void *context, struct db *db, enum sql sql)
{
	struct counting *c = context;
	for (int i = 0; i < 3; i++)
		if (c->ranks[i] == db_number(db, sql, 0))
			c->group->kept->quartiles[i] = db_number(db, sql, 1);
}

static void
note_count(void *context, struct db *db, enum sql sql)
{
	int64_t *count = context;
	*count = db_number(db, sql, 0);
}

bool
results_count(struct db *db, const struct results_choice *choice, int64_t *count, struct fail *fail)
{
	struct db_value values[VALUES];
	choose(values, choice);
	return each_row(db, SQL_RESULTS_COUNT, values, CHOICE, note_count, count, fail);
}

static void
add_label(void *context, struct db *db, enum sql sql)
{
	struct buf *labels = context;
	buf_format(labels, "%s%s", labels->length == 0 ? "" : ", ", db_text(db, sql, 0));
}

bool
results_labels(struct db *db, const struct results_choice *choice, struct buf *labels, struct fail *fail)
{
	const struct db_value values[] = {DB_TEXT(choice->quiz), DB_TEXT(choice->digest)};
	return each_row(db, SQL_RESULTS_LABELS, values, 2, add_label, labels, fail);
}

static bool
few(int64_t count, int least)
{
	return count > 0 && count < least;
}

/* Who is counted at all, and whether what they said may be shown. */
static bool
count_sittings(struct db *db, struct counting *c, int least, struct fail *fail)
{
	const struct results_choice *choice = c->choice, everybody = unchosen(choice);
	const struct db_value values[] = {
		DB_TEXT(choice->digest), DB_TEXT(choice->quiz), DB_NUMBER(choice->since),
		DB_NUMBER(choice->until), DB_TEXT(choice->label),
	};
	struct group_kept *kept = c->group->kept;
	int64_t chosen, all;
	if (!each_row(db, SQL_RESULTS_STAND, values, CHOICE, add_standing, c, fail))
		return false;
	chosen = all = c->group->count;
	if (chooses(choice) && !results_count(db, &everybody, &all, fail))
		return false;
	kept->hidden = chosen > 0 && (few(chosen, least) || few(all - chosen, least));
	kept->stopped_hidden = few(kept->unfinished, least);
	return true;
}

/* Where all finished sittings of the quiz are meant, counting needs no look at each one's sitting. */
static bool
count_replies(struct db *db, struct counting *c, struct fail *fail)
{
	struct db_value values[VALUES];
	choose(values, c->choice);
	bool all = !chooses(c->choice) && !c->others_judged;
	bool all_fit = all && c->group->verdicts[GROUP_NONE] == 0;
	enum sql replies = all ? SQL_RESULTS_REPLIES_ALL : SQL_RESULTS_REPLIES;
	enum sql fits = all_fit ? SQL_RESULTS_FITS_ALL : SQL_RESULTS_FITS;
	return each_row(db, replies, values, all ? 1 : CHOICE, add_replies, c, fail) &&
	       each_row(db, fits, values, all_fit ? 1 : CHOICE, add_fits, c, fail);
}

/* Takes the replies to questions out that few answered; few of those, too, whom the choice leaves out: what
 * they said would be found by taking one report from another. */
static bool
hide_few(struct db *db, const struct counting *c, int least, struct fail *fail)
{
	const struct quiz *quiz = c->group->quiz;
	struct arena arena = {0};
	struct group *everybody = group_new(&arena, quiz);
	struct counting all = {.group = everybody, .question = NOBODY};
	struct db_value values[VALUES];
	const struct results_choice unbound = unchosen(c->choice);
	choose(values, &unbound);
	bool good = !chooses(c->choice) ||
	            each_row(db, SQL_RESULTS_REPLIES, values, CHOICE, add_replies, &all, fail);
	for (int q = 0; q < quiz->question_count && good; q++) {
		struct group_replies *replies = &c->group->questions[q];
		int64_t rest = everybody->questions[q].answered - replies->answered;
		c->group->kept->few[q] = few(replies->answered, least) || few(rest, least);
		if (c->group->kept->few[q])
			*replies = (struct group_replies){0};
	}
	arena_free(&arena);
	return good;
}

static bool
find_times(struct db *db, struct counting *c, struct fail *fail)
{
	struct db_value values[VALUES];
	choose(values, c->choice);
	for (int i = 0; i < 3; i++) {
		c->ranks[i] = (c->group->count * (i + 1) + 3) / 4; /* rounded up */
		values[CHOICE + i] = (struct db_value)DB_NUMBER(c->ranks[i]);
	}
	return each_row(db, SQL_RESULTS_TIMES, values, VALUES, add_time, c, fail);
}

bool
results_group(struct db *db, const struct results_choice *choice, int least, struct group *group,
              struct fail *fail)
{
	struct counting c = {.choice = choice, .group = group, .question = NOBODY};
	if (!db_look(db, fail))
		return false;
	bool good = count_sittings(db, &c, least, fail);
	if (good && !group->kept->hidden && group->count > 0)
		good = count_replies(db, &c, fail) && (least == 0 || hide_few(db, &c, least, fail)) &&
		       find_times(db, &c, fail);
	db_rollback(db);
	return good;
}

/* -- one by one -- */

enum { PAGE = 256 };

struct paging {
	const struct quiz *quiz;
	struct arena arena; /* of the page */
	struct results_sitting list[PAGE];
	int count;
	int at; /* of the fits: whose turn it is */
};

static const char *
kept(struct paging *page, struct db *db, enum sql sql, int column)
{
	const char *text = db_text(db, sql, column);
	return arena_copy(&page->arena, text, strlen(text));
}

static void
add_sitting(struct paging *page, struct db *db, enum sql sql)
{
	struct results_sitting *s = &page->list[page->count++];
	*s = (struct results_sitting){
		.number = db_number(db, sql, 0),
		.started = db_number(db, sql, 1),
		.id = kept(page, db, sql, 2),
		.label = kept(page, db, sql, 3),
		.form = kept(page, db, sql, 4),
		.verdict = kept(page, db, sql, 5),
		.strength = kept(page, db, sql, 6),
		.spent = db_number(db, sql, 7),
		.replies = ARENA_ARRAY(&page->arena, (size_t)page->quiz->question_count, struct reply),
	};
	sheet_clear(page->quiz, s->replies);
	for (int k = 0; k < OUTCOMES_MAX; k++)
		s->tenths[k] = -1;
}

static void
add_answer(void *context, struct db *db, enum sql sql)
{
	struct paging *page = context;
	int64_t number = db_number(db, sql, 0);
	if (page->count == 0 || page->list[page->count - 1].number != number) {
		if (page->count == PAGE)
			return;
		add_sitting(page, db, sql);
	}
	int q = quiz_question(page->quiz, db_text(db, sql, 8));
	if (q == NOBODY)
		return;
	struct reply *reply = &page->list[page->count - 1].replies[q];
	const char *choice = db_text(db, sql, 9);
	int option = question_option(&page->quiz->questions[q], choice);
	if (option != NOBODY || choice[0] == '\0')
		reply->option = (signed char)(option == NOBODY ? REPLY_SKIPPED : option);
	reply->importance = (unsigned char)(db_number(db, sql, 10) & 0xff);
}

static void
add_fit(void *context, struct db *db, enum sql sql)
{
	struct paging *page = context;
	int64_t number = db_number(db, sql, 0);
	int64_t tenths = db_number(db, sql, 2);
	int k = quiz_outcome(page->quiz, db_text(db, sql, 1));
	while (page->at < page->count && page->list[page->at].number != number)
		page->at++;
	if (page->at < page->count && k != NOBODY && tenths >= 0 && tenths <= 1000)
		page->list[page->at].tenths[k] = (int)tenths;
}

/* Reads the page behind the sitting that is the last one of the page before. */
static bool
turn(struct db *db, const struct results_choice *choice, struct paging *page, struct fail *fail)
{
	struct db_value values[VALUES];
	struct results_choice rest = *choice;
	int64_t number = INT64_MIN;
	if (page->count > 0) {
		rest.since = page->list[page->count - 1].started;
		number = page->list[page->count - 1].number;
	}
	arena_free(&page->arena);
	page->count = page->at = 0;
	choose(values, &rest);
	values[CHOICE] = (struct db_value)DB_NUMBER(rest.since);
	values[CHOICE + 1] = (struct db_value)DB_NUMBER(number);
	values[CHOICE + 2] = (struct db_value)DB_NUMBER(PAGE);
	return each_row(db, SQL_RESULTS_PAGE, values, VALUES, add_answer, page, fail) &&
	       each_row(db, SQL_RESULTS_PAGE_FITS, values, VALUES, add_fit, page, fail);
}

bool
results_sittings(struct db *db, const struct results_choice *choice, const struct quiz *quiz,
                 bool (*each)(void *, const struct results_sitting *), void *context,
                 struct fail *fail)
{
	struct arena arena = {0};
	bool good = true, more = true;
	if (!db_look(db, fail))
		return false;
	struct paging *page = ARENA_NEW(&arena, struct paging);
	page->quiz = quiz;
	while (more) {
		good = turn(db, choice, page, fail);
		for (int i = 0; i < page->count && good; i++)
			good = each(context, &page->list[i]);
		more = good && page->count == PAGE;
	}
	arena_free(&page->arena);
	arena_free(&arena);
	db_rollback(db);
	return good;
}
