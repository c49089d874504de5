#include "report/pages.h"
#include "verdict/report.h"

void
page_panel(struct layout *layout, const struct report *report, int i)
{
	const struct panel *panel = &report->quiz->panels[i];
	page_texts(layout, &panel->text);
	page_source(layout, panel->source);
}
