/* The odds: is a quiz fair? Every option of every asked question is taken to be equally likely,
 * conditions are followed, nothing is skipped and every question has its normal importance.
 *
 * One way to think of it: all questions, asked or not, have an answer drawn for them beforehand, and
 * only those that the path asks count. So a question that is asked under either of two answers to an
 * earlier one keeps its answer, and one that is newly asked has a random one.
 *
 * Chances are exact wherever the number of states allows: computed in doubles by adding and multiplying
 * positive numbers, always in the same order and fewer than 1e8 times in all, so that rounding makes a
 * relative error of less than 1e-8 at worst, and of about 1e-14 as a rule. A chance of 0 means that
 * nothing leads there (below 1e-300, hundreds of questions deep, it would be rounded to 0). Where there
 * are too many states the chances are sampled, with a fixed seed; `basis` says which it was. */
#ifndef VERDICT_ODDS_H
#define VERDICT_ODDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "verdict/check.h"
#include "verdict/quiz.h"

struct arena;
struct buf;
struct paper;

/* Places in an array of verdicts: outcome k at k, then these. */
enum { ODDS_TIE = OUTCOMES_MAX, ODDS_NONE, ODDS_VERDICTS };

/* Where a chance comes from. */
struct odds_basis {
	bool exact;
	int samples;   /* 0 if exact */
	uint64_t seed;
	double error;  /* the largest standard error that a share of all samples can have */
};

/* How much is tried before chances are sampled. */
struct odds_limits {
	size_t states; /* in one table, of some 40 bytes each */
	int64_t steps; /* in all, of some 10 nanoseconds each */
	int64_t draws; /* questions looked at when sampling, some 10 nanoseconds each */
};

/* For `odds`: a second or two and 40 MB. For the first page of a quiz: some three milliseconds at
 * most. */
extern const struct odds_limits odds_thorough, odds_quick;

/* The reachable highest and lowest fit of an outcome, whoever answers what. */
struct odds_reach {
	bool exact; /* else the highest and lowest among the samples */
	int64_t high_points, high_weight; /* as fit_tenths takes them */
	int64_t low_points, low_weight;
};

struct odds_question {
	double asked;   /* the chance that it is asked */
	/* The chance that the verdict changes when the answer is replaced by another of the question's
	 * options, drawn at random; all other answers stay, and questions newly asked have random ones.
	 * Given that the question is asked: one that is seldom asked and then decides everything is a
	 * dictator to those who meet it. Where chances are sampled it rests on those samples that were
	 * asked. 0 if it never is. */
	double pivotal;
	double intended;  /* its share of all weights */
	double effective; /* its share of the spread: weight squared times the variance of its options'
	                     centred fits, summed over the outcomes */
	double without[ODDS_VERDICTS]; /* the verdicts if the question were not in the quiz: never asked,
	                                  to conditions as well */
	double shift;     /* the largest change of an outcome's chance then */
	bool dead;        /* whatever the answer, it changes nothing */
	bool left_out;    /* of the short form that this is: there is nothing else to say of it */
};

/* Ways to answer without reading. On the questions that are then asked: */
enum odds_habit {
	HABIT_FIRST,
	HABIT_LAST,
	HABIT_MIDDLE,      /* of an even number the earlier of the two */
	HABIT_ALTERNATING, /* the first, the last, the first ... */
	HABITS
};
const char *odds_habit_words(enum odds_habit); /* "always the first" */

/* What may be wrong. Names, levels and words stand in one table. */
enum odds_measure {
	ODDS_UNREACHABLE, /* `outcome` */
	ODDS_LOPSIDED,    /* `outcome`, `other`; value: the largest chance of one by the smallest */
	ODDS_UNEVEN,      /* the same, less grave */
	ODDS_CEILING,     /* `outcome`; value: its highest fit */
	ODDS_DEAD,        /* `question` */
	ODDS_TWINS,       /* `question`, `option`, `other` */
	ODDS_IDLE,        /* `question`; value: its pivotal share, per cent */
	ODDS_DICTATOR,    /* the same */
	ODDS_HEAVY,       /* `question`; value: effective by intended share */
	ODDS_CONSTANT,    /* `outcome` of all habits */
	ODDS_TILT,        /* `outcome`; value: per cent of the first options that favour it most */
	ODDS_LEANS,       /* `question`; value: shift in points */
	ODDS_REDUNDANT,   /* `question`, `other`; value: thousand times their cosine */
	ODDS_TOPIC,       /* `topic`; value: per cent of all weight */
	ODDS_MEASURES
};

struct odds_rule {
	const char *name;       /* "unreachable" */
	enum severity severity;
	double level;           /* the value from which on it is an alarm; 0 where there is none */
	const char *sentence;   /* {1}: what it is about; {2}: the other; {value}, {level} */
	const char *remedy;     /* the same */
};
const struct odds_rule *odds_rule(enum odds_measure);

struct odds_alarm {
	enum odds_measure measure;
	int outcome, question, option, topic; /* NOBODY where it has none */
	int other; /* a second option, else a second question, else a second outcome; or NOBODY */
	double value;
};

struct odds {
	const struct quiz *quiz;
	struct odds_basis basis;           /* of `verdicts` and `asked` */
	struct odds_basis influence_basis; /* of `pivotal` and `without`: these take more work */
	double verdicts[ODDS_VERDICTS];
	struct odds_reach reach[OUTCOMES_MAX];
	double first[OUTCOMES_MAX]; /* the share of questions whose first option favours it more than any
	                               other outcome */
	int habits[HABITS];         /* the verdict of each: a place in an array of verdicts */
	const struct odds_question *questions;
	const double *topics;       /* each one's share of all weight */
	const struct odds_alarm *alarms; /* errors first, then by measure and the order of the file */
	int alarm_count, errors, warnings;
};

/* Everything, in the arena; never NULL. */
const struct odds *odds_build(struct arena *, const struct quiz *, const struct odds_limits *);

/* Only what the badge says: verdicts, habits, dead questions. NULL if the limits do not allow the
 * exact ones. */
const struct odds *odds_glance(struct arena *, const struct quiz *, const struct odds_limits *);

/* One line without a newline: "odds 41 : 40, tie 19; no dead question; constant answers safe". */
void odds_badge(struct buf *, const struct odds *);

/* In words, with bars; and as one JSON object. */
void odds_text(struct buf *, const struct odds *, const struct paper *);
void odds_json(struct buf *, const struct odds *);

#endif
