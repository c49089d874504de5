#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "verdict/diff.h"
#include "verdict/report.h"

static const char *
bit_id(const struct quiz *quiz, unsigned bit)
{
	for (int k = 0; k < quiz->outcome_count; k++)
		if (bit == 1U << k)
			return quiz->outcomes[k].id;
	return "tie";
}

static void
outcomes(struct json *json, const struct quiz *quiz, const struct score *score)
{
	json_key(json, "outcomes");
	json_open_array(json);
	for (int rank = 0; rank < quiz->outcome_count; rank++) {
		int k = score->order[rank], by = score->ruled_by[k];
		json_open_object(json);
		json_put_string(json, "id", quiz->outcomes[k].id);
		json_key(json, "fit");
		json_tenths(json, fit_tenths(score->points[k], score->weight));
		json_put_string(json, "ruled_out", by == NOBODY ? NULL : quiz->questions[by].id);
		json_close_object(json);
	}
	json_close_array(json);
}

/* The changes that give the other's verdict; null where there is nothing to change. */
static void
flip(struct json *json, const struct diff *diff, int person)
{
	const struct diff_person *p = &diff->person[person], *other = &diff->person[PEOPLE - 1 - person];
	json_key(json, "together");
	if (p->searched == 0) {
		json_null(json);
		return;
	}
	json_open_object(json);
	json_put_string(json, "becomes", bit_id(diff->quiz, score_bit(&other->score)));
	json_key(json, "changes");
	json_open_array(json);
	for (int i = 0; i < p->flip.count; i++) {
		int q = p->flip.change[i].question, to = p->flip.change[i].option;
		json_open_object(json);
		json_put_string(json, "question", diff->quiz->questions[q].id);
		json_put_string(json, "to", diff->quiz->questions[q].options[to].id);
		json_key(json, "as_the_other");
		json_bool(json, other->asked[q] && other->sheet[q].option == to);
		json_close_object(json);
	}
	json_close_array(json);
	json_put_integer(json, "searched", p->searched);
	json_close_object(json);
}

static void
person(struct json *json, const struct diff *diff, int i)
{
	const struct diff_person *p = &diff->person[i];
	struct arena arena = {0};
	const struct report *report = report_build(&arena, p->form, p->sheet);
	json_open_object(json);
	json_put_string(json, "code", report->code);
	json_key(json, "short");
	json_bool(json, p->form->is_short);
	json_put_string(json, "verdict", report_verdict(report));
	json_put_string(json, "strength", strength_word(report->strength));
	outcomes(json, diff->quiz, &p->score);
	json_put_integer(json, "points", p->margin);
	flip(json, diff, i);
	json_close_object(json);
	arena_free(&arena);
}

/* A reply: null if the question was not asked, `option` null if it was skipped. */
static void
reply(struct json *json, const struct diff *diff, const struct diff_row *row, int i)
{
	const struct diff_person *p = &diff->person[i];
	struct reply given = p->sheet[row->question];
	const struct question *question = &diff->quiz->questions[row->question];
	if (!p->asked[row->question]) {
		json_null(json);
		return;
	}
	json_open_object(json);
	json_put_string(json, "option", given.option < 0 ? NULL : question->options[given.option].id);
	json_put_string(json, "importance", importance_word((enum importance)given.importance));
	json_put_integer(json, "points", row->points[i]);
	json_close_object(json);
}

static void
rows(struct json *json, const struct diff *diff)
{
	json_key(json, "questions");
	json_open_array(json);
	for (int i = 0; i < diff->row_count; i++) {
		const struct diff_row *row = &diff->rows[i];
		json_open_object(json);
		json_put_string(json, "question", diff->quiz->questions[row->question].id);
		json_key(json, "replies");
		json_open_array(json);
		for (int p = 0; p < PEOPLE; p++)
			reply(json, diff, row, p);
		json_close_array(json);
		json_put_integer(json, "apart", diff_points(row));
		json_close_object(json);
	}
	json_close_array(json);
}

void
diff_json(struct buf *out, const struct diff *diff)
{
	struct json json = {.out = out};
	json_open_object(&json);
	json_put_string(&json, "quiz", diff->quiz->id);
	json_put_string(&json, "digest", diff->quiz->digest);
	json_put_string(&json, "outcome", diff->quiz->outcomes[diff->outcome].id);
	json_put_string(&json, "over", diff->quiz->outcomes[diff->other].id);
	json_key(&json, "people");
	json_open_array(&json);
	for (int p = 0; p < PEOPLE; p++)
		person(&json, diff, p);
	json_close_array(&json);
	json_put_integer(&json, "apart", diff->person[FIRST].margin - diff->person[SECOND].margin);
	json_put_integer(&json, "alike", diff->alike);
	rows(&json, diff);
	json_put_string(&json, "notice", diff->notice);
	json_close_object(&json);
	buf_char(out, '\n');
}
