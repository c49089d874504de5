#include "report/words.h"

#include <inttypes.h>

#include "base/buf.h"

static void
digits(struct buf *out, uint64_t number)
{
	if (number < 1000) {
		buf_format(out, "%" PRIu64, number);
		return;
	}
	digits(out, number / 1000);
	buf_format(out, ",%03" PRIu64, number % 1000);
}

void
words_number(struct buf *out, int64_t number)
{
	static const char *const names[] = {
		"no", "one", "two", "three", "four", "five", "six", "seven",
		"eight", "nine", "ten", "eleven", "twelve",
	};
	if (number >= 0 && number < (int64_t)(sizeof names / sizeof *names))
		buf_add(out, names[number]);
	else if (number >= 0)
		digits(out, (uint64_t)number);
	else
		words_points(out, number);
}

void
words_count(struct buf *out, int64_t number, const char *noun)
{
	words_number(out, number);
	buf_format(out, " %s%s", noun, number == 1 ? "" : "s");
}

void
words_points(struct buf *out, int64_t points)
{
	if (points != 0)
		buf_char(out, points < 0 ? '-' : '+');
	digits(out, points < 0 ? 0 - (uint64_t)points : (uint64_t)points);
}

const char *
words_comma(int i, int count)
{
	if (i == 0)
		return "";
	return i + 1 == count ? " and " : ", ";
}

void
words_quote(struct buf *out, const char *text)
{
	buf_format(out, "“%s”", text);
}

void
words_capital(struct buf *out, size_t at)
{
	if (at < out->length && out->text[at] >= 'a' && out->text[at] <= 'z')
		out->text[at] = (char)(out->text[at] - 'a' + 'A');
}
