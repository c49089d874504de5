/* The one process that writes to a kiosk's store. Sittings hand over what is to be kept (courier.h); all that
 * have something at the same time share one transaction, and are answered once it is on the disk (backlog.h).
 * A sitting can only go on with what it has begun itself: it can't change or see anybody else's. */
#include <pwd.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/wire.h"
#include "cmd/backlog.h"
#include "cmd/cmd.h"
#include "cmd/courier.h"
#include "cmd/locked.h"
#include "store/sitting.h"
#include "sys/clock.h"
#include "sys/log.h"
#include "sys/packets.h"
#include "sys/sandbox.h"
#include "sys/signals.h"

enum {
	DESCRIPTORS = 4096, SPARE = 64, /* of them, for the store and the sandbox */
	BEGUN = 8, /* sittings that a connection can still go on with: it has one or two at a time */
};

/* A connection. */
struct seat {
	struct seat *next;
	int fd;
	bool operator;               /* may ask for the status */
	bool sits, broken;           /* has a place; is to be dropped */
	char begun[BEGUN][SITTING_ID + 1];
	int last;                    /* of them */
};

struct collector {
	const struct args *args;
	struct arena memory;
	struct backlog backlog;
	int listener, poller;
	struct seat *seats;
	int count, most, sitting;    /* connections, how many there may be, and those that have a place */
	long turned_away;
	struct log_often full, crowded, foreign;
	uid_t user;                  /* whose sittings are taken besides one's own */
	int64_t committed;           /* UTC; 0: nothing yet */
};

/* -- connections -- */

static void
watch(const struct collector *c, int fd, void *seat)
{
	struct epoll_event event = {.events = EPOLLIN, .data.ptr = seat};
	epoll_ctl(c->poller, EPOLL_CTL_ADD, fd, &event);
}

static void
drop(struct collector *c, struct seat *seat)
{
	struct seat **at = &c->seats;
	while (*at != seat)
		at = &(*at)->next;
	*at = seat->next;
	c->count--;
	c->sitting -= seat->sits;
	close(seat->fd);
	backlog_leave(&c->backlog, seat);
	free(seat);
}

/* Whoever may not, or finds no place, is closed at once. */
static void
admit(struct collector *c)
{
	uid_t user;
	int fd = packets_accept(c->listener, &user);
	if (fd < 0)
		return;
	bool operator = user == geteuid() || user == 0;
	struct seat *seat = c->count < c->most && (operator || user == c->user)
		? calloc(1, sizeof *seat) : NULL;
	if (seat == NULL) {
		if (c->count < c->most)
			log_often(&c->foreign, "a connection of another user was refused");
		else
			log_often(&c->crowded, "there are too many connections");
		close(fd);
		return;
	}
	seat->fd = fd;
	seat->operator = operator;
	seat->next = c->seats;
	c->seats = seat;
	c->count++;
	watch(c, fd, seat);
}

/* -- requests -- */

static bool
has_begun(const struct seat *seat, const char *id)
{
	for (int i = 0; i < BEGUN; i++)
		if (strcmp(seat->begun[i], id) == 0)
			return true;
	return false;
}

static void
note_begun(struct seat *seat, const char *id)
{
	if (has_begun(seat, id))
		return;
	seat->last = (seat->last + 1) % BEGUN;
	memcpy(seat->begun[seat->last], id, SITTING_ID);
}

/* The store to look something up in; NULL while it fails. */
static struct db *
readable(struct collector *c)
{
	bool fails = c->backlog.fail.text[0] != '\0';
	return !fails && backlog_open(&c->backlog, BACKLOG_TRY_MS, NULL) ? c->backlog.place.db : NULL;
}

static void
tell_today(struct collector *c, struct arena *arena, struct wire *body, struct buf *out)
{
	struct sitting_count *list;
	int count = 0;
	const char *quiz = wire_take_text(body, arena);
	int64_t since = wire_take_number(body);
	struct db *db = readable(c);
	if (db == NULL || !sitting_verdicts(db, arena, quiz, since, &list, &count, NULL))
		count = 0;
	wire_number(out, count);
	for (int i = 0; i < count; i++) {
		wire_text(out, list[i].verdict);
		wire_number(out, list[i].count);
	}
}

static void
tell_status(struct collector *c, struct buf *out)
{
	struct buf text = {0};
	int64_t begun = 0, judged = 0;
	struct db *db = readable(c);
	int waiting = backlog_count(&c->backlog);
	buf_format(&text, "sittings now    %d of %d\nturned away     %ld\n", c->sitting, c->args->places,
	           c->turned_away);
	if (db != NULL && sitting_since(db, clock_today(), &begun, &judged, NULL))
		buf_format(&text, "sittings today  %lld, %lld with a verdict\n", (long long)begun,
		           (long long)judged);
	else
		buf_add(&text, "sittings today  can't be told: the store can't be read\n");
	if (waiting > 0)
		buf_format(&text, "not saved yet   %d: %s\n", waiting, c->backlog.fail.text);
	buf_add(&text, c->committed != 0 ? "last commit     " : "last commit     none yet");
	if (c->committed != 0)
		clock_write(&text, c->committed, true);
	buf_format(&text, "\nversion         %s\nsandbox         %s\n", VERDICT_VERSION,
	           c->args->no_sandbox ? "none" : "files and calls (Landlock, seccomp)");
	wire_text(out, buf_text(&text));
	buf_free(&text);
}

static void
reply(struct seat *seat, int64_t number, enum courier_reply kind, const struct buf *body, const char *why)
{
	struct buf packet = {0};
	wire_number(&packet, number);
	wire_number(&packet, kind);
	if (why != NULL)
		wire_text(&packet, why);
	if (body != NULL)
		buf_bytes(&packet, buf_text(body), body->length);
	/* Nobody waits for one who does not read. */
	seat->broken = seat->broken || !packets_send(seat->fd, &packet);
	buf_free(&packet);
}

static void
sit_down(struct collector *c, struct seat *seat)
{
	c->sitting += !seat->sits;
	seat->sits = true;
}

static void
take_parcel(struct collector *c, struct seat *seat, int64_t number, struct wire *body)
{
	bool full;
	sit_down(c, seat);
	struct waiting *given = backlog_add(&c->backlog, seat, number, body, &full);
	if (given != NULL)
		given->begun = has_begun(seat, given->parcel.stands.id);
	else if (full)
		reply(seat, number, COURIER_NOT, NULL, "too much waits for the store");
	else
		seat->broken = true;
}

/* Places are for those who begin: whoever asks for more than that without having one, because it is older
 * than this question or did not wait for the answer, is in a sitting and is not turned away any more. */
static enum courier_reply
find_place(struct collector *c, struct seat *seat, struct buf *body)
{
	wire_number(body, c->args->places);
	if (seat->sits || c->sitting < c->args->places) {
		sit_down(c, seat);
		return COURIER_DONE;
	}
	c->turned_away++;
	log_often(&c->full, "all places are taken: a visitor was turned away");
	return COURIER_FULL;
}

/* What has come from one: kept with the others' later, or answered now. Who sends what is no request, is
 * dropped. */
static void
take_request(struct collector *c, struct seat *seat, struct buf *request, struct arena *arena)
{
	struct buf body = {0};
	enum courier_reply answer = COURIER_DONE;
	enum packets_got got = packets_receive(seat->fd, request, 0);
	if (got == PACKETS_NONE)
		return;
	struct wire wire = {buf_text(request), request->length, got == PACKETS_GONE};
	int64_t number = wire_take_number(&wire), kind = wire_take_number(&wire);
	if (kind == COURIER_KEEP && !wire.broken) {
		take_parcel(c, seat, number, &wire);
		return;
	}
	if (kind == COURIER_TODAY) {
		sit_down(c, seat);
		tell_today(c, arena, &wire, &body);
	} else if (kind == COURIER_PLACE)
		answer = find_place(c, seat, &body);
	else if (kind == COURIER_STATUS && seat->operator)
		tell_status(c, &body);
	if (body.length > 0 && !wire.broken)
		reply(seat, number, answer, &body, NULL);
	else
		seat->broken = true;
	buf_free(&body);
}

/* Whether it is kept, once that is certain or it has been waited for long enough. */
static void
answer(struct collector *c, struct waiting *w)
{
	static const enum courier_reply kinds[] = {COURIER_NOT, COURIER_DONE, COURIER_NOT, COURIER_LACKS};
	const char *why = w->state == WAITING ? c->backlog.fail.text
		: w->state == WAITING_STRANGE ? "this sitting is somebody else's" : NULL;
	if (w->state == WAITING_KEPT && w->from != NULL)
		note_begun(w->from, w->parcel.stands.id);
	if (w->state == WAITING_KEPT)
		c->committed = clock_utc();
	if (w->from == NULL || w->answered || (w->state == WAITING && !backlog_gives_up(&c->backlog)))
		return;
	reply(w->from, w->number, kinds[w->state], NULL, why);
	w->answered = true;
}

/* Keeps what has come in one go, and only then answers. */
static void
settle(struct collector *c)
{
	backlog_keep(&c->backlog);
	for (struct waiting **at = &c->backlog.first; *at != NULL;) {
		answer(c, *at);
		if ((*at)->state != WAITING)
			backlog_remove(&c->backlog, at);
		else
			at = &(*at)->next;
	}
	for (struct seat *seat = c->seats, *next; seat != NULL; seat = next) {
		next = seat->next;
		if (seat->broken)
			drop(c, seat);
	}
}

/* Until a signal ends it. */
static void
serve(struct collector *c)
{
	enum { AT_ONCE = 64 };
	static char listener, signal; /* places to point at */
	struct epoll_event events[AT_ONCE];
	struct buf request = {0};
	watch(c, c->listener, &listener);
	watch(c, signals_fd(), &signal);
	for (bool goes_on = true; goes_on;) {
		struct arena arena = {0};
		int count = epoll_wait(c->poller, events, AT_ONCE, backlog_wait(&c->backlog));
		for (int i = 0; i < count; i++) {
			if (events[i].data.ptr == &listener)
				admit(c);
			else if (events[i].data.ptr == &signal)
				goes_on = signals_take().end == 0;
			else
				take_request(c, events[i].data.ptr, &request, &arena);
		}
		settle(c);
		arena_free(&arena);
	}
	buf_free(&request);
}

/* -- opening -- */

static bool
find_user(struct collector *c, struct fail *fail)
{
	const char *name = c->args->user;
	const struct passwd *user = name == NULL ? NULL : getpwnam(name);
	c->user = user == NULL ? geteuid() : user->pw_uid;
	return name == NULL || user != NULL || fail_set(fail, "there is no user '%s' here", name);
}

/* One too many, and it would be told again and again that somebody waits who can't be let in. */
static void
count_seats(struct collector *c)
{
	struct rlimit limit = {.rlim_max = DESCRIPTORS};
	getrlimit(RLIMIT_NOFILE, &limit);
	c->most = (int)(limit.rlim_max < DESCRIPTORS ? limit.rlim_max : DESCRIPTORS) - SPARE;
}

static bool
lock_in(const struct collector *c, const char *folder, struct fail *fail)
{
	const char *const write[] = {folder, NULL};
	const struct sandbox sandbox = {.write = write, .serves = true, .descriptors = DESCRIPTORS};
	return c->args->no_sandbox || sandbox_enter(&sandbox, fail);
}

static bool
run(struct collector *c, const char *path, struct fail *fail)
{
	struct buf ready = {0};
	const char *folder = locked_folder(&c->memory, c->args, fail);
	if (folder == NULL || !locked_can(c->args, fail) || !find_user(c, fail) ||
	    !backlog_open(&c->backlog, PLACE_PATIENCE_MS, fail) ||
	    (c->listener = packets_listen(path, fail)) < 0 || !signals_open(fail))
		return false;
	count_seats(c);
	clock_today(); /* opens what tells the zone */
	c->poller = epoll_create1(EPOLL_CLOEXEC);
	buf_format(&ready, "collecting at %s\n", path);
	bool good = lock_in(c, folder, fail) && cmd_write(&ready, fail);
	buf_free(&ready);
	if (good)
		serve(c);
	signals_close();
	return good;
}

static bool
ask_status(const char *path, struct fail *fail)
{
	struct buf text = {0};
	bool good = courier_status(path, &text, fail) && cmd_write(&text, fail);
	buf_free(&text);
	return good;
}

int
cmd_collector(const struct args *args)
{
	struct fail fail = {0};
	struct collector collector = {.args = args, .listener = -1, .poller = -1};
	if (args->operand_count == 0) {
		fail_set(&fail, "name the socket: 'verdict collector /run/verdict/collector'");
		return cmd_fail(&fail);
	}
	if (args->status)
		return ask_status(args->operands[0], &fail) ? END_FINE : cmd_fail(&fail);
	sandbox_close_rest();
	log_open();
	bool good = run(&collector, args->operands[0], &fail);
	while (collector.seats != NULL)
		drop(&collector, collector.seats);
	backlog_close(&collector.backlog);
	if (collector.listener >= 0)
		close(collector.listener);
	if (collector.poller >= 0)
		close(collector.poller);
	arena_free(&collector.memory);
	return good ? END_FINE : cmd_fail(&fail);
}
