/* Many sittings of one quiz, counted by the database; and the same one by one. All of it is read as it
 * stood at one moment, and kept is only what does not grow with the sittings. */
#ifndef STORE_RESULTS_H
#define STORE_RESULTS_H

#include <stdbool.h>
#include <stdint.h>

#include "verdict/group.h"

struct arena;
struct buf;
struct db;
struct fail;

/* Which: those of this version of the quiz, begun from `since` on and before `until` (UTC, seconds since
 * 1970), with this label. */
struct results_choice {
	const char *quiz, *digest;
	const char *label;    /* "": any */
	int64_t since, until; /* RESULTS_ALWAYS: no bound */
};
enum { RESULTS_SINCE_ALWAYS = 0 };
#define RESULTS_UNTIL_ALWAYS INT64_MAX

/* Fills a fresh group, whose kept part is there, with the verdicts, fits, replies, times and stops. Who has
 * fewer than `least` for company is hidden: finished sittings, those that the choice leaves out, and
 * unfinished ones; and of each question that fewer answered, of those counted or of those left out, the
 * replies. What the store says that the quiz does not have is not counted. */
bool results_group(struct db *, const struct results_choice *, int least, struct group *,
                   struct fail *);

/* How many finished sittings there are. */
bool results_count(struct db *, const struct results_choice *, int64_t *count, struct fail *);

/* Appends the labels of finished sittings of that version of the quiz, parted by commas. */
bool results_labels(struct db *, const struct results_choice *, struct buf *, struct fail *);

/* One finished sitting. */
struct results_sitting {
	const char *id, *label, *form, *verdict, *strength; /* as the store has them: anybody's bytes */
	int64_t number, started, spent;
	int tenths[OUTCOMES_MAX]; /* the fits; -1: none */
	struct reply *replies;    /* to each question; REPLY_OPEN: not asked */
};

/* Hands over each finished sitting, in the order in which they began, a page of them at a time being in
 * memory. Ends with false, without a sentence, when `each` does. */
bool results_sittings(struct db *, const struct results_choice *, const struct quiz *,
                      bool (*each)(void *context, const struct results_sitting *), void *context,
                      struct fail *);

#endif
