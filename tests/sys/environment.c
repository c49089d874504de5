#define _GNU_SOURCE
#include "sys/environment.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/test.h"

static void
nothing_is_left_but_what_is_known(void **state)
{
	(void)state;
	static const char *const hostile[] = {"TERMINFO", "TERMINFO_DIRS", "TERMCAP", "TERMPATH",
		"NCURSES_NO_UTF8_ACS", "NCURSES_ASSUMED_COLORS", "LINES", "COLUMNS", "ESCDELAY", "COLORFGBG",
		"NO_COLOR", "HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "LD_PRELOAD", "LD_LIBRARY_PATH",
		"LC_ALL", "LC_CTYPE", "LOCPATH", "TZ", "TMPDIR", "SQLITE_TMPDIR", "SSH_ORIGINAL_COMMAND",
		"BASH_ENV", "PATH", "IFS"};
	clearenv();
	for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++)
		setenv(hostile[i], "/tmp/evil", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LANG", "de_DE.UTF-8", 1);
	environment_clean();
	int count = 0;
	while (environ != NULL && environ[count] != NULL)
		count++;
	assert_int_equal(count, 2);
	assert_string_equal(getenv("TERM"), "xterm-256color");
	assert_string_equal(getenv("LANG"), "de_DE.UTF-8");
}

static void
what_looks_wrong_is_gone_too(void **state)
{
	(void)state;
	char long_name[5001];
	memset(long_name, 'x', sizeof long_name - 1);
	long_name[sizeof long_name - 1] = '\0';
	const char *const wrong[] = {"", "../../tmp/evil", "/tmp/evil", "a/b", "xterm;id", "$(id)", "x\033[31m",
		"xterm\n", "..", ".hidden", "tèrm", long_name};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		setenv("TERM", wrong[i], 1);
		setenv("LANG", wrong[i], 1);
		environment_clean();
		assert_null(getenv("TERM"));
		assert_null(getenv("LANG"));
	}
}

/* cmocka has its own there. */
static char form[16];

static int
keep_form(void **state)
{
	(void)state;
	const char *value = getenv("CMOCKA_MESSAGE_OUTPUT");
	if (value != NULL && strlen(value) < sizeof form)
		strcpy(form, value);
	return 0;
}

static int
bring_back_form(void **state)
{
	(void)state;
	return setenv("CMOCKA_MESSAGE_OUTPUT", form, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nothing_is_left_but_what_is_known, keep_form, bring_back_form),
		cmocka_unit_test_setup_teardown(what_looks_wrong_is_gone_too, keep_form, bring_back_form),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
