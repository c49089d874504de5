/* Every key that `verdict help keys` names for the full screen, pressed where it names it. A line of it
 * that has no row here is a failure: a new key comes with what it is expected to do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tools/seat.h"

/* Typed over the name that is offered. */
#define NAME(stem) "\x15~/" stem ".txt"

/* The way to each place, key by key, and what is seen there. */
static const struct place {
	const char *heading, *keys, *text;
} places[] = {
	{"On the first page:", "", SEAT_TITLE},
	{"At a question:", "\r1\rb", SEAT_FIRST},
	{"Among your answers:", "\r1\r2\r1\r", SEAT_REVIEW},
	{"At the verdict:", "\r1\r2\r1\rc", SEAT_RESULT},
	{"In the help:", "?", "Keys"},
	{"In the reason for asking:", "\rw", "Why we ask"},
	{"In the list of pages:", "\r1\r2\r1\rcl", "Pages"},
	{"Asked whether to leave:", "\r1\rq", SEAT_SURE},
	{"Where answers are supposed:", "\r1\r2\r1\rcw", "What if"},
	{"At the name of a file:", "\r1\r2\r1\rcs", "Save the report"},
	{"Asked whether to replace a file:", "\r1\r2\r1\rcs" NAME("there") "\r", "There is a file"},
	{"Told that it is saved:", "\r1\r2\r1\rcs" NAME("new") "\r", "Saved"},
	{"On a kiosk's first screen:", "", "Choose a quiz"},
};
enum { KIOSK = 12 };
enum { PLACES = sizeof places / sizeof places[0] };

#define LEAVES NULL
#define STAYS "" /* the header stays as it is */

/* `place`: 0 the first, -1 wherever there is no row of its own. */
static const struct row {
	int place;
	const char *names, *before, *shows, *hides;
} rows[] = {
	{-1, "PgUp", "", STAYS, NULL},
	{-1, "PgDn", "", STAYS, NULL},
	{-1, "Home", "", STAYS, NULL},
	{-1, "End", "", STAYS, NULL},
	{-1, "Up, k", "", STAYS, NULL},
	{-1, "Down, j", "", STAYS, NULL},
	{-1, "^Z", "", STAYS, NULL}, /* nobody could bring it back: the group is an orphan */
	{-1, "^L", "", STAYS, NULL},
	{-1, "F1, ?", "", "Keys", NULL},
	{0, "Right, Enter, Space, n", "", SEAT_FIRST, NULL},
	{0, "s", "", STAYS, NULL}, /* this quiz has no short form */
	{0, "c", "", STAYS, NULL}, /* and there is no sitting to go on with */
	{-1, "x", "", STAYS, NULL},
	{0, "Left, Backspace, b", "", STAYS, NULL}, /* this is no kiosk */
	{0, "q, ^C", "", LEAVES, NULL},
	{1, "1-9", "", "▸ 2", NULL},
	{1, "Up, k", "2", "▸ 1", NULL},
	{1, "Down, j", "", "▸ 2", NULL},
	{1, "Enter, Space", "", SEAT_SECOND, NULL},
	{1, "e", "+\r2\r", SEAT_RESULT, NULL},
	{1, "Left, Backspace, b", "", "▸ Begin", NULL},
	{1, "s", "", SEAT_THIRD, NULL},
	{1, "Right, n", "", SEAT_SECOND, NULL},
	{1, "+", "", "double ●", NULL},
	{1, "-", "", "less ●", NULL},
	{1, "=", "+", "normal ●", NULL},
	{1, "w", "", "Caffeine stays with you", NULL},
	{1, "r", "", SEAT_REVIEW, NULL},
	{1, "q, ^C", "", SEAT_SURE, NULL},
	{2, "Up, k", "", "▸ How much time", NULL},
	{2, "Down, j", "kk", "▸ How much time", NULL},
	{2, "Right, Enter, Space", "k", "Counts", NULL},
	{2, "c", "", SEAT_RESULT, NULL},
	{2, "e", "", STAYS, NULL}, /* nothing is open */
	{2, "Left, Backspace, b", "", "Counts", NULL},
	{2, "+", "k", "counts double", NULL},
	{2, "-", "k", "counts less", NULL},
	{2, "=", "k+", "▸ How much time", "(counts"},
	{2, "q, ^C", "", SEAT_SURE, NULL},
	{3, "Right, n, Space", "", "Why · 2 of", NULL},
	{3, "Left, p", "n", "Your verdict · 1 of", NULL},
	{3, "1-9", "", "Why · 2 of", NULL},
	{3, "l", "", "Pages", NULL},
	{3, "w", "", "What if", NULL},
	{3, "Backspace, b", "", "▸ To the verdict", NULL},
	{3, "r", "", "▸ To the verdict", NULL},
	{3, "s", "", "Save the report", NULL},
	{3, "a", "", "Start again?", NULL},
	{3, "q, ^C", "", LEAVES, NULL},
	{4, "Esc, Left, F1, Enter, Space, n, q, w, ?, ^C", "", "▸ Begin", NULL},
	{5, "Esc, Left, F1, Enter, Space, n, q, w, ?, ^C", "", "Counts", NULL},
	{6, "Up, k", "j", "▸  1", NULL},
	{6, "Down, j", "", "▸  2", NULL},
	{6, "1-9", "", "Why · 2 of", NULL},
	{6, "Right, Enter, Space", "j", "Why · 2 of", NULL},
	{6, "Esc, Left, F1, l, q, ?, ^C", "", "Your verdict · 1 of", NULL},
	{7, "y, ^C", "", LEAVES, NULL},
	{7, "Esc, Left, Enter, Space, n, q", "", SEAT_SECOND, SEAT_SURE},
	{8, "Up, k", "j", "▸   When will you", NULL},
	{8, "Down, j", "", "▸   Has a doctor", NULL},
	{8, "Right, Enter, Space, l", "", "‹ Much later ›", NULL},
	{8, "Left, h", "", "‹ skipped ›", NULL},
	{8, "1-9", "", "‹ Much later ›", NULL},
	{8, "+", "", "(counts double)", NULL},
	{8, "-", "", "(counts less)", NULL},
	{8, "=", "+", "Nothing is changed yet", "(counts"},
	{8, "v", "", "ruling out lifted", NULL},
	{8, "u", "2", "Nothing is changed yet", NULL},
	{8, "Esc, Backspace, w, b, q, ^C", "", SEAT_RESULT, NULL},
	{9, "Enter", NAME("new"), "Saved", NULL},
	{9, "Up", "", "[json]", NULL},
	{9, "Down", "", "[text]", NULL},
	{9, "Tab", "", "[text]", NULL},
	{9, "Left", "", STAYS, NULL},
	{9, "Right", "", STAYS, NULL},
	{9, "Home, ^A", "", STAYS, NULL},
	{9, "End, ^E", "\x01", STAYS, NULL},
	{9, "Backspace", "", ".htm", ".html"},
	{9, "Del", "\x01", "offee-or-tea-2", "coffee-or-tea-2"},
	{9, "^U", "", "File", "coffee-or-tea-2"},
	{9, "Esc, ^C", "", SEAT_RESULT, NULL},
	{10, "y", "", "Saved", NULL},
	{10, "Esc, Left, Enter, Space, n, q, ^C", "", "Save the report", NULL},
	{11, "Esc, Left, F1, Enter, Space, n, q, w, ?, ^C", "", SEAT_RESULT, NULL},
	{KIOSK, "Right, Enter, Space, n", "", "Three questions about", NULL},
	{KIOSK, "1-9", "", "▸ 2", NULL},
	{KIOSK, "Up, k", "j", "▸ 1", NULL},
	{KIOSK, "Down, j", "", "▸ 2", NULL},
	{KIOSK, "q, ^C", "", LEAVES, NULL},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

static const struct {
	const char *name, *bytes;
} keys[] = {
	{"Up", "\033[A"}, {"Down", "\033[B"}, {"Right", "\033[C"}, {"Left", "\033[D"},
	{"PgUp", "\033[5~"}, {"PgDn", "\033[6~"}, {"Home", "\033[H"}, {"End", "\033[F"},
	{"F1", "\033OP"}, {"Enter", "\r"}, {"Space", " "}, {"Backspace", "\x7f"}, {"Esc", "\033"},
	{"^C", "\x03"}, {"^L", "\x0c"}, {"^Z", "\x1a"}, {"1-9", "2"},
	{"Tab", "\t"}, {"Del", "\033[3~"}, {"^A", "\x01"}, {"^E", "\x05"}, {"^U", "\x15"},
};

static const char *
bytes_of(const char *name)
{
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (strcmp(keys[i].name, name) == 0)
			return keys[i].bytes;
	assert_int_equal(strlen(name), 1);
	return name;
}

static void
type(struct term *t, const char *text)
{
	for (; *text != '\0'; text++) {
		term_send(t, text, 1);
		term_expect_settled(t);
	}
}

/* A home with one of the two files in it. */
static char home[200], there[220], new[220];

static void
tidy_home(void)
{
	FILE *file = fopen(there, "w");
	assert_non_null(file);
	fclose(file);
	unlink(new);
}

/* A build with a sanitizer can't be locked in. */
static void
open_kiosk(struct term *t)
{
#if defined(__SANITIZE_ADDRESS__)
	static const char freely[] = "--no-sandbox";
#else
	static const char freely[] = "--no-store";
#endif
	const char *const words[] = {seat_program(), "kiosk", "--no-store", freely, seat_quiz, "go-or-rust", NULL};
	term_start(t, 24, 80, words, NULL);
	term_expect(t, places[KIOSK].text);
	term_expect_settled(t);
}

static void
press(const struct place *place, const struct row *row, const char *name)
{
	struct term t;
	char header[512];
	tidy_home();
	if (place == &places[KIOSK])
		open_kiosk(&t);
	else
		seat_intro(&t, 24, 80);
	type(&t, place->keys);
	term_expect(&t, place->text);
	type(&t, row->before);
	snprintf(header, sizeof header, "%s", term_row(&t, 0));
	size_t written = t.raw_length;
	term_keys(&t, bytes_of(name));
	if (row->shows == LEAVES) {
		term_expect_exit(&t, 0);
		term_expect_restored(&t);
	} else if (strcmp(row->shows, STAYS) == 0) {
		term_expect_settled(&t);
		assert_string_equal(term_row(&t, 0), header);
		assert_true(strcmp(name, "^L") != 0 || t.raw_length > written + 100);
	} else {
		term_expect(&t, row->shows);
		term_expect_settled(&t);
		assert_true(row->hides == NULL || term_find(&t, row->hides) < 0);
	}
	term_stop(&t);
}

/* Is the key one of "Up, k"? */
static bool
among(const char *names, const char *name)
{
	size_t length = strlen(name);
	for (const char *p = names; *p != '\0'; p += strcspn(p, ",") + (p[strcspn(p, ",")] == ',')) {
		p += strspn(p, " ");
		if (strncmp(p, name, length) == 0 && (p[length] == ',' || p[length] == '\0'))
			return true;
	}
	return false;
}

static const struct row *
row_of(int place, const char *name)
{
	const struct row *found = NULL;
	for (int i = 0; i < ROWS; i++)
		if (among(rows[i].names, name) && (rows[i].place == place ||
		    (rows[i].place < 0 && found == NULL)))
			found = &rows[i];
	return found;
}

/* "  Right, n    keep ...": presses each of them. */
static void
press_all(int place, char *line)
{
	char *end = strstr(line + 2, "  ");
	assert_non_null(end);
	*end = '\0';
	for (char *name = strtok(line + 2, ","); name != NULL; name = strtok(NULL, ",")) {
		name += strspn(name, " ");
		const struct row *row = row_of(place, name);
		if (row == NULL)
			fail_msg("no row for \"%s\" %s", name, places[place].heading);
		press(&places[place], row, name);
	}
}

static void
every_key_does_what_the_help_says_where_it_says_so(void **state)
{
	(void)state;
	char command[1024], line[512];
	int place = -1, lines = 0, seen = 0;
	snprintf(command, sizeof command, "%s help keys", seat_program());
	FILE *in = popen(command, "r");
	assert_non_null(in);
	while (fgets(line, sizeof line, in) != NULL && strstr(line, "plain mode") == NULL) {
		line[strcspn(line, "\n")] = '\0';
		for (int i = 0; i < PLACES; i++) {
			if (strcmp(line, places[i].heading) == 0) {
				place = i;
				seen++;
			}
		}
		if (line[0] != ' ')
			continue;
		press_all(place, line);
		lines++;
	}
	pclose(in);
	assert_int_equal(seen, PLACES);
	assert_true(lines >= ROWS);
}

static int
find_home(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	snprintf(home, sizeof home, "%s/keys-XXXXXX", tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(home) == NULL)
		return -1;
	snprintf(there, sizeof there, "%s/there.txt", home);
	snprintf(new, sizeof new, "%s/new.txt", home);
	return setenv("HOME", home, 1);
}

static int
remove_home(void **state)
{
	(void)state;
	unlink(there);
	unlink(new);
	return rmdir(home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_does_what_the_help_says_where_it_says_so),
	};
	return cmocka_run_group_tests(tests, find_home, remove_home);
}
