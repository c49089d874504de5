/* For RTLD_NEXT. */
#define _GNU_SOURCE

#include "load/load.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#if __has_include(<iniparser/iniparser.h>)
#include <iniparser/dictionary.h>
#include <iniparser/iniparser.h>
#else
#include <dictionary.h>
#include <iniparser.h>
#endif

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"

/* What iniparser read is spoilt on the way, to see the difference being noticed. */
static void (*spoil)(dictionary *);
static bool lose;

dictionary *
iniparser_load(const char *name)
{
	dictionary *(*real)(const char *);
	void *symbol = dlsym(RTLD_NEXT, "iniparser_load");
	memcpy(&real, &symbol, sizeof real);
	dictionary *list = real(name);
	if (list != NULL && spoil != NULL)
		spoil(list);
	if (lose) {
		iniparser_freedict(list);
		return NULL;
	}
	return list;
}

struct loaded {
	struct arena arena;
	struct findings findings;
	const struct draft *draft;
	struct fail fail;
	bool done;
	struct buf found; /* the findings in print */
};

static void
load(struct loaded *l, const char *bytes, size_t length)
{
	*l = (struct loaded){0};
	l->findings.arena = &l->arena;
	l->done = load_draft(&l->arena, bytes, length, &l->findings, &l->draft, &l->fail);
	for (size_t i = 0; i < l->findings.count; i++)
		finding_print(&l->found, "q.ini", &l->findings.list[i]);
}

static void
unload(struct loaded *l)
{
	buf_free(&l->found);
	arena_free(&l->arena);
}

static void
expect(const char *bytes, const char *found)
{
	struct loaded l;
	load(&l, bytes, strlen(bytes));
	assert_true(l.done);
	assert_string_equal(buf_text(&l.found), found);
	unload(&l);
}

static void
the_example_loads_without_a_finding(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct findings findings = {.arena = &arena};
	const char *bytes = NULL;
	size_t length = 0;
	assert_true(source_read(&arena, "tests/load/example.ini", &findings, &bytes, &length));
	struct loaded l;
	load(&l, bytes, length);
	assert_true(l.done);
	assert_string_equal(buf_text(&l.found), "");
	assert_int_equal(l.draft->section_count, 12);
	assert_string_equal(l.draft->sections[5].name, "question sleep");
	assert_string_equal(l.draft->sections[5].entries[4].key, "fact");
	unload(&l);
	arena_free(&arena);
}

static void
the_readers_agree_on_all_that_the_scanner_accepts(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"[a]",
		"[a]\nk = v",
		"\xEF\xBB\xBF; note\n\n[a]\r\nk = v\r\n\r\n",
		" \t[ a b ]\t\n\tk\t=\tv\t\n",
		"[a;b#c\"d'e=f\\g]\nk = v\n",
		"[a]\nk=\nl =\nm = \"\"\nn = ''\no = ; note\np = # note\n",
		"[a]\nk = v ; it's \"so\n",
		"[a]\nk = \"v;w#x\" ; note\nl = 'v' # note\nm = \"v\"; note\nn = ''; note\n",
		"[a]\nk = \"it's\"\nl = 'say \"x\"'\nm = say \"x\"\nn = it's\no = \" \"\n",
		"[a]\nk = C:\\dir\nl = a=b\nm = [b]\nn = a:b\n",
		"[a]\nk = one \\\n  two\nl = \"one \\\n  two; three\"\n",
		"[a]\nk = one \\  \n\\\ntwo\nl = \\\n\"two\"\nm = one\\\n[b]\n",
		"[a]\nk = one\\\\\n\n\nl = v\n",
		"[a]\nk = one\\\\\n\\\n\nl = \\\\\n \n\"q\"\n",
		"[a]\nk = one \\\n; note\n",
		"[a]\nk = 1\n[b]\nk = 1\n[b k]\nk = 1\n",
		"[a]\n\xC3\x89 = na\xC3\xAFve\n\xC3\xA9 = w\n",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		expect(texts[i], "");
}

static void
iniparser_is_not_asked_after_an_error(void **state)
{
	(void)state;
	expect("[a]\nk = C#\n",
	       "q.ini:2:6: E016 the text from '#' on would be dropped; put the value in quotes\n");
}

/* `count` sections of `keys` keys each, behind a comment. */
static void
write_quiz(struct buf *out, int count, int keys)
{
	buf_add(out, "; a quiz\n\n");
	for (int s = 0; s < count; s++) {
		buf_format(out, "[section %d]\n", s);
		for (int k = 0; k < keys; k++)
			buf_format(out, "key.%d = \"value \\\n %d;%d\"\n", k, s, k);
	}
}

static void
large_quizzes_are_read_in_pieces(void **state)
{
	(void)state;
	static const int keys[] = {0, 1, 10, 63, 64, 65, LOAD_KEYS_MAX};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct buf text = {0};
		write_quiz(&text, 200, keys[i]);
		struct loaded l;
		load(&l, text.text, text.length);
		assert_true(l.done);
		assert_string_equal(buf_text(&l.found), "");
		assert_int_equal(l.draft->section_count, 200);
		assert_int_equal(l.draft->sections[199].entry_count, keys[i]);
		unload(&l);
		buf_free(&text);
	}
}

static void
the_longest_names_and_values_agree(void **state)
{
	(void)state;
	struct buf text = {0};
	buf_char(&text, '[');
	buf_repeat(&text, "s", LOAD_LINE_MAX - 2);
	buf_add(&text, "]\n");
	buf_repeat(&text, "k", LOAD_LINE_MAX - 2);
	buf_add(&text, "=v\nl=");
	buf_repeat(&text, "v", LOAD_LINE_MAX - 2);
	buf_add(&text, "\n;");
	buf_repeat(&text, "c", LOAD_LINE_MAX - 1);
	expect(buf_text(&text), "");
	buf_free(&text);
}

/* --- differences --- */

#define DISAGREES(place, what) \
	"q.ini:" place ": E024 iniparser does not read what stands here: " what \
	"; report it as a mistake of this program, with the file\n"

static void
change_value(dictionary *list)
{
	dictionary_set(list, "a:k", "other");
}

static void
remove_value(dictionary *list)
{
	dictionary_set(list, "a:k", NULL);
}

static void
remove_key(dictionary *list)
{
	dictionary_unset(list, "a:k");
}

static void
remove_last_key(dictionary *list)
{
	dictionary_unset(list, "b:m");
}

static void
rename_key(dictionary *list)
{
	strcpy(list->key[1], "a:x");
}

static void
misspell_key(dictionary *list)
{
	strcpy(list->key[1], "a.k");
}

static void
rename_section(dictionary *list)
{
	strcpy(list->key[3], "c");
}

static void
add_key(dictionary *list)
{
	dictionary_set(list, "b:more", "v");
}

static void
each_difference_is_a_finding(void **state)
{
	(void)state;
	static const struct {
		void (*spoil)(dictionary *);
		const char *found;
	} cases[] = {
		{change_value, DISAGREES("2:5", "the value")},
		{remove_value, DISAGREES("2:5", "the value")},
		{remove_key, DISAGREES("2:1", "the key")},
		{remove_last_key, DISAGREES("5:1", "the key")},
		{rename_key, DISAGREES("2:1", "the key")},
		{misspell_key, DISAGREES("2:1", "the key")},
		{rename_section, DISAGREES("4:1", "the section")},
		{add_key, DISAGREES("1:1", "it finds more keys")},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		spoil = cases[i].spoil;
		expect("[a]\nk = v\nl = w\n[b]\nm = x\n", cases[i].found);
	}
	spoil = NULL;
}

static void
a_reader_that_gives_up_is_a_finding(void **state)
{
	(void)state;
	lose = true;
	expect("\n[a]\nk = v\n", DISAGREES("2:1", "nothing"));
	lose = false;
}

static void
complain_of_a_line(dictionary *list)
{
	/* The real one speaks up about a bad file, through the function that was set. */
	spoil = NULL;
	char path[] = "/tmp/verdict-load-XXXXXX";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "one\ntwo\n", 8), 8);
	close(fd);
	assert_null(iniparser_load(path));
	unlink(path);
	(void)list;
}

static void
what_iniparser_complains_of_is_told_once_and_visibly(void **state)
{
	(void)state;
	struct loaded l;
	spoil = complain_of_a_line;
	load(&l, "[a]\nk = v\n", 10);
	assert_true(l.done);
	assert_int_equal(l.findings.count, 1);
	assert_non_null(strstr(buf_text(&l.found), "here: iniparser: syntax error in /tmp/"));
	assert_non_null(strstr(buf_text(&l.found), " (1):; report"));
	unload(&l);
}

/* --- failures of the machine --- */

static void
with_limit(bool files, rlim_t soft, const char *failure)
{
	struct rlimit before, less;
	assert_int_equal(getrlimit(files ? RLIMIT_NOFILE : RLIMIT_FSIZE, &before), 0);
	less = (struct rlimit){soft, before.rlim_max};
	assert_int_equal(setrlimit(files ? RLIMIT_NOFILE : RLIMIT_FSIZE, &less), 0);
	struct loaded l;
	load(&l, "[a]\nk = v\n", 10);
	assert_int_equal(setrlimit(files ? RLIMIT_NOFILE : RLIMIT_FSIZE, &before), 0);
	assert_false(l.done);
	assert_int_equal(l.findings.count, 0);
	assert_ptr_equal(strstr(l.fail.text, failure), l.fail.text);
	unload(&l);
}

static void
a_machine_without_means_is_a_failure(void **state)
{
	(void)state;
	int next = open("/dev/null", O_RDONLY);
	assert_true(next >= 0);
	close(next);
	with_limit(true, (rlim_t)next, "can't make a memory file: ");
	with_limit(true, (rlim_t)next + 1, "iniparser can't open /proc/self/fd/");
	signal(SIGXFSZ, SIG_IGN);
	with_limit(false, 4, "can't fill a memory file: ");
	signal(SIGXFSZ, SIG_DFL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_loads_without_a_finding),
		cmocka_unit_test(the_readers_agree_on_all_that_the_scanner_accepts),
		cmocka_unit_test(iniparser_is_not_asked_after_an_error),
		cmocka_unit_test(large_quizzes_are_read_in_pieces),
		cmocka_unit_test(the_longest_names_and_values_agree),
		cmocka_unit_test(each_difference_is_a_finding),
		cmocka_unit_test(a_reader_that_gives_up_is_a_finding),
		cmocka_unit_test(what_iniparser_complains_of_is_told_once_and_visibly),
		cmocka_unit_test(a_machine_without_means_is_a_failure),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
