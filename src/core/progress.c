/* How far along a sitting is. The way still ahead is searched through every reply that a later
 * condition looks at, so the shortest and the longest way are exact; only where there are too many
 * combinations do bounds take their place: never longer than the shortest way nor shorter than the
 * longest. */
#include "base/arena.h"
#include "verdict/flow.h"
#include "verdict/quiz.h"

/* Questions and tests of conditions visited in the search: a millisecond or two. */
enum { VISITS_MAX = 200000 };

struct ways {
	const struct quiz *quiz;
	struct reply *sheet;
	bool *asked;
	const bool *ahead; /* the reply is still to be given, and may be any */
	int visits;
	int shortest, longest;
};

/* Goes on from question `from`, `count` of the questions ahead being asked so far. */
static void
explore(struct ways *ways, int from, int count)
{
	for (int q = from; q < ways->quiz->question_count; q++) {
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
		for (int o = 0; o < question->option_count; o++) {
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
		.shortest = -1,
	};
	int done = 0;
	for (size_t q = 0; q < questions; q++) {
		ahead[q] = lies_ahead(flow, (int)q);
		done += flow->asked[q] && !ahead[q] && flow->sheet[q].option != REPLY_OPEN;
		ways.sheet[q] = flow->sheet[q];
	}
	explore(&ways, 0, 0);
	if (ways.visits > VISITS_MAX)
		bound(&ways, &scratch, flow);
	arena_free(&scratch);
	return (struct progress){done, ways.shortest, ways.longest};
}
