#define _GNU_SOURCE
#include "tools/term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include <cmocka.h>

static int64_t
now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int
property(VTermProp which, VTermValue *value, void *context)
{
	struct term *t = context;
	if (which == VTERM_PROP_CURSORVISIBLE)
		t->cursor_visible = value->boolean;
	else if (which == VTERM_PROP_ALTSCREEN)
		t->alternate = value->boolean;
	else if (which == VTERM_PROP_MOUSE)
		t->mouse = value->number;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = property};

/* What a terminal answers when it is asked about itself. */
static void
reply(const char *bytes, size_t length, void *context)
{
	struct term *t = context;
	if (write(t->master, bytes, length) < 0)
		return; /* the program is gone, or does not read */
}

static struct winsize
size(int rows, int columns)
{
	return (struct winsize){.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
}

static _Noreturn void
become(const char *const argv[], const char *const environment[])
{
	for (; environment != NULL && *environment != NULL; environment++) {
		char *entry = strdup(*environment);
		if (strchr(entry, '=') != NULL)
			putenv(entry);
		else
			unsetenv(entry);
	}
	execvp(argv[0], (char *const *)(uintptr_t)argv);
	_exit(127);
}

static void
mirror(struct term *t)
{
	t->emulator = vterm_new(t->rows, t->columns);
	vterm_set_utf8(t->emulator, 1);
	vterm_output_set_callback(t->emulator, reply, t);
	t->screen = vterm_obtain_screen(t->emulator);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
}

void
term_start(struct term *t, int rows, int columns, const char *const argv[],
           const char *const environment[])
{
	struct winsize window = size(rows, columns);
	*t = (struct term){.rows = rows, .columns = columns, .cursor_visible = true};
	assert_int_equal(openpty(&t->master, &t->slave, NULL, NULL, &window), 0);
	assert_int_equal(tcgetattr(t->slave, &t->before), 0);
	t->child = fork();
	assert_true(t->child >= 0);
	if (t->child == 0) {
		close(t->master);
		login_tty(t->slave);
		become(argv, environment);
	}
	t->watch = (int)syscall(SYS_pidfd_open, t->child, 0);
	assert_true(t->watch >= 0);
	fcntl(t->master, F_SETFL, O_NONBLOCK);
	fcntl(t->master, F_SETFD, FD_CLOEXEC);
	fcntl(t->slave, F_SETFD, FD_CLOEXEC);
	mirror(t);
}

void
term_stop(struct term *t)
{
	if (!t->gone) {
		kill(t->child, SIGKILL);
		waitpid(t->child, &t->status, 0);
	}
	if (t->master >= 0)
		close(t->master);
	close(t->slave);
	close(t->watch);
	vterm_free(t->emulator);
	free(t->raw);
	*t = (struct term){0};
}

/* The program's state letter, and how often it went to sleep by itself. */
static unsigned long
switches(const struct term *t, char *state)
{
	char path[64], text[4096];
	*state = 'X';
	snprintf(path, sizeof path, "/proc/%d/status", (int)t->child);
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return 0;
	ssize_t length = read(file, text, sizeof text - 1);
	close(file);
	if (length <= 0)
		return 0;
	text[length] = '\0';
	const char *at = strstr(text, "State:\t");
	if (at != NULL)
		*state = at[7];
	at = strstr(text, "\nvoluntary_ctxt_switches:");
	return at != NULL ? strtoul(at + 25, NULL, 10) : 0;
}

static void
poke(struct term *t)
{
	char state;
	t->switches = switches(t, &state);
}

static void
keep(struct term *t, const char *bytes, size_t length)
{
	if (t->raw_length + length + 1 > t->raw_room) {
		t->raw_room = 2 * (t->raw_length + length + 1);
		t->raw = realloc(t->raw, t->raw_room);
		assert_non_null(t->raw);
	}
	memcpy(t->raw + t->raw_length, bytes, length);
	t->raw_length += length;
	t->raw[t->raw_length] = '\0';
	vterm_input_write(t->emulator, bytes, length);
}

/* Reads what the program wrote; true if there was something. Waits for the first byte, or the end of
 * the program, for at most so many milliseconds. */
static bool
pump(struct term *t, int milliseconds)
{
	bool any = false;
	while (t->master >= 0) {
		struct pollfd p[2] = {{.fd = t->master, .events = POLLIN},
		                      {.fd = t->gone ? -1 : t->watch, .events = POLLIN}};
		if (poll(p, 2, any ? 0 : milliseconds) <= 0 || (p[0].revents & POLLIN) == 0)
			return any;
		char bytes[16384];
		ssize_t length = read(t->master, bytes, sizeof bytes);
		if (length <= 0)
			return any;
		keep(t, bytes, (size_t)length);
		any = true;
	}
	return any;
}

static void
reap(struct term *t)
{
	if (!t->gone && waitpid(t->child, &t->status, WNOHANG) == t->child)
		t->gone = true;
	if (t->gone)
		pump(t, 0);
}

void
term_send(struct term *t, const char *bytes, size_t length)
{
	poke(t);
	while (length > 0) {
		ssize_t sent = write(t->master, bytes, length);
		if (sent < 0 && errno != EAGAIN)
			return;
		if (sent < 0) {
			pump(t, 5);
			continue;
		}
		bytes += sent;
		length -= (size_t)sent;
	}
}

void
term_keys(struct term *t, const char *keys)
{
	term_send(t, keys, strlen(keys));
}

void
term_signal(struct term *t, int signal)
{
	poke(t);
	kill(t->child, signal);
}

void
term_resize(struct term *t, int rows, int columns)
{
	struct winsize window = size(rows, columns);
	poke(t);
	if (rows > 0 && columns > 0) {
		t->rows = rows;
		t->columns = columns;
		vterm_set_size(t->emulator, rows, columns);
	}
	ioctl(t->master, TIOCSWINSZ, &window);
}

void
term_freeze(struct term *t)
{
	int status;
	kill(t->child, SIGSTOP);
	assert_int_equal(waitpid(t->child, &status, WUNTRACED), t->child);
	assert_true(WIFSTOPPED(status));
}

void
term_thaw(struct term *t)
{
	poke(t);
	kill(t->child, SIGCONT);
}

void
term_hang_up(struct term *t)
{
	poke(t);
	close(t->master);
	t->master = -1;
}

bool
term_settle(struct term *t)
{
	int64_t end = now() + TERM_PATIENCE;
	unsigned long last = 0;
	bool quiet = false; /* it looked settled a moment ago, `last` being its count */
	while (now() < end) {
		bool read_some = pump(t, 0);
		reap(t);
		if (t->gone)
			return true;
		char state;
		unsigned long count = switches(t, &state);
		int unread = 0;
		ioctl(t->slave, FIONREAD, &unread);
		bool asleep = state == 'S' && unread == 0 && count != t->switches && !read_some;
		if (asleep && quiet && count == last && !pump(t, 0))
			return true;
		quiet = asleep;
		last = count;
		if (pump(t, 1))
			quiet = false;
	}
	return false;
}

bool
term_wait_text(struct term *t, const char *text)
{
	int64_t end = now() + TERM_PATIENCE;
	while (term_find(t, text) < 0) {
		if (t->gone || now() >= end)
			return false;
		pump(t, 20);
		reap(t);
	}
	return true;
}

bool
term_sees(struct term *t, const char *text)
{
	pump(t, 0);
	reap(t);
	return term_find(t, text) >= 0;
}

bool
term_wait_exit(struct term *t)
{
	int64_t end = now() + TERM_PATIENCE;
	reap(t);
	while (!t->gone && now() < end) {
		struct pollfd p = {.fd = t->watch, .events = POLLIN};
		if (t->master >= 0)
			pump(t, 20);
		else
			poll(&p, 1, 20);
		reap(t);
	}
	return t->gone;
}

static size_t
put(char *out, uint32_t code)
{
	size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
	for (size_t i = length; i-- > 1; code >>= 6)
		out[i] = (char)(0x80 | (code & 0x3f));
	out[0] = (char)(lead[length] | code);
	return length;
}

const char *
term_row(struct term *t, int row)
{
	size_t length = 0, shown = 0;
	for (int column = 0; column < t->columns;) {
		VTermScreenCell cell = term_cell(t, row, column);
		assert_true(length + 4 * VTERM_MAX_CHARS_PER_CELL < sizeof t->row);
		if (cell.chars[0] == 0 || cell.chars[0] == ' ') {
			t->row[length++] = ' ';
		} else {
			for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
				length += put(t->row + length, cell.chars[i]);
			shown = length;
		}
		column += cell.width > 0 ? cell.width : 1;
	}
	t->row[shown] = '\0';
	return t->row;
}

int
term_find(struct term *t, const char *text)
{
	for (int row = 0; row < t->rows; row++)
		if (strstr(term_row(t, row), text) != NULL)
			return row;
	return -1;
}

VTermScreenCell
term_cell(struct term *t, int row, int column)
{
	VTermScreenCell cell = {0};
	vterm_screen_get_cell(t->screen, (VTermPos){.row = row, .col = column}, &cell);
	return cell;
}

char *
term_picture(struct term *t)
{
	char *picture = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&picture, &length);
	assert_non_null(out);
	for (int row = 0; row < t->rows; row++)
		fprintf(out, "%s\n", term_row(t, row));
	fclose(out);
	return picture;
}

bool
term_pastes(const struct term *t)
{
	bool on = false;
	for (const char *at = t->raw; at != NULL && (at = strstr(at, "\033[?2004")) != NULL; at += 8)
		on = at[7] == 'h';
	return on;
}

bool
term_modes_restored(const struct term *t)
{
	struct termios after;
	if (tcgetattr(t->slave, &after) != 0)
		return false;
	return after.c_iflag == t->before.c_iflag && after.c_oflag == t->before.c_oflag &&
	       after.c_cflag == t->before.c_cflag && after.c_lflag == t->before.c_lflag &&
	       memcmp(after.c_cc, t->before.c_cc, sizeof after.c_cc) == 0;
}

static void
show(struct term *t)
{
	char *picture = term_picture(t);
	print_error("# %dx%d, alternate screen %d, cursor %d, gone %d, status %#x\n", t->columns, t->rows,
	            t->alternate, t->cursor_visible, t->gone, (unsigned)t->status);
	for (char *line = strtok(picture, "\n"); line != NULL; line = strtok(NULL, "\n"))
		print_error("# |%s\n", line);
	free(picture);
}

void
term_expect(struct term *t, const char *text)
{
	if (term_wait_text(t, text))
		return;
	show(t);
	fail_msg("not on the screen: %s", text);
}

void
term_expect_settled(struct term *t)
{
	if (term_settle(t) && !t->gone)
		return;
	show(t);
	fail_msg("it did not come to rest");
}

void
term_expect_exit(struct term *t, int status)
{
	if (term_wait_exit(t) && WIFEXITED(t->status) && WEXITSTATUS(t->status) == status)
		return;
	show(t);
	fail_msg("it did not end with %d", status);
}

void
term_expect_killed(struct term *t, int signal)
{
	if (term_wait_exit(t) && WIFSIGNALED(t->status) && WTERMSIG(t->status) == signal)
		return;
	show(t);
	fail_msg("it was not ended by signal %d", signal);
}

void
term_expect_restored(struct term *t)
{
	if (!t->alternate && t->cursor_visible && t->mouse == 0 && !term_pastes(t) &&
	    term_modes_restored(t))
		return;
	show(t);
	fail_msg("left behind: alternate screen %d, cursor %d, mouse %d, paste %d, modes restored %d",
	         t->alternate, t->cursor_visible, t->mouse, term_pastes(t), term_modes_restored(t));
}
