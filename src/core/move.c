#include "verdict/move.h"

#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/fail.h"
#include "verdict/quiz.h"
#include "verdict/sheet.h"

enum operand { NO_OPERAND, QUESTION, OPTION, IMPORTANCE };

enum { OPERANDS_MAX = 2 };

static const struct {
	const char *word;
	enum operand operands[OPERANDS_MAX];
} kinds[] = {
	[MOVE_BEGIN] = {"begin", {NO_OPERAND}},
	[MOVE_SHORT] = {"short", {NO_OPERAND}},
	[MOVE_ANSWER] = {"answer", {QUESTION, OPTION}},
	[MOVE_SKIP] = {"skip", {QUESTION}},
	[MOVE_WEIGH] = {"weigh", {QUESTION, IMPORTANCE}},
	[MOVE_NEXT] = {"next", {NO_OPERAND}},
	[MOVE_BACK] = {"back", {NO_OPERAND}},
	[MOVE_REVIEW] = {"review", {NO_OPERAND}},
	[MOVE_CHANGE] = {"change", {QUESTION}},
	[MOVE_CONFIRM] = {"confirm", {NO_OPERAND}},
	[MOVE_ENOUGH] = {"enough", {NO_OPERAND}},
	[MOVE_RESTART] = {"restart", {NO_OPERAND}},
	[MOVE_LEAVE] = {"leave", {NO_OPERAND}},
};

_Static_assert(sizeof kinds / sizeof kinds[0] == MOVE_KINDS, "a row for each kind of move");

const char *
move_word(enum move_kind kind)
{
	return kinds[kind].word;
}

static const char *
operand_word(const struct quiz *quiz, const struct move *move, enum operand operand)
{
	switch (operand) {
	case QUESTION:
		return quiz->questions[move->question].id;
	case OPTION:
		return quiz->questions[move->question].options[move->option].id;
	case IMPORTANCE:
		return importance_word((enum importance)move->importance);
	case NO_OPERAND:
		break;
	}
	return NULL;
}

void
move_write(struct buf *out, const struct quiz *quiz, const struct move *move)
{
	buf_add(out, kinds[move->kind].word);
	for (int i = 0; i < OPERANDS_MAX; i++) {
		const char *word = operand_word(quiz, move, kinds[move->kind].operands[i]);
		if (word == NULL)
			continue;
		buf_char(out, ' ');
		buf_add(out, word);
	}
}

/* A word of a line; ids and move names are shorter than this, or they are none. */
struct word {
	char text[256];
};

/* Takes the next word and the one blank behind it off the line; false if there is none left or it is
 * too long to be one. */
static bool
next_word(const char **line, struct word *word)
{
	size_t length = strcspn(*line, " ");
	if (length == 0 || length >= sizeof word->text)
		return false;
	memcpy(word->text, *line, length);
	word->text[length] = '\0';
	*line += length;
	if (**line == ' ' && (*line)[1] != '\0')
		++*line;
	return true;
}

static bool
read_operand(const struct quiz *quiz, const char *word, enum operand operand, struct move *move,
             struct fail *fail)
{
	switch (operand) {
	case QUESTION:
		move->question = quiz_question(quiz, word);
		return move->question != NOBODY || fail_set(fail, "there is no question '%s'", word);
	case OPTION:
		move->option = question_option(&quiz->questions[move->question], word);
		return move->option != NOBODY ||
		       fail_set(fail, "question '%s' has no option '%s'",
		                quiz->questions[move->question].id, word);
	case IMPORTANCE:
		move->importance = (int)importance_named(word);
		return move->importance != 0 ||
		       fail_set(fail, "'%s' is no importance: less, normal or double", word);
	case NO_OPERAND:
		break;
	}
	return true;
}

static int
kind_named(const char *word)
{
	for (int kind = 0; kind < MOVE_KINDS; kind++)
		if (strcmp(kinds[kind].word, word) == 0)
			return kind;
	return NOBODY;
}

bool
move_read(const struct quiz *quiz, const char *line, struct move *move, struct fail *fail)
{
	struct word word;
	int kind = next_word(&line, &word) ? kind_named(word.text) : NOBODY;
	if (kind == NOBODY)
		return fail_set(fail, "not a move");
	*move = (struct move){
		.kind = (enum move_kind)kind,
		.question = NOBODY,
		.option = NOBODY,
	};
	for (int i = 0; i < OPERANDS_MAX; i++) {
		enum operand operand = kinds[kind].operands[i];
		if (operand == NO_OPERAND)
			break;
		if (!next_word(&line, &word))
			return fail_set(fail, "'%s' needs more words", kinds[kind].word);
		if (!read_operand(quiz, word.text, operand, move, fail))
			return false;
	}
	if (*line != '\0')
		return fail_set(fail, "'%s' has words too many", kinds[kind].word);
	return true;
}
