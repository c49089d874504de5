/* However it ends, the terminal is as it was before, and the exit status says how it ended. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "tools/seat.h"
#include "tools/test.h"

static void
ends_by(int signal)
{
	struct term t;
	seat_question(&t, 24, 80);
	assert_true(t.alternate);
	assert_false(term_modes_restored(&t));
	term_signal(&t, signal);
	term_expect_killed(&t, signal);
	term_expect_restored(&t);
	term_stop(&t);
}

static void
sigterm_leaves_the_terminal_as_it_was(void **state)
{
	(void)state;
	ends_by(SIGTERM);
}

static void
sighup_leaves_the_terminal_as_it_was(void **state)
{
	(void)state;
	ends_by(SIGHUP);
}

static void
sigint_leaves_the_terminal_as_it_was(void **state)
{
	(void)state;
	ends_by(SIGINT);
}

static void
sigquit_leaves_the_terminal_as_it_was(void **state)
{
	(void)state;
	ends_by(SIGQUIT);
}

/* SIGABRT is how a failed assertion ends. */
static void
an_assertion_leaves_the_terminal_as_it_was(void **state)
{
	(void)state;
	ends_by(SIGABRT);
}

static void
a_signal_in_a_burst_of_keys_is_heard(void **state)
{
	(void)state;
	struct term t;
	char keys[4096];
	memset(keys, 'j', sizeof keys);
	seat_question(&t, 24, 80);
	for (int i = 0; i < 20; i++)
		term_send(&t, keys, sizeof keys);
	term_signal(&t, SIGTERM);
	term_expect_killed(&t, SIGTERM);
	term_expect_restored(&t);
	term_stop(&t);
}

static void
a_closed_terminal_ends_it(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	term_hang_up(&t);
	term_expect_killed(&t, SIGHUP);
	term_stop(&t);
}

static void
a_closed_terminal_ends_it_also_when_sighup_is_ignored(void **state)
{
	(void)state;
	char script[512];
	snprintf(script, sizeof script, "trap '' HUP; exec %s take --no-store %s", seat_program(), seat_quiz);
	const char *const words[] = {"sh", "-c", script, NULL};
	struct term t;
	term_start(&t, 24, 80, words, NULL);
	term_expect(&t, SEAT_TITLE);
	term_expect_settled(&t);
	term_hang_up(&t);
	assert_true(term_wait_exit(&t));
	term_stop(&t);
}

static void
a_closed_terminal_ends_the_plain_mode_too(void **state)
{
	(void)state;
	const char *const words[] = {seat_program(), "take", "--no-store", seat_quiz, "--plain", NULL};
	struct term t;
	term_start(&t, 24, 80, words, NULL);
	term_expect(&t, "Enter begins");
	term_expect_settled(&t);
	term_hang_up(&t);
	assert_true(term_wait_exit(&t));
	term_stop(&t);
}

static void
control_c_asks_first_and_then_leaves(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "1\r", SEAT_SECOND);
	seat_press(&t, "\003", SEAT_SURE);
	term_keys(&t, "y");
	term_expect_exit(&t, 0);
	term_expect_restored(&t);
	term_stop(&t);
}

static void
whoever_leaves_at_the_verdict_gets_the_way_back(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "1\r", SEAT_SECOND);
	seat_press(&t, "2\r", SEAT_THIRD);
	seat_press(&t, "1\r", SEAT_REVIEW);
	seat_press(&t, "c", SEAT_RESULT);
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_expect_restored(&t);
	assert_true(term_find(&t, "To see your verdict again: verdict open ") >= 0);
	term_stop(&t);
	/* Who has no verdict gets none. */
	seat_question(&t, 24, 80);
	seat_press(&t, "1\r", SEAT_SECOND);
	seat_press(&t, "q", SEAT_SURE);
	term_keys(&t, "y");
	term_expect_exit(&t, 0);
	assert_int_equal(term_find(&t, "verdict open "), -1);
	term_stop(&t);
}

static void
control_c_twice_leaves_for_sure(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "1\r", SEAT_SECOND);
	seat_press(&t, "\003", SEAT_SURE);
	term_keys(&t, "\003");
	term_expect_exit(&t, 0);
	term_expect_restored(&t);
	term_stop(&t);
}

static void
no_after_q_goes_on_with_the_answers_kept(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "1\r", SEAT_SECOND);
	seat_press(&t, "q", SEAT_SURE);
	seat_press(&t, "n", SEAT_SECOND);
	seat_press(&t, "q", SEAT_SURE);
	term_keys(&t, "y");
	term_expect_exit(&t, 0);
	term_expect_restored(&t);
	term_stop(&t);
}

static void
q_on_the_first_page_leaves(void **state)
{
	(void)state;
	struct term t;
	seat_intro(&t, 24, 80);
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_expect_restored(&t);
	term_stop(&t);
}

/* Job control needs a shell in between: the group of a session's leader is orphaned, so ^Z would be
 * ignored. */
static void
control_z_stops_it_and_fg_paints_it_anew(void **state)
{
	(void)state;
	char script[512];
	snprintf(script, sizeof script,
	         "%s take %s; echo STOPPED-$?; read x; fg >/dev/null; echo DONE-$?; read x",
	         seat_program(), seat_quiz);
	const char *const words[] = {"sh", "-mc", script, NULL};
	struct term t;
	term_start(&t, 24, 80, words, NULL);
	term_expect(&t, SEAT_TITLE);
	term_keys(&t, "\r");
	term_expect(&t, SEAT_FIRST);
	term_keys(&t, "\032");
	term_expect(&t, "STOPPED-148");
	term_expect_restored(&t);
	term_keys(&t, "\r");
	term_expect(&t, SEAT_FIRST);
	assert_true(t.alternate);
	term_keys(&t, "2\r");
	term_expect(&t, SEAT_THIRD);
	assert_true(term_pastes(&t));
	term_keys(&t, "q");
	term_expect(&t, SEAT_SURE);
	term_keys(&t, "y");
	term_expect(&t, "DONE-0");
	term_expect_restored(&t);
	term_stop(&t);
}

static void
the_size_may_change_while_it_is_stopped(void **state)
{
	(void)state;
	char script[512];
	snprintf(script, sizeof script, "%s take %s; echo STOPPED; read x; fg >/dev/null; read x",
	         seat_program(), seat_quiz);
	const char *const words[] = {"sh", "-mc", script, NULL};
	struct term t;
	term_start(&t, 24, 80, words, NULL);
	term_expect(&t, SEAT_TITLE);
	term_keys(&t, "\032");
	term_expect(&t, "STOPPED");
	term_resize(&t, 40, 120);
	term_keys(&t, "\r");
	term_expect(&t, SEAT_TITLE);
	term_keys(&t, "\r");
	term_expect(&t, SEAT_FIRST);
	term_expect(&t, "choose");
	/* The hints are in the last row of the new size. */
	assert_non_null(strstr(term_row(&t, 39), "choose"));
	term_stop(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sigterm_leaves_the_terminal_as_it_was),
		cmocka_unit_test(sighup_leaves_the_terminal_as_it_was),
		cmocka_unit_test(sigint_leaves_the_terminal_as_it_was),
		cmocka_unit_test(sigquit_leaves_the_terminal_as_it_was),
		cmocka_unit_test(an_assertion_leaves_the_terminal_as_it_was),
		cmocka_unit_test(a_signal_in_a_burst_of_keys_is_heard),
		cmocka_unit_test(a_closed_terminal_ends_it),
		cmocka_unit_test(a_closed_terminal_ends_it_also_when_sighup_is_ignored),
		cmocka_unit_test(a_closed_terminal_ends_the_plain_mode_too),
		cmocka_unit_test(control_c_asks_first_and_then_leaves),
		cmocka_unit_test(whoever_leaves_at_the_verdict_gets_the_way_back),
		cmocka_unit_test(control_c_twice_leaves_for_sure),
		cmocka_unit_test(no_after_q_goes_on_with_the_answers_kept),
		cmocka_unit_test(q_on_the_first_page_leaves),
		cmocka_unit_test(control_z_stops_it_and_fg_paints_it_anew),
		cmocka_unit_test(the_size_may_change_while_it_is_stopped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
