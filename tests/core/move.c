#include "verdict/move.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/fail.h"
#include "support/sample.h"

static const struct option options[] = {{.id = "banned"}, {.id = "fine"}};
static const struct question questions[] = {
	{.id = "gc", .options = options, .option_count = 2},
	{.id = "team", .options = options, .option_count = 2},
};
static const struct quiz quiz = {.questions = questions, .question_count = 2};

static const struct {
	const char *line;
	struct move move;
} lines[] = {
	{"begin", {.kind = MOVE_BEGIN}},
	{"short", {.kind = MOVE_SHORT}},
	{"answer gc fine", {.kind = MOVE_ANSWER, .question = 0, .option = 1}},
	{"answer team banned", {.kind = MOVE_ANSWER, .question = 1, .option = 0}},
	{"skip gc", {.kind = MOVE_SKIP, .question = 0}},
	{"weigh gc less", {.kind = MOVE_WEIGH, .question = 0, .importance = IMPORTANCE_LESS}},
	{"weigh team normal", {.kind = MOVE_WEIGH, .question = 1, .importance = IMPORTANCE_NORMAL}},
	{"weigh gc double", {.kind = MOVE_WEIGH, .question = 0, .importance = IMPORTANCE_DOUBLE}},
	{"next", {.kind = MOVE_NEXT}},
	{"back", {.kind = MOVE_BACK}},
	{"review", {.kind = MOVE_REVIEW}},
	{"change team", {.kind = MOVE_CHANGE, .question = 1}},
	{"confirm", {.kind = MOVE_CONFIRM}},
	{"enough", {.kind = MOVE_ENOUGH}},
	{"restart", {.kind = MOVE_RESTART}},
	{"leave", {.kind = MOVE_LEAVE}},
};
enum { LINES = sizeof lines / sizeof *lines };

static bool
names_question(enum move_kind kind)
{
	return kind == MOVE_ANSWER || kind == MOVE_SKIP || kind == MOVE_WEIGH || kind == MOVE_CHANGE;
}

static bool
same_move(const struct move *a, const struct move *b)
{
	return a->kind == b->kind && (!names_question(a->kind) || a->question == b->question) &&
	       (a->kind != MOVE_ANSWER || a->option == b->option) &&
	       (a->kind != MOVE_WEIGH || a->importance == b->importance);
}

static void
a_move_is_written_as_one_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < LINES; i++) {
		struct buf buf = {0};
		move_write(&buf, &quiz, &lines[i].move);
		assert_string_equal(buf_text(&buf), lines[i].line);
		buf_free(&buf);
	}
}

static void
a_line_is_read_as_its_move(void **state)
{
	(void)state;
	for (size_t i = 0; i < LINES; i++) {
		struct move move = {0};
		struct fail fail = {0};
		assert_true(move_read(&quiz, lines[i].line, &move, &fail));
		assert_true(same_move(&move, &lines[i].move));
		assert_string_equal(fail.text, "");
	}
}

static void
the_first_word_of_a_line_is_the_word_of_its_kind(void **state)
{
	(void)state;
	bool met[MOVE_KINDS] = {0};
	for (size_t i = 0; i < LINES; i++) {
		const char *word = move_word(lines[i].move.kind);
		assert_memory_equal(lines[i].line, word, strlen(word));
		met[lines[i].move.kind] = true;
	}
	for (int kind = 0; kind < MOVE_KINDS; kind++)
		assert_true(met[kind]);
}

static void
refused(const char *line)
{
	struct move move = {0};
	struct fail fail = {0};
	if (move_read(&quiz, line, &move, &fail))
		fail_msg("taken for a move: \"%s\"", line);
	assert_true(strlen(fail.text) > 5);
	assert_false(move_read(&quiz, line, &move, NULL));
}

static void
a_malformed_line_is_refused_with_a_sentence(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"", " ", "\n", "jump", "Begin", "BEGIN", "begi", "beginn", "begin now", "begin\n", "short form",
		"answer", "answer ", "answer gc", "answer gc ", "answer gc nosuch",
		"answer\tgc\tfine", "answer gc fine\n", "answergc fine", "answer gc fine too",
		"answer nosuch fine", "answer fine gc", "answer GC fine",
		"answer gcc fine", "answer gc fin", "answer gc finer", "answer 0 1", "skip", "skip nosuch",
		"skip gc gc", "weigh", "weigh gc", "weigh gc heavy", "weigh gc Double", "weigh gc 4",
		"weigh gc double double", "weigh nosuch less", "next gc", "back gc", "change",
		"change nosuch", "change gc fine", "review gc", "confirm gc", "restart gc", "leave gc",
		"# begin", "begin;", "%s%n", "answer %s %n", "\x1b[2J", "answer \x1b \x07", "\xff\xfe",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		refused(bad[i]);
}

static void
a_very_long_line_is_refused_like_any_other(void **state)
{
	(void)state;
	enum { LENGTH = 100000 };
	char *line = malloc(LENGTH + 1);
	assert_non_null(line);
	memset(line, 'a', LENGTH);
	line[LENGTH] = '\0';
	refused(line);
	memcpy(line, "answer ", 7);
	refused(line);
	memcpy(line, "answer gc ", 10);
	refused(line);
	memset(line, ' ', LENGTH);
	refused(line);
	free(line);
}

static void
every_prefix_and_every_byte_changed_is_refused(void **state)
{
	(void)state;
	char line[] = "weigh gc double";
	struct move move;
	for (size_t i = 0; line[i] != '\0'; i++) {
		char kept = line[i];
		line[i] = '\0';
		refused(line);
		for (int c = 1; c < 256; c++) {
			line[i] = (char)c;
			if (line[i] != kept)
				refused(line);
		}
		line[i] = kept;
	}
	assert_true(move_read(&quiz, line, &move, NULL));
}

static void
comes_back(struct sample *s)
{
	for (int kind = 0; kind < MOVE_KINDS; kind++) {
		static const int importances[] = {IMPORTANCE_LESS, IMPORTANCE_NORMAL, IMPORTANCE_DOUBLE};
		int q = random_in(&s->random, 0, s->quiz->question_count - 1);
		struct move move = {
			.kind = (enum move_kind)kind, .question = q,
			.option = random_in(&s->random, 0, s->quiz->questions[q].option_count - 1),
			.importance = importances[random_in(&s->random, 0, 2)],
		};
		struct move again = {0};
		struct buf buf = {0};
		move_write(&buf, s->quiz, &move);
		HOLDS(s, move_read(s->quiz, buf_text(&buf), &again, NULL));
		HOLDS(s, same_move(&move, &again));
		buf_free(&buf);
	}
}

static void
every_move_comes_back_from_its_line(void **state)
{
	(void)state;
	sample_each(500, 1, 12, comes_back);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_move_is_written_as_one_line),
		cmocka_unit_test(a_line_is_read_as_its_move),
		cmocka_unit_test(the_first_word_of_a_line_is_the_word_of_its_kind),
		cmocka_unit_test(a_malformed_line_is_refused_with_a_sentence),
		cmocka_unit_test(a_very_long_line_is_refused_like_any_other),
		cmocka_unit_test(every_prefix_and_every_byte_changed_is_refused),
		cmocka_unit_test(every_move_comes_back_from_its_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
