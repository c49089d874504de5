#include "golden.h"
#include "sample.h"

static const struct {
	const char *name;
	const struct quiz *quiz;
} pairs[] = {
	{"leaning", &sample}, {"clear", &sample},     {"tie", &sample},   {"none", &sample},
	{"settled", &sample}, {"ruled-out", &sample}, {"worked", &worked}, {"empty", &sample}, {"stopped", &worked},
};

static void
every_kind_of_verdict_reads_as_it_should(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct arena arena = {0};
		struct buf text = {0};
		report_markdown(&text, golden_report(&arena, pairs[i].quiz, pairs[i].name), "2026-11-25");
		golden_compare(pairs[i].name, "md", &text);
		buf_free(&text);
		arena_free(&arena);
	}
}

static const struct outcome hostile[] = {
	{.id = "a", .name = "<b>A|B</b>", .verdict = TEXTS("<script>x</script>", "# no heading")},
	{.id = "b", .name = "a*b_c", .verdict = TEXTS("- no list")},
};

/* What Markdown would take for HTML, for a line of its own kind or for one cell more. */
static void
no_text_of_a_quiz_becomes_html_or_a_cell(void **state)
{
	struct quiz quiz = worked;
	struct reply sheet[3];
	struct arena arena = {0};
	struct buf text = {0};
	(void)state;
	quiz.outcomes = hostile;
	quiz.title = "1. <i>title</i>";
	sheet_clear(&quiz, sheet);
	sheet[0].option = 0;
	sheet[1].option = 0;
	report_markdown(&text, report_build(&arena, &quiz, sheet), NULL);
	for (size_t i = 0; i < text.length; i++)
		if (text.text[i] == '<' || text.text[i] == '>')
			assert_true(i > 0 && text.text[i - 1] == '\\');
	assert_non_null(strstr(text.text, "# 1\\. \\<i\\>title\\</i\\>\n"));
	assert_non_null(strstr(text.text, "\n\\# no heading\n"));
	assert_non_null(strstr(text.text, "| \\<b\\>A\\|B\\</b\\> | 70 |"));
	assert_non_null(strstr(text.text, "a\\*b\\_c"));
	buf_free(&text);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_verdict_reads_as_it_should),
		cmocka_unit_test(no_text_of_a_quiz_becomes_html_or_a_cell),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
