#include "report/picture.h"

#include "sample.h"
#include "set.h"

static const struct outcome outcomes[] = {{.name = "Ale"}, {.name = "Beer"}};
static const struct quiz quiz = {.outcomes = outcomes, .outcome_count = 2};
static const struct texts cells[] = {TEXTS("First", "a day", "a week *")};
static const struct axis axes[] = {
	{"First", (const struct range[]){{true, 1000000, 1000000}, {true, 7000000, 7000000}}},
	{"Whole *", (const struct range[]){{true, 14000000, 28000000}, {0}}},
	{"Good", (const struct range[]){{0}, {true, 90000000, 180000000}}},
};
static const struct table table = {
	.columns = TEXTS("", "Ale", "Beer"), .rows = cells, .row_count = 1, .axes = axes,
	.axis_count = COUNT(axes)};

static void
ranges_are_bars_and_what_is_contested_is_dotted(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 60, false);
	(void)state;
	picture_set(&layout, &quiz, &table);
	set_as(&layout,
	       "                   1 day     1 week     1 month     6 mo|"
	       "                   ┌────────────┬──────────┬──────┬────┐|"
	       "    First    Ale   ● 1 day|"
	       "             Beer               ○ 1 week *|"
	       "    Whole *  Ale                     ┅┅┅┅┅┅ 2-4 weeks *|"
	       "    Good     Beer                      3-6 months ━━━━━━|");
	arena_free(&arena);
}

static void
on_narrow_paper_words_stand_above_the_bars(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 24, true);
	(void)state;
	picture_set(&layout, &quiz, &table);
	set_as(&layout,
	       "Ale, First: 1 day|"
	       "o|"
	       "Beer, First: 1 week *|"
	       "         ?|"
	       "Ale, Whole *: 2-4 weeks|"
	       "*|"
	       "            ~~~~|"
	       "Beer, Good: 3-6 months|"
	       "                    ====|"
	       "+--------+-----+----+--+|"
	       "1 day               6 mo|");
	arena_free(&arena);
}

static void
bars_have_the_ink_of_the_outcome_that_heads_their_column(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 60, false);
	int ale = 0, beer = 0;
	(void)state;
	picture_set(&layout, &quiz, &table);
	for (int i = 0; i < layout.count; i++) {
		for (int r = 0; r < layout.lines[i].count; r++) {
			ale += layout.lines[i].runs[r].ink == INK_OUTCOME;
			beer += layout.lines[i].runs[r].ink == INK_OUTCOME + 1;
		}
	}
	assert_int_equal(ale, 4);
	assert_int_equal(beer, 4);
	arena_free(&arena);
}

/* Whatever the times are: one tick to the whole axis, and nothing over the edge. */
static void
every_stretch_of_time_fits_every_paper(void **state)
{
	(void)state;
	for (int64_t from = 1; from <= 100000000000; from *= 7) {
		for (int64_t to = from; to <= 100000000000; to *= 9) {
			const struct range ranges[] = {{true, from, to}, {true, to, to}};
			const struct axis axis = {"About so long, in words that wrap *", ranges};
			const struct table one = {.columns = table.columns, .axes = &axis, .axis_count = 1};
			for (int columns = 20; columns < 90; columns += 3) {
				struct arena arena = {0};
				struct layout layout = set_on(&arena, columns, columns % 2 == 0);
				picture_set(&layout, &quiz, &one);
				assert_in_range(layout_widest(&layout), 1, layout.width);
				arena_free(&arena);
			}
		}
	}
}

static void
a_table_without_ranges_has_no_picture(void **state)
{
	const struct table none = {.columns = table.columns, .rows = cells, .row_count = 1};
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 60, false);
	(void)state;
	picture_set(&layout, &quiz, &none);
	assert_int_equal(layout.count, 0);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranges_are_bars_and_what_is_contested_is_dotted),
		cmocka_unit_test(on_narrow_paper_words_stand_above_the_bars),
		cmocka_unit_test(bars_have_the_ink_of_the_outcome_that_heads_their_column),
		cmocka_unit_test(every_stretch_of_time_fits_every_paper),
		cmocka_unit_test(a_table_without_ranges_has_no_picture),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
