/* The tables of a store on another machine: the same as here, by the same migrations. */
#ifndef STORE_REMOTE_SCHEMA_H
#define STORE_REMOTE_SCHEMA_H

#include <stdbool.h>

#include "store/db.h"

struct fail;
struct postgres;

/* Makes them, or brings them up to date, unless they are only to be read. False with a sentence if they
 * are not this program's, or of another version. Before the pipeline is begun. */
bool remote_schema(struct postgres *, enum db_open, struct fail *);

#endif
