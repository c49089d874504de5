/* How far along a sitting is. The way still ahead is searched through every reply that a later
 * condition looks at and tells from others, so the shortest and the longest way are exact; only where there
 * are too many combinations do bounds take their place: never longer than the shortest way nor shorter than
 * the longest. Where no condition looks back across a place in the quiz, the two sides of it are searched
 * one after the other. */
#include <string.h>

#include "base/arena.h"
#include "verdict/flow.h"
#include "verdict/quiz.h"

/* Questions and tests of conditions visited in the search: a millisecond or two. */
enum { VISITS_MAX = 200000 };

/* What conditions know of a question's options: those of one kind are the same to all of them. */
struct kinds {
	unsigned char of[OPTIONS_MAX];
};

struct ways {
	const struct quiz *quiz;
	struct reply *sheet;
	bool *asked;
	const bool *ahead; /* the reply is still to be given, and may be any */
	struct kinds *kinds;
	int end;           /* of the part that is being searched */
	int visits;
	int shortest, longest;
};

/* Parts the options that a test names from those that it does not. */
static void
tell_apart(struct kinds *kinds, unsigned options)
{
	enum { NEW = OPTIONS_MAX };
	unsigned char number[OPTIONS_MAX][2], count = 0;
	memset(number, NEW, sizeof number);
	for (int o = 0; o < OPTIONS_MAX; o++) {
		unsigned char *kind = &number[kinds->of[o]][options >> o & 1U];
		if (*kind == NEW)
			*kind = count++;
		kinds->of[o] = *kind;
	}
}

/* Notes what a condition tells apart; returns the first question that it looks at, or `first` if that is
 * earlier. */
static int
look_into(const struct condition *when, struct kinds *kinds, int first)
{
	if (when->test == TEST_NOT)
		return look_into(when->left, kinds, first);
	if (when->test == TEST_AND || when->test == TEST_OR)
		return look_into(when->left, kinds, look_into(when->right, kinds, first));
	if (when->test == TEST_NEVER)
		return first;
	if (when->test == TEST_IS || when->test == TEST_IS_NOT)
		tell_apart(&kinds[when->question], when->options);
	return when->question < first ? when->question : first;
}

/* Goes on from question `from`, `count` of the part's questions ahead being asked so far. */
static void
explore(struct ways *ways, int from, int count)
{
	for (int q = from; q < ways->end; q++) {
		const struct question *question = &ways->quiz->questions[q];
		ways->visits += 1 + question->when_size;
		if (ways->visits > VISITS_MAX)
			return;
		ways->asked[q] = question->when == NULL ||
		                 condition_holds(question->when, ways->sheet, ways->asked, 0);
		if (!ways->asked[q] || !ways->ahead[q])
			continue;
		count++;
		if (!question->gate)
			continue;
		for (unsigned o = 0, tried = 0; o < (unsigned)question->option_count; o++) {
			unsigned kind = 1U << ways->kinds[q].of[o];
			if ((tried & kind) != 0)
				continue;
			tried |= kind;
			ways->sheet[q].option = (signed char)o;
			explore(ways, q + 1, count);
		}
		ways->sheet[q].option = REPLY_SKIPPED;
	}
	if (ways->shortest < 0 || count < ways->shortest)
		ways->shortest = count;
	if (count > ways->longest)
		ways->longest = count;
}

/* Part by part; first[q] is the first question that any condition from question q on looks at. */
static void
explore_parts(struct ways *ways, const int *first)
{
	int shortest = 0, longest = 0;
	for (int q = 0; q < ways->quiz->question_count && ways->visits <= VISITS_MAX; q = ways->end) {
		ways->end = q + 1;
		while (ways->end < ways->quiz->question_count && first[ways->end] < ways->end)
			ways->end++;
		ways->shortest = -1;
		ways->longest = 0;
		explore(ways, q, 0);
		shortest += ways->shortest;
		longest += ways->longest;
	}
	ways->shortest = shortest;
	ways->longest = longest;
}

/* Three-valued: can it hold, must it hold? */
enum sure { NO, MAYBE, YES };

struct bounds {
	const struct flow *flow;
	const bool *ahead;
	const bool *all;  /* true for each question */
	enum sure *asks;  /* for each question: is it asked? */
};

static enum sure
lower(enum sure a, enum sure b)
{
	return a < b ? a : b;
}

static enum sure
may_hold(const struct bounds *b, const struct condition *when)
{
	if (when->test == TEST_NOT)
		return (enum sure)(YES - may_hold(b, when->left));
	if (when->test == TEST_AND)
		return lower(may_hold(b, when->left), may_hold(b, when->right));
	if (when->test == TEST_OR)
		return (enum sure)(YES -
		                   lower((enum sure)(YES - may_hold(b, when->left)),
		                         (enum sure)(YES - may_hold(b, when->right))));
	if (when->test == TEST_NEVER)
		return NO;
	/* Whatever is asked of a question that is not asked does not hold. */
	enum sure asked = b->asks[when->question];
	if (b->ahead[when->question])
		return lower(asked, MAYBE);
	return condition_holds(when, b->flow->sheet, b->all, 0) ? asked : NO;
}

static void
bound(struct ways *ways, struct arena *scratch, const struct flow *flow)
{
	size_t questions = (size_t)flow->quiz->question_count;
	bool *all = ARENA_ARRAY(scratch, questions, bool);
	struct bounds b = {
		.flow = flow,
		.ahead = ways->ahead,
		.all = all,
		.asks = ARENA_ARRAY(scratch, questions, enum sure),
	};
	ways->shortest = ways->longest = 0;
	for (size_t q = 0; q < questions; q++) {
		const struct condition *when = flow->quiz->questions[q].when;
		all[q] = true;
		b.asks[q] = when == NULL ? YES : may_hold(&b, when);
		ways->shortest += ways->ahead[q] && b.asks[q] == YES;
		ways->longest += ways->ahead[q] && b.asks[q] != NO;
	}
}

/* Is the reply to a question still to be given, if it is asked? From a question that was chosen in the
 * review the way leads to open ones only. */
static bool
lies_ahead(const struct flow *flow, int q)
{
	bool open = flow->sheet[q].option == REPLY_OPEN;
	switch (flow->state) {
	case FLOW_INTRO:
		return true;
	case FLOW_ASK:
		return flow->from_review ? open || q == flow->at : q >= flow->at;
	case FLOW_REVIEW:
		return open;
	case FLOW_RESULT:
	case FLOW_LEFT:
	case FLOW_STATES:
		break;
	}
	return false;
}

struct progress
flow_progress(const struct flow *flow)
{
	struct arena scratch = {0};
	size_t questions = (size_t)flow->quiz->question_count;
	bool *ahead = ARENA_ARRAY(&scratch, questions, bool);
	struct ways ways = {
		.quiz = flow->quiz,
		.sheet = ARENA_ARRAY(&scratch, questions, struct reply),
		.asked = ARENA_ARRAY(&scratch, questions, bool),
		.ahead = ahead,
		.kinds = ARENA_ARRAY(&scratch, questions, struct kinds),
	};
	int *first = ARENA_ARRAY(&scratch, questions, int);
	int done = 0, earliest = flow->quiz->question_count;
	for (size_t q = 0; q < questions; q++) {
		ahead[q] = lies_ahead(flow, (int)q);
		done += flow->asked[q] && !ahead[q] && flow->sheet[q].option != REPLY_OPEN;
		ways.sheet[q] = flow->sheet[q];
	}
	for (int q = flow->quiz->question_count - 1; q >= 0; q--) {
		const struct condition *when = flow->quiz->questions[q].when;
		earliest = when == NULL ? earliest : look_into(when, ways.kinds, earliest);
		first[q] = earliest;
	}
	explore_parts(&ways, first);
	if (ways.visits > VISITS_MAX)
		bound(&ways, &scratch, flow);
	arena_free(&scratch);
	return (struct progress){done, ways.shortest, ways.longest};
}
