#include "base/buf.h"
#include "base/json.h"
#include "report/odds.h"
#include "verdict/score.h"

static void
put_share(struct json *json, const char *key, double share)
{
	json_key(json, key);
	json_millionths(json, (int64_t)(1e6 * share + 0.5));
}

static const char *
verdict_id(const struct quiz *quiz, int verdict)
{
	return verdict == ODDS_TIE ? "tie" : verdict == ODDS_NONE ? "none" : quiz->outcomes[verdict].id;
}

static void
put_basis(struct json *json, const char *key, const struct odds_basis *basis)
{
	json_key(json, key);
	json_open_object(json);
	json_put_bool(json, "exact", basis->exact);
	if (!basis->exact) {
		json_put_integer(json, "samples", basis->samples);
		json_put_integer(json, "seed", (int64_t)basis->seed);
		put_share(json, "standard_error", basis->error);
	}
	json_close_object(json);
}

static void
put_verdicts(struct json *json, const char *key, const struct quiz *quiz, const double *verdicts)
{
	json_key(json, key);
	json_open_object(json);
	for (int v = 0; v < ODDS_VERDICTS; v++)
		if (v < quiz->outcome_count || v >= OUTCOMES_MAX)
			put_share(json, verdict_id(quiz, v), verdicts[v]);
	json_close_object(json);
}

static void
outcomes(struct json *json, const struct odds *odds)
{
	json_key(json, "outcomes");
	json_open_array(json);
	for (int k = 0; k < odds->quiz->outcome_count; k++) {
		const struct odds_reach *reach = &odds->reach[k];
		json_open_object(json);
		json_put_string(json, "id", odds->quiz->outcomes[k].id);
		put_share(json, "chance", odds->verdicts[k]);
		json_key(json, "floor");
		json_tenths(json, fit_tenths(reach->low_points, reach->low_weight));
		json_key(json, "ceiling");
		json_tenths(json, fit_tenths(reach->high_points, reach->high_weight));
		json_put_bool(json, "exact", reach->exact);
		put_share(json, "first_options", odds->first[k]);
		json_close_object(json);
	}
	json_close_array(json);
}

static void
habits(struct json *json, const struct odds *odds)
{
	static const char *const ids[HABITS] = {
		[HABIT_FIRST] = "first", [HABIT_LAST] = "last", [HABIT_MIDDLE] = "middle",
		[HABIT_ALTERNATING] = "alternating",
	};
	json_key(json, "constant");
	json_open_object(json);
	for (int h = 0; h < HABITS; h++)
		json_put_string(json, ids[h], verdict_id(odds->quiz, odds->habits[h]));
	json_close_object(json);
}

static void
questions(struct json *json, const struct odds *odds)
{
	json_key(json, "questions");
	json_open_array(json);
	for (int q = 0; q < odds->quiz->question_count; q++) {
		const struct odds_question *found = &odds->questions[q];
		if (found->left_out)
			continue;
		json_open_object(json);
		json_put_string(json, "id", odds->quiz->questions[q].id);
		put_share(json, "asked", found->asked);
		put_share(json, "pivotal", found->pivotal);
		put_share(json, "intended", found->intended);
		put_share(json, "effective", found->effective);
		put_verdicts(json, "without", odds->quiz, found->without);
		put_share(json, "shift", found->shift);
		json_put_bool(json, "dead", found->dead);
		json_close_object(json);
	}
	json_close_array(json);
}

static void
topics(struct json *json, const struct odds *odds)
{
	json_key(json, "topics");
	json_open_array(json);
	for (int t = 0; t < odds->quiz->topic_count; t++) {
		json_open_object(json);
		json_put_string(json, "id", odds->quiz->topics[t].id);
		put_share(json, "weight", odds->topics[t]);
		json_close_object(json);
	}
	json_close_array(json);
}

static const char *
other_id(const struct quiz *quiz, const struct odds_alarm *alarm)
{
	if (alarm->other == NOBODY)
		return NULL;
	if (alarm->option != NOBODY)
		return quiz->questions[alarm->question].options[alarm->other].id;
	return alarm->question != NOBODY ? quiz->questions[alarm->other].id
	                                 : quiz->outcomes[alarm->other].id;
}

static const char *
option_id(const struct quiz *quiz, const struct odds_alarm *alarm)
{
	if (alarm->option == NOBODY)
		return NULL;
	return quiz->questions[alarm->question].options[alarm->option].id;
}

static void
alarm(struct json *json, const struct odds *odds, const struct odds_alarm *alarm)
{
	const struct quiz *quiz = odds->quiz;
	const struct odds_rule *rule = odds_rule(alarm->measure);
	struct buf buf = {0};
	json_open_object(json);
	json_put_string(json, "measure", rule->name);
	json_put_string(json, "severity", rule->severity == SEVERITY_ERROR ? "error" : "warning");
	json_key(json, "value");
	json_tenths(json, (int64_t)(10 * alarm->value + 0.5));
	json_key(json, "level");
	json_tenths(json, (int64_t)(10 * rule->level + 0.5));
	json_put_string(json, "outcome", alarm->outcome == NOBODY ? NULL : quiz->outcomes[alarm->outcome].id);
	json_put_string(json, "question",
	           alarm->question == NOBODY ? NULL : quiz->questions[alarm->question].id);
	json_put_string(json, "option", option_id(quiz, alarm));
	json_put_string(json, "topic", alarm->topic == NOBODY ? NULL : quiz->topics[alarm->topic].id);
	json_put_string(json, "other", other_id(quiz, alarm));
	odds_sentence(&buf, odds, alarm);
	json_put_string(json, "sentence", buf_text(&buf));
	buf_clear(&buf);
	odds_remedy(&buf, odds, alarm);
	json_put_string(json, "remedy", buf_text(&buf));
	buf_free(&buf);
	json_close_object(json);
}

static void
alarms(struct json *json, const struct odds *odds)
{
	json_put_integer(json, "errors", odds->errors);
	json_put_integer(json, "warnings", odds->warnings);
	json_key(json, "alarms");
	json_open_array(json);
	for (int i = 0; i < odds->alarm_count; i++)
		alarm(json, odds, &odds->alarms[i]);
	json_close_array(json);
}

void
odds_json(struct buf *out, const struct odds *odds)
{
	struct json json = {.out = out};
	struct buf badge = {0};
	odds_badge(&badge, odds);
	json_open_object(&json);
	json_put_string(&json, "quiz", odds->quiz->id);
	json_put_string(&json, "digest", odds->quiz->digest);
	json_put_bool(&json, "short", odds->quiz->is_short);
	json_put_string(&json, "badge", buf_text(&badge));
	put_basis(&json, "basis", &odds->basis);
	put_basis(&json, "influence_basis", &odds->influence_basis);
	put_verdicts(&json, "verdicts", odds->quiz, odds->verdicts);
	outcomes(&json, odds);
	habits(&json, odds);
	questions(&json, odds);
	topics(&json, odds);
	alarms(&json, odds);
	json_close_object(&json);
	buf_char(out, '\n');
	buf_free(&badge);
}
