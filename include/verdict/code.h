/* A verdict code: a finished sitting in a few symbols that can be read out, typed in, and opened again.
 *
 *   DRRK-KG17-S1NZ-YH9QR
 *
 * It holds the replies on the path, what they were let count, which form of the quiz was taken, and
 * enough of the quiz's digests to tell another quiz and another version. One sitting has one code, and
 * nothing else is a code: what the path does not ask, and the importance of what was skipped, count
 * nowhere and are left out.
 *
 * Symbols are the digits and the letters but I, L, O and U (Crockford's base 32). Read, a code may be in
 * either case, O stands for 0, I and L for 1, and blanks and dashes for nothing. Codes of one version of
 * a quiz begin with the same five symbols. Every single wrong symbol is found, every swap of
 * neighbours, and every two wrong symbols less than 31 apart (the proof is in code.c).
 *
 * From the left, five bits a symbol:
 *   14 bits of the quiz's shape, 13 of its digest; in a sitting that was stopped early the bits of the
 *     shape are turned over;
 *   the lowest bit of the replies; "something counts less or double"; "short form";
 *   the rest of the replies, which are one number, the first question asked being its lowest digit, in as
 *     many symbols as the largest number on that path needs;
 *   two check symbols. */
#ifndef VERDICT_CODE_H
#define VERDICT_CODE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct fail;
struct quiz;
struct reply;

enum { CODE_SYMBOLS_MIN = 9 }; /* the fewest that a code has */

/* Appends the code of a sheet, in groups with dashes between them. `form` is the quiz or its short form,
 * whichever was taken. False, and nothing is appended, while a question that is asked is open; but a
 * sheet that is enough already (verdict/enough.h) has a code, which knows what was left open. */
bool code_write(struct buf *, const struct quiz *form, const struct reply *sheet);

/* A code that was read: its check symbols are right, but whose it is is not known yet. */
struct code {
	unsigned shape, content; /* bits of the quiz's shape and digest */
	unsigned low;            /* the lowest bit of the replies */
	bool is_short, weighed;
	const unsigned char *symbols; /* all `count` of them, 0..31; in the arena */
	int count;
};

/* Reads a code from `length` bytes of text. False with a sentence if it is none: what is wrong, and which
 * symbol it is if it is one. */
bool code_read(struct arena *, const char *text, size_t length, struct code *, struct fail *);

enum code_fit {
	CODE_OTHER,   /* of another quiz, or of a version that asked something else */
	CODE_CHANGED, /* what it answers is the same, but words, weights or fits are not */
	CODE_SAME,
};
enum code_fit code_fits(const struct code *, const struct quiz *);

/* Fills the sheet of a quiz that the code fits and returns the form that was taken: the quiz or its short
 * form. Questions that were not asked are open. NULL if this is no code of a sitting of it. */
const struct quiz *code_sheet(const struct code *, const struct quiz *, struct reply *sheet);

#endif
