#include "cmd/forward.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "cmd/cmd.h"
#include "cmd/place.h"
#include "store/outbox.h"
#include "sys/ready.h"
#include "sys/signals.h"

enum {
	LOOK_MS = 1000,   /* how often it is looked whether there is something new */
	PAUSE_MS = 250,   /* before the first new attempt; then twice as long each time */
	PAUSE_MOST = 32000,
};

struct forward {
	const char *url;
	bool follow;
	struct buf name;
	struct arena paths;
	struct store_place here, there;
	enum remote_state state; /* of what is there, the last time */
	bool reached;              /* at least once */
	struct brought brought;
	int pause_ms;
	struct buf said;           /* the trouble that was told last */
};

/* -- both ends -- */

static bool
open_here(struct forward *f, bool *is, struct fail *fail)
{
	*is = f->here.db != NULL && place_stands(&f->here);
	if (*is)
		return true;
	place_close(&f->here);
	arena_free(&f->paths);
	return place_find(&f->here, &f->paths, is, fail);
}

static bool
open_there(struct forward *f, struct fail *fail)
{
	if (f->there.db != NULL)
		return true;
	f->reached |= place_elsewhere(&f->there, f->url, DB_CREATE, PLACE_FORWARD_MS, &f->state, fail);
	return f->there.db != NULL;
}

/* -- sending -- */

static bool
send(struct forward *f, const struct outbox *box, struct fail *fail)
{
	struct fail why = {0};
	f->state = REMOTE_WELL;
	if (!open_there(f, fail))
		return false;
	if (!outbox_send(f->there.db, box, &f->brought, &why)) {
		f->state = remote_state(f->there.db);
		place_close(&f->there);
		return fail_set(fail, "%s: %s", buf_text(&f->name), why.text);
	}
	return outbox_mark(f->here.db, box, fail);
}

static void
tell(const char *sentence, const char *more)
{
	struct fail said = {0};
	fail_set(&said, "%s%s", sentence, more);
	cmd_fail(&said);
}

/* The server takes the connection, but not these sittings: whatever it is about one of them, the others are
 * not kept waiting for it. True if some went through. */
static bool
send_singly(struct forward *f, const struct outbox *box, struct fail *fail)
{
	enum { HOPELESS = 8 };
	int sent = 0, refused = 0;
	for (int i = 0; i < box->count; i++) {
		struct outbox one = {&box->list[i], 1};
		struct fail why = {0};
		if (send(f, &one, &why)) {
			sent++;
			continue;
		}
		fail_set(fail, "%s", why.text); /* the first stands */
		if (f->state != REMOTE_REFUSES || (sent == 0 && ++refused == HOPELESS))
			return false;
	}
	if (sent > 0 && sent < box->count)
		tell("some sittings had to be left out: ", fail->text);
	return sent > 0;
}

enum round { ROUND_SENT, ROUND_EMPTY, ROUND_FAILED };

/* One piece of what waits. The server is asked first, so that a wrong address shows also where nothing
 * waits. */
static enum round
round_of(struct forward *f, struct fail *fail)
{
	struct arena memory = {0};
	struct outbox box = {0};
	bool is, read;
	f->state = REMOTE_WELL;
	if (!open_there(f, fail) || !open_here(f, &is, fail))
		return ROUND_FAILED;
	read = !is || outbox_read(f->here.db, &memory, &box, fail);
	enum round end = read ? ROUND_EMPTY : ROUND_FAILED;
	if (box.count > 0 && read) {
		struct fail why = {0};
		bool sent = send(f, &box, &why) ||
		            (f->state == REMOTE_REFUSES && box.count > 1 && send_singly(f, &box, fail));
		end = sent ? ROUND_SENT : ROUND_FAILED;
		if (!sent)
			fail_set(fail, "%s", why.text);
	}
	if (end == ROUND_FAILED)
		place_close(&f->here); /* opened afresh the next time */
	arena_free(&memory);
	return end;
}

/* -- going on -- */

/* May it be tried again, and then waits. Without --follow only what broke off is: a mistake in the address
 * should show at once. */
static bool
try_again(struct forward *f, const char *why)
{
	bool passing = f->state == REMOTE_AWAY;
	if (f->follow ? !f->reached && f->state == REMOTE_REFUSES
	              : !passing || !f->reached || f->pause_ms > PAUSE_MOST)
		return false;
	if (f->said.length == 0 || strcmp(buf_text(&f->said), why) != 0)
		tell(why, "; trying again");
	buf_clear(&f->said);
	buf_add(&f->said, why);
	ready_wait(-1, false, f->pause_ms);
	if (f->pause_ms <= PAUSE_MOST && (!f->follow || f->pause_ms < PAUSE_MOST))
		f->pause_ms *= 2;
	return true;
}

static void
went_well(struct forward *f)
{
	f->pause_ms = PAUSE_MS;
	if (f->said.length > 0)
		tell("forwarding goes on to ", buf_text(&f->name));
	buf_clear(&f->said);
}

/* Until nothing is left, or it is asked to end. */
static bool
forward(struct forward *f, struct fail *fail)
{
	while (signals_take().end == 0) {
		struct fail why = {0};
		enum round round = round_of(f, &why);
		if (signals_take().end != 0)
			break;
		if (round == ROUND_FAILED && !try_again(f, why.text))
			return fail_set(fail, "%s", why.text);
		if (round == ROUND_FAILED)
			continue;
		went_well(f);
		if (round == ROUND_EMPTY && !f->follow)
			return true;
		if (round == ROUND_EMPTY)
			ready_wait(-1, false, LOOK_MS);
	}
	return true;
}

static bool
say_end(struct forward *f, struct fail *fail)
{
	struct buf out = {0};
	buf_format(&out, "%s: ", buf_text(&f->name));
	brought_write(&out, &f->brought);
	buf_char(&out, '\n');
	bool written = cmd_write(&out, fail);
	buf_free(&out);
	return written;
}

/* Under --follow an interrupt is how it ends; elsewhere it breaks something off. */
static int
how_it_ended(const struct forward *f)
{
	int signal = signals_take().end;
	bool meant = signal == 0 || (f->follow && (signal == SIGINT || signal == SIGTERM));
	return meant ? END_FINE : END_SIGNAL + signal;
}

int
forward_run(const struct args *args, const char *url, struct fail *fail)
{
	struct forward f = {.url = url, .follow = args->follow, .here.guard = {-1}, .there.guard = {-1},
		.pause_ms = PAUSE_MS};
	if (!signals_open(fail))
		return cmd_fail(fail);
	remote_name(url, &f.name);
	bool good = forward(&f, fail);
	good = (!f.reached || say_end(&f, good ? fail : NULL)) && good;
	int end = good ? how_it_ended(&f) : cmd_fail(fail);
	place_close(&f.there);
	place_close(&f.here);
	signals_close();
	arena_free(&f.paths);
	buf_free(&f.name);
	buf_free(&f.said);
	return end;
}
