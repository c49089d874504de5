/* The picture of a table. Places along the axis are per cents of whatever width there is, so that letters
 * keep their size on a phone; from top to bottom everything is in pixels. */
#include <stddef.h>

#include "base/buf.h"
#include "base/wrap.h"
#include "report/escape.h"
#include "report/html.h"
#include "report/html_parts.h"
#include "report/picture.h"
#include "report/scale.h"
#include "report/stretch.h"
#include "verdict/page.h"
#include "verdict/quiz.h"

enum {
	WHOLE = 10000, /* hundredths of a per cent */
	NARROW = 46,   /* letters across the narrowest screen, at the size of the axis' labels */
	LINE = 18,     /* pixels from line to line */
	LANE = 18,     /* pixels for what is drawn of a range */
	GAP = 8,       /* above the label of a group */
};

struct picture {
	struct buf *out;
	struct scale scale;
	int y; /* pixels from the top that are taken */
};

static void
text_line(struct picture *p, const char *class, const char *text, size_t length)
{
	struct buf line = {0};
	p->y += LINE;
	buf_bytes(&line, text, length);
	buf_format(p->out, "<text class=\"%s\" y=\"%d\">", class, p->y - 5);
	html_said(p->out, "", &line, "</text>\n");
	buf_free(&line);
}

/* Wrapped, since an SVG does not do that by itself. */
static void
text(struct picture *p, const char *class, const char *text)
{
	while (*text != '\0') {
		const char *line = text;
		size_t length = wrap_line(line, NARROW - 6, &text);
		text_line(p, class, line, length);
	}
}

static void
place(struct picture *p, const char *attribute, int64_t time)
{
	buf_format(p->out, " %s=\"", attribute);
	html_percent(p->out, scale_place(&p->scale, time));
	buf_char(p->out, '"');
}

static int
color(const struct stretch *stretch)
{
	return stretch->ink >= INK_OUTCOME ? stretch->ink - INK_OUTCOME : HTML_NEUTRAL;
}

static void
draw(struct picture *p, const struct stretch *stretch)
{
	int y = p->y + LANE / 2 - 2;
	bool point = stretch->range->from == stretch->range->to;
	buf_add(p->out, "<g class=\"");
	html_class(p->out, color(stretch));
	buf_format(p->out, "\"><%s class=\"%s%s\"", point ? "circle" : "line",
	           point ? "moment fill" : "range", stretch->contested ? " contested" : "");
	if (point) {
		place(p, "cx", stretch->range->from);
		buf_format(p->out, " cy=\"%d\" r=\"5\"", y);
	} else {
		place(p, "x1", stretch->range->from);
		place(p, "x2", stretch->range->to);
		buf_format(p->out, " y1=\"%d\" y2=\"%d\"", y, y);
	}
	buf_add(p->out, "/></g>\n");
	p->y += LANE;
}

static void
name(struct buf *out, const struct stretch *stretch)
{
	buf_format(out, "%s: ", stretch->name);
	stretch_words(out, stretch);
}

/* One axis of the table: a heading, and what each column has on it. */
static void
group(struct picture *p, const struct quiz *quiz, const struct table *table, int axis)
{
	struct buf said = {0};
	p->y += GAP;
	text(p, "strong", table->axes[axis].label);
	for (int column = 1; column < table->columns.count; column++) {
		const struct stretch stretch = stretch_of(quiz, table, axis, column);
		if (!stretch.range->given)
			continue;
		name(&said, &stretch);
		text(p, "name", buf_text(&said));
		draw(p, &stretch);
		buf_clear(&said);
	}
	buf_free(&said);
}

static void
tick(struct picture *p, int t, bool label)
{
	int at = scale_place(&p->scale, scale_ticks[t].time);
	buf_add(p->out, "<line class=\"grid\"");
	place(p, "x1", scale_ticks[t].time);
	place(p, "x2", scale_ticks[t].time);
	buf_format(p->out, " y1=\"0\" y2=\"%d\"/>\n", p->y);
	if (!label)
		return;
	buf_add(p->out, "<text class=\"tick\"");
	place(p, "x", scale_ticks[t].time);
	buf_format(p->out, " y=\"%d\" text-anchor=\"%s\">%s</text>\n", p->y + LINE - 4,
	           at == 0 ? "start" : at == WHOLE ? "end" : "middle", scale_ticks[t].label);
}

static void
ticks(struct picture *p, const struct table *table)
{
	const struct scale narrow = scale_of(table, NARROW);
	int labels[SCALE_TICKS];
	scale_labels(&narrow, labels);
	for (int t = p->scale.first; t <= p->scale.last; t++)
		tick(p, t, labels[t] >= 0);
	p->y += LINE;
}

/* The same in words, for those who can't see it. */
static void
describe(struct buf *out, const struct quiz *quiz, const struct table *table)
{
	struct buf said = {0};
	for (int axis = 0; axis < table->axis_count; axis++) {
		html_put(out, axis == 0 ? "" : " ", table->axes[axis].label, ":");
		for (int column = 1; column < table->columns.count; column++) {
			const struct stretch stretch = stretch_of(quiz, table, axis, column);
			if (!stretch.range->given)
				continue;
			name(&said, &stretch);
			html_said(out, " ", &said, ".");
		}
	}
	buf_free(&said);
}

void
html_picture(struct buf *out, const struct quiz *quiz, const struct table *table)
{
	if (!picture_has(table))
		return;
	struct buf drawn = {0};
	struct picture p = {.out = &drawn, .scale = scale_of(table, WHOLE + 1)};
	for (int axis = 0; axis < table->axis_count; axis++)
		group(&p, quiz, table, axis);
	struct buf axis = {0};
	p.out = &axis;
	ticks(&p, table);
	buf_format(out, "<figure><svg role=\"img\" width=\"100%%\" height=\"%d\">\n", p.y);
	html_put(out, "<title>", table->title, ", on a logarithmic axis of time</title>\n<desc>");
	describe(out, quiz, table);
	buf_format(out, "</desc>\n%s%s</svg></figure>\n", buf_text(&axis), buf_text(&drawn));
	buf_free(&drawn);
	buf_free(&axis);
}
