#include "base/buf.h"
#include "report/layout.h"
#include "report/pages.h"
#include "report/say.h"

static void
answer(struct layout *layout, const struct report *report, int q)
{
	const char *importance = say_importance(report, q);
	int ink = report->sheet[q].option >= 0 ? INK_STRONG : INK_QUIET;
	layout_text(layout, INK_BODY, 0, report->quiz->questions[q].text);
	layout_text(layout, ink, 2, say_reply(report, q));
	if (importance != NULL)
		layout_text(layout, INK_QUIET, 2, importance);
	layout_blank(layout);
}

void
page_answers(struct layout *layout, const struct report *report, int i)
{
	struct buf buf = {0};
	(void)i;
	say_counts(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	layout_blank(layout);
	for (int q = 0; q < report->quiz->question_count; q++)
		if (report->asked[q])
			answer(layout, report, q);
	if (report->not_asked_count > 0) {
		page_heading(layout, SAY_NOT_ASKED);
		layout_blank(layout);
	}
	for (int n = 0; n < report->not_asked_count; n++)
		answer(layout, report, report->not_asked[n]);
	say_origin(&buf, report);
	page_say(layout, INK_QUIET, 0, &buf);
	buf_free(&buf);
}
