/* Flips by brute force: every set of one, two and three changes is made, and the reference asked. */
#include "support/slow.h"

#include <stdlib.h>
#include <string.h>

/* More questions than any quiz that is tried by brute force. */
enum { ROOM = 128 };

void
slow_change(const struct quiz *quiz, const struct reply *sheet, const struct flip *flip,
            struct reply *changed)
{
	bool before[ROOM], after[ROOM];
	slow_path(quiz, sheet, before);
	memcpy(changed, sheet, (size_t)quiz->question_count * sizeof *sheet);
	for (int i = 0; i < flip->count; i++)
		changed[flip->change[i].question].option = (signed char)flip->change[i].option;
	for (int q = 0; q < quiz->question_count; q++) {
		slow_path(quiz, changed, after);
		if (after[q] && !before[q])
			changed[q].option = REPLY_SKIPPED;
	}
}

/* A search for the first set, in the order of suggestions, that leads to one of the verdicts wanted
 * and leaves out a question of `unlike`. */
struct search {
	const struct quiz *quiz;
	const struct reply *sheet;
	unsigned wanted;           /* verdict bits */
	const struct flip *unlike; /* or NULL */
	const struct reply *like;  /* or NULL */
	int leader, challenger;    /* of the sheet as it is */
	int64_t margin;
	struct flip best;
	int best_facts;
	int64_t best_moved;
};

static bool
changes(const struct flip *set, int q)
{
	for (int i = 0; i < set->count; i++)
		if (set->change[i].question == q)
			return true;
	return false;
}

/* A second suggestion that holds the first one's questions and some more is no other suggestion. */
static bool
holds_all(const struct flip *set, const struct flip *first)
{
	for (int i = 0; i < first->count; i++)
		if (!changes(set, first->change[i].question))
			return false;
	return true;
}

static int
others(const struct reply *like, const struct flip *flip)
{
	int count = 0;
	if (like == NULL)
		return 0;
	for (int i = 0; i < flip->count; i++)
		if (like[flip->change[i].question].option != flip->change[i].option)
			count++;
	return count;
}

/* Size, changes to what the other did not say, facts, points moved, place in the file. */
static bool
comes_before(const struct flip *a, int facts, int64_t moved, const struct search *search)
{
	const struct flip *b = &search->best;
	if (b->count == 0 || a->count != b->count)
		return b->count == 0 || a->count < b->count;
	if (others(search->like, a) != others(search->like, b))
		return others(search->like, a) < others(search->like, b);
	if (facts != search->best_facts)
		return facts < search->best_facts;
	if (moved != search->best_moved)
		return moved < search->best_moved;
	for (int i = 0; i < a->count; i++) {
		if (a->change[i].question != b->change[i].question)
			return a->change[i].question < b->change[i].question;
		if (a->change[i].option != b->change[i].option)
			return a->change[i].option < b->change[i].option;
	}
	return false;
}

static void
try_set(struct search *search, struct flip *set)
{
	struct reply changed[ROOM];
	bool asked[ROOM];
	struct score score;
	slow_change(search->quiz, search->sheet, set, changed);
	slow_score(search->quiz, changed, NULL, asked, &score);
	set->becomes = slow_bit(&score);
	if ((set->becomes & search->wanted) == 0)
		return;
	if (search->unlike != NULL && holds_all(set, search->unlike))
		return;
	int facts = 0;
	for (int i = 0; i < set->count; i++)
		facts += search->quiz->questions[set->change[i].question].fact;
	int64_t margin = score.points[search->leader] - score.points[search->challenger];
	int64_t moved = llabs(margin - search->margin);
	if (!comes_before(set, facts, moved, search))
		return;
	search->best = *set;
	search->best_facts = facts;
	search->best_moved = moved;
}

/* All ways to add `more` changes to counted questions from `q` on. */
static void
try_all(struct search *search, const bool *asked, struct flip *set, int q, int more)
{
	if (more == 0) {
		try_set(search, set);
		return;
	}
	for (; q < search->quiz->question_count; q++) {
		if (!asked[q] || search->sheet[q].option < 0)
			continue;
		for (int o = 0; o < search->quiz->questions[q].option_count; o++) {
			if (o == search->sheet[q].option)
				continue;
			set->change[set->count].question = q;
			set->change[set->count].option = o;
			set->count++;
			try_all(search, asked, set, q + 1, more - 1);
			set->count--;
		}
	}
}

static struct flip
first_set(struct search *search)
{
	bool asked[ROOM];
	struct score score;
	slow_score(search->quiz, search->sheet, NULL, asked, &score);
	search->leader = score.leader;
	search->challenger = score.challenger;
	search->margin = slow_margin(&score);
	for (int size = 1; size <= FLIP_CHANGES_MAX && search->best.count == 0; size++)
		try_all(search, asked, &(struct flip){0}, 0, size);
	return search->best;
}

void
slow_flip_to(const struct quiz *quiz, const struct reply *sheet, unsigned becomes,
             const struct reply *like, struct flip *flip)
{
	bool asked[ROOM];
	struct score score;
	struct search search = {.quiz = quiz, .sheet = sheet, .wanted = becomes, .like = like};
	*flip = (struct flip){0};
	slow_score(quiz, sheet, NULL, asked, &score);
	if (score.kind != VERDICT_NONE && slow_bit(&score) != becomes)
		*flip = first_set(&search);
}

void
slow_flips(const struct quiz *quiz, const struct reply *sheet, struct flips *flips)
{
	bool asked[ROOM];
	struct score score;
	*flips = (struct flips){0};
	slow_score(quiz, sheet, NULL, asked, &score);
	if (score.kind == VERDICT_NONE)
		return;
	unsigned outcomes = (1U << quiz->outcome_count) - 1;
	struct search first = {.quiz = quiz, .sheet = sheet, .wanted = outcomes & ~slow_bit(&score)};
	struct search second = first, tie = first;
	flips->to_outcome[0] = first_set(&first);
	flips->distance = flips->to_outcome[0].count;
	flips->searched = FLIP_CHANGES_MAX;
	if (flips->distance != 0) {
		second.unlike = &flips->to_outcome[0];
		flips->to_outcome[1] = first_set(&second);
	}
	if (score.kind == VERDICT_TIE)
		return;
	tie.wanted = VERDICT_BIT_TIE;
	flips->to_tie = first_set(&tie);
	if (flips->distance != 0 && flips->to_tie.count >= flips->distance)
		flips->to_tie = (struct flip){0};
}
