#include "front/curses/body.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"

static struct arena arena;
static struct buf text;

static const char *
printed(const struct body *body)
{
	buf_clear(&text);
	body_print(&text, body->lines, body->count);
	return buf_text(&text);
}

static void
text_is_wrapped_behind_the_margin(void **state)
{
	(void)state;
	struct body body = body_new(&arena, 4, 10, false);
	body_text(&body, INK_BODY, "one two three four");
	body_gap(&body);
	body_text(&body, INK_BODY, "");
	assert_string_equal(printed(&body), "    one two\n    three four\n\n\n");
}

static void
an_item_hangs_behind_its_head(void **state)
{
	(void)state;
	struct body body = body_new(&arena, 2, 12, false);
	body_item(&body, INK_STRONG, "東 1  ", INK_BODY, "one two three");
	assert_string_equal(printed(&body), "  東 1  one\n        two\n        three\n");
	assert_int_equal(body.lines[0].runs[1].ink, INK_STRONG);
	assert_int_equal(body.lines[1].runs[1].ink, INK_BODY);
}

static void
a_head_wider_than_the_body_leaves_a_column(void **state)
{
	(void)state;
	struct body body = body_new(&arena, 0, 3, false);
	body_item(&body, INK_BODY, "long: ", INK_BODY, "ab");
	assert_string_equal(printed(&body), "long: a\n      b\n");
}

static void
the_focused_choice_has_the_mark_and_the_cursor(void **state)
{
	(void)state;
	struct body body = body_new(&arena, 4, 8, false);
	body_choice(&body, false, "1  ", INK_BODY, "one");
	body_choice(&body, true, "2  ", INK_BODY, "two three");
	assert_string_equal(printed(&body), "    1  one\n  ▸ 2  two\n       three\n");
	assert_int_equal(body.focus, 1);
	assert_int_equal(body.focus_end, 3);
	assert_int_equal(body.focus_column, 2);
}

static void
without_a_margin_the_mark_still_has_its_place(void **state)
{
	(void)state;
	struct body body = body_new(&arena, 0, 8, true);
	body_choice(&body, true, "1 ", INK_BODY, "one two");
	assert_string_equal(printed(&body), "> 1 one\n    two\n");
	assert_int_equal(body.focus_column, 0);
}

static void
ascii_is_made_before_it_is_measured(void **state)
{
	(void)state;
	struct body body = body_new(&arena, 0, 5, true);
	body_item(&body, INK_BODY, "… ", INK_BODY, "é–è");
	const char *all = printed(&body);
	for (; *all != '\0'; all++)
		assert_in_range(*all, '\n', 0x7e);
}

static void
what_a_head_was_made_of_may_change_afterwards(void **state)
{
	(void)state;
	char head[] = "1 ", words[] = "one";
	struct body body = body_new(&arena, 0, 8, false);
	body_item(&body, INK_BODY, head, INK_BODY, words);
	head[0] = words[0] = 'x';
	assert_string_equal(printed(&body), "1 one\n");
}

static void
a_page_keeps_its_lines(void **state)
{
	(void)state;
	static const struct run runs[] = {{INK_STRONG, "a "}, {INK_BODY, "b"}};
	static const struct line lines[] = {{runs, 2}, {NULL, 0}, {runs, 1}};
	static const struct page page = {"title", lines, 3};
	struct body body = body_new(&arena, 4, 8, false);
	body_page(&body, &page);
	assert_string_equal(printed(&body), "a b\n\na\n");
}

static int
tidy(void **state)
{
	(void)state;
	arena_free(&arena);
	buf_free(&text);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_wrapped_behind_the_margin),
		cmocka_unit_test(an_item_hangs_behind_its_head),
		cmocka_unit_test(a_head_wider_than_the_body_leaves_a_column),
		cmocka_unit_test(the_focused_choice_has_the_mark_and_the_cursor),
		cmocka_unit_test(without_a_margin_the_mark_still_has_its_place),
		cmocka_unit_test(ascii_is_made_before_it_is_measured),
		cmocka_unit_test(what_a_head_was_made_of_may_change_afterwards),
		cmocka_unit_test(a_page_keeps_its_lines),
	};
	return cmocka_run_group_tests(tests, NULL, tidy);
}
