#include "store/schema.h"

const char *const schema_migrations[] = {
	/* What happened. */
	[0] = "CREATE TABLE sitting ("
	      " number INTEGER PRIMARY KEY,"
	      " id TEXT NOT NULL UNIQUE,"
	      " quiz TEXT NOT NULL,"
	      " digest TEXT NOT NULL,"
	      " form TEXT NOT NULL,"       /* 'whole' or 'short' */
	      " label TEXT NOT NULL,"
	      " started INTEGER NOT NULL," /* UTC, seconds since 1970 */
	      " last INTEGER NOT NULL,"    /* the same, of the last move */
	      " moves INTEGER NOT NULL,"   /* how many */
	      " replies INTEGER NOT NULL," /* questions on the path with a reply */
	      " at TEXT NOT NULL,"         /* the question shown, '' elsewhere */
	      " spent INTEGER NOT NULL,"   /* milliseconds in all, pauses between two runs left out */
	      " ended INTEGER,"            /* when a verdict was shown last; NULL: never */
	      " verdict TEXT,"             /* an outcome, 'tie', 'none' */
	      " strength TEXT,"
	      " sent INTEGER NOT NULL DEFAULT 0);"
	      "CREATE INDEX sitting_of_quiz ON sitting (quiz, started);"
	      "CREATE TABLE move ("
	      " sitting INTEGER NOT NULL REFERENCES sitting (number) ON DELETE CASCADE,"
	      " seq INTEGER NOT NULL,"   /* from 1 */
	      " text TEXT NOT NULL,"
	      " at INTEGER NOT NULL,"    /* UTC, seconds since 1970 */
	      " spent INTEGER NOT NULL," /* milliseconds since the move before */
	      " PRIMARY KEY (sitting, seq)) WITHOUT ROWID",
	/* What reports read. */
	[1] = "CREATE TABLE answer ("
	      " sitting INTEGER NOT NULL REFERENCES sitting (number) ON DELETE CASCADE,"
	      " quiz TEXT NOT NULL,"
	      " question TEXT NOT NULL,"
	      " choice TEXT NOT NULL,"
	      " importance INTEGER NOT NULL," /* in half units: 1, 2, 4 */
	      " PRIMARY KEY (sitting, question)) WITHOUT ROWID;"
	      "CREATE INDEX answer_tally ON answer (quiz, question, choice, importance);"
	      "CREATE TABLE fit ("
	      " sitting INTEGER NOT NULL REFERENCES sitting (number) ON DELETE CASCADE,"
	      " quiz TEXT NOT NULL,"
	      " outcome TEXT NOT NULL,"
	      " tenths INTEGER NOT NULL," /* 0 to 1000 */
	      " ruled_out TEXT NOT NULL," /* the question that rules it out, '' if none does */
	      " PRIMARY KEY (sitting, outcome)) WITHOUT ROWID;"
	      "CREATE INDEX fit_tally ON fit (quiz, outcome, tenths)",
	/* Whose it is: 1 if a merge brought it in. */
	[2] = "ALTER TABLE sitting ADD COLUMN guest INTEGER NOT NULL DEFAULT 0",
	/* What waits to be forwarded is found without looking through all that was. */
	[3] = "CREATE INDEX sitting_waiting ON sitting (number) WHERE sent < moves",
};
_Static_assert(sizeof schema_migrations / sizeof schema_migrations[0] == SCHEMA_VERSION,
               "a migration for each version");

#define SITTING \
	"number, id, quiz, digest, form, label, started, last, moves, replies, at, spent, ended," \
	" verdict, strength"

/* Which sittings results are about: see struct results_choice. */
#define CHOSEN "quiz = $1 AND started >= $2 AND started < $3 AND (label = $4 OR $4 = '')"
#define JUDGED "FROM sitting WHERE " CHOSEN " AND digest = $5 AND verdict IS NOT NULL"
#define PAGE JUDGED " AND (started, number) > ($6, $7) ORDER BY started, number LIMIT $8) AS s"

const char *const sql_texts[] = {
	[SQL_SITTING_ADD] =
		"INSERT INTO sitting (id, quiz, digest, form, label, started, last, moves, replies, at, spent)"
		" VALUES ($1, $2, $3, $4, $5, $6, $6, 0, 0, '', 0) ON CONFLICT (id) DO NOTHING",
	/* Of a sitting that is brought in, if it is not here yet or is further along there ($7): how far it is
	 * here, and nobody else brings it in meanwhile. No row: there is nothing to be brought. */
	[SQL_SITTING_CLAIM] =
		"INSERT INTO sitting (id, quiz, digest, form, label, started, last, moves, replies, at, spent,"
		" guest) VALUES ($1, $2, $3, $4, $5, $6, $6, 0, 0, '', 0, 1) ON CONFLICT (id)"
		" DO UPDATE SET guest = sitting.guest WHERE sitting.moves < $7 RETURNING number, moves",
	[SQL_SITTING_NUMBER] = "SELECT number FROM sitting WHERE id = $1",
	/* A shorter version of the sitting does not undo a longer one. */
	[SQL_SITTING_STANDS] =
		"UPDATE sitting SET form = $1, last = $2, moves = $3, replies = $4, at = $5, spent = $6"
		" WHERE number = $7 AND moves <= $3",
	[SQL_SITTING_JUDGED] =
		"UPDATE sitting SET ended = $1, verdict = $2, strength = $3 WHERE number = $4",
	[SQL_SITTING_GUEST] = "UPDATE sitting SET guest = 1 WHERE number = $1",
	/* By its id, for a number is given again once its sitting was deleted. */
	[SQL_SITTING_SENT] = "UPDATE sitting SET sent = $1 WHERE id = $2 AND sent < $1",
	[SQL_MOVE_ADD] =
		"INSERT INTO move (sitting, seq, text, at, spent) VALUES ($1, $2, $3, $4, $5)"
		" ON CONFLICT (sitting, seq) DO NOTHING",
	[SQL_MOVE_TEXT] = "SELECT text FROM move WHERE sitting = $1 AND seq = $2",
	[SQL_MOVES] = "SELECT text, at, spent FROM move WHERE sitting = $1 ORDER BY seq",
	[SQL_ANSWERS] = "SELECT quiz, question, choice, importance FROM answer WHERE sitting = $1",
	[SQL_FITS] = "SELECT quiz, outcome, tenths, ruled_out FROM fit WHERE sitting = $1",
	[SQL_ANSWERS_DROP] = "DELETE FROM answer WHERE sitting = $1",
	[SQL_ANSWER_ADD] =
		"INSERT INTO answer (sitting, quiz, question, choice, importance)"
		" VALUES ($1, $2, $3, $4, $5) ON CONFLICT (sitting, question) DO NOTHING",
	[SQL_FITS_DROP] = "DELETE FROM fit WHERE sitting = $1",
	[SQL_FIT_ADD] =
		"INSERT INTO fit (sitting, quiz, outcome, tenths, ruled_out)"
		" VALUES ($1, $2, $3, $4, $5) ON CONFLICT (sitting, outcome) DO NOTHING",
	/* The one that came last and has answers, by its number: clocks go backwards. */
	[SQL_UNFINISHED] = "SELECT " SITTING " FROM sitting WHERE quiz = $1 AND label = $2 AND replies > 0"
	                   " AND guest = 0 ORDER BY number DESC LIMIT 1",
	[SQL_HISTORY] = "SELECT " SITTING " FROM sitting ORDER BY last DESC, number DESC",
	[SQL_WAITING] = "SELECT " SITTING " FROM sitting WHERE sent < moves ORDER BY number LIMIT $1",
	/* When they started is in the index, so that only a week's are looked at. */
	[SQL_VERDICTS] = "SELECT verdict, count(*) FROM sitting WHERE quiz = $1 AND ended >= $2"
	                 " AND started >= $2 - 7 * 24 * 3600 GROUP BY verdict ORDER BY count(*) DESC, verdict",
	[SQL_SITTINGS_SINCE] = "SELECT count(*), count(verdict) FROM sitting WHERE started >= $1",
	[SQL_SITTING_DELETE] = "DELETE FROM sitting WHERE number = $1",
	[SQL_SITTINGS_DELETE] = "DELETE FROM sitting",
	[SQL_SITTINGS_COUNT] = "SELECT count(*), count(verdict) FROM sitting",
	[SQL_MOVES_COUNT] = "SELECT count(*) FROM move",
	[SQL_ANSWERS_COUNT] = "SELECT count(*) FROM answer",
	[SQL_RESULTS_STAND] =
		"SELECT CASE WHEN digest = $1 THEN 1 ELSE 0 END, coalesce(verdict, ''), form,"
		" CASE WHEN verdict IS NULL THEN at ELSE '' END, count(*) FROM sitting"
		" WHERE quiz = $2 AND started >= $3 AND started < $4 AND (label = $5 OR $5 = '')"
		" AND (replies > 0 OR verdict IS NOT NULL) GROUP BY 1, 2, 3, 4",
	[SQL_RESULTS_COUNT] = "SELECT count(*) " JUDGED,
	[SQL_RESULTS_LABELS] = "SELECT DISTINCT label FROM sitting WHERE quiz = $1 AND digest = $2"
	                       " AND label <> '' AND verdict IS NOT NULL ORDER BY label",
	[SQL_RESULTS_TIMES] =
		"SELECT place, spent FROM (SELECT spent, row_number() OVER (ORDER BY spent) AS place " JUDGED
		") AS ranked WHERE place IN ($6, $7, $8)",
	/* The plus keeps the index that counts in order from being left for one that finds sittings. */
	[SQL_RESULTS_REPLIES] =
		"SELECT question, choice, count(*) FROM answer WHERE quiz = $1 AND +sitting IN"
		" (SELECT number " JUDGED ") GROUP BY question, choice ORDER BY question, choice",
	[SQL_RESULTS_REPLIES_ALL] =
		"SELECT question, choice, count(*) FROM answer WHERE quiz = $1"
		" GROUP BY question, choice ORDER BY question, choice",
	[SQL_RESULTS_FITS] =
		"SELECT outcome, tenths, count(*) FROM fit WHERE quiz = $1 AND +sitting IN"
		" (SELECT number " JUDGED " AND verdict <> 'none') GROUP BY outcome, tenths",
	[SQL_RESULTS_FITS_ALL] =
		"SELECT outcome, tenths, count(*) FROM fit WHERE quiz = $1 GROUP BY outcome, tenths",
	[SQL_RESULTS_PAGE] =
		"SELECT s.number, s.started, s.id, s.label, s.form, s.verdict, s.strength, s.spent,"
		" a.question, a.choice, a.importance"
		" FROM (SELECT number, started, id, label, form, verdict, strength, spent " PAGE
		" LEFT JOIN answer AS a ON a.sitting = s.number ORDER BY s.started, s.number",
	[SQL_RESULTS_PAGE_FITS] =
		"SELECT s.number, f.outcome, f.tenths FROM (SELECT number, started " PAGE
		" JOIN fit AS f ON f.sitting = s.number ORDER BY s.started, s.number",
	[SQL_TORN_COUNT] = "SELECT count(*) FROM sitting"
	                   " WHERE moves <> (SELECT count(*) FROM move WHERE move.sitting = sitting.number)",
	/* Of one sitting, or of all for 0. */
	[SQL_SENT_COUNT] = "SELECT count(*) FROM sitting WHERE sent > 0 AND (number = $1 OR $1 = 0)",
};
_Static_assert(sizeof sql_texts / sizeof sql_texts[0] == SQLS, "a text for each statement");
