/* A sitting in the store: its moves as they are made, and what came of them. All of it is written in
 * transactions of the caller's. Writing the same twice changes nothing. */
#ifndef STORE_SITTING_H
#define STORE_SITTING_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct db;
struct fail;
struct report;

enum { SITTING_ID = 32 }; /* lower-case hexadecimal digits */

/* How a sitting stands. */
struct sitting {
	int64_t number;  /* in this file; 0: not there yet */
	const char *id, *quiz, *digest, *form, *label;
	int64_t started, last, ended; /* UTC, seconds since 1970; ended 0: no verdict yet */
	int64_t moves, replies;
	const char *at;  /* the question shown, "" elsewhere */
	int64_t spent;   /* milliseconds */
	const char *verdict, *strength; /* "" while there is none */
};

struct sitting_move {
	const char *text;
	int64_t at;    /* UTC, seconds since 1970 */
	int64_t spent; /* milliseconds since the move before */
};

/* What is kept of a verdict besides its name and strength, which are those of the sitting. */
struct sitting_verdict {
	struct sitting_answer {
		const char *question, *choice; /* choice "": skipped */
		int64_t importance;
	} *answers;
	int answer_count;
	struct sitting_fit {
		const char *outcome, *ruled_out; /* the question that rules it out, "" for none */
		int64_t tenths;
	} *fits;
	int fit_count;
};

/* Adds the sitting if it is not there, and finds its number. */
bool sitting_add(struct db *, struct sitting *, struct fail *);

/* Its number by its name, 0 if it is not there. */
bool sitting_find(struct db *, const char *id, int64_t *number, struct fail *);

/* Does the store have that move of it? */
bool sitting_has(struct db *, int64_t number, int64_t seq, bool *has, struct fail *);

/* Adds one move. If there is another one at that place already, made by somebody else who went on with
 * the same sitting, *taken is set and nothing is changed. */
bool sitting_move(struct db *, const struct sitting *, int64_t seq, const struct sitting_move *,
                  bool *taken, struct fail *);

/* Writes how it stands; one that is stored further along stays as it is. */
bool sitting_stands(struct db *, const struct sitting *, struct fail *);

/* A verdict was shown: writes it with its answers and fits, in place of those before. */
bool sitting_judged(struct db *, const struct sitting *, const struct report *, struct fail *);

/* The same in two steps: what the report has of it, in the arena, with the texts of report and quiz; and
 * writing that. */
struct sitting_verdict sitting_verdict_of(struct arena *, struct sitting *, const struct report *);
bool sitting_judge(struct db *, const struct sitting *, const struct sitting_verdict *, struct fail *);

/* The newest sitting of the quiz with that label and with answers. False with a sentence if the store
 * fails; number 0 if there is none. Texts in the arena. */
bool sitting_newest(struct db *, struct arena *, const char *quiz, const char *label,
                    struct sitting *, struct fail *);

/* Its moves in the arena; they were stored by somebody and are still to be read as moves. */
bool sitting_moves(struct db *, struct arena *, int64_t number, struct sitting_move **, int *count,
                   struct fail *);

/* All sittings, newest first. */
bool sitting_list(struct db *, struct arena *, struct sitting **, int *count, struct fail *);

/* Those with moves that were not forwarded yet, at most `most`, as they came. */
bool sitting_waiting(struct db *, struct arena *, int64_t most, struct sitting **, int *count,
                     struct fail *);

/* So many of its moves, and the verdict with them, have arrived where they were forwarded to. */
bool sitting_sent(struct db *, const char *id, int64_t moves, struct fail *);

/* How many were forwarded, of the one with that number or (0) of all. */
bool sitting_count_sent(struct db *, int64_t number, int64_t *count, struct fail *);
struct sitting_count {
	const char *verdict;
	int64_t count;
};

/* The verdicts of a quiz that were shown since then, the most frequent first; without those of sittings that
 * had been begun more than a week before. */
bool sitting_verdicts(struct db *, struct arena *, const char *quiz, int64_t since,
                      struct sitting_count **, int *count, struct fail *);

/* How many were begun since then, and how many of them have a verdict. */
bool sitting_since(struct db *, int64_t since, int64_t *begun, int64_t *judged, struct fail *);

/* Takes away one, or all; sqlite_flush afterwards makes it final. */
bool sitting_delete(struct db *, int64_t number, struct fail *);
bool sitting_delete_all(struct db *, struct fail *);

#endif
