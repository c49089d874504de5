/* Writing the report to files that the participant names. What a quiz says never becomes part of a path but
 * for its id, which is letters, digits and hyphens. */
#ifndef CMD_SAVER_H
#define CMD_SAVER_H

#include "base/buf.h"
#include "verdict/page.h"
#include "verdict/view.h"

struct args;
struct quiz;
struct report;
struct save_request;

struct saver {
	struct saving saving; /* what views tell; its texts are these */
	struct buf name, folder, said;
	struct paper paper;   /* of the report as text */
};

void saver_start(struct saver *, const struct args *);
void saver_end(struct saver *);

/* Looks for a name that none of the forms' files has here: quiz-2026-11-25, quiz-2026-11-25-2 ... */
void saver_offer(struct saver *, const struct quiz *);

/* Writes the file; what came of it is in `saving`. */
void saver_save(struct saver *, const struct report *, const struct save_request *);

#endif
