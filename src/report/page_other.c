#include "base/buf.h"
#include "report/layout.h"
#include "report/pages.h"
#include "report/say.h"

void
page_other(struct layout *layout, const struct report *report, int i)
{
	struct buf buf = {0};
	(void)i;
	say_other(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	for (int c = 0; c < report->other.count; c++)
		page_reason(layout, report, &report->other_answers[c]);
	layout_blank(layout);
	say_other_sum(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	buf_free(&buf);
}
