/* Who said so: the sources of what a report tells, each once and numbered from 1 in the order in which they
 * are first needed, so that the texts can refer to them. Where an author names several in one value, parted
 * by "; ", each is one. */
#ifndef REPORT_SOURCES_H
#define REPORT_SOURCES_H

struct arena;
struct report;

struct sources {
	const char **list;
	int count;
};

/* In the arena. */
struct sources sources_of(struct arena *, const struct report *);

/* The number of the next source named in *value, which moves on behind it; 0 when there is none left.
 * *value may be NULL. */
int sources_next(const struct sources *, const char **value);

#endif
