/* A group: many people's answers to one quiz, counted. Sheets or counts are added one after the other;
 * what is kept does not grow with them.
 *
 *   struct group *group = group_new(&arena, quiz);
 *   group_add(group, quiz, sheet);            for each sheet, or
 *   group_add_verdict(group, GROUP_TIE, 12);  and the like, for counts that a database has made
 *   group_text(&out, group, &paper);
 *
 * A mean is never shown without its histogram: two camps have the mean of one that nobody is in. */
#ifndef VERDICT_GROUP_H
#define VERDICT_GROUP_H

#include <stdbool.h>
#include <stdint.h>

#include "verdict/quiz.h"
#include "verdict/sheet.h"

struct arena;
struct buf;
struct paper;

/* Places in an array of verdicts: outcome k at k, then these. */
enum { GROUP_TIE = OUTCOMES_MAX, GROUP_NONE, GROUP_VERDICTS };

enum { GROUP_BINS = 10 }; /* of a histogram of fits: 0 to under 10, ... 90 to 100 */

/* The fits of one outcome, of all who got a verdict or a tie: with too few answers there is no fit to
 * speak of. */
struct group_fits {
	int64_t count;
	int64_t tenths; /* their sum */
	int64_t bins[GROUP_BINS];
};

/* What was replied to one question. Who was not asked is in none of these. */
struct group_replies {
	int64_t options[OPTIONS_MAX];
	int64_t answered; /* their sum */
	int64_t skipped;
};

/* What a store knows of a group besides. */
struct group_kept {
	const char *label;        /* what the group was chosen by; NULL: by no label */
	const char *since, *until; /* days, both included, as they were asked for; NULL: no bound */
	int64_t brief;            /* how many took the short form */
	int64_t other_versions;   /* sittings of other versions of the quiz, which are not counted */
	int64_t unfinished;       /* sittings without a verdict, which are not counted either */
	int64_t *stopped;         /* of those: how many at each question */
	int64_t stopped_elsewhere; /* and how many among all answers, or at a question that is no more */
	int64_t quartiles[3];     /* milliseconds a sitting took: a quarter took no longer than the first,
	                             half than the second ...; each is one of the times (nearest rank) */
	/* Where few people would be seen through their numbers, these are not shown: of those counted, and
	 * where unfinished ones stopped. */
	bool hidden, stopped_hidden;
	bool *few; /* the same of each question's replies, which are then left out; NULL: none is */
};

/* How the sheets of a group came, where they came as codes. */
struct group_codes {
	int64_t brief;      /* how many were of the short form */
	int64_t changed;    /* made with another version of the quiz whose questions are the same */
	int64_t repeated;   /* had been counted before: two people may have replied alike */
	int64_t unreadable; /* lines that could not be read as a code of the quiz, and are not counted */
};

struct group {
	const struct quiz *quiz;
	int64_t count; /* sheets; each has one verdict */
	int64_t verdicts[GROUP_VERDICTS];
	struct group_fits fits[OUTCOMES_MAX];
	struct group_replies *questions; /* one for each */
	struct group_kept *kept;         /* NULL: nothing is known besides */
	const struct group_codes *codes; /* NULL: they came in another way */
	bool *asked;                     /* scratch */
};

/* Nobody yet; in the arena. */
struct group *group_new(struct arena *, const struct quiz *);

/* Adds one sheet. `form` is the group's quiz or its short form, whichever was taken; open questions count
 * as not asked. */
void group_add(struct group *, const struct quiz *form, const struct reply *sheet);

/* Adds as many of the same as `count` says. Each sheet has one verdict; if that is not GROUP_NONE, a fit
 * for each outcome (`tenths` 0..1000); and for each question asked an option or REPLY_SKIPPED. */
void group_add_verdict(struct group *, int verdict, int64_t count);
void group_add_fit(struct group *, int outcome, int tenths, int64_t count);
void group_add_reply(struct group *, int question, int option, int64_t count);

/* The mean fit of an outcome in tenths (0..1000), rounded half away from 50; -1 if nobody has one. */
int group_mean(const struct group *, int outcome);

/* How far those who answered a question agree, 0..1: for a question with `scale = yes` the consensus,
 * else one minus the normalised entropy. -1 with fewer than two answers, where there is nothing to
 * agree on. */
double group_agreement(const struct group *, int question);

/* Are the replies to a question left out because so few gave one? */
bool group_hides(const struct group *, int question);

/* The questions with the least and the most agreement, of those that at least half of the group answered;
 * of equals the one with more answers, then the earlier one. NOBODY if none of these has two answers, or all
 * agree alike. */
int group_divisive(const struct group *);
int group_agreed(const struct group *);

/* The two measures, on counts of `options` (2 or more), not all of them 0.
 *
 * Consensus after Tastle and Wierman, "Consensus and dissention" (2007): 1 + the sum of
 * p * log2(1 - |x - mean| / width), options being at x = 1, 2 ...; 1 if all chose the same, 0 if half
 * chose one end and half the other. The other one is 0 if all options were chosen equally often. */
double group_consensus(const int64_t *counts, int options);
double group_evenness(const int64_t *counts, int options);

/* The whole of it: in words with bars, as one JSON object, as a Markdown document, as an HTML page that
 * stands by itself, and as one table of comma-separated values (RFC 4180). */
void group_text(struct buf *, const struct group *, const struct paper *);
void group_json(struct buf *, const struct group *);
void group_markdown(struct buf *, const struct group *);
void group_html(struct buf *, const struct group *);
void group_csv(struct buf *, const struct group *);

#endif
