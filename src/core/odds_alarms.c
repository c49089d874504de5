#include "core/odds.h"
#include "verdict/score.h"

/* What counts as unfair, from which value on, what it means and what to do about it. */
static const struct odds_rule rules[ODDS_MEASURES] = {
	[ODDS_UNREACHABLE] = {"unreachable", SEVERITY_ERROR, 0,
		"None of the ways to answer that were counted leads to {1}.",
		"Raise its fit in some options, or take it out of the quiz."},
	[ODDS_LOPSIDED] = {"lopsided", SEVERITY_ERROR, 3,
		"{1} comes out {value} times as often as {2}; up to {level} times can be argued for.",
		"Look at the questions that count most: does each option give {2} what it is due?"},
	[ODDS_UNEVEN] = {"uneven", SEVERITY_WARNING, 1.5,
		"{1} comes out {value} times as often as {2}; up to {level} times goes unnoticed.",
		"Look at the questions that count most: does each option give {2} what it is due?"},
	[ODDS_CEILING] = {"ceiling", SEVERITY_WARNING, 70,
		"{1} never gets more than {value} points of fit, whoever answers what; a real match "
		"should get {level} or more.",
		"Let some options speak for it clearly, with a fit of +2."},
	[ODDS_DEAD] = {"dead", SEVERITY_ERROR, 0,
		"Whatever one answers to {1}, it speaks for all outcomes alike.",
		"Take the question out, or give its options different fits."},
	[ODDS_TWINS] = {"twins", SEVERITY_WARNING, 0,
		"Two answers to {1} count exactly the same: {2}.",
		"Make one of them, or give them different fits."},
	[ODDS_IDLE] = {"idle", SEVERITY_WARNING, 1,
		"Another answer to {1} changes the verdict for only {value}% of those who are asked; under "
		"{level}% it is asked in vain.",
		"Give it more weight, make its options differ more, or leave it out."},
	[ODDS_DICTATOR] = {"dictator", SEVERITY_WARNING, 50,
		"Another answer to {1} changes the verdict for {value}% of those who are asked: over "
		"{level}%, this one question decides more often than not.",
		"Give it less weight, or share what it asks among several questions."},
	[ODDS_HEAVY] = {"heavy", SEVERITY_WARNING, 3,
		"{1} moves the result {value} times as much as its weight says.",
		"Bring the fits of its options closer together, or say so with a higher weight."},
	[ODDS_CONSTANT] = {"constant", SEVERITY_ERROR, 0,
		"Whoever answers without reading gets {1}: always the first answer, always the last, "
		"always the middle one, or the first and the last in turn.",
		"Put the options of some questions in another order."},
	[ODDS_TILT] = {"tilt", SEVERITY_WARNING, 60,
		"The first answer favours {1} in {value}% of the questions; more than {level}% is a pattern, "
		"and first answers are chosen more readily.",
		"Put the options of some questions in another order."},
	[ODDS_LEANS] = {"leans", SEVERITY_WARNING, 10,
		"Without {1} the chance of an outcome would change by {value} points; with more than "
		"{level} the balance of the quiz hangs on one question.",
		"Balance this question's own options, or give it less weight."},
	[ODDS_REDUNDANT] = {"redundant", SEVERITY_WARNING, 950,
		"{1} and {2} ask nearly the same: their options, in order, speak for the same outcomes.",
		"Take one of them out, or let each ask about something of its own."},
	[ODDS_TOPIC] = {"topic", SEVERITY_WARNING, 50,
		"The topic {1} has {value}% of all weight; with more than {level}% the others hardly matter.",
		"Give its questions less weight, or the others more."},
};

const struct odds_rule *
odds_rule(enum odds_measure measure)
{
	return &rules[measure];
}

/* A value that is the level itself may be rounded to a hair beside it. */
static const double hair = 1e-7;

static bool
above(double value, enum odds_measure measure)
{
	return value > rules[measure].level + hair;
}

static bool
below(double value, enum odds_measure measure)
{
	return value < rules[measure].level - hair;
}

struct finder {
	struct arena *arena;
	struct plan *plan;
	struct odds *odds;
	struct odds_alarm *list;
	int count, room;
	enum severity severity; /* of those kept in this pass */
};

/* An alarm about nothing yet. */
static struct odds_alarm
alarm_of(enum odds_measure measure, double value)
{
	return (struct odds_alarm){
		.measure = measure, .outcome = NOBODY, .question = NOBODY, .option = NOBODY,
		.topic = NOBODY, .other = NOBODY, .value = value,
	};
}

static void
raise(struct finder *f, struct odds_alarm alarm)
{
	if (rules[alarm.measure].severity != f->severity)
		return;
	if (f->count == f->room) {
		int room = f->room == 0 ? 16 : 2 * f->room;
		struct odds_alarm *list = ARENA_ARRAY(f->arena, (size_t)room, struct odds_alarm);
		for (int i = 0; i < f->count; i++)
			list[i] = f->list[i];
		f->list = list;
		f->room = room;
	}
	f->list[f->count++] = alarm;
	f->odds->errors += f->severity == SEVERITY_ERROR;
	f->odds->warnings += f->severity == SEVERITY_WARNING;
}

/* The most likely outcome is `outcome`, the least likely `other`. */
static void
verdicts(struct finder *f)
{
	const double *chance = f->odds->verdicts;
	int most = 0, least = 0;
	for (int k = 0; k < f->odds->quiz->outcome_count; k++) {
		most = chance[k] > chance[most] ? k : most;
		least = chance[k] < chance[least] ? k : least;
		struct odds_alarm alarm = alarm_of(ODDS_UNREACHABLE, 0);
		alarm.outcome = k;
		if (chance[k] <= 0)
			raise(f, alarm);
	}
	if (chance[least] <= 0)
		return;
	double ratio = chance[most] / chance[least];
	struct odds_alarm alarm =
		alarm_of(above(ratio, ODDS_LOPSIDED) ? ODDS_LOPSIDED : ODDS_UNEVEN, ratio);
	alarm.outcome = most;
	alarm.other = least;
	if (above(ratio, ODDS_UNEVEN))
		raise(f, alarm);
}

static void
outcomes(struct finder *f)
{
	for (int k = 0; k < f->odds->quiz->outcome_count; k++) {
		const struct odds_reach *reach = &f->odds->reach[k];
		double high = 50;
		if (reach->high_weight > 0)
			high += 25 * (double)reach->high_points / (double)reach->high_weight;
		struct odds_alarm alarm = alarm_of(ODDS_CEILING, high);
		alarm.outcome = k;
		if (below(high, ODDS_CEILING))
			raise(f, alarm);
		alarm.measure = ODDS_TILT;
		alarm.value = 100 * f->odds->first[k];
		if (above(alarm.value, ODDS_TILT))
			raise(f, alarm);
	}
}

static void
habits(struct finder *f)
{
	const int *habit = f->odds->habits;
	for (int h = 1; h < HABITS; h++)
		if (habit[h] != habit[0])
			return;
	struct odds_alarm alarm = alarm_of(ODDS_CONSTANT, 0);
	alarm.outcome = habit[0];
	if (habit[0] < f->odds->quiz->outcome_count)
		raise(f, alarm);
}

static void
twins(struct finder *f, int q)
{
	int options = f->odds->quiz->questions[q].option_count;
	for (int a = 0; a < options; a++) {
		for (int b = a + 1; b < options; b++) {
			struct odds_alarm alarm = alarm_of(ODDS_TWINS, 0);
			alarm.question = q;
			alarm.option = a;
			alarm.other = b;
			if (still_twins(f->plan, q, a, b))
				raise(f, alarm);
		}
	}
}

static void
about_question(struct finder *f, int q, enum odds_measure measure, double value)
{
	struct odds_alarm alarm = alarm_of(measure, value);
	alarm.question = q;
	raise(f, alarm);
}

/* A dead question is said to be dead, and not all that follows from it. */
static void
question(struct finder *f, int q)
{
	const struct odds_question *found = &f->odds->questions[q];
	if (found->left_out)
		return;
	if (found->dead) {
		about_question(f, q, ODDS_DEAD, 0);
		return;
	}
	twins(f, q);
	double pivotal = 100 * found->pivotal;
	if (below(pivotal, ODDS_IDLE))
		about_question(f, q, ODDS_IDLE, pivotal);
	if (above(pivotal, ODDS_DICTATOR))
		about_question(f, q, ODDS_DICTATOR, pivotal);
	double ratio = found->effective / found->intended;
	if (above(ratio, ODDS_HEAVY))
		about_question(f, q, ODDS_HEAVY, ratio);
	if (above(100 * found->shift, ODDS_LEANS))
		about_question(f, q, ODDS_LEANS, 100 * found->shift);
}

/* A question that is never asked repeats nothing. */
static bool
together(struct finder *f, int a, int b)
{
	return f->odds->questions[a].asked > 0 && f->odds->questions[b].asked > 0 &&
	       reach_together(f->plan, a, b);
}

/* Of several earlier questions that are alike the most alike is named. */
static void
redundant(struct finder *f)
{
	const struct quiz *quiz = f->odds->quiz;
	for (int q = 0; q < quiz->question_count; q++) {
		struct odds_alarm alarm = alarm_of(ODDS_REDUNDANT, rules[ODDS_REDUNDANT].level);
		alarm.question = q;
		for (int earlier = 0; earlier < q; earlier++) {
			int cosine = still_cosine(quiz, q, earlier);
			if (cosine > alarm.value && together(f, q, earlier)) {
				alarm.value = cosine;
				alarm.other = earlier;
			}
		}
		if (alarm.other != NOBODY)
			raise(f, alarm);
	}
}

/* A quiz with one topic has not been divided. */
static void
topics(struct finder *f)
{
	for (int t = 0; t < f->odds->quiz->topic_count && f->odds->quiz->topic_count > 1; t++) {
		struct odds_alarm alarm = alarm_of(ODDS_TOPIC, 100 * f->odds->topics[t]);
		alarm.topic = t;
		if (above(alarm.value, ODDS_TOPIC))
			raise(f, alarm);
	}
}

void
alarms_find(struct arena *arena, struct plan *plan, struct odds *odds)
{
	struct finder f = {.arena = arena, .plan = plan, .odds = odds};
	static const enum severity order[] = {SEVERITY_ERROR, SEVERITY_WARNING};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		f.severity = order[i];
		verdicts(&f);
		outcomes(&f);
		habits(&f);
		for (int q = 0; q < odds->quiz->question_count; q++)
			question(&f, q);
		if (rules[ODDS_REDUNDANT].severity == f.severity)
			redundant(&f);
		topics(&f);
	}
	odds->alarms = f.list;
	odds->alarm_count = f.count;
}
