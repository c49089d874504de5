#include "base/json.h"

#include "base/buf.h"
#include "verdict/report.h"

static const char *const method_keys[] = {
	[METHOD_EQUAL] = "equal",
	[METHOD_MAJORITY] = "majority",
	[METHOD_SQUARES] = "squares",
};
_Static_assert(sizeof method_keys / sizeof *method_keys == METHODS, "one key for each method");

static const char *
bit_id(const struct quiz *quiz, unsigned bit)
{
	for (int k = 0; k < quiz->outcome_count; k++)
		if (bit == 1U << k)
			return quiz->outcomes[k].id;
	return bit == VERDICT_BIT_TIE ? "tie" : "none";
}

/* Of whom over whom, too: under a tie the verdict does not say. */
static void
margin(struct json *json, const struct report *report)
{
	const struct outcome *outcomes = report->quiz->outcomes;
	bool given = report->score.kind != VERDICT_NONE;
	json_key(json, "margin");
	if (given)
		json_integer(json, score_margin(&report->score));
	else
		json_null(json);
	json_put_string(json, "leader", given ? outcomes[report->score.leader].id : NULL);
	json_put_string(json, "challenger", given ? outcomes[report->score.challenger].id : NULL);
}

static void
verdict(struct json *json, const struct report *report)
{
	const struct quiz *quiz = report->quiz;
	json_put_string(json, "quiz", quiz->id);
	json_put_string(json, "digest", quiz->digest);
	json_key(json, "short");
	json_bool(json, quiz->is_short);
	json_put_string(json, "verdict", report_verdict(report));
	json_put_string(json, "strength", strength_word(report->strength));
	margin(json, report);
	json_key(json, "points");
	json_open_object(json);
	for (int k = 0; k < quiz->outcome_count; k++)
		json_put_integer(json, quiz->outcomes[k].id, report->score.points[k]);
	json_close_object(json);
	json_put_integer(json, "weight", report->score.weight);
}

static void
outcomes(struct json *json, const struct report *report)
{
	const struct score *score = &report->score;
	json_key(json, "outcomes");
	json_open_array(json);
	for (int rank = 0; rank < report->quiz->outcome_count; rank++) {
		int k = score->order[rank];
		int by = score->ruled_by[k];
		json_open_object(json);
		json_put_string(json, "id", report->quiz->outcomes[k].id);
		json_key(json, "fit");
		json_tenths(json, fit_tenths(score->points[k], score->weight));
		json_put_string(json, "ruled_out", by == NOBODY ? NULL : report->quiz->questions[by].id);
		json_close_object(json);
	}
	json_close_array(json);
}

static void
contributions(struct json *json, const struct report *report)
{
	json_key(json, "contributions");
	json_open_array(json);
	for (int i = 0; i < report->contribution_count; i++) {
		const struct contribution *c = &report->contributions[i];
		const struct question *question = &report->quiz->questions[c->question];
		json_open_object(json);
		json_put_string(json, "question", question->id);
		json_put_string(json, "option", question->options[c->option].id);
		json_put_integer(json, "points", c->points);
		json_close_object(json);
	}
	json_close_array(json);
}

static void
multiple(struct json *json, const char *key, struct multiple multiple)
{
	json_key(json, key);
	if (multiple.denominator == 0) {
		json_null(json);
		return;
	}
	json_open_object(json);
	json_put_integer(json, "numerator", multiple.numerator);
	json_put_integer(json, "denominator", multiple.denominator);
	json_close_object(json);
}

static void
other_answers(struct json *json, const struct report *report)
{
	json_key(json, "answers");
	json_open_array(json);
	for (int i = 0; i < report->other.count; i++) {
		const struct contribution *c = &report->other_answers[i];
		const struct question *question = &report->quiz->questions[c->question];
		const struct option *option = &question->options[c->option];
		json_open_object(json);
		json_put_string(json, "question", question->id);
		json_put_string(json, "option", option->id);
		json_put_integer(json, "points", c->points);
		json_put_string(json, "because", option->because);
		json_put_string(json, "source", option->source);
		json_close_object(json);
	}
	json_close_array(json);
}

/* null without a verdict: then there are no sides. */
static void
other_side(struct json *json, const struct report *report)
{
	const struct other_side *other = &report->other;
	json_key(json, "other_side");
	if (report->score.kind == VERDICT_NONE) {
		json_null(json);
		return;
	}
	json_open_object(json);
	json_put_string(json, "outcome", report->quiz->outcomes[other->outcome].id);
	json_put_integer(json, "points", other->points);
	json_put_integer(json, "against", other->against);
	multiple(json, "level", other->level);
	other_answers(json, report);
	json_close_object(json);
}

static void
flip(struct json *json, const struct quiz *quiz, const struct flip *flip)
{
	json_open_object(json);
	json_key(json, "changes");
	json_open_array(json);
	for (int i = 0; i < flip->count; i++) {
		const struct question *question = &quiz->questions[flip->change[i].question];
		json_open_object(json);
		json_put_string(json, "question", question->id);
		json_put_string(json, "to", question->options[flip->change[i].option].id);
		json_close_object(json);
	}
	json_close_array(json);
	json_put_string(json, "becomes", bit_id(quiz, flip->becomes));
	json_close_object(json);
}

static void
flips(struct json *json, const struct report *report)
{
	const struct flips *flips = &report->flips;
	json_key(json, "flips");
	json_open_array(json);
	for (int i = 0; i < FLIPS_SHOWN; i++)
		if (flips->to_outcome[i].count > 0)
			flip(json, report->quiz, &flips->to_outcome[i]);
	json_close_array(json);
	json_key(json, "ties");
	json_open_array(json);
	if (flips->to_tie.count > 0)
		flip(json, report->quiz, &flips->to_tie);
	json_close_array(json);
	json_put_integer(json, "flip_distance", flips->distance);
	json_put_integer(json, "searched", flips->searched);
}

static void
importance_flips(struct json *json, const struct report *report)
{
	json_key(json, "importance_flips");
	json_open_array(json);
	for (int i = 0; i < report->importance_flip_count; i++) {
		const struct importance_flip *flip = &report->importance_flips[i];
		json_open_object(json);
		json_put_string(json, "question", report->quiz->questions[flip->question].id);
		multiple(json, "up", flip->up);
		multiple(json, "down", flip->down);
		json_close_object(json);
	}
	json_close_array(json);
}

static void
firmness(struct json *json, const struct report *report)
{
	json_put_integer(json, "stays", report->stays);
	json_put_integer(json, "weightings", WEIGHTINGS);
	json_key(json, "methods");
	json_open_object(json);
	for (int m = 0; m < METHODS; m++)
		json_put_integer(json, method_keys[m], report->methods[m]);
	json_close_object(json);
}

static void
topics(struct json *json, const struct report *report)
{
	const struct quiz *quiz = report->quiz;
	json_key(json, "topics");
	json_open_array(json);
	for (int t = 0; t < quiz->topic_count; t++) {
		const struct topic_score *topic = &report->topics[t];
		json_open_object(json);
		json_put_string(json, "topic", quiz->topics[t].id);
		json_put_integer(json, "answered", topic->answered);
		json_key(json, "fits");
		json_open_object(json);
		for (int k = 0; k < quiz->outcome_count; k++) {
			json_key(json, quiz->outcomes[k].id);
			json_tenths(json, fit_tenths(topic->points[k], topic->weight));
		}
		json_close_object(json);
		json_close_object(json);
	}
	json_close_array(json);
}

static void
counts(struct json *json, const struct report *report)
{
	json_put_integer(json, "asked", report->score.asked);
	json_put_integer(json, "answered", report->score.answered);
	json_put_integer(json, "open", report->open);
	json_key(json, "enough");
	json_bool(json, report->enough);
	json_key(json, "not_asked");
	json_open_array(json);
	for (int i = 0; i < report->not_asked_count; i++)
		json_string(json, report->quiz->questions[report->not_asked[i]].id);
	json_close_array(json);
}

/* Without a verdict there is nothing to be cautious about: the contract has this list empty then. */
static void
cautions(struct json *json, const struct report *report)
{
	int count = report->score.kind == VERDICT_NONE ? 0 : report->caution_count;
	json_key(json, "cautions");
	json_open_array(json);
	for (int i = 0; i < count; i++)
		json_string(json, report->quiz->cautions[report->cautions[i]].id);
	json_close_array(json);
}

void
report_json(struct buf *out, const struct report *report)
{
	struct json json = {.out = out};
	json_open_object(&json);
	verdict(&json, report);
	outcomes(&json, report);
	contributions(&json, report);
	other_side(&json, report);
	flips(&json, report);
	counts(&json, report);
	cautions(&json, report);
	firmness(&json, report);
	importance_flips(&json, report);
	topics(&json, report);
	json_put_string(&json, "code", report->code);
	json_put_string(&json, "notice", report->notice);
	json_close_object(&json);
	buf_char(out, '\n');
}
