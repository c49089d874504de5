/* How HTML pages look. */
#ifndef REPORT_HTML_STYLE_H
#define REPORT_HTML_STYLE_H

/* The style sheet in pieces, up to an empty one. Nothing in it refers to anything outside of the page, and
 * text has a contrast of at least 4.5 to what is behind it, dark and light. */
enum { HTML_STYLE_PIECE = 112 };
extern const char html_style[][HTML_STYLE_PIECE];

#endif
