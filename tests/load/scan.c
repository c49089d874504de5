#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "load/load.h"

/* What is found in a text, as "E016@2:9" with blanks between. */
static void
found_in(struct buf *out, const char *bytes, size_t length)
{
	struct arena arena = {0};
	struct findings findings = {.arena = &arena};
	scan_draft(&arena, bytes, length, &findings);
	findings_sort(&findings);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding *finding = &findings.list[i];
		buf_format(out, "%s%s@%d:%d", i == 0 ? "" : " ", rule_row(finding->rule)->code,
		           finding->at.line, finding->at.col);
	}
	arena_free(&arena);
}

struct probe {
	const char *bytes;
	const char *found;
	size_t length; /* only where a NUL is among the bytes */
};

static void
run_probes(const struct probe *probes, size_t count)
{
	int wrong = 0;
	for (size_t i = 0; i < count; i++) {
		const struct probe *probe = &probes[i];
		struct buf out = {0};
		found_in(&out, probe->bytes, probe->length == 0 ? strlen(probe->bytes) : probe->length);
		if (strcmp(buf_text(&out), probe->found) != 0) {
			print_error("%s\n  expected: %s\n  found:    %s\n", probe->bytes, probe->found,
			            buf_text(&out));
			wrong++;
		}
		buf_free(&out);
	}
	assert_int_equal(wrong, 0);
}

#define RUN(probes) run_probes(probes, sizeof(probes) / sizeof *(probes))

/* As many as one character may have. */
#define MARKS "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"

static void
every_hazard_of_the_bytes_is_found(void **state)
{
	(void)state;
	static const struct probe probes[] = {
		{"", "E004@1:1", 0},
		{"\n ; nothing\n\n", "E004@1:1", 0},
		{"[a]\nk = v\0w\n", "E005@2:6", 12},
		{"[a]\n\0k = v\n", "E005@2:1", 11},
		{"[a]\nk = \033[31mred\n", "E006@2:5", 0},
		{"[a]\nk = v\x7F\n", "E006@2:6", 0},
		{"[a]\nk = \xC3\xA4\xC2\x9B\n", "E006@2:6", 0},
		{"[a]\n; bell \a\n", "E006@2:8", 0},
		{"[a]\rk = v\nl = w\r\n", "E011@1:1 E006@1:4", 0},
		{"[a]\rk = v\rl = w\r", "E026@1:1", 0},
		{"\xFF\xFE[\0a\0]\0\n\0", "E026@1:1", 10},
		{"\xFE\xFF\0[\0a\0]\0\n", "E026@1:1", 10},
		{"[a]\nk = e" MARKS "e" MARKS "\n", "", 0},
		{"[a]\nk = e" MARKS "\u0301\u0301 e" MARKS "\n", "E027@2:14", 0},
		{"[a]\nk = e\\\n" MARKS "\n", "", 0},
		{"[a]\nk = e\u0301\\\n" MARKS "\n", "E027@3:8", 0},
		{"[a]\nk = one\"\n", "W603@2:8", 0},
		{"[a]\nk = say \"hi\" to \"her\n", "W603@2:17", 0},
		{"[a]\nk = say \"hi\" to her\n", "", 0},
		{"[a]\nk = “both fit”\n", "W603@2:5", 0},
		{"[a]\nk = „both fit“ ; a comment\n", "W603@2:5", 0},
		{"[a]\nk = “both fit” is a verdict\n", "", 0},
		{"[a]\nk = \"“both fit”\"\n", "", 0},
		{"[a]\nk = v\vw\f\n", "E006@2:6 E006@2:8", 0},
		{"[a]\nk = a\tb\n", "E006@2:6", 0},
		{"[a\tb]\n", "E006@1:3", 0},
		{"[a]\nk\ty = b\n", "E006@2:2", 0},
		{"[a]\nk = \xFF\n", "E007@2:5", 0},
		{"[a]\nk = \xC0\xAF\n", "E007@2:5 E007@2:6", 0},
		{"[a]\nk = \xED\xA0\x80\n", "E007@2:5 E007@2:6 E007@2:7", 0},
		{"[a]\nk = \xE2\x82\n", "E007@2:5 E007@2:6", 0},
		{"[a]\n; \xFF\n", "E007@2:3", 0},
		{"[a]\nk = v\xE2\x80\xAEw\n", "E008@2:6", 0},
		{"[a]\nk = v\xE2\x80\x8Bw\n", "E008@2:6", 0},
		{"[a]\n; \xE2\x81\xA6\n", "E008@2:3", 0},
		{"[a]\n\xEF\xBB\xBFk = v\n", "E008@2:1", 0},
		{"\xEF\xBB\xBF\xEF\xBB\xBF[a]\n", "E008@1:1 E010@1:1 E004@1:1", 0},
	};
	RUN(probes);
}

static void
every_hazard_of_a_section_is_found(void **state)
{
	(void)state;
	static const struct probe probes[] = {
		{"[s] ; note\n", "E011@1:1", 0},
		{"[s] # note\nk = v\n", "E011@1:1", 0},
		{"[t] ; x=y\n", "E011@1:1", 0},
		{"[open\n", "E011@1:1", 0},
		{"[]\n", "E011@1:1", 0},
		{"  [ \t]\n", "E011@1:3", 0},
		{"[abc]\nk = v\n[]\nk = w\n", "E011@3:1", 0},
		{"[a]b]\n", "E011@1:1", 0},
		{"[[a]]\n", "E011@1:1", 0},
		{"[a:b]\n", "E011@1:1", 0},
		{"[a]\n[a:b]\n", "E011@2:1", 0},
		{"[a]\n[b]\n\n[a]\n", "E012@4:1", 0},
		{"[a]\n[ a ]\n[A]\n", "E012@2:1 E012@3:1 E021@3:2", 0},
		{"[Quiz]\n", "E021@1:2", 0},
		{"k = v\n[a]\n", "E013@1:1", 0},
		{"k = v\n", "E013@1:1 E004@1:1", 0},
		{"[a] \\\nk = v\n", "E020@1:5", 0},
		{"[a]\n[b\\\nk = v\n", "E011@2:1 E020@2:3", 0},
	};
	RUN(probes);
}

static void
every_hazard_of_a_line_is_found(void **state)
{
	(void)state;
	static const struct probe probes[] = {
		{"[a]\nkey\n", "E010@2:1", 0},
		{"[a]\n  key\n", "E010@2:3", 0},
		{"[a]\nx", "E010@2:1", 0},
		{"[a]\n= v\n", "E014@2:1", 0},
		{"[a]\na == b\n", "E010@2:4", 0},
		{"[a]\nb:c = v\n", "E014@2:1", 0},
		{"[a]\n\"k\" = v\n", "E014@2:1", 0},
		{"[a]\nk;l = v\n", "E014@2:1", 0},
		{"[a]\nk[1] = v\n", "E014@2:1", 0},
		{"[a]\nk\\l = v\n", "E014@2:1", 0},
		{"[a]\nit's = v\n", "E014@2:1", 0},
		{"[a]\nk = 1\nl = 2\nk = 3\n", "E015@4:1", 0},
		{"[a]\nk = 1\nK = 3\nk = 4\n", "E021@3:1 E015@3:1 E015@4:1", 0},
		{"[a]\noption.Yes = v\n", "E021@2:1", 0},
		{"[a]\n; C:\\\nk = v\n", "E020@2:5", 0},
		{"[a]\n# C:\\  \nk = v\n", "E020@2:5", 0},
		{"[a]\n\\\nk = v\n", "E020@2:1", 0},
		{"[a]\nhalf\\\nk = v\n", "E010@2:1 E020@2:5", 0},
		{"[a]\nk = v\\\n", "E020@2:6", 0},
		{"[a]\nk = v\\", "E020@2:6", 0},
		{"[a]\nk = v ; note \\\nl = w\n", "E020@2:14", 0},
		{"[a]\nk = \"v\" ; note \\\nl = w\n", "E020@2:16", 0},
		{"[a]\nk = ;\\\nl = w\n", "E020@2:6", 0},
	};
	RUN(probes);
}

static void
every_hazard_of_a_value_is_found(void **state)
{
	(void)state;
	static const struct probe probes[] = {
		{"[a]\na = C# language\n", "E016@2:6", 0},
		{"[a]\na = x &amp; y\n", "E016@2:11", 0},
		{"[a]\na = one;two\n", "E016@2:8", 0},
		{"[a]\na =;two\n", "E016@2:4", 0},
		{"[a]\na = \xC3\xA4\xE2\x82\xAC;two\n", "E016@2:7", 0},
		{"[a]\na = one \\\n  two;three\n", "E016@3:6", 0},
		{"[a]\na = one\\\n;two\n", "E016@3:1", 0},
		{"[a]\na = one;two \\\nthree\n", "E016@2:8", 0},
		{"[a]\na = \"never closed\n", "E017@2:5", 0},
		{"[a]\na = 'tis the season\n", "E017@2:5", 0},
		{"[a]\na = \"\n", "E017@2:5", 0},
		{"[a]\na = one \\\n", "E020@2:9", 0},
		{"[a]\na = \"He said \"hi\" to me\"\n", "E018@2:14", 0},
		{"[a]\na = 'it's'\n", "E018@2:8", 0},
		{"[a]\na = \"q \\\" q\"\n", "E018@2:8", 0},
		{"[a]\na = \"C:\\dir\"\n", "E018@2:8", 0},
		{"[a]\na = \"x\" trailing\n", "E019@2:9", 0},
		{"[a]\na = \"x\"y\n", "E019@2:8", 0},
		{"[a]\na = \"\" y\n", "E019@2:8", 0},
		{"[a]\na = \"x\"\\\n b = y\n", "E019@3:2", 0},
	};
	RUN(probes);
}

static void
what_every_reader_reads_alike_is_accepted(void **state)
{
	(void)state;
	static const struct probe probes[] = {
		{"[a]", "", 0},
		{"[a]\nk = v", "", 0},
		{"[a]\nk = v\r", "", 0},
		{"\xEF\xBB\xBF[a]\r\nk = v\r\n\r\n", "", 0},
		{"\xEF\xBB\xBF; note\n[a]\n", "", 0},
		{" \t[ a b ]\t\n\tk\t=\tv\t\n", "", 0},
		{"[a;b#c\"d'e=f\\g]\n", "", 0},
		{"; [b] \"' \xC3\xA4 \\ a\tb\n  # k = v\n[a]\n", "", 0},
		{"[a]\nk=\nl =\nm = \"\"\nn = ''\no = ; note\np = # note\n", "", 0},
		{"[a]\nk = v ; it's \"so\n", "", 0},
		{"[a]\nk = \"v;w#x\" ; note\nl = 'v' # note\nm = \"v\"; note\nn = ''; note\n", "", 0},
		{"[a]\nk = \"it's\"\nl = 'say \"x\"'\nm = say \"x\"\nn = it's\n", "", 0},
		{"[a]\nk = C:\\dir\nl = a=b\nm = [b]\nn = a:b\n", "", 0},
		{"[a]\nk = one \\\n  two\nl = \"one \\\n  two; three\"\n", "", 0},
		{"[a]\nk = one \\  \n\\\ntwo\nl = \\\n\"two\"\n", "", 0},
		{"[a]\nk = one\\\\\n\n\nl = v\n", "", 0},
		{"[a]\nk = one \\\n; note\n", "", 0},
		{"[a]\nk = one\\\n\nl = v\n", "", 0},
		{"[a]\nk = 1\n[b]\nk = 1\n", "", 0},
		{"[a]\nk = na\xC3\xAFve \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC\n", "", 0},
		{"[a]\n\xC3\x89 = v\n\xC3\xA9 = w\n", "", 0},
	};
	RUN(probes);
}

static void
all_mistakes_are_found_in_one_run(void **state)
{
	(void)state;
	static const struct probe probes[] = {
		{"early = 1\n[a] x\nk\nK = a;b\nk = \"x\nk = \033\xFF\n[b\nl = v\n; \\\n",
		 "E013@1:1 E011@2:1 E010@3:1 E021@4:1 E016@4:6 E015@5:1 E017@5:5 E015@6:1 "
		 "E006@6:5 E007@6:6 E011@7:1 E020@9:3", 0},
	};
	RUN(probes);
}

/* A file with `count` copies of `text` between a beginning and an end. */
static void
fill(struct buf *out, const char *start, const char *text, size_t count, const char *end)
{
	buf_clear(out);
	buf_add(out, start);
	buf_repeat(out, text, count);
	buf_add(out, end);
}

static void
expect(struct buf *text, const char *found)
{
	struct buf out = {0};
	found_in(&out, buf_text(text), text->length);
	assert_string_equal(buf_text(&out), found);
	buf_free(&out);
}

static void
a_line_of_1022_bytes_is_read_and_one_more_is_not(void **state)
{
	(void)state;
	struct buf text = {0};
	fill(&text, "[a]\nk = ", "x", 1018, "\n");
	expect(&text, "");
	fill(&text, "[a]\nk = ", "x", 1019, "\n");
	expect(&text, "E009@2:1");
	fill(&text, "[a]\nk = ", "x", 1018, "\r\n");
	expect(&text, "E009@2:1");
	fill(&text, "[a]\n; ", "x", 1021, "\nk = v\n");
	expect(&text, "E009@2:1");
	fill(&text, "[a]\nk = v", " ", 1018, "\n");
	expect(&text, "E009@2:1");
	fill(&text, "[a]\n[", "x", 1021, "]\n");
	expect(&text, "E009@2:1");
	fill(&text, "[a]\n", "X", 2000, "=v\n");
	expect(&text, "E009@2:1");
	buf_free(&text);
}

static void
joined_lines_count_together(void **state)
{
	(void)state;
	struct buf text = {0};
	fill(&text, "[a]\nk = v\\\n", "x", 1017, "\n");
	expect(&text, "");
	fill(&text, "[a]\nk = v\\\n", "x", 1018, "\n");
	expect(&text, "E009@2:1");
	fill(&text, "[a]\nk = ", "x\\\n", 1017, "x\n");
	expect(&text, "");
	fill(&text, "[a]\nk = ", "x\\\n", 3000, "x\n");
	expect(&text, "E009@2:1");
	fill(&text, "[a]\nk = v", "\\\n", 3000, "\nl = w;x\n");
	expect(&text, "E016@3003:6");
	fill(&text, "[a]\nk = v", "\\\n", 3000, ";x\n");
	expect(&text, "E016@3002:1");
	buf_free(&text);
}

static void
a_section_with_more_than_256_keys_is_told_once(void **state)
{
	(void)state;
	struct buf text = {0};
	buf_add(&text, "[a]\n");
	for (int i = 0; i < LOAD_KEYS_MAX; i++)
		buf_format(&text, "k%d = v\n", i);
	expect(&text, "");
	buf_add(&text, "x = v\ny = v;w\nz = v\n[b]\nk = v\n");
	expect(&text, "E022@258:1 E016@259:6");
	buf_free(&text);
}

static void
more_sections_than_the_limit_are_told_once(void **state)
{
	(void)state;
	struct buf text = {0};
	for (int i = 0; i < LOAD_SECTIONS_MAX; i++)
		buf_format(&text, "[%d]\n", i);
	expect(&text, "");
	buf_add(&text, "[x]\n[y]\nk = v;w\n");
	expect(&text, "E023@20001:1 E016@20003:6");
	buf_free(&text);
}

static void
a_file_that_is_all_mistakes_ends_at_the_limit(void **state)
{
	(void)state;
	static const char *const mistakes[] = {"\xFF", "x\n", "[\n", "[a]\n", "k=\"\t\n"};
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		struct arena arena = {0};
		struct findings findings = {.arena = &arena};
		struct buf text = {0};
		fill(&text, "", mistakes[i], 2 * FINDINGS_MAX, "");
		scan_draft(&arena, text.text, text.length, &findings);
		assert_int_equal(findings.count, FINDINGS_MAX + 1);
		assert_int_equal(findings.list[FINDINGS_MAX].rule, RULE_FINDINGS_TOO_MANY);
		buf_free(&text);
		arena_free(&arena);
	}
}

/* --- the draft --- */

struct fixture {
	struct arena arena;
	struct findings findings;
	const struct draft *draft;
};

static struct fixture *
scanned(const char *text)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	assert_non_null(fixture);
	fixture->findings.arena = &fixture->arena;
	fixture->draft = scan_draft(&fixture->arena, text, strlen(text), &fixture->findings);
	return fixture;
}

static void
drop(struct fixture *fixture)
{
	arena_free(&fixture->arena);
	free(fixture);
}

static void
assert_at(struct place at, int line, int col)
{
	assert_int_equal(at.line, line);
	assert_int_equal(at.col, col);
}

static void
entries_keep_their_order_and_places(void **state)
{
	(void)state;
	struct fixture *f = scanned("\xEF\xBB\xBF ; note\n  [question gc]\nk = v ; note\n"
	                            "  \xC3\xA4 =  \" \xC3\xA4;w \" # note\n[b]\n[c]\nm=\n");
	assert_int_equal(f->findings.count, 0);
	assert_int_equal(f->draft->section_count, 3);
	const struct section *section = &f->draft->sections[0];
	assert_string_equal(section->name, "question gc");
	assert_at(section->at, 2, 3);
	assert_int_equal(section->entry_count, 2);
	assert_string_equal(section->entries[0].key, "k");
	assert_string_equal(section->entries[0].value, "v");
	assert_at(section->entries[0].key_at, 3, 1);
	assert_at(section->entries[0].value_at, 3, 5);
	assert_string_equal(section->entries[1].key, "\xC3\xA4");
	assert_string_equal(section->entries[1].value, " \xC3\xA4;w ");
	assert_at(section->entries[1].key_at, 4, 3);
	assert_at(section->entries[1].value_at, 4, 9);
	assert_at(entry_place(&section->entries[1], 3), 4, 11);
	assert_int_equal(f->draft->sections[1].entry_count, 0);
	assert_string_equal(f->draft->sections[2].entries[0].value, "");
	drop(f);
}

static void
a_continued_value_knows_where_each_byte_stands(void **state)
{
	(void)state;
	struct fixture *f = scanned("[a]\nk = \\\n  one \\\n\\\n\xC3\xA4 two\\  \n  three\n"
	                            "l = v\nm = \\\nw\n");
	assert_int_equal(f->findings.count, 0);
	const struct entry *entry = &f->draft->sections[0].entries[0];
	assert_string_equal(entry->value, "one \xC3\xA4 two  three");
	assert_at(entry->value_at, 3, 3);
	assert_at(entry_place(entry, 0), 3, 3);
	assert_at(entry_place(entry, 3), 3, 6);
	assert_at(entry_place(entry, 4), 5, 1);
	assert_at(entry_place(entry, 7), 5, 3);
	assert_at(entry_place(entry, 10), 6, 1);
	assert_at(entry_place(entry, 12), 6, 3);
	assert_int_equal(entry->fold_count, 2);
	assert_int_equal(f->draft->sections[0].entries[1].fold_count, 0);
	assert_int_equal(f->draft->sections[0].entries[2].fold_count, 0);
	assert_at(f->draft->sections[0].entries[2].value_at, 9, 1);
	assert_at(f->draft->sections[0].entries[1].key_at, 7, 1);
	drop(f);
}

static void
a_mistake_in_a_value_keeps_the_key(void **state)
{
	(void)state;
	struct fixture *f = scanned("[a] ; note\nk = one;two\nl = \"open\nm = \"x\" y\nN = \xFFz\n");
	assert_int_equal(f->findings.count, 6);
	assert_int_equal(f->draft->section_count, 1);
	assert_string_equal(f->draft->sections[0].name, "a");
	const struct entry *entries = f->draft->sections[0].entries;
	assert_int_equal(f->draft->sections[0].entry_count, 4);
	assert_string_equal(entries[0].value, "one;two");
	assert_string_equal(entries[1].value, "open");
	assert_string_equal(entries[2].value, "x");
	assert_string_equal(entries[3].key, "n");
	assert_string_equal(entries[3].value, "?z");
	drop(f);
}

static void
the_second_of_two_is_left_out(void **state)
{
	(void)state;
	struct fixture *f = scanned("[a]\nk = 1\nk = 2\nl = 3\n[b]\n[a]\nm = 4\n");
	assert_int_equal(f->findings.count, 2);
	assert_int_equal(f->draft->section_count, 2);
	assert_string_equal(f->draft->sections[1].name, "b");
	const struct section *section = &f->draft->sections[0];
	assert_int_equal(section->entry_count, 2);
	assert_string_equal(section->entries[0].value, "1");
	assert_string_equal(section->entries[1].key, "l");
	drop(f);
}

static void
keys_below_a_broken_header_belong_to_no_section(void **state)
{
	(void)state;
	struct fixture *f = scanned("[a]\nk = 1\n[b\nk = 2\nl = 3\n");
	assert_int_equal(f->findings.count, 1);
	assert_int_equal(f->draft->section_count, 1);
	assert_int_equal(f->draft->sections[0].entry_count, 1);
	drop(f);
}

static void
a_finding_names_what_it_is_about(void **state)
{
	(void)state;
	struct fixture *f = scanned("[Quiz]\n[a]\n[a]\nk = \x1B\n");
	findings_sort(&f->findings);
	struct buf out = {0};
	for (size_t i = 0; i < f->findings.count; i++)
		finding_print(&out, "q.ini", &f->findings.list[i]);
	assert_string_equal(buf_text(&out),
		"q.ini:1:2: E021 'Quiz' would be read as 'quiz'; write names in lower case\n"
		"q.ini:3:1: E012 [a] stands already in line 2; the two would be merged; "
		"rename one of them\n"
		"q.ini:4:5: E006 the control character U+001B; delete it\n");
	buf_free(&out);
	drop(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_hazard_of_the_bytes_is_found),
		cmocka_unit_test(every_hazard_of_a_section_is_found),
		cmocka_unit_test(every_hazard_of_a_line_is_found),
		cmocka_unit_test(every_hazard_of_a_value_is_found),
		cmocka_unit_test(what_every_reader_reads_alike_is_accepted),
		cmocka_unit_test(all_mistakes_are_found_in_one_run),
		cmocka_unit_test(a_line_of_1022_bytes_is_read_and_one_more_is_not),
		cmocka_unit_test(joined_lines_count_together),
		cmocka_unit_test(a_section_with_more_than_256_keys_is_told_once),
		cmocka_unit_test(more_sections_than_the_limit_are_told_once),
		cmocka_unit_test(a_file_that_is_all_mistakes_ends_at_the_limit),
		cmocka_unit_test(entries_keep_their_order_and_places),
		cmocka_unit_test(a_continued_value_knows_where_each_byte_stands),
		cmocka_unit_test(a_mistake_in_a_value_keeps_the_key),
		cmocka_unit_test(the_second_of_two_is_left_out),
		cmocka_unit_test(keys_below_a_broken_header_belong_to_no_section),
		cmocka_unit_test(a_finding_names_what_it_is_about),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
