/* The one process that writes to a kiosk's store. Sittings hand over what is to be kept (courier.h); all that
 * have something at the same time share one transaction, and are answered once it is on the disk. A sitting
 * can only go on with what it has begun itself: it can't change or see anybody else's. */
#include <pwd.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/wire.h"
#include "cmd/cmd.h"
#include "cmd/courier.h"
#include "cmd/locked.h"
#include "cmd/place.h"
#include "store/parcel.h"
#include "sys/clock.h"
#include "sys/log.h"
#include "sys/packets.h"
#include "sys/sandbox.h"
#include "sys/signals.h"

enum {
	DESCRIPTORS = 4096,
	SEATS_MAX = DESCRIPTORS - 64, /* connections; the store and the sandbox need a few, too */
	BEGUN = 8, /* sittings that a connection can still go on with: it has one or two at a time */
};

/* A connection. */
struct seat {
	struct seat *next;
	int fd;
	bool operator;               /* may ask for the status */
	bool sits;                   /* has a place */
	char begun[BEGUN][SITTING_ID + 1];
	int last;                    /* of them */
	struct buf request;          /* to be answered, if it is not empty */
	int64_t number;              /* of it */
	struct wire body;            /* behind number and kind, for what is to be kept */
	bool keeps, broken;
	struct parcel parcel;
	struct fail refused;         /* why it is not kept */
};

struct collector {
	const struct args *args;
	struct arena memory;
	struct store_place place;
	int listener, poller;
	struct seat *seats;
	int count, sitting;          /* connections, and those that have a place */
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
	buf_free(&seat->request);
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
	struct seat *seat = c->count < SEATS_MAX && (operator || user == c->user)
		? calloc(1, sizeof *seat) : NULL;
	if (seat == NULL) {
		if (c->count < SEATS_MAX)
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

/* Inside a transaction. False if the store fails; what is refused is told to this one alone. */
static bool
keep(struct collector *c, struct seat *seat, struct fail *fail)
{
	int64_t number = 0;
	const char *id = seat->parcel.stands.id;
	bool begun = has_begun(seat, id);
	if (!begun && !sitting_find(c->place.db, id, &number, fail))
		return false;
	if (number != 0) {
		fail_set(&seat->refused, "this sitting is somebody else's");
		return true;
	}
	if (!parcel_keep(c->place.db, &seat->parcel, fail))
		return false;
	if (!begun) {
		seat->last = (seat->last + 1) % BEGUN;
		memcpy(seat->begun[seat->last], id, SITTING_ID);
	}
	return true;
}

static bool
open_store(struct collector *c, struct fail *fail)
{
	return c->place.db != NULL || place_open(&c->place, &c->memory, PLACE_PATIENCE_MS, fail);
}

/* All that is to be kept, in one transaction. */
static bool
keep_all(struct collector *c, struct fail *fail)
{
	if (!open_store(c, fail) || !db_begin(c->place.db, fail))
		return false;
	for (struct seat *seat = c->seats; seat != NULL; seat = seat->next) {
		if (!seat->keeps || keep(c, seat, fail))
			continue;
		db_rollback(c->place.db);
		return false;
	}
	if (!db_commit(c->place.db, fail))
		return false;
	c->committed = clock_utc();
	return true;
}

static void
tell_today(struct collector *c, struct arena *arena, struct wire *body, struct buf *out)
{
	struct sitting_count *list;
	int count = 0;
	const char *quiz = wire_take_text(body, arena);
	int64_t since = wire_take_number(body);
	if (!open_store(c, NULL) ||
	    !sitting_verdicts(c->place.db, arena, quiz, since, &list, &count, NULL))
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
	if (open_store(c, NULL))
		sitting_since(c->place.db, clock_today(), &begun, &judged, NULL);
	buf_format(&text, "sittings now    %d of %d\nturned away     %ld\n", c->sitting, c->args->places,
	           c->turned_away);
	buf_format(&text, "sittings today  %lld, %lld with a verdict\nlast commit     ", (long long)begun,
	           (long long)judged);
	if (c->committed != 0)
		clock_write(&text, c->committed, true);
	else
		buf_add(&text, "none yet");
	buf_format(&text, "\nversion         %s\nsandbox         %s\n", VERDICT_VERSION,
	           c->args->no_sandbox ? "none" : "files and calls (Landlock, seccomp)");
	wire_text(out, buf_text(&text));
	buf_free(&text);
}

static void
reply(struct seat *seat, enum courier_reply kind, const struct buf *body, const char *why)
{
	struct buf packet = {0};
	wire_number(&packet, seat->number);
	wire_number(&packet, kind);
	if (why != NULL)
		wire_text(&packet, why);
	if (body != NULL)
		buf_bytes(&packet, buf_text(body), body->length);
	/* Nobody waits for one who does not read. */
	seat->broken = seat->broken || !packets_send(seat->fd, &packet);
	buf_free(&packet);
	buf_clear(&seat->request);
	seat->keeps = false;
	seat->refused.text[0] = '\0';
}

static void
sit_down(struct collector *c, struct seat *seat)
{
	c->sitting += !seat->sits;
	seat->sits = true;
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
take_request(struct collector *c, struct seat *seat, struct arena *arena)
{
	struct buf body = {0};
	enum courier_reply answer = COURIER_DONE;
	enum packets_got got = packets_receive(seat->fd, &seat->request, 0);
	if (got == PACKETS_NONE)
		return;
	seat->body = (struct wire){buf_text(&seat->request), seat->request.length, got == PACKETS_GONE};
	seat->number = wire_take_number(&seat->body);
	int64_t kind = wire_take_number(&seat->body);
	if (kind == COURIER_KEEP && !seat->body.broken) {
		sit_down(c, seat);
		seat->keeps = parcel_read(&seat->body, arena, &seat->parcel);
		seat->broken = !seat->keeps;
		return;
	}
	if (kind == COURIER_TODAY) {
		sit_down(c, seat);
		tell_today(c, arena, &seat->body, &body);
	} else if (kind == COURIER_PLACE)
		answer = find_place(c, seat, &body);
	else if (kind == COURIER_STATUS && seat->operator)
		tell_status(c, &body);
	if (body.length > 0 && !seat->body.broken)
		reply(seat, answer, &body, NULL);
	else
		seat->broken = true;
	buf_free(&body);
}

/* Keeps what has come in one go, and only then answers. */
static void
settle(struct collector *c)
{
	struct fail fail = {0};
	bool any = false;
	for (struct seat *seat = c->seats; seat != NULL; seat = seat->next)
		any = any || seat->keeps;
	bool kept = any && keep_all(c, &fail);
	if (any && !kept) {
		log_say(fail.text);
		if (c->place.db != NULL)
			place_close(&c->place); /* opened afresh the next time */
	}
	for (struct seat *seat = c->seats, *next; seat != NULL; seat = next) {
		next = seat->next;
		const char *why = !kept ? fail.text : seat->refused.text[0] != '\0' ? seat->refused.text : NULL;
		if (seat->keeps)
			reply(seat, why == NULL ? COURIER_DONE : COURIER_NOT, NULL, why);
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
	watch(c, c->listener, &listener);
	watch(c, signals_fd(), &signal);
	for (bool goes_on = true; goes_on;) {
		struct arena arena = {0};
		int count = epoll_wait(c->poller, events, AT_ONCE, -1);
		for (int i = 0; i < count; i++) {
			if (events[i].data.ptr == &listener)
				admit(c);
			else if (events[i].data.ptr == &signal)
				goes_on = signals_take().end == 0;
			else
				take_request(c, events[i].data.ptr, &arena);
		}
		settle(c);
		arena_free(&arena);
	}
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
	    !open_store(c, fail) || (c->listener = packets_listen(path, fail)) < 0 || !signals_open(fail))
		return false;
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
	struct collector collector = {.args = args, .listener = -1, .poller = -1, .place.guard = {-1}};
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
	if (collector.place.db != NULL)
		place_close(&collector.place);
	if (collector.listener >= 0)
		close(collector.listener);
	if (collector.poller >= 0)
		close(collector.poller);
	arena_free(&collector.memory);
	return good ? END_FINE : cmd_fail(&fail);
}
