#include "support/elsewhere.h"

#include <stdlib.h>

#include "base/fail.h"
#include "store/remote.h"
#include "store/sitting.h"
#include "sys/ready.h"
#include "tools/test.h"

bool
elsewhere(void)
{
	return getenv("VERDICT_STORE") != NULL;
}

static bool
ready(void *context, int fd, bool writing, int milliseconds)
{
	(void)context;
	return ready_wait(fd, writing, milliseconds) == READY_NOW;
}

struct db *
elsewhere_open(void)
{
	enum { PATIENCE_MS = 30000 };
	static const struct remote_wait wait = {NULL, ready};
	struct fail fail = {0};
	enum remote_state state;
	struct db *db = remote_open(getenv("VERDICT_STORE"), DB_CREATE, &wait, PATIENCE_MS, &state, &fail);
	if (db == NULL)
		fail_msg("%s", fail.text);
	return db;
}

void
elsewhere_empty(void)
{
	if (!elsewhere())
		return;
	struct db *db = elsewhere_open();
	assert_true(db_begin(db, NULL));
	assert_true(sitting_delete_all(db, NULL));
	assert_true(db_commit(db, NULL));
	db_close(db);
}
