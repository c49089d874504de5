#include "golden.h"
#include "sample.h"

static const struct {
	const char *name;
	const struct quiz *quiz;
} pairs[] = {
	{"leaning", &sample}, {"tie", &sample}, {"settled", &sample}, {"none", &sample},
	{"ruled-out", &sample}, {"empty", &sample}, {"worked", &worked},
};

/* What stands below the style sheet. */
static void
every_kind_of_verdict_reads_as_it_should(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct arena arena = {0};
		struct buf page = {0}, body = {0};
		report_html(&page, golden_report(&arena, pairs[i].quiz, pairs[i].name), "2026-11-25");
		const char *main = strstr(buf_text(&page), "<main>");
		assert_non_null(main);
		buf_add(&body, main);
		golden_compare(pairs[i].name, "html", &body);
		buf_free(&page);
		buf_free(&body);
		arena_free(&arena);
	}
}

static void
without_a_date_none_is_told(void **state)
{
	struct arena arena = {0};
	struct buf page = {0};
	(void)state;
	report_html(&page, golden_report(&arena, &worked, "worked"), NULL);
	assert_non_null(strstr(buf_text(&page), "version fedcba987654.</p></footer>"));
	buf_free(&page);
	arena_free(&arena);
}

/* What would end an attribute, an element or the style sheet, run, or be read another way than it is. */
#define HOSTILE \
	"</title></style></svg></desc><script>alert(1)</script> \" ' onclick=\"x\" &lt; &#60;b \x1b[2J\x07" \
	"\xE2\x80\xAE \xFF <!-- ]]> \n\t"

static const struct option hostile_options[] = {
	{.id = "a", .text = HOSTILE, .fit = {2, -2}, .because = HOSTILE, .source = HOSTILE,
	 .rules_out = 2U, .rule_reason = (const char *const[]){NULL, HOSTILE}},
	{.id = "b", .text = HOSTILE, .fit = {-2, 2}},
};
static const struct question hostile_questions[] = {
	{.id = "q", .text = HOSTILE, .topic = 0, .weight = 2, .draw = 1, .options = hostile_options,
	 .option_count = 2},
};
static const struct outcome hostile_outcomes[] = {
	{.id = "a", .name = HOSTILE, .verdict = TEXTS(HOSTILE, HOSTILE), .next = TEXTS(HOSTILE)},
	{.id = "b", .name = HOSTILE, .verdict = TEXTS(HOSTILE)},
};
static const struct topic hostile_topics[] = {{.id = "t", .name = HOSTILE}};
static const struct texts hostile_rows[] = {TEXTS(HOSTILE, HOSTILE, HOSTILE)};
static const struct axis hostile_axes[] = {
	{HOSTILE, (const struct range[]){{true, 1000000, 1000000}, {true, 7000000, 9000000}}}};
static const struct table hostile_tables[] = {
	{.id = "t", .title = HOSTILE, .source = HOSTILE, .columns = TEXTS(HOSTILE, HOSTILE, HOSTILE),
	 .rows = hostile_rows, .row_count = 1, .axes = hostile_axes, .axis_count = 1,
	 .notes = TEXTS(HOSTILE)}};
static const struct panel hostile_panels[] = {
	{.id = "p", .title = HOSTILE, .text = TEXTS(HOSTILE), .source = HOSTILE}};
static const struct caution hostile_cautions[] = {{.id = "c", .text = HOSTILE, .source = HOSTILE}};
static const struct quiz hostile = {
	.id = HOSTILE, .title = HOSTILE, .language = HOSTILE, .min_answers = 1, .clear_share = 95,
	.clear_changes = 3, .tie_text = TEXTS(HOSTILE), .ruled_out_text = TEXTS(HOSTILE),
	.outcomes = hostile_outcomes, .outcome_count = 2, .topics = hostile_topics, .topic_count = 1,
	.questions = hostile_questions, .question_count = 1,
	.tables = hostile_tables, .table_count = 1, .panels = hostile_panels, .panel_count = 1,
	.cautions = hostile_cautions, .caution_count = 1, .digest = "0123456789abcdef",
};

/* Is the tag, as far as its name, one that the page is made of? */
static bool
is_ours(const char *tag)
{
	static const char *const names[] = {
		"!DOCTYPE html", "html", "head", "meta", "title", "style", "body", "main", "header", "footer",
		"section", "h1", "h2", "h3", "p", "ul", "ol", "li", "div", "span", "strong", "a", "table",
		"caption", "thead", "tbody", "tr", "th", "td", "svg", "rect", "line", "circle", "g", "text",
		"desc", "figure", "details", "summary",
	};
	tag += *tag == '/';
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t length = strlen(names[i]);
		if (strncmp(tag, names[i], length) == 0 && strchr(" >/", tag[length]) != NULL)
			return true;
	}
	return false;
}

static int
count(const char *text, const char *what)
{
	int times = 0;
	for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what))
		times++;
	return times;
}

static void
no_text_of_a_quiz_becomes_markup(void **state)
{
	struct reply sheet[1] = {{.option = 0, .importance = IMPORTANCE_DOUBLE}};
	struct arena arena = {0};
	struct buf page = {0};
	(void)state;
	for (sheet[0].option = 0; sheet[0].option < 2; sheet[0].option++) {
		report_html(&page, report_build(&arena, &hostile, sheet), HOSTILE);
		const char *text = buf_text(&page);
		for (const char *at = strchr(text, '<'); at != NULL; at = strchr(at + 1, '<'))
			if (!is_ours(at + 1))
				fail_msg("a tag that is not ours: %.20s", at);
		assert_int_equal(count(text, "</style>"), 1);
		assert_int_equal(count(text, "<script"), 0);
		assert_int_equal(count(text, "onclick=\""), 0);
		assert_true(count(text, "onclick=&quot;x&quot;") > 20);
		assert_int_equal(count(text, "\xE2\x80\xAE"), 0);
		assert_true(count(text, "&lt;U+202E&gt;") > 20);
		for (size_t i = 0; i < page.length; i++)
			assert_true((unsigned char)text[i] >= ' ' || text[i] == '\n');
		buf_clear(&page);
	}
	buf_free(&page);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_verdict_reads_as_it_should),
		cmocka_unit_test(without_a_date_none_is_told),
		cmocka_unit_test(no_text_of_a_quiz_becomes_markup),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
