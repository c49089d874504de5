#include "support/fair.h"

#include <string.h>

#include "base/arena.h"
#include "base/mix.h"

enum { QUESTIONS = 6, OPTIONS = 3 };

static const signed char fits[QUESTIONS][OPTIONS][2] = {
	{{2, -2}, {-2, 2}, {1, 0}},
	{{-2, 2}, {1, -1}, {2, -1}},
	{{1, 0}, {2, -2}, {-2, 2}},
	{{-1, 2}, {2, -2}, {0, 1}},
	{{1, -1}, {-1, 0}, {-2, 2}},
	{{0, 2}, {-1, 2}, {2, -2}},
};

static const char *const words[] = {"One.", "Two."};

static const struct outcome outcomes[] = {
	{.id = "a", .name = "Apple", .verdict = {words, 1}},
	{.id = "b", .name = "Bread", .verdict = {words, 1}},
};

static const struct topic topics[] = {{"one", "The first half"}, {"two", "The second half"}};

struct fair
fair_quiz(struct arena *arena)
{
	static const char *const ids[] = {"q0", "q1", "q2", "q3", "q4", "q5"};
	static const char *const letters[] = {"x", "y", "z", "w"};
	static const char *const texts[] = {"The first", "The second", "The third", "The fourth"};
	struct fair fair = {.quiz = ARENA_NEW(arena, struct quiz)};
	fair.questions = ARENA_ARRAY(arena, QUESTIONS, struct question);
	*fair.quiz = (struct quiz){
		.id = "fair", .title = "Apple or bread?", .language = "en", .min_answers = 1, .tie = 5,
		.tie_text = {words, 1}, .ruled_out_text = {words, 1}, .outcomes = outcomes,
		.outcome_count = 2, .topics = topics, .topic_count = 2, .questions = fair.questions,
		.question_count = QUESTIONS,
	};
	memset(fair.quiz->digest, '0', sizeof fair.quiz->digest - 1);
	for (int q = 0; q < QUESTIONS; q++) {
		struct option *options = ARENA_ARRAY(arena, OPTIONS + 1, struct option);
		for (int o = 0; o < OPTIONS + 1; o++) {
			options[o].id = letters[o];
			options[o].text = texts[o];
			for (int k = 0; k < 2 && o < OPTIONS; k++)
				options[o].fit[k] = fits[q][o][k];
		}
		fair.options[q] = options;
		fair.questions[q] = (struct question){
			.id = ids[q], .text = "Which?", .topic = q / 3, .weight = 2,
			.draw = mix_name(ids[q]), .options = options, .option_count = OPTIONS,
		};
	}
	return fair;
}
