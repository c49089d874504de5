/* What is typed that is no key of ours: nothing of it may answer a question. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/seat.h"
#include "tools/test.h"

/* Sends what should mean nothing to a fresh first question, and finds everything as it was. */
static void
means_nothing(const char *bytes, const char *const environment[])
{
	struct term t;
	seat_start(&t, 24, 80, environment);
	term_expect(&t, SEAT_TITLE);
	term_expect_settled(&t);
	seat_press(&t, "\r", SEAT_FIRST);
	char *before = term_picture(&t);
	term_keys(&t, bytes);
	term_expect_settled(&t);
	/* A key of ours behind it shows that all of it was read, also what waited for more. */
	seat_press(&t, "?", "skip the question");
	term_keys(&t, "q");
	term_expect(&t, SEAT_FIRST);
	term_expect_settled(&t);
	char *after = term_picture(&t);
	if (strcmp(before, after) != 0)
		print_error("# typed: %s\n", bytes + 1);
	assert_string_equal(after, before);
	free(before);
	free(after);
	term_stop(&t);
}

static void
a_paste_answers_nothing(void **state)
{
	(void)state;
	means_nothing("\033[200~2\r\r 1\rq\ny\003\033[201~", NULL);
}

static void
a_paste_of_many_lines_answers_nothing(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	char *before = term_picture(&t);
	term_keys(&t, "\033[200~");
	for (int i = 0; i < 3000; i++)
		term_keys(&t, "2\r1\r q\n");
	term_keys(&t, "\033[201~");
	term_expect_settled(&t);
	char *after = term_picture(&t);
	assert_string_equal(after, before);
	free(before);
	free(after);
	seat_press(&t, "1\r", SEAT_SECOND);
	term_stop(&t);
}

/* Keys and reports of terminals that we know nothing of; digits in them must not choose. */
static const char *const sequences[] = {
	"\033[25~", "\033[5;2~", "\033[49;5u", "\033[27;5;50~", "\033[2;2R", "\033[?62;22c",
	"\033[<0;12;2M", "\033[<0;12;2m", "\033[M 2!", "\033O2P", "\033O5S", "\033[[2A", "\033[2$y",
	"\033]11;rgb:2222/2222/2222\033\\", "\033]52;c;MjIy\a", "\033P2$r2m\033\\", "\033_G2\033\\",
	"\033^2\033\\", "\0332", "\033[I", "\033[O", "\033[1;2Z",
};

static void
unknown_sequences_answer_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		means_nothing(sequences[i], NULL);
}

static void
nor_do_they_on_a_terminal_that_knows_few_keys(void **state)
{
	(void)state;
	static const char *const vt100[] = {"TERM=vt100", NULL};
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		means_nothing(sequences[i], vt100);
	means_nothing("\033[5~", vt100);
	means_nothing("\033[2~", vt100);
}

static void
bytes_that_are_no_text_answer_nothing(void **state)
{
	(void)state;
	means_nothing("\xff\xfe\x80\xc3", NULL);
	means_nothing("\xf0\x9f\x98\x80\xe6\x9d\xb1", NULL);
}

static void
a_burst_of_keys_is_worked_off(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	for (int i = 0; i < 8000; i++)
		term_keys(&t, "\033[B\033[A");
	term_expect_settled(&t);
	seat_press(&t, "1\r", SEAT_SECOND);
	term_stop(&t);
}

static void
control_s_does_not_freeze_it(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	term_keys(&t, "\023");
	seat_press(&t, "1\r", SEAT_SECOND);
	term_stop(&t);
}

static void
arrow_keys_choose_in_both_their_forms(void **state)
{
	(void)state;
	static const char *const down[] = {"\033[B", "\033OB"};
	for (size_t i = 0; i < 2; i++) {
		struct term t;
		seat_question(&t, 24, 80);
		seat_press(&t, down[i], SEAT_FIRST);
		seat_press(&t, "\r", SEAT_THIRD);
		term_stop(&t);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_paste_answers_nothing),
		cmocka_unit_test(a_paste_of_many_lines_answers_nothing),
		cmocka_unit_test(unknown_sequences_answer_nothing),
		cmocka_unit_test(nor_do_they_on_a_terminal_that_knows_few_keys),
		cmocka_unit_test(bytes_that_are_no_text_answer_nothing),
		cmocka_unit_test(a_burst_of_keys_is_worked_off),
		cmocka_unit_test(control_s_does_not_freeze_it),
		cmocka_unit_test(arrow_keys_choose_in_both_their_forms),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
