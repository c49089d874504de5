/* How long a program takes and how much memory, honestly: the median of many runs, with standard
 * output thrown away.
 *
 *   stopwatch RUNS PROGRAM WORD...            until it ends
 *   stopwatch --screen RUNS TEXT PROGRAM ...  on an 80x24 terminal, until it shows TEXT */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/figures.h"
#include "tools/term.h"

enum { RUNS_MAX = 1000 };

/* One run; the program's largest resident set in KiB, or -1 if it failed. */
static long
run(char **words)
{
	pid_t child = fork();
	if (child == 0) {
		int null = open("/dev/null", O_RDWR);
		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		execvp(words[0], words);
		_exit(127);
	}
	int status;
	struct rusage usage;
	if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
	    WEXITSTATUS(status) != 0)
		return -1;
	return usage.ru_maxrss;
}

static long
run_screen(const char *text, char **words)
{
	struct term t;
	term_start(&t, 24, 80, (const char *const *)words, NULL);
	bool shown = term_wait_text(&t, text);
	long bytes = (long)t.raw_length;
	term_stop(&t);
	return shown ? bytes : -1;
}

int
main(int count, char **words)
{
	static double times[RUNS_MAX];
	bool screen = count > 1 && strcmp(words[1], "--screen") == 0;
	int first = screen ? 4 : 2;
	int runs = count > first ? atoi(words[first - 1 - screen]) : 0;
	if (runs < 1 || runs > RUNS_MAX)
		return 2;
	long most = 0;
	for (int i = 0; i < runs; i++) {
		double start = figures_now();
		long size = screen ? run_screen(words[3], words + first) : run(words + first);
		if (size < 0)
			return 1;
		times[i] = figures_now() - start;
		most = size > most ? size : most;
	}
	printf("%9.2f ms  %8ld %s\n", figures_median(times, (size_t)runs), most, screen ? "bytes" : "KiB");
	return 0;
}
