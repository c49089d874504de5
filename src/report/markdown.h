/* Parts that Markdown reports are made of. What is handed in as text comes out escaped; `before` and `after`
 * are Markdown. */
#ifndef REPORT_MARKDOWN_H
#define REPORT_MARKDOWN_H

struct buf;
struct report;
struct sources;

/* A text between two strings. The second takes what was said and empties the buffer. */
void markdown_put(struct buf *, const char *before, const char *text, const char *after);
void markdown_said(struct buf *, const char *before, struct buf *said, const char *after);

/* The numbers of the sources that a value names, behind a text. */
void markdown_refs(struct buf *, const struct sources *, const char *value);

/* The section on the reasons for and against. */
void markdown_reasons(struct buf *, const struct report *, const struct sources *);

#endif
