/* A group, from its codes. They are counted as they come, so it does not matter how many there are. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/mix.h"
#include "cmd/cmd.h"
#include "cmd/codes.h"
#include "sys/tty.h"
#include "verdict/group.h"

enum {
	LINE_MAX_BYTES = 64 * 1024, /* twice a code of the largest quiz that can be loaded */
	SEEN_MAX = 65536,           /* codes that are remembered, to tell of repetitions */
	SEEN_ROOM = 2 * SEEN_MAX,
};

/* A code that was counted, by a hash of its symbols. */
struct seen {
	uint64_t hash;
	int64_t line; /* 0: free */
};

struct tally {
	const struct args *args;
	struct arena arena, line_arena;
	struct buf line;
	int64_t number; /* of the line */
	struct codes_shelf shelf;
	const struct quiz *quiz; /* NULL until the first code of one comes */
	struct group *group;
	struct group_codes codes;
	struct seen *seen;
	int seen_count;
};

/* -- lines -- */

enum line_end { LINE_READ, LINE_TOO_LONG, LINE_NONE };

/* What is longer is read over. */
static enum line_end
next_line(struct buf *line)
{
	int c;
	bool any = false, fits = true;
	buf_clear(line);
	while ((c = getc(stdin)) != EOF && c != '\n') {
		any = true;
		fits = fits && line->length < LINE_MAX_BYTES;
		if (fits)
			buf_char(line, (char)c);
	}
	if (c == EOF && !any)
		return LINE_NONE;
	return fits ? LINE_READ : LINE_TOO_LONG;
}

/* A word that is a code by itself, not one of its groups. */
static bool
is_whole(const char *word, size_t length)
{
	int symbols = 0;
	for (size_t i = 0; i < length; i++)
		symbols += (word[i] >= '0' && word[i] <= '9') || ((word[i] | 0x20) >= 'a' && (word[i] | 0x20) <= 'z');
	return symbols >= CODE_SYMBOLS_MIN;
}

/* The last word of a text. */
static const char *
last_word(const char *text, size_t *length)
{
	static const char blanks[] = {' ', '\r'};
	while (*length > 0 && memchr(blanks, text[*length - 1], sizeof blanks) != NULL)
		--*length;
	const char *word = text + *length;
	while (word > text && memchr(blanks, word[-1], sizeof blanks) == NULL)
		word--;
	*length -= (size_t)(word - text);
	return word;
}

/* The part of a line that should be a code: before a number sign, and behind a name, which ends in a colon
 * (or what else parts the columns of a table), or in a blank if the code has none. */
static const char *
code_part(const struct buf *line, size_t *length)
{
	static const char parts[] = {':', '=', ',', ';', '\t'};
	const char *text = buf_text(line), *end = memchr(text, '#', line->length);
	if (end == NULL)
		end = text + line->length;
	const char *start = end;
	while (start > text && memchr(parts, start[-1], sizeof parts) == NULL)
		start--;
	*length = (size_t)(end - start);
	size_t word_length = *length;
	const char *word = last_word(start, &word_length);
	if (!is_whole(word, word_length))
		return start;
	*length = word_length;
	return word;
}

static bool
is_blank(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] != ' ' && text[i] != '\r')
			return false;
	return true;
}

static void
tell(const struct tally *t, const char *what, const char *why)
{
	struct fail said = {0};
	fail_set(&said, "line %lld %s%s", (long long)t->number, what, why);
	cmd_fail(&said);
}

/* -- codes -- */

/* Has it been counted before? The first of them is remembered, as long as there is room. */
static void
note_repetition(struct tally *t, const struct code *code)
{
	uint64_t hash = 0;
	for (int i = 0; i < code->count; i++)
		hash = mix_draw(hash, code->symbols[i]);
	size_t at = hash % SEEN_ROOM;
	while (t->seen[at].line != 0 && t->seen[at].hash != hash)
		at = (at + 1) % SEEN_ROOM;
	if (t->seen[at].line != 0) {
		struct buf why = {0};
		buf_format(&why, "%lld; both are counted", (long long)t->seen[at].line);
		tell(t, "has the same code as line ", buf_text(&why));
		buf_free(&why);
		t->codes.repeated++;
	} else if (t->seen_count < SEEN_MAX) {
		t->seen[at] = (struct seen){hash, t->number};
		if (++t->seen_count == SEEN_MAX)
			tell(t, "is the last that is remembered: ", "repetitions of later codes are not told");
	}
}

/* The quiz that is named, or else that of a code. */
static bool
open_quiz(struct tally *t, const struct code *code, const char *name, struct fail *fail)
{
	if (!codes_quiz(&t->arena, &t->shelf, code, name, &t->quiz, fail))
		return false;
	t->group = group_new(&t->arena, t->quiz);
	t->group->codes = &t->codes;
	return true;
}

/* Whoever names the file of codes instead is told how they are read. */
static bool
open_named(struct tally *t, const char *name, struct fail *fail)
{
	struct fail why = {0};
	return open_quiz(t, NULL, name, &why) ||
	       fail_set(fail, "%s; codes are read from standard input, as in 'verdict tally < FILE'", why.text);
}

static bool
count(struct tally *t, const char *text, size_t length, struct fail *fail)
{
	struct code code;
	struct coded coded;
	if (!code_read(&t->line_arena, text, length, &code, fail) ||
	    (t->quiz == NULL && !open_quiz(t, &code, NULL, fail)) ||
	    !codes_sheet(&t->line_arena, "it", &code, t->quiz, &coded, fail))
		return false;
	group_add(t->group, coded.form, coded.sheet);
	t->codes.brief += code.is_short;
	t->codes.changed += coded.changed;
	note_repetition(t, &code);
	return true;
}

static void
take_line(struct tally *t, enum line_end end)
{
	struct fail why = {0};
	size_t length;
	const char *text = code_part(&t->line, &length);
	if (end == LINE_TOO_LONG)
		fail_set(&why, "it is longer than %d bytes", LINE_MAX_BYTES);
	else if (is_blank(text, length) || count(t, text, length, &why))
		return;
	t->codes.unreadable++;
	tell(t, "is not counted: ", why.text);
}

static bool
read_lines(struct tally *t, struct fail *fail)
{
	enum line_end end;
	if (tty_is(STDIN_FILENO))
		fputs("Codes, one a line; Ctrl-D ends:\n", stderr);
	while ((end = next_line(&t->line)) != LINE_NONE) {
		t->number++;
		take_line(t, end);
		arena_free(&t->line_arena);
	}
	if (ferror(stdin))
		return fail_set(fail, "cannot read standard input: %s", strerror(errno));
	return t->quiz != NULL || fail_set(fail, "no code was counted; give them on standard input, one a line");
}

int
cmd_tally(const struct args *args)
{
	struct tally t = {.args = args};
	struct fail fail = {0};
	t.seen = ARENA_ARRAY(&t.arena, SEEN_ROOM, struct seen);
	const char *named = args->operand_count > 0 ? args->operands[0] : NULL;
	bool good = (named == NULL || open_named(&t, named, &fail)) && read_lines(&t, &fail) &&
	            cmd_group(args, t.group, &fail);
	int end = t.codes.unreadable > 0 ? END_FINDINGS : END_FINE;
	buf_free(&t.line);
	arena_free(&t.line_arena);
	arena_free(&t.arena);
	return good ? end : cmd_fail(&fail);
}
