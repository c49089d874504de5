/* Random quizzes and sheets for tests that hold on all quizzes: sealed quizzes built directly in
 * memory, from a seed alone, so that a failure can be repeated by naming its seed. They have 2 to 4
 * outcomes (seldom up to 8), 2 to 4 options a question, nested conditions of every kind, rulings-out, a
 * tie band and a minimum of answers, many have a short form, and they are kept small enough for a brute-force reference. */
#ifndef TESTS_RANDOM_QUIZ_H
#define TESTS_RANDOM_QUIZ_H

#include <stdbool.h>
#include <stdint.h>

#include "verdict/quiz.h"
#include "verdict/sheet.h"

struct arena;
struct buf;

/* A stream of random numbers (xorshift64*); not the program's own, which is under test. */
struct random {
	uint64_t state; /* never 0 */
};
struct random random_from(uint64_t seed);
int random_in(struct random *, int low, int high); /* both included */
bool random_percent(struct random *, int percent);

/* A quiz with so many questions (at least 1), all of it in the arena. Question 0 is always asked. */
struct quiz *random_quiz(struct arena *, struct random *, int question_count);

/* Open, skipped and answered questions with random importances; also replies to questions that are
 * not asked on the path, as an abandoned branch leaves them. */
struct reply *random_sheet(struct arena *, struct random *, const struct quiz *);

/* Parts of a quiz that a test wants to change: replaced by a copy in the arena, which is returned. */
struct question *own_questions(struct arena *, struct quiz *);
struct option *own_options(struct arena *, struct question *);

/* Says what is in a quiz and a sheet, for the message of a failed test. */
void quiz_describe(struct buf *, const struct quiz *, const struct reply *sheet);

#endif
