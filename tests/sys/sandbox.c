#define _GNU_SOURCE
#include "sys/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fail.h"
#include "sys/signals.h"
#include "tools/test.h"

enum { BROKEN = 3, NO_ENTRY = 99, DESCRIPTORS = 32 };

/* A folder for each right, with a file in it; the test program's own, unless somebody is inside. */
static char top[64], readable[80], writable[80], elsewhere[80];

static const char *
in(const char *folder, const char *name)
{
	static char path[2][128];
	static int turn;
	turn = !turn;
	snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
	return path[turn];
}

static void
make_folder(char *folder, size_t size, const char *name)
{
	snprintf(folder, size, "%s/%s", top, name);
	assert_int_equal(mkdir(folder, 0700), 0);
	int fd = open(in(folder, "file"), O_CREAT | O_WRONLY, 0600);
	assert_int_equal(write(fd, "text", 4), 4);
	close(fd);
}

static int
set_up(void **state)
{
	(void)state;
	snprintf(top, sizeof top, "/tmp/verdict-sandbox-XXXXXX");
	assert_non_null(mkdtemp(top));
	make_folder(readable, sizeof readable, "readable");
	make_folder(writable, sizeof writable, "writable");
	make_folder(elsewhere, sizeof elsewhere, "elsewhere");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	char command[96];
	snprintf(command, sizeof command, "rm -rf %s", top);
	return system(command) == 0 ? 0 : -1;
}

static void
broken(void)
{
	_exit(BROKEN);
}

static bool
enter(bool serves)
{
	const char *const read_folders[] = {readable, NULL}, *const write_folders[] = {writable, NULL};
	const struct sandbox sandbox = {read_folders, write_folders, serves, DESCRIPTORS};
	struct fail fail = {0};
	sandbox_broken = broken;
	if (sandbox_enter(&sandbox, &fail))
		return true;
	fprintf(stderr, "%s\n", fail.text);
	return false;
}

/* What a child that tries it ends with: 0 if it could, else errno; in the sandbox or outside. */
static int
attempt(long attempted(void), bool inside, int *status)
{
	fflush(NULL);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		alarm(20);
		if (inside && !enter(false))
			_exit(NO_ENTRY);
		errno = 0;
		long result = attempted();
		_exit(result < 0 ? errno : 0);
	}
	assert_int_equal(waitpid(child, status, 0), child);
	return WIFEXITED(*status) ? WEXITSTATUS(*status) : -WTERMSIG(*status);
}

/* -- what an intruder would try -- */

static long
fork_call(void)
{
	long child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
	if (child == 0)
		_exit(0);
	return child;
}

static long
clone3_call(void)
{
	struct {
		uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls;
	} arguments = {.exit_signal = SIGCHLD};
	long child = syscall(SYS_clone3, &arguments, sizeof arguments);
	if (child == 0)
		_exit(0);
	return child;
}

static long
vfork_call(void)
{
	pid_t child = vfork();
	if (child == 0)
		_exit(0);
	return child;
}

static long
run_program(void)
{
	return execl("/bin/true", "true", (char *)NULL);
}

static long
run_descriptor(void)
{
	int fd = open("/bin/true", O_RDONLY);
	return syscall(SYS_execveat, fd, "", (const char *[]){"true", NULL}, NULL, AT_EMPTY_PATH);
}

static long
trace(void)
{
	return ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static long
socket_inet(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static long
socket_unix(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0);
}

static long
socket_pair(void)
{
	int pair[2];
	return socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
}

static long
read_passwd(void)
{
	return open("/etc/passwd", O_RDONLY);
}

static long
read_own_memory(void)
{
	return open("/proc/self/mem", O_RDONLY);
}

static long
read_own_environment(void)
{
	return open("/proc/self/environ", O_RDONLY);
}

/* Whoever has no terminal finds none there, but may look. */
static long
open_terminal(void)
{
	long result = open("/dev/tty", O_RDWR | O_NOCTTY);
	return result < 0 && errno == ENXIO ? 0 : result;
}

static long
list_root(void)
{
	return open("/", O_RDONLY | O_DIRECTORY);
}

static long
read_elsewhere(void)
{
	return open(in(elsewhere, "file"), O_RDONLY);
}

static long
climb(void)
{
	return open(in(readable, "../elsewhere/file"), O_RDONLY);
}

static long
create_elsewhere(void)
{
	return open(in(elsewhere, "new"), O_CREAT | O_WRONLY, 0600);
}

static long
write_readable(void)
{
	return open(in(readable, "file"), O_WRONLY);
}

static long
truncate_readable(void)
{
	return truncate(in(readable, "file"), 1);
}

static long
unlink_elsewhere(void)
{
	return unlink(in(elsewhere, "file"));
}

static long
make_link(void)
{
	return link(in(writable, "file"), in(writable, "link"));
}

static long
make_symlink(void)
{
	return symlink("/etc/passwd", in(writable, "symlink"));
}

static long
make_directory(void)
{
	return mkdir(in(writable, "folder"), 0700);
}

static long
rename_in(void)
{
	return rename(in(elsewhere, "new"), in(writable, "stolen"));
}

static long
rename_out(void)
{
	return rename(in(writable, "file"), in(elsewhere, "taken"));
}

static long
rename_beside(void)
{
	long result = rename(in(writable, "file"), in(writable, "beside"));
	return result == 0 ? rename(in(writable, "beside"), in(writable, "file")) : result;
}

static long
make_pipe_file(void)
{
	return mknod(in(writable, "fifo"), S_IFIFO | 0600, 0);
}

static long
change_mode(void)
{
	return chmod(in(writable, "file"), 04777);
}

static long
change_owner(void)
{
	return chown(in(writable, "file"), 1, 1);
}

static long
change_folder(void)
{
	return chdir("/");
}

static long
signal_parent(void)
{
	return kill(getppid(), SIGCONT);
}

static long
signal_all(void)
{
	return kill(0, SIGCONT);
}

static long
own_signals(void)
{
	return fcntl(0, F_SETOWN, getppid());
}

/* On what is no terminal the call itself fails with ENOTTY: that it comes so far is the point. */
static long
type_for_others(void)
{
	long result = ioctl(0, TIOCSTI, "x");
	return result < 0 && errno != EPERM && errno != EACCES ? 0 : result;
}

static long
type_for_others_dirty(void)
{
	long result = syscall(SYS_ioctl, 0L, 0xdeadbeef00000000UL | TIOCSTI, "x");
	return result < 0 && errno != EPERM && errno != EACCES ? 0 : result;
}

static long
map_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
		? -1 : 0;
}

/* The loader may have such files, for a library that wants a name; they are never run. */
static long
map_memory_file(void)
{
	int fd = memfd_create("code", 0);
	if (fd < 0 || ftruncate(fd, 4096) != 0)
		return 0;
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0) == MAP_FAILED ? -1 : 0;
}

static long
run_memory_file(void)
{
	int fd = memfd_create("code", 0);
	if (fd < 0 || write(fd, "#!/bin/true\n", 12) != 12)
		return 0;
	return fexecve(fd, (char *const[]){(char[]){"true"}, NULL}, (char *const[]){NULL});
}

static long
make_code(void)
{
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

static long
new_namespace(void)
{
	return unshare(CLONE_NEWUSER);
}

static long
ring(void)
{
	struct io_uring_params parameters = {0};
	long result = syscall(SYS_io_uring_setup, 1, &parameters);
	return result < 0 && errno == ENOSYS ? 0 : result;
}

static long
load_bpf(void)
{
	char attributes[64] = {0};
	long result = syscall(SYS_bpf, 0, attributes, sizeof attributes);
	return result < 0 && errno != EPERM && errno != EACCES ? 0 : result;
}

static long
handle_faults(void)
{
	long result = syscall(SYS_userfaultfd, O_CLOEXEC);
	return result < 0 && errno == ENOSYS ? 0 : result;
}

static long
read_parent(void)
{
	char byte;
	struct iovec here = {&byte, 1}, there = {top, 1};
	long result = process_vm_readv(getppid(), &here, 1, &there, 1, 0);
	return result < 0 && errno == ENOSYS ? 0 : result;
}

static long
look_at_keys(void)
{
	enum { GET_ID = 0, SESSION = -3 };
	long result = syscall(SYS_keyctl, GET_ID, SESSION, 1);
	return result < 0 && errno != EPERM && errno != EACCES ? 0 : result;
}

static long
look_at_process(void)
{
	long result = syscall(SYS_pidfd_open, getppid(), 0);
	return result < 0 && errno == ENOSYS ? 0 : result;
}

static long
be_dumpable(void)
{
	return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

static long
set_user(void)
{
	return setuid(getuid());
}

static long
raise_limits(void)
{
	struct rlimit core = {0, 0};
	return setrlimit(RLIMIT_CORE, &core);
}

static long
mount_something(void)
{
	long result = syscall(SYS_fsopen, "tmpfs", 0);
	return result < 0 && errno != EACCES && geteuid() != 0 ? 0 : result;
}

static long
far_too_many_files(void)
{
	for (int i = 0; i < DESCRIPTORS; i++)
		if (fcntl(0, F_DUPFD_CLOEXEC, 3) < 0)
			return -1;
	return 0;
}

static long
endless_memory(void)
{
	size_t size = (size_t)1 << 30;
	return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
		? -1 : 0;
}

static const struct probe {
	const char *name;
	long (*attempt)(void);
	int ends; /* how it ends inside: an error, or BROKEN; 0: refused, with EPERM or EACCES */
} probes[] = {
	{"run a program", run_program, BROKEN},
	{"run a program from a descriptor", run_descriptor, BROKEN},
	{"trace", trace, BROKEN},
	{"make a socket of the Internet", socket_inet, BROKEN},
	{"make a socket of this machine", socket_unix, BROKEN},
	{"make a pair of sockets", socket_pair, 0},
	{"fork", fork_call, 0},
	{"fork by clone3", clone3_call, 0},
	{"fork by vfork", vfork_call, 0},
	{"read the users", read_passwd, 0},
	{"read its own memory", read_own_memory, 0},
	{"read its own environment", read_own_environment, 0},
	{"open the terminal by its name", open_terminal, 0},
	{"list the root", list_root, 0},
	{"read a file elsewhere", read_elsewhere, 0},
	{"climb out of a folder", climb, 0},
	{"make a file elsewhere", create_elsewhere, 0},
	{"write a file that is only to be read", write_readable, 0},
	{"cut a file that is only to be read", truncate_readable, 0},
	{"remove a file elsewhere", unlink_elsewhere, 0},
	{"make a link", make_link, 0},
	{"make a symbolic link", make_symlink, 0},
	{"make a folder", make_directory, 0},
	{"take a file in by its name", rename_in, 0},
	{"make a named pipe", make_pipe_file, 0},
	{"change a mode", change_mode, 0},
	{"change an owner", change_owner, 0},
	{"change the folder", change_folder, 0},
	{"send its parent a signal", signal_parent, 0},
	{"send its group a signal", signal_all, 0},
	{"have signals sent to others", own_signals, 0},
	{"type for others", type_for_others, 0},
	{"type for others, upper bits set", type_for_others_dirty, 0},
	{"map memory to be run", map_code, 0},
	{"make memory fit to be run", make_code, 0},
	{"map a memory file to be run", map_memory_file, 0},
	{"run a memory file", run_memory_file, BROKEN},
	{"begin a namespace", new_namespace, 0},
	{"open a ring", ring, 0},
	{"load a kernel program", load_bpf, 0},
	{"handle the faults of memory", handle_faults, 0},
	{"take hold of a process", look_at_process, 0},
	{"read its parent's memory", read_parent, 0},
	{"look at keys", look_at_keys, 0},
	{"let others look inside again", be_dumpable, 0},
	{"set its user", set_user, 0},
	{"set limits", raise_limits, 0},
	{"mount", mount_something, 0},
	{"open more than it may", far_too_many_files, EMFILE},
	{"take memory without end", endless_memory, ENOMEM},
	{"rename a file beside the store", rename_beside, 0},
	{"take a file out by its name", rename_out, 0}, /* the last: what it takes is gone then */
};

static void
what_can_be_done_outside_is_refused_inside(void **state)
{
	(void)state;
	if (sandbox_offers() != SANDBOX_BOTH)
		skip();
	for (size_t i = 0; i < sizeof probes / sizeof probes[0]; i++) {
		const struct probe *probe = &probes[i];
		int status, inside = attempt(probe->attempt, true, &status);
		bool refused = probe->ends != 0 ? inside == probe->ends
		                                : inside == EPERM || inside == EACCES;
		if (!refused)
			fail_msg("inside, to %s ended with %d", probe->name, inside);
	}
	/* Afterwards, since some of them leave something behind. */
	for (size_t i = 0; i < sizeof probes / sizeof probes[0]; i++) {
		int status, outside = attempt(probes[i].attempt, false, &status);
		bool elsewhere_too = outside == EPERM; /* a container's own rules */
		if (outside != 0 && !elsewhere_too)
			fail_msg("outside, to %s ended with %d", probes[i].name, outside);
	}
}

/* -- what the program needs -- */

static long
keep_a_store(void)
{
	int fd = open(in(writable, "store"), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1};
	bool good = fd >= 0 && pwrite(fd, "abcd", 4, 0) == 4 && fcntl(fd, F_OFD_SETLK, &lock) == 0 &&
	            fdatasync(fd) == 0 && ftruncate(fd, 2) == 0 && close(fd) == 0 &&
	            unlink(in(writable, "store")) == 0;
	int folder = open(writable, O_RDONLY | O_DIRECTORY);
	return good && folder >= 0 && fsync(folder) == 0 ? 0 : -1;
}

static long
read_a_quiz(void)
{
	char bytes[8];
	int fd = open(in(readable, "file"), O_RDONLY | O_CLOEXEC);
	return fd >= 0 && read(fd, bytes, sizeof bytes) == 4 && close(fd) == 0 ? 0 : -1;
}

/* As the loader does, which feeds a library that wants a file's name. */
static long
read_a_memory_file(void)
{
	char path[32];
	int fd = memfd_create("quiz", MFD_CLOEXEC);
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	FILE *file = fd < 0 || write(fd, "x", 1) != 1 ? NULL : fopen(path, "r");
	return file != NULL && fgetc(file) == 'x' ? 0 : -1;
}

static long
take_memory(void)
{
	char *large = malloc((size_t)32 << 20);
	if (large == NULL)
		return -1;
	memset(large, 1, (size_t)32 << 20);
	char *larger = realloc(large, (size_t)64 << 20);
	free(larger);
	return larger == NULL ? -1 : 0;
}

static long
wait_a_little(void)
{
	struct pollfd none = {.fd = -1};
	return poll(&none, 1, 0);
}

static void
what_the_program_needs_goes_on_inside(void **state)
{
	(void)state;
	static const struct probe needs[] = {
		{"keep a store", keep_a_store, 0},
		{"read a quiz", read_a_quiz, 0},
		{"read a memory file", read_a_memory_file, 0},
		{"take memory", take_memory, 0},
		{"wait", wait_a_little, 0},
	};
	if (sandbox_offers() != SANDBOX_BOTH)
		skip();
	for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++) {
		int status, inside = attempt(needs[i].attempt, true, &status);
		if (inside != 0)
			fail_msg("inside, to %s ended with %d", needs[i].name, inside);
	}
}

static long
crash_on_purpose(void)
{
	abort();
}

static void
a_failed_assertion_still_ends_by_its_signal(void **state)
{
	(void)state;
	if (sandbox_offers() != SANDBOX_BOTH)
		skip();
	int status;
	assert_int_equal(attempt(crash_on_purpose, true, &status), -SIGABRT);
	assert_false(WCOREDUMP(status));
}

/* -- the end of somebody who tries what nobody else does -- */

static const char last_words[] = "the terminal's last words";
static int terminal;

static long
run_with_a_terminal(void)
{
	signals_guard(terminal);
	signals_restore(last_words, strlen(last_words));
	return enter(false) ? run_program() : -1;
}

static void
the_terminal_is_given_back_before_the_end(void **state)
{
	(void)state;
	if (sandbox_offers() != SANDBOX_BOTH)
		skip();
	int ends[2], status;
	char said[64] = "";
	assert_int_equal(pipe(ends), 0);
	terminal = ends[1];
	assert_int_equal(attempt(run_with_a_terminal, false, &status), BROKEN);
	close(ends[1]);
	assert_true(read(ends[0], said, sizeof said - 1) > 0);
	assert_string_equal(said, last_words);
	close(ends[0]);
}

/* -- around it -- */

static void
only_one_who_serves_takes_connections(void **state)
{
	(void)state;
	if (sandbox_offers() != SANDBOX_BOTH)
		skip();
	for (int serves = 0; serves < 2; serves++) {
		int status;
		pid_t child = fork();
		if (child == 0) {
			bool inside = enter(serves != 0);
			errno = 0;
			accept4(0, NULL, NULL, 0);
			_exit(inside ? errno : NO_ENTRY);
		}
		waitpid(child, &status, 0);
		assert_int_equal(WEXITSTATUS(status), serves ? ENOTSOCK : EPERM);
	}
}

static void
what_is_missing_is_said_in_words(void **state)
{
	(void)state;
	struct buf out = {0};
	sandbox_lacks(&out, 0);
	assert_non_null(strstr(buf_text(&out), "Landlock"));
	assert_non_null(strstr(buf_text(&out), " and no seccomp"));
	buf_clear(&out);
	sandbox_lacks(&out, SANDBOX_FILES);
	assert_null(strstr(buf_text(&out), "Landlock"));
	assert_non_null(strstr(buf_text(&out), "has no seccomp"));
	buf_free(&out);
}

static void
nothing_stays_open_but_the_three(void **state)
{
	(void)state;
	int status;
	pid_t child = fork();
	if (child == 0) {
		int fd = fcntl(0, F_DUPFD, 77);
		sandbox_close_rest();
		_exit(fd != 77 || fcntl(77, F_GETFD) != -1 || fcntl(2, F_GETFD) == -1);
	}
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_can_be_done_outside_is_refused_inside),
		cmocka_unit_test(what_the_program_needs_goes_on_inside),
		cmocka_unit_test(a_failed_assertion_still_ends_by_its_signal),
		cmocka_unit_test(the_terminal_is_given_back_before_the_end),
		cmocka_unit_test(only_one_who_serves_takes_connections),
		cmocka_unit_test(what_is_missing_is_said_in_words),
		cmocka_unit_test(nothing_stays_open_but_the_three),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
