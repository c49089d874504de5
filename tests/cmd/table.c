#include "cmd/table.h"

#include <string.h>

#include "tools/test.h"

static void
strangers_use_one_command_and_have_one_wish(void **state)
{
	(void)state;
	for (int c = 0; c < COMMANDS; c++)
		assert_int_equal(STRANGERS >> c & 1U, c == COMMAND_KIOSK || c == COMMAND_COLLECTOR);
	for (int o = 0; o < OPTION_KINDS; o++) {
		bool wished = (option_rows[o].commands & OPTION_WISHED) != 0;
		assert_int_equal(wished, o == OPTION_PLAIN);
		/* A wish is a word of its own: nothing goes with it that could name a file. */
		if (wished)
			assert_null(option_rows[o].argument);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strangers_use_one_command_and_have_one_wish),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
