#define _GNU_SOURCE
#include "tools/figures.h"

#include <ctype.h>
#include <dirent.h>
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

int
figures_named(const char *name, pid_t *list, int room)
{
	int count = 0;
	DIR *folder = opendir("/proc");
	for (struct dirent *entry; folder != NULL && count < room && (entry = readdir(folder)) != NULL;) {
		char path[300], comm[64] = "";
		if (!isdigit((unsigned char)entry->d_name[0]))
			continue;
		snprintf(path, sizeof path, "/proc/%s/comm", entry->d_name);
		FILE *in = fopen(path, "r");
		if (in != NULL && fgets(comm, sizeof comm, in) != NULL)
			comm[strcspn(comm, "\n")] = '\0';
		if (in != NULL)
			fclose(in);
		if (strcmp(comm, name) == 0)
			list[count++] = atoi(entry->d_name);
	}
	if (folder != NULL)
		closedir(folder);
	return count;
}

pid_t
figures_parent(pid_t process)
{
	return (pid_t)figures_proc(process, "status", (const char *const[]){"PPid:", NULL});
}
