/* Text from a quiz, so that Markdown shows it as it stands: no emphasis, link, list, table cell or
 * HTML can come out of it. */
#ifndef REPORT_ESCAPE_H
#define REPORT_ESCAPE_H

struct buf;

void escape_markdown(struct buf *, const char *text);

#endif
