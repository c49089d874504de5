/* The quiz: a draft that was sealed. Every reference is an index, nothing changes any more, and
 * nobody validates again. All of it lives in the arena it was sealed into.
 *
 * Nothing here knows what a quiz is about: outcomes are numbered 0..outcome_count-1 in the order of
 * the file, and so are questions, options and topics. */
#ifndef VERDICT_QUIZ_H
#define VERDICT_QUIZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct draft;
struct findings;

enum {
	OUTCOMES_MIN = 2,
	OUTCOMES_MAX = 8,
	OPTIONS_MIN = 2,
	OPTIONS_MAX = 9, /* each is chosen by one digit key */
	WEIGHT_MAX = 10,
	FIT_MAX = 2,
	NOBODY = -1, /* no topic, no question, no outcome */
};

/* Paragraphs: numbered keys of the file such as intro.1, intro.2. */
struct texts {
	const char *const *list;
	int count;
};

struct outcome {
	const char *id, *name;
	struct texts verdict; /* what it means that this one fits */
	struct texts next;    /* what to do first */
};

struct topic {
	const char *id, *name;
};

struct option {
	const char *id, *text;
	const char *because, *source; /* the reason shown after the verdict; NULL if none */
	signed char fit[OUTCOMES_MAX]; /* -FIT_MAX..+FIT_MAX: how well outcome k suits who answers this */
	unsigned rules_out;            /* bit k: no k for who answers this */
	const char *const *rule_reason; /* one for each outcome, NULL where it rules nothing out;
	                                   the array is NULL when rules_out is 0 */
};

enum test { /* what a condition asks */
	TEST_IS,       /* the question was answered with one of `options` */
	TEST_IS_NOT,   /* it was answered, with none of them */
	TEST_ANSWERED,
	TEST_SKIPPED,
	TEST_VERDICT_IS, /* the verdict is one of `options`: bit k, VERDICT_BIT_TIE, VERDICT_BIT_NONE */
	TEST_VERDICT_IS_NOT,
	TEST_NOT,
	TEST_AND,
	TEST_OR,
	TEST_NEVER, /* of a question that the short form leaves out */
	TESTS
};

enum { VERDICT_BIT_TIE = 1U << OUTCOMES_MAX, VERDICT_BIT_NONE = 1U << (OUTCOMES_MAX + 1) };

/* A `when`. A comparison with a question that was skipped or not asked is false, also TEST_IS_NOT;
 * TEST_NOT is plain negation. Questions are always earlier than the one that asks. */
struct condition {
	enum test test;
	int question;     /* for the first four */
	unsigned options; /* bit o for option o */
	const struct condition *left, *right; /* TEST_NOT has only `left` */
	int from, length; /* its bytes in the value of the file */
};

struct question {
	const char *id, *text;
	const char *why; /* shown on request before answering; NULL if none */
	int topic;       /* or NOBODY */
	int weight;      /* 1..WEIGHT_MAX */
	bool fact;       /* not a thing one changes to please a quiz: a team's size, a deadline */
	bool scale;      /* the options are steps of a scale */
	bool gate;       /* a later question's condition looks at this one */
	bool brief;      /* asked in the short form, too: `short = yes` in the file */
	uint64_t draw;   /* mix_name(id): the seed of its draws */
	const struct condition *when; /* NULL: always asked */
	int when_size;                /* tests and connectives in it: what following it costs */
	const struct option *options;
	int option_count;
};

/* A stretch of time on the axis of a table's picture, in millionths of a day. */
struct range {
	bool given;
	int64_t from, to; /* from <= to; equal for a point in time */
};

struct axis {
	const char *label;
	const struct range *ranges; /* one for each column but the first */
};

struct table {
	const char *id, *title, *source; /* source NULL if none */
	struct texts columns;            /* the first heads the row labels */
	const struct texts *rows;        /* each with columns.count cells */
	int row_count;
	const struct axis *axes;
	int axis_count;
	struct texts notes;
};

struct panel {
	const char *id, *title, *source; /* source NULL if none */
	struct texts text;
};

struct caution {
	const char *id, *text, *source; /* source NULL if none */
	const struct condition *when;   /* NULL: always */
};

struct golden_answer {
	int question, option;
	int line; /* in the file */
};

/* A golden case: answers and the verdict they must get. */
struct golden {
	const char *id;
	const struct golden_answer *answers;
	int answer_count;
	unsigned expect; /* one bit, as in TEST_VERDICT_IS */
	int reason;      /* a question that must be among the top three contributions, or NOBODY */
	int line, expect_line, reason_line;
};

struct quiz {
	const char *id, *title, *language;
	struct texts intro;
	const char *agenda;    /* what it leans toward; NULL if it does not say */
	int min_answers;       /* fewer give no verdict (unless ruling out settles it) */
	int tie;               /* half-width of "both fit", in whole points of fit, 0..100 */
	int clear_share;       /* per cent of the weightings under which a clear verdict stays */
	int clear_changes;     /* changed answers that a clear verdict withstands, plus one */
	struct texts tie_text, ruled_out_text;
	const struct outcome *outcomes;
	int outcome_count;
	const struct topic *topics;
	int topic_count;
	const struct question *questions;
	int question_count;
	int condition_size; /* of all questions' conditions together */
	const struct table *tables;
	int table_count;
	const struct panel *panels;
	int panel_count;
	const struct caution *cautions;
	int caution_count;
	const struct golden *cases;
	int case_count;
	const struct quiz *short_form; /* NULL if there is none; its own is itself */
	bool is_short;         /* this is one */
	char digest[65]; /* SHA-256 of all of the above but the cases, in hexadecimal */
	char shape[65];  /* the same of what an answer is told by: the ids of quiz, questions and options,
	                    and what is asked when */
};

/* Resolves a draft. Whatever is wrong is added to the findings; NULL if any of them is an error.
 * The quiz keeps the draft's strings, so the draft must live as long. Golden cases are resolved
 * but not run: see quiz_run_cases. */
const struct quiz *quiz_seal(struct arena *, const struct draft *, struct findings *);

/* What can be shown of a broken quiz: stand-ins such as "(no text yet)" take the place of what is missing,
 * and what is wrong is left out. NULL only if there is nothing that can be shown. The draft must live as
 * long. */
const struct quiz *quiz_salvage(struct arena *, const struct draft *);

/* The short form, in the arena: the same quiz, with the same numbers and the same digest, in which the
 * questions that are not marked for it are never asked. Whatever works on a quiz works on it. It needs
 * fewer answers for a verdict: half of its questions, or as many as the quiz if that is less. NULL if
 * no question is marked. */
const struct quiz *quiz_short(struct arena *, const struct quiz *);

/* A copy of a sealed quiz, for taking it: with its short form, without its golden cases, in as little
 * memory as it takes. It needs neither the draft nor the arena it was sealed into. Never NULL. */
const struct quiz *quiz_pack(struct arena *, const struct quiz *);

/* Runs the golden cases; each one that fails is a finding. */
void quiz_run_cases(const struct quiz *, struct findings *);

/* Indexes by id, or NOBODY. */
int quiz_question(const struct quiz *, const char *id);
int quiz_outcome(const struct quiz *, const char *id);
int question_option(const struct question *, const char *id);

#endif
