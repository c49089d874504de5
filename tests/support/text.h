/* A draft from text, for tests of the core that must not link the loader: "[section]" and "key = value"
 * lines, each value taken as it stands; line and column as in a file. */
#ifndef SUPPORT_TEXT_H
#define SUPPORT_TEXT_H

#include "verdict/draft.h"

struct arena;

const struct draft *text_draft(struct arena *, const char *text);

#endif
