/* What is still to be forwarded to another store. The store is its own outbox: whatever was committed there
 * and has not arrived waits, and is marked as sent only once the other one has committed it. What is sent
 * a second time, because nobody knows whether it arrived, changes nothing. */
#ifndef STORE_OUTBOX_H
#define STORE_OUTBOX_H

#include <stdbool.h>

#include "store/whole.h"

struct outbox {
	struct whole *list;
	int count;
};

/* Reads what has waited longest into the arena: some hundred sittings, or fewer long ones. */
bool outbox_read(struct db *, struct arena *, struct outbox *, struct fail *);

/* Brings them to the other store, in one transaction. */
bool outbox_send(struct db *to, const struct outbox *, struct brought *, struct fail *);

bool outbox_mark(struct db *, const struct outbox *, struct fail *);

#endif
