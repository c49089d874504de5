#include "report/grid.h"

#include "set.h"

static const struct cell cells[] = {
	{.text = ""},           {.text = "Coffee"},    {.text = "Tea"},
	{.text = "First sip"},  {.text = "4 minutes"}, {.text = "3-5 minutes or so"},
	{.text = "Sugar, one"}, {.text = ""},          {.text = "yes", .right = true},
};
static const struct grid grid = {cells, 3, 3};

static void
columns_are_as_wide_as_they_need_to_be(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 48, false);
	(void)state;
	grid_set(&layout, &grid);
	set_as(&layout,
	       "              Coffee     Tea|"
	       "  First sip   4 minutes  3-5 minutes or so|"
	       "  Sugar, one                           yes|");
	arena_free(&arena);
}

static void
the_widest_column_gives_way(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 34, false);
	(void)state;
	grid_set(&layout, &grid);
	set_as(&layout,
	       "            Coffee     Tea|"
	       "First sip   4 minutes  3-5 minutes|"
	       "                       or so|"
	       "Sugar, one                     yes|");
	arena_free(&arena);
}

static void
what_does_not_fit_side_by_side_becomes_lists(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 20, false);
	(void)state;
	grid_set(&layout, &grid);
	set_as(&layout,
	       "First sip|"
	       "  Coffee: 4 minutes|"
	       "  Tea: 3-5 minutes|"
	       "  or so|"
	       "|"
	       "Sugar, one|"
	       "  Tea: yes|");
	arena_free(&arena);
}

static void
a_grid_may_be_wider_than_text_but_not_than_the_paper(void **state)
{
	static const struct cell row[] = {
		{.text = "forty columns of text, more or less, here"},
		{.text = "and as many in the other one, as you can see"},
	};
	static const struct grid wide = {row, 1, 2};
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 100, false);
	(void)state;
	grid_set(&layout, &wide);
	assert_int_equal(layout.count, 1);
	layout = set_on(&arena, 80, false);
	grid_set(&layout, &wide);
	assert_int_equal(layout.count, 2);
	arena_free(&arena);
}

static void
a_grid_without_columns_is_nothing(void **state)
{
	static const struct grid none = {NULL, 1, 0};
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 80, false);
	(void)state;
	grid_set(&layout, &none);
	set_as(&layout, "");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_as_wide_as_they_need_to_be),
		cmocka_unit_test(the_widest_column_gives_way),
		cmocka_unit_test(what_does_not_fit_side_by_side_becomes_lists),
		cmocka_unit_test(a_grid_may_be_wider_than_text_but_not_than_the_paper),
		cmocka_unit_test(a_grid_without_columns_is_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
