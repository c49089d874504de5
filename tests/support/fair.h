/* A quiz that the odds find nothing wrong with: six questions of three options about two outcomes, in
 * two topics. Tests plant one mistake in it. */
#ifndef TESTS_FAIR_H
#define TESTS_FAIR_H

#include "verdict/quiz.h"

struct arena;

struct fair {
	struct quiz *quiz;
	struct question *questions;
	struct option *options[6]; /* of each question, with room for one more option */
};

struct fair fair_quiz(struct arena *);

#endif
