#include "golden.h"
#include "sample.h"

#include "base/utf8.h"

static const char *const sheets[] = {
	"leaning", "clear", "unsteady", "tie", "none", "empty", "settled", "ruled-out",
};

typedef void check_fn(const struct page *, int count, const struct paper *);

/* Every sheet on papers of every width, in both alphabets. */
static void
each_report(check_fn *check)
{
	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
		struct arena arena = {0};
		const struct report *report = golden_report(&arena, &sample, sheets[i]);
		for (int columns = 20; columns <= 130; columns++) {
			for (int kind = 0; kind < 4; kind++) {
				struct arena scratch = {0};
				struct paper paper = {columns, kind % 2 == 1, kind > 1};
				const struct page *pages;
				int count = report_pages(&scratch, report, &paper, &pages);
				check(pages, count, &paper);
				arena_free(&scratch);
			}
		}
		arena_free(&arena);
	}
}

static int
columns_of(const struct line *line)
{
	int columns = 0;
	for (int r = 0; r < line->count; r++)
		columns += utf8_columns(line->runs[r].text);
	return columns;
}

static void
keeps_to_the_paper(const struct page *pages, int count, const struct paper *paper)
{
	for (int p = 0; p < count; p++)
		for (int i = 0; i < pages[p].count; i++)
			assert_true(columns_of(&pages[p].lines[i]) <= paper->columns);
}

static void
no_line_is_wider_than_the_paper(void **state)
{
	(void)state;
	each_report(keeps_to_the_paper);
}

/* Eight outcomes with names in wide characters, marks and words too long for any line. */
static const struct outcome crowd[] = {
	{.id = "a", .name = "漢字漢字漢字漢字漢字漢字漢字漢字"},
	{.id = "b", .name = "e\xcc\x81\xcc\x82 marked"},
	{.id = "c", .name = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"},
	{.id = "d", .name = "one more, in a few words that wrap"},
	{.id = "e", .name = "e"},
	{.id = "f", .name = "f"},
	{.id = "g", .name = "g"},
	{.id = "h", .name = "h"},
};

static void
eight_long_names_keep_to_the_paper_too(void **state)
{
	struct quiz quiz = worked;
	struct reply sheet[GOLDEN_QUESTIONS];
	struct arena arena = {0};
	(void)state;
	quiz.outcomes = crowd;
	quiz.outcome_count = COUNT(crowd);
	quiz.topics = sample_topics;
	quiz.topic_count = COUNT(sample_topics);
	sheet_clear(&quiz, sheet);
	sheet[0].option = 1;
	sheet[1].option = 0;
	const struct report *report = report_build(&arena, &quiz, sheet);
	for (int columns = 20; columns <= 130; columns++) {
		struct paper paper = {columns, columns % 2 == 1, columns % 4 > 1};
		const struct page *pages;
		int count = report_pages(&arena, report, &paper, &pages);
		keeps_to_the_paper(pages, count, &paper);
	}
	arena_free(&arena);
}

static void
is_plain(const struct page *pages, int count, const struct paper *paper)
{
	if (!paper->ascii)
		return;
	for (int p = 0; p < count; p++)
		for (int i = 0; i < pages[p].count; i++)
			for (int r = 0; r < pages[p].lines[i].count; r++)
				for (const char *c = pages[p].lines[i].runs[r].text; *c != '\0'; c++)
					assert_true(*c >= ' ' && *c < 0x7f);
}

static void
ascii_paper_holds_nothing_but_ascii(void **state)
{
	(void)state;
	each_report(is_plain);
}

static void
is_tidy(const struct page *pages, int count, const struct paper *paper)
{
	(void)paper;
	for (int p = 0; p < count; p++) {
		assert_true(pages[p].count > 0 && pages[p].title[0] != '\0');
		assert_true(pages[p].lines[0].count > 0);
		assert_true(pages[p].lines[pages[p].count - 1].count > 0);
		for (int i = 0; i < pages[p].count; i++) {
			const struct line *line = &pages[p].lines[i];
			for (int r = 0; r < line->count; r++)
				assert_true(line->runs[r].text[0] != '\0');
			if (line->count > 0) {
				const char *last = line->runs[line->count - 1].text;
				assert_true(last[strlen(last) - 1] != ' ');
			}
		}
	}
}

static void
pages_begin_and_end_with_text_and_lines_never_end_in_blanks(void **state)
{
	(void)state;
	each_report(is_tidy);
}

static void
what_is_not_there_has_no_page(void **state)
{
	static const struct paper paper = {.columns = 80};
	struct arena arena = {0};
	const struct page *pages;
	(void)state;
	assert_int_equal(report_pages(&arena, golden_report(&arena, &sample, "leaning"), &paper, &pages),
	                 7);
	assert_string_equal(pages[2].title, "The other side");
	assert_string_equal(pages[4].title, "From cupboard to cup");
	assert_string_equal(pages[5].title, "Where they come from");
	assert_int_equal(report_pages(&arena, golden_report(&arena, &sample, "none"), &paper, &pages),
	                 4);
	assert_string_equal(pages[1].title, "From cupboard to cup");
	assert_int_equal(report_pages(&arena, golden_report(&arena, &worked, "worked"), &paper, &pages),
	                 5);
	assert_string_equal(pages[4].title, "Your answers");
	arena_free(&arena);
}

/* The first line of the first page with this ink, as text, or NULL. */
static const char *
inked(const struct page *page, int ink)
{
	for (int i = 0; i < page->count; i++)
		for (int r = 0; r < page->lines[i].count; r++)
			if (page->lines[i].runs[r].ink == ink)
				return page->lines[i].runs[r].text;
	return NULL;
}

static void
names_and_cautions_have_their_ink(void **state)
{
	static const struct paper paper = {.columns = 80};
	struct arena arena = {0};
	const struct page *pages;
	(void)state;
	report_pages(&arena, golden_report(&arena, &sample, "leaning"), &paper, &pages);
	assert_string_equal(inked(&pages[0], INK_OUTCOME + 0), "Coffee");
	assert_string_equal(inked(&pages[0], INK_OUTCOME + 1), "Tea");
	assert_string_equal(inked(&pages[0], INK_OUTCOME + 2), "Water");
	assert_string_equal(inked(&pages[4], INK_OUTCOME + 2), "Water");
	assert_string_equal(inked(&pages[0], INK_CAUTION), "!");
	assert_string_equal(inked(&pages[0], INK_FOR), "+8");
	assert_string_equal(inked(&pages[0], INK_AGAINST), "-1");
	arena_free(&arena);
}

static void
paper_too_narrow_is_taken_for_the_narrowest(void **state)
{
	static const struct paper paper = {.columns = 1}, narrowest = {.columns = 20};
	struct arena arena = {0};
	struct buf text = {0}, expected = {0};
	(void)state;
	const struct report *report = golden_report(&arena, &sample, "leaning");
	report_text(&text, report, &paper);
	report_text(&expected, report, &narrowest);
	assert_string_equal(buf_text(&text), buf_text(&expected));
	buf_free(&text);
	buf_free(&expected);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_is_wider_than_the_paper),
		cmocka_unit_test(eight_long_names_keep_to_the_paper_too),
		cmocka_unit_test(ascii_paper_holds_nothing_but_ascii),
		cmocka_unit_test(pages_begin_and_end_with_text_and_lines_never_end_in_blanks),
		cmocka_unit_test(what_is_not_there_has_no_page),
		cmocka_unit_test(names_and_cautions_have_their_ink),
		cmocka_unit_test(paper_too_narrow_is_taken_for_the_narrowest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
