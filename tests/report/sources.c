#include "report/sources.h"

#include "golden.h"
#include "sample.h"

static void
each_source_is_there_once_in_the_order_of_need(void **state)
{
	struct arena arena = {0};
	(void)state;
	const struct sources sources = sources_of(&arena, golden_report(&arena, &sample, "leaning"));
	assert_int_equal(sources.count, 2);
	assert_string_equal(sources.list[0], "“On Roasting”, <Example Press>, 2019");
	assert_string_equal(sources.list[1], "Example Handbook, 2020");
	const struct sources none = sources_of(&arena, golden_report(&arena, &worked, "worked"));
	assert_int_equal(none.count, 0);
	arena_free(&arena);
}

static void
several_in_one_value_are_several(void **state)
{
	static const struct caution cautions[] = {
		{.id = "x", .text = "x", .source = "one; two;three"},
		{.id = "y", .text = "y", .source = "two;three; ; one; four; "},
	};
	struct quiz quiz = worked;
	struct reply sheet[3];
	struct arena arena = {0};
	(void)state;
	quiz.cautions = cautions;
	quiz.caution_count = 2;
	sheet_clear(&quiz, sheet);
	const struct sources sources = sources_of(&arena, report_build(&arena, &quiz, sheet));
	static const char *const expected[] = {"one", "two;three", "four"};
	assert_int_equal(sources.count, 3);
	for (int i = 0; i < 3; i++)
		assert_string_equal(sources.list[i], expected[i]);
	static const int numbers[] = {2, 1, 3, 0};
	const char *value = cautions[1].source;
	for (int i = 0; i < 4; i++)
		assert_int_equal(sources_next(&sources, &value), numbers[i]);
	value = NULL;
	assert_int_equal(sources_next(&sources, &value), 0);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_source_is_there_once_in_the_order_of_need),
		cmocka_unit_test(several_in_one_value_are_several),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
