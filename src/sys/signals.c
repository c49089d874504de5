#define _GNU_SOURCE /* pipe2 */
#include "sys/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/fail.h"

enum {
	READ,
	WRITE,
	CRASH_STACK_BYTES = 64 * 1024, /* untouched, it takes no memory */
};

static const int caught[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGWINCH};
static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
enum {
	CAUGHT = sizeof caught / sizeof caught[0],
	CRASHES = sizeof crashes / sizeof crashes[0],
};

static int wake[2] = {-1, -1};
static volatile sig_atomic_t end_signal, stop_seen, resize_seen;
static struct sigaction before[CAUGHT], before_crash[CRASHES];

static void
note(int signal)
{
	int saved = errno;
	if (signal == SIGWINCH)
		resize_seen = 1;
	else if (signal == SIGTSTP)
		stop_seen = 1;
	else
		end_signal = signal;
	/* A full pipe is fine: a wake-up waits in it already. */
	ssize_t wrote = write(wake[WRITE], "", 1);
	(void)wrote;
	errno = saved;
}

static void
catch(int signal, struct sigaction *old)
{
	sigaction(signal, NULL, old);
	if (old->sa_handler == SIG_IGN)
		return;
	struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
	sigfillset(&action.sa_mask);
	sigaction(signal, &action, NULL);
}

bool
signals_open(struct fail *fail)
{
	if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0)
		return fail_set(fail, "no pipe for signals: %s", strerror(errno));
	end_signal = stop_seen = resize_seen = 0;
	for (int i = 0; i < CAUGHT; i++)
		catch(caught[i], &before[i]);
	return true;
}

void
signals_close(void)
{
	for (int i = 0; i < CAUGHT; i++)
		sigaction(caught[i], &before[i], NULL);
	close(wake[READ]);
	close(wake[WRITE]);
	wake[READ] = wake[WRITE] = -1;
}

int
signals_fd(void)
{
	return wake[READ];
}

struct signals_news
signals_take(void)
{
	char bytes[64];
	while (read(wake[READ], bytes, sizeof bytes) > 0)
		;
	/* A flag is cleared only when it was seen set, and before anybody acts on it. */
	struct signals_news news = {.end = end_signal};
	if (stop_seen) {
		stop_seen = 0;
		news.stop = true;
	}
	if (resize_seen) {
		resize_seen = 0;
		news.resize = true;
	}
	return news;
}

void
signals_stop(void)
{
	struct sigaction stop = {.sa_handler = SIG_DFL}, ours;
	sigaction(SIGTSTP, NULL, &ours);
	if (ours.sa_handler == SIG_IGN)
		return;
	sigemptyset(&stop.sa_mask);
	sigaction(SIGTSTP, &stop, NULL);
	kill(0, SIGTSTP); /* what started us, such as make, has to stop with us */
	sigaction(SIGTSTP, &ours, NULL);
}

/* -- crashes -- */

static struct {
	int terminal;
	const char *bytes;
	size_t length;
	struct termios modes;
	bool has_modes;
	stack_t stack_before;
	_Alignas(max_align_t) char stack[CRASH_STACK_BYTES];
} guard;

void
signals_give_back(void)
{
	ssize_t wrote = guard.length > 0 ? write(guard.terminal, guard.bytes, guard.length) : 0;
	(void)wrote;
	if (guard.has_modes)
		tcsetattr(guard.terminal, TCSANOW, &guard.modes);
}

static void
crash(int signal)
{
	/* Back to what was there first: a second fault must not come here again. */
	for (int i = 0; i < CRASHES; i++)
		sigaction(crashes[i], &before_crash[i], NULL);
	signals_give_back();
	raise(signal);
}

void
signals_guard(int terminal)
{
	guard.terminal = terminal;
	guard.length = 0;
	guard.has_modes = tcgetattr(terminal, &guard.modes) == 0;
	stack_t stack = {.ss_sp = guard.stack, .ss_size = sizeof guard.stack};
	sigaltstack(&stack, &guard.stack_before);
	struct sigaction action = {.sa_handler = crash, .sa_flags = SA_ONSTACK};
	sigfillset(&action.sa_mask);
	for (int i = 0; i < CRASHES; i++)
		sigaction(crashes[i], &action, &before_crash[i]);
}

void
signals_restore(const char *bytes, size_t length)
{
	guard.bytes = bytes;
	guard.length = length;
}

void
signals_unguard(void)
{
	for (int i = 0; i < CRASHES; i++)
		sigaction(crashes[i], &before_crash[i], NULL);
	sigaltstack(&guard.stack_before, NULL);
	guard.length = 0;
	guard.has_modes = false;
}
