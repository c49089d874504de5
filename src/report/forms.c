#include "verdict/report.h"

#include <string.h>

#include "verdict/page.h"

static void
write_text(struct buf *out, const struct report *report, const struct paper *paper, const char *date)
{
	(void)date;
	report_text(out, report, paper);
}

static void
write_markdown(struct buf *out, const struct report *report, const struct paper *paper, const char *date)
{
	(void)paper;
	report_markdown(out, report, date);
}

static void
write_json(struct buf *out, const struct report *report, const struct paper *paper, const char *date)
{
	(void)paper;
	(void)date;
	report_json(out, report);
}

static void
write_html(struct buf *out, const struct report *report, const struct paper *paper, const char *date)
{
	(void)paper;
	report_html(out, report, date);
}

const struct report_form report_forms[REPORT_FORMS] = {
	[REPORT_TEXT] = {"text", "txt", write_text},
	[REPORT_MARKDOWN] = {"markdown", "md", write_markdown},
	[REPORT_JSON] = {"json", "json", write_json},
	[REPORT_HTML] = {"html", "html", write_html},
};

const struct report_form *
report_form_named(const char *name)
{
	for (int i = 0; i < REPORT_FORMS; i++)
		if (strcmp(report_forms[i].name, name) == 0)
			return &report_forms[i];
	return NULL;
}

int
report_form_of(const char *file)
{
	const char *dot = strrchr(file, '.');
	for (int i = 0; dot != NULL && i < REPORT_FORMS; i++)
		if (strcmp(report_forms[i].ending, dot + 1) == 0)
			return i;
	return -1;
}
