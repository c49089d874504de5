#include "verdict/diff.h"

#include <stdlib.h>

#include "base/arena.h"

/* What is compared. Exchanging the two people exchanges the outcomes or nothing, so that the difference
 * is the same, or the same with the other sign. */
static void
choose(struct diff *diff)
{
	const struct score *first = &diff->person[FIRST].score, *second = &diff->person[SECOND].score;
	int64_t margins[PEOPLE] = {score_margin(first), score_margin(second)};
	bool nearer = margins[FIRST] < margins[SECOND] ||
	              (margins[FIRST] == margins[SECOND] && first->challenger <= second->challenger);
	diff->outcome = first->leader;
	diff->other = second->leader;
	if (diff->outcome == diff->other)
		diff->other = nearer ? first->challenger : second->challenger;
}

static bool
replied(const struct diff_person *person, int q)
{
	return person->asked[q] && person->sheet[q].option != REPLY_OPEN;
}

static bool
answered(const struct diff_person *person, int q)
{
	return person->asked[q] && person->sheet[q].option >= 0;
}

static bool
alike(const struct diff *diff, int q)
{
	const struct diff_person *a = &diff->person[FIRST], *b = &diff->person[SECOND];
	if (answered(a, q) != answered(b, q) || replied(a, q) != replied(b, q))
		return false;
	return !answered(a, q) || (a->sheet[q].option == b->sheet[q].option &&
	                           a->sheet[q].importance == b->sheet[q].importance);
}

static int64_t
points(const struct diff *diff, const struct diff_person *person, int q)
{
	if (!answered(person, q))
		return 0;
	const struct question *question = &diff->quiz->questions[q];
	const signed char *fit = question->options[person->sheet[q].option].fit;
	return reply_weight(question, person->sheet[q]) * (fit[diff->outcome] - fit[diff->other]);
}

int64_t
diff_points(const struct diff_row *row)
{
	return row->points[FIRST] - row->points[SECOND];
}

static int
by_size(const void *a, const void *b)
{
	const struct diff_row *x = a, *y = b;
	int64_t left = llabs(diff_points(x)), right = llabs(diff_points(y));
	if (left != right)
		return left > right ? -1 : 1;
	return x->question < y->question ? -1 : 1;
}

static void
add_rows(struct arena *arena, struct diff *diff)
{
	size_t count = (size_t)diff->quiz->question_count;
	diff->rows = ARENA_ARRAY(arena, count, struct diff_row);
	for (int q = 0; q < diff->quiz->question_count; q++) {
		if (alike(diff, q)) {
			diff->alike += replied(&diff->person[FIRST], q);
			continue;
		}
		struct diff_row *row = &diff->rows[diff->row_count++];
		row->question = q;
		for (int p = 0; p < PEOPLE; p++)
			row->points[p] = points(diff, &diff->person[p], q);
	}
	if (diff->row_count > 1)
		qsort(diff->rows, (size_t)diff->row_count, sizeof *diff->rows, by_size);
}

/* What it takes one of them to get the other's verdict. */
static void
add_flip(struct diff_person *person, const struct diff_person *other)
{
	if (other->score.kind != VERDICT_NONE)
		score_flip_to(person->form, person->sheet, score_bit(&other->score), other->sheet, &person->flip,
		              &person->searched);
}

const struct diff *
diff_build(struct arena *arena, const struct quiz *quiz, const struct quiz *const forms[PEOPLE],
           const struct reply *const sheets[PEOPLE], const char *notice)
{
	struct diff *diff = ARENA_NEW(arena, struct diff);
	diff->quiz = quiz;
	diff->notice = notice;
	for (int p = 0; p < PEOPLE; p++) {
		bool *asked = ARENA_ARRAY(arena, (size_t)quiz->question_count, bool);
		struct diff_person *person = &diff->person[p];
		*person = (struct diff_person){.form = forms[p], .sheet = sheets[p], .asked = asked};
		score_sheet(forms[p], sheets[p], asked, &person->score);
	}
	choose(diff);
	add_rows(arena, diff);
	for (int p = 0; p < PEOPLE; p++) {
		struct diff_person *person = &diff->person[p];
		person->margin = person->score.points[diff->outcome] - person->score.points[diff->other];
		add_flip(person, &diff->person[PEOPLE - 1 - p]);
	}
	return diff;
}
