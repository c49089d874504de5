/* A report on a million answers beside the bare SQL for its numbers, on the same file in the same run, in
 * turns. Only the ratio counts; machines differ and are noisy.
 *
 *   answers VERDICT QUIZ STORE    QUIZ: twenty questions from tests/bench/generate; STORE: of the program,
 *                                 with one sitting of that quiz in it */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/figures.h"

enum { RUNS = 9 };

/* Two of each hundred did not finish. */
static const char fill[] =
	"PRAGMA synchronous = OFF; BEGIN;"
	"CREATE TEMP TABLE first AS SELECT digest FROM sitting; DELETE FROM sitting;"
	"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 51020)"
	" INSERT INTO sitting (number, id, quiz, digest, form, label, started, last, moves, replies, at, spent,"
	" ended, verdict, strength) SELECT i, printf('%032x', i * 2654435761), 'bench',"
	" (SELECT digest FROM first), 'whole', CASE i % 3 WHEN 0 THEN 'monday' ELSE '' END, 1790000000 + i * 60,"
	" 1790000300 + i * 60, 22, 20, CASE WHEN i % 50 = 0 THEN 'q' || i % 20 ELSE '' END,"
	" 60000 + i * 7919 % 900000, 1790000300 + i * 60,"
	" CASE WHEN i % 50 = 0 THEN NULL ELSE 'o' || (1 + i % 3) END, 'leaning' FROM n;"
	"WITH RECURSIVE q (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM q WHERE i < 19)"
	" INSERT INTO answer SELECT number, 'bench', 'q' || i, substr('abc', 1 + (number * 31 + number / 7 + i * 17) % 3, 1), 2"
	" FROM sitting, q WHERE verdict IS NOT NULL;"
	"WITH o (id) AS (VALUES ('o1'), ('o2'), ('o3'))"
	" INSERT INTO fit SELECT number, 'bench', o.id, number * 13 % 1001, '' FROM sitting, o"
	" WHERE verdict IS NOT NULL;"
	"COMMIT; PRAGMA wal_checkpoint(TRUNCATE)";

static const char bare[] =
	"SELECT verdict, count(*) FROM sitting WHERE quiz = 'bench' GROUP BY verdict;"
	"SELECT question, choice, count(*) FROM answer WHERE quiz = 'bench' GROUP BY question, choice;"
	"SELECT outcome, tenths, count(*) FROM fit WHERE quiz = 'bench' GROUP BY outcome, tenths;"
	"SELECT at, count(*) FROM sitting WHERE quiz = 'bench' AND verdict IS NULL GROUP BY at;"
	"SELECT max(spent) FROM (SELECT spent, ntile(4) OVER (ORDER BY spent) AS part FROM sitting"
	" WHERE quiz = 'bench' AND verdict IS NOT NULL) GROUP BY part";

static int
run_sql(const char *path, const char *sql)
{
	sqlite3 *db;
	char *why = NULL;
	int code = sqlite3_open(path, &db);
	if (code == SQLITE_OK)
		code = sqlite3_exec(db, sql, NULL, NULL, &why);
	if (why != NULL)
		fprintf(stderr, "answers: %s\n", why);
	sqlite3_free(why);
	sqlite3_close(db);
	return code;
}

/* In a process of its own, as the program is. */
static int
run(char *const *words, const char *path)
{
	int status;
	pid_t child = fork();
	if (child == 0 && words == NULL)
		_exit(run_sql(path, bare));
	if (child == 0) {
		dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
		execv(words[0], words);
		_exit(127);
	}
	return child > 0 && waitpid(child, &status, 0) == child ? status : -1;
}

int
main(int count, char **words)
{
	static double own[RUNS], sql[RUNS];
	static char command[] = "results";
	if (count != 4)
		return 2;
	char *const report[] = {words[1], command, words[2], NULL};
	if (run_sql(words[3], fill) != SQLITE_OK)
		return 2;
	for (int i = 0; i < RUNS; i++) {
		double start = figures_now();
		int failed = run(NULL, words[3]);
		double middle = figures_now();
		failed |= run(report, words[3]);
		own[i] = figures_now() - middle;
		sql[i] = middle - start;
		if (failed != 0)
			return 2;
	}
	double ours = figures_median(own, RUNS), theirs = figures_median(sql, RUNS);
	printf("%-44s%8.1f ms, bare SQL %.1f ms: %.2f times\n", "results of a million answers", ours, theirs,
	       ours / theirs);
	return 0;
}
