#include "support/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

/* A heap block of its own, unlike a piece of an arena, lets the address sanitizer see a step past the
 * end of an array. */
static void *
alone(const void *from, int count, size_t size)
{
	void *block = malloc((size_t)count * size);
	assert_non_null(block);
	memcpy(block, from, (size_t)count * size);
	return block;
}

void
sample_each(int quizzes, int sheets, int questions, void (*claim)(struct sample *))
{
	for (int i = 0; i < quizzes; i++) {
		struct sample sample = {.seed = i, .random = random_from((uint64_t)i)};
		int count = 1 + (int)((long long)i * questions / quizzes);
		sample.quiz = random_quiz(&sample.arena, &sample.random, count);
		struct question *block = alone(sample.quiz->questions, count, sizeof *block);
		sample.quiz->questions = block;
		for (int j = 0; j < sheets; j++) {
			const struct reply *sheet = random_sheet(&sample.arena, &sample.random, sample.quiz);
			struct reply *replies = alone(sheet, count, sizeof *replies);
			sample.sheet = replies;
			claim(&sample);
			free(replies);
		}
		free(block);
		arena_free(&sample.arena);
	}
}

static void
describe(const struct sample *sample)
{
	struct buf buf = {0};
	quiz_describe(&buf, sample->quiz, sample->sheet);
	print_error("seed %d\n%s", sample->seed, buf_text(&buf));
	buf_free(&buf);
}

void
sample_failed(const struct sample *sample, const char *what, const char *file, int line)
{
	print_error("does not hold: %s\n", what);
	describe(sample);
	_fail(file, line);
}

void
sample_differs(const struct sample *sample, const char *what, long long got, long long expected,
               const char *file, int line)
{
	print_error("%s is %lld, expected %lld\n", what, got, expected);
	describe(sample);
	_fail(file, line);
}
