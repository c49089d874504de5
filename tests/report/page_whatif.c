#include "verdict/whatif.h"

#include "golden.h"
#include "sample.h"

#include "base/utf8.h"

enum { SLEEP, DOCTOR, TIME, BITTER, RITUAL, PIPES };

static struct arena arena;
static struct buf said;

static const char *
sentence(const struct whatif *whatif)
{
	buf_clear(&said);
	report_whatif_sentence(&said, whatif);
	return buf_text(&said);
}

static const char *
points(const struct whatif *whatif, int question)
{
	buf_clear(&said);
	report_whatif_points(&said, whatif, question);
	return buf_text(&said);
}

static struct whatif *
begin(const char *sheet)
{
	arena_free(&arena);
	return whatif_new(&arena, &sample, golden_report(&arena, &sample, sheet)->sheet);
}

static void
it_says_what_would_come_of_it_and_what_it_was(void **state)
{
	(void)state;
	struct whatif *whatif = begin("leaning");
	assert_string_equal(sentence(whatif),
		"Coffee. Nothing is changed yet. Coffee 93, Tea 66, Water 37.");
	whatif_answer(whatif, TIME, 1);
	assert_string_equal(sentence(whatif),
		"Still Coffee. Coffee 88 (was 93), Tea 82 (was 66), Water 21 (was 37).");
}

static void
it_says_what_is_ruled_out_and_what_is_lifted(void **state)
{
	(void)state;
	struct whatif *whatif = begin("settled");
	assert_string_equal(sentence(whatif),
		"Water. Nothing is changed yet. Everything else is ruled out. Water 42, Tea 77 "
		"(ruled out), Coffee 56 (ruled out).");
	whatif_lift(whatif);
	assert_string_equal(sentence(whatif),
		"Tea. It was Water. Nothing is ruled out here. Water 42, Tea 77 (lifted), "
		"Coffee 56 (lifted).");
	whatif_undo(whatif);
	whatif_answer(whatif, PIPES, 0);
	assert_string_equal(sentence(whatif),
		"None of them. It was Water. Everything is ruled out. Water 39 (was 42, ruled "
		"out), Tea 77 (ruled out), Coffee 59 (was 56, ruled out).");
}

static void
it_says_that_too_few_answers_count(void **state)
{
	(void)state;
	struct whatif *whatif = begin("empty");
	assert_string_equal(sentence(whatif),
		"No verdict. Nothing is changed yet. Too few answers count.");
	whatif_answer(whatif, BITTER, 0);
	whatif_answer(whatif, RITUAL, 0);
	assert_string_equal(sentence(whatif),
		"Coffee. There was no verdict. Coffee 92, Tea 83, Water 0.");
}

static void
points_name_whom_they_speak_for(void **state)
{
	(void)state;
	struct whatif *whatif = begin("leaning");
	assert_string_equal(points(whatif, SLEEP), "Coffee +6");
	assert_string_equal(points(whatif, TIME), "Coffee +8");
	assert_string_equal(points(whatif, DOCTOR), "");
}

static void
every_shape_keeps_to_every_paper(void **state)
{
	static const char *const sheets[] = {"leaning", "settled", "tie", "empty"};
	(void)state;
	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
		struct whatif *whatif = begin(sheets[i]);
		whatif_answer(whatif, PIPES, 0);
		whatif_answer(whatif, BITTER, 2);
		for (int columns = 20; columns <= 130; columns++) {
			struct arena scratch = {0};
			struct paper paper = {.columns = columns, .ascii = columns % 2 == 1, .screen = true};
			for (int shape = WHATIF_MANY; shape <= WHATIF_VERDICT; shape++) {
				const struct page *page =
					report_whatif(&scratch, whatif, &paper, (enum whatif_shape)shape);
				assert_true(page->count > 0);
				for (int l = 0; l < page->count; l++) {
					int wide = 0;
					for (int r = 0; r < page->lines[l].count; r++)
						wide += utf8_columns(page->lines[l].runs[r].text);
					assert_in_range(wide, 0, columns);
				}
			}
			arena_free(&scratch);
		}
	}
}

static int
tidy(void **state)
{
	(void)state;
	arena_free(&arena);
	buf_free(&said);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_says_what_would_come_of_it_and_what_it_was),
		cmocka_unit_test(it_says_what_is_ruled_out_and_what_is_lifted),
		cmocka_unit_test(it_says_that_too_few_answers_count),
		cmocka_unit_test(points_name_whom_they_speak_for),
		cmocka_unit_test(every_shape_keeps_to_every_paper),
	};
	return cmocka_run_group_tests(tests, NULL, tidy);
}
