/* What the database counts, held against counting sheet by sheet: random quizzes, random sittings, every
 * choice of them. */
#include "store/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fail.h"
#include "store/db.h"
#include "store/sitting.h"
#include "support/elsewhere.h"
#include "support/random_quiz.h"
#include "tools/test.h"
#include "verdict/report.h"

enum { SITTINGS = 60, SITTINGS_MAX = 600, QUESTIONS = 6, LEAST = 5 };

static char folder[200], path[240];
static struct arena arena;
static const struct db_guard alone = {0};

/* A sitting as the test remembers it. */
struct remembered {
	struct sitting stands;
	const struct quiz *form;
	struct reply *sheet; /* NULL: not finished */
};

struct world {
	struct random random;
	struct quiz *quiz;
	const struct quiz *brief; /* or NULL */
	int older; /* per cent of the sittings are of an older version */
	int count;
	struct db *db;
	struct remembered list[SITTINGS_MAX];
};

static const char *const labels[] = {"", "monday", "tuesday"};

static int
setup(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "%s/results-XXXXXX",
	         getenv("TMPDIR") == NULL ? "/tmp" : getenv("TMPDIR"));
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/s.db", folder);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	unlink(path);
	assert_int_equal(rmdir(folder), 0);
	arena_free(&arena);
	return 0;
}

static void
keep(struct world *w, int i)
{
	struct remembered *r = &w->list[i];
	char id[SITTING_ID + 1];
	snprintf(id, sizeof id, "%032d", i);
	bool finished = random_percent(&w->random, 70);
	bool brief = w->brief != NULL && random_percent(&w->random, 30);
	r->form = brief ? w->brief : w->quiz;
	int at = random_in(&w->random, -1, w->quiz->question_count - 1);
	r->stands = (struct sitting){
		.id = arena_copy(&arena, id, SITTING_ID), .quiz = w->quiz->id,
		.digest = random_percent(&w->random, w->older) ? "old" : "new", .form = brief ? "short" : "whole",
		.label = labels[random_in(&w->random, 0, 2)], .started = random_in(&w->random, 1000, 1030),
		.at = at < 0 ? "" : w->quiz->questions[at].id, .replies = random_in(&w->random, 0, 3),
		.moves = 3, .spent = random_in(&w->random, 1, 40), .verdict = "", .strength = "",
	};
	assert_true(sitting_add(w->db, &r->stands, NULL));
	assert_true(sitting_stands(w->db, &r->stands, NULL));
	if (!finished)
		return;
	r->sheet = random_sheet(&arena, &w->random, w->quiz);
	for (int q = 0; q < w->quiz->question_count; q++)
		if (r->sheet[q].option == REPLY_OPEN)
			r->sheet[q].option = REPLY_SKIPPED;
	r->stands.ended = r->stands.started + 50;
	assert_true(sitting_judged(w->db, &r->stands, report_build(&arena, r->form, r->sheet), NULL));
}

static void
begin(struct world *w, int seed, int older, int count)
{
	*w = (struct world){.random = random_from((uint64_t)seed), .older = older, .count = count};
	w->quiz = random_quiz(&arena, &w->random, random_in(&w->random, 1, QUESTIONS));
	w->quiz->id = "random";
	strcpy(w->quiz->digest, "new");
	w->brief = quiz_short(&arena, w->quiz);
	struct fail fail = {0};
	elsewhere_empty();
	w->db = elsewhere() ? elsewhere_open() : sqlite_open(path, DB_CREATE, &alone, 0, &fail);
	if (w->db == NULL)
		fail_msg("%s", fail.text);
	assert_true(db_begin(w->db, NULL));
	/* Somebody else's quiz has questions and outcomes of the same names. */
	struct sitting foreign = {.id = "x", .quiz = "other", .digest = "new", .form = "whole", .label = "",
		.started = 1000, .moves = 1, .replies = 1, .at = "", .verdict = "", .strength = ""};
	assert_true(sitting_add(w->db, &foreign, NULL));
	assert_true(DB_RUN(w->db, SQL_ANSWER_ADD, NULL, DB_NUMBER(foreign.number), DB_TEXT("other"),
	                   DB_TEXT(w->quiz->questions[0].id), DB_TEXT(""), DB_NUMBER(2)));
	for (int i = 0; i < w->count; i++)
		keep(w, i);
	assert_true(db_commit(w->db, NULL));
}

/* How many worlds are tried; a server takes its time for each. */
static int
worlds(int here, int there)
{
	return elsewhere() ? there : here;
}

static void
end(struct world *w)
{
	db_close(w->db);
	unlink(path);
	arena_free(&arena);
}

static bool
chosen(const struct results_choice *choice, const struct sitting *s)
{
	return s->started >= choice->since && s->started < choice->until &&
	       (choice->label[0] == '\0' || strcmp(choice->label, s->label) == 0);
}

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static struct group *
fresh(const struct world *w)
{
	struct group *group = group_new(&arena, w->quiz);
	group->kept = ARENA_NEW(&arena, struct group_kept);
	group->kept->stopped = ARENA_ARRAY(&arena, QUESTIONS, int64_t);
	group->kept->few = ARENA_ARRAY(&arena, QUESTIONS, bool);
	return group;
}

/* Whose answers are fewer than `least`, of those counted or of those left out, is not shown. */
static void
hide_few(struct group *group, const struct group *others, int least)
{
	for (int q = 0; q < group->quiz->question_count; q++) {
		int64_t in = group->questions[q].answered, out = others->questions[q].answered;
		group->kept->few[q] = (in > 0 && in < least) || (out > 0 && out < least);
		if (group->kept->few[q])
			group->questions[q] = (struct group_replies){0};
	}
}

/* The same, naively. */
static struct group *
counted(const struct world *w, const struct results_choice *choice, int least)
{
	struct group *group = fresh(w), *others = fresh(w);
	struct group_kept *kept = group->kept;
	int64_t times[SITTINGS_MAX], all = 0;
	for (int i = 0; i < w->count; i++) {
		const struct remembered *r = &w->list[i];
		bool own = strcmp(r->stands.digest, "new") == 0, in = chosen(choice, &r->stands);
		int at = quiz_question(w->quiz, r->stands.at);
		all += own && r->sheet != NULL;
		if (own && !in && r->sheet != NULL)
			group_add(others, r->form, r->sheet);
		if (!in || (r->sheet == NULL && r->stands.replies == 0))
			continue;
		if (!own) {
			kept->other_versions++;
		} else if (r->sheet == NULL) {
			kept->unfinished++;
			(*(at < 0 ? &kept->stopped_elsewhere : &kept->stopped[at]))++;
		} else {
			times[group->count] = r->stands.spent;
			kept->brief += r->form->is_short;
			group_add(group, r->form, r->sheet);
		}
	}
	int64_t n = group->count;
	qsort(times, (size_t)n, sizeof times[0], by_number);
	for (int i = 0; i < 3 && n > 0; i++)
		kept->quartiles[i] = times[(n * (i + 1) + 3) / 4 - 1];
	kept->hidden = n > 0 && (n < least || (all > n && all - n < least));
	kept->stopped_hidden = kept->unfinished > 0 && kept->unfinished < least;
	hide_few(group, others, least);
	return group;
}

static void
same_group(const struct group *a, const struct group *b)
{
	size_t questions = (size_t)a->quiz->question_count;
	assert_int_equal(a->count, b->count);
	assert_memory_equal(a->verdicts, b->verdicts, sizeof a->verdicts);
	assert_int_equal(a->kept->brief, b->kept->brief);
	assert_int_equal(a->kept->other_versions, b->kept->other_versions);
	assert_int_equal(a->kept->unfinished, b->kept->unfinished);
	assert_int_equal(a->kept->stopped_elsewhere, b->kept->stopped_elsewhere);
	assert_memory_equal(a->kept->stopped, b->kept->stopped, questions * sizeof(int64_t));
	assert_int_equal(a->kept->hidden, b->kept->hidden);
	assert_int_equal(a->kept->stopped_hidden, b->kept->stopped_hidden);
	if (a->kept->hidden)
		return;
	assert_memory_equal(a->fits, b->fits, sizeof a->fits);
	assert_memory_equal(a->kept->quartiles, b->kept->quartiles, sizeof a->kept->quartiles);
	assert_memory_equal(a->questions, b->questions, questions * sizeof a->questions[0]);
	assert_memory_equal(a->kept->few, b->kept->few, questions);
}

static struct results_choice
some_choice(struct random *random)
{
	bool since = random_percent(random, 40), until = random_percent(random, 40);
	return (struct results_choice){
		.quiz = "random", .digest = "new", .label = labels[random_percent(random, 50) ? 0 : random_in(random, 1, 2)],
		.since = since ? random_in(random, 999, 1031) : RESULTS_SINCE_ALWAYS,
		.until = until ? random_in(random, 999, 1032) : RESULTS_UNTIL_ALWAYS,
	};
}

static void
the_database_counts_as_one_would_sheet_by_sheet(void **state)
{
	(void)state;
	for (int seed = 1; seed <= worlds(40, 8); seed++) {
		struct world w;
		begin(&w, seed, 20, SITTINGS);
		for (int i = 0; i < 12; i++) {
			struct results_choice choice = some_choice(&w.random);
			struct group *group = fresh(&w);
			struct fail fail = {0};
			if (!results_group(w.db, &choice, LEAST, group, &fail))
				fail_msg("seed %d: %s", seed, fail.text);
			same_group(group, counted(&w, &choice, LEAST));
		}
		end(&w);
	}
}

/* All sittings being of one version, counting goes a shorter way. */
static void
so_it_does_where_there_is_only_one_version(void **state)
{
	(void)state;
	for (int seed = 1; seed <= worlds(40, 8); seed++) {
		struct world w;
		struct results_choice all = {.quiz = "random", .digest = "new", .label = "",
			.since = RESULTS_SINCE_ALWAYS, .until = RESULTS_UNTIL_ALWAYS};
		begin(&w, seed, 0, SITTINGS);
		struct group *group = fresh(&w);
		assert_true(results_group(w.db, &all, 0, group, NULL));
		same_group(group, counted(&w, &all, 0));
		end(&w);
	}
}

struct collected {
	const struct world *w;
	const struct results_choice *choice;
	int64_t count, started, number;
	struct group *group;
	int64_t stop; /* after so many; 0: never */
};

static bool
collect(void *context, const struct results_sitting *s)
{
	struct collected *c = context;
	const struct remembered *r = &c->w->list[strtol(s->id, NULL, 10)];
	assert_true(chosen(c->choice, &r->stands));
	assert_true(s->started > c->started || (s->started == c->started && s->number > c->number));
	c->started = s->started;
	c->number = s->number;
	c->count++;
	group_add(c->group, r->form, s->replies);
	bool asked[QUESTIONS];
	struct score score;
	score_sheet(r->form, r->sheet, asked, &score);
	for (int k = 0; k < c->w->quiz->outcome_count; k++)
		assert_int_equal(s->tenths[k], fit_tenths(score.points[k], score.weight));
	for (int q = 0; q < c->w->quiz->question_count; q++)
		assert_int_equal(s->replies[q].option, asked[q] ? r->sheet[q].option : REPLY_OPEN);
	return c->count != c->stop;
}

static void
each_sitting_is_handed_over_once_in_order(void **state)
{
	(void)state;
	for (int seed = 1; seed <= worlds(12, 4); seed++) {
		struct world w;
		/* More than are read at a time, many of which began in the same second. */
		begin(&w, seed, 20, seed % 4 == 0 ? SITTINGS_MAX : SITTINGS);
		for (int i = 0; i < 8; i++) {
			struct results_choice choice = some_choice(&w.random);
			struct collected c = {.w = &w, .choice = &choice, .group = fresh(&w)};
			struct group *group = counted(&w, &choice, 0);
			int64_t count;
			assert_true(results_sittings(w.db, &choice, w.quiz, collect, &c, NULL));
			assert_int_equal(c.count, group->count);
			assert_memory_equal(c.group->verdicts, group->verdicts, sizeof group->verdicts);
			c = (struct collected){.w = &w, .choice = &choice, .group = fresh(&w), .stop = 2};
			assert_int_equal(results_sittings(w.db, &choice, w.quiz, collect, &c, NULL), group->count < 2);
			assert_int_equal(c.count, group->count < 2 ? group->count : 2);
			assert_true(results_count(w.db, &choice, &count, NULL));
			assert_int_equal(count, group->count);
		}
		end(&w);
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_database_counts_as_one_would_sheet_by_sheet),
		TEST(so_it_does_where_there_is_only_one_version),
		TEST(each_sitting_is_handed_over_once_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
