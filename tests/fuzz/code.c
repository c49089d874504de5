/* Any bytes at all as a code: it is refused with a sentence, or it opens a sitting of the quiz that makes
 * the same code again. The check symbols and the head are mended half of the time, so that what
 * lies behind them is reached. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "core/seal.h"
#include "verdict/code.h"
#include "verdict/quiz.h"
#include "verdict/sheet.h"

enum {
	QUESTIONS = 4,
	HEAD = 5,
	LEAST = 9, MOST = 64, /* bytes worth mending */
};

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static const struct outcome outcomes[] = {{.id = "x", .name = "X"}, {.id = "y", .name = "Y"}};
static const struct option options[9] = {{.id = "a"}, {.id = "b"}, {.id = "c"}, {.id = "d"},
	{.id = "e"}, {.id = "f"}, {.id = "g"}, {.id = "h"}, {.id = "i"}};
static const struct condition is_a = {.test = TEST_IS, .question = 0, .options = 1};
static const struct condition skipped = {.test = TEST_SKIPPED, .question = 2};
static const struct question questions[QUESTIONS] = {
	{.id = "one", .weight = 1, .gate = true, .brief = true, .options = options, .option_count = 9},
	{.id = "two", .weight = 2, .when = &is_a, .options = options, .option_count = 2},
	{.id = "three", .weight = 3, .gate = true, .brief = true, .options = options, .option_count = 4},
	{.id = "four", .weight = 4, .when = &skipped, .brief = true, .options = options, .option_count = 3},
};

static void
stop(const char *why)
{
	fprintf(stderr, "%s\n", why);
	abort();
}

static bool
read(const struct buf *text, struct arena *arena, struct code *code)
{
	struct fail fail = {0};
	bool good = code_read(arena, buf_text(text), text->length, code, &fail);
	if (good != (fail.text[0] == '\0'))
		stop("a refusal without a sentence, or the other way round");
	return good;
}

/* The quiz's own head in front, and the two symbols behind with which it is a code. */
static void
mend(struct buf *text, const struct buf *head)
{
	if (text->length < LEAST || text->length > MOST)
		return;
	memcpy(text->text, head->text, HEAD);
	for (int i = 0; i < 1024; i++) {
		text->text[text->length - 2] = alphabet[i / 32];
		text->text[text->length - 1] = alphabet[i % 32];
		struct arena scratch = {0};
		struct code code;
		bool good = code_read(&scratch, text->text, text->length, &code, NULL);
		arena_free(&scratch);
		if (good)
			return;
	}
}

static void
check(struct arena *arena, const struct quiz *quiz, const struct code *code)
{
	struct reply sheet[QUESTIONS];
	struct code again;
	struct buf text = {0};
	const struct quiz *form = code_sheet(code, quiz, sheet);
	if (form != NULL && code_fits(code, quiz) == CODE_SAME) {
		if (!code_write(&text, form, sheet) || !read(&text, arena, &again))
			stop("a sitting without a code");
		if (again.count != code->count || memcmp(again.symbols, code->symbols, (size_t)code->count) != 0)
			stop("a sitting with two codes");
	}
	buf_free(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct arena arena = {0};
	struct quiz quiz = {.id = "fuzz", .title = "Fuzz", .questions = questions,
		.question_count = QUESTIONS, .outcomes = outcomes, .outcome_count = 2, .min_answers = 1};
	struct reply skips[QUESTIONS];
	struct buf text = {0}, head = {0};
	struct code code;
	seal_digest(&quiz);
	quiz.short_form = quiz_short(&arena, &quiz);
	sheet_clear(&quiz, skips);
	for (int q = 0; q < QUESTIONS; q++)
		skips[q].option = REPLY_SKIPPED;
	code_write(&head, &quiz, skips);
	memmove(head.text + 4, head.text + 5, head.length - 4); /* the dash */
	buf_bytes(&text, (const char *)bytes, length);
	if (length > 0 && bytes[0] % 2 == 0)
		mend(&text, &head);
	if (read(&text, &arena, &code))
		check(&arena, &quiz, &code);
	buf_free(&text);
	buf_free(&head);
	arena_free(&arena);
	return 0;
}
