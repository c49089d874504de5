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
every_kind_of_verdict_keeps_the_contract(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct arena arena = {0};
		struct buf text = {0};
		report_json(&text, golden_report(&arena, pairs[i].quiz, pairs[i].name));
		golden_compare(pairs[i].name, "json", &text);
		buf_free(&text);
		arena_free(&arena);
	}
}

static void
every_promised_member_is_there_for_every_verdict(void **state)
{
	static const char *const members[] = {
		"quiz", "digest", "verdict", "strength", "margin", "points", "outcomes",
		"contributions", "flips", "asked", "answered", "not_asked", "cautions", "code",
	};
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct arena arena = {0};
		struct buf text = {0}, key = {0};
		report_json(&text, golden_report(&arena, pairs[i].quiz, pairs[i].name));
		for (size_t m = 0; m < sizeof members / sizeof *members; m++) {
			buf_clear(&key);
			buf_format(&key, "\n  \"%s\": ", members[m]);
			assert_non_null(strstr(text.text, buf_text(&key)));
		}
		buf_free(&key);
		buf_free(&text);
		arena_free(&arena);
	}
}

static void
without_a_verdict_the_margin_is_null_and_the_lists_are_empty(void **state)
{
	struct arena arena = {0};
	struct buf text = {0};
	(void)state;
	report_json(&text, golden_report(&arena, &sample, "none"));
	assert_non_null(strstr(text.text, "\n  \"verdict\": \"none\",\n  \"strength\": \"none\","
	                                  "\n  \"margin\": null,"));
	assert_non_null(strstr(text.text, "\n  \"contributions\": [],"));
	assert_non_null(strstr(text.text, "\n  \"flips\": [],"));
	assert_non_null(strstr(text.text, "\n  \"cautions\": [],"));
	buf_free(&text);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_verdict_keeps_the_contract),
		cmocka_unit_test(every_promised_member_is_there_for_every_verdict),
		cmocka_unit_test(without_a_verdict_the_margin_is_null_and_the_lists_are_empty),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
