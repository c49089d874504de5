/* The answer sheet: one reply for each question of the quiz, and which of the questions are asked
 * on the path that the replies take. A reply to a question that is not asked is kept but does not
 * count; it counts again when the path comes back.
 *
 * The sheet of a sitting that went to its end has a reply to every question that is asked. One that was
 * stopped early says so by what is missing: questions that are asked and REPLY_OPEN, which is not the same
 * as skipped, also to a condition. Whoever stores or packs a sheet has to tell the three apart. */
#ifndef VERDICT_SHEET_H
#define VERDICT_SHEET_H

#include <stdbool.h>

struct quiz;
struct condition;

enum importance { /* in half units of weight */
	IMPORTANCE_LESS = 1,
	IMPORTANCE_NORMAL = 2,
	IMPORTANCE_DOUBLE = 4,
};

enum {
	REPLY_OPEN = -1,    /* not answered yet */
	REPLY_SKIPPED = -2,
};

struct reply {
	signed char option;       /* its index, or one of the two above */
	unsigned char importance; /* enum importance */
};

/* Sets all of a quiz's replies to open and normal. */
void sheet_clear(const struct quiz *, struct reply *sheet);

/* Follows the conditions through the quiz: asked[q] tells whether question q is asked. */
void sheet_path(const struct quiz *, const struct reply *sheet, bool *asked);

/* Does a condition hold? `verdict_bit` is one bit as in TEST_VERDICT_IS, 0 where there is none. */
bool condition_holds(const struct condition *, const struct reply *sheet, const bool *asked,
                     unsigned verdict_bit);

/* The word for an importance ("less", "normal", "double"), and back; 0 if there is no such word. */
const char *importance_word(enum importance);
enum importance importance_named(const char *word);

#endif
