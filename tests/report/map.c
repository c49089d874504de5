/* Golden maps, in tests/report/golden, and what only some quizzes bring out. */
#include "verdict/map.h"

#include "golden.h"
#include "report/map.h"
#include "sample.h"
#include "support/fair.h"

static const struct {
	const char *ending;
	void (*write)(struct buf *, const struct map *, const struct paper *);
	int columns;
	bool ascii;
} forms[] = {
	{"80.txt", map_text, 80, false},
	{"40.ascii.txt", map_text, 40, true},
	{"20.ascii.txt", map_text, 20, true},
	{"table.80.txt", map_table, 80, false},
	{"table.20.ascii.txt", map_table, 20, true},
};

static void
the_maps_are_as_they_were(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf text = {0};
	const struct map *map = map_build(&arena, &sample, &odds_thorough);
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		const struct paper paper = {.columns = forms[i].columns, .ascii = forms[i].ascii};
		forms[i].write(&text, map, &paper);
		golden_compare("map", forms[i].ending, &text);
		buf_clear(&text);
	}
	map_markdown(&text, map);
	golden_compare("map", "md", &text);
	buf_clear(&text);
	map_dot(&text, map, false);
	golden_compare("map", "dot", &text);
	buf_free(&text);
	arena_free(&arena);
}

static void
contains(const struct buf *text, const char *part)
{
	if (strstr(buf_text(text), part) == NULL)
		fail_msg("no '%s' in:\n%s", part, buf_text(text));
}

static void
what_could_end_a_string_in_dot_is_escaped(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf text = {0};
	struct fair fair = fair_quiz(&arena);
	fair.quiz->title = "\"A\" \\ \\N &lt; <b>";
	fair.questions[0].text = "ends in \\";
	map_dot(&text, map_build(&arena, fair.quiz, &odds_thorough), false);
	contains(&text, "label=\"\\\"A\\\" \\\\ \\\\N &amp;lt; <b>\\n");
	contains(&text, "ends in \\\\\"];");
	buf_free(&text);
	arena_free(&arena);
}

static void
says(const struct condition *condition, const char *written, const char *said)
{
	struct buf text = {0};
	map_condition(&text, &sample, condition);
	assert_string_equal(buf_text(&text), written);
	buf_clear(&text);
	map_condition_said(&text, &sample, condition);
	assert_string_equal(buf_text(&text), said);
	buf_free(&text);
}

static void
conditions_are_said_as_they_mean(void **state)
{
	(void)state;
	static const struct condition is = {.test = TEST_IS, .question = 0, .options = 1},
		in = {.test = TEST_IS, .question = 0, .options = 3},
		is_not = {.test = TEST_IS_NOT, .question = 0, .options = 2},
		answered = {.test = TEST_ANSWERED, .question = 1},
		skipped = {.test = TEST_SKIPPED, .question = 1},
		either = {.test = TEST_OR, .left = &is, .right = &answered},
		both = {.test = TEST_AND, .left = &either, .right = &skipped},
		loose = {.test = TEST_OR, .left = &both, .right = &is},
		not = {.test = TEST_NOT, .left = &both},
		verdict = {.test = TEST_VERDICT_IS, .question = NOBODY,
	               .options = 1 | VERDICT_BIT_TIE | VERDICT_BIT_NONE},
		verdict_not = {.test = TEST_VERDICT_IS_NOT, .question = NOBODY, .options = 2};
	says(&is, "sleep is soon", "the answer to question 1 is “Within three hours”");
	says(&in, "sleep in (soon, late)",
	     "the answer to question 1 is “Within three hours” or “Much later”");
	says(&is_not, "sleep is not late", "the answer to question 1 is another than “Much later”");
	says(&both, "(sleep is soon or doctor answered) and doctor skipped",
	     "(the answer to question 1 is “Within three hours” or question 2 is answered) and question 2 "
	     "is skipped");
	says(&loose, "(sleep is soon or doctor answered) and doctor skipped or sleep is soon",
	     "(the answer to question 1 is “Within three hours” or question 2 is answered) and question 2 "
	     "is skipped or the answer to question 1 is “Within three hours”");
	says(&not, "not ((sleep is soon or doctor answered) and doctor skipped)",
	     "not ((the answer to question 1 is “Within three hours” or question 2 is answered) and "
	     "question 2 is skipped)");
	says(&verdict, "verdict in (coffee, tie, none)",
	     "the verdict is Coffee or a tie or no verdict");
	says(&verdict_not, "verdict is not tea", "the verdict is not Tea");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_maps_are_as_they_were),
		cmocka_unit_test(what_could_end_a_string_in_dot_is_escaped),
		cmocka_unit_test(conditions_are_said_as_they_mean),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
