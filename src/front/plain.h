/* The plain mode's own state, and what its parts share: text that is wrapped for whoever reads it, and
 * the scene that a line is typed in. */
#ifndef FRONT_PLAIN_H
#define FRONT_PLAIN_H

#include "base/arena.h"
#include "front/front.h"
#include "front/keys.h"
#include "front/lines.h"
#include "verdict/view.h"

struct question;
struct whatif;

struct plain {
	struct lines lines;
	bool ascii;
	int columns;
	enum move_kind last; /* MOVE_KINDS: nothing has moved yet */
	bool shown;          /* the view was announced; what comes later is still to be told */
	enum saved saved;    /* what was said last of that */
	bool saves;          /* a file was asked for; what came of it is still to be told */
	struct buf name;     /* of that file */
	struct whatif *whatif;  /* what is supposed; NULL: nothing is */
	int supposing;          /* the question of it that is open, or NOBODY */
	struct arena supposed;  /* of `whatif` */
};

void plain_say(struct plain *, const char *text);

/* A paragraph: `head` before its first line, and as much room before the others. */
void plain_paragraph(struct plain *, const char *head, const char *text);

/* The same of a text that is freed. */
void plain_taken(struct plain *, const char *head, struct buf *text);

/* The options with their numbers. */
void plain_options(struct plain *, const struct question *);

/* The question with that number among those that are asked. */
int plain_numbered(const struct view *, int number);

/* -- saving -- */

/* Asks for the name of a file: FRONT_SAVE with the request, FRONT_IDLE where there is none, FRONT_GONE. */
enum front_event plain_save(struct plain *, const struct view *, struct save_request *);

/* Tells what came of it: FRONT_SAVE once more if a file that is there may go, else as above. */
enum front_event plain_saved(struct plain *, const struct view *, struct save_request *);

/* -- what if -- */

/* Begins to suppose, and says where that stands. */
void plain_whatif_open(struct plain *, const struct view *);

/* The scene that lines are typed in, and the view of it: with the supposed answers while there are any. */
enum scene plain_scene(const struct plain *, const struct view *);
struct view plain_view(const struct plain *, const struct view *);

/* Does what an act means where answers are supposed; `view` is that of plain_view. */
void plain_whatif(struct plain *, const struct view *, enum act, int number);

void plain_whatif_close(struct plain *);

#endif
