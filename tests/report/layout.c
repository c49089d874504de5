#include "report/layout.h"

#include "set.h"

static void
margins_shrink_with_the_paper_and_text_is_never_wider_than_72(void **state)
{
	static const struct {
		int columns, margin, width, room;
	} rows[] = {
		{1, 0, 20, 20}, {20, 0, 20, 20}, {39, 0, 39, 39}, {40, 2, 36, 36}, {59, 2, 55, 55},
		{60, 4, 52, 52}, {80, 4, 72, 72}, {120, 4, 72, 112},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct layout layout = set_on(&arena, rows[i].columns, false);
		assert_int_equal(layout.margin, rows[i].margin);
		assert_int_equal(layout.width, rows[i].width);
		assert_int_equal(layout.room, rows[i].room);
	}
	arena_free(&arena);
}

static void
paragraphs_are_wrapped_and_indented(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 20, false);
	(void)state;
	layout_text(&layout, INK_BODY, 2, "one two three four five");
	set_as(&layout, "  one two three four|  five|");
	layout_text(&layout, INK_BODY, 0, "");
	set_as(&layout, "");
	layout_text(&layout, INK_BODY, 30, "ab c");
	assert_int_equal(layout.count, 3);
	arena_free(&arena);
}

static void
blank_lines_do_not_pile_up(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 20, false);
	(void)state;
	layout_blank(&layout);
	layout_text(&layout, INK_BODY, 0, "a");
	layout_blank(&layout);
	layout_blank(&layout);
	layout_text(&layout, INK_BODY, 0, "b");
	set_as(&layout, "a||b|");
	arena_free(&arena);
}

static void
a_mark_stands_in_the_margin_where_there_is_one(void **state)
{
	struct arena arena = {0};
	struct layout wide = set_on(&arena, 60, false), narrow = set_on(&arena, 20, false);
	(void)state;
	layout_marked(&wide, INK_CAUTION, "!", "careful");
	set_as(&wide, "  ! careful|");
	layout_marked(&narrow, INK_CAUTION, "!", "be careful and be slow");
	set_as(&narrow, "! be careful and be|  slow|");
	arena_free(&arena);
}

static void
cells_wrap_each_in_its_own_columns(void **state)
{
	static const struct cell cells[] = {
		{INK_BODY, "one two", 5, false},
		{INK_BODY, "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2", 4, false},
		{INK_BODY, "7 11", 3, true},
	};
	static const struct cell empty[] = {{INK_BODY, "", 5, false}, {INK_BODY, "x", 1, false}};
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 30, false);
	(void)state;
	layout_row(&layout, 1, cells, 3);
	set_as(&layout, " one    \xe6\xbc\xa2\xe5\xad\x97    7| two    \xe6\xbc\xa2     11|");
	layout_row(&layout, 0, empty, 2);
	set_as(&layout, "       x|");
	layout_row(&layout, 0, empty, 1);
	set_as(&layout, "|");
	arena_free(&arena);
}

static void
bars_are_drawn_in_eighths_or_in_ascii(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 20, false), ascii = set_on(&arena, 20, true);
	(void)state;
	layout_bar(&layout, INK_BODY, "abc", 3, 1000, "100");
	set_as(&layout, "abc  ██████████  100|");
	layout_bar(&layout, INK_BODY, "abc", 3, 550, "55");
	set_as(&layout, "abc  █████▌       55|");
	layout_bar(&layout, INK_BODY, "abc", 3, 0, "0");
	set_as(&layout, "abc                0|");
	layout_bar(&ascii, INK_BODY, "a\xc3\xa9", 3, 1000, "100");
	set_as(&ascii, "ae   ##########  100|");
	layout_bar(&ascii, INK_BODY, "abc", 3, 40, "4");
	set_as(&ascii, "abc                4|");
	arena_free(&arena);
}

static void
text_is_turned_into_ascii_before_it_is_measured(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 20, true);
	(void)state;
	assert_int_equal(layout_columns(&layout, "…"), 3);
	layout_text(&layout, INK_BODY, 0, "“naïve” … then some more");
	set_as(&layout, "\"naive\" ... then|some more|");
	arena_free(&arena);
}

static void
parts_stand_beside_each_other_and_the_longer_one_goes_on_alone(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 40, false);
	struct layout left = layout_part(&layout, 6), right = layout_part(&layout, 8);
	(void)state;
	layout_text(&left, INK_BODY, 0, "one two");
	layout_text(&right, INK_BODY, 0, "three");
	layout_blank(&right);
	layout_text(&right, INK_BODY, 0, "four");
	layout_beside(&layout, &left, &right, 9);
	set_as(&layout, "  one      three|  two|           four|");
	assert_int_equal(layout_widest(&left), 3);
	arena_free(&arena);
}

static void
a_drawing_is_put_together_from_left_to_right(void **state)
{
	struct arena arena = {0};
	struct layout layout = set_on(&arena, 40, false);
	(void)state;
	layout_drawn(&layout, INK_QUIET, 3, "━━");
	layout_drawn(&layout, INK_BODY, 8, "x");
	layout_drawn(&layout, INK_BODY, 2, "y");
	layout_end(&layout);
	layout_end(&layout);
	assert_int_equal(layout_widest(&layout), 10);
	set_as(&layout, "     ━━   xy||");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(margins_shrink_with_the_paper_and_text_is_never_wider_than_72),
		cmocka_unit_test(paragraphs_are_wrapped_and_indented),
		cmocka_unit_test(blank_lines_do_not_pile_up),
		cmocka_unit_test(a_mark_stands_in_the_margin_where_there_is_one),
		cmocka_unit_test(cells_wrap_each_in_its_own_columns),
		cmocka_unit_test(bars_are_drawn_in_eighths_or_in_ascii),
		cmocka_unit_test(text_is_turned_into_ascii_before_it_is_measured),
		cmocka_unit_test(parts_stand_beside_each_other_and_the_longer_one_goes_on_alone),
		cmocka_unit_test(a_drawing_is_put_together_from_left_to_right),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
