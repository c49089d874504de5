#include "base/buf.h"
#include "report/layout.h"
#include "report/pages.h"
#include "report/say.h"

/* The answer, and how much it was let count. */
static void
answer(struct layout *layout, const struct report *report, const struct contribution *c, int indent)
{
	const struct question *question = &report->quiz->questions[c->question];
	const char *importance = say_importance(report, c->question);
	page_points(layout, report, question->text, c->points);
	layout_text(layout, INK_STRONG, indent, question->options[c->option].text);
	if (importance != NULL)
		layout_text(layout, INK_QUIET, indent, importance);
}

/* What the quiz says of it, and who said so. */
static void
because(struct layout *layout, const struct report *report, const struct contribution *c, int indent)
{
	const struct option *option = &report->quiz->questions[c->question].options[c->option];
	if (option->because != NULL)
		layout_text(layout, INK_BODY, indent, option->because);
	if (option->source != NULL)
		layout_text(layout, INK_QUIET, indent, option->source);
}

void
page_reason(struct layout *layout, const struct report *report, const struct contribution *c)
{
	enum { INDENT = 4 };
	int width = page_half(layout);
	layout_blank(layout);
	if (width == 0) {
		answer(layout, report, c, INDENT);
		because(layout, report, c, INDENT);
		return;
	}
	struct layout left = layout_part(layout, width), right = left;
	answer(&left, report, c, INDENT);
	because(&right, report, c, 0);
	layout_beside(layout, &left, &right, width + PAGE_GUTTER);
}

static void
together(struct layout *layout, const struct report *report)
{
	int half = page_half(layout);
	struct layout sum = layout_part(layout, half > 0 ? half : layout->width);
	page_sum(&sum, report, "together", score_margin(&report->score));
	layout_add(layout, &sum);
}

static void
fits(struct layout *layout, const struct report *report)
{
	struct buf buf = {0};
	page_heading(layout, "How each fit is counted");
	layout_text(layout, INK_BODY, 0, SAY_FIT);
	for (int rank = 0; rank < report->quiz->outcome_count; rank++) {
		say_fit(&buf, report, report->score.order[rank]);
		page_say(layout, INK_BODY, 2, &buf);
	}
	buf_free(&buf);
}

void
page_why(struct layout *layout, const struct report *report, int i)
{
	struct buf buf = {0};
	(void)i;
	say_comparison(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	for (int c = 0; c < report->contribution_count; c++)
		page_reason(layout, report, &report->contributions[c]);
	layout_blank(layout);
	together(layout, report);
	layout_blank(layout);
	say_margin(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	if (report->score.weight > 0)
		fits(layout, report);
	buf_free(&buf);
}
