/* Findings: the mistakes in a quiz file, each with its place, a stable code, a sentence and a
 * remedy. They are data: collected, never only the first, and printed by whoever asked.
 *
 * Every rule is one row of the table in core/rules.c. The scanner (load) and the sealing (core) both
 * report through `findings_add`. */
#ifndef VERDICT_CHECK_H
#define VERDICT_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"

struct arena;
struct buf;

/* Where in the file: both count from 1; a column counts characters, not bytes. */
struct place {
	int line;
	int col;
};

enum severity {
	SEVERITY_NOTE,    /* something could not be looked at; nobody objects */
	SEVERITY_WARNING, /* the quiz works; `check --strict` objects */
	SEVERITY_ERROR,   /* the quiz is not loaded; of golden cases: it breaks a promise */
	SEVERITIES
};

/* The names say what is wrong; codes and wording stand in the table. Codes are stable: a rule that
 * goes leaves a gap. {1}, {2} ... are the arguments of findings_add, in order. */
enum rule {
	/* the file and its bytes: {1} = what the system says */
	RULE_FILE_UNREADABLE,  /* {1} reason */
	RULE_FILE_IRREGULAR,   /* {1} "a folder", "a pipe" ... */
	RULE_FILE_TOO_BIG,     /* {1} its bytes, {2} the limit */
	RULE_FILE_EMPTY,
	RULE_BYTE_NUL,
	RULE_BYTE_CONTROL,     /* {1} such as U+001B */
	RULE_UTF8_INVALID,     /* {1} the byte, such as 0xff */
	RULE_CHARACTER_HIDDEN, /* {1} such as U+202E */
	RULE_LINE_TOO_LONG,    /* {1} its bytes, {2} the limit */
	RULE_LINE_MALFORMED,
	RULE_SECTION_MALFORMED,
	RULE_SECTION_REPEATED, /* {1} name, {2} line of the first */
	RULE_KEY_HOMELESS,     /* {1} key */
	RULE_KEY_MALFORMED,    /* {1} key */
	RULE_KEY_REPEATED,     /* {1} key, {2} line of the first */
	RULE_VALUE_CUT,        /* {1} ";" or "#" */
	RULE_QUOTE_OPEN,
	RULE_QUOTE_INSIDE,     /* {1} the quote or backslash */
	RULE_QUOTE_TRAILING,
	RULE_CONTINUATION_MISPLACED,
	RULE_NAME_UPPERCASE,   /* {1} name, {2} its lower-case form */
	RULE_KEYS_TOO_MANY,    /* {1} section, {2} the limit */
	RULE_SECTIONS_TOO_MANY, /* {1} the limit */
	RULE_READERS_DISAGREE, /* {1} what differs */
	RULE_FINDINGS_TOO_MANY, /* {1} the limit */
	RULE_FILE_ENCODING,    /* {1} "in UTF-16" ... */
	RULE_MARKS_TOO_MANY,   /* {1} the limit */
	RULE_KEYS_TOO_MANY_IN_ALL, /* {1} the limit */

	/* sections and keys */
	RULE_SECTION_UNKNOWN,  /* {1} kind */
	RULE_SECTION_MISSING,  /* {1} "[quiz]" */
	RULE_SECTION_ID_MISSING, /* {1} kind */
	RULE_SECTION_ID_UNWANTED, /* {1} kind */
	RULE_ID_MALFORMED,     /* {1} id */
	RULE_ID_RESERVED,      /* {1} id */
	RULE_KEY_UNKNOWN,      /* {1} key, {2} section */
	RULE_KEY_MISSING,      /* {1} key, {2} section */
	RULE_TEXT_EMPTY,       /* {1} key */
	RULE_NUMBER_MALFORMED, /* {1} value, {2} lowest, {3} highest */
	RULE_YES_NO_MALFORMED, /* {1} value */
	RULE_FORMAT_UNSUPPORTED, /* {1} value */
	RULE_NUMBERING_GAP,    /* {1} the key found, {2} the key missing before it */
	RULE_OUTCOME_COUNT,    /* {1} count */
	RULE_OPTION_COUNT,     /* {1} question, {2} count */
	RULE_QUESTIONS_MISSING,
	RULE_OPTION_TEXT_REPEATED, /* {1} option, {2} the other option */

	/* references */
	RULE_TOPIC_UNKNOWN,    /* {1} id */
	RULE_OUTCOME_UNKNOWN,  /* {1} id */
	RULE_QUESTION_UNKNOWN, /* {1} id */
	RULE_OPTION_UNKNOWN,   /* {1} option, {2} question, {3} the options it has */
	RULE_OPTION_WITHOUT_TEXT, /* {1} option, {2} the key that speaks of it */
	RULE_FIT_MALFORMED,    /* {1} the part */
	RULE_FIT_RANGE,        /* {1} the number */
	RULE_FIT_REPEATED,     /* {1} outcome */

	/* conditions */
	RULE_CONDITION_MALFORMED, /* {1} what was expected, {2} what was found */
	RULE_CONDITION_FORWARD, /* {1} the question that is asked only later */
	RULE_CONDITION_VERDICT, /* a question that asks for the verdict */
	RULE_CONDITION_SHORT, /* {1} the short question, {2} the one it looks at */
	RULE_CONDITIONS_TOO_LONG, /* {1} the limit */

	/* tables */
	RULE_ROW_CELLS,        /* {1} key, {2} its cells, {3} the columns */
	RULE_AXIS_MALFORMED,   /* {1} the cell */

	/* golden cases */
	RULE_CASE_ANSWER_UNASKED, /* {1} question */
	RULE_CASE_VERDICT,     /* {1} case, {2} expected, {3} what came out */
	RULE_CASE_REASON,      /* {1} case, {2} question, {3} those that are */

	/* warnings */
	RULE_FIT_MISSING,      /* {1} question, {2} how many */
	RULE_TOPIC_UNUSED,     /* {1} topic */
	RULE_QUOTE_STRAY,      /* {1} the quote */
	RULE_WHY_MISSING,      /* {1} question */
	RULE_SOURCE_MISSING,   /* {1} key, or section */
	RULE_SOURCE_OLD,       /* {1} year */

	/* what can never happen */
	RULE_QUESTION_UNREACHABLE, /* {1} question */
	RULE_CONDITION_ALWAYS, /* {1} section */
	RULE_CONDITION_PART,   /* {1} the part, {2} "always", "never" */
	RULE_CAUTION_NEVER,    /* {1} caution */
	RULE_OUTCOME_NEVER,    /* {1} "'tea'", "'tea' in the short form", {2} what it is behind */
	RULE_QUESTION_DEAD,    /* {1} question */
	RULE_OPTIONS_TWINS,    /* {1} option, {2} the other option */
	RULE_QUESTIONS_ALIKE,  /* {1} question, {2} the earlier one */
	RULE_OPTIONS_ALIKE,    /* {1} option, {2} the other option */
	RULE_ANSWERS_TOO_MANY, /* {1} "3 questions" ..., {2} answers */
	RULE_OUTCOME_HIDDEN,   /* {1} as RULE_OUTCOME_NEVER */

	/* words and room */
	RULE_TEXT_LONG,        /* {1} key, {2} its characters */
	RULE_TWO_QUESTIONS,
	RULE_ABSOLUTE,         /* {1} word */
	RULE_VERDICTS_UNEVEN,  /* {1} outcome, {2} its characters, {3} those of the longest */
	RULE_SCREEN,           /* {1} "2 lines" */

	/* what was not looked at */
	RULE_NOT_CHECKED,      /* {1} "anybody gets to the question" ..., {2} id */
	RULES
};

struct rule_row {
	const char *code;     /* "E012", "W601", "N901" */
	enum severity severity;
	const char *sentence; /* with {1} ... */
	const char *remedy;   /* with {1} ... */
	const char *story;    /* what is behind it: why it is a mistake, how it comes about */
};

const struct rule_row *rule_row(enum rule);

/* "error", "warning", "note" */
const char *severity_word(enum severity);

/* The rule with that code, in upper or lower case; RULES if there is none. */
enum rule rule_named(const char *code);

/* The rule that an id breaks, or RULES. */
enum rule rule_of_id(const char *id);

struct finding {
	enum rule rule;
	struct place at;
	const char *sentence; /* filled in; may hold bytes of the file: show through utf8_append_visible */
	const char *remedy;
	const char *meant;    /* "did you mean": a name that exists, or NULL */
};

enum { FINDINGS_MAX = 10000 };

struct findings {
	struct arena *arena;
	struct finding *list; /* sorted by place once `findings_sort` was called */
	size_t count, room;
	size_t errors, warnings, notes;
	struct finding spill; /* handed out past the limit, so that `meant` can be set; not kept */
};

/* Adds a finding; the arguments are C strings up to a final NULL, and are copied. Returns it, so that
 * `meant` can be set before the next one is added. Past FINDINGS_MAX one last finding says so and no
 * more are kept. */
struct finding *findings_add(struct findings *, enum rule, struct place, ...) NULL_TERMINATED;

void findings_sort(struct findings *);

/* Appends "file:line:col: E012 sentence; remedy (did you mean 'x'?)" and a newline. What comes from
 * outside is made visible on the way. */
void finding_print(struct buf *, const char *file, const struct finding *);

#endif
