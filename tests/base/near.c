#include "base/near.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *
meant(const char *word, const char *const *candidates)
{
	struct near near = {.word = word};
	for (size_t i = 0; candidates[i] != NULL; i++)
		near_offer(&near, candidates[i]);
	return near.best;
}

#define MEANT(word, ...) meant(word, (const char *const[]){__VA_ARGS__, NULL})

static void
one_letter_wrong_is_understood(void **state)
{
	(void)state;
	assert_string_equal(MEANT("weigth", "text", "weight", "why"), "weight");
	assert_string_equal(MEANT("topc", "topic"), "topic");
	assert_string_equal(MEANT("toppic", "topic"), "topic");
	assert_string_equal(MEANT("tepic", "topic"), "topic");
	assert_string_equal(MEANT("opic", "topic"), "topic");
	assert_string_equal(MEANT("topics", "topic"), "topic");
}

static void
short_words_allow_one_letter_and_longer_ones_a_third(void **state)
{
	(void)state;
	assert_string_equal(MEANT("ys", "yes"), "yes");
	assert_null(MEANT("yo", "yes"));
	assert_null(MEANT("abcde", "abxxe"));
	assert_string_equal(MEANT("abcdef", "abxxef"), "abxxef");
	assert_null(MEANT("abcdef", "axxxef"));
	assert_string_equal(MEANT("abcdefghi", "axxxefghi"), "axxxefghi");
}

static void
words_without_a_common_letter_are_not_alike(void **state)
{
	(void)state;
	assert_null(MEANT("a", "b"));
	assert_null(MEANT("", "b"));
	assert_null(MEANT("a", ""));
	assert_string_equal(MEANT("a", "ab"), "ab");
	assert_string_equal(MEANT("", ""), "");
}

static void
the_closest_wins_and_of_equals_the_first(void **state)
{
	(void)state;
	assert_string_equal(MEANT("abcdef", "abcdxx", "abcdex", "abcdey"), "abcdex");
	assert_string_equal(MEANT("abcdef", "abcdex", "abcdef", "abcdey"), "abcdef");
	struct near near = {.word = "abcdef"};
	near_offer(&near, "abdcxf");
	assert_int_equal(near.distance, 2);
	near_offer(&near, "abdcef");
	assert_int_equal(near.distance, 1);
}

static void
very_long_words_mean_nothing(void **state)
{
	(void)state;
	char longest[65] = "", longer[66] = "";
	memset(longest, 'x', 64);
	memset(longer, 'x', 65);
	assert_string_equal(MEANT(longest, longest), longest);
	assert_null(MEANT(longest, longer));
	assert_null(MEANT(longer, longest));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_letter_wrong_is_understood),
		cmocka_unit_test(short_words_allow_one_letter_and_longer_ones_a_third),
		cmocka_unit_test(words_without_a_common_letter_are_not_alike),
		cmocka_unit_test(the_closest_wins_and_of_equals_the_first),
		cmocka_unit_test(very_long_words_mean_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
