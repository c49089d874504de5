#include "support/random_quiz.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mix.h"

enum { CONDITION_DEPTH = 2 };

struct random
random_from(uint64_t seed)
{
	struct random random = {seed * 0x9e3779b97f4a7c15U + 0x1234567U};
	if (random.state == 0)
		random.state = 1;
	for (int i = 0; i < 8; i++)
		random_in(&random, 0, 1);
	return random;
}

int
random_in(struct random *random, int low, int high)
{
	uint64_t x = random->state;
	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	random->state = x;
	uint64_t number = (x * 0x2545f4914f6cdd1dU) >> 32;
	return low + (int)(number % (uint64_t)(high - low + 1));
}

bool
random_percent(struct random *random, int percent)
{
	return random_in(random, 0, 99) < percent;
}

static const char *
name(struct arena *arena, const char *stem, int number, int suffix)
{
	struct buf buf = {0};
	if (suffix < 0)
		buf_format(&buf, "%s%d", stem, number);
	else
		buf_format(&buf, "%s%d-%04x", stem, number, (unsigned)suffix);
	char *taken = buf_take(&buf, arena);
	buf_free(&buf);
	return taken;
}

static struct texts
paragraph(struct arena *arena, const char *text)
{
	const char **list = ARENA_ARRAY(arena, 1, const char *);
	list[0] = text;
	return (struct texts){list, 1};
}

static unsigned
subset(struct random *random, int count)
{
	return (unsigned)random_in(random, 1, (1 << count) - 1);
}

static struct condition *
leaf(struct arena *arena, struct random *random, struct question *questions, int earlier)
{
	static const enum test tests[] = {TEST_IS, TEST_IS, TEST_IS_NOT, TEST_ANSWERED, TEST_SKIPPED};
	struct condition *condition = ARENA_NEW(arena, struct condition);
	condition->test = tests[random_in(random, 0, 4)];
	condition->question = random_in(random, 0, earlier - 1);
	struct question *asked = &questions[condition->question];
	condition->options = subset(random, asked->option_count);
	asked->gate = true;
	return condition;
}

static const struct condition *
combination(struct arena *arena, struct random *random, struct question *questions, int earlier,
            int depth)
{
	static const enum test tests[] = {TEST_NOT, TEST_AND, TEST_OR};
	if (depth == 0 || random_percent(random, 50))
		return leaf(arena, random, questions, earlier);
	struct condition *condition = ARENA_NEW(arena, struct condition);
	condition->test = tests[random_in(random, 0, 2)];
	condition->left = combination(arena, random, questions, earlier, depth - 1);
	if (condition->test != TEST_NOT)
		condition->right = combination(arena, random, questions, earlier, depth - 1);
	return condition;
}

static void
fill_options(struct arena *arena, struct random *random, const struct quiz *quiz,
             struct question *question)
{
	int outcomes = quiz->outcome_count;
	int ruling = random_percent(random, 25) ? 25 : 0;
	question->option_count = random_in(random, OPTIONS_MIN, 4);
	struct option *options = ARENA_ARRAY(arena, (size_t)question->option_count, struct option);
	question->options = options;
	for (int o = 0; o < question->option_count; o++) {
		options[o].id = name(arena, "o", o, -1);
		options[o].text = name(arena, "Option ", o, -1);
		for (int k = 0; k < outcomes; k++)
			options[o].fit[k] = (signed char)random_in(random, -FIT_MAX, FIT_MAX);
		if (!random_percent(random, ruling))
			continue;
		options[o].rules_out = subset(random, outcomes);
		const char **reasons = ARENA_ARRAY(arena, (size_t)outcomes, const char *);
		for (int k = 0; k < outcomes; k++)
			reasons[k] = options[o].rules_out >> k & 1 ? "it cannot be" : NULL;
		options[o].rule_reason = reasons;
	}
}

static struct question *
make_questions(struct arena *arena, struct random *random, const struct quiz *quiz)
{
	struct question *questions =
		ARENA_ARRAY(arena, (size_t)quiz->question_count, struct question);
	int heaviest = random_percent(random, 50) ? WEIGHT_MAX : 3;
	int conditional = random_in(random, 0, 2) * 30;
	for (int q = 0; q < quiz->question_count; q++) {
		struct question *question = &questions[q];
		question->id = name(arena, "q", q, random_in(random, 0, 0xffff));
		question->text = name(arena, "Question ", q, -1);
		question->topic = random_in(random, NOBODY, quiz->topic_count - 1);
		question->weight = random_in(random, 1, heaviest);
		question->fact = random_percent(random, 25);
		question->draw = mix_name(question->id);
		fill_options(arena, random, quiz, question);
		if (q > 0 && random_percent(random, conditional))
			question->when = combination(arena, random, questions, q, CONDITION_DEPTH);
	}
	return questions;
}

static bool
looks_at_brief_ones(const struct condition *when, const struct question *questions)
{
	if (when == NULL)
		return true;
	if (when->left == NULL)
		return questions[when->question].brief;
	return looks_at_brief_ones(when->left, questions) &&
	       looks_at_brief_ones(when->right, questions);
}

/* Marks some questions for the short form, as the sealing allows them. */
static void
mark_brief(struct random *random, struct question *questions, int count)
{
	for (int q = 0; q < count; q++)
		questions[q].brief =
			random_percent(random, 60) && looks_at_brief_ones(questions[q].when, questions);
}

static const struct outcome *
make_outcomes(struct arena *arena, int count)
{
	struct outcome *outcomes = ARENA_ARRAY(arena, (size_t)count, struct outcome);
	for (int k = 0; k < count; k++) {
		outcomes[k].id = name(arena, "k", k, -1);
		outcomes[k].name = name(arena, "Outcome ", k, -1);
		outcomes[k].verdict = paragraph(arena, "It fits.");
		outcomes[k].next = paragraph(arena, "Start small.");
	}
	return outcomes;
}

static const struct topic *
make_topics(struct arena *arena, int count)
{
	struct topic *topics = ARENA_ARRAY(arena, (size_t)count, struct topic);
	for (int t = 0; t < count; t++) {
		topics[t].id = name(arena, "t", t, -1);
		topics[t].name = name(arena, "Topic ", t, -1);
	}
	return topics;
}

struct quiz *
random_quiz(struct arena *arena, struct random *random, int question_count)
{
	struct quiz *quiz = ARENA_NEW(arena, struct quiz);
	quiz->id = "random";
	quiz->title = "A random quiz";
	quiz->language = "en";
	quiz->intro = paragraph(arena, "Random questions.");
	quiz->tie_text = paragraph(arena, "Both fit.");
	quiz->ruled_out_text = paragraph(arena, "None is left.");
	quiz->min_answers = random_percent(random, 70) ? 1 : random_in(random, 0, 3);
	quiz->tie = random_percent(random, 50) ? 0 : random_in(random, 0, 20);
	quiz->clear_share = random_in(random, 50, 100);
	quiz->clear_changes = random_in(random, 1, 4);
	quiz->outcome_count = random_percent(random, 90) ? random_in(random, OUTCOMES_MIN, 4)
	                                               : random_in(random, 5, OUTCOMES_MAX);
	quiz->outcomes = make_outcomes(arena, quiz->outcome_count);
	quiz->topic_count = random_in(random, 0, 3);
	quiz->topics = make_topics(arena, quiz->topic_count);
	quiz->question_count = question_count;
	struct question *questions = make_questions(arena, random, quiz);
	quiz->questions = questions;
	memset(quiz->digest, '0', sizeof quiz->digest - 1);
	if (random_percent(random, 50))
		mark_brief(random, questions, question_count);
	quiz->short_form = quiz_short(arena, quiz);
	return quiz;
}

struct reply *
random_sheet(struct arena *arena, struct random *random, const struct quiz *quiz)
{
	static const unsigned char importances[] = {
		IMPORTANCE_NORMAL, IMPORTANCE_NORMAL, IMPORTANCE_LESS, IMPORTANCE_DOUBLE,
	};
	struct reply *sheet = ARENA_ARRAY(arena, (size_t)quiz->question_count, struct reply);
	int open = random_percent(random, 50) ? 0 : 15;
	int skipped = random_percent(random, 50) ? 0 : 20;
	for (int q = 0; q < quiz->question_count; q++) {
		int option = random_in(random, 0, quiz->questions[q].option_count - 1);
		if (random_percent(random, skipped))
			option = REPLY_SKIPPED;
		if (random_percent(random, open))
			option = REPLY_OPEN;
		sheet[q].option = (signed char)option;
		sheet[q].importance = importances[random_in(random, 0, 3)];
	}
	return sheet;
}

struct question *
own_questions(struct arena *arena, struct quiz *quiz)
{
	size_t count = (size_t)quiz->question_count;
	struct question *own = ARENA_ARRAY(arena, count, struct question);
	memcpy(own, quiz->questions, count * sizeof *own);
	quiz->questions = own;
	return own;
}

struct option *
own_options(struct arena *arena, struct question *question)
{
	size_t count = (size_t)question->option_count;
	struct option *own = ARENA_ARRAY(arena, count, struct option);
	memcpy(own, question->options, count * sizeof *own);
	question->options = own;
	return own;
}

static void
describe_condition(struct buf *buf, const struct condition *condition)
{
	static const char *const words[TESTS] = {
		[TEST_IS] = "is", [TEST_IS_NOT] = "is not", [TEST_ANSWERED] = "answered",
		[TEST_SKIPPED] = "skipped", [TEST_VERDICT_IS] = "verdict is",
		[TEST_VERDICT_IS_NOT] = "verdict is not", [TEST_NOT] = "not", [TEST_AND] = "and",
		[TEST_OR] = "or", [TEST_NEVER] = "never",
	};
	if (condition->left == NULL) {
		buf_format(buf, "q%d %s", condition->question, words[condition->test]);
		bool compares = condition->test == TEST_IS || condition->test == TEST_IS_NOT;
		for (int o = 0; compares && o < OPTIONS_MAX; o++)
			if (condition->options >> o & 1)
				buf_format(buf, " o%d", o);
		return;
	}
	buf_format(buf, "%s(", words[condition->test]);
	describe_condition(buf, condition->left);
	if (condition->right != NULL) {
		buf_add(buf, ", ");
		describe_condition(buf, condition->right);
	}
	buf_char(buf, ')');
}

static void
describe_question(struct buf *buf, const struct quiz *quiz, int q, struct reply reply)
{
	const struct question *question = &quiz->questions[q];
	buf_format(buf, "%s weight %d topic %d%s reply %d importance %d", question->id,
	           question->weight, question->topic, question->fact ? " fact" : "", reply.option,
	           reply.importance);
	if (question->when != NULL) {
		buf_add(buf, " when ");
		describe_condition(buf, question->when);
	}
	buf_char(buf, '\n');
	for (int o = 0; o < question->option_count; o++) {
		buf_format(buf, "   o%d", o);
		for (int k = 0; k < quiz->outcome_count; k++)
			buf_format(buf, " %+d", question->options[o].fit[k]);
		for (int k = 0; k < quiz->outcome_count; k++)
			if (question->options[o].rules_out >> k & 1)
				buf_format(buf, " no k%d", k);
		buf_char(buf, '\n');
	}
}

void
quiz_describe(struct buf *buf, const struct quiz *quiz, const struct reply *sheet)
{
	buf_format(buf, "outcomes %d tie %d min_answers %d clear_share %d clear_changes %d\n",
	           quiz->outcome_count, quiz->tie, quiz->min_answers, quiz->clear_share,
	           quiz->clear_changes);
	for (int q = 0; q < quiz->question_count; q++)
		describe_question(buf, quiz, q, sheet[q]);
}
