/* The line on how fair the quiz is, on the first page. */
#include "tools/seat.h"
#include "tools/test.h"

static void
the_first_page_tells_how_fair_the_quiz_is(void **state)
{
	(void)state;
	struct term t;
	seat_start(&t, 24, 80, NULL);
	term_expect(&t, "odds 50 : 50, tie 0; no dead question; constant answers safe");
	term_expect_settled(&t);
	seat_press(&t, "\r", SEAT_FIRST);
	term_stop(&t);
}

static void
keys_typed_before_it_came_are_not_lost(void **state)
{
	(void)state;
	struct term t;
	seat_start(&t, 24, 80, NULL);
	term_keys(&t, "\r");
	term_expect(&t, SEAT_FIRST);
	term_stop(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_page_tells_how_fair_the_quiz_is),
		cmocka_unit_test(keys_typed_before_it_came_are_not_lost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
