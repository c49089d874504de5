#define _GNU_SOURCE
#include "cmd/offer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fail.h"
#include "sys/log.h"
#include "tools/test.h"
#include "verdict/quiz.h"

static char path[64];

/* The example with another title. As an editor does it: a fresh file takes the old one's name. */
static void
publish(const char *title)
{
	static const char old[] = "Coffee or tea?";
	char fresh[80], text[16384];
	FILE *example = fopen("tests/load/example.ini", "r");
	assert_non_null(example);
	text[fread(text, 1, sizeof text - 1, example)] = '\0';
	fclose(example);
	snprintf(fresh, sizeof fresh, "%s.new", path);
	FILE *file = fopen(fresh, "w");
	const char *found = strstr(text, old);
	assert_true(file != NULL && found != NULL);
	fprintf(file, "%.*s%s%s", (int)(found - text), text, title, found + strlen(old));
	fclose(file);
	assert_int_equal(rename(fresh, path), 0);
}

static void
a_new_version_is_taken_and_a_broken_one_is_not(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct offer offer;
	struct fail fail = {0};
	snprintf(path, sizeof path, "/tmp/verdict-offer-%ld.ini", (long)getpid());
	publish("Coffee or tea?");
	assert_true(offer_open(&offer, &arena, path, &fail));
	const struct quiz *first = offer.quiz;
	offer_renew(&offer);
	assert_ptr_equal(offer.quiz, first);
	publish("Coffee, or tea?");
	offer_renew(&offer);
	assert_string_equal(offer.quiz->title, "Coffee, or tea?");
	const struct quiz *second = offer.quiz;
	publish("Tea\"\nno_such_key = 1\nintro.9 = \"");
	offer_renew(&offer);
	assert_ptr_equal(offer.quiz, second);
	assert_string_equal(offer.quiz->title, "Coffee, or tea?");
	unlink(path);
	offer_renew(&offer);
	assert_ptr_equal(offer.quiz, second);
	publish("Tea?");
	offer_renew(&offer);
	assert_string_equal(offer.quiz->title, "Tea?");
	offer_close(&offer);
	unlink(path);
	arena_free(&arena);
}

static void
the_operator_is_told_where_the_mistake_is(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct offer offer;
	int ends[2], kept = dup(STDERR_FILENO);
	char said[1024] = "";
	publish("Coffee or tea?");
	assert_true(offer_open(&offer, &arena, path, NULL));
	publish("Tea\"\nno_such_key = 1\nintro.9 = \"");
	assert_int_equal(pipe(ends), 0);
	dup2(ends[1], STDERR_FILENO);
	log_open();
	offer_renew(&offer);
	dup2(kept, STDERR_FILENO);
	close(ends[1]);
	assert_true(read(ends[0], said, sizeof said - 1) > 0);
	assert_non_null(strstr(said, path));
	assert_non_null(strstr(said, "stays in use"));
	assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
	close(ends[0]);
	close(kept);
	offer_close(&offer);
	unlink(path);
	arena_free(&arena);
}

static void
what_cannot_be_used_at_first_is_refused(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct offer offer;
	struct fail fail = {0};
	assert_false(offer_open(&offer, &arena, "there-is-no-such-quiz", &fail));
	assert_non_null(strstr(fail.text, "there is no quiz"));
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_version_is_taken_and_a_broken_one_is_not),
		cmocka_unit_test(the_operator_is_told_where_the_mistake_is),
		cmocka_unit_test(what_cannot_be_used_at_first_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
