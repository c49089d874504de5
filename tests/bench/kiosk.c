/* A kiosk as its visitors have it, through ssh, beside dialog behind the same sshd, in the same run. Only the
 * ratios count; machines differ and are noisy. To be run as root, where nobody else uses these names.
 *
 *   kiosk SITTINGS KNOWN FIRST SIDE...
 *
 * So many sittings are tried at once. KNOWN has the hosts' keys; FIRST is part of the first question. A SIDE is
 * NAME:PORT:USER:PROGRAM:PAGES, with how many pages come before the question. */
#define _GNU_SOURCE
#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "tools/figures.h"
#include "tools/term.h"

enum {
	SIDES_MAX = 2,
	KEYS = 200,
	IDLE_S = 5,
	QUIET_MS = 30,   /* behind the last byte of what a key brings about */
	DEAF_MS = 2000,  /* nothing came */
	BATCH = 10,      /* sittings opened at once: sshd lets few knock at the same time */
	STEP = 100,      /* sittings between two looks at how long a key takes */
	SAMPLE = 40,     /* sittings that are looked at */
	BOUND_MS = 100,  /* for nineteen keys of twenty; what takes longer is felt */
	TOGETHER_MS = 20000,
};

enum measure { MEMORY, MEMORY_SSHD, WAKES_PAGE, WAKES, WAKES_SSHD, KEY_BYTES, KEY_US, HELD, OPENED_S, PSS,
	PSS_ALL, COLLECTOR, KEY_HELD_US, KEY_SLOW_US, TOGETHER, MEASURES };
static const char *const names[MEASURES] = {
	[MEMORY] = "memory of its own, KiB",
	[MEMORY_SSHD] = "the same, its two of sshd, KiB",
	[WAKES_PAGE] = "wake-ups in 5 s, first page",
	[WAKES] = "wake-ups in 5 s, at a question",
	[WAKES_SSHD] = "the same, its two of sshd",
	[KEY_BYTES] = "a key that moves the choice, bytes",
	[KEY_US] = "a key to its last byte, us",
	[HELD] = "sittings at once",
	[OPENED_S] = "until they all were at a question, s",
	[PSS] = "share of memory of each, KiB",
	[PSS_ALL] = "the same with those of sshd, KiB",
	[COLLECTOR] = "memory of the collector, KiB",
	[KEY_HELD_US] = "a key then, us",
	[KEY_SLOW_US] = "the slowest in twenty, us",
	[TOGETHER] = "all press a key at once, ms",
};

static const double untold = (double)NAN;

struct side {
	const char *name, *port, *user, *program;
	int pages;
	double values[MEASURES];
	char why[120]; /* there are no more at once; empty: not more were tried */
};

/* What says on each page before the first question that Enter leads on. */
static const char *const pages[] = {"Enter", "Begin"};

/* What all sides have in common. */
struct bench {
	int sittings;
	const char *known, *first;
	struct side sides[SIDES_MAX];
	int count;
};

/* -- a sitting -- */

static void
seat(const struct bench *b, const struct side *side, struct term *t)
{
	char known[512], place[128];
	snprintf(known, sizeof known, "UserKnownHostsFile=%s", b->known);
	snprintf(place, sizeof place, "%s@127.0.0.1", side->user);
	/* From OpenSSH 9.5 on the client sends keys by the clock, so that nobody can tell when they were typed. */
	const char *const words[] = {"ssh", "-F", "none", "-o", known, "-o", "BatchMode=yes", "-o",
		"IgnoreUnknown=ObscureKeystrokeTiming", "-o", "ObscureKeystrokeTiming=no", "-p", side->port, place, NULL};
	const char *const environment[] = {"TERM=xterm-256color", NULL};
	term_start(t, 24, 80, words, environment);
}

static bool
first_page(const struct bench *b, const struct side *side, struct term *t)
{
	return term_wait_text(t, side->pages > 0 ? pages[0] : b->first);
}

static bool
first_question(const struct bench *b, const struct side *side, struct term *t)
{
	for (int i = 0; i < side->pages; i++) {
		if (!term_wait_text(t, pages[i]))
			return false;
		term_keys(t, "\r");
	}
	return term_wait_text(t, b->first);
}

/* What comes, until it has been quiet for a while; the bytes, and when the last of them was there. */
static size_t
listen_to(struct term *t, double *last)
{
	size_t bytes = 0;
	struct pollfd p = {.fd = t->master, .events = POLLIN};
	while (poll(&p, 1, bytes > 0 ? QUIET_MS : DEAF_MS) > 0) {
		char text[4096];
		ssize_t length = read(t->master, text, sizeof text);
		if (length <= 0)
			break;
		*last = figures_now();
		bytes += (size_t)length;
	}
	return bytes;
}

/* Two down, two up: each moves the choice. */
static const char *
arrow(int key)
{
	return key % 4 < 2 ? "\033OB" : "\033OA";
}

/* Microseconds to the last byte. */
static double
press(struct term *t, int key, size_t *bytes)
{
	double start = figures_now(), last = start + DEAF_MS;
	term_keys(t, arrow(key));
	*bytes += listen_to(t, &last);
	return (last - start) * 1e3;
}

/* -- processes -- */

/* The program of a sitting, and the two processes of sshd that serve it. */
enum { PROGRAM, SSHD, SSHD_PRIV, FAMILY };

static void
family(pid_t program, pid_t list[FAMILY])
{
	list[PROGRAM] = program;
	for (int i = SSHD; i < FAMILY; i++)
		list[i] = figures_parent(list[i - 1]);
}

static double
memory(pid_t process, const char *word)
{
	return figures_proc(process, "smaps_rollup", (const char *const[]){word, NULL});
}

static double
wakes(pid_t process)
{
	return figures_proc(process, "status",
		(const char *const[]){"voluntary_ctxt_switches:", "nonvoluntary_ctxt_switches:", NULL});
}

/* -- one at a time -- */

struct visit {
	struct side *side;
	struct term term;
	pid_t family[FAMILY];
	double woken[FAMILY]; /* when it was counted last */
};

static void
count_wakes(struct visit *v)
{
	for (int i = 0; i < FAMILY; i++)
		v->woken[i] = wakes(v->family[i]) - v->woken[i];
}

/* All of them at once, as they are. */
static void
rest(struct visit *visits, int count)
{
	for (int i = 0; i < count; i++) {
		memset(visits[i].woken, 0, sizeof visits[i].woken);
		count_wakes(&visits[i]);
	}
	poll(NULL, 0, IDLE_S * 1000);
	for (int i = 0; i < count; i++)
		count_wakes(&visits[i]);
}

static bool
settle(struct visit *v)
{
	double last;
	pid_t programs[2];
	listen_to(&v->term, &last);
	if (figures_named(v->side->program, programs, 2) != 1)
		return false;
	family(programs[0], v->family);
	return true;
}

static void
press_in_turns(struct visit *visits, int count)
{
	static double times[SIDES_MAX][KEYS];
	size_t bytes[SIDES_MAX] = {0};
	for (int key = 0; key < KEYS; key++)
		for (int i = 0; i < count; i++)
			times[i][key] = press(&visits[i].term, key, &bytes[i]);
	for (int i = 0; i < count; i++) {
		visits[i].side->values[KEY_BYTES] = (double)bytes[i] / KEYS;
		visits[i].side->values[KEY_US] = figures_median(times[i], KEYS);
	}
}

static bool
alone(struct bench *b)
{
	static struct visit visits[SIDES_MAX];
	for (int i = 0; i < b->count; i++) {
		struct visit *v = &visits[i];
		v->side = &b->sides[i];
		seat(b, v->side, &v->term);
		if (!first_page(b, v->side, &v->term) || !settle(v))
			return false;
	}
	rest(visits, b->count);
	for (int i = 0; i < b->count; i++) {
		visits[i].side->values[WAKES_PAGE] = visits[i].side->pages > 0 ? visits[i].woken[PROGRAM] : untold;
		if (!first_question(b, visits[i].side, &visits[i].term) || !settle(&visits[i]))
			return false;
	}
	rest(visits, b->count);
	for (int i = 0; i < b->count; i++) {
		const struct visit *v = &visits[i];
		double *values = v->side->values;
		values[WAKES] = v->woken[PROGRAM];
		values[WAKES_SSHD] = v->woken[SSHD] + v->woken[SSHD_PRIV];
		/* Its program's file, just written, counts as dirty, too; sshd's two were forked, and share. */
		values[MEMORY] = memory(v->family[PROGRAM], "Anonymous:");
		values[MEMORY_SSHD] =
			memory(v->family[SSHD], "Private_Dirty:") + memory(v->family[SSHD_PRIV], "Private_Dirty:");
	}
	press_in_turns(visits, b->count);
	for (int i = 0; i < b->count; i++)
		term_stop(&visits[i].term);
	return true;
}

/* -- many at once -- */

struct guest {
	struct term term;
	int keys; /* pressed */
};

/* So many more; how many of them got to the first question. */
static int
open_batch(const struct bench *b, const struct side *side, struct guest *guests, int count)
{
	int good = 0;
	for (int i = 0; i < count; i++)
		seat(b, side, &guests[i].term);
	for (int i = 0; i < count; i++)
		good += first_question(b, side, &guests[i].term);
	return good;
}

/* A key in some of the sittings, one after the other, from the first to the last. */
static double
look_around(struct side *side, struct guest *guests, int count)
{
	double times[SAMPLE];
	size_t bytes = 0;
	int sample = count < SAMPLE ? count : SAMPLE;
	for (int i = 0; i < sample; i++) {
		struct guest *g = &guests[(size_t)i * (size_t)count / (size_t)sample];
		times[i] = press(&g->term, g->keys++, &bytes);
	}
	side->values[KEY_HELD_US] = figures_median(times, (size_t)sample);
	side->values[KEY_SLOW_US] = figures_quantile(times, (size_t)sample, 0.95);
	return side->values[KEY_SLOW_US];
}

/* Milliseconds until all have had an answer to a key that all press in one moment. */
static double
press_together(struct guest *guests, int count)
{
	struct pollfd *p = calloc((size_t)count, sizeof *p);
	int open = count;
	double start = figures_now(), end = start;
	for (int i = 0; i < count; i++) {
		p[i] = (struct pollfd){.fd = guests[i].term.master, .events = POLLIN};
		term_keys(&guests[i].term, arrow(guests[i].keys++));
	}
	while (open > 0 && poll(p, (nfds_t)count, TOGETHER_MS) > 0) {
		for (int i = 0; i < count; i++) {
			char text[4096];
			if (p[i].revents == 0 || read(p[i].fd, text, sizeof text) < 0)
				continue;
			p[i].fd = -1;
			open--;
		}
		end = figures_now();
	}
	free(p);
	return open == 0 ? end - start : untold;
}

static void
weigh(struct side *side, int count)
{
	pid_t collector, *programs = calloc((size_t)count, sizeof *programs);
	int found = figures_named(side->program, programs, count);
	double own = 0, sshd = 0;
	for (int i = 0; i < found; i++) {
		pid_t list[FAMILY];
		family(programs[i], list);
		own += memory(list[PROGRAM], "Pss:");
		sshd += memory(list[SSHD], "Pss:") + memory(list[SSHD_PRIV], "Pss:");
	}
	free(programs);
	if (side->pages > 0 && figures_named("verdict", &collector, 1) == 1)
		side->values[COLLECTOR] = memory(collector, "Anonymous:");
	side->values[PSS] = own / found;
	side->values[PSS_ALL] = (own + sshd) / found;
}

/* Until all are there, one can't get in, or keys take too long. */
static int
fill(const struct bench *b, struct side *side, struct guest *guests)
{
	int held = 0;
	while (held < b->sittings) {
		int more = b->sittings - held < BATCH ? b->sittings - held : BATCH;
		int good = open_batch(b, side, guests + held, more);
		held += more;
		if (good < more) {
			snprintf(side->why, sizeof side->why, "%d of the next %d did not get to a question", more - good,
			         more);
			side->values[HELD] = held - more + good;
			break;
		}
		side->values[HELD] = held;
		if (held % STEP == 0 && look_around(side, guests, held) > BOUND_MS * 1e3) {
			snprintf(side->why, sizeof side->why, "one key in twenty took more than %d ms", BOUND_MS);
			break;
		}
	}
	return held;
}

static void
crowd(const struct bench *b, struct side *side)
{
	struct guest *guests = calloc((size_t)b->sittings, sizeof *guests);
	double start = figures_now();
	int held = fill(b, side, guests);
	side->values[OPENED_S] = (figures_now() - start) / 1e3;
	if (side->why[0] == '\0') {
		look_around(side, guests, held);
		side->values[TOGETHER] = press_together(guests, held);
	}
	weigh(side, held);
	for (int i = 0; i < held; i++)
		term_stop(&guests[i].term);
	free(guests);
	pid_t one;
	for (double end = figures_now() + TERM_PATIENCE;
	     figures_named(side->program, &one, 1) > 0 && figures_now() < end;)
		poll(NULL, 0, 100);
}

/* -- what came of it -- */

static void
show(const struct bench *b)
{
	printf("%-36s", "");
	for (int s = 0; s < b->count; s++)
		printf("%10s", b->sides[s].name);
	puts(b->count > 1 ? "  / dialog" : "");
	for (int m = 0; m < MEASURES; m++) {
		printf("%-36s", names[m]);
		for (int s = 0; s < b->count; s++)
			if (isnan(b->sides[s].values[m]))
				printf("%10s", "-");
			else
				printf("%10.1f", b->sides[s].values[m]);
		double ratio = b->count > 1 ? b->sides[0].values[m] / b->sides[1].values[m] : untold;
		if (isfinite(ratio))
			printf("%10.2f", ratio);
		putchar('\n');
	}
	for (int s = 0; s < b->count; s++)
		if (b->sides[s].why[0] != '\0')
			printf("No more sittings of %s: %s.\n", b->sides[s].name, b->sides[s].why);
}

static void
read_side(struct side *side, char *word)
{
	side->name = strsep(&word, ":");
	side->port = strsep(&word, ":");
	side->user = strsep(&word, ":");
	side->program = strsep(&word, ":");
	side->pages = word != NULL && word[0] == '2' ? 2 : 0;
	for (int m = 0; m < MEASURES; m++)
		side->values[m] = untold;
}

int
main(int count, char **words)
{
	static struct bench b;
	if (count < 5 || count > 4 + SIDES_MAX || (b.sittings = atoi(words[1])) < 1)
		return 2;
	b.known = words[2];
	b.first = words[3];
	for (; b.count < count - 4; b.count++)
		read_side(&b.sides[b.count], words[4 + b.count]);
	rlim_t files = (rlim_t)b.sittings * 4 + 100;
	setrlimit(RLIMIT_NOFILE, &(struct rlimit){files, files});
	if (!alone(&b)) {
		fputs("kiosk: a sitting does not get to its question\n", stderr);
		return 1;
	}
	for (int s = 0; s < b.count; s++)
		crowd(&b, &b.sides[s]);
	show(&b);
	return 0;
}
