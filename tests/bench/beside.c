/* The full screen beside dialog and beside the least there can be, in the same run: all ask a question
 * with three options on an 80x24 terminal. Only the ratios count; machines differ and are noisy.
 *
 *   beside VERDICT QUIZ FLOOR SHIPPED   QUIZ: ten questions from tests/bench/generate; SHIPPED: Go or Rust? */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tools/figures.h"
#include "tools/term.h"

enum {
	RUNS = 25,
	KEYS = 40,
	QUESTIONS = 10,
};

#define MATTER "matter number"

enum measure { SCREEN_MS, SCREEN_BYTES, SCREEN_CPU, KEY_BYTES, KEY_CALLS, KEY_CPU, MEMORY, FLOW_MS,
	MEASURES };
static const char *const names[MEASURES] = {
	[SCREEN_MS] = "first screen, ms",
	[SCREEN_BYTES] = "first screen, bytes",
	[SCREEN_CPU] = "first screen, ms of CPU",
	[KEY_BYTES] = "a key that moves the choice, bytes",
	[KEY_CALLS] = "a key, calls of read and write",
	[KEY_CPU] = "a key, us of CPU",
	[MEMORY] = "memory of its own, KiB",
	[FLOW_MS] = "ten questions, ms",
};

/* One of the programs. */
struct side {
	const char *name;
	const char *const *question; /* shows one question, or a page before the first */
	const char *const *flow;     /* asks all ten; NULL: it has others */
	const char *first;           /* what is on the first screen */
	const char *begin;           /* keys from there to the first question */
	const char *asked;           /* what is in that */
	double values[MEASURES][RUNS];
};

static double
calls(const struct term *t)
{
	return figures_proc(t->child, "io", (const char *const[]){"syscr:", "syscw:", NULL});
}

static double
cpu_us(const struct term *t)
{
	return figures_proc(t->child, "schedstat", (const char *const[]){"", NULL}) / 1e3;
}

static void
look(struct side *side, int run)
{
	struct term t;
	double start = figures_now();
	term_start(&t, 24, 80, side->question, NULL);
	term_expect(&t, side->first);
	side->values[SCREEN_MS][run] = figures_now() - start;
	term_expect_settled(&t);
	side->values[SCREEN_BYTES][run] = (double)t.raw_length;
	side->values[SCREEN_CPU][run] = cpu_us(&t) / 1e3;
	if (side->begin[0] != '\0') {
		term_keys(&t, side->begin);
		term_expect(&t, side->asked);
		term_expect_settled(&t);
	}
	double called = calls(&t), worked = cpu_us(&t), bytes = (double)t.raw_length;
	for (int key = 0; key < KEYS; key++) {
		term_keys(&t, key % 4 < 2 ? "\033OB" : "\033OA");
		term_expect_settled(&t);
	}
	side->values[KEY_BYTES][run] = ((double)t.raw_length - bytes) / KEYS;
	side->values[KEY_CALLS][run] = (calls(&t) - called) / KEYS;
	side->values[KEY_CPU][run] = (cpu_us(&t) - worked) / KEYS;
	side->values[MEMORY][run] =
		figures_proc(t.child, "smaps_rollup", (const char *const[]){"Anonymous:", NULL});
	term_stop(&t);
}

static void
walk(struct side *side, int run)
{
	struct term t;
	double start = figures_now();
	if (side->flow == NULL)
		return;
	term_start(&t, 24, 80, side->flow, NULL);
	if (side->begin[0] != '\0') {
		term_expect(&t, side->first);
		term_keys(&t, side->begin);
	}
	for (int q = 0; q < QUESTIONS; q++) {
		char text[40];
		snprintf(text, sizeof text, MATTER " %d,", q);
		term_expect(&t, text);
		term_keys(&t, "\r");
	}
	term_expect(&t, "To the verdict");
	side->values[FLOW_MS][run] = figures_now() - start;
	term_stop(&t);
}

int
main(int count, char **words)
{
	if (count != 5)
		return 2;
	static const char flow[] =
		"for q in 0 1 2 3 4 5 6 7 8 9; do dialog --menu \"What is to be said about the " MATTER
		" $q, all in all?\" 15 70 3 a 'The answer number 1 to question' b 'The answer number 2 to"
		" question' c 'The answer number 3 to question' 2>/dev/null; done; echo To the verdict; cat";
	const char *const taken[] = {words[1], "take", "--no-store", words[2], NULL};
	const char *const kept[] = {words[1], "take", words[2], NULL};
	const char *const shipped[] = {words[1], "take", "--no-store", words[4], NULL};
	const char *const least[] = {words[3], NULL};
	const char *const menu[] = {"dialog", "--menu",
		"What is to be said about the " MATTER " 0, all in all?", "15", "70", "3",
		"a", "The answer number 1 to question 0", "b", "The answer number 2 to question 0",
		"c", "The answer number 3 to question 0", NULL};
	const char *const menus[] = {"sh", "-c", flow, NULL};
	enum { BARE, STORE, SHIPPED, DIALOG, FLOOR, SIDES };
	static struct side sides[SIDES];
	sides[BARE] = (struct side){"no store", taken, taken, "Bench", "\r", MATTER, {{0}}};
	sides[STORE] = (struct side){"stored", kept, kept, "Bench", "\r", MATTER, {{0}}};
	sides[SHIPPED] = (struct side){"Go or Rust", shipped, NULL, "Begin", "\r", "A year from now", {{0}}};
	sides[DIALOG] = (struct side){"dialog", menu, menus, MATTER, "", "", {{0}}};
	sides[FLOOR] = (struct side){"floor", least, least, MATTER, "", "", {{0}}};
	for (int run = 0; run < RUNS; run++) {
		for (int s = 0; s < SIDES; s++) {
			look(&sides[s], run);
			walk(&sides[s], run);
		}
	}
	printf("%-36s", "");
	for (int s = 0; s < SIDES; s++)
		printf("%11s", sides[s].name);
	printf("%10s%10s%10s\n", "/ dialog", "/ floor", "stored /");
	for (int m = 0; m < MEASURES; m++) {
		double values[SIDES];
		printf("%-36s", names[m]);
		for (int s = 0; s < SIDES; s++) {
			values[s] = figures_median(sides[s].values[m], RUNS);
			if (m == FLOW_MS && sides[s].flow == NULL)
				printf("%11s", "-");
			else
				printf("%11.1f", values[s]);
		}
		printf("%10.2f%10.2f%10.2f\n", values[BARE] / values[DIALOG], values[BARE] / values[FLOOR],
		       values[STORE] / values[FLOOR]);
	}
	return 0;
}
