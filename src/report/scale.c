#include "report/scale.h"

#include <stdbool.h>
#include <string.h>

#include "verdict/quiz.h"

enum {
	DAY = 1000000, /* in millionths */
	ONE = 1 << 16, /* of a logarithm */
};

int64_t
scale_log(int64_t x)
{
	int64_t whole = 0, fraction = 0;
	uint64_t mantissa = (uint64_t)x; /* made 2^31..2^32 - 1; squaring it gives the next bit */
	for (; mantissa >= (uint64_t)1 << 32; mantissa >>= 1)
		whole++;
	for (; mantissa < (uint64_t)1 << 31; mantissa <<= 1)
		whole--;
	for (int64_t bit = ONE / 2; bit > 0; bit /= 2) {
		mantissa = mantissa * mantissa >> 31;
		if (mantissa >= (uint64_t)1 << 32) {
			mantissa >>= 1;
			fraction += bit;
		}
	}
	return (whole + 31) * ONE + fraction;
}

const struct tick scale_ticks[SCALE_TICKS] = {
	{1, "0.1 s"}, {12, "1 s"}, {694, "1 min"}, {6944, "10 min"}, {41667, "1 h"}, {250000, "6 h"},
	{DAY, "1 day"}, {7 * (int64_t)DAY, "1 week"}, {30 * (int64_t)DAY, "1 month"},
	{90 * (int64_t)DAY, "3 mo"}, {180 * (int64_t)DAY, "6 mo"}, {365 * (int64_t)DAY, "1 y"},
	{1095 * (int64_t)DAY, "3 y"}, {3650 * (int64_t)DAY, "10 y"}, {10950 * (int64_t)DAY, "30 y"},
	{36500 * (int64_t)DAY, "100 y"}, {109500 * (int64_t)DAY, "300 y"},
};

struct scale
scale_of(const struct table *table, int columns)
{
	struct scale scale = {.first = SCALE_TICKS - 2, .last = 1, .columns = columns};
	for (int i = 0; i < table->axis_count * (table->columns.count - 1); i++) {
		const struct axis *axis = &table->axes[i / (table->columns.count - 1)];
		const struct range *range = &axis->ranges[i % (table->columns.count - 1)];
		if (!range->given)
			continue;
		while (scale.first > 0 && scale_ticks[scale.first].time > range->from)
			scale.first--;
		while (scale.last < SCALE_TICKS - 1 && scale_ticks[scale.last].time < range->to)
			scale.last++;
	}
	if (scale.last <= scale.first)
		scale.last = scale.first + 1;
	return scale;
}

int
scale_place(const struct scale *scale, int64_t time)
{
	int64_t low = scale_log(scale_ticks[scale->first].time);
	int64_t high = scale_log(scale_ticks[scale->last].time);
	int64_t steps = (scale_log(time) - low) * 2 * (scale->columns - 1);
	int at = (int)((steps / (high - low) + 1) / 2);
	return at < 0 ? 0 : at >= scale->columns ? scale->columns - 1 : at;
}

/* Where a label begins so that it stands over its tick and on the axis. */
static int
label_at(const struct scale *scale, int tick)
{
	int length = (int)strlen(scale_ticks[tick].label);
	int at = scale_place(scale, scale_ticks[tick].time) - length / 2, most = scale->columns - length;
	at = at > most ? most : at;
	return at < 0 ? 0 : at;
}

void
scale_labels(const struct scale *scale, int at[SCALE_TICKS])
{
	int end = label_at(scale, scale->last), free = 0;
	for (int t = 0; t < SCALE_TICKS; t++) {
		at[t] = -1;
		if (t < scale->first || t > scale->last)
			continue;
		int begin = label_at(scale, t), behind = begin + (int)strlen(scale_ticks[t].label) + 1;
		if (begin < free || (t < scale->last && behind >= end))
			continue;
		at[t] = begin;
		free = behind + 1;
	}
}
