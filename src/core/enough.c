#include "verdict/enough.h"

#include "base/arena.h"
#include "verdict/score.h"

/* Questions and tests of conditions gone through: a few milliseconds. The quizzes that come with the program
 * take some hundred at most. */
enum { VISITS_MAX = 50000 };

/* What the questions up to some point come to at worst. */
struct lead {
	int64_t slack[OUTCOMES_MAX]; /* the least 25 * (N_L - N_k) - tie * D while k remains */
	unsigned out;                /* bit k: k is ruled out */
	int answered;
};

struct search {
	const struct quiz *quiz;
	struct reply *sheet; /* open gates have the reply that is tried */
	const bool *open;
	bool *asked;
	int leader;
	int visits;
};

/* One half unit of weight for L against k, in units of the slack. */
static int64_t
rate(const struct search *s, const struct option *option, int k)
{
	return 25 * (option->fit[s->leader] - option->fit[k]) - s->quiz->tie;
}

/* An answer that counts: with the importance it has, or, if it is only tried, with the worst for each
 * outcome, since each may be the one that overtakes. False if it rules out L. */
static bool
count(const struct search *s, struct lead *lead, int q, bool tried)
{
	const struct question *question = &s->quiz->questions[q];
	const struct option *option = &question->options[s->sheet[q].option];
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		int64_t by = rate(s, option, k) * question->weight;
		int worst = by < 0 ? IMPORTANCE_DOUBLE : IMPORTANCE_LESS;
		lead->slack[k] += by * (tried ? worst : s->sheet[q].importance);
	}
	lead->out |= option->rules_out;
	lead->answered++;
	return (option->rules_out >> s->leader & 1U) == 0;
}

/* An open question that no condition looks at: for each outcome by itself the option that takes most from
 * the lead, or none. False if one rules out L. */
static bool
allow(const struct search *s, struct lead *lead, const struct question *question)
{
	int64_t least[OUTCOMES_MAX] = {0};
	for (int o = 0; o < question->option_count; o++) {
		const struct option *option = &question->options[o];
		if ((option->rules_out >> s->leader & 1U) != 0)
			return false;
		for (int k = 0; k < s->quiz->outcome_count; k++) {
			int64_t by = rate(s, option, k) * question->weight * IMPORTANCE_DOUBLE;
			if ((option->rules_out >> k & 1U) == 0 && by < least[k])
				least[k] = by;
		}
	}
	for (int k = 0; k < s->quiz->outcome_count; k++)
		lead->slack[k] += least[k];
	return true;
}

/* Is it L at the end of one way, whatever is answered on it? */
static bool
holds(const struct search *s, const struct lead *lead)
{
	unsigned others = (1U << s->quiz->outcome_count) - 1U - (1U << s->leader);
	if ((others & ~lead->out) == 0)
		return true; /* settled; needs no minimum of answers */
	if (lead->answered < s->quiz->min_answers)
		return false;
	for (int k = 0; k < s->quiz->outcome_count; k++)
		if (((others & ~lead->out) >> k & 1U) != 0 && lead->slack[k] <= 0)
			return false;
	return true;
}

static bool every_way(struct search *, int from, struct lead);

/* On from an open question that a condition looks at, by each of its options and without one. */
static bool
every_reply(struct search *s, int q, const struct lead *lead)
{
	bool good = true;
	for (int o = 0; o < s->quiz->questions[q].option_count && good; o++) {
		struct lead next = *lead;
		s->sheet[q].option = (signed char)o;
		good = count(s, &next, q, true) && every_way(s, q + 1, next);
	}
	s->sheet[q].option = REPLY_SKIPPED;
	good = good && every_way(s, q + 1, *lead);
	s->sheet[q].option = REPLY_OPEN;
	return good;
}

/* Does L hold on every way on from question `from`? */
static bool
every_way(struct search *s, int from, struct lead lead)
{
	for (int q = from; q < s->quiz->question_count; q++) {
		const struct question *question = &s->quiz->questions[q];
		s->visits += 1 + question->when_size;
		if (s->visits > VISITS_MAX)
			return false;
		s->asked[q] = question->when == NULL || condition_holds(question->when, s->sheet, s->asked, 0);
		if (!s->asked[q])
			continue;
		if (s->open[q] && question->gate)
			return every_reply(s, q, &lead);
		if (s->open[q] ? !allow(s, &lead, question)
		               : s->sheet[q].option >= 0 && !count(s, &lead, q, false))
			return false;
	}
	return holds(s, &lead);
}

bool
enough_already(const struct quiz *quiz, const struct reply *sheet)
{
	struct arena scratch = {0};
	size_t questions = (size_t)quiz->question_count;
	bool *open = ARENA_ARRAY(&scratch, questions, bool);
	struct search s = {
		.quiz = quiz,
		.sheet = ARENA_ARRAY(&scratch, questions, struct reply),
		.open = open,
		.asked = ARENA_ARRAY(&scratch, questions, bool),
	};
	struct score score;
	bool any = false;
	score_sheet(quiz, sheet, s.asked, &score);
	s.leader = score.leader;
	for (size_t q = 0; q < questions; q++) {
		s.sheet[q] = sheet[q];
		any = any || (s.asked[q] && sheet[q].option == REPLY_OPEN);
		open[q] = !s.asked[q] || sheet[q].option == REPLY_OPEN;
		if (open[q])
			s.sheet[q].option = REPLY_OPEN;
	}
	bool enough = any && score.kind == VERDICT_OUTCOME && every_way(&s, 0, (struct lead){0});
	arena_free(&scratch);
	return enough;
}
