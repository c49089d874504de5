/* What is previewed is what is seen: the screens of a preview against the golden ones of a sitting. */
#include "front/curses/preview.h"

#include "front/golden.h"

#include "base/arena.h"
#include "front/coffee.h"
#include "verdict/quiz.h"

static const struct {
	int rows, columns;
	bool ascii;
	const char *ending;
} sizes[] = {
	{24, 80, false, "80x24.txt"},
	{24, 80, true, "80x24.ascii.txt"},
	{12, 40, false, "40x12.txt"},
	{60, 200, false, "200x60.txt"},
};

static int
find(const struct preview *preview, enum preview_kind kind)
{
	int i = 0;
	while (preview->screens[i].kind != kind)
		i++;
	return i;
}

static void
looks_as_in_a_sitting(enum preview_kind kind, const char *name)
{
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct arena arena = {0};
		struct buf text = {0};
		struct picture picture;
		const struct quiz *quiz = coffee(&arena);
		struct reply *sheet = ARENA_ARRAY(&arena, (size_t)quiz->question_count, struct reply);
		sheet_clear(quiz, sheet);
		struct frame frame = frame_new(sizes[i].rows, sizes[i].columns, sizes[i].ascii);
		struct preview preview = preview_new(&arena, quiz, sheet, (struct texts){0});
		assert_true(preview_draw(&arena, &preview, find(&preview, kind), 0, &frame, &picture));
		preview_print(&text, &picture);
		golden_compare("curses", name, sizes[i].ending, &text);
		preview_free(&preview);
		buf_free(&text);
		arena_free(&arena);
	}
}

static void
the_first_page_looks_as_in_a_sitting(void **state)
{
	(void)state;
	looks_as_in_a_sitting(PREVIEW_INTRO, "intro");
}

static void
the_reason_for_asking_looks_as_in_a_sitting(void **state)
{
	(void)state;
	looks_as_in_a_sitting(PREVIEW_WHY, "why");
}

/* A question whose condition never holds. */
static void
a_question_that_nobody_gets_to_is_drawn_and_said_to_be_one(void **state)
{
	(void)state;
	static const struct condition never = {.test = TEST_IS, .question = 0, .options = 0};
	struct arena arena = {0};
	struct buf name = {0};
	struct picture picture;
	struct quiz quiz = *coffee(&arena);
	struct question *questions = ARENA_ARRAY(&arena, (size_t)quiz.question_count, struct question);
	memcpy(questions, quiz.questions, (size_t)quiz.question_count * sizeof *questions);
	questions[1].when = &never;
	quiz.questions = questions;
	struct reply *sheet = ARENA_ARRAY(&arena, (size_t)quiz.question_count, struct reply);
	sheet_clear(&quiz, sheet);
	struct frame frame = frame_new(24, 80, false);
	struct preview preview = preview_new(&arena, &quiz, sheet, (struct texts){0});
	assert_true(preview_only(&preview, questions[1].id));
	preview_name(&name, &preview, 0);
	assert_non_null(strstr(buf_text(&name), "nobody"));
	buf_clear(&name);
	assert_true(preview_draw(&arena, &preview, 0, 0, &frame, &picture));
	preview_print(&name, &picture);
	assert_non_null(strstr(buf_text(&name), questions[1].options[0].text));
	preview_free(&preview);
	buf_free(&name);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_page_looks_as_in_a_sitting),
		cmocka_unit_test(the_reason_for_asking_looks_as_in_a_sitting),
		cmocka_unit_test(a_question_that_nobody_gets_to_is_drawn_and_said_to_be_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
