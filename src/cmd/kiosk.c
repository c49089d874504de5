/* One sitting after another, for strangers. What they may do stands in the tables of keys and options;
 * here it is put together and locked in: everything is opened first, then the process gives up all that
 * a sitting does not need. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "cmd/cmd.h"
#include "cmd/courier.h"
#include "cmd/keep.h"
#include "cmd/locked.h"
#include "cmd/offer.h"
#include "cmd/place.h"
#include "front/patience.h"
#include "front/phrase.h"
#include "front/play.h"
#include "front/welcome.h"
#include "store/sitting.h"
#include "sys/clock.h"
#include "sys/log.h"
#include "sys/memory.h"
#include "sys/paths.h"
#include "sys/ready.h"
#include "sys/sandbox.h"
#include "sys/tty.h"
#include "sys/watchdog.h"
#include "verdict/flow.h"
#include "verdict/quiz.h"

struct kiosk {
	const struct args *args;
	struct arena memory;     /* of the whole run */
	struct offer *offers;
	int count;
	bool keeps;
	struct courier courier;  /* to the collector; closed where there is none */
	bool reached;            /* the collector, at the start */
	bool alone;              /* it is gone: nobody else is to begin here */
	const char *folder;      /* of the store; NULL: a collector has it, or nothing is kept */
	struct patience patience;
	struct front_ctx ctx;
	const struct front *front;
};

/* For `restore`. */
static struct kiosk *open_kiosk;

static void
restore(void)
{
	open_kiosk->front->close(&open_kiosk->ctx);
}

/* -- opening -- */

static bool
open_quizzes(struct kiosk *k, struct fail *fail)
{
	static const char *const usual[] = {"go-or-rust"};
	bool named = k->args->operand_count > 0;
	const char *const *names = named ? k->args->operands : usual;
	int count = named ? k->args->operand_count : 1;
	k->offers = ARENA_ARRAY(&k->memory, (size_t)count, struct offer);
	for (; k->count < count; k->count++)
		if (!offer_open(&k->offers[k->count], &k->memory, names[k->count], fail))
			return false;
	return true;
}

/* Opened once now, so that it is there, and its library too, when files and libraries can't be opened any
 * more. */
static bool
open_file(struct kiosk *k, struct fail *why)
{
	struct store_place place;
	bool good = place_open(&place, &k->memory, PLACE_PATIENCE_MS, why);
	if (good)
		place_close(&place);
	return good;
}

/* A collector that is started again just now, or still reads its store, is waited for. */
static bool
reach(struct kiosk *k, struct fail *fail)
{
	enum { REACH_MS = 5000, AGAIN_MS = 50 };
	struct fail why;
	int64_t end = clock_steady_ms() + REACH_MS;
	do {
		why.text[0] = '\0';
		k->reached = courier_open(&k->courier, k->args->collector, &why);
	} while (!k->reached && clock_steady_ms() < end && ready_wait(-1, false, AGAIN_MS) == READY_LATE);
	return k->reached || fail_set(fail, "%s", why.text);
}

/* Where sittings are kept: with the collector, or in a file. What fails there is the operator's business: a
 * sitting says that it is not saved. */
static bool
open_store(struct kiosk *k, struct fail *fail)
{
	const struct args *args = k->args;
	struct fail why = {0};
	k->courier.fd = -1;
	k->keeps = !args->no_store;
	if (args->collector != NULL && (args->no_store || args->state != NULL))
		return fail_set(fail, "--collector says where answers are kept; %s contradicts it",
		                args->no_store ? "--no-store" : "--state");
	if (!k->keeps)
		return true;
	if (args->collector == NULL && (k->folder = locked_folder(&k->memory, args, fail)) == NULL)
		return false;
	bool good = args->collector != NULL ? reach(k, &why) : open_file(k, &why);
	if (!good)
		log_say(why.text);
	return true;
}

/* False with what the visitor is told. */
static bool
has_place(struct kiosk *k, struct buf *told)
{
	int places;
	if (k->courier.fd < 0 || courier_place(&k->courier, k->args->collector, &places))
		return true;
	if (places == 1)
		buf_add(told, "The only place is taken");
	else
		buf_format(told, "All %d places are taken", places);
	buf_add(told, " just now. Please come again in a few minutes.\n");
	return false;
}

/* Looked at before anything is made. */
static bool
can_ask(const struct kiosk *k, struct fail *fail)
{
	return k->args->plain || (tty_is(STDIN_FILENO) && tty_is(STDOUT_FILENO)) ||
	       fail_set(fail, "this quiz needs a terminal: try ssh -t, or the word 'plain' behind the host's "
	                      "name for lines of text");
}

static const struct front *
open_front(struct kiosk *k, struct fail *fail)
{
	const char *type = getenv("TERM");
	bool plain = k->args->plain || (type != NULL && strcmp(type, "dumb") == 0);
	const struct front *front = plain ? &front_plain : &front_curses;
	return front->open(&k->ctx, fail) ? front : NULL;
}

/* -- locking in -- */

static const char *
folder_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash == NULL ? "." : arena_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

static bool
lock_in(struct kiosk *k, struct fail *fail)
{
	enum { DESCRIPTORS = 64 };
	if (k->args->no_sandbox) {
		log_say("this kiosk is not locked in (--no-sandbox)");
		return true;
	}
	const char **read = ARENA_ARRAY(&k->memory, (size_t)k->count + 1, const char *);
	const char *const write[] = {k->folder, NULL};
	for (int i = 0; i < k->count; i++)
		read[i] = folder_of(&k->memory, k->offers[i].path);
	return sandbox_enter(&(struct sandbox){read, write, false, DESCRIPTORS}, fail);
}

/* -- the welcome -- */

/* What came of it today; NULL on a day without a verdict. */
static const char *
today(struct kiosk *k, struct arena *arena, struct db *db, const struct quiz *quiz)
{
	struct sitting_count *list;
	int count;
	struct buf text = {0};
	int64_t since = clock_today();
	bool told = db != NULL ? sitting_verdicts(db, arena, quiz->id, since, &list, &count, NULL)
		: k->courier.fd >= 0 && courier_today(&k->courier, arena, quiz->id, since, &list, &count, NULL);
	if (!told)
		return NULL;
	offer_tell(&text, quiz, list, count);
	const char *said = text.length > 0 ? buf_take(&text, arena) : NULL;
	buf_free(&text);
	return said;
}

static struct welcome
look_around(struct kiosk *k, struct arena *arena)
{
	enum { IMPATIENCE_MS = 200 };
	struct store_place place = {.db = NULL};
	struct welcome_quiz *list = ARENA_ARRAY(arena, (size_t)k->count, struct welcome_quiz);
	if (k->folder != NULL && !place_open(&place, arena, IMPATIENCE_MS, NULL))
		place.db = NULL;
	for (int i = 0; i < k->count; i++) {
		const struct quiz *quiz = k->offers[i].quiz;
		struct flow flow = flow_new(arena, quiz);
		struct progress progress = flow_progress(&flow);
		struct buf length = {0};
		phrase_length(&length, &progress);
		list[i] = (struct welcome_quiz){
			quiz->title, buf_take(&length, arena), today(k, arena, place.db, quiz)};
		buf_free(&length);
	}
	bool stands = place.db != NULL || k->courier.fd >= 0;
	if (place.db != NULL)
		place_close(&place);
	return (struct welcome){list, k->count,
		!k->keeps ? "Nothing of what you answer is kept."
		: stands ? "Your answers are kept, without your name or address."
		         : "At the moment your answers can't be kept."};
}

/* Until somebody begins; *chosen is the quiz then. */
static enum front_event
welcome(struct kiosk *k, int *chosen)
{
	struct arena arena = {0};
	struct welcome offered = look_around(k, &arena);
	struct flow flow = flow_new(&arena, k->offers[0].quiz);
	struct view view = flow_view(&flow, ACCEPTED);
	struct move move;
	view.stranger = true;
	view.welcome = &offered;
	/* Without the collector nobody is waited for without end. */
	k->patience.rests = k->args->collector == NULL || k->reached;
	k->patience.heard = clock_steady_ms();
	k->patience.watched = k->courier.fd < 0 ? 0 : k->courier.fd;
	enum front_event event;
	do
		event = k->front->turn(&k->ctx, &view, &move);
	while (event == FRONT_IDLE || event == FRONT_SHOWN);
	k->patience.watched = 0;
	*chosen = event == FRONT_ENTER ? move.option : 0;
	arena_free(&arena);
	return event;
}

/* -- a sitting -- */

static enum play_end
sit(struct kiosk *k, const struct quiz *quiz)
{
	struct arena arena = {0};
	struct keep keep = {0};
	struct fail fail = {0};
	struct journal journal = {0};
	struct flow flow = flow_new(&arena, quiz);
	if (k->keeps) {
		keep_start(&keep, quiz, k->args->label);
		keep.strangers = true;
		keep.courier = k->args->collector != NULL ? &k->courier : NULL;
		journal = keep_journal(&keep);
	}
	k->patience.rests = false;
	k->patience.heard = clock_steady_ms();
	enum play_end end = play(k->front, &k->ctx, &flow, journal);
	/* What a collector has it goes on trying to save, and tells of itself. */
	if (k->keeps && !keep_end(&keep, &fail) && k->courier.fd < 0)
		log_say(fail.text);
	arena_free(&arena);
	return end;
}

static enum patience_state
patience(const struct kiosk *k)
{
	int64_t wait;
	return patience_at(&k->patience, clock_steady_ms(), &wait);
}

/* In lines of text the end of patience is the end of what there is to read. */
static bool
has_expired(const struct kiosk *k, bool gone)
{
	return gone && k->front == &front_plain && patience(k) >= PATIENCE_IDLE;
}

/* A process that is locked in can't reach another collector. One that began without one has still taken
 * somebody's answers: that will do. */
static bool
is_alone(struct kiosk *k, bool first)
{
	k->alone = k->args->collector != NULL && !courier_stands(&k->courier) && (k->reached || !first);
	if (k->alone)
		log_say("the collector is gone: this kiosk ends, to be started afresh");
	return k->alone;
}

/* One after the other, until somebody quits, the time is over, or there is no collector any more. */
static enum play_end
receive(struct kiosk *k)
{
	for (bool first = true;; first = false) {
		int chosen;
		if (is_alone(k, first))
			return PLAY_LEFT;
		memory_return(); /* what opening took, and what the sitting before has left */
		for (int i = 0; i < k->count; i++)
			offer_renew(&k->offers[i]);
		enum front_event event = welcome(k, &chosen);
		bool expired = event == FRONT_EXPIRED || has_expired(k, event == FRONT_GONE);
		if (event == FRONT_DESERTED || (expired && patience(k) == PATIENCE_IDLE))
			continue;
		if (expired)
			return PLAY_EXPIRED;
		if (event != FRONT_ENTER)
			return event == FRONT_GONE ? PLAY_GONE : event == FRONT_KILLED ? PLAY_KILLED : PLAY_LEFT;
		offer_renew(&k->offers[chosen]);
		enum play_end end = sit(k, k->offers[chosen].quiz);
		if (has_expired(k, end == PLAY_GONE))
			end = PLAY_EXPIRED;
		if (end != PLAY_OVER && (end != PLAY_EXPIRED || patience(k) == PATIENCE_LIMIT))
			return end;
	}
}

static int
conclude(const struct kiosk *k, enum play_end end, struct fail *fail)
{
	struct buf text = {0};
	if (end == PLAY_KILLED)
		return END_SIGNAL + k->ctx.signal;
	if (end == PLAY_GONE)
		return k->front == &front_curses ? END_SIGNAL + SIGHUP : END_FINE;
	buf_add(&text, k->alone ? "This quiz starts afresh. Come back in a moment.\n"
	               : end == PLAY_EXPIRED ? "The time for this connection is over. You are welcome again.\n"
	                                     : "Thank you for taking part.\n");
	bool written = cmd_write(&text, fail);
	buf_free(&text);
	return !written ? END_FAILED : k->alone ? END_ALONE : END_FINE;
}

static int
run(struct kiosk *k, struct fail *fail)
{
	struct buf told = {0};
	if (!locked_can(k->args, fail) || !can_ask(k, fail) || !open_quizzes(k, fail) || !open_store(k, fail))
		return END_FAILED;
	if (!has_place(k, &told)) {
		int end = cmd_write(&told, fail) ? END_FULL : END_FAILED;
		buf_free(&told);
		return end;
	}
	if (!watchdog_open(fail) || (k->front = open_front(k, fail)) == NULL)
		return END_FAILED;
	open_kiosk = k;
	cmd_restore = restore;
	memory_wipe();
	clock_today(); /* opens what tells the zone */
	bool locked = lock_in(k, fail);
	enum play_end end = locked ? receive(k) : PLAY_LEFT;
	cmd_restore = NULL;
	k->front->close(&k->ctx);
	return locked ? conclude(k, end, fail) : END_FAILED;
}

int
cmd_kiosk(const struct args *args)
{
	enum { SECOND = 1000 };
	struct fail fail = {0};
	int64_t now = clock_steady_ms();
	struct kiosk kiosk = {
		.args = args,
		.courier.fd = -1,
		.patience = {.idle = args->idle * (int64_t)SECOND, .limit = args->limit * (int64_t)SECOND,
			.began = now, .heard = now, .rests = true},
		.ctx = {
			.in = STDIN_FILENO,
			.out = STDOUT_FILENO,
			.ascii = args->ascii || !args->utf8,
			.color = true,
			.again = true,
			.theme = (enum theme)args->theme,
		},
	};
	kiosk.ctx.patience = &kiosk.patience;
	sandbox_close_rest();
	signal(SIGTSTP, SIG_IGN); /* there is no shell to come back from */
	log_open();
	int end = run(&kiosk, &fail);
	courier_close(&kiosk.courier);
	for (int i = 0; i < kiosk.count; i++)
		offer_close(&kiosk.offers[i]);
	arena_free(&kiosk.memory);
	return end == END_FAILED ? cmd_fail(&fail) : end;
}
