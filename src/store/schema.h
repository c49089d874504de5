/* All SQL of the program: how the tables came to be, and every statement that is ever run on them.
 *
 * Parameters are $1, $2 ... in the order in which they first appear, and the words are those that
 * SQLite and PostgreSQL both know; where a migration needs another word in PostgreSQL ("INTEGER PRIMARY
 * KEY" that counts by itself, "WITHOUT ROWID"), its own file swaps that word. Texts are ordered by their
 * bytes in both, and a sum of numbers is a number in both; a mean is not, so it is never asked for.
 *
 * What is kept of a sitting:
 *   sitting  one row: which quiz and which version of it, when, how far, and the verdict shown last.
 *            `number` is this file's own; `id` (128 random bits) is the same wherever the row is brought
 *            to. `guest` is 1 if nobody here goes on with it: it came in from another store, or is one of
 *            many people's on one machine. `sent` is how many of its moves were forwarded: a row with
 *            sent < moves still waits.
 *   move     the moves, in order: with the quiz they are the sitting.
 *   answer   the answers behind the verdict shown last, one row for each question that was asked;
 *            `choice` is '' for one that was skipped.
 *   fit      what that verdict gave each outcome.
 * The last two are there for reports: they follow from the moves, and are replaced with each verdict. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

enum sql {
	SQL_SITTING_ADD,
	SQL_SITTING_CLAIM,
	SQL_SITTING_NUMBER,
	SQL_SITTING_STANDS,
	SQL_SITTING_JUDGED,
	SQL_SITTING_GUEST,
	SQL_SITTING_SENT,
	SQL_MOVE_ADD,
	SQL_MOVE_TEXT,
	SQL_MOVES,
	SQL_ANSWERS,
	SQL_FITS,
	SQL_ANSWERS_DROP,
	SQL_ANSWER_ADD,
	SQL_FITS_DROP,
	SQL_FIT_ADD,
	SQL_UNFINISHED,
	SQL_HISTORY,
	SQL_WAITING,
	SQL_VERDICTS,
	SQL_SITTINGS_SINCE,
	SQL_SITTING_DELETE,
	SQL_SITTINGS_DELETE,
	SQL_SITTINGS_COUNT,
	SQL_MOVES_COUNT,
	SQL_ANSWERS_COUNT,
	SQL_RESULTS_STAND,
	SQL_RESULTS_COUNT,
	SQL_RESULTS_LABELS,
	SQL_RESULTS_TIMES,
	SQL_RESULTS_REPLIES,
	SQL_RESULTS_REPLIES_ALL,
	SQL_RESULTS_FITS,
	SQL_RESULTS_FITS_ALL,
	SQL_RESULTS_PAGE,
	SQL_RESULTS_PAGE_FITS,
	SQL_TORN_COUNT,
	SQL_SENT_COUNT,
	SQLS
};

extern const char *const sql_texts[SQLS];

/* Migration n leads from version n to n + 1: statements divided by semicolons. Never changed once
 * released; the version of a store is how many were run on it. */
enum { SCHEMA_VERSION = 4 };
extern const char *const schema_migrations[SCHEMA_VERSION];

/* Marks a file as a store of this program ("vrdt"). */
enum { SCHEMA_MARK = 0x76726474 };

#endif
