/* What programs that measure have in common. */
#ifndef TOOLS_FIGURES_H
#define TOOLS_FIGURES_H

#include <stddef.h>
#include <sys/types.h>

/* Milliseconds of a clock that nobody sets. */
double figures_now(void);

/* Sorts the values. `share` of them are smaller than the one that comes back: 0.5 is the median. */
double figures_quantile(double *values, size_t count, double share);
double figures_median(double *values, size_t count);

/* The sum of the numbers behind these words, each at the beginning of a line, in a file of the process's
 * /proc folder. 0 if it has none, or is gone. */
double figures_proc(pid_t, const char *file, const char *const words[]);

/* All processes of this name, as far as there is room; how many. */
int figures_named(const char *name, pid_t *list, int room);
pid_t figures_parent(pid_t);

#endif
