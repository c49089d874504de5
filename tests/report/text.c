#include "golden.h"
#include "sample.h"

/* Which sheet on which paper. */
static const struct {
	const char *name;
	const struct quiz *quiz;
	struct paper paper;
	const char *ending;
} pairs[] = {
	{"leaning", &sample, {40, false, false}, "40.txt"},
	{"leaning", &sample, {80, false, false}, "80.txt"},
	{"leaning", &sample, {80, true, false}, "80.ascii.txt"},
	{"leaning", &sample, {120, false, false}, "120.txt"},
	{"leaning", &sample, {20, true, false}, "20.ascii.txt"},
	{"clear", &sample, {80, false, false}, "80.txt"},
	{"unsteady", &sample, {80, false, false}, "80.txt"},
	{"tie", &sample, {80, false, false}, "80.txt"},
	{"none", &sample, {80, false, false}, "80.txt"},
	{"empty", &sample, {80, false, false}, "80.txt"},
	{"settled", &sample, {80, false, false}, "80.txt"},
	{"ruled-out", &sample, {80, false, false}, "80.txt"},
	{"leaning", &sample, {40, false, true}, "40.screen.txt"},
	{"leaning", &sample, {80, false, true}, "80.screen.txt"},
	{"leaning", &sample, {80, true, true}, "80.ascii.screen.txt"},
	{"leaning", &sample, {120, false, true}, "120.screen.txt"},
	{"tie", &sample, {80, false, true}, "80.screen.txt"},
	{"none", &sample, {120, false, true}, "120.screen.txt"},
	{"worked", &worked, {80, false, false}, "80.txt"},
	{"stopped", &worked, {80, false, false}, "80.txt"},
};

static void
every_kind_of_verdict_reads_as_it_should(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct arena arena = {0};
		struct buf text = {0};
		report_text(&text, golden_report(&arena, pairs[i].quiz, pairs[i].name), &pairs[i].paper);
		golden_compare(pairs[i].name, pairs[i].ending, &text);
		buf_free(&text);
		arena_free(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_verdict_reads_as_it_should),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
