#include "base/buf.h"
#include "report/layout.h"
#include "report/pages.h"
#include "report/say.h"

static void
reason(struct layout *layout, const struct report *report, const struct contribution *c)
{
	const struct question *question = &report->quiz->questions[c->question];
	const struct option *option = &question->options[c->option];
	const char *importance = say_importance(report, c->question);
	layout_blank(layout);
	page_points(layout, report, question->text, c->points);
	layout_text(layout, INK_STRONG, 4, option->text);
	if (importance != NULL)
		layout_text(layout, INK_QUIET, 4, importance);
	if (option->because != NULL)
		layout_text(layout, INK_BODY, 4, option->because);
	if (option->source != NULL)
		layout_text(layout, INK_QUIET, 4, option->source);
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
		reason(layout, report, &report->contributions[c]);
	layout_blank(layout);
	page_sum(layout, report, "together", score_margin(&report->score));
	layout_blank(layout);
	say_margin(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	if (report->score.weight > 0)
		fits(layout, report);
	buf_free(&buf);
}
