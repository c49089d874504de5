/* Of any draft something can be shown: what is missing has a stand-in, what is wrong is left out, and the
 * rest is there. */
#include "verdict/quiz.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "support/random_quiz.h"
#include "verdict/draft.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void
nothing_at_all_is_a_quiz_of_stand_ins(void **state)
{
	(void)state;
	struct arena arena = {0};
	const struct draft draft = {0};
	const struct quiz *quiz = quiz_salvage(&arena, &draft);
	assert_non_null(quiz);
	assert_int_equal(quiz->outcome_count, OUTCOMES_MIN);
	assert_int_equal(quiz->question_count, 1);
	assert_string_equal(quiz->questions[0].text, "(no text yet)");
	arena_free(&arena);
}

static void
what_is_right_stays_beside_what_is_wrong(void **state)
{
	(void)state;
	const struct entry entries[] = {
		{.key = "text", .value = "How far?", .key_at = {2, 1}, .value_at = {2, 8}},
		{.key = "weight", .value = "heavy", .key_at = {3, 1}, .value_at = {3, 10}},
		{.key = "when", .value = "nobody is here", .key_at = {4, 1}, .value_at = {4, 8}},
		{.key = "option.near", .value = "Near", .key_at = {5, 1}, .value_at = {5, 15}},
		{.key = "option.near.fit", .value = "bus +9", .key_at = {6, 1}, .value_at = {6, 15}},
	};
	const struct section sections[] = {
		{.name = "question way", .at = {1, 1}, .entries = entries, .entry_count = COUNT(entries)},
		{.name = "qestion other", .at = {7, 1}},
	};
	const struct draft draft = {sections, COUNT(sections)};
	struct arena arena = {0};
	const struct quiz *quiz = quiz_salvage(&arena, &draft);
	assert_non_null(quiz);
	assert_int_equal(quiz->question_count, 1);
	assert_string_equal(quiz->questions[0].text, "How far?");
	assert_null(quiz->questions[0].when);
	assert_int_equal(quiz->questions[0].option_count, 2);
	assert_string_equal(quiz->questions[0].options[0].text, "Near");
	assert_string_equal(quiz->questions[0].options[1].text, "(no answer yet)");
	arena_free(&arena);
}

/* Sections and keys thrown together, some of them what a quiz is made of. */
static void
it_ends_whatever_the_draft_is(void **state)
{
	(void)state;
	static const char *const names[] = {"quiz", "outcome bus", "outcome", "tie", "topic t", "question q",
		"question Q", "table t", "panel p", "caution c", "case c", "quiz too", "", "question q q"};
	static const char *const keys[] = {"format", "id", "title", "intro.2", "tie", "name", "verdict.1",
		"text.1", "ruled_out.2", "text", "why", "topic", "when", "weight", "option.a", "option.b",
		"option.a.fit", "option.b.rules_out.bus", "columns", "row.1", "row.3", "axis.1", "answer.q",
		"expect", "reason", "short", ""};
	static const char *const values[] = {"", "1", "a", "bus", "bus +1", "q is a", "verdict is bus", "yes",
		"A | B", "|", "tie", "not (q is a", "q"};
	for (uint64_t seed = 1; seed <= 3000; seed++) {
		struct arena arena = {0};
		struct random random = random_from(seed);
		size_t count = (size_t)random_in(&random, 0, 8);
		struct section *sections = ARENA_ARRAY(&arena, count, struct section);
		int line = 0;
		for (size_t s = 0; s < count; s++) {
			size_t room = (size_t)random_in(&random, 0, 6);
			struct entry *entries = ARENA_ARRAY(&arena, room, struct entry);
			sections[s].name = names[random_in(&random, 0, (int)COUNT(names) - 1)];
			sections[s].at = (struct place){++line, 1};
			for (size_t e = 0; e < room; e++) {
				entries[e].key = keys[random_in(&random, 0, (int)COUNT(keys) - 1)];
				entries[e].value = values[random_in(&random, 0, (int)COUNT(values) - 1)];
				entries[e].key_at = entries[e].value_at = (struct place){++line, 1};
			}
			sections[s].entries = entries;
			sections[s].entry_count = room;
		}
		const struct draft draft = {sections, count};
		assert_non_null(quiz_salvage(&arena, &draft));
		arena_free(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_at_all_is_a_quiz_of_stand_ins),
		cmocka_unit_test(what_is_right_stays_beside_what_is_wrong),
		cmocka_unit_test(it_ends_whatever_the_draft_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
