/* Reading a `when`:
 *
 *   either     = both { "or" both }
 *   both       = single { "and" single }
 *   single     = "not" single | "(" either ")" | comparison
 *   comparison = question ( "is" [ "not" ] option | "in" "(" option { "," option } ")"
 *                         | "answered" | "skipped" )
 *
 * A value has about a thousand bytes, which bounds the recursion. The first mistake ends the reading:
 * what follows it would be guesswork. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "core/seal.h"

/* Twice a quiz of 10,000 questions. Golden cases, the path and the search for flips go through all of
 * them again and again. */
enum { CONDITIONS_MAX = 20000 };

struct parser {
	struct seal *s;
	const struct entry *entry;
	int before;
	bool verdict_known;
	const char *rest;  /* behind the token */
	size_t offset;     /* of the token in the value */
	size_t end;        /* of the one before it */
	const char *token; /* "" at the end */
	bool failed;
};

static bool
is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
	       c == '_' || (unsigned char)c >= 0x80;
}

static void
advance(struct parser *p)
{
	const char *start = p->rest + strspn(p->rest, " \t"), *end = start;
	p->end = (size_t)(p->rest - p->entry->value);
	while (is_word_char(*end))
		end++;
	if (end == start && *end != '\0')
		end++;
	p->offset = (size_t)(start - p->entry->value);
	p->token = arena_copy(p->s->arena, start, (size_t)(end - start));
	p->rest = end;
}

static struct place
here(const struct parser *p)
{
	return entry_place(p->entry, p->offset);
}

static const struct condition *
expected(struct parser *p, const char *what)
{
	struct buf found = {0};
	buf_format(&found, p->token[0] == '\0' ? "the end" : "'%s'", p->token);
	if (!p->failed)
		findings_add(p->s->findings, RULE_CONDITION_MALFORMED, here(p), what, buf_text(&found), NULL);
	buf_free(&found);
	p->failed = true;
	return NULL;
}

static bool
accept(struct parser *p, const char *token)
{
	if (p->failed || strcmp(p->token, token) != 0)
		return false;
	advance(p);
	return true;
}

/* What was read from byte `from` on. */
static const struct condition *
node(struct parser *p, size_t from, struct condition condition)
{
	struct condition *kept = ARENA_NEW(p->s->arena, struct condition);
	*kept = condition;
	kept->from = (int)from;
	kept->length = (int)(p->end - from);
	if (++p->s->condition_size == CONDITIONS_MAX + 1) {
		struct buf limit = {0};
		buf_format(&limit, "%d", CONDITIONS_MAX);
		findings_add(p->s->findings, RULE_CONDITIONS_TOO_LONG, p->entry->value_at,
		             buf_text(&limit), NULL);
		buf_free(&limit);
	}
	return kept;
}

/* Is the token a word that can be an id here? */
static bool
is_name(const struct parser *p)
{
	static const char *const words[] = {"is", "in", "and", "or", "not", "answered", "skipped"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(p->token, words[i]) == 0)
			return false;
	return is_word_char(p->token[0]);
}

enum { ABOUT_VERDICT = -2 };

/* The bit of the option or verdict that the token names; 0 after a finding. */
static unsigned
option_bit(struct parser *p, int question)
{
	if (!is_name(p)) {
		expected(p, question == ABOUT_VERDICT ? "an outcome, tie or none" : "an option");
		return 0;
	}
	unsigned bit = 0;
	if (question == ABOUT_VERDICT) {
		bit = seal_verdict_bit(p->s, p->token);
		if (bit == 0)
			seal_no_outcome(p->s, p->token, here(p));
	} else {
		int option = question_option(&p->s->questions[question], p->token);
		bit = option == NOBODY ? 0 : 1U << option;
		if (bit == 0)
			seal_no_option(p->s, question, p->token, here(p));
	}
	p->failed |= bit == 0;
	advance(p);
	return bit;
}

static const struct condition *
compared(struct parser *p, size_t from, int question)
{
	bool verdict = question == ABOUT_VERDICT;
	struct condition c = {.question = verdict ? NOBODY : question};
	if (accept(p, "is")) {
		bool not = accept(p, "not");
		c.test = verdict ? (not ? TEST_VERDICT_IS_NOT : TEST_VERDICT_IS)
		                 : (not ? TEST_IS_NOT : TEST_IS);
		c.options = option_bit(p, question);
	} else if (accept(p, "in")) {
		c.test = verdict ? TEST_VERDICT_IS : TEST_IS;
		if (!accept(p, "("))
			return expected(p, "'('");
		do
			c.options |= option_bit(p, question);
		while (accept(p, ","));
		if (!accept(p, ")"))
			return expected(p, "',' or ')'");
	} else if (!verdict && accept(p, "answered")) {
		c.test = TEST_ANSWERED;
	} else if (!verdict && accept(p, "skipped")) {
		c.test = TEST_SKIPPED;
	} else {
		return expected(p, verdict ? "'is' or 'in'" : "'is', 'in', 'answered' or 'skipped'");
	}
	return p->failed ? NULL : node(p, from, c);
}

/* In the short form a condition that looks at a question left out would never hold. */
static void
look_at(struct parser *p, int question)
{
	const struct question *asks = &p->s->questions[p->before];
	p->s->questions[question].gate = true;
	if (asks->brief && !p->s->questions[question].brief)
		findings_add(p->s->findings, RULE_CONDITION_SHORT, here(p), asks->id, p->token, NULL);
}

static const struct condition *
comparison(struct parser *p)
{
	if (!is_name(p))
		return expected(p, "a question");
	int question = ABOUT_VERDICT;
	size_t from = p->offset;
	if (strcmp(p->token, "verdict") == 0) {
		p->failed = !p->verdict_known;
		if (p->failed)
			findings_add(p->s->findings, RULE_CONDITION_VERDICT, here(p), NULL);
	} else {
		question = index_find(&p->s->question_index, p->token);
		p->failed = question == NOBODY || question >= p->before;
		if (question == NOBODY)
			seal_no_question(p->s, p->token, here(p));
		else if (p->failed)
			findings_add(p->s->findings, RULE_CONDITION_FORWARD, here(p), p->token, NULL);
		else if (!p->verdict_known)
			look_at(p, question);
	}
	advance(p);
	return p->failed ? NULL : compared(p, from, question);
}

static const struct condition *either(struct parser *);

static const struct condition *
single(struct parser *p)
{
	size_t from = p->offset;
	if (accept(p, "not")) {
		struct condition not = {.test = TEST_NOT, .left = single(p)};
		return p->failed ? NULL : node(p, from, not);
	}
	if (!accept(p, "("))
		return comparison(p);
	const struct condition *inner = either(p);
	if (!p->failed && !accept(p, ")"))
		return expected(p, "'and', 'or' or ')'");
	return inner;
}

static const struct condition *
both(struct parser *p)
{
	size_t from = p->offset;
	const struct condition *left = single(p);
	while (accept(p, "and")) {
		const struct condition *right = single(p);
		left = node(p, from, (struct condition){.test = TEST_AND, .left = left, .right = right});
	}
	return left;
}

static const struct condition *
either(struct parser *p)
{
	size_t from = p->offset;
	const struct condition *left = both(p);
	while (accept(p, "or")) {
		const struct condition *right = both(p);
		left = node(p, from, (struct condition){.test = TEST_OR, .left = left, .right = right});
	}
	return left;
}

unsigned
seal_verdict_bit(const struct seal *s, const char *word)
{
	if (strcmp(word, "tie") == 0)
		return VERDICT_BIT_TIE;
	if (strcmp(word, "none") == 0)
		return VERDICT_BIT_NONE;
	int outcome = quiz_outcome(&s->quiz, word);
	return outcome == NOBODY ? 0 : 1U << outcome;
}

const struct condition *
seal_condition(struct seal *s, const struct entry *entry, int before, bool verdict_known)
{
	struct parser p = {
		.s = s,
		.entry = entry,
		.before = before,
		.verdict_known = verdict_known,
		.rest = entry->value,
	};
	if (entry->value[0] == '\0')
		return NULL; /* an empty value is a finding of its own */
	advance(&p);
	const struct condition *condition = either(&p);
	if (!p.failed && p.token[0] != '\0')
		expected(&p, "'and', 'or' or the end");
	return p.failed ? NULL : condition;
}
