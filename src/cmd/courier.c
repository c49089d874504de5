#include "cmd/courier.h"

#include <stddef.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/wire.h"
#include "store/parcel.h"
#include "sys/clock.h"
#include "sys/packets.h"

enum {
	QUICK_MS = 1000, /* for what is only to be shown */
	PLACE_MS = 3000, /* for a place: it is when many come at once that it matters, and takes longer */
};

bool
courier_open(struct courier *courier, const char *path, struct fail *fail)
{
	struct fail why = {0};
	*courier = (struct courier){.fd = packets_connect(path, &why)};
	return courier->fd >= 0 || fail_set(fail, "the collector can't be reached: %s", why.text);
}

bool
courier_stands(struct courier *courier)
{
	if (courier->fd >= 0 && packets_hung_up(courier->fd))
		courier_close(courier);
	return courier->fd >= 0;
}

static bool
is_gone(struct courier *courier, struct fail *fail)
{
	courier_close(courier);
	return fail_set(fail, "the collector is gone");
}

/* The reply to the request of that number, behind the number; those to earlier ones, which came too late, are
 * passed over. */
static bool
await(struct courier *courier, struct buf *reply, struct wire *wire, int patience_ms,
      struct fail *fail)
{
	int64_t end = clock_steady_ms() + patience_ms;
	for (;;) {
		int64_t left = end - clock_steady_ms();
		enum packets_got got = packets_receive(courier->fd, reply, left < 0 ? 0 : (int)left);
		if (got == PACKETS_GONE)
			return is_gone(courier, fail);
		if (got == PACKETS_NONE && left <= 0)
			return fail_set(fail, "the collector does not answer");
		*wire = (struct wire){buf_text(reply), reply->length, false};
		if (got == PACKETS_ONE && wire_take_number(wire) == courier->number)
			return true;
	}
}

static bool
exchange(struct courier *courier, const struct buf *request, struct buf *reply, struct wire *wire,
         int patience_ms, struct fail *fail)
{
	courier->lacks = false;
	if (courier->fd < 0)
		return is_gone(courier, fail);
	if (request->length > PACKETS_BYTES_MAX)
		return fail_set(fail, "this sitting is too long for the collector");
	if (!packets_send(courier->fd, request))
		return is_gone(courier, fail);
	return await(courier, reply, wire, patience_ms, fail);
}

/* The reply behind number and kind, if the request was done. */
static bool
ask(struct courier *courier, const struct buf *request, struct buf *reply, struct wire *wire, int patience_ms,
	struct fail *fail)
{
	struct arena arena = {0};
	if (!exchange(courier, request, reply, wire, patience_ms, fail))
		return false;
	int64_t kind = wire_take_number(wire);
	courier->lacks = kind == COURIER_LACKS;
	if (kind != COURIER_DONE)
		fail_set(fail, "%s", courier->lacks ? "the store has been replaced" : wire_take_text(wire, &arena));
	arena_free(&arena);
	return kind == COURIER_DONE;
}

static struct buf
begin(struct courier *courier, enum courier_request kind)
{
	struct buf request = {0};
	wire_number(&request, ++courier->number);
	wire_number(&request, kind);
	return request;
}

bool
courier_place(struct courier *courier, const char *path, int *places)
{
	struct buf request = begin(courier, COURIER_PLACE), reply = {0};
	struct wire wire;
	bool connected = courier->fd >= 0;
	bool full = exchange(courier, &request, &reply, &wire, PLACE_MS, NULL) &&
	            wire_take_number(&wire) == COURIER_FULL;
	if (full)
		*places = (int)wire_take_number(&wire);
	else if (connected && courier->fd < 0)
		courier_open(courier, path, NULL);
	buf_free(&request);
	buf_free(&reply);
	return !full;
}

bool
courier_keep(struct courier *courier, const struct parcel *parcel, int patience_ms, struct fail *fail)
{
	struct buf request = begin(courier, COURIER_KEEP), reply = {0};
	struct wire wire;
	parcel_write(&request, parcel);
	bool kept = ask(courier, &request, &reply, &wire, patience_ms, fail);
	buf_free(&request);
	buf_free(&reply);
	return kept;
}

bool
courier_today(struct courier *courier, struct arena *arena, const char *quiz, int64_t since,
              struct sitting_count **list, int *count, struct fail *fail)
{
	struct buf request = begin(courier, COURIER_TODAY), reply = {0};
	struct wire wire;
	wire_text(&request, quiz);
	wire_number(&request, since);
	bool told = ask(courier, &request, &reply, &wire, QUICK_MS, fail);
	*count = told ? wire_take_count(&wire, PARCEL_ROWS_MAX) : 0;
	*list = ARENA_ARRAY(arena, (size_t)*count, struct sitting_count);
	for (int i = 0; i < *count; i++) {
		(*list)[i].verdict = wire_take_text(&wire, arena);
		(*list)[i].count = wire_take_number(&wire);
	}
	told = told && wire_ended(&wire);
	buf_free(&request);
	buf_free(&reply);
	return told;
}

bool
courier_status(const char *path, struct buf *out, struct fail *fail)
{
	struct courier courier;
	struct arena arena = {0};
	struct wire wire;
	if (!courier_open(&courier, path, fail))
		return false;
	struct buf request = begin(&courier, COURIER_STATUS), reply = {0};
	bool told = ask(&courier, &request, &reply, &wire, QUICK_MS, fail);
	if (told)
		buf_add(out, wire_take_text(&wire, &arena));
	buf_free(&request);
	buf_free(&reply);
	arena_free(&arena);
	courier_close(&courier);
	return told;
}

void
courier_close(struct courier *courier)
{
	if (courier->fd >= 0)
		close(courier->fd);
	courier->fd = -1;
}
