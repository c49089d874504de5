/* Text from a quiz or a person, so that a form of the report shows it as it stands: no emphasis, link, list,
 * table cell, tag or attribute can come out of it. Line breaks and tabs are blanks there; other control
 * characters, hidden ones and bytes that are no UTF-8 show as escapes like \x1b or <U+202E>. */
#ifndef REPORT_ESCAPE_H
#define REPORT_ESCAPE_H

struct buf;

void escape_markdown(struct buf *, const char *text);

/* For text between tags and for attributes in double quotes. */
void escape_html(struct buf *, const char *text);

#endif
