#include "base/buf.h"
#include "base/json.h"
#include "report/group.h"

static void
verdicts(struct json *json, const struct group *group)
{
	json_key(json, "verdicts");
	json_open_object(json);
	for (int v = 0; v < GROUP_VERDICTS; v++)
		if (v < group->quiz->outcome_count || v >= OUTCOMES_MAX)
			json_put_integer(json, group_verdict_id(group->quiz, v), group->verdicts[v]);
	json_close_object(json);
}

static void
outcomes(struct json *json, const struct group *group)
{
	json_key(json, "outcomes");
	json_open_array(json);
	for (int k = 0; k < group->quiz->outcome_count; k++) {
		json_open_object(json);
		json_put_string(json, "id", group->quiz->outcomes[k].id);
		json_key(json, "mean_fit");
		if (group->fits[k].count > 0)
			json_tenths(json, group_mean(group, k));
		else
			json_null(json);
		json_key(json, "histogram");
		json_open_array(json);
		for (int b = 0; b < GROUP_BINS; b++)
			json_integer(json, group->fits[k].bins[b]);
		json_close_array(json);
		json_close_object(json);
	}
	json_close_array(json);
}

static void
agreement(struct json *json, const struct group *group, int q)
{
	double agreement = group_agreement(group, q);
	json_put_string(json, "measure", group->quiz->questions[q].scale ? "consensus" : "entropy");
	json_key(json, "agreement");
	if (agreement < 0)
		json_null(json);
	else
		json_millionths(json, (int64_t)(1e6 * agreement + 0.5));
}

static void
replies(struct json *json, const struct group *group, int q)
{
	const struct question *question = &group->quiz->questions[q];
	const struct group_replies *replies = &group->questions[q];
	json_put_integer(json, "answered", replies->answered);
	json_put_integer(json, "skipped", replies->skipped);
	json_key(json, "options");
	json_open_object(json);
	for (int o = 0; o < question->option_count; o++)
		json_put_integer(json, question->options[o].id, replies->options[o]);
	json_close_object(json);
	agreement(json, group, q);
}

static void
questions(struct json *json, const struct group *group)
{
	json_key(json, "questions");
	json_open_array(json);
	for (int q = 0; q < group->quiz->question_count; q++) {
		json_open_object(json);
		json_put_string(json, "id", group->quiz->questions[q].id);
		json_put_bool(json, "hidden", group_hides(group, q));
		if (!group_hides(group, q))
			replies(json, group, q);
		json_close_object(json);
	}
	json_close_array(json);
	int divisive = group_divisive(group), agreed = group_agreed(group);
	json_put_string(json, "most_divisive", divisive == NOBODY ? NULL : group->quiz->questions[divisive].id);
	json_put_string(json, "most_agreed", agreed == NOBODY ? NULL : group->quiz->questions[agreed].id);
}

static void
chosen(struct json *json, const struct group_kept *kept)
{
	json_put_string(json, "label", kept->label);
	json_put_string(json, "since", kept->since);
	json_put_string(json, "until", kept->until);
}

static void
unfinished(struct json *json, const struct group *group)
{
	const struct group_kept *kept = group->kept;
	json_put_integer(json, "unfinished", kept->unfinished);
	json_put_bool(json, "stopped_hidden", kept->stopped_hidden);
	if (!kept->stopped_hidden) {
		json_key(json, "stopped");
		json_open_object(json);
		for (int q = 0; q < group->quiz->question_count; q++)
			if (kept->stopped[q] > 0)
				json_put_integer(json, group->quiz->questions[q].id, kept->stopped[q]);
		json_close_object(json);
		json_put_integer(json, "stopped_elsewhere", kept->stopped_elsewhere);
	}
	json_put_integer(json, "other_versions", kept->other_versions);
}

static void
codes(struct json *json, const struct group_codes *codes)
{
	json_key(json, "codes");
	json_open_object(json);
	json_put_integer(json, "short", codes->brief);
	json_put_integer(json, "changed", codes->changed);
	json_put_integer(json, "repeated", codes->repeated);
	json_put_integer(json, "unreadable", codes->unreadable);
	json_close_object(json);
}

static void
milliseconds(struct json *json, const struct group_kept *kept)
{
	json_key(json, "milliseconds");
	json_open_object(json);
	json_put_integer(json, "lower_quartile", kept->quartiles[0]);
	json_put_integer(json, "median", kept->quartiles[1]);
	json_put_integer(json, "upper_quartile", kept->quartiles[2]);
	json_close_object(json);
}

void
group_json(struct buf *out, const struct group *group)
{
	struct json json = {.out = out};
	bool hidden = group->kept != NULL && group->kept->hidden;
	json_open_object(&json);
	json_put_string(&json, "quiz", group->quiz->id);
	json_put_string(&json, "digest", group->quiz->digest);
	if (group->kept != NULL)
		chosen(&json, group->kept);
	json_put_integer(&json, "count", group->count);
	if (group->codes != NULL)
		codes(&json, group->codes);
	json_put_bool(&json, "hidden", hidden);
	if (!hidden) {
		if (group->kept != NULL)
			json_put_integer(&json, "short", group->kept->brief);
		verdicts(&json, group);
		outcomes(&json, group);
		questions(&json, group);
	}
	if (group->kept != NULL)
		unfinished(&json, group);
	if (group->kept != NULL && !hidden && group->count > 0)
		milliseconds(&json, group->kept);
	json_close_object(&json);
	buf_char(out, '\n');
}
