#include "verdict/diff.h"

#include <string.h>

#include "report/diff.h"
#include "report/golden.h"
#include "report/sample.h"
#include "verdict/page.h"

static const struct diff *
compared(struct arena *arena, const char *first, const char *second, const char *notice)
{
	const struct quiz *const forms[PEOPLE] = {&sample, &sample};
	const struct reply *sheets[PEOPLE];
	const char *const names[PEOPLE] = {first, second};
	for (int p = 0; p < PEOPLE; p++) {
		const struct report *report = golden_report(arena, &sample, names[p]);
		struct reply *sheet = ARENA_ARRAY(arena, GOLDEN_QUESTIONS, struct reply);
		for (int q = 0; q < sample.question_count; q++)
			sheet[q] = report->asked[q] ? report->sheet[q]
			                            : (struct reply){REPLY_OPEN, IMPORTANCE_NORMAL};
		sheets[p] = sheet;
	}
	return diff_build(arena, &sample, forms, sheets, notice);
}

static void
text(struct buf *out, const struct diff *diff, int columns, bool ascii)
{
	const struct paper paper = {.columns = columns, .ascii = ascii};
	diff_text(out, diff, &paper);
}

static void
text_80(struct buf *out, const struct diff *diff)
{
	text(out, diff, 80, false);
}

static void
text_30_ascii(struct buf *out, const struct diff *diff)
{
	text(out, diff, 30, true);
}

static const char changed[] = "The quiz has changed since: mind *that*.";

static const struct {
	const char *name, *first, *second, *notice;
} pairs[] = {
	{"diff", "leaning", "clear", NULL},
	{"diff-ruled-out", "ruled-out", "settled", changed},
	{"diff-none", "none", "tie", NULL},
	{"diff-same", "clear", "clear", NULL},
};

/* What stands below the style sheet. */
static void
html_body(struct buf *out, const struct diff *diff)
{
	struct buf page = {0};
	diff_html(&page, diff);
	const char *main = strstr(buf_text(&page), "<main>");
	assert_non_null(main);
	buf_add(out, main);
	buf_free(&page);
}

static void
each_form_reads_as_the_golden_ones(void **state)
{
	static const struct {
		const char *ending;
		void (*write)(struct buf *, const struct diff *);
	} forms[] = {
		{"80.txt", text_80}, {"30.ascii.txt", text_30_ascii}, {"md", diff_markdown}, {"html", html_body}, {"json", diff_json},
	};
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
			struct arena arena = {0};
			struct buf out = {0};
			forms[f].write(&out, compared(&arena, pairs[i].first, pairs[i].second, pairs[i].notice));
			golden_compare(pairs[i].name, forms[f].ending, &out);
			buf_free(&out);
			arena_free(&arena);
		}
	}
}

static void
nothing_is_wider_than_the_paper(void **state)
{
	struct arena arena = {0};
	struct buf out = {0};
	(void)state;
	const struct diff *diff = compared(&arena, "ruled-out", "leaning", changed);
	for (int columns = 20; columns <= 120; columns++) {
		text(&out, diff, columns, true);
		for (const char *line = buf_text(&out); *line != '\0'; line += strcspn(line, "\n") + 1)
			assert_in_range(strcspn(line, "\n"), 0, columns);
		buf_clear(&out);
	}
	buf_free(&out);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_form_reads_as_the_golden_ones),
		cmocka_unit_test(nothing_is_wider_than_the_paper),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
