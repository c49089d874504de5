#define _GNU_SOURCE /* F_OFD_SETLK and others */
#include "sys/calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "base/fail.h"

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && defined(__AARCH64EL__)
#define MACHINE AUDIT_ARCH_AARCH64
#else
#define MACHINE 0U
#endif

enum how {
	ALWAYS,
	ONE_OF,  /* where an argument has one of some values */
	WITHOUT, /* where an argument has none of some bits */
	ON_SELF, /* where an argument is this process */
	SERVING, /* by one who takes connections */
	NEVER,   /* and whoever tries is ended */
};

/* Sets of values, each with a 0 behind them; WITHOUT has one. */
enum set { REQUESTS, CONTROLS, EXECUTE };
enum { VALUES_MAX = 12 };

struct row {
	int call;
	enum how how;
	unsigned argument;   /* which, from 0; its lower 32 bits are looked at, as the kernel does */
	enum set set;        /* for ONE_OF and WITHOUT */
};

/* No TIOCSTI, which types for whoever comes next, and nothing else that is not needed. */
static const uint32_t sets[][VALUES_MAX] = {
	[REQUESTS] = {TIOCGWINSZ, TCGETS, TCSETS, TCSETSW, TCSETSF, TCFLSH},
	/* Nothing that sends signals to others (F_SETOWN). */
	[CONTROLS] = {F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW,
		F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW},
	[EXECUTE] = {PROT_EXEC},
};

/* Those that are made most often come first. Which of two calls the C library takes (poll or ppoll,
 * open or openat) is its own business and changes: all of a kind stand here. */
static const struct row rows[] = {
	{.call = SYS_read}, {.call = SYS_write}, {.call = SYS_ppoll},
#ifdef SYS_poll
	{.call = SYS_poll}, {.call = SYS_dup2}, {.call = SYS_access}, {.call = SYS_readlink},
	{.call = SYS_unlink}, {.call = SYS_open}, {.call = SYS_stat}, {.call = SYS_lstat},
	{.call = SYS_time}, {.call = SYS_select},
#endif
	{.call = SYS_rt_sigreturn}, {.call = SYS_clock_gettime}, {.call = SYS_gettimeofday},
	{.call = SYS_timer_settime}, {.call = SYS_pread64}, {.call = SYS_pwrite64},
	{.call = SYS_fdatasync}, {.call = SYS_fsync}, {.call = SYS_ftruncate}, {.call = SYS_lseek},
	{.call = SYS_readv}, {.call = SYS_writev},
	{.call = SYS_openat}, {.call = SYS_close}, {.call = SYS_dup}, {.call = SYS_dup3},
	{.call = SYS_fstat}, {.call = SYS_newfstatat}, {.call = SYS_statx}, {.call = SYS_faccessat},
	{.call = SYS_faccessat2}, {.call = SYS_readlinkat}, {.call = SYS_getcwd},
	{.call = SYS_unlinkat}, {.call = SYS_fchmod}, {.call = SYS_fchown}, {.call = SYS_flock},
	{.call = SYS_brk}, {.call = SYS_munmap}, {.call = SYS_mremap}, {.call = SYS_madvise},
	{.call = SYS_memfd_create},
	{.call = SYS_rt_sigaction}, {.call = SYS_rt_sigprocmask}, {.call = SYS_sigaltstack},
	{.call = SYS_setitimer}, {.call = SYS_clock_nanosleep}, {.call = SYS_nanosleep},
	{.call = SYS_restart_syscall}, {.call = SYS_pselect6},
	{.call = SYS_futex}, {.call = SYS_getrandom}, {.call = SYS_sysinfo}, {.call = SYS_sched_yield},
	{.call = SYS_getpid}, {.call = SYS_gettid}, {.call = SYS_getuid}, {.call = SYS_geteuid},
	{.call = SYS_exit}, {.call = SYS_exit_group},

	{.call = SYS_ioctl, .how = ONE_OF, .argument = 1, .set = REQUESTS},
	{.call = SYS_fcntl, .how = ONE_OF, .argument = 1, .set = CONTROLS},
	{.call = SYS_mmap, .how = WITHOUT, .argument = 2, .set = EXECUTE},
	{.call = SYS_mprotect, .how = WITHOUT, .argument = 2, .set = EXECUTE},
	{.call = SYS_kill, .how = ON_SELF, .argument = 0},
	{.call = SYS_tgkill, .how = ON_SELF, .argument = 0},

	{.call = SYS_accept4, .how = SERVING}, {.call = SYS_recvmsg, .how = SERVING},
	{.call = SYS_sendmsg, .how = SERVING}, {.call = SYS_recvfrom, .how = SERVING},
	{.call = SYS_sendto, .how = SERVING}, {.call = SYS_getsockopt, .how = SERVING},
	#ifdef SYS_epoll_wait
	{.call = SYS_epoll_wait, .how = SERVING},
#endif
	{.call = SYS_epoll_ctl, .how = SERVING}, {.call = SYS_epoll_pwait, .how = SERVING},

	{.call = SYS_execve, .how = NEVER}, {.call = SYS_execveat, .how = NEVER},
	{.call = SYS_ptrace, .how = NEVER}, {.call = SYS_socket, .how = NEVER},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

bool
calls_can_be_limited(void)
{
	const uint32_t actions[] = {SECCOMP_RET_TRAP, SECCOMP_RET_ERRNO};
	for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
		if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &actions[i]) != 0)
			return false;
	return MACHINE != 0;
}

/* -- the filter: a row is a comparison that jumps over what follows where the call is another one -- */

enum {
	REFUSE = SECCOMP_RET_ERRNO | EPERM,
	PROGRAM_MAX = 8 * ROWS + 64,
};

struct program {
	struct sock_filter list[PROGRAM_MAX];
	unsigned short count;
};

static void
add(struct program *p, unsigned code, uint32_t value, unsigned yes, unsigned no)
{
	p->list[p->count++] = (struct sock_filter){(uint16_t)code, (uint8_t)yes, (uint8_t)no, value};
}

static void
load(struct program *p, size_t offset)
{
	add(p, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void
end(struct program *p, uint32_t action)
{
	add(p, BPF_RET | BPF_K, action, 0, 0);
}

/* The lower half of an argument: both machines keep it first. */
static void
load_argument(struct program *p, unsigned argument)
{
	load(p, offsetof(struct seccomp_data, args) + argument * sizeof(uint64_t));
}

static void
add_values(struct program *p, const struct row *row, const uint32_t *values, unsigned count)
{
	add(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)row->call, 0, count + 3);
	load_argument(p, row->argument);
	for (unsigned i = 0; i < count; i++)
		add(p, BPF_JMP | BPF_JEQ | BPF_K, values[i], count - i, 0);
	end(p, REFUSE);
	end(p, SECCOMP_RET_ALLOW);
}

static void
add_plain(struct program *p, const struct row *row, uint32_t action)
{
	add(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)row->call, 0, 1);
	end(p, action);
}

static void
add_row(struct program *p, const struct row *row, bool serves)
{
	const uint32_t self = (uint32_t)getpid();
	unsigned count = 0;
	switch (row->how) {
	case ALWAYS:
		add_plain(p, row, SECCOMP_RET_ALLOW);
		break;
	case SERVING:
		add_plain(p, row, serves ? SECCOMP_RET_ALLOW : REFUSE);
		break;
	case NEVER:
		add_plain(p, row, SECCOMP_RET_TRAP);
		break;
	case ONE_OF:
		while (sets[row->set][count] != 0)
			count++;
		add_values(p, row, sets[row->set], count);
		break;
	case ON_SELF:
		add_values(p, row, &self, 1);
		break;
	case WITHOUT:
		add(p, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)row->call, 0, 4);
		load_argument(p, row->argument);
		add(p, BPF_JMP | BPF_JSET | BPF_K, sets[row->set][0], 0, 1);
		end(p, REFUSE);
		end(p, SECCOMP_RET_ALLOW);
		break;
	}
}

/* Calls by another machine's numbers (32-bit programs', x32's) are nobody's here. */
static void
add_head(struct program *p)
{
	load(p, offsetof(struct seccomp_data, arch));
	add(p, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
	end(p, SECCOMP_RET_KILL_PROCESS);
	load(p, offsetof(struct seccomp_data, nr));
}

bool
calls_limit(bool serves, struct fail *fail)
{
	struct program program = {.count = 0};
	add_head(&program);
	for (size_t i = 0; i < ROWS; i++)
		add_row(&program, &rows[i], serves);
	end(&program, REFUSE);
	const struct sock_fprog filter = {program.count, program.list};
	if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_LOG, &filter) == 0)
		return true;
	return fail_set(fail, "calls of the system can't be limited (seccomp): %s", strerror(errno));
}
