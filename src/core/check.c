#include "verdict/check.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "verdict/quiz.h"

#define ERROR SEVERITY_ERROR
#define WARNING SEVERITY_WARNING

static const struct rule_row rules[] = {
	[RULE_FILE_UNREADABLE] = {"E001", ERROR, "the file can't be read: {1}",
		"name a file that is there and that you may read"},
	[RULE_FILE_IRREGULAR] = {"E002", ERROR, "this is {1}, not a file",
		"name the quiz file itself"},
	[RULE_FILE_TOO_BIG] = {"E003", ERROR, "the file has {1} bytes; at most {2} are read",
		"split the quiz, or check that this is one"},
	[RULE_FILE_EMPTY] = {"E004", ERROR, "there is no section in the file",
		"begin with [quiz]"},
	[RULE_BYTE_NUL] = {"E005", ERROR, "a NUL byte, at which iniparser drops the rest of the line",
		"save the file as plain UTF-8 text"},
	[RULE_BYTE_CONTROL] = {"E006", ERROR, "the control character {1}",
		"delete it"},
	[RULE_UTF8_INVALID] = {"E007", ERROR, "the byte {1} is not UTF-8",
		"save the file as UTF-8"},
	[RULE_CHARACTER_HIDDEN] = {"E008", ERROR, "the invisible character {1}",
		"delete it"},
	[RULE_LINE_TOO_LONG] = {"E009", ERROR,
		"the line, with its continuations, has {1} bytes; at most {2} can be read",
		"shorten it, or go on in the next numbered key"},
	[RULE_LINE_MALFORMED] = {"E010", ERROR,
		"this is no [section], no 'key = value' and no comment",
		"write 'key = value', or start the line with ';'"},
	[RULE_SECTION_MALFORMED] = {"E011", ERROR,
		"a section is a name between '[' and ']' without '[', ']' or ':' in it, alone on its line",
		"write it like [question some-id], and a comment on a line of its own"},
	[RULE_SECTION_REPEATED] = {"E012", ERROR,
		"[{1}] stands already in line {2}; the two would be merged",
		"rename one of them"},
	[RULE_KEY_HOMELESS] = {"E013", ERROR, "'{1}' stands before the first section",
		"move it below the [section] that it belongs to"},
	[RULE_KEY_MALFORMED] = {"E014", ERROR,
		"the key '{1}' is empty or has one of : ; # \" ' [ ] \\ in it",
		"use letters, digits, '.', '-' and '_'"},
	[RULE_KEY_REPEATED] = {"E015", ERROR,
		"'{1}' is set already in line {2}, and that value would be lost",
		"remove or rename one of them"},
	[RULE_VALUE_CUT] = {"E016", ERROR, "the text from '{1}' on would be dropped",
		"put the value in quotes"},
	[RULE_QUOTE_OPEN] = {"E017", ERROR, "the quote that begins here is not closed",
		"close it at the end of the value"},
	[RULE_QUOTE_INSIDE] = {"E018", ERROR,
		"a {1} inside quotes ends or changes the value",
		"use typographic quotes inside, or the other kind around"},
	[RULE_QUOTE_TRAILING] = {"E019", ERROR, "the text after the closing quote would be dropped",
		"put it inside the quotes, or begin a comment with ' ;'"},
	[RULE_CONTINUATION_MISPLACED] = {"E020", ERROR,
		"the '\\' that ends this line would swallow the next one",
		"delete it; only the line of a key that has a next line can be continued"},
	[RULE_NAME_UPPERCASE] = {"E021", ERROR, "'{1}' would be read as '{2}'",
		"write names in lower case"},
	[RULE_KEYS_TOO_MANY] = {"E022", ERROR, "[{1}] has more than {2} keys",
		"split the section"},
	[RULE_SECTIONS_TOO_MANY] = {"E023", ERROR, "there are more than {1} sections",
		"split the quiz"},
	[RULE_READERS_DISAGREE] = {"E024", ERROR, "iniparser does not read what stands here: {1}",
		"report it as a mistake of this program, with the file"},
	[RULE_FINDINGS_TOO_MANY] = {"E025", ERROR,
		"there are more than {1} findings; the rest is left out",
		"mend those above first"},
	[RULE_FILE_ENCODING] = {"E026", ERROR, "the file is written {1}",
		"save it as UTF-8 with ordinary line ends"},

	[RULE_SECTION_UNKNOWN] = {"E101", ERROR, "there is no kind of section called '{1}'",
		"use quiz, outcome, tie, topic, question, table, panel, caution or case"},
	[RULE_SECTION_MISSING] = {"E102", ERROR, "{1} is missing",
		"add the section"},
	[RULE_SECTION_ID_MISSING] = {"E103", ERROR, "[{1}] has no id",
		"write it as [{1} some-id]"},
	[RULE_SECTION_ID_UNWANTED] = {"E104", ERROR, "[{1}] takes no id",
		"write it as [{1}]"},
	[RULE_ID_MALFORMED] = {"E105", ERROR, "the id '{1}' is not made of a-z, 0-9 and '-'",
		"rename it"},
	[RULE_ID_RESERVED] = {"E106", ERROR, "'{1}' is a word of conditions and can't be an id",
		"rename it"},
	[RULE_KEY_UNKNOWN] = {"E107", ERROR, "[{2}] has no key '{1}'",
		"rename or remove it"},
	[RULE_KEY_MISSING] = {"E108", ERROR, "[{2}] lacks the key '{1}'",
		"add '{1} = ...'"},
	[RULE_TEXT_EMPTY] = {"E109", ERROR, "'{1}' is empty",
		"write the text, or remove the key"},
	[RULE_NUMBER_MALFORMED] = {"E110", ERROR, "'{1}' is not a whole number from {2} to {3}",
		"write one in digits"},
	[RULE_YES_NO_MALFORMED] = {"E111", ERROR, "'{1}' is neither yes nor no",
		"write yes or no"},
	[RULE_FORMAT_UNSUPPORTED] = {"E112", ERROR, "format '{1}' is not known to this program",
		"write 'format = 1', or use a newer program"},
	[RULE_NUMBERING_GAP] = {"E113", ERROR, "'{1}' is there, but '{2}' is not",
		"number them 1, 2, 3 without a gap"},
	[RULE_OUTCOME_COUNT] = {"E114", ERROR, "the number of outcomes is {1}",
		"have 2 to 8 of them"},
	[RULE_OPTION_COUNT] = {"E115", ERROR, "the number of options of question '{1}' is {2}",
		"have 2 to 9 of them"},
	[RULE_QUESTIONS_MISSING] = {"E116", ERROR, "there is no question",
		"add a [question some-id]"},
	[RULE_OPTION_TEXT_REPEATED] = {"E117", ERROR, "the options '{1}' and '{2}' say the same",
		"reword one of them"},

	[RULE_TOPIC_UNKNOWN] = {"E201", ERROR, "there is no topic '{1}'",
		"name one that is there, or add its section"},
	[RULE_OUTCOME_UNKNOWN] = {"E202", ERROR, "there is no outcome '{1}'",
		"name one that is there, or add its section"},
	[RULE_QUESTION_UNKNOWN] = {"E203", ERROR, "there is no question '{1}'",
		"name one that is there, or add its section"},
	[RULE_OPTION_UNKNOWN] = {"E204", ERROR, "question '{2}' has no option '{1}'",
		"name one of {3}"},
	[RULE_OPTION_WITHOUT_TEXT] = {"E205", ERROR,
		"'{2}' speaks of the option '{1}', which has no text",
		"add 'option.{1} = ...'"},
	[RULE_FIT_MALFORMED] = {"E206", ERROR, "'{1}' is not an outcome and a number",
		"write a fit like \"coffee -2, tea +1\""},
	[RULE_FIT_RANGE] = {"E207", ERROR, "a fit of {1} is outside -2 to +2",
		"use -2, -1, 0, +1 or +2"},
	[RULE_FIT_REPEATED] = {"E208", ERROR, "the outcome '{1}' has a fit here already",
		"keep one of the two"},

	[RULE_CONDITION_MALFORMED] = {"E301", ERROR, "expected {1}, found {2}",
		"write a condition like \"sleep is soon and not (age in (child, teen))\""},
	[RULE_CONDITION_FORWARD] = {"E302", ERROR, "the question '{1}' is not asked before this",
		"ask about earlier questions, or move it up"},
	[RULE_CONDITION_VERDICT] = {"E303", ERROR, "the verdict is not known while questions are asked",
		"ask for the verdict in a [caution] only"},
	[RULE_CONDITION_SHORT] = {"E304", ERROR,
		"'{1}' is in the short form, but this looks at '{2}', which is not",
		"add 'short = yes' to '{2}', or take it from '{1}'"},
	[RULE_CONDITIONS_TOO_LONG] = {"E305", ERROR,
		"the conditions of the quiz have more than {1} tests in all",
		"ask less often, or split the quiz"},

	[RULE_ROW_CELLS] = {"E401", ERROR, "the number of cells in '{1}' is {2}, that of columns {3}",
		"part the cells with '|', one for each column"},
	[RULE_AXIS_MALFORMED] = {"E402", ERROR, "'{1}' is not a stretch of time",
		"write one or two numbers of days, the smaller first, like \"0.5 90\""},

	[RULE_CASE_ANSWER_UNASKED] = {"E501", ERROR, "the question '{1}' is not asked in this case",
		"remove its answer, or mend the answers that lead there"},
	[RULE_CASE_VERDICT] = {"E502", ERROR, "case '{1}' expects '{2}' but gets '{3}'",
		"mend the case, or the fits it rests on"},
	[RULE_CASE_REASON] = {"E503", ERROR,
		"case '{1}' does not have the question '{2}' among its three strongest reasons",
		"mend the case, or the fits it rests on"},

	[RULE_FIT_MISSING] = {"W601", WARNING,
		"the number of options without a fit in question '{1}' is {2}",
		"give them one, even if it is \"coffee 0\""},
	[RULE_TOPIC_UNUSED] = {"W602", WARNING, "no question belongs to the topic '{1}'",
		"remove it, or name it in a question"},
	[RULE_QUOTE_STRAY] = {"W603", WARNING, "the quote {1} would be shown as a part of the text",
		"put straight quotes around the whole value"},
};

_Static_assert(sizeof rules / sizeof *rules == RULES, "one row for each rule");
_Static_assert(OUTCOMES_MIN == 2 && OUTCOMES_MAX == 8, "the remedy of E114 names them");
_Static_assert(OPTIONS_MIN == 2 && OPTIONS_MAX == 9, "the remedy of E115 names them");
_Static_assert(FIT_MAX == 2, "the wording of E207 names it");

enum { ARGUMENTS_MAX = 3 };

const struct rule_row *
rule_row(enum rule rule)
{
	assert((size_t)rule < RULES);
	return &rules[rule];
}

/* "... {1} ..." with the arguments put in. */
static const char *
filled(struct arena *arena, const char *pattern, const char *const *arguments, int count)
{
	struct buf out = {0};
	const char *brace;
	for (; (brace = strchr(pattern, '{')) != NULL; pattern = brace + 3) {
		buf_bytes(&out, pattern, (size_t)(brace - pattern));
		int number = brace[1] - '0';
		assert(1 <= number && number <= count && brace[2] == '}');
		buf_add(&out, arguments[number - 1]);
	}
	buf_add(&out, pattern);
	const char *text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

static void
make_room(struct findings *findings)
{
	if (findings->count < findings->room)
		return;
	size_t room = findings->room == 0 ? 16 : findings->room * 2;
	struct finding *list = ARENA_ARRAY(findings->arena, room, struct finding);
	if (findings->count != 0)
		memcpy(list, findings->list, findings->count * sizeof *list);
	findings->list = list;
	findings->room = room;
}

static struct finding *
append(struct findings *findings, enum rule rule, struct place at, const char *const *arguments,
       int count)
{
	const struct rule_row *row = rule_row(rule);
	make_room(findings);
	struct finding *added = &findings->list[findings->count++];
	*added = (struct finding){
		.rule = rule,
		.at = at,
		.sentence = filled(findings->arena, row->sentence, arguments, count),
		.remedy = filled(findings->arena, row->remedy, arguments, count),
	};
	if (row->severity == SEVERITY_ERROR)
		findings->errors++;
	else
		findings->warnings++;
	return added;
}

struct finding *
findings_add(struct findings *findings, enum rule rule, struct place at, ...)
{
	if (findings->count > FINDINGS_MAX) {
		findings->spill = findings->list[FINDINGS_MAX];
		return &findings->spill;
	}
	if (findings->count == FINDINGS_MAX) {
		struct buf limit = {0};
		buf_format(&limit, "%d", FINDINGS_MAX);
		const char *argument = buf_text(&limit);
		findings->spill = *append(findings, RULE_FINDINGS_TOO_MANY, at, &argument, 1);
		buf_free(&limit);
		return &findings->spill;
	}
	const char *arguments[ARGUMENTS_MAX] = {0};
	int count = 0;
	va_list list;
	va_start(list, at);
	for (const char *text; (text = va_arg(list, const char *)) != NULL;) {
		assert(count < ARGUMENTS_MAX);
		arguments[count++] = text;
	}
	va_end(list);
	return append(findings, rule, at, arguments, count);
}

static bool
after(const struct finding *a, const struct finding *b)
{
	if (a->at.line != b->at.line)
		return a->at.line > b->at.line;
	return a->at.col > b->at.col;
}

/* Merges the sorted runs [from, middle) and [middle, to); equals keep their order. */
static void
merge(const struct finding *list, struct finding *out, size_t from, size_t middle, size_t to)
{
	size_t left = from, right = middle;
	for (size_t i = from; i < to; i++) {
		bool take_right = left == middle || (right < to && after(&list[left], &list[right]));
		out[i] = take_right ? list[right++] : list[left++];
	}
}

static size_t
lower(size_t a, size_t b)
{
	return a < b ? a : b;
}

void
findings_sort(struct findings *findings)
{
	size_t count = findings->count;
	struct finding *list = findings->list;
	struct finding *out = ARENA_ARRAY(findings->arena, findings->room, struct finding);
	for (size_t run = 1; run < count; run *= 2) {
		for (size_t from = 0; from < count; from += 2 * run)
			merge(list, out, from, lower(from + run, count), lower(from + 2 * run, count));
		struct finding *sorted = out;
		out = list;
		list = sorted;
	}
	findings->list = list;
}

static void
append_visible(struct buf *out, const char *text)
{
	utf8_append_visible(out, text, strlen(text));
}

void
finding_print(struct buf *out, const char *file, const struct finding *finding)
{
	append_visible(out, file);
	buf_format(out, ":%d:%d: %s ", finding->at.line, finding->at.col,
	           rule_row(finding->rule)->code);
	append_visible(out, finding->sentence);
	buf_add(out, "; ");
	append_visible(out, finding->remedy);
	if (finding->meant != NULL) {
		buf_add(out, " (did you mean '");
		append_visible(out, finding->meant);
		buf_add(out, "'?)");
	}
	buf_char(out, '\n');
}
