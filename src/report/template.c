#include "verdict/template.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "verdict/quiz.h"

/* -- what the author is asked for -- */

/* A line of a quiz file has at most 1,022 bytes, and the template's own words stand around the text. */
enum { TEXT_BYTES_MAX = 900 };

bool
template_takes(const char *text, const char *what, struct fail *fail)
{
	size_t length = strlen(text);
	if (text[strspn(text, " \t")] == '\0')
		return fail_set(fail, "%s is empty", what);
	if (length > TEXT_BYTES_MAX)
		return fail_set(fail, "%s is too long: there is room for %d bytes, and it has %zu", what,
		                (int)TEXT_BYTES_MAX, length);
	for (size_t i = 0, taken; i < length; i += taken) {
		uint32_t code;
		taken = utf8_decode(text + i, length - i, &code);
		if (taken == 0)
			return fail_set(fail, "%s has bytes in it that are no UTF-8", what);
		if (utf8_is_control(code) || utf8_is_hidden(code))
			return fail_set(fail, "%s has a character in it that nobody can see, U+%04X", what,
			                (unsigned)code);
		if (code == '"' || code == '\\')
			return fail_set(fail, "%s has a %c in it, which a quiz file can't hold%s", what, (char)code,
			                code == '"' ? "; “ and ” can take its place" : "");
	}
	return true;
}

/* A name stands in an answer, for which 160 characters are a lot. */
enum { NAME_COLUMNS_MAX = 140 };

static bool
take_name(struct names *names, const char *name, const char *what, struct fail *fail)
{
	struct buf whose = {0};
	buf_format(&whose, "one of the %ss", what);
	bool good = template_takes(name, buf_text(&whose), fail);
	buf_free(&whose);
	if (good && utf8_columns(name) > NAME_COLUMNS_MAX)
		good = fail_set(fail, "one of the %ss has a name of %d columns; find one of at most %d", what,
		                utf8_columns(name), (int)NAME_COLUMNS_MAX);
	for (int i = 0; i < names->count && good; i++)
		if (strcmp(names->list[i], name) == 0)
			good = fail_set(fail, "there are two %ss called %s", what, name);
	names->list[names->count++] = name;
	return good;
}

bool
template_names(struct arena *arena, const char *text, const char *what, int least, int most,
               struct names *names, struct fail *fail)
{
	size_t room = 1;
	for (const char *p = text; *p != '\0'; p++)
		room += *p == ',';
	*names = (struct names){.list = ARENA_ARRAY(arena, room, const char *)};
	bool good = true;
	for (const char *p = text; good && text[strspn(text, " \t")] != '\0'; p++) {
		p += strspn(p, " \t");
		size_t length = strcspn(p, ","), shown = length;
		while (shown > 0 && (p[shown - 1] == ' ' || p[shown - 1] == '\t'))
			shown--;
		good = take_name(names, arena_copy(arena, p, shown), what, fail);
		p += length;
		if (*p == '\0')
			break;
	}
	if (good && names->count < least)
		return fail_set(fail, "there must be at least %d %ss, parted by commas", least, what);
	if (good && names->count > most)
		return fail_set(fail, "there can be at most %d %ss, and these are %d", most, what, names->count);
	return good;
}

/* -- ids -- */

/* What ids can be made of, and words that mean something else in a quiz file. */
static bool
is_free(const char *id, const char *const *taken, int count)
{
	static const char *const words[] = {"verdict", "is", "in", "and", "or", "not", "answered",
		"skipped", "tie", "none"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(id, words[i]) == 0)
			return false;
	for (int i = 0; i < count; i++)
		if (strcmp(id, taken[i]) == 0)
			return false;
	return true;
}

/* "Côte d'Or" becomes "cote-d-or". Long names are cut behind a word: an id is typed, and repeated in
 * each line about it. */
static void
letters(struct buf *id, const char *name)
{
	enum { ID_MAX = 24 };
	struct buf ascii = {0};
	utf8_append_ascii(&ascii, name);
	for (const char *p = buf_text(&ascii); *p != '\0' && id->length < ID_MAX; p++) {
		bool capital = *p >= 'A' && *p <= 'Z';
		char c = (char)(capital ? *p - 'A' + 'a' : *p);
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			buf_char(id, c);
		else if (id->length > 0 && id->text[id->length - 1] != '-')
			buf_char(id, '-');
	}
	while (id->length > 0 && id->text[id->length - 1] == '-')
		id->text[--id->length] = '\0';
	buf_free(&ascii);
}

static const char *
id_of(struct arena *arena, const char *name, const char *otherwise, const char *const *taken,
      int count)
{
	struct buf base = {0}, id = {0};
	letters(&base, name);
	if (base.length == 0)
		buf_add(&base, otherwise);
	buf_add(&id, buf_text(&base));
	for (int number = 2; !is_free(buf_text(&id), taken, count); number++) {
		buf_clear(&id);
		buf_format(&id, "%s-%d", buf_text(&base), number);
	}
	const char *made = buf_take(&id, arena);
	buf_free(&base);
	buf_free(&id);
	return made;
}

/* -- the file -- */

struct draft_quiz {
	struct buf *out;
	const struct template *from;
	const char **outcomes, **topics; /* their ids */
	const char *between;             /* the id of the option that speaks for nothing */
	int questions, each;             /* in all, and in each topic */
};

static void
write_head(const struct draft_quiz *d)
{
	buf_add(d->out,
	        "; A quiz of verdict, in format 1. Everything between quotes is yours to write over.\n"
	        ";\n"
	        ";   verdict check FILE      what is wrong with it, and what to do about it\n"
	        ";   verdict preview FILE    what it looks like\n"
	        ";   verdict odds FILE       whether it is fair\n"
	        ";\n"
	        "; \"man verdict-quiz\" explains every key. A line with a semicolon and no blank behind it is\n"
	        "; something that a quiz can have as well: take its semicolon away, and those of the lines\n"
	        "; around it.\n\n");
	buf_format(d->out,
	           "[quiz]\n"
	           "format      = 1\n"
	           "id          = %s\n"
	           "title       = \"%s\"\n"
	           "intro.1     = \"Say in a sentence or two what this is about and whom it is for.\"\n"
	           ";intro.2    = \"A second paragraph, and so on.\"\n"
	           "; which way the quiz leans, and that you know it\n"
	           ";agenda     = \"It leans to what we have used ourselves.\"\n"
	           "; fewer answers give no verdict\n"
	           "min_answers = 2\n"
	           "; \"both fit\" when two outcomes are this near to each other, of 100 points\n"
	           "tie         = 6\n\n",
	           d->from->id, d->from->title);
}

static void
write_outcomes(const struct draft_quiz *d)
{
	buf_add(d->out, "; ---- What can come out. A name reads well after \"would make it\": Soup, not A\n"
	                "; soup.\n\n");
	for (int k = 0; k < d->from->outcomes.count; k++) {
		const char *name = d->from->outcomes.list[k];
		buf_format(d->out,
		           "[outcome %s]\n"
		           "name      = \"%s\"\n"
		           "verdict.1 = \"This one fits: say what that means.\"\n"
		           "next.1    = \"Say what to do first.\"\n\n",
		           d->outcomes[k], name);
	}
	buf_add(d->out,
	        "[tie]\n"
	        "text.1       = \"More than one fits what you told us.\"\n"
	        "; needed as soon as an answer rules something out\n"
	        ";ruled_out.1 = \"Your answers leave nothing over.\"\n\n");
}

static void
write_topics(const struct draft_quiz *d)
{
	if (d->from->topics.count > 0)
		buf_add(d->out, "; ---- What the questions are about\n\n");
	for (int t = 0; t < d->from->topics.count; t++)
		buf_format(d->out, "[topic %s]\nname = \"%s\"\n\n", d->topics[t], d->from->topics.list[t]);
}

static void
write_option(const struct draft_quiz *d, int k)
{
	int count = d->from->outcomes.count;
	const char *id = k == count ? d->between : d->outcomes[k];
	if (k == count)
		buf_format(d->out, "option.%s = \"Something in between\"\noption.%s.fit = \"", id, id);
	else
		buf_format(d->out, "option.%s = \"Answer %d, for %s\"\noption.%s.fit = \"", id, k + 1,
		           d->from->outcomes.list[k], id);
	for (int other = 0; other < count && k == count; other++)
		buf_format(d->out, "%s%s +1", other == 0 ? "" : ", ", d->outcomes[other]);
	if (k < count)
		buf_format(d->out, "%s +2, %s -1", id, d->outcomes[(k + 1) % count]);
	buf_add(d->out, "\"\n");
	if (k < count)
		buf_format(d->out,
		           "option.%s.because = \"Say why this answer counts as it does.\"\n"
		           "option.%s.source = \"Who says so, %d\"\n", id, id, d->from->year);
}

/* Options come in another order in each question, so that who chooses the first one every time does not
 * get the same outcome for sure. */
static int
option_at(const struct draft_quiz *d, int question, int place)
{
	int options = d->from->outcomes.count + 1, round = question / options;
	int at = round % 2 == 0 ? place : options - 1 - place;
	return (at + question) % options;
}

static void
write_question(const struct draft_quiz *d, int q)
{
	buf_format(d->out, "[question q%d]\n", q + 1);
	if (d->from->topics.count > 0)
		buf_format(d->out, "topic  = %s\n", d->topics[q / d->each]);
	buf_format(d->out,
	           "weight = 2\n"
	           "text   = \"Question %d: what do you want to know?\"\n"
	           "why    = \"Say why you ask, but not which way an answer counts.\"\n", q + 1);
	for (int place = 0; place <= d->from->outcomes.count; place++)
		write_option(d, option_at(d, q, place));
	buf_char(d->out, '\n');
}

static void
write_questions(const struct draft_quiz *d)
{
	buf_add(d->out,
	        "; ---- The questions, with 2 to 9 answers each, in the order in which they are asked. The\n"
	        "; weight, 1 to 10, is how much a question counts. A fit, -2 to +2, is how much an answer\n"
	        "; speaks for or against an outcome; one that is not named has 0. The reason and its source\n"
	        "; are shown after the verdict.\n\n");
	for (int q = 0; q < d->questions; q++)
		write_question(d, q);
	const char *first = d->outcomes[0], *second = d->outcomes[1];
	buf_format(d->out,
	           "; A question that is asked only sometimes. \"when\" looks at questions further up, with is,\n"
	           "; is not, in (a, b), answered, skipped, and, or, not and parentheses.\n"
	           ";[question follow-up]\n"
	           ";when = \"q1 is %s\"\n"
	           ";text = \"A question for those who chose that?\"\n"
	           ";why  = \"Say why you ask.\"\n"
	           ";option.yes = \"Yes\"\n"
	           ";option.yes.fit = \"%s +1\"\n"
	           ";option.no = \"No\"\n"
	           ";option.no.fit = \"%s +1\"\n"
	           "; the reason, as it goes on after \"ruled out by your answer:\"\n"
	           ";option.no.rules_out.%s = \"there is no spoon\"\n\n",
	           first, first, second, first);
}

static void
write_extras(const struct draft_quiz *d)
{
	buf_format(d->out,
	           "; ---- What is shown with the verdict besides\n\n"
	           ";[caution ends]\n"
	           ";when   = \"verdict is %s and q1 is %s\"\n"
	           ";text   = \"Say what to look out for.\"\n"
	           ";source = \"Who says so, %d\"\n\n"
	           ";[table compared]\n"
	           ";title   = \"The difference at a glance\"\n"
	           ";columns = \"| One | Another\"\n"
	           ";row.1   = \"Time it takes | an hour | five minutes\"\n"
	           ";source  = \"Who says so, %d\"\n\n"
	           ";[panel reading]\n"
	           ";title  = \"Where to read on\"\n"
	           ";text.1 = \"A paragraph.\"\n\n",
	           d->outcomes[0], d->between, d->from->year, d->from->year);
}

static void
write_cases(const struct draft_quiz *d)
{
	buf_add(d->out, "; ---- Answers, and the verdict that they must get: \"verdict check\" tries them.\n\n");
	for (int k = 0; k < d->from->outcomes.count; k++) {
		buf_format(d->out, "[case all-for-%s]\n", d->outcomes[k]);
		for (int q = 0; q < d->questions; q++)
			buf_format(d->out, "answer.q%d = %s\n", q + 1, d->outcomes[k]);
		buf_format(d->out, "expect = %s\n%s", d->outcomes[k],
		           k + 1 < d->from->outcomes.count ? "\n" : "");
	}
}

static const char **
ids_of(struct arena *arena, const struct names *names, const char *otherwise)
{
	const char **ids = ARENA_ARRAY(arena, (size_t)names->count, const char *);
	for (int i = 0; i < names->count; i++)
		ids[i] = id_of(arena, names->list[i], otherwise, ids, i);
	return ids;
}

void
template_write(struct buf *out, const struct template *from)
{
	enum { QUESTIONS_MIN = 5 };
	struct arena arena = {0};
	int topics = from->topics.count == 0 ? 1 : from->topics.count;
	struct draft_quiz d = {.out = out, .from = from};
	d.each = (QUESTIONS_MIN + topics - 1) / topics;
	d.questions = d.each * topics;
	d.outcomes = ids_of(&arena, &from->outcomes, "outcome");
	d.topics = ids_of(&arena, &from->topics, "topic");
	d.between = id_of(&arena, "between", "", d.outcomes, from->outcomes.count);
	write_head(&d);
	write_outcomes(&d);
	write_topics(&d);
	write_questions(&d);
	write_extras(&d);
	write_cases(&d);
	arena_free(&arena);
}
