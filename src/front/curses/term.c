#include "front/curses/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/utf8.h"
#include "front/curses/canvas.h"
#include "front/curses/size.h"
#include "front/curses/terminfo.h"
#include "front/front.h"
#include "sys/signals.h"
#include "sys/tty.h"

enum {
	ESCAPE_MS = 25, /* curses' own 1000 make Esc feel broken */
	ESCAPE_MS_MAX = 5000,
	QUIET_MS = 30,  /* nobody is typing */
	BURST_MS = 250, /* nor pasting, where something came: a slow line has gaps */
};

/* Without memory of its own: it is also needed when there is none left. */
static bool
write_all(int fd, const char *bytes, size_t length)
{
	for (size_t done = 0; done < length;) {
		ssize_t wrote = write(fd, bytes + done, length - done);
		if (wrote >= 0) {
			done += (size_t)wrote;
		} else if (errno == EAGAIN) {
			struct pollfd wait = {.fd = fd, .events = POLLOUT};
			if (poll(&wait, 1, -1) < 0 && errno != EINTR)
				return false;
		} else if (errno != EINTR) {
			return false;
		}
	}
	return true;
}

/* -- opening -- */

/* Emulators whose descriptions are often missing, and which all understand this one. */
static const char *
stand_in(const char *type)
{
	static const char *const families[] = {"xterm", "foot", "kitty", "alacritty", "wezterm",
		"ghostty", "contour", "rio", "konsole", "gnome", "vte", "iterm", "mlterm"};
	for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
		if (strncmp(type, families[i], strlen(families[i])) == 0)
			return "xterm-256color";
	}
	return NULL;
}

static FILE *
copy_of(int fd, const char *mode)
{
	int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	FILE *file = copy < 0 ? NULL : fdopen(copy, mode);
	if (file == NULL && copy >= 0)
		close(copy);
	return file;
}

static bool
refuse_type(struct fail *fail, const char *why)
{
	const char *type = getenv("TERM");
	struct buf shown = {0};
	if (type != NULL && type[0] != '\0')
		utf8_append_visible(&shown, type, strnlen(type, 64));
	else
		buf_add(&shown, "(not set)");
	fail_set(fail, "the terminal type %s %s", buf_text(&shown), why);
	buf_free(&shown);
	return false;
}

static bool
open_screen(struct term *term, struct fail *fail)
{
	FILE *out = copy_of(term->out, "w"), *in = copy_of(term->in, "r");
	term->files[0] = out;
	term->files[1] = in;
	if (out == NULL || in == NULL)
		return fail_set(fail, "the terminal can't be opened: %s", strerror(errno));
	term->screen = fileno(out);
	const char *type = getenv("TERM");
	const char *other = type == NULL ? NULL : stand_in(type);
	if (other == NULL && term->stranger)
		other = "vt100"; /* which nearly all of them can do, whatever they call themselves */
	size_tell(term->out);
	SCREEN *screen = newterm(NULL, out, in);
	if (screen == NULL && other != NULL)
		screen = newterm(other, out, in);
	size_take_back();
	if (screen == NULL)
		return refuse_type(fail, "is not known here");
	term->handle = screen;
	if (terminfo_text("cup") == NULL)
		return refuse_type(fail, "can't move its cursor");
	return true;
}

static void
close_screen(struct term *term)
{
	if (term->handle != NULL) {
		endwin();
		delscreen(term->handle);
	}
	for (int i = 0; i < 2; i++) {
		if (term->files[i] != NULL)
			fclose(term->files[i]);
	}
	if (term->memory >= 0)
		close(term->memory);
	buf_free(&term->frame);
	buf_free(&term->restore);
}

static int
escape_ms(void)
{
	const char *text = getenv("ESCDELAY");
	char *end;
	long ms = text == NULL ? -1 : strtol(text, &end, 10);
	return ms >= 0 && ms <= ESCAPE_MS_MAX && end != text ? (int)ms : ESCAPE_MS;
}

/* What brings the terminal back when there is no time for curses. */
static void
prepare_restore(struct term *term)
{
	buf_add(&term->restore, terminfo_paste(false));
	terminfo_add(&term->restore, "sgr0");
	terminfo_add(&term->restore, "cnorm");
	if (terminfo_text("rmcup") != NULL)
		terminfo_add(&term->restore, "rmcup");
	else if (term->stranger)
		terminfo_wipe(&term->restore);
	else
		buf_add(&term->restore, "\033[999;1H");
	buf_add(&term->restore, "\r\n");
	signals_restore(buf_text(&term->restore), term->restore.length);
}

static void
set_modes(void)
{
	raw();
	noecho();
	nonl();
	typeahead(-1); /* else a frame stops halfway when keys are waiting */
}

/* Lets curses write to the terminal itself, or to the file that collects a frame: it would make a
 * write of every move of the cursor. */
static void
aim(struct term *term, bool direct)
{
	if (term->memory >= 0)
		term->direct = dup2(direct ? term->out : term->memory, term->screen) < 0 || direct;
}

bool
term_open(struct term *term, const struct front_ctx *ctx, struct fail *fail)
{
	*term = (struct term){.in = ctx->in, .out = ctx->out, .memory = -1, .direct = true,
		.stranger = ctx->patience != NULL};
	if (!signals_open(fail))
		return false;
	signals_guard(term->out);
	if (!open_screen(term, fail)) {
		close_screen(term);
		signals_unguard();
		signals_close();
		return false;
	}
	prepare_restore(term);
	set_modes();
	canvas_open(ctx->color);
	terminfo_keys(term->known);
	term->memory = tty_memory();
	aim(term, false);
	term->escape_ms = escape_ms();
	term->marks_paste = terminfo_text("BE") != NULL;
	buf_add(&term->frame, terminfo_paste(true));
	getmaxyx(stdscr, term->rows, term->columns);
	wresize(stdscr, 1, 1); /* nothing is painted there, and it takes as much memory as the screen */
	term_resize(term);
	return true;
}

void
term_close(struct term *term)
{
	struct buf last = {0};
	buf_add(&last, terminfo_paste(false));
	if (term->stranger)
		terminfo_wipe(&last);
	write_all(term->out, buf_text(&last), last.length);
	buf_free(&last);
	aim(term, true);
	tcflush(term->in, TCIFLUSH); /* the rest of a paste is not for the shell */
	canvas_close();
	close_screen(term);
	signals_unguard();
	signals_close();
}

/* -- input -- */

enum term_event
term_wait(const struct term *term, int ms)
{
	struct pollfd wait[] = {
		{.fd = term->in, .events = POLLIN},
		{.fd = signals_fd(), .events = POLLIN},
		{.fd = term->watched > 0 ? term->watched : -1}, /* what is sent there is not for here */
	};
	int ready = poll(wait, sizeof wait / sizeof wait[0], ms);
	if (ready < 0)
		return errno == EINTR ? TERM_SIGNAL : TERM_GONE;
	if (ready == 0)
		return TERM_SILENT;
	if (wait[1].revents != 0)
		return TERM_SIGNAL;
	/* After a hang-up there is input for ever: the end of it. */
	return wait[0].revents == 0 ? TERM_DESERTED : wait[0].revents == POLLIN ? TERM_INPUT : TERM_GONE;
}

size_t
term_read(const struct term *term, unsigned char *bytes, size_t room)
{
	ssize_t got;
	do
		got = read(term->in, bytes, room);
	while (got < 0 && errno == EINTR);
	return got > 0 ? (size_t)got : 0;
}

void
term_hush(const struct term *term, bool burst)
{
	for (int quiet = burst ? BURST_MS : QUIET_MS; term_wait(term, quiet) == TERM_INPUT; quiet = BURST_MS)
		tcflush(term->in, TCIFLUSH);
}

/* -- output -- */

/* Curses writes on behind what was collected before: reading there takes one call, where asking for the
 * length and going back to the start would take three. */
static void
collect(struct term *term)
{
	enum { FILE_MAX = 64 * 1024 };
	char bytes[4096];
	ssize_t got;
	if (term->direct) {
		aim(term, false);
		return;
	}
	do {
		got = pread(term->memory, bytes, sizeof bytes, term->collected);
		if (got > 0) {
			buf_bytes(&term->frame, bytes, (size_t)got);
			term->collected += (long)got;
		}
	} while (got == (ssize_t)sizeof bytes);
	if (term->collected < FILE_MAX)
		return;
	if (ftruncate(term->memory, 0) == 0 && lseek(term->memory, 0, SEEK_SET) == 0)
		term->collected = 0;
}

void
term_forget(struct term *term)
{
	if (term->frame.length == 0)
		buf_wipe(&term->frame);
	if (term->memory >= 0 && ftruncate(term->memory, 0) == 0 && lseek(term->memory, 0, SEEK_SET) == 0)
		term->collected = 0;
	terminfo_wipe(&term->frame);
	term_redraw();
}

/* What curses sends for that is thrown away. */
void
term_catch_up(struct term *term, bool ascii)
{
	if (term->direct || !canvas_catch_up(ascii))
		return;
	doupdate();
	long end = (long)lseek(term->memory, 0, SEEK_CUR);
	term->collected = end < 0 ? term->collected : end;
}

bool
term_show(struct term *term, const struct picture *picture, bool ascii)
{
	if (term->direct || !canvas_send(picture, ascii, &term->frame)) {
		term_catch_up(term, ascii);
		canvas_paint(picture, ascii);
		doupdate();
		collect(term);
	}
	bool written = write_all(term->out, buf_text(&term->frame), term->frame.length);
	buf_clear(&term->frame);
	return written;
}

/* Not where a paste is not marked: input is thrown away there, and half an answer would be typed. */
void
term_ask_ground(struct term *term)
{
	if (term->marks_paste && canvas_colors() >= 256)
		buf_add(&term->frame, "\033]11;?\033\\");
}

bool
term_is_console(void)
{
	const char *type = getenv("TERM");
	return type != NULL && strncmp(type, "linux", 5) == 0;
}

void
term_redraw(void)
{
	clearok(curscr, TRUE);
}

bool
term_resize(struct term *term)
{
	int rows, columns;
	if (!size_of(term->out, &rows, &columns))
		return false;
	bool changed = (rows != term->rows || columns != term->columns) && resize_term(rows, columns) != ERR;
	if (changed) {
		term->rows = rows;
		term->columns = columns;
	}
	return changed;
}

void
term_suspend(struct term *term)
{
	const char *off = terminfo_paste(false);
	write_all(term->out, off, strlen(off));
	aim(term, true);
	endwin();
	signals_stop();
	buf_add(&term->frame, terminfo_paste(true));
	term_resize(term);
	term_redraw();
}
