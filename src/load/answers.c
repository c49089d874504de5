#include "load/answers.h"

#include <string.h>

#include "base/buf.h"
#include "base/fail.h"
#include "base/near.h"
#include "base/utf8.h"
#include "verdict/quiz.h"
#include "verdict/sheet.h"

/* Some bytes of the file. */
struct slice {
	const char *bytes;
	size_t length;
};

struct answers {
	const struct quiz *quiz;
	const char *name;
	int line;
	struct reply *sheet;
	struct fail *fail;
};

static const struct {
	const char *text;
	enum importance importance;
} multiples[] = {
	{"0.5", IMPORTANCE_LESS},
	{"1", IMPORTANCE_NORMAL},
	{"2", IMPORTANCE_DOUBLE},
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static struct slice
trimmed(struct slice text)
{
	while (text.length > 0 && is_blank(text.bytes[0]))
		text = (struct slice){text.bytes + 1, text.length - 1};
	while (text.length > 0 && is_blank(text.bytes[text.length - 1]))
		text.length--;
	return text;
}

/* Cuts `text` at the first `mark`: returns what stands before it, leaves what stands behind. */
static bool
split(struct slice *text, char mark, struct slice *before)
{
	const char *found = text->length == 0 ? NULL : memchr(text->bytes, mark, text->length);
	if (found == NULL)
		return false;
	size_t length = (size_t)(found - text->bytes);
	*before = trimmed((struct slice){text->bytes, length});
	*text = trimmed((struct slice){found + 1, text->length - length - 1});
	return true;
}

/* "FILE:3: there is no question 'x'" and what was meant, if anything. */
static bool
refuse(const struct answers *answers, const char *what, struct slice shown, const char *more,
       const char *meant)
{
	struct buf text = {0};
	utf8_append_visible(&text, answers->name, strlen(answers->name));
	buf_format(&text, ":%d: %s '", answers->line, what);
	utf8_append_visible(&text, shown.bytes, shown.length);
	buf_char(&text, '\'');
	buf_add(&text, more);
	if (meant != NULL)
		buf_format(&text, " (did you mean '%s'?)", meant);
	fail_set(answers->fail, "%s", buf_text(&text));
	buf_free(&text);
	return false;
}

static bool
is(struct slice text, const char *word)
{
	return strlen(word) == text.length && memcmp(text.bytes, word, text.length) == 0;
}

static bool
unknown_question(const struct answers *answers, struct slice id)
{
	struct buf word = {0};
	buf_bytes(&word, id.bytes, id.length);
	struct near near = {.word = buf_text(&word)};
	for (int q = 0; q < answers->quiz->question_count; q++)
		near_offer(&near, answers->quiz->questions[q].id);
	buf_free(&word);
	return refuse(answers, "there is no question", id, "", near.best);
}

static bool
unknown_option(const struct answers *answers, const struct question *question, struct slice id)
{
	struct buf word = {0}, what = {0}, more = {0};
	buf_bytes(&word, id.bytes, id.length);
	buf_format(&what, "question '%s' has no option", question->id);
	buf_add(&more, "; it has");
	for (int o = 0; o < question->option_count; o++)
		buf_format(&more, "%s %s", o == 0 ? "" : ",", question->options[o].id);
	struct near near = {.word = buf_text(&word)};
	for (int o = 0; o < question->option_count; o++)
		near_offer(&near, question->options[o].id);
	refuse(answers, buf_text(&what), id, buf_text(&more), near.best);
	buf_free(&more);
	buf_free(&word);
	buf_free(&what);
	return false;
}

/* Ids are compared as bytes with a length: a NUL in the file ends nothing. */
static int
find_question(const struct quiz *quiz, struct slice id)
{
	for (int q = 0; q < quiz->question_count; q++) {
		if (is(id, quiz->questions[q].id))
			return q;
	}
	return NOBODY;
}

static int
find_option(const struct question *question, struct slice id)
{
	for (int o = 0; o < question->option_count; o++) {
		if (is(id, question->options[o].id))
			return o;
	}
	return NOBODY;
}

static bool
read_importance(const struct answers *answers, struct slice text, unsigned char *importance)
{
	for (size_t i = 0; i < sizeof multiples / sizeof *multiples; i++) {
		if (is(text, multiples[i].text)) {
			*importance = (unsigned char)multiples[i].importance;
			return true;
		}
	}
	return refuse(answers, "expected 0.5, 1 or 2 behind '*', found", text, "", NULL);
}

static bool
read_line(struct answers *answers, struct slice line)
{
	struct slice id, option, rest = line;
	if (!split(&rest, '=', &id))
		return refuse(answers, "expected 'question = option', found", line, "", NULL);
	int q = find_question(answers->quiz, id);
	if (q == NOBODY)
		return unknown_question(answers, id);
	if (answers->sheet[q].option != REPLY_OPEN)
		return refuse(answers, "there is an answer already to", id, "", NULL);
	struct reply reply = {.importance = IMPORTANCE_NORMAL};
	if (!split(&rest, '*', &option))
		option = rest;
	else if (!read_importance(answers, rest, &reply.importance))
		return false;
	const struct question *question = &answers->quiz->questions[q];
	int o = find_option(question, option);
	if (o == NOBODY)
		return unknown_option(answers, question, option);
	reply.option = (signed char)o;
	answers->sheet[q] = reply;
	return true;
}

static struct slice
take_line(struct slice *text)
{
	const char *newline = memchr(text->bytes, '\n', text->length);
	size_t length = newline == NULL ? text->length : (size_t)(newline - text->bytes);
	size_t taken = newline == NULL ? length : length + 1;
	struct slice line = {text->bytes, length};
	*text = (struct slice){text->bytes + taken, text->length - taken};
	return trimmed(line);
}

bool
answers_read(const struct quiz *quiz, const char *name, const char *text, size_t length,
             struct reply *sheet, struct fail *fail)
{
	struct answers answers = {.quiz = quiz, .name = name, .sheet = sheet, .fail = fail};
	for (int q = 0; q < quiz->question_count; q++)
		sheet[q] = (struct reply){.option = REPLY_OPEN, .importance = IMPORTANCE_NORMAL};
	size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	struct slice rest = {text + mark, length - mark};
	while (rest.length > 0) {
		struct slice line = take_line(&rest);
		answers.line++;
		if (line.length > 0 && line.bytes[0] != '#' && !read_line(&answers, line))
			return false;
	}
	for (int q = 0; q < quiz->question_count; q++) {
		if (sheet[q].option == REPLY_OPEN)
			sheet[q].option = REPLY_SKIPPED;
	}
	return true;
}
