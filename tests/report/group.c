#include "verdict/group.h"

#include <string.h>

#include "report/golden.h"
#include "report/group.h"
#include "report/sample.h"
#include "verdict/page.h"
#include "verdict/report.h"

/* Sheets that other tests of reports use, each several times. */
static struct group *
sampled(struct arena *arena)
{
	static const struct {
		const char *name;
		int times;
	} sheets[] = {{"clear", 12}, {"leaning", 7}, {"none", 2}, {"ruled-out", 1}, {"settled", 3}, {"tie", 4}};
	struct group *group = group_new(arena, &sample);
	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
		const struct report *report = golden_report(arena, &sample, sheets[i].name);
		for (int n = 0; n < sheets[i].times; n++)
			group_add(group, &sample, report->sheet);
	}
	return group;
}

static struct group *
kept(struct arena *arena)
{
	static int64_t stopped[6] = {1, 0, 5, 0, 0, 2};
	static bool few[6] = {[3] = true};
	struct group *group = sampled(arena);
	group->kept = ARENA_NEW(arena, struct group_kept);
	*group->kept = (struct group_kept){
		.label = "=monday", .since = "2026-11-01", .until = "2026-11-30", .brief = 3,
		.other_versions = 1, .unfinished = 9, .stopped = stopped, .stopped_elsewhere = 1,
		.few = few,
		.quartiles = {61000, 252400, 3723000},
	};
	group->questions[3] = (struct group_replies){0};
	return group;
}

static struct group *
hidden(struct arena *arena)
{
	struct group *group = kept(arena);
	group->kept->hidden = true;
	group->kept->stopped_hidden = true;
	group->kept->unfinished = 3;
	return group;
}

static struct group *
from_codes(struct arena *arena)
{
	static const struct group_codes codes = {.brief = 1, .changed = 2, .repeated = 3, .unreadable = 1};
	struct group *group = sampled(arena);
	group->codes = &codes;
	return group;
}

static void
text(struct buf *out, const struct group *group, int columns, bool ascii)
{
	const struct paper paper = {.columns = columns, .ascii = ascii};
	group_text(out, group, &paper);
}

static void
text_80(struct buf *out, const struct group *group)
{
	text(out, group, 80, false);
}

static void
text_30_ascii(struct buf *out, const struct group *group)
{
	text(out, group, 30, true);
}

/* What stands below the style sheet. */
static void
html_body(struct buf *out, const struct group *group)
{
	struct buf page = {0};
	group_html(&page, group);
	const char *main = strstr(buf_text(&page), "<main>");
	assert_non_null(main);
	buf_add(out, main);
	buf_free(&page);
}

static void
the_report_of_a_group_reads_as_the_golden_ones(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		struct group *(*make)(struct arena *);
		const char *ending;
		void (*write)(struct buf *, const struct group *);
	} rows[] = {
		{"group", sampled, "80.txt", text_80},
		{"group", sampled, "json", group_json},
		{"group", sampled, "csv", group_csv},
		{"group-codes", from_codes, "80.txt", text_80},
		{"group-codes", from_codes, "json", group_json},
		{"group-kept", kept, "80.txt", text_80},
		{"group-kept", kept, "30.ascii.txt", text_30_ascii},
		{"group-kept", kept, "json", group_json},
		{"group-kept", kept, "md", group_markdown},
		{"group-kept", kept, "csv", group_csv},
		{"group-kept", kept, "html", html_body},
		{"group-hidden", hidden, "80.txt", text_80},
		{"group-hidden", hidden, "json", group_json},
		{"group-hidden", hidden, "md", group_markdown},
		{"group-hidden", hidden, "csv", group_csv},
		{"group-hidden", hidden, "html", html_body},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct buf out = {0};
		rows[i].write(&out, rows[i].make(&arena));
		golden_compare(rows[i].name, rows[i].ending, &out);
		buf_free(&out);
		arena_free(&arena);
	}
}

/* With whatever was counted, at any width, nothing is wider than the paper. */
static void
a_group_of_millions_keeps_to_the_paper(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf out = {0};
	struct group *group = sampled(&arena);
	group_add_verdict(group, 1, 123456789);
	for (int q = 0; q < sample.question_count; q++)
		group_add_reply(group, q, 0, 123456789);
	for (int columns = 20; columns <= 120; columns++) {
		text(&out, group, columns, true);
		for (const char *line = buf_text(&out); *line != '\0'; line += strcspn(line, "\n") + 1)
			assert_in_range(strcspn(line, "\n"), 0, columns);
		buf_clear(&out);
	}
	buf_free(&out);
	arena_free(&arena);
}

static void
nobody_is_a_group_too(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf out = {0};
	group_markdown(&out, group_new(&arena, &sample));
	assert_string_equal(buf_text(&out), "# Coffee, tea or water?\n\nNo sittings.\n");
	buf_clear(&out);
	text(&out, group_new(&arena, &sample), 80, false);
	assert_string_equal(buf_text(&out), "Coffee, tea or water?\n\n    No sittings.\n");
	buf_free(&out);
	arena_free(&arena);
}

static void
times_are_said_in_two_units(void **state)
{
	(void)state;
	static const struct {
		int64_t milliseconds;
		const char *words;
	} rows[] = {{0, "0 seconds"}, {499, "0 seconds"}, {500, "1 second"}, {59499, "59 seconds"},
		{60000, "1 minute"}, {61000, "1 minute 1 second"}, {3599999, "1 hour"},
		{3600000 + 59 * 60000 + 59000, "1 hour 59 minutes"}, {90000000, "25 hours"}};
	struct arena arena = {0};
	struct buf out = {0}, expected = {0};
	struct group *group = kept(&arena);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		group->kept->quartiles[0] = rows[i].milliseconds;
		group_say_time(&out, group);
		buf_format(&expected, "A quarter of them took up to %s, half", rows[i].words);
		assert_memory_equal(buf_text(&out), buf_text(&expected), expected.length);
		buf_clear(&out);
		buf_clear(&expected);
	}
	buf_free(&out);
	buf_free(&expected);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_report_of_a_group_reads_as_the_golden_ones),
		cmocka_unit_test(a_group_of_millions_keeps_to_the_paper),
		cmocka_unit_test(nobody_is_a_group_too),
		cmocka_unit_test(times_are_said_in_two_units),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
