/* The full screen. Keys are drained, then the screen is drawn once; while nothing happens the process
 * sleeps without a timer. */
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "front/curses/canvas.h"
#include "front/curses/decode.h"
#include "front/curses/frame.h"
#include "front/curses/stage.h"
#include "front/curses/term.h"
#include "front/front.h"
#include "front/patience.h"
#include "sys/clock.h"
#include "sys/signals.h"
#include "sys/watchdog.h"
#include "verdict/view.h"

struct full {
	struct front_ctx *ctx;
	struct term term;
	struct stage stage;
	struct decode decode;
	enum theme theme;     /* as it was asked for */
	enum ground ground;   /* as it is known */
	struct arena scratch; /* of the frame being drawn */
	enum patience_state patience; /* as it is shown */
	struct buf notice;
	bool stale;           /* what is on the screen is not what should be */
	unsigned char bytes[1024];
	size_t start, end;    /* read, not yet decoded */
};

static void
dress(struct full *full, enum ground ground)
{
	full->ground = ground;
	term_catch_up(&full->term, full->ctx->ascii);
	canvas_dress(theme_palette(full->ctx->theme, ground, canvas_colors(), term_is_console()));
}

/* The colours that suit what is known of the background; the terminal's own word may follow. */
static void
dress_first(struct full *full)
{
	enum ground ground = theme_ground_named(getenv("COLORFGBG"));
	if (full->ctx->theme == THEME_AUTO && ground == GROUND_UNKNOWN && !term_is_console())
		term_ask_ground(&full->term);
	dress(full, ground);
}

static bool
open_curses(struct front_ctx *ctx, struct fail *fail)
{
	struct full *full = calloc(1, sizeof *full);
	if (full == NULL)
		return fail_set(fail, "out of memory");
	if (!term_open(&full->term, ctx, fail)) {
		free(full);
		return false;
	}
	full->ctx = ctx;
	full->theme = ctx->theme;
	full->stage = stage_new();
	full->decode.known = full->term.known;
	full->stale = true;
	dress_first(full);
	ctx->self = full;
	return true;
}

static void
close_curses(struct front_ctx *ctx)
{
	struct full *full = ctx->self;
	term_close(&full->term);
	stage_free(&full->stage);
	arena_free(&full->scratch);
	buf_free(&full->notice);
	free(full);
	ctx->self = NULL;
}

static struct frame
frame(const struct full *full)
{
	return frame_new(full->term.rows, full->term.columns, full->ctx->ascii);
}

static bool
draw(struct full *full, const struct view *view)
{
	struct frame shape = frame(full);
	stage_set(&full->stage, view, &shape);
	struct picture picture = stage_draw(&full->scratch, &full->stage, view, &shape);
	bool there = term_show(&full->term, &picture, full->ctx->ascii);
	arena_free(&full->scratch);
	full->stale = false;
	return there;
}

static void
suspend(struct full *full)
{
	term_suspend(&full->term);
	full->stale = true;
}

/* The next key of what was read, or PRESS_NOTHING. */
static int
next_key(struct full *full)
{
	int key = PRESS_NOTHING;
	full->decode.types = save_types(&full->stage);
	while (key == PRESS_NOTHING && full->start < full->end)
		key = decode_byte(&full->decode, full->bytes[full->start++]);
	return key;
}

/* -- a kiosk's patience -- */

/* How long the next wait may be: as long as patience stays as it is. FRONT_EXPIRED when it is over. */
static enum front_event
be_patient(struct full *full, int *wait)
{
	struct patience *patience = full->ctx->patience;
	int64_t most = -1;
	*wait = -1;
	if (patience == NULL)
		return FRONT_IDLE;
	enum patience_state now = patience_at(patience, clock_steady_ms(), &most);
	if (now == PATIENCE_IDLE || now == PATIENCE_LIMIT)
		return FRONT_EXPIRED;
	if (now != full->patience) {
		full->patience = now;
		full->stale = true;
		buf_clear(&full->notice);
		full->stage.notice = patience_say(&full->notice, now, patience) ? buf_text(&full->notice) : NULL;
	}
	*wait = most > INT_MAX ? INT_MAX : (int)most;
	return FRONT_IDLE;
}

/* Ends the process if it is not back here in time. `wait` is less than 0 where nothing has an end. */
static void
grace(const struct full *full, int64_t wait)
{
	if (full->ctx->patience != NULL)
		watchdog_set(wait < 0 ? -1 : wait + patience_grace(full->ctx->patience));
}

/* Somebody is there. The key that shows it after a warning does nothing else. */
static bool
is_sign_of_life(struct full *full)
{
	if (full->ctx->patience == NULL)
		return false;
	full->ctx->patience->heard = clock_steady_ms();
	return full->patience == PATIENCE_WARNS_IDLE;
}

/* FRONT_IDLE: there is nothing to hand on. */
static enum front_event
press(struct full *full, const struct view *view, int key, struct move *move)
{
	struct frame shape = frame(full);
	full->stale = true;
	if (key == DECODE_DARK || key == DECODE_LIGHT) {
		dress(full, key == DECODE_DARK ? GROUND_DARK : GROUND_LIGHT);
		return FRONT_IDLE;
	}
	if (is_sign_of_life(full))
		return FRONT_IDLE;
	stage_set(&full->stage, view, &shape);
	switch (stage_press(&full->stage, view, &shape, key, move)) {
	case STAGE_MOVES:
		return FRONT_MOVE;
	case STAGE_RESUMES:
		return FRONT_RESUME;
	case STAGE_SAVES:
		full->ctx->save = save_request(&full->stage.save);
		return FRONT_SAVE;
	case STAGE_ENTERS:
		return FRONT_ENTER;
	case STAGE_WELCOMES:
		return FRONT_WELCOME;
	case STAGE_CONTRASTS:
		full->ctx->theme = full->ctx->theme == THEME_HIGH_CONTRAST ? full->theme : THEME_HIGH_CONTRAST;
		dress(full, full->ground);
		break;
	case STAGE_SUSPENDS:
		suspend(full);
		break;
	case STAGE_REDRAWS:
		term_redraw();
		break;
	case STAGE_STAYS:
		break;
	}
	return FRONT_IDLE;
}

static enum front_event
heed(struct full *full)
{
	struct signals_news news = signals_take();
	if (news.end != 0) {
		full->ctx->signal = news.end;
		return FRONT_KILLED;
	}
	if (news.stop)
		suspend(full);
	if (news.resize) {
		/* Also when the size is what it was: the window may have been smaller in between. */
		term_resize(&full->term);
		term_redraw();
		full->stale = true;
	}
	return FRONT_IDLE;
}

static enum front_event
take_input(struct full *full)
{
	full->start = 0;
	full->end = term_read(&full->term, full->bytes, sizeof full->bytes);
	return full->end == 0 ? FRONT_GONE : FRONT_IDLE;
}

/* Waits for one thing to happen. More keys than a read takes are waiting for sure after a full one;
 * they come before the next frame. */
static enum front_event
await(struct full *full, const struct view *view, int *key)
{
	bool more = full->end == sizeof full->bytes;
	int wait;
	if (be_patient(full, &wait) == FRONT_EXPIRED)
		return FRONT_EXPIRED;
	if (full->stale && !more && !draw(full, view))
		return FRONT_GONE;
	if (view->later && !more && term_wait(&full->term, 0) == TERM_SILENT)
		return FRONT_SHOWN;
	grace(full, wait);
	full->term.watched = full->ctx->patience == NULL ? 0 : full->ctx->patience->watched;
	int rest = more ? 0 : decode_patience(&full->decode, full->term.escape_ms);
	bool decodes = rest >= 0;
	full->start = full->end = 0;
	enum term_event event = term_wait(&full->term, decodes ? rest : wait);
	grace(full, 0);
	switch (event) {
	case TERM_INPUT:
		return take_input(full);
	case TERM_SIGNAL:
		return heed(full);
	case TERM_SILENT:
		if (!more && decodes)
			*key = decode_silence(&full->decode);
		return FRONT_IDLE;
	case TERM_DESERTED:
		return FRONT_DESERTED;
	case TERM_GONE:
		break;
	}
	return FRONT_GONE;
}

/* Nothing of the sitting before is for the next one. */
static void
forget(struct full *full)
{
	memset(full->bytes, 0, sizeof full->bytes);
	canvas_forget();
	term_forget(&full->term);
}

/* On a terminal that does not mark what is pasted, and from strangers, nothing that was typed before a
 * question was seen can answer it. */
static void
arrive(struct full *full, const struct view *view)
{
	full->stale = true;
	if (!stage_arrive(&full->stage, view) || (full->term.marks_paste && !view->stranger))
		return;
	bool burst = full->start < full->end;
	if (burst) {
		full->start = full->end = 0;
		full->decode.state = DECODE_GROUND;
	}
	if (view->welcome != NULL)
		forget(full);
	grace(full, 0); /* who types without a pause is not waited for without end */
	term_hush(&full->term, burst);
}

static enum front_event
turn(struct front_ctx *ctx, const struct view *view, struct move *move)
{
	struct full *full = ctx->self;
	arrive(full, view);
	enum front_event event = FRONT_IDLE;
	while (event == FRONT_IDLE) {
		int key = next_key(full);
		if (key == PRESS_NOTHING)
			event = await(full, view, &key);
		if (key != PRESS_NOTHING)
			event = press(full, view, key, move);
	}
	return event;
}

const struct front front_curses = {
	.name = "curses",
	.open = open_curses,
	.turn = turn,
	.close = close_curses,
};
