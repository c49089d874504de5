/* The fewest changed answers that flip a verdict, by trying all sets of changes.
 *
 * A change to a question that no condition looks at moves the sums by a fixed amount, so only sets of
 * changes to the others (gates) re-run the reference; the rest is added on top. */
#include "base/arena.h"
#include "core/tally.h"

/* Sets tried, and questions and tests gone through for them: a second or so. Larger quizzes are searched
 * less deep, and say so. */
enum { WORK_MAX = 20000000 };

struct change {
	int question, option;
};

struct changes {
	struct change *list;
	int count;
};

struct search {
	const struct quiz *quiz;
	const struct reply *sheet; /* with the questions not asked set to skipped */
	const bool *asked;
	struct score base;
	struct changes gates, plain;
	unsigned goal; /* the verdict bit that is looked for; 0: any other outcome, or a tie */
	const struct reply *like; /* changes to its answers come first; NULL: to any */
	const struct flip *avoid; /* sets with all its questions are passed over; NULL: none */

	struct reply *trial_sheet;
	bool *trial_asked;
	struct change chosen[FLIP_CHANGES_MAX];
	int chosen_count, wanted;

	struct flip flip, tie; /* the best so far; count 0: none */
};

/* The sums, with how many counted answers rule each outcome out. */
struct sums {
	struct tally tally;
	int rulers[OUTCOMES_MAX];
};

static void
add(struct sums *sums, const struct search *s, int q, int option, int sign)
{
	const struct option *o = &s->quiz->questions[q].options[option];
	int64_t omega = sign * reply_weight(&s->quiz->questions[q], s->sheet[q]);
	sums->tally.answered += sign;
	sums->tally.weight += omega;
	for (int k = 0; k < s->quiz->outcome_count; k++) {
		sums->tally.points[k] += omega * o->fit[k];
		if ((o->rules_out >> k & 1U) != 0)
			sums->rulers[k] += sign;
	}
}

static int
facts(const struct quiz *quiz, const struct flip *flip)
{
	int count = 0;
	for (int i = 0; i < flip->count; i++)
		count += quiz->questions[flip->change[i].question].fact;
	return count;
}

/* Which of two sets of equal size and equal step stands earlier in the file. */
static bool
earlier(const struct flip *a, const struct flip *b)
{
	for (int i = 0; i < a->count; i++) {
		if (a->change[i].question != b->change[i].question)
			return a->change[i].question < b->change[i].question;
		if (a->change[i].option != b->change[i].option)
			return a->change[i].option < b->change[i].option;
	}
	return false;
}

/* Changes to something else than the sheet that is to be liked has. */
static int
unlike(const struct reply *like, const struct flip *flip)
{
	int count = 0;
	for (int i = 0; i < flip->count && like != NULL; i++)
		count += like[flip->change[i].question].option != flip->change[i].option;
	return count;
}

static bool
better(const struct search *s, const struct flip *a, const struct flip *b)
{
	const int64_t order[] = {
		unlike(s->like, a) - unlike(s->like, b),
		facts(s->quiz, a) - facts(s->quiz, b),
		a->step - b->step,
	};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (order[i] != 0)
			return order[i] < 0;
	return earlier(a, b);
}

static void
keep_better(const struct search *s, struct flip *best, const struct flip *flip)
{
	if (best->count == 0 || better(s, flip, best))
		*best = *flip;
}

/* The chosen changes as a flip, in the order of the file. */
static struct flip
chosen(const struct search *s)
{
	struct flip flip = {.count = s->chosen_count};
	for (int i = 0; i < s->chosen_count; i++) {
		int place = i;
		for (; place > 0 && flip.change[place - 1].question > s->chosen[i].question; place--)
			flip.change[place] = flip.change[place - 1];
		flip.change[place].question = s->chosen[i].question;
		flip.change[place].option = s->chosen[i].option;
	}
	return flip;
}

static bool
contains(const struct flip *set, const struct flip *all)
{
	for (int i = 0; i < all->count; i++) {
		bool found = false;
		for (int j = 0; j < set->count; j++)
			found |= set->change[j].question == all->change[i].question;
		if (!found)
			return false;
	}
	return true;
}

static void
judge(struct search *s, struct sums *sums)
{
	struct score score;
	for (int k = 0; k < s->quiz->outcome_count; k++)
		sums->tally.ruled_by[k] = sums->rulers[k] > 0 ? 0 : NOBODY;
	tally_decide(&sums->tally, s->quiz, &score);
	unsigned bit = score_bit(&score);
	bool flips = score.kind == VERDICT_OUTCOME && bit != score_bit(&s->base);
	bool ties = score.kind == VERDICT_TIE && s->base.kind == VERDICT_OUTCOME;
	if (s->goal != 0) {
		flips = bit == s->goal;
		ties = false;
	}
	if (!flips && !ties)
		return;
	struct flip flip = chosen(s);
	if (s->avoid != NULL && contains(&flip, s->avoid))
		return;
	int64_t lead = score.points[s->base.leader] - score.points[s->base.challenger];
	int64_t moved = lead - score_margin(&s->base);
	flip.step = moved < 0 ? -moved : moved;
	flip.becomes = bit;
	keep_better(s, flips ? &s->flip : &s->tie, &flip);
}

/* Adds plain changes from `from` on until the set is full. */
static void
choose_plain(struct search *s, int from, const struct sums *sums)
{
	for (int i = from; i < s->plain.count; i++) {
		struct change c = s->plain.list[i];
		if (!s->trial_asked[c.question])
			continue;
		struct sums next = *sums;
		add(&next, s, c.question, s->sheet[c.question].option, -1);
		add(&next, s, c.question, c.option, +1);
		s->chosen[s->chosen_count++] = c;
		if (s->chosen_count == s->wanted) {
			judge(s, &next);
		} else {
			int after = i + 1;
			while (after < s->plain.count && s->plain.list[after].question == c.question)
				after++;
			choose_plain(s, after, &next);
		}
		s->chosen_count--;
	}
}

/* Re-runs the reference on the sheet with the gates chosen so far changed. */
static void
try_gates(struct search *s)
{
	struct sums sums = {0};
	sheet_path(s->quiz, s->trial_sheet, s->trial_asked);
	for (int q = 0; q < s->quiz->question_count; q++)
		if (s->trial_asked[q] && s->trial_sheet[q].option >= 0)
			add(&sums, s, q, s->trial_sheet[q].option, +1);
	if (s->chosen_count == s->wanted)
		judge(s, &sums);
	else
		choose_plain(s, 0, &sums);
}

static void
choose_gates(struct search *s, int from)
{
	try_gates(s);
	if (s->chosen_count == s->wanted)
		return;
	for (int i = from; i < s->gates.count; i++) {
		struct change c = s->gates.list[i];
		int after = i + 1;
		while (after < s->gates.count && s->gates.list[after].question == c.question)
			after++;
		s->chosen[s->chosen_count++] = c;
		s->trial_sheet[c.question].option = (signed char)c.option;
		choose_gates(s, after);
		s->trial_sheet[c.question].option = s->sheet[c.question].option;
		s->chosen_count--;
	}
}

static void
search_sets(struct search *s, int size, const struct flip *avoid)
{
	s->wanted = size;
	s->avoid = avoid;
	s->flip = (struct flip){0};
	s->tie = (struct flip){0};
	choose_gates(s, 0);
}

static double
sets(int count, int size)
{
	double product = 1;
	for (int i = 0; i < size; i++)
		product = product * (count - i) / (i + 1);
	return product < 0 ? 0 : product;
}

/* How large the sets may be that are all tried within WORK_MAX. */
static int
depth(const struct search *s)
{
	double path = s->quiz->question_count + s->quiz->condition_size;
	for (int size = FLIP_CHANGES_MAX; size > 0; size--) {
		double work = 0;
		for (int gates = 0; gates <= size; gates++)
			work += sets(s->gates.count, gates) * (path + sets(s->plain.count, size - gates));
		if (work <= WORK_MAX)
			return size;
	}
	return 0;
}

static void
list_changes(struct search *s, struct arena *arena)
{
	size_t room = 0;
	for (int q = 0; q < s->quiz->question_count; q++)
		room += (size_t)s->quiz->questions[q].option_count;
	s->gates.list = ARENA_ARRAY(arena, room, struct change);
	s->plain.list = ARENA_ARRAY(arena, room, struct change);
	for (int q = 0; q < s->quiz->question_count; q++) {
		const struct question *question = &s->quiz->questions[q];
		struct changes *changes = question->gate ? &s->gates : &s->plain;
		if (!s->asked[q] || s->sheet[q].option < 0)
			continue;
		for (int o = 0; o < question->option_count; o++)
			if (o != s->sheet[q].option)
				changes->list[changes->count++] = (struct change){q, o};
	}
}

static void
search_all(struct search *s, struct flips *flips)
{
	flips->searched = depth(s);
	for (int size = 1; size <= flips->searched && flips->distance == 0; size++) {
		search_sets(s, size, NULL);
		if (s->flip.count != 0) {
			flips->distance = size;
			flips->to_outcome[0] = s->flip;
		} else if (flips->to_tie.count == 0) {
			flips->to_tie = s->tie;
		}
	}
	if (flips->distance == 0)
		return;
	for (int size = flips->distance; size <= flips->searched; size++) {
		search_sets(s, size, &flips->to_outcome[0]);
		flips->to_outcome[1] = s->flip;
		if (s->flip.count != 0)
			return;
	}
}

static struct search
search_new(struct arena *arena, const struct quiz *quiz, const struct reply *sheet)
{
	size_t questions = (size_t)quiz->question_count;
	bool *asked = ARENA_ARRAY(arena, questions, bool);
	struct reply *base_sheet = ARENA_ARRAY(arena, questions, struct reply);
	struct search s = {
		.quiz = quiz,
		.sheet = base_sheet,
		.asked = asked,
		.trial_sheet = ARENA_ARRAY(arena, questions, struct reply),
		.trial_asked = ARENA_ARRAY(arena, questions, bool),
	};
	score_sheet(quiz, sheet, asked, &s.base);
	for (size_t q = 0; q < questions; q++) {
		base_sheet[q] = sheet[q];
		if (!asked[q]) /* a question that a change newly asks counts as skipped */
			base_sheet[q].option = REPLY_SKIPPED;
		s.trial_sheet[q] = base_sheet[q];
	}
	list_changes(&s, arena);
	return s;
}

void
score_flips(const struct quiz *quiz, const struct reply *sheet, struct flips *flips)
{
	struct arena scratch = {0};
	struct search s = search_new(&scratch, quiz, sheet);
	*flips = (struct flips){0};
	if (s.base.kind != VERDICT_NONE)
		search_all(&s, flips);
	arena_free(&scratch);
}

void
score_flip_to(const struct quiz *quiz, const struct reply *sheet, unsigned becomes,
              const struct reply *like, struct flip *flip, int *searched)
{
	struct arena scratch = {0};
	struct search s = search_new(&scratch, quiz, sheet);
	*flip = (struct flip){0};
	*searched = 0;
	s.goal = becomes;
	s.like = like;
	if (s.base.kind != VERDICT_NONE && score_bit(&s.base) != becomes)
		*searched = depth(&s);
	for (int size = 1; size <= *searched && flip->count == 0; size++) {
		search_sets(&s, size, NULL);
		*flip = s.flip;
	}
	arena_free(&scratch);
}
