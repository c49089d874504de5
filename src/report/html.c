#include "report/html.h"

#include <stddef.h>

#include "base/buf.h"
#include "report/escape.h"
#include "report/html_style.h"
#include "verdict/quiz.h"

void
html_put(struct buf *out, const char *before, const char *text, const char *after)
{
	buf_add(out, before);
	escape_html(out, text);
	buf_add(out, after);
}

void
html_said(struct buf *out, const char *before, struct buf *said, const char *after)
{
	html_put(out, before, buf_text(said), after);
	buf_clear(said);
}

/* -- the page -- */

void
html_open(struct buf *out, const char *language, const char *title, const char *result)
{
	static const char policy[] = "<meta http-equiv=\"Content-Security-Policy\" content=\""
	                             "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
	                             "form-action 'none'\">\n";
	html_put(out, "<!DOCTYPE html>\n<html lang=\"", language, "\">\n<head>\n<meta charset=\"utf-8\">\n");
	buf_add(out, policy);
	buf_add(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	if (result != NULL)
		html_put(out, "", result, " · ");
	html_put(out, "", title, "</title>\n<style>\n");
	for (int i = 0; html_style[i][0] != '\0'; i++)
		buf_add(out, html_style[i]);
	html_put(out, "</style>\n</head>\n<body>\n<main>\n<header><h1>", title, "</h1></header>\n");
}

void
html_close(struct buf *out)
{
	buf_add(out, "</main>\n</body>\n</html>\n");
}

void
html_section(struct buf *out, const char *heading)
{
	html_put(out, "<section>\n<h2>", heading, "</h2>\n");
}

void
html_section_end(struct buf *out)
{
	buf_add(out, "</section>\n");
}

void
html_texts(struct buf *out, const struct texts *texts)
{
	for (int i = 0; i < texts->count; i++)
		html_put(out, "<p>", texts->list[i], "</p>\n");
}

void
html_class(struct buf *out, int k)
{
	buf_char(out, 'k');
	if (k != HTML_NEUTRAL)
		buf_format(out, "%d", k);
}

void
html_percent(struct buf *out, int hundredths)
{
	buf_format(out, "%d.%02d%%", hundredths / 100, hundredths % 100);
}

/* -- tables -- */

void
html_table(struct buf *out, const char *caption)
{
	html_put(out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"", caption, "\">");
	html_put(out, "<table>\n<caption>", caption, "</caption>\n<thead><tr>");
}

void
html_head(struct buf *out, const char *text, bool number)
{
	/* A head without a text heads nothing. */
	if (text[0] == '\0')
		buf_add(out, "<td></td>");
	else
		html_put(out, number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">", text, "</th>");
}

void
html_label(struct buf *out, const char *text)
{
	html_put(out, "<th scope=\"row\">", text, "</th>");
}

void
html_table_body(struct buf *out)
{
	buf_add(out, "</tr></thead>\n<tbody>\n");
}

void
html_table_end(struct buf *out)
{
	buf_add(out, "</tbody>\n</table></div>\n");
}

/* -- bars -- */

static void
open_bars(struct buf *out, const char *table, const char *caption, const char *what, const char *unit)
{
	html_put(out, table, caption, "</caption>\n<thead><tr>");
	html_head(out, what, false);
	html_head(out, "", false);
	html_head(out, unit, true);
	html_table_body(out);
}

void
html_bars(struct buf *out, const char *caption, const char *what, const char *unit)
{
	open_bars(out, "<table class=\"bars\">\n<caption>", caption, what, unit);
}

void
html_bars_of_sentences(struct buf *out, const char *caption, const char *what, const char *unit)
{
	open_bars(out, "<table class=\"bars sentences\">\n<caption>", caption, what, unit);
}

void
html_bar(struct buf *out, int k, const char *name, int tenths, const char *number, const char *note)
{
	buf_add(out, "<tr class=\"");
	html_class(out, k);
	buf_add(out, "\">");
	html_label(out, name);
	buf_add(out, "<td class=\"bar\"><svg width=\"100%\" height=\"16\" aria-hidden=\"true\">"
	             "<rect class=\"track\" width=\"100%\" height=\"16\" rx=\"2\"/>"
	             "<rect class=\"fill\" width=\"");
	html_percent(out, 10 * tenths);
	html_put(out, "\" height=\"16\" rx=\"2\"/></svg></td><td class=\"number\">", number, "</td></tr>\n");
	if (note != NULL)
		html_put(out, "<tr><td class=\"note quiet\" colspan=\"3\">", note, "</td></tr>\n");
}

void
html_bars_end(struct buf *out)
{
	buf_add(out, "</tbody>\n</table>\n");
}

/* -- histograms -- */

enum { HISTOGRAM_HEIGHT = 120, HISTOGRAM_BASE = 96, HISTOGRAM_TOP = 18 };

/* In words, for those who can't see it. */
static void
describe(struct buf *out, const struct html_histogram *h)
{
	buf_add(out, "<desc>");
	for (int i = 0; i < h->bins; i++) {
		html_put(out, i == 0 ? "" : "; ", h->labels[i], "");
		buf_format(out, ": %lld", (long long)h->counts[i]);
	}
	buf_add(out, "</desc>\n");
}

static void
column(struct buf *out, const struct html_histogram *h, int i, int64_t most)
{
	enum { WHOLE = 10000 };
	int width = WHOLE / h->bins, left = i * width, middle = left + width / 2;
	int height = most == 0 ? 0 : (int)(h->counts[i] * (HISTOGRAM_BASE - HISTOGRAM_TOP) / most);
	buf_add(out, "<rect class=\"fill\" x=\"");
	html_percent(out, left + width / 20);
	buf_add(out, "\" width=\"");
	html_percent(out, width - width / 10);
	buf_format(out, "\" y=\"%d\" height=\"%d\"/>", HISTOGRAM_BASE - height, height);
	for (int row = 0; row < 2; row++) {
		bool label = row == 0;
		if (!label && h->counts[i] == 0)
			continue;
		buf_format(out, "<text class=\"tick\" text-anchor=\"middle\" y=\"%d\" x=\"",
		           label ? HISTOGRAM_BASE + 16 : HISTOGRAM_BASE - height - 4);
		html_percent(out, middle);
		buf_add(out, "\">");
		if (label)
			escape_html(out, h->labels[i]);
		else
			buf_format(out, "%lld", (long long)h->counts[i]);
		buf_add(out, "</text>");
	}
	buf_char(out, '\n');
}

void
html_histogram(struct buf *out, const struct html_histogram *h)
{
	int64_t most = 0;
	for (int i = 0; i < h->bins; i++)
		most = h->counts[i] > most ? h->counts[i] : most;
	buf_add(out, "<figure class=\"");
	html_class(out, h->k);
	buf_format(out, "\"><svg role=\"img\" width=\"100%%\" height=\"%d\">", HISTOGRAM_HEIGHT);
	html_put(out, "<title>", h->title, "</title>");
	describe(out, h);
	for (int i = 0; i < h->bins; i++)
		column(out, h, i, most);
	buf_format(out, "<line class=\"grid\" x1=\"0\" x2=\"100%%\" y1=\"%d\" y2=\"%d\"/></svg></figure>\n",
	           HISTOGRAM_BASE, HISTOGRAM_BASE);
}
