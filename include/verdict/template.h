/* A new quiz for its author to start from: small, whole, with a comment wherever something is to be
 * written, and nothing in it for `check` to find. What more a quiz can have stands in it as lines that
 * begin with a semicolon and no blank: without the semicolon they are clean as well. */
#ifndef VERDICT_TEMPLATE_H
#define VERDICT_TEMPLATE_H

#include <stdbool.h>

struct arena;
struct buf;
struct fail;

/* Names for people. */
struct names {
	const char **list;
	int count;
};

struct template {
	const char *id, *title;
	struct names outcomes; /* OUTCOMES_MIN to OUTCOMES_MAX */
	struct names topics;   /* any number, also none */
	int year;              /* of the sources that are still to be found */
};

/* Can it stand in a quiz file as a text? False with the reason. `what`: "the title". */
bool template_takes(const char *text, const char *what, struct fail *);

/* The names in a list parted by commas, in the arena; blanks around them fall away. False with a sentence
 * where one is empty, said twice, or can't stand in a quiz file, or where they are too few or too many.
 * `what`: "outcome". */
bool template_names(struct arena *, const char *text, const char *what, int least, int most,
                    struct names *, struct fail *);

/* Appends the file. */
void template_write(struct buf *, const struct template *);

#endif
