/* A claim about all quizzes is tried on samples: random quizzes, the small ones first, each with a few
 * random sheets. A claim that fails prints the seed, the quiz and the sheet. */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include "base/arena.h"
#include "support/random_quiz.h"

struct sample {
	int seed;
	struct random random; /* for whatever else the claim wants to choose */
	struct arena arena;   /* freed after the claim */
	struct quiz *quiz;
	struct reply *sheet;
};

/* Tries the claim on quizzes of 1 to `questions` questions. */
void sample_each(int quizzes, int sheets, int questions, void (*claim)(struct sample *));

void sample_failed(const struct sample *, const char *what, const char *file, int line);
void sample_differs(const struct sample *, const char *what, long long got, long long expected,
                    const char *file, int line);

#define HOLDS(sample, claim) \
	((claim) ? (void)0 : sample_failed((sample), #claim, __FILE__, __LINE__))
#define SAME(sample, got, expected) \
	((long long)(got) == (long long)(expected) \
	     ? (void)0 \
	     : sample_differs((sample), #got, (long long)(got), (long long)(expected), __FILE__, \
	                      __LINE__))

#endif
