#include "sys/signals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fail.h"

static bool
waiting(void)
{
	struct pollfd wait = {.fd = signals_fd(), .events = POLLIN};
	return poll(&wait, 1, 0) == 1;
}

static void
each_signal_wakes_and_is_told_once(void **state)
{
	(void)state;
	static const struct {
		int signal;
		struct signals_news news;
	} cases[] = {
		{SIGWINCH, {.resize = true}},
		{SIGTSTP, {.stop = true}},
	};
	assert_true(signals_open(NULL));
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_false(waiting());
		raise(cases[i].signal);
		assert_true(waiting());
		struct signals_news news = signals_take();
		assert_int_equal(news.end, 0);
		assert_int_equal(news.stop, cases[i].news.stop);
		assert_int_equal(news.resize, cases[i].news.resize);
		news = signals_take();
		assert_false(news.stop || news.resize);
	}
	signals_close();
}

static void
a_signal_that_ends_us_stays_told(void **state)
{
	(void)state;
	static const int ends[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		assert_true(signals_open(NULL));
		raise(ends[i]);
		assert_true(waiting());
		assert_int_equal(signals_take().end, ends[i]);
		assert_int_equal(signals_take().end, ends[i]);
		signals_close();
	}
}

static void
more_signals_than_the_pipe_holds_are_no_harm(void **state)
{
	(void)state;
	assert_true(signals_open(NULL));
	for (int i = 0; i < 100000; i++)
		raise(SIGWINCH);
	assert_true(waiting());
	assert_true(signals_take().resize);
	assert_false(waiting());
	signals_close();
}

static void
what_was_there_before_comes_back(void **state)
{
	(void)state;
	struct sigaction now;
	signal(SIGHUP, SIG_IGN);
	assert_true(signals_open(NULL));
	sigaction(SIGHUP, NULL, &now);
	assert_ptr_equal(now.sa_handler, SIG_IGN); /* as nohup wants it */
	sigaction(SIGTERM, NULL, &now);
	assert_ptr_not_equal(now.sa_handler, SIG_DFL);
	signals_close();
	sigaction(SIGTERM, NULL, &now);
	assert_ptr_equal(now.sa_handler, SIG_DFL);
	sigaction(SIGHUP, NULL, &now);
	assert_ptr_equal(now.sa_handler, SIG_IGN);
	signal(SIGHUP, SIG_DFL);
}

/* A child in a group of its own, since the group is what is stopped: stops itself when it has set
 * SIGTSTP to `before`, and then looks whether the signal is caught again. */
static pid_t
stops(void (*before)(int))
{
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		setpgid(0, 0);
		signal(SIGTSTP, before);
		if (!signals_open(NULL))
			_exit(1);
		signals_stop();
		raise(SIGTSTP);
		_exit(signals_take().stop ? 42 : 43);
	}
	return child;
}

static void
stopping_stops_and_goes_on(void **state)
{
	(void)state;
	int status;
	pid_t child = stops(SIG_DFL);
	assert_int_equal(waitpid(child, &status, WUNTRACED), child);
	assert_true(WIFSTOPPED(status));
	assert_int_equal(WSTOPSIG(status), SIGTSTP);
	kill(child, SIGCONT);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 42);
}

static void
nobody_stops_who_could_not_be_woken(void **state)
{
	(void)state;
	int status;
	pid_t child = stops(SIG_IGN);
	assert_int_equal(waitpid(child, &status, WUNTRACED), child);
	if (WIFSTOPPED(status))
		kill(child, SIGKILL);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 43);
}

/* A child that crashes with the guard up; what it wrote to the "terminal" goes to `text`. */
static int
crashes(int which, char *text, size_t room)
{
	int fds[2];
	assert_int_equal(pipe(fds), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		static const char restore[] = "all is well again";
		for (int s = 1; s < 32; s++)
			signal(s, SIG_DFL); /* the test program and its sanitizer have their own */
		signals_guard(fds[1]);
		signals_restore(restore, sizeof restore - 1);
		if (which == SIGABRT)
			abort();
		raise(which);
		_exit(0);
	}
	close(fds[1]);
	ssize_t got = read(fds[0], text, room - 1);
	text[got < 0 ? 0 : got] = '\0';
	close(fds[0]);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void
a_crash_restores_the_terminal_and_is_still_a_crash(void **state)
{
	(void)state;
	static const int which[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
	for (size_t i = 0; i < sizeof which / sizeof which[0]; i++) {
		char text[64];
		int status = crashes(which[i], text, sizeof text);
		assert_string_equal(text, "all is well again");
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), which[i]);
	}
}

static void
without_the_guard_a_crash_writes_nothing(void **state)
{
	(void)state;
	struct sigaction before, after;
	sigaction(SIGSEGV, NULL, &before);
	signals_guard(-1);
	signals_unguard();
	sigaction(SIGSEGV, NULL, &after);
	assert_ptr_equal(before.sa_handler, after.sa_handler);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_signal_wakes_and_is_told_once),
		cmocka_unit_test(a_signal_that_ends_us_stays_told),
		cmocka_unit_test(more_signals_than_the_pipe_holds_are_no_harm),
		cmocka_unit_test(what_was_there_before_comes_back),
		cmocka_unit_test(nobody_stops_who_could_not_be_woken),
		cmocka_unit_test(stopping_stops_and_goes_on),
		cmocka_unit_test(a_crash_restores_the_terminal_and_is_still_a_crash),
		cmocka_unit_test(without_the_guard_a_crash_writes_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
