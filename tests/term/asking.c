/* `verdict new` on a terminal: it asks for what the quiz is to be, again where an answer can't stand, and
 * writes nothing before it has all of them. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/seat.h"
#include "tools/test.h"

/* Columns: a sentence with the folder's path in it is on one line, however long the path. */
enum { WIDE = 300 };

static char folder[200], quiz[240];

static int
make_folder(void **state)
{
	(void)state;
	const char *place = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%s/asking-%ld", place == NULL ? "/tmp" : place, (long)getpid());
	snprintf(quiz, sizeof quiz, "%s/lunch.ini", folder);
	return mkdir(folder, 0700);
}

static int
clear_folder(void **state)
{
	(void)state;
	unlink(quiz);
	return rmdir(folder);
}

static void
start(struct term *t)
{
	const char *const words[] = {seat_program(), "new", "lunch", "--output", folder, NULL};
	term_start(t, 24, WIDE, words, NULL);
	term_expect(t, "What is the quiz called?");
}

static bool
written(void)
{
	return access(quiz, F_OK) == 0;
}

static void
asks_until_an_answer_can_stand(void **state)
{
	(void)state;
	struct term t;
	start(&t);
	term_keys(&t, "\r");
	term_expect(&t, "the title is empty");
	term_keys(&t, "Soup or \"salad\"?\r");
	term_expect(&t, "which a quiz file");
	term_keys(&t, "Soup or salad?\r");
	term_expect(&t, "What can come out?");
	term_keys(&t, "Soup\r");
	term_expect(&t, "at least 2 outcomes");
	term_keys(&t, "Soup, Salad\r");
	term_expect(&t, "What are the questions about?");
	assert_false(written());
	term_keys(&t, "\r");
	term_expect(&t, "5 questions to write over");
	term_expect_exit(&t, 0);
	assert_true(written());
	term_stop(&t);
}

static void
the_end_of_the_input_writes_nothing(void **state)
{
	(void)state;
	struct term t;
	start(&t);
	term_keys(&t, "Soup or salad?\r");
	term_expect(&t, "What can come out?");
	term_keys(&t, "\x04");
	term_expect(&t, "nothing was written");
	term_expect_exit(&t, 2);
	assert_false(written());
	term_stop(&t);
}

static void
does_not_ask_for_a_file_that_is_there(void **state)
{
	(void)state;
	const char *const words[] = {seat_program(), "new", "x", "--output", seat_quiz, NULL};
	struct term t;
	term_start(&t, 24, WIDE, words, NULL);
	term_expect(&t, "is there already");
	term_expect_exit(&t, 2);
	term_stop(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(asks_until_an_answer_can_stand, make_folder, clear_folder),
		cmocka_unit_test_setup_teardown(the_end_of_the_input_writes_nothing, make_folder,
	                                    clear_folder),
		cmocka_unit_test(does_not_ask_for_a_file_that_is_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
