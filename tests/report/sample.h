/* A small quiz for the tests of reports, built by hand: three outcomes, two topics, a question that
 * is asked on one path only, answers that rule out, a table, a panel and three cautions. Some of its
 * texts hold what Markdown or a narrow page could stumble over. */
#ifndef TESTS_REPORT_SAMPLE_H
#define TESTS_REPORT_SAMPLE_H

#include "verdict/quiz.h"

#define TEXTS(...) \
	{(const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)}
#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static const struct outcome sample_outcomes[] = {
	{.id = "coffee", .name = "Coffee",
	 .verdict = TEXTS("Coffee fits what you told us.", "It is quick, and it is strong."),
	 .next = TEXTS("Grind it fresh.")},
	{.id = "tea", .name = "Tea", .verdict = TEXTS("Tea fits what you told us."),
	 .next = TEXTS("Do not let it stand too long.", "Warm the pot first.")},
	{.id = "water", .name = "Water", .verdict = TEXTS("Water fits what you told us.")},
};

static const struct topic sample_topics[] = {
	{.id = "now", .name = "Right now"},
	{.id = "taste", .name = "What you like"},
};

static const struct condition sample_soon = {.test = TEST_IS, .question = 0, .options = 1U};
static const struct condition sample_coffee = {.test = TEST_VERDICT_IS, .options = 1U};
static const struct condition sample_late_coffee = {
	.test = TEST_AND, .left = &sample_coffee, .right = &sample_soon};
static const struct condition sample_none = {
	.test = TEST_VERDICT_IS, .options = VERDICT_BIT_NONE};

static const struct option sample_sleep[] = {
	{.id = "soon", .text = "Within three hours", .fit = {-2, 1, 2},
	 .because = "Half of the caffeine is still there after about five hours.",
	 .source = "Example Handbook, 2020"},
	{.id = "late", .text = "Much later", .fit = {2, 1, 0}},
};
static const struct option sample_doctor[] = {
	{.id = "yes", .text = "Yes, coffee *and* tea", .fit = {0, 0, 1}, .rules_out = 3U,
	 .rule_reason = (const char *const[]){"your doctor said so", "your doctor said so", NULL}},
	{.id = "coffee", .text = "Yes, coffee", .fit = {0, 1, 1}, .rules_out = 1U,
	 .rule_reason = (const char *const[]){"your doctor said so", NULL, NULL}},
	{.id = "no", .text = "No", .fit = {1, 1, 1}},
};
static const struct option sample_time[] = {
	{.id = "minute", .text = "A minute", .fit = {1, -1, 2},
	 .because = "A kettle takes longer than a tap."},
	{.id = "hour", .text = "An hour | or two", .fit = {0, 2, -1}},
};
static const struct option sample_bitter[] = {
	{.id = "more", .text = "The more, the better", .fit = {2, 1, -2},
	 .because = "Roasting makes the bitter part of the taste.",
	 .source = "“On Roasting”, <Example Press>, 2019"},
	{.id = "some", .text = "A little", .fit = {1, 1, 0}},
	{.id = "none", .text = "Not at all", .fit = {-1, 0, 2}},
};
static const struct option sample_ritual[] = {
	{.id = "yes", .text = "Half of the pleasure", .fit = {1, 2, -2}},
	{.id = "no", .text = "A delay", .fit = {0, -1, 2}},
};
static const struct option sample_pipes[] = {
	{.id = "bad", .text = "No, the pipes are old: we boil every drop of it, and have done so for years",
	 .fit = {1, 1, -1}, .rules_out = 4U, .rule_reason = (const char *const[]){NULL, NULL, NULL}},
	{.id = "good", .text = "Yes", .fit = {0, 0, 1}},
};

static const struct question sample_questions[] = {
	{.id = "sleep", .text = "When will you go to bed?", .topic = 0, .weight = 3, .fact = true,
	 .gate = true, .draw = 11, .options = sample_sleep, .option_count = COUNT(sample_sleep),
	 .why = "Caffeine stays with you for hours."},
	{.id = "doctor", .text = "Has a doctor told you to leave something alone?", .topic = 0,
	 .weight = 2, .draw = 12, .when = &sample_soon, .options = sample_doctor,
	 .option_count = COUNT(sample_doctor)},
	{.id = "time", .text = "How much time is there?", .topic = 0, .weight = 2, .draw = 13,
	 .options = sample_time, .option_count = COUNT(sample_time)},
	{.id = "bitter", .text = "How bitter may it be?", .topic = 1, .weight = 2, .draw = 14,
	 .options = sample_bitter, .option_count = COUNT(sample_bitter)},
	{.id = "ritual", .text = "Making it: what is that to you?", .topic = 1, .weight = 1,
	 .draw = 15, .options = sample_ritual, .option_count = COUNT(sample_ritual)},
	{.id = "pipes", .text = "Is what comes out of the tap fit to drink as it comes?",
	 .topic = NOBODY, .weight = 2, .draw = 16, .options = sample_pipes,
	 .option_count = COUNT(sample_pipes)},
};

static const struct texts sample_rows[] = {
	TEXTS("First sip", "4 minutes", "3-5 minutes *", "at once"),
	TEXTS("Hardest part", "the grind", "patience", "none, unless the well is a long way off"),
	TEXTS("Error model", "bitter <or> sour", "bitter", "wet"),
};
/* In millionths of a day: minutes, then hours. */
static const struct axis sample_axes[] = {
	{"First sip", (const struct range[]){{true, 2778, 2778}, {true, 2083, 3472}, {0}}},
	{"Until it is cold *", (const struct range[]){{true, 20833, 41667}, {true, 83333, 83333}, {0}}},
};
static const struct table sample_tables[] = {
	{.id = "curve", .title = "From cupboard to cup", .source = "Example Handbook, 2020",
	 .columns = TEXTS("", "Coffee", "Tea", "Water"), .rows = sample_rows,
	 .row_count = COUNT(sample_rows),
	 .axes = sample_axes, .axis_count = COUNT(sample_axes),
	 .notes = TEXTS("* another kitchen measured six minutes; it may have been a slow kettle.")},
};
static const struct panel sample_panels[] = {
	{.id = "history", .title = "Where they come from",
	 .text = TEXTS("Two leaves of one story; told elsewhere.", "1. Water was there first."),
	 .source = "Example Handbook, 2020"},
};
static const struct caution sample_cautions[] = {
	{.id = "late", .text = "You may lie awake.", .source = "Example Handbook, 2020",
	 .when = &sample_late_coffee},
	{.id = "hot", .text = "Coffee is served hot: give it the time that you said you have, and "
	                      "not a minute less.", .when = &sample_coffee},
	{.id = "thirst", .text = "Drink something while you think about it.", .when = &sample_none},
};

static const struct quiz sample = {
	.id = "drinks", .title = "Coffee, tea or water?", .language = "en",
	.min_answers = 2, .tie = 3, .clear_share = 95, .clear_changes = 2,
	.tie_text = TEXTS("More than one fits: take what is nearest."),
	.ruled_out_text = TEXTS("Your answers rule out everything we have: ask a neighbour."),
	.outcomes = sample_outcomes, .outcome_count = COUNT(sample_outcomes),
	.topics = sample_topics, .topic_count = COUNT(sample_topics),
	.questions = sample_questions, .question_count = COUNT(sample_questions),
	.tables = sample_tables, .table_count = COUNT(sample_tables),
	.panels = sample_panels, .panel_count = COUNT(sample_panels),
	.cautions = sample_cautions, .caution_count = COUNT(sample_cautions),
	.digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
};

/* The worked example of the page on scoring: two outcomes, no tie band, nothing else. */
static const struct option worked_one[] = {
	{.id = "a", .text = "The first way", .fit = {-1, 2}},
	{.id = "b", .text = "The second way", .fit = {1, 1}},
	{.id = "c", .text = "The third way", .fit = {1, 0}},
};
static const struct option worked_two[] = {
	{.id = "a", .text = "Up", .fit = {2, -2}},
	{.id = "b", .text = "Down", .fit = {1, 1}},
};
static const struct question worked_questions[] = {
	{.id = "q1", .text = "Which way?", .topic = NOBODY, .weight = 2, .draw = 1,
	 .options = worked_one, .option_count = COUNT(worked_one)},
	{.id = "q2", .text = "Up or down?", .topic = NOBODY, .weight = 3, .draw = 2,
	 .options = worked_two, .option_count = COUNT(worked_two)},
	{.id = "q3", .text = "And then?", .topic = NOBODY, .weight = 2, .draw = 3,
	 .options = worked_two, .option_count = COUNT(worked_two)},
};
static const struct outcome worked_outcomes[] = {
	{.id = "left", .name = "Left", .verdict = TEXTS("Left it is.")},
	{.id = "right", .name = "Right", .verdict = TEXTS("Right it is.")},
};
static const struct quiz worked = {
	.id = "worked", .title = "Left or right?", .language = "en",
	.min_answers = 1, .tie = 0, .clear_share = 95, .clear_changes = 3,
	.tie_text = TEXTS("Straight on."), .ruled_out_text = TEXTS("Turn back."),
	.outcomes = worked_outcomes, .outcome_count = COUNT(worked_outcomes),
	.questions = worked_questions, .question_count = COUNT(worked_questions),
	.digest = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210",
};

#endif
