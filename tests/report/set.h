/* What was set, as one text to compare: runs joined, a | after each line. */
#ifndef TESTS_REPORT_SET_H
#define TESTS_REPORT_SET_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "report/layout.h"

/* Compares and clears the layout's lines. */
static inline void
set_as(struct layout *layout, const char *expected)
{
	struct buf text = {0};
	for (int i = 0; i < layout->count; i++) {
		for (int r = 0; r < layout->lines[i].count; r++)
			buf_add(&text, layout->lines[i].runs[r].text);
		buf_char(&text, '|');
	}
	assert_string_equal(buf_text(&text), expected);
	buf_free(&text);
	layout->count = 0;
}

static inline struct layout
set_on(struct arena *arena, int columns, bool ascii)
{
	const struct paper paper = {.columns = columns, .ascii = ascii};
	return layout_new(arena, &paper);
}

#endif
