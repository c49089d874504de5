/* Saving the report: a form and a file's name are chosen here, and what came of it is told. Nothing is
 * written here: that is for whoever plays. */
#ifndef CURSES_SAVE_H
#define CURSES_SAVE_H

#include <stdbool.h>

#include "front/curses/typed.h"
#include "front/front.h"

struct stage;

struct save {
	int form;          /* of report_forms; the name's ending goes with it */
	struct typed name;
	bool replace;      /* asked for last */
	bool waits;        /* an answer is still to come */
	bool told;         /* one has come, and nothing was typed since */
};

struct save save_new(void);
void save_free(struct save *);

/* Is the name being typed, so that what is pasted belongs into it? */
bool save_types(const struct stage *);

/* Takes a key that types or was pasted; false for one that does something else. */
bool save_type(struct save *, int key);

/* False if there is no name to ask for. */
bool save_ask(struct save *, bool replace);
struct save_request save_request(const struct save *);

/* A new view is there: the answer, if one was waited for. */
void save_arrive(struct stage *, const struct view *);

#endif
