#include "report/csv.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"

static void
begin(struct csv *csv)
{
	if (csv->filled)
		buf_char(csv->out, ',');
	csv->filled = true;
}

/* Would a spreadsheet take it for a formula? Blanks before one are no hindrance to some, and in East Asia its
 * first character can be a wide one. */
static bool
is_formula(const char *text)
{
	static const char *const starts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
	text += strspn(text, " ");
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (strncmp(text, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

/* Some part cells at semicolons and tabs, too, and what stands behind one is the beginning of another cell to
 * them unless it is quoted. */
void
csv_text(struct csv *csv, const char *text)
{
	bool formula = is_formula(text);
	bool quoted = text[strcspn(text, "\",;\t\r\n")] != '\0' || text[0] == ' ';
	begin(csv);
	buf_add(csv->out, quoted ? "\"" : "");
	buf_add(csv->out, formula ? "'" : "");
	for (const char *c = text; *c != '\0'; c++) {
		if (*c == '"')
			buf_char(csv->out, '"');
		buf_char(csv->out, *c);
	}
	buf_add(csv->out, quoted ? "\"" : "");
}

void
csv_integer(struct csv *csv, int64_t number)
{
	begin(csv);
	buf_format(csv->out, "%" PRId64, number);
}

void
csv_tenths(struct csv *csv, int64_t tenths)
{
	begin(csv);
	buf_format(csv->out, "%" PRId64 ".%" PRId64, tenths / 10, tenths % 10);
}

void
csv_millionths(struct csv *csv, int64_t millionths)
{
	begin(csv);
	buf_format(csv->out, "%" PRId64 ".%06" PRId64, millionths / 1000000, millionths % 1000000);
}

void
csv_empty(struct csv *csv)
{
	begin(csv);
}

void
csv_end(struct csv *csv)
{
	buf_add(csv->out, "\r\n");
	csv->filled = false;
}
