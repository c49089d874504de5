/* Sittings played again: each tests/replay/NAME.moves is applied, line by line, to the small example quiz,
 * and NAME.states tells what every move did. A fault that was found leaves its moves here. With
 * VERDICT_GOLDEN=write the states are written instead of compared: then read the diff. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "load/load.h"
#include "verdict/flow.h"
#include "verdict/quiz.h"
#include "verdict/report.h"

static const char folder[] = "tests/replay", quiz_path[] = "tests/load/example.ini";

static const struct quiz *
load(struct arena *arena)
{
	struct findings findings = {.arena = arena};
	const struct draft *draft;
	const char *bytes;
	size_t length;
	assert_true(source_read(arena, quiz_path, &findings, &bytes, &length));
	assert_true(load_draft(arena, bytes, length, &findings, &draft, NULL));
	return quiz_seal(arena, draft, &findings);
}

static void
write_sheet(struct buf *out, const struct flow *flow)
{
	for (int q = 0; q < flow->quiz->question_count; q++) {
		const struct question *question = &flow->quiz->questions[q];
		int option = flow->sheet[q].option;
		const char *reply = option == REPLY_OPEN      ? "-"
		                    : option == REPLY_SKIPPED ? "skipped"
		                                              : question->options[option].id;
		buf_format(out, flow->asked[q] ? "  %s=%s" : "  (%s=%s)", question->id, reply);
		if (flow->sheet[q].importance != IMPORTANCE_NORMAL)
			buf_format(out, " %s", importance_word((enum importance)flow->sheet[q].importance));
	}
}

static void
write_state(struct buf *out, const struct flow *flow, enum refusal refusal)
{
	static const char *const states[FLOW_STATES] = {"intro", "ask", "review", "result", "left"};
	struct progress progress = flow_progress(flow);
	if (refusal != ACCEPTED)
		buf_format(out, "  refused: %s\n", refusal_text(refusal));
	buf_format(out, "  %s", states[flow->state]);
	if (flow->state == FLOW_ASK)
		buf_format(out, " %s", flow->quiz->questions[flow->at].id);
	buf_format(out, ", %d done, %d-%d ahead ", progress.done, progress.ahead_min,
	           progress.ahead_max);
	write_sheet(out, flow);
	buf_char(out, '\n');
	if (flow->state != FLOW_RESULT)
		return;
	struct arena arena = {0};
	const struct report *report = report_build(&arena, flow->quiz, flow->sheet);
	buf_format(out, "  verdict %s, %s\n", report_verdict(report), strength_word(report->strength));
	arena_free(&arena);
}

static void
play(struct buf *out, const struct quiz *quiz, FILE *moves)
{
	struct arena arena = {0};
	struct flow flow = flow_new(&arena, quiz);
	char line[200];
	while (fgets(line, sizeof line, moves) != NULL) {
		struct move move;
		struct fail fail = {0};
		line[strcspn(line, "\n")] = '\0';
		buf_format(out, "%s\n", line);
		if (line[0] == '#')
			continue;
		if (!move_read(quiz, line, &move, &fail))
			fail_msg("'%s': %s", line, fail.text);
		enum refusal refusal = flow_apply(&flow, &move);
		write_state(out, &flow, refusal);
	}
	arena_free(&arena);
}

static FILE *
open_file(const char *name, size_t length, const char *ending, const char *mode)
{
	char path[300];
	snprintf(path, sizeof path, "%s/%.*s.%s", folder, (int)length, name, ending);
	FILE *file = fopen(path, mode);
	if (file == NULL)
		fail_msg("cannot open %s", path);
	return file;
}

static void
compare(const char *name, size_t length, const struct buf *got)
{
	const char *golden = getenv("VERDICT_GOLDEN");
	bool write = golden != NULL && strcmp(golden, "write") == 0;
	FILE *file = open_file(name, length, "states", write ? "w" : "r");
	static char wanted[65536];
	if (write) {
		fputs(buf_text(got), file);
	} else {
		wanted[fread(wanted, 1, sizeof wanted - 1, file)] = '\0';
		assert_string_equal(buf_text(got), wanted);
	}
	assert_int_equal(fclose(file), 0);
}

static void
every_sitting_goes_as_it_went(void **state)
{
	(void)state;
	struct arena arena = {0};
	const struct quiz *quiz = load(&arena);
	DIR *dir = opendir(folder);
	assert_non_null(dir);
	int played = 0;
	const struct dirent *entry;
	while ((entry = readdir(dir)) != NULL) {
		const char *dot = strrchr(entry->d_name, '.');
		if (dot == NULL || strcmp(dot, ".moves") != 0)
			continue;
		size_t length = (size_t)(dot - entry->d_name);
		FILE *moves = open_file(entry->d_name, length, "moves", "r");
		struct buf out = {0};
		play(&out, quiz, moves);
		fclose(moves);
		compare(entry->d_name, length, &out);
		buf_free(&out);
		played++;
	}
	closedir(dir);
	assert_true(played > 0);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(every_sitting_goes_as_it_went)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
