#include <string.h>

#include "base/buf.h"
#include "report/map.h"
#include "report/odds.h"
#include "report/words.h"

void
map_percent(struct buf *out, double share)
{
	odds_percent(out, share);
	buf_char(out, '%');
}

bool
map_lists(const struct map *map, int verdict)
{
	return verdict < map->quiz->outcome_count || verdict == ODDS_TIE ||
	       (verdict == ODDS_NONE && map->verdicts[verdict] > 0);
}

bool
map_has(const struct map *map, int question)
{
	const struct condition *when = map->quiz->questions[question].when;
	return when == NULL || when->test != TEST_NEVER;
}

void
map_origin(struct buf *out, const struct map *map)
{
	buf_add(out, "Shares are of people who choose each answer equally often and skip nothing. ");
	if (map->basis.exact && map->verdicts_basis.exact) {
		buf_add(out, "They are exact: every way to answer was counted.");
		return;
	}
	if (map->basis.exact)
		buf_add(out, "Those on the way are exact; those of the verdicts come from ");
	else
		buf_add(out, "They come from ");
	odds_drawn(out, &map->verdicts_basis);
	buf_char(out, '.');
}

/* -- conditions -- */

/* What a form of conditions makes of one test. */
typedef void write_test(struct buf *, const struct quiz *, const struct condition *);

static int
rank(const struct condition *c)
{
	return c->test == TEST_OR ? 0 : c->test == TEST_AND ? 1 : 2;
}

static void
condition(struct buf *out, const struct quiz *quiz, const struct condition *c,
          write_test *test);

/* One side of a connective; in parentheses where it would be read in another way without. */
static void
side(struct buf *out, const struct quiz *quiz, const struct condition *c, int around,
     write_test *test)
{
	bool inside = rank(c) < around;
	buf_add(out, inside ? "(" : "");
	condition(out, quiz, c, test);
	buf_add(out, inside ? ")" : "");
}

static void
condition(struct buf *out, const struct quiz *quiz, const struct condition *c,
          write_test *test)
{
	if (c->test == TEST_NOT) {
		buf_add(out, "not (");
		condition(out, quiz, c->left, test);
		buf_char(out, ')');
	} else if (c->test == TEST_AND || c->test == TEST_OR) {
		side(out, quiz, c->left, rank(c), test);
		buf_add(out, c->test == TEST_AND ? " and " : " or ");
		side(out, quiz, c->right, rank(c), test);
	} else {
		test(out, quiz, c);
	}
}

static bool
is_about_verdict(const struct condition *c)
{
	return c->test == TEST_VERDICT_IS || c->test == TEST_VERDICT_IS_NOT;
}

/* The place in an array of verdicts of each bit of a condition, one after the other; -1 at the end. */
static int
next_verdict(unsigned *bits)
{
	for (int v = 0; v < ODDS_VERDICTS; v++) {
		unsigned bit = v == ODDS_TIE ? VERDICT_BIT_TIE : v == ODDS_NONE ? VERDICT_BIT_NONE : 1U << v;
		if ((*bits & bit) == 0)
			continue;
		*bits &= ~bit;
		return v;
	}
	return -1;
}

static const char *
verdict_id(const struct quiz *quiz, int verdict)
{
	return verdict == ODDS_TIE ? "tie" : verdict == ODDS_NONE ? "none" : quiz->outcomes[verdict].id;
}

/* The option ids, or the verdicts'. */
static void
ids(struct buf *out, const struct quiz *quiz, const struct condition *c)
{
	const char *comma = "";
	unsigned bits = c->options;
	for (int v; is_about_verdict(c) && (v = next_verdict(&bits)) >= 0; comma = ", ")
		buf_format(out, "%s%s", comma, verdict_id(quiz, v));
	for (int o = 0; !is_about_verdict(c) && o < quiz->questions[c->question].option_count; o++) {
		if ((c->options >> o & 1U) == 0)
			continue;
		buf_format(out, "%s%s", comma, quiz->questions[c->question].options[o].id);
		comma = ", ";
	}
}

static void
test_written(struct buf *out, const struct quiz *quiz, const struct condition *c)
{
	if (c->test == TEST_NEVER) {
		buf_add(out, "never in the short form");
		return;
	}
	buf_add(out, is_about_verdict(c) ? "verdict" : quiz->questions[c->question].id);
	if (c->test == TEST_ANSWERED || c->test == TEST_SKIPPED) {
		buf_add(out, c->test == TEST_ANSWERED ? " answered" : " skipped");
		return;
	}
	bool several = (c->options & (c->options - 1)) != 0;
	bool negated = c->test == TEST_IS_NOT || c->test == TEST_VERDICT_IS_NOT;
	buf_add(out, several ? " in (" : negated ? " is not " : " is ");
	ids(out, quiz, c);
	buf_add(out, several ? ")" : "");
}

static void
choices(struct buf *out, const struct quiz *quiz, const struct condition *c)
{
	const char *or = "";
	unsigned bits = c->options;
	for (int v; is_about_verdict(c) && (v = next_verdict(&bits)) >= 0; or = " or ")
		buf_format(out, "%s%s", or, odds_verdict_name(quiz, v));
	for (int o = 0; !is_about_verdict(c) && o < quiz->questions[c->question].option_count; o++) {
		if ((c->options >> o & 1U) == 0)
			continue;
		buf_add(out, or);
		words_quote(out, quiz->questions[c->question].options[o].text);
		or = " or ";
	}
}

static void
test_said(struct buf *out, const struct quiz *quiz, const struct condition *c)
{
	if (c->test == TEST_NEVER)
		buf_add(out, "never in the short form");
	else if (is_about_verdict(c))
		buf_add(out, "the verdict");
	else if (c->test == TEST_ANSWERED || c->test == TEST_SKIPPED)
		buf_format(out, "question %d is %s", c->question + 1,
		           c->test == TEST_ANSWERED ? "answered" : "skipped");
	else
		buf_format(out, "the answer to question %d", c->question + 1);
	if (c->test == TEST_IS || c->test == TEST_VERDICT_IS)
		buf_add(out, " is ");
	else if (c->test == TEST_IS_NOT)
		buf_add(out, " is another than ");
	else if (c->test == TEST_VERDICT_IS_NOT)
		buf_add(out, " is not ");
	else
		return;
	choices(out, quiz, c);
}

void
map_condition(struct buf *out, const struct quiz *quiz, const struct condition *c)
{
	condition(out, quiz, c, test_written);
}

void
map_condition_said(struct buf *out, const struct quiz *quiz, const struct condition *c)
{
	condition(out, quiz, c, test_said);
}

void
map_when_said(struct buf *out, const struct map *map, int question)
{
	const struct condition *when = map->quiz->questions[question].when;
	if (when == NULL) {
		buf_add(out, "Asked of everybody.");
		return;
	}
	buf_add(out, "Asked of ");
	map_percent(out, map->asked[question]);
	buf_add(out, " of people: when ");
	map_condition_said(out, map->quiz, when);
	buf_char(out, '.');
}
