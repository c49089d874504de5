/* HTML pages that stand by themselves, for whatever there is to report: no script, nothing loaded from
 * elsewhere, dark and light, for a phone, a desk and paper. A page is written from top to bottom: html_open,
 * sections, html_close. What is handed in as text comes out escaped; `before` and `after` are markup. */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct texts;

enum { HTML_NEUTRAL = -1 }; /* the colour of no outcome */

/* The title is the page's first heading, too; what it came to, if not NULL, stands before it in the window's
 * title. */
void html_open(struct buf *, const char *language, const char *title, const char *result);
void html_close(struct buf *);

void html_section(struct buf *, const char *heading);
void html_section_end(struct buf *);

/* A text between two pieces of markup. The second takes what was said and empties the buffer. */
void html_put(struct buf *, const char *before, const char *text, const char *after);
void html_said(struct buf *, const char *before, struct buf *said, const char *after);

/* Paragraphs. */
void html_texts(struct buf *, const struct texts *);

/* A table that scrolls by itself where it is wider than the screen. The caption is for those who can't see
 * it. Rows are written in between, between <tr> and </tr>; the first of them is of html_head cells. */
void html_table(struct buf *, const char *caption);
void html_head(struct buf *, const char *text, bool number);
void html_label(struct buf *, const char *text); /* heads a row */
void html_table_body(struct buf *);              /* the head is done */
void html_table_end(struct buf *);

/* Bars of 0 to 1,000 tenths: a table whose rows are written by html_bar, in the colour of outcome `k`. Names
 * that are sentences get more of the width than the bars. */
void html_bars(struct buf *, const char *caption, const char *what, const char *unit);
void html_bars_of_sentences(struct buf *, const char *caption, const char *what, const char *unit);
void html_bar(struct buf *, int k, const char *name, int tenths, const char *number, const char *note);
void html_bars_end(struct buf *);

/* How often what came out, in bins of equal width from left to right. */
struct html_histogram {
	int k;               /* colour */
	const char *title;   /* what is counted */
	const char *const *labels; /* of the bins */
	const int64_t *counts;
	int bins;
};
void html_histogram(struct buf *, const struct html_histogram *);

/* The class that gives an outcome's colour: "k0", or "k" for HTML_NEUTRAL. */
void html_class(struct buf *, int k);

/* A place or length across the page, in hundredths of a per cent: "12.34%". */
void html_percent(struct buf *, int hundredths);

#endif
