#include "tools/figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double
figures_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double
figures_quantile(double *values, size_t count, double share)
{
	qsort(values, count, sizeof *values, by_size);
	return values[(size_t)((double)count * share)];
}

double
figures_median(double *values, size_t count)
{
	return figures_quantile(values, count, 0.5);
}

double
figures_proc(pid_t process, const char *file, const char *const words[])
{
	char path[64], line[256];
	double sum = 0;
	snprintf(path, sizeof path, "/proc/%d/%s", (int)process, file);
	FILE *in = fopen(path, "r");
	while (in != NULL && fgets(line, sizeof line, in) != NULL)
		for (const char *const *word = words; *word != NULL; word++)
			if (strncmp(line, *word, strlen(*word)) == 0)
				sum += strtod(line + strlen(*word), NULL);
	if (in != NULL)
		fclose(in);
	return sum;
}
