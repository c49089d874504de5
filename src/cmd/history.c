/* One's own sittings: the list, the results again, and taking them away. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/json.h"
#include "base/utf8.h"
#include "cmd/carry.h"
#include "cmd/cmd.h"
#include "cmd/place.h"
#include "store/sitting.h"
#include "sys/clock.h"
#include "sys/tty.h"
#include "verdict/check.h"
#include "verdict/flow.h"
#include "verdict/quiz.h"

struct history {
	const struct args *args;
	struct arena arena;
	struct store_place place;
	struct sitting *list; /* newest first */
	int count;
};

/* -- the list -- */

/* What came of it, in a few words: "tea, leaning", "not finished: 3 replies". */
static void
add_end(struct buf *out, const struct sitting *s)
{
	if (s->verdict[0] == '\0') {
		buf_format(out, "not finished: %lld %s", (long long)s->replies,
		           s->replies == 1 ? "reply" : "replies");
		return;
	}
	bool none = strcmp(s->verdict, "none") == 0;
	buf_add(out, none ? "no verdict" : s->verdict);
	if (!none && s->strength[0] != '\0')
		buf_format(out, ", %s", s->strength);
}

/* What was read from the store may be anybody's: it is shown as what it is. */
static void
add_cell(struct buf *out, const char *text, int columns)
{
	struct buf shown = {0};
	utf8_append_visible(&shown, text, strlen(text));
	buf_add(out, buf_text(&shown));
	int gap = columns - utf8_columns(buf_text(&shown));
	buf_repeat(out, " ", gap > 0 ? (size_t)gap : 0);
	buf_free(&shown);
}

/* Somebody only had a look: there is nothing to go on with. */
static bool
is_empty(const struct sitting *s)
{
	return s->verdict[0] == '\0' && s->replies == 0;
}

static int
widest_quiz(const struct history *h)
{
	int widest = 0;
	for (int i = 0; i < h->count; i++) {
		int columns = utf8_columns(h->list[i].quiz);
		widest = columns > widest ? columns : widest;
	}
	return widest;
}

static void
write_text(struct buf *out, const struct history *h)
{
	enum { WHEN = 20, END = 30 };
	int quiz = widest_quiz(h);
	size_t start = out->length;
	struct buf cell = {0};
	for (int i = 0; i < h->count; i++) {
		const struct sitting *s = &h->list[i];
		if (is_empty(s))
			continue;
		buf_format(out, "%4lld  ", (long long)s->number);
		clock_write(&cell, s->last, true);
		add_cell(out, buf_text(&cell), WHEN);
		add_cell(out, s->quiz, quiz + 2);
		buf_clear(&cell);
		add_end(&cell, s);
		add_cell(out, buf_text(&cell), s->label[0] == '\0' ? 0 : END);
		add_cell(out, s->label, 0);
		buf_clear(&cell);
		buf_char(out, '\n');
	}
	if (out->length == start)
		buf_format(out, "No sittings%s are kept here.\n", h->count == 0 ? "" : " with a reply");
	buf_free(&cell);
}

static void
add_text(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	json_string(json, text[0] == '\0' ? NULL : text);
}

static void
add_number(struct json *json, const char *key, int64_t number)
{
	json_key(json, key);
	json_integer(json, number);
}

static void
write_json(struct buf *out, const struct history *h)
{
	struct json json = {.out = out};
	json_open_array(&json);
	for (int i = 0; i < h->count; i++) {
		const struct sitting *s = &h->list[i];
		json_open_object(&json);
		add_number(&json, "number", s->number);
		add_text(&json, "id", s->id);
		add_text(&json, "quiz", s->quiz);
		add_text(&json, "digest", s->digest);
		add_text(&json, "form", s->form);
		add_text(&json, "label", s->label);
		add_number(&json, "started", s->started);
		add_number(&json, "last", s->last);
		add_number(&json, "moves", s->moves);
		add_number(&json, "replies", s->replies);
		add_number(&json, "milliseconds", s->spent);
		json_key(&json, "complete");
		json_bool(&json, s->verdict[0] != '\0');
		add_text(&json, "verdict", s->verdict);
		add_text(&json, "strength", s->strength);
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_char(out, '\n');
}

static bool
list(struct history *h, struct fail *fail)
{
	struct buf out = {0};
	const char *format = h->args->format == NULL ? "text" : h->args->format;
	bool json = strcmp(format, "json") == 0;
	if (!json && strcmp(format, "text") != 0)
		return fail_set(fail, "the list of sittings can be had as text and json, not as %s", format);
	if (json)
		write_json(&out, h);
	else
		write_text(&out, h);
	bool written = cmd_write(&out, fail);
	buf_free(&out);
	return written;
}

/* -- one of them -- */

/* By its number, or by the beginning of its id. */
static const struct sitting *
named(const struct history *h, const char *name, struct fail *fail)
{
	enum { LEAST = 6 };
	const struct sitting *found = NULL;
	size_t length = strlen(name);
	bool is_number = length > 0 && length < 16 && strspn(name, "0123456789") == length;
	for (int i = 0; i < h->count; i++) {
		bool same = is_number && h->list[i].number == strtoll(name, NULL, 10);
		if (same)
			return &h->list[i];
		if (length < LEAST || strncmp(h->list[i].id, name, length) != 0)
			continue;
		if (found != NULL) {
			fail_set(fail, "the ids of several sittings begin with '%s'", name);
			return NULL;
		}
		found = &h->list[i];
	}
	if (found == NULL)
		fail_set(fail, "there is no sitting '%s'; 'verdict history' lists them", name);
	return found;
}

/* The sheet it led to, on the quiz as it is now. */
static bool
open(struct history *h, struct fail *fail)
{
	const struct args *args = h->args;
	const struct sitting *s = named(h, args->operands[1], fail);
	struct sitting_move *moves;
	int count;
	const struct quiz *quiz;
	/* Somebody else's store may name anything: an id leads to a quiz, a path to any file. */
	if (s != NULL && args->operand_count < 3 && rule_of_id(s->quiz) != RULES)
		return fail_set(fail, "its quiz is called '%s', which is no id: the store is damaged", s->quiz);
	if (s == NULL || !sitting_moves(h->place.db, &h->arena, s->number, &moves, &count, fail) ||
	    !cmd_open_quiz(&h->arena, args->operand_count > 2 ? args->operands[2] : s->quiz, &quiz, fail))
		return false;
	if (strcmp(quiz->id, s->quiz) != 0)
		return fail_set(fail, "that sitting was of the quiz %s, not of %s", s->quiz, quiz->id);
	struct flow flow = flow_new(&h->arena, quiz);
	if (strcmp(quiz->digest, s->digest) == 0) {
		if (!carry_on(&flow, moves, count))
			return fail_set(fail, "its moves are not moves of the quiz: the store is damaged");
	} else {
		fputs("verdict: the quiz has changed since; these are the answers that still exist\n", stderr);
		carry_over(&flow, moves, count, NULL, NULL);
	}
	return cmd_report_of(args, flow.quiz, flow.sheet, s->last, NULL, fail);
}

/* -- taking away -- */

/* Nothing is taken away by mistake. */
static bool
may_delete_all(const struct history *h, struct fail *fail)
{
	if (h->args->yes)
		return true;
	if (!tty_is(STDIN_FILENO) || !tty_is(STDERR_FILENO))
		return fail_set(fail, "history delete --all takes every sitting away: say so with --yes");
	char line[16];
	fprintf(stderr, "Delete all %d sittings? They can't be brought back. y/n > ", h->count);
	bool yes = fgets(line, sizeof line, stdin) != NULL && (line[0] == 'y' || line[0] == 'Y');
	return yes || fail_set(fail, "nothing was deleted");
}

static bool
delete(struct history *h, struct fail *fail)
{
	struct db *db = h->place.db;
	const struct args *args = h->args;
	if (args->all == (args->operand_count > 1))
		return fail_set(fail, "name one sitting by its number, or say --all");
	const struct sitting *s = args->all ? NULL : named(h, args->operands[1], fail);
	if (args->all ? !may_delete_all(h, fail) : s == NULL)
		return false;
	int64_t sent;
	if (!sitting_count_sent(db, args->all ? 0 : s->number, &sent, fail) || !db_begin(db, fail))
		return false;
	if (!(args->all ? sitting_delete_all(db, fail) : sitting_delete(db, s->number, fail))) {
		db_rollback(db);
		return false;
	}
	if (!db_commit(db, fail) || !sqlite_flush(db, fail))
		return false;
	if (sent > 0)
		fprintf(stderr, "verdict: what was forwarded before (%lld %s) stays where it was sent to\n",
		        (long long)sent, sent == 1 ? "sitting" : "sittings");
	return true;
}

static const struct {
	const char *name;
	int least, most; /* operands, its own name included */
	bool (*run)(struct history *, struct fail *);
} verbs[] = {
	{"open", 2, 3, open},
	{"delete", 1, 2, delete},
};

static bool
run(struct history *h, struct fail *fail)
{
	const struct args *args = h->args;
	if (args->operand_count == 0)
		return args->all ? fail_set(fail, "--all goes with 'history delete'") : list(h, fail);
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
		if (strcmp(verbs[i].name, args->operands[0]) != 0)
			continue;
		if (args->operand_count < verbs[i].least || args->operand_count > verbs[i].most)
			return fail_set(fail, "history %s takes the number of a sitting; 'verdict history' lists them",
			                verbs[i].name);
		return verbs[i].run(h, fail);
	}
	return fail_set(fail, "history knows open and delete, not '%s'", args->operands[0]);
}

int
cmd_history(const struct args *args)
{
	struct history h = {.args = args, .place.guard = {-1}};
	struct fail fail = {0};
	bool there;
	bool good = place_find(&h.place, &h.arena, &there, &fail) &&
	            (!there || sitting_list(h.place.db, &h.arena, &h.list, &h.count, &fail)) &&
	            run(&h, &fail);
	place_close(&h.place);
	arena_free(&h.arena);
	return good ? END_FINE : cmd_fail(&fail);
}
