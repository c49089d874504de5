/* Golden pairs: NAME.answers is a sheet, one "question = option *importance" a line ("skip" for an
 * option skips), and NAME.80.txt, NAME.md, NAME.json are what the report makes of it. They lie in
 * report/golden under the folder that VERDICT_TESTS names ("tests" unless set). With
 * VERDICT_GOLDEN=write the second half is written instead of compared: then read the diff. */
#ifndef TESTS_REPORT_GOLDEN_H
#define TESTS_REPORT_GOLDEN_H

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
#include "verdict/page.h"
#include "verdict/report.h"

enum { GOLDEN_QUESTIONS = 16 };

static void
golden_path(struct buf *path, const char *name, const char *ending)
{
	const char *tests = getenv("VERDICT_TESTS");
	buf_format(path, "%s/report/golden/%s.%s", tests == NULL ? "tests" : tests, name, ending);
}

static FILE *
golden_open(const char *name, const char *ending, const char *mode)
{
	struct buf path = {0};
	golden_path(&path, name, ending);
	FILE *file = fopen(buf_text(&path), mode);
	if (file == NULL)
		fail_msg("cannot open %s", buf_text(&path));
	buf_free(&path);
	return file;
}

static void
golden_answer(const struct quiz *quiz, struct reply *sheet, const char *line)
{
	char question[32], option[32];
	int importance = IMPORTANCE_NORMAL;
	if (sscanf(line, "%31s = %31s *%d", question, option, &importance) < 2)
		fail_msg("no answer: %s", line);
	int q = quiz_question(quiz, question);
	assert_int_not_equal(q, NOBODY);
	int o = question_option(&quiz->questions[q], option);
	assert_true(o != NOBODY || strcmp(option, "skip") == 0);
	sheet[q].option = (signed char)(o == NOBODY ? REPLY_SKIPPED : o);
	sheet[q].importance = (unsigned char)importance;
}

/* The report on NAME.answers; it lives in the arena. */
static inline const struct report *
golden_report(struct arena *arena, const struct quiz *quiz, const char *name)
{
	struct reply sheet[GOLDEN_QUESTIONS];
	char line[100];
	assert_true(quiz->question_count <= GOLDEN_QUESTIONS);
	sheet_clear(quiz, sheet);
	FILE *file = golden_open(name, "answers", "r");
	while (fgets(line, sizeof line, file) != NULL)
		golden_answer(quiz, sheet, line);
	assert_int_equal(fclose(file), 0);
	return report_build(arena, quiz, sheet);
}

static inline void
golden_compare(const char *name, const char *ending, const struct buf *made)
{
	const char *mode = getenv("VERDICT_GOLDEN");
	if (mode != NULL && strcmp(mode, "write") == 0) {
		FILE *file = golden_open(name, ending, "w");
		assert_int_equal(fwrite(made->text, 1, made->length, file), made->length);
		assert_int_equal(fclose(file), 0);
		return;
	}
	FILE *file = golden_open(name, ending, "r");
	struct buf kept = {0};
	for (int c = getc(file); c != EOF; c = getc(file))
		buf_char(&kept, (char)c);
	assert_int_equal(fclose(file), 0);
	assert_string_equal(buf_text(made), buf_text(&kept));
	buf_free(&kept);
}

#endif
