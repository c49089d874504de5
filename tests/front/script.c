#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "front/coffee.h"
#include "front/play.h"

static struct arena arena;
static struct flow flow;

static enum play_end
plays(const struct reply *script)
{
	arena_free(&arena);
	flow = flow_new(&arena, coffee(&arena));
	struct front_ctx ctx = {.script = script};
	struct fail *no_failure = NULL;
	assert_true(front_script.open(&ctx, no_failure));
	enum play_end end = play(&front_script, &ctx, &flow, (struct journal){0});
	front_script.close(&ctx);
	return end;
}

static void
every_sheet_is_played_to_the_end(void **state)
{
	(void)state;
	static const signed char options[] = {REPLY_SKIPPED, REPLY_OPEN, 0, 1};
	static const unsigned char importances[] = {
		IMPORTANCE_LESS, IMPORTANCE_NORMAL, IMPORTANCE_DOUBLE};
	for (int n = 0; n < 12 * 12 * 12; n++) {
		struct reply script[COFFEE_QUESTIONS];
		for (int q = 0, rest = n; q < COFFEE_QUESTIONS; q++, rest /= 12)
			script[q] = (struct reply){options[rest % 4], importances[rest % 12 / 4]};
		assert_int_equal(plays(script), PLAY_LEFT);
		for (int q = 0; q < COFFEE_QUESTIONS; q++) {
			if (!flow.asked[q])
				continue;
			signed char option = script[q].option < 0 ? REPLY_SKIPPED : script[q].option;
			assert_int_equal(flow.sheet[q].option, option);
			assert_int_equal(flow.sheet[q].importance, script[q].importance);
		}
		assert_int_equal(flow.asked[DOCTOR], script[SLEEP].option == 0);
	}
}

static void
a_question_that_is_not_asked_gets_no_reply(void **state)
{
	(void)state;
	static const struct reply script[COFFEE_QUESTIONS] = {
		{1, IMPORTANCE_NORMAL}, {1, IMPORTANCE_DOUBLE}, {0, IMPORTANCE_NORMAL}};
	assert_int_equal(plays(script), PLAY_LEFT);
	assert_int_equal(flow.sheet[DOCTOR].option, REPLY_OPEN);
}

static void
a_reply_that_is_refused_ends_it_instead_of_turning_for_ever(void **state)
{
	(void)state;
	static const struct reply no_such_option[COFFEE_QUESTIONS] = {{7, IMPORTANCE_NORMAL}};
	assert_int_equal(plays(no_such_option), PLAY_GONE);
	static const struct reply no_such_importance[COFFEE_QUESTIONS] = {{0, 3}};
	assert_int_equal(plays(no_such_importance), PLAY_GONE);
}

static int
tidy(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_sheet_is_played_to_the_end),
		cmocka_unit_test(a_question_that_is_not_asked_gets_no_reply),
		cmocka_unit_test(a_reply_that_is_refused_ends_it_instead_of_turning_for_ever),
	};
	return cmocka_run_group_tests(tests, NULL, tidy);
}
