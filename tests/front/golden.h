/* Golden pairs: NAME.typed is what a participant types, NAME.80.txt what the plain mode prints. They
 * lie in front/golden under the folder that VERDICT_TESTS names ("tests" unless set). With
 * VERDICT_GOLDEN=write the second half is written instead of compared: then read the diff. */
#ifndef TESTS_FRONT_GOLDEN_H
#define TESTS_FRONT_GOLDEN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static inline FILE *
golden_open(const char *folder, const char *name, const char *ending, const char *mode)
{
	const char *tests = getenv("VERDICT_TESTS");
	struct buf path = {0};
	buf_format(&path, "%s/%s/golden/%s.%s", tests == NULL ? "tests" : tests, folder, name, ending);
	FILE *file = fopen(buf_text(&path), mode);
	if (file == NULL)
		fail_msg("cannot open %s", buf_text(&path));
	buf_free(&path);
	return file;
}

static inline void
golden_read(struct buf *into, FILE *file)
{
	for (int c = getc(file); c != EOF; c = getc(file))
		buf_char(into, (char)c);
	assert_int_equal(fclose(file), 0);
}

static inline void
golden_compare(const char *folder, const char *name, const char *ending, const struct buf *made)
{
	const char *mode = getenv("VERDICT_GOLDEN");
	if (mode != NULL && strcmp(mode, "write") == 0) {
		FILE *file = golden_open(folder, name, ending, "w");
		assert_int_equal(fwrite(made->text, 1, made->length, file), made->length);
		assert_int_equal(fclose(file), 0);
		return;
	}
	struct buf kept = {0};
	golden_read(&kept, golden_open(folder, name, ending, "r"));
	assert_string_equal(buf_text(made), buf_text(&kept));
	buf_free(&kept);
}

#endif
