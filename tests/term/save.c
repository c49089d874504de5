/* `s` at the verdict, through the real program: a file is there afterwards, whole and where it was said to
 * be, or it is said why not. */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/seat.h"
#include "tools/test.h"

static char folder[PATH_MAX], program[PATH_MAX], quiz[PATH_MAX];

/* At the verdict, in an empty folder that is the home as well. */
static void
sit_down(struct term *t)
{
	char home[PATH_MAX + 10];
	const char *const words[] = {program, "take", "--no-store", quiz, NULL};
	snprintf(home, sizeof home, "HOME=%s", folder);
	const char *const environment[] = {home, "TZ=UTC", NULL};
	term_start(t, 24, 80, words, environment);
	term_expect(t, SEAT_TITLE);
	term_expect_settled(t);
	seat_press(t, "\r", SEAT_FIRST);
	seat_press(t, "2\r", SEAT_THIRD);
	seat_press(t, "1\r", SEAT_REVIEW);
	seat_press(t, "c", SEAT_RESULT);
	seat_press(t, "s", "Save the report");
}

static void
leave(struct term *t)
{
	term_keys(t, "q");
	term_expect_exit(t, 0);
	term_expect_restored(t);
	term_stop(t);
}

static int
files(void)
{
	int count = 0;
	DIR *dir = opendir(folder);
	for (const struct dirent *entry; (entry = readdir(dir)) != NULL;)
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(dir);
	return count;
}

/* The file's text, to be freed; NULL if there is none. */
static char *
text_of(const char *name)
{
	char path[2 * PATH_MAX];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "r");
	if (file == NULL)
		return NULL;
	char *text = calloc(1, 1 << 20);
	text[fread(text, 1, (1 << 20) - 1, file)] = '\0';
	fclose(file);
	return text;
}

static void
holds(const char *name, const char *beginning, const char *end)
{
	char *text = text_of(name);
	assert_non_null(text);
	assert_int_equal(strncmp(text, beginning, strlen(beginning)), 0);
	assert_string_equal(text + strlen(text) - strlen(end), end);
	free(text);
}

static int
empty(void **state)
{
	(void)state;
	char command[2 * PATH_MAX];
	snprintf(command, sizeof command, "rm -rf '%s'/*", folder);
	return system(command);
}

static void
enter_saves_a_page_under_the_name_that_is_offered(void **state)
{
	(void)state;
	struct term t;
	char name[100] = "";
	sit_down(&t);
	int row = term_find(&t, "File");
	assert_true(sscanf(term_row(&t, row), " ▸ File %99s", name) == 1);
	assert_int_equal(strncmp(name, "coffee-or-tea-2", 15), 0);
	seat_press(&t, "\r", "Saved");
	holds(name, "<!DOCTYPE html>", "</html>\n");
	assert_int_equal(files(), 1);
	seat_press(&t, "\r", SEAT_RESULT);
	seat_press(&t, "s", "-2.html"); /* the first name is taken now */
	seat_press(&t, "\033", SEAT_RESULT);
	assert_int_equal(files(), 1);
	leave(&t);
}

static void
name_and_form_are_chosen_and_the_home_is_understood(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t);
	seat_press(&t, "\025~/mein bericht ü.md", "[markdown]");
	seat_press(&t, "\r", "Saved");
	holds("mein bericht ü.md", "# Coffee or tea?", ".\n");
	seat_press(&t, "\r", SEAT_RESULT);
	leave(&t);
}

static void
a_paste_is_the_name_and_does_not_send_it(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t);
	seat_press(&t, "\025\033[200~pasted.txt\r\n\033[201~", "pasted.txt");
	term_expect(&t, "[text]");
	assert_int_equal(files(), 0);
	seat_press(&t, "\r", "Saved");
	holds("pasted.txt", "Coffee or tea?", ".\n");
	seat_press(&t, "\033", SEAT_RESULT);
	leave(&t);
}

static void
a_file_that_is_there_goes_only_when_that_is_said(void **state)
{
	(void)state;
	struct term t;
	char path[2 * PATH_MAX];
	snprintf(path, sizeof path, "%s/mine.txt", folder);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs("mine\n", file);
	fclose(file);
	sit_down(&t);
	seat_press(&t, "\025mine.txt", "mine.txt");
	seat_press(&t, "\r", "There is a file of that name already");
	seat_press(&t, "\r", "Save the report");
	holds("mine.txt", "mine\n", "mine\n");
	seat_press(&t, "\r", "There is a file of that name already");
	seat_press(&t, "y", "Saved");
	holds("mine.txt", "Coffee or tea?", ".\n");
	assert_int_equal(files(), 1);
	seat_press(&t, "\r", SEAT_RESULT);
	leave(&t);
}

static void
what_can_not_be_written_is_told_with_what_helps(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t);
	seat_press(&t, "\025no/where.txt", "no/where.txt");
	seat_press(&t, "\r", "Not saved: there is no such folder");
	seat_press(&t, "\025/dev/full/x.txt", "/dev/full/x.txt");
	seat_press(&t, "\r", "Not saved: what stands before the last / is a file");
	seat_press(&t, "\025/proc/x.txt", "/proc/x.txt");
	seat_press(&t, "\r", "Not saved: ");
	seat_press(&t, "\025good.txt", "good.txt");
	seat_press(&t, "\r", "Saved");
	holds("good.txt", "Coffee or tea?", ".\n");
	assert_int_equal(files(), 1);
	seat_press(&t, "\r", SEAT_RESULT);
	leave(&t);
}

static void
escape_and_control_c_save_nothing(void **state)
{
	(void)state;
	struct term t;
	sit_down(&t);
	seat_press(&t, "\033", SEAT_RESULT);
	seat_press(&t, "s", "Save the report");
	seat_press(&t, "\003", SEAT_RESULT);
	assert_int_equal(files(), 0);
	leave(&t);
}

static int
set_up(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%s/save-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(folder) == NULL || realpath(seat_program(), program) == NULL || realpath(seat_quiz, quiz) == NULL)
		return -1;
	return chdir(folder);
}

static int
remove_all(void **state)
{
	(void)state;
	char command[PATH_MAX + 20];
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return chdir("/") == 0 ? system(command) : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(enter_saves_a_page_under_the_name_that_is_offered, empty),
		cmocka_unit_test_setup(name_and_form_are_chosen_and_the_home_is_understood, empty),
		cmocka_unit_test_setup(a_paste_is_the_name_and_does_not_send_it, empty),
		cmocka_unit_test_setup(a_file_that_is_there_goes_only_when_that_is_said, empty),
		cmocka_unit_test_setup(what_can_not_be_written_is_told_with_what_helps, empty),
		cmocka_unit_test_setup(escape_and_control_c_save_nothing, empty),
	};
	return cmocka_run_group_tests(tests, set_up, remove_all);
}
