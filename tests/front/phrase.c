#include "front/phrase.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "front/coffee.h"
#include "verdict/view.h"

static struct buf buf;

/* The question shown is the one behind the first `before`, all of which are asked. */
static const char *
position(int before, int done, int ahead_min, int ahead_max)
{
	static const bool asked[20] = {true, true, true, true, true, true, true, true};
	struct view view = {
		.asked = asked,
		.question = before,
		.progress = {done, ahead_min, ahead_max},
	};
	buf_clear(&buf);
	phrase_position(&buf, &view);
	return buf_text(&buf);
}

static const char *
length(int done, int ahead_min, int ahead_max)
{
	buf_clear(&buf);
	phrase_length(&buf, &(struct progress){done, ahead_min, ahead_max});
	return buf_text(&buf);
}

static void
a_position_is_one_number_where_all_ways_are_as_long(void **state)
{
	(void)state;
	assert_string_equal(position(0, 0, 15, 17), "1 of 15-17");
	assert_string_equal(position(7, 7, 8, 10), "8 of 15-17");
	assert_string_equal(position(7, 7, 10, 10), "8 of 17");
	assert_string_equal(position(1, 16, 1, 2), "2 of 17-18"); /* chosen in the review */
	assert_string_equal(length(0, 15, 17), "15-17 questions");
	assert_string_equal(length(0, 1, 2), "1-2 questions");
	assert_string_equal(length(1, 0, 0), "1 question");
	buf_free(&buf);
}

static void
a_short_form_says_how_long_it_is(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct quiz quiz = *coffee(&arena);
	struct question marked[COFFEE_QUESTIONS];
	for (int q = 0; q < COFFEE_QUESTIONS; q++)
		marked[q] = quiz.questions[q];
	marked[SLEEP].brief = marked[DOCTOR].brief = true;
	quiz.questions = marked;
	quiz.short_form = quiz_short(&arena, &quiz);
	phrase_short(&buf, &quiz);
	assert_string_equal(buf_text(&buf), "short form: 1-2 questions");
	buf_free(&buf);
	arena_free(&arena);
}

static void
a_reply_says_what_it_is_and_how_much_it_counts(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct flow flow = flow_new(&arena, coffee(&arena));
	struct view view = flow_view(&flow, ACCEPTED);
	static const struct {
		struct reply reply;
		const char *text;
	} cases[] = {
		{{1, IMPORTANCE_NORMAL}, "An hour"},
		{{0, IMPORTANCE_DOUBLE}, "A minute (counts double)"},
		{{REPLY_SKIPPED, IMPORTANCE_LESS}, "skipped (counts less)"},
		{{REPLY_OPEN, IMPORTANCE_NORMAL}, "not answered yet"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		flow.sheet[TIME] = cases[i].reply;
		buf_clear(&buf);
		phrase_reply(&buf, &view, TIME);
		assert_string_equal(buf_text(&buf), cases[i].text);
	}
	buf_free(&buf);
	arena_free(&arena);
}

static void
each_importance_has_its_sentence(void **state)
{
	(void)state;
	assert_string_equal(phrase_importance(IMPORTANCE_LESS), "This question counts less.");
	assert_string_equal(phrase_importance(IMPORTANCE_NORMAL), "This question counts as usual.");
	assert_string_equal(phrase_importance(IMPORTANCE_DOUBLE), "This question counts double.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_position_is_one_number_where_all_ways_are_as_long),
		cmocka_unit_test(a_short_form_says_how_long_it_is),
		cmocka_unit_test(a_reply_says_what_it_is_and_how_much_it_counts),
		cmocka_unit_test(each_importance_has_its_sentence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
