#include "verdict/diff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/sample.h"
#include "support/slow.h"

struct pair {
	const struct quiz *forms[PEOPLE];
	const struct reply *sheets[PEOPLE];
};

/* What is not asked is open, as when a code was opened. */
static void
tidy(const struct quiz *form, struct reply *sheet, bool *asked)
{
	slow_path(form, sheet, asked);
	for (int q = 0; q < form->question_count; q++)
		if (!asked[q])
			sheet[q] = (struct reply){REPLY_OPEN, IMPORTANCE_NORMAL};
}

static struct pair
random_pair(struct sample *s)
{
	struct pair pair;
	for (int p = 0; p < PEOPLE; p++) {
		struct reply *sheet = random_sheet(&s->arena, &s->random, s->quiz);
		bool brief = s->quiz->short_form != NULL && random_percent(&s->random, 30);
		bool *asked = ARENA_ARRAY(&s->arena, (size_t)s->quiz->question_count, bool);
		/* much alike, so that equal replies and verdicts come up as well */
		for (int q = 0; q < s->quiz->question_count; q++)
			if (random_percent(&s->random, 50))
				sheet[q] = s->sheet[q];
		pair.forms[p] = brief ? s->quiz->short_form : s->quiz;
		tidy(pair.forms[p], sheet, asked);
		pair.sheets[p] = sheet;
	}
	return pair;
}

static const struct diff *
diff_of(struct sample *s, const struct pair *pair)
{
	return diff_build(&s->arena, s->quiz, pair->forms, pair->sheets, NULL);
}

static const struct diff_row *
row_of(const struct diff *diff, int question)
{
	for (int i = 0; i < diff->row_count; i++)
		if (diff->rows[i].question == question)
			return &diff->rows[i];
	return NULL;
}

static void
adds_up(struct sample *s)
{
	const struct pair pair = random_pair(s);
	const struct diff *diff = diff_of(s, &pair);
	int64_t sum = 0, apart = diff->person[FIRST].margin - diff->person[SECOND].margin;
	for (int p = 0; p < PEOPLE; p++) {
		struct score score;
		bool *asked = ARENA_ARRAY(&s->arena, (size_t)s->quiz->question_count, bool);
		slow_score(pair.forms[p], pair.sheets[p], NULL, asked, &score);
		SAME(s, diff->person[p].margin, score.points[diff->outcome] - score.points[diff->other]);
	}
	HOLDS(s, diff->outcome != diff->other);
	for (int i = 0; i < diff->row_count; i++) {
		sum += diff_points(&diff->rows[i]);
		HOLDS(s, i == 0 || llabs(diff_points(&diff->rows[i - 1])) >= llabs(diff_points(&diff->rows[i])));
	}
	SAME(s, sum, apart);
}

static void
the_parts_add_up_to_the_difference_of_the_margins(void **state)
{
	(void)state;
	sample_each(3000, 2, 12, adds_up);
}

/* Where both lead with the same, it is compared with the one that comes nearest to it for either; of equals
 * with the one earlier in the file. */
static void
compares_the_closest(struct sample *s)
{
	const struct pair pair = random_pair(s);
	const struct diff *diff = diff_of(s, &pair);
	const struct score *a = &diff->person[FIRST].score, *b = &diff->person[SECOND].score;
	int64_t first = slow_margin(a), second = slow_margin(b);
	int other = first < second ? a->challenger : b->challenger;
	if (first == second)
		other = a->challenger < b->challenger ? a->challenger : b->challenger;
	SAME(s, diff->outcome, a->leader);
	SAME(s, diff->other, a->leader == b->leader ? other : b->leader);
}

static void
the_leaders_are_compared_or_the_closest(void **state)
{
	(void)state;
	sample_each(3000, 2, 10, compares_the_closest);
}

static bool
counts(const struct diff_person *person, int q)
{
	return person->asked[q] && person->sheet[q].option >= 0;
}

/* A question is a row if its replies differ in anything that can be seen. */
static void
lists_what_differs(struct sample *s)
{
	const struct pair pair = random_pair(s);
	const struct diff *diff = diff_of(s, &pair);
	int same = 0;
	for (int q = 0; q < s->quiz->question_count; q++) {
		const struct diff_person *a = &diff->person[FIRST], *b = &diff->person[SECOND];
		struct reply x = a->asked[q] ? a->sheet[q] : (struct reply){REPLY_OPEN, IMPORTANCE_NORMAL};
		struct reply y = b->asked[q] ? b->sheet[q] : (struct reply){REPLY_OPEN, IMPORTANCE_NORMAL};
		bool equal = x.option == y.option && (x.option < 0 || x.importance == y.importance);
		const struct diff_row *row = row_of(diff, q);
		HOLDS(s, (row == NULL) == equal);
		same += equal && x.option != REPLY_OPEN;
		for (int p = 0; p < PEOPLE && row != NULL; p++)
			if (!counts(&diff->person[p], q))
				SAME(s, row->points[p], 0);
	}
	SAME(s, diff->alike, same);
}

static void
every_reply_that_differs_is_listed_and_no_other(void **state)
{
	(void)state;
	sample_each(3000, 2, 12, lists_what_differs);
}

static void
looks_the_same_from_both_sides(struct sample *s)
{
	const struct pair pair = random_pair(s);
	const struct pair turned = {{pair.forms[SECOND], pair.forms[FIRST]},
		{pair.sheets[SECOND], pair.sheets[FIRST]}};
	const struct diff *diff = diff_of(s, &pair), *other = diff_of(s, &turned);
	bool exchanged = diff->outcome == other->other && diff->other == other->outcome;
	HOLDS(s, exchanged || (diff->outcome == other->outcome && diff->other == other->other));
	SAME(s, diff->row_count, other->row_count);
	SAME(s, diff->alike, other->alike);
	for (int i = 0; i < diff->row_count; i++) {
		SAME(s, diff->rows[i].question, other->rows[i].question);
		SAME(s, diff_points(&diff->rows[i]), (exchanged ? 1 : -1) * diff_points(&other->rows[i]));
	}
	for (int p = 0; p < PEOPLE; p++)
		SAME(s, diff->person[p].flip.count, other->person[PEOPLE - 1 - p].flip.count);
}

static void
it_does_not_matter_who_is_named_first(void **state)
{
	(void)state;
	sample_each(1500, 2, 8, looks_the_same_from_both_sides);
}

static void
brings_them_together(struct sample *s)
{
	const struct pair pair = random_pair(s);
	const struct diff *diff = diff_of(s, &pair);
	for (int p = 0; p < PEOPLE; p++) {
		const struct diff_person *person = &diff->person[p], *other = &diff->person[PEOPLE - 1 - p];
		unsigned wanted = slow_bit(&other->score);
		struct flip slow = {0};
		if (wanted != VERDICT_BIT_NONE)
			slow_flip_to(person->form, person->sheet, wanted, other->sheet, &slow);
		SAME(s, person->flip.count, slow.count);
		for (int i = 0; i < slow.count; i++) {
			SAME(s, person->flip.change[i].question, slow.change[i].question);
			SAME(s, person->flip.change[i].option, slow.change[i].option);
		}
		bool nothing = person->score.kind == VERDICT_NONE || other->score.kind == VERDICT_NONE ||
		               slow_bit(&person->score) == wanted;
		HOLDS(s, (person->searched == 0) == nothing);
	}
}

static void
the_fewest_changes_of_either_bring_them_together(void **state)
{
	(void)state;
	sample_each(1200, 2, 7, brings_them_together);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_parts_add_up_to_the_difference_of_the_margins),
		cmocka_unit_test(the_leaders_are_compared_or_the_closest),
		cmocka_unit_test(every_reply_that_differs_is_listed_and_no_other),
		cmocka_unit_test(it_does_not_matter_who_is_named_first),
		cmocka_unit_test(the_fewest_changes_of_either_bring_them_together),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
