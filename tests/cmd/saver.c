#include "cmd/saver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "cmd/cmd.h"
#include "front/front.h"
#include "sys/clock.h"
#include "tools/test.h"
#include "verdict/report.h"

/* In a folder of its own, which is the home, too. */
static struct arena arena;
static struct saver saver;
static const struct quiz quiz_named = {.id = "soup"};
static const struct report *report;
static char folder[120], before[1000];

static int
begin(void **state)
{
	(void)state;
	static const struct outcome outcomes[] = {{.id = "a", .name = "A"}, {.id = "b", .name = "B"}};
	struct quiz *quiz = ARENA_NEW(&arena, struct quiz);
	const char *tmp = getenv("TMPDIR");
	*quiz = (struct quiz){.id = "soup", .title = "Soup?", .language = "en", .outcomes = outcomes,
		.outcome_count = 2, .min_answers = 1};
	report = report_build(&arena, quiz, NULL);
	snprintf(folder, sizeof folder, "%s/saver-%d", tmp == NULL ? "/tmp" : tmp, (int)getpid());
	assert_non_null(getcwd(before, sizeof before));
	assert_int_equal(mkdir(folder, 0700), 0);
	assert_int_equal(chdir(folder), 0);
	assert_int_equal(setenv("HOME", folder, 1), 0);
	saver_start(&saver, &(struct args){.utf8 = true});
	return 0;
}

static int
end(void **state)
{
	(void)state;
	char command[200];
	saver_end(&saver);
	arena_free(&arena);
	assert_int_equal(chdir(before), 0);
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

static void
put(const char *name, const char *text)
{
	FILE *file = fopen(name, "w");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static bool
begins(const char *name, const char *text)
{
	char line[100] = "";
	FILE *file = fopen(name, "r");
	if (file == NULL)
		return false;
	bool read = fgets(line, sizeof line, file) != NULL;
	fclose(file);
	return read && strncmp(line, text, strlen(text)) == 0;
}

static enum saving_end
saves(const char *name, int form, bool replace)
{
	saver_save(&saver, report, &(struct save_request){form, name, replace});
	return saver.saving.end;
}

static void
a_name_is_offered_that_no_form_has(void **state)
{
	(void)state;
	struct buf day = {0}, name = {0};
	clock_day(&day, clock_utc());
	saver_offer(&saver, &quiz_named);
	buf_format(&name, "soup-%s", buf_text(&day));
	assert_string_equal(saver.saving.name, buf_text(&name));
	buf_add(&name, ".md");
	put(buf_text(&name), "");
	saver_offer(&saver, &quiz_named);
	buf_clear(&name);
	buf_format(&name, "soup-%s-2", buf_text(&day));
	assert_string_equal(saver.saving.name, buf_text(&name));
	buf_add(&name, ".html");
	assert_int_equal(saves(buf_text(&name), REPORT_HTML, false), SAVING_DONE);
	buf_clear(&name);
	buf_format(&name, "soup-%s-3", buf_text(&day)); /* what was saved is taken */
	assert_string_equal(saver.saving.name, buf_text(&name));
	buf_free(&day);
	buf_free(&name);
}

static void
each_form_is_written_and_its_whole_name_told(void **state)
{
	(void)state;
	static const struct {
		const char *name, *begins;
	} rows[REPORT_FORMS] = {
		[REPORT_TEXT] = {"a.txt", "Soup?"},
		[REPORT_MARKDOWN] = {"a.md", "# Soup?"},
		[REPORT_JSON] = {"a.json", "{"},
		[REPORT_HTML] = {"a.html", "<!DOCTYPE html>"},
	};
	for (int form = 0; form < REPORT_FORMS; form++) {
		struct buf whole = {0};
		buf_format(&whole, "%s/%s", folder, rows[form].name);
		assert_int_equal(saves(rows[form].name, form, false), SAVING_DONE);
		assert_true(begins(rows[form].name, rows[form].begins));
		assert_string_equal(saver.saving.said, buf_text(&whole));
		buf_free(&whole);
	}
}

static void
what_is_there_stays_until_it_may_go(void **state)
{
	(void)state;
	put("a.txt", "old");
	assert_int_equal(saves("a.txt", REPORT_TEXT, false), SAVING_EXISTS);
	assert_true(begins("a.txt", "old"));
	assert_int_equal(saves("a.txt", REPORT_TEXT, true), SAVING_DONE);
	assert_true(begins("a.txt", "Soup?"));
}

static void
home_is_understood_and_nothing_else_of_a_shell(void **state)
{
	(void)state;
	static const char *const others[] = {"~", "~root/a.txt", "~user"};
	assert_int_equal(saves("~/b.txt", REPORT_TEXT, false), SAVING_DONE);
	assert_true(begins("b.txt", "Soup?"));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		assert_int_equal(saves(others[i], REPORT_TEXT, false), SAVING_FAILED);
		assert_non_null(strstr(saver.saving.said, "only ~/ for your own home"));
	}
	assert_int_equal(saves("$HOME.txt", REPORT_TEXT, false), SAVING_DONE);
	assert_true(begins("$HOME.txt", "Soup?"));
	assert_int_equal(unsetenv("HOME"), 0);
	assert_int_equal(saves("~/b.txt", REPORT_TEXT, true), SAVING_FAILED);
	assert_non_null(strstr(saver.saving.said, "no home folder"));
}

static void
a_place_that_is_none_is_told_with_what_helps(void **state)
{
	(void)state;
	assert_int_equal(saves("none/a.txt", REPORT_TEXT, false), SAVING_FAILED);
	assert_string_equal(saver.saving.said, "there is no such folder: make it first, or name another");
	assert_int_equal(saves(".", REPORT_TEXT, true), SAVING_FAILED);
	assert_int_equal(saves("a.txt", REPORT_TEXT, false), SAVING_DONE);
}

/* A folder's name may hold anything; the screen gets what can be shown. */
static void
a_folder_is_shown_as_what_it_is(void **state)
{
	(void)state;
	assert_int_equal(mkdir("\x1b[31m", 0700), 0);
	assert_int_equal(chdir("\x1b[31m"), 0);
	saver_end(&saver);
	saver_start(&saver, &(struct args){.utf8 = true});
	assert_non_null(strstr(saver.saving.folder, "/\\x1b[31m"));
	assert_null(strchr(saver.saving.folder, '\x1b'));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_name_is_offered_that_no_form_has, begin, end),
		cmocka_unit_test_setup_teardown(each_form_is_written_and_its_whole_name_told, begin, end),
		cmocka_unit_test_setup_teardown(what_is_there_stays_until_it_may_go, begin, end),
		cmocka_unit_test_setup_teardown(home_is_understood_and_nothing_else_of_a_shell, begin, end),
		cmocka_unit_test_setup_teardown(a_place_that_is_none_is_told_with_what_helps, begin, end),
		cmocka_unit_test_setup_teardown(a_folder_is_shown_as_what_it_is, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
