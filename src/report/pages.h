/* What stands on the pages of a text report. Each function sets one page; `i` is which table or panel
 * for the kinds that have several. pages.c has the table of them. */
#ifndef REPORT_PAGES_H
#define REPORT_PAGES_H

#include <stdint.h>

struct buf;
struct contribution;
struct layout;
struct quiz;
struct report;
struct texts;

void page_verdict(struct layout *, const struct report *, int i);
void page_why(struct layout *, const struct report *, int i);
void page_other(struct layout *, const struct report *, int i);
void page_flips(struct layout *, const struct report *, int i);
void page_table(struct layout *, const struct report *, int i);
void page_panel(struct layout *, const struct report *, int i);
void page_answers(struct layout *, const struct report *, int i);

/* Parts that several of them use. Sets what was said into the buffer and empties it. */
void page_say(struct layout *, int ink, int indent, struct buf *);

/* The width of each half where a page's things stand beside each other, PAGE_GUTTER between them; 0 on
 * paper that is not wide enough or to be read from top to bottom. */
enum { PAGE_GUTTER = 4 };
int page_half(const struct layout *);

/* A head that is an outcome's name is set in that outcome's ink. */
int page_head_ink(const struct quiz *, const char *head);

/* A heading, set off by an empty line. */
void page_heading(struct layout *, const char *text);

/* The columns for the names of outcomes in front of their bars: at most a third of the line, so that the
 * bars keep something. */
int page_name_width(struct layout *, const struct quiz *);

/* Paragraphs with an empty line after each. */
void page_texts(struct layout *, const struct texts *);

/* "Source: ..."; nothing for NULL. */
void page_source(struct layout *, const char *source);

/* An answer with its points and what the quiz says of it. */
void page_reason(struct layout *, const struct report *, const struct contribution *);

/* A text and points at the right edge; the text of a sum stands at the right as well. */
void page_points(struct layout *, const struct report *, const char *text, int64_t points);
void page_sum(struct layout *, const struct report *, const char *text, int64_t points);

#endif
