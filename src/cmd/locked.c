#include "cmd/locked.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "cmd/cmd.h"
#include "sys/paths.h"
#include "sys/sandbox.h"

const char *
locked_folder(struct arena *arena, const struct args *args, struct fail *fail)
{
	const char *folder = args->state, *home;
	if (folder == NULL && (home = paths_home(arena)) != NULL)
		folder = paths_inside(arena, home, ".local/state/verdict");
	if (folder == NULL || folder[0] != '/') {
		fail_set(fail, "the answers have no folder: --state names one, from / on");
		return NULL;
	}
	paths_keep_in(folder);
	return folder;
}

bool
locked_can(const struct args *args, struct fail *fail)
{
	struct buf lacks = {0};
	unsigned offers = sandbox_offers();
	if (args->no_sandbox || offers == SANDBOX_BOTH)
		return true;
	sandbox_lacks(&lacks, offers);
	fail_set(fail, "%s; it does not start without, unless told --no-sandbox", buf_text(&lacks));
	buf_free(&lacks);
	return false;
}
