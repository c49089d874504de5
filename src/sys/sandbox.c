#define _GNU_SOURCE /* O_PATH */
#include "sys/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fail.h"
#include "sys/calls.h"
#include "sys/signals.h"

/* A sanitizer maps memory, reads /proc and starts threads at its own times. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED true
#endif
#endif
#ifndef SANITIZED
#define SANITIZED false
#endif

void (*sandbox_broken)(void);

/* -- files -- */

/* Rights by the version of Landlock that brought them; headers are often older than kernels. */
enum {
	RIGHT_REFER = 1 << 13,
	RIGHT_TRUNCATE = 1 << 14,
	RIGHT_IOCTL_DEVICE = 1 << 15,
	RIGHTS_FIRST = RIGHT_REFER - 1,
	RIGHTS_TCP = 3, /* bind, connect */
	SCOPES = 3,     /* abstract unix sockets, signals to those outside */

	MAY_READ = LANDLOCK_ACCESS_FS_READ_FILE,
	MAY_WRITE = MAY_READ | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_WRITE_FILE |
	            LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE | RIGHT_TRUNCATE,
};

/* What is denied unless a rule allows it. The kernel takes a longer one than it knows, if the rest is 0. */
struct ruleset {
	uint64_t files, net, scopes;
};

static long
landlock_version(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static struct ruleset
everything(long version)
{
	return (struct ruleset){
		.files = (uint64_t)RIGHTS_FIRST | (version >= 2 ? RIGHT_REFER : 0) |
		         (version >= 3 ? RIGHT_TRUNCATE : 0) | (version >= 5 ? RIGHT_IOCTL_DEVICE : 0),
		.net = version >= 4 ? RIGHTS_TCP : 0,
		.scopes = version >= 6 ? SCOPES : 0,
	};
}

static bool
allow(int ruleset, const char *folder, uint64_t rights)
{
	int fd = open(folder, O_PATH | O_CLOEXEC | O_DIRECTORY);
	if (fd < 0)
		return errno == ENOENT;
	struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = fd};
	bool added = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
	int error = errno;
	close(fd);
	errno = error;
	return added;
}

static bool
allow_all(int ruleset, const char *const *folders, uint64_t rights)
{
	for (; folders != NULL && *folders != NULL; folders++)
		if (!allow(ruleset, *folders, rights))
			return false;
	return true;
}

static bool
limit_files(const struct sandbox *sandbox, struct fail *fail)
{
	const struct ruleset denied = everything(landlock_version());
	int ruleset = (int)syscall(SYS_landlock_create_ruleset, &denied, sizeof denied, 0);
	bool good = ruleset >= 0 && allow_all(ruleset, sandbox->read, MAY_READ & denied.files) &&
	            allow_all(ruleset, sandbox->write, MAY_WRITE & denied.files) &&
	            syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	if (!good)
		fail_set(fail, "files can't be locked away (Landlock): %s", strerror(errno));
	if (ruleset >= 0)
		close(ruleset);
	return good;
}

/* -- the rest -- */

/* Nobody needs memory without end, and a file that grows is the store alone. */
static bool
limit_resources(const struct sandbox *sandbox, struct fail *fail)
{
	enum { MEMORY = 512 * 1024 * 1024, FILE_SIZE = 64 * 1024 * 1024 };
	bool writes = sandbox->write != NULL && *sandbox->write != NULL;
	const struct {
		unsigned what;
		rlim_t most;
	} limits[] = {
		{RLIMIT_CORE, 0},
		{RLIMIT_NPROC, 0},
		{RLIMIT_MEMLOCK, 0},
		{RLIMIT_MSGQUEUE, 0},
		{RLIMIT_AS, MEMORY},
		{RLIMIT_NOFILE, (rlim_t)sandbox->descriptors},
		{RLIMIT_FSIZE, writes ? RLIM_INFINITY : FILE_SIZE},
	};
	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
		struct rlimit now, wanted = {limits[i].most, limits[i].most};
		if (getrlimit(limits[i].what, &now) != 0)
			continue;
		if (now.rlim_max < wanted.rlim_max)
			wanted = (struct rlimit){now.rlim_max, now.rlim_max};
		if (setrlimit(limits[i].what, &wanted) != 0)
			return fail_set(fail, "limits can't be set: %s", strerror(errno));
	}
	return true;
}

static void
trapped(int signal)
{
	(void)signal;
	signals_give_back();
	if (sandbox_broken != NULL)
		sandbox_broken();
}

static void
catch_trap(void)
{
	struct sigaction action = {.sa_handler = trapped};
	sigset_t mask;
	sigfillset(&action.sa_mask);
	sigaction(SIGSYS, &action, NULL);
	sigemptyset(&mask);
	sigaddset(&mask, SIGSYS);
	sigprocmask(SIG_UNBLOCK, &mask, NULL);
}

unsigned
sandbox_offers(void)
{
	if (SANITIZED)
		return 0;
	return (landlock_version() >= 1 ? SANDBOX_FILES : 0U) |
	       (calls_can_be_limited() ? SANDBOX_CALLS : 0U);
}

void
sandbox_lacks(struct buf *out, unsigned layers)
{
	static const struct {
		enum sandbox_layer layer;
		const char *text;
	} words[] = {
		{SANDBOX_FILES, "no Landlock (files can't be locked away)"},
		{SANDBOX_CALLS, "no seccomp filters for this processor (calls can't be limited)"},
	};
	buf_add(out, SANITIZED ? "this build, made with a sanitizer, has " : "this system has ");
	bool first = true;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if ((layers & words[i].layer) != 0)
			continue;
		buf_format(out, "%s%s", first ? "" : " and ", words[i].text);
		first = false;
	}
}

void
sandbox_close_rest(void)
{
	enum { FIRST = STDERR_FILENO + 1 };
#ifdef SYS_close_range
	if (syscall(SYS_close_range, FIRST, ~0U, 0) == 0)
		return;
#endif
	long most = sysconf(_SC_OPEN_MAX);
	for (int fd = FIRST; fd < most; fd++)
		close(fd);
}

bool
sandbox_enter(const struct sandbox *sandbox, struct fail *fail)
{
	if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return fail_set(fail, "privileges can't be given up: %s", strerror(errno));
	catch_trap();
	return limit_resources(sandbox, fail) && limit_files(sandbox, fail) &&
	       calls_limit(sandbox->serves, fail);
}
