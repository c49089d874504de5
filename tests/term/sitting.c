/* A person at the full screen, from the first page to the verdict. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/seat.h"
#include "tools/test.h"

static void
paints_at(int rows, int columns)
{
	struct term t;
	seat_intro(&t, rows, columns);
	assert_true(t.alternate);
	assert_true(term_pastes(&t));
	term_expect(&t, "Begin");
	assert_true(strlen(term_row(&t, rows - 1)) > 0);
	seat_press(&t, "\r", SEAT_FIRST);
	term_expect(&t, "Within three hours");
	term_expect(&t, "Much later");
	term_stop(&t);
}

static void
the_first_pages_fit_80_by_24(void **state)
{
	(void)state;
	paints_at(24, 80);
}

static void
the_first_pages_fit_40_by_12(void **state)
{
	(void)state;
	paints_at(12, 40);
}

static void
the_first_pages_fit_200_by_60(void **state)
{
	(void)state;
	paints_at(60, 200);
}

static void
a_whole_sitting_ends_with_a_verdict(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "1\r", SEAT_SECOND);
	seat_press(&t, "2\r", SEAT_THIRD);
	seat_press(&t, "2\r", SEAT_REVIEW);
	term_expect(&t, "Within three hours");
	seat_press(&t, "c", SEAT_RESULT);
	term_expect(&t, "Tea fits what you told us.");
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	term_expect_restored(&t);
	term_stop(&t);
}

static void
going_back_shows_the_answer_given(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "2\r", SEAT_THIRD); /* bed much later: no doctor */
	seat_press(&t, "b", SEAT_FIRST);
	int row = term_find(&t, "Much later");
	int other = term_find(&t, "Within three hours");
	assert_true(row >= 0 && other >= 0);
	/* The mark stands before the kept answer alone. */
	char *kept = strdup(term_row(&t, row));
	assert_string_not_equal(strtok(kept, " "), "2");
	free(kept);
	char *plain = strdup(term_row(&t, other));
	assert_string_equal(strtok(plain, " "), "1");
	free(plain);
	term_stop(&t);
}

static void
a_skipped_question_is_named_so_in_the_review(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "s", SEAT_THIRD);
	seat_press(&t, "1\r", SEAT_REVIEW);
	term_expect(&t, "skipped");
	term_stop(&t);
}

static void
importance_is_shown_in_the_review(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "+", SEAT_FIRST);
	seat_press(&t, "2\r", SEAT_THIRD);
	seat_press(&t, "2\r", SEAT_REVIEW);
	term_expect(&t, "double");
	term_stop(&t);
}

static void
an_answer_changed_in_the_review_changes_the_path(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "2\r", SEAT_THIRD);
	seat_press(&t, "2\r", SEAT_REVIEW);
	assert_int_equal(term_find(&t, SEAT_SECOND), -1);
	seat_press(&t, "\033[H\033[A\033[A\033[A\033[A\r", SEAT_FIRST);
	term_expect(&t, "Counts");
	term_keys(&t, "1\r");
	term_expect(&t, SEAT_SECOND);
	term_stop(&t);
}

static void
help_names_the_keys_and_closes_again(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	char *before = term_picture(&t);
	seat_press(&t, "?", "skip the question");
	term_keys(&t, "q");
	term_expect(&t, SEAT_FIRST);
	term_expect_settled(&t);
	char *after = term_picture(&t);
	assert_string_equal(before, after);
	free(before);
	free(after);
	term_stop(&t);
}

static void
why_is_told_on_request(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "w", "Caffeine stays with you for hours.");
	term_stop(&t);
}

static void
every_page_of_the_verdict_can_be_reached(void **state)
{
	(void)state;
	struct term t;
	seat_question(&t, 24, 80);
	seat_press(&t, "2\r", SEAT_THIRD);
	seat_press(&t, "1\r", SEAT_REVIEW);
	seat_press(&t, "c", SEAT_RESULT);
	term_expect(&t, "Coffee fits what you told us.");
	bool table = false, panel = false, sources = false;
	for (int i = 0; i < 9; i++) {
		table = table || term_find(&t, "the grind") >= 0;
		panel = panel || term_find(&t, "Two leaves of one story") >= 0;
		sources = sources || term_find(&t, "Example Handbook") >= 0;
		term_keys(&t, "n");
		term_expect_settled(&t);
	}
	assert_true(table);
	assert_true(panel);
	assert_true(sources);
	term_stop(&t);
}

/* What the command prints without a terminal, to be freed. */
static char *
printed(const char *command)
{
	char *text = NULL;
	size_t length = 0, got;
	char piece[4096];
	FILE *out = open_memstream(&text, &length);
	FILE *in = popen(command, "r");
	assert_non_null(out);
	assert_non_null(in);
	while ((got = fread(piece, 1, sizeof piece, in)) > 0)
		fwrite(piece, 1, got, out);
	assert_int_equal(pclose(in), 0);
	fclose(out);
	return text;
}

/* The line puts "\r\n" where the program wrote "\n". */
static void
drop_returns(char *text)
{
	char *to = text;
	for (const char *from = text; *from != '\0'; from++)
		if (*from != '\r')
			*to++ = *from;
	*to = '\0';
}

static void
the_report_is_the_same_as_without_a_terminal(void **state)
{
	(void)state;
	char command[1024];
	snprintf(command, sizeof command,
	         "printf 'sleep = soon *2\\ndoctor = no\\ntime = hour\\n' |"
	         " %s take %s --answers - --format text --width 70", seat_program(), seat_quiz);
	char *script = printed(command);
	const char *const words[] = {seat_program(), "take", "--no-store", seat_quiz, "--format", "text", "--width",
	                             "70", NULL};
	struct term t;
	term_start(&t, 24, 80, words, NULL);
	term_expect(&t, SEAT_TITLE);
	term_expect_settled(&t);
	seat_press(&t, "\r", SEAT_FIRST);
	seat_press(&t, "+", SEAT_FIRST);
	seat_press(&t, "1\r", SEAT_SECOND);
	seat_press(&t, "2\r", SEAT_THIRD);
	seat_press(&t, "2\r", SEAT_REVIEW);
	seat_press(&t, "c", SEAT_RESULT);
	term_keys(&t, "q");
	term_expect_exit(&t, 0);
	drop_returns(t.raw);
	size_t length = strlen(script), all = strlen(t.raw);
	assert_true(length > 200 && all > length);
	assert_string_equal(t.raw + all - length, script);
	free(script);
	term_stop(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_pages_fit_80_by_24),
		cmocka_unit_test(the_first_pages_fit_40_by_12),
		cmocka_unit_test(the_first_pages_fit_200_by_60),
		cmocka_unit_test(a_whole_sitting_ends_with_a_verdict),
		cmocka_unit_test(going_back_shows_the_answer_given),
		cmocka_unit_test(a_skipped_question_is_named_so_in_the_review),
		cmocka_unit_test(importance_is_shown_in_the_review),
		cmocka_unit_test(an_answer_changed_in_the_review_changes_the_path),
		cmocka_unit_test(help_names_the_keys_and_closes_again),
		cmocka_unit_test(why_is_told_on_request),
		cmocka_unit_test(every_page_of_the_verdict_can_be_reached),
		cmocka_unit_test(the_report_is_the_same_as_without_a_terminal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
