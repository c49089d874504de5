/* The parts of a sitting's report as HTML; html_report.c puts them together. Each is a section, or nothing
 * where the report has nothing of the kind. */
#ifndef REPORT_HTML_PARTS_H
#define REPORT_HTML_PARTS_H

struct buf;
struct quiz;
struct report;
struct sources;
struct table;

void html_verdict(struct buf *, const struct report *, const struct sources *);
void html_why(struct buf *, const struct report *, const struct sources *);
void html_flips(struct buf *, const struct report *);
void html_tables(struct buf *, const struct report *, const struct sources *);
void html_panels(struct buf *, const struct report *, const struct sources *);
void html_answers(struct buf *, const struct report *);
void html_sources(struct buf *, const struct sources *);

/* Links to the sources that a value names, behind a text. */
void html_refs(struct buf *, const struct sources *, const char *value);

/* A table's ranges as a picture, if it has any: a logarithmic axis of time that takes the width there is,
 * a line for a stretch of time, a dot for a point. */
void html_picture(struct buf *, const struct quiz *, const struct table *);

#endif
