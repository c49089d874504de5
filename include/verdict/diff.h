/* Two people's answers to one quiz: where they differ, what moves their verdicts apart, and what would
 * bring them together.
 *
 * Compared is what the answers gave one outcome over another: the first one's leader over the second
 * one's or, where both have the same leader, over the challenger of whoever has the smaller margin (of
 * equals the challenger that is earlier in the file). Each question's part in the difference of the two
 * margins is exact, and all parts add up to it.
 */
#ifndef VERDICT_DIFF_H
#define VERDICT_DIFF_H

#include "verdict/score.h"

struct arena;
struct buf;
struct paper;

enum { FIRST, SECOND, PEOPLE };

struct diff_person {
	const struct quiz *form;   /* the quiz or its short form, whichever was taken */
	const struct reply *sheet;
	const bool *asked;
	struct score score;
	int64_t margin;    /* the points of `outcome` less those of `other` */
	struct flip flip;  /* the fewest changes that give the other's verdict; count 0: none of up to... */
	int searched;      /* ...so many; 0 if the verdicts are the same, or this one or the other is none */
};

/* A question that was not replied to alike. */
struct diff_row {
	int question;
	int64_t points[PEOPLE]; /* what the reply gave `outcome` over `other`; 0 if there was none */
};

struct diff {
	const struct quiz *quiz;
	struct diff_person person[PEOPLE];
	int outcome, other;
	struct diff_row *rows; /* by the size of the difference, equals in the order of the file */
	int row_count;
	int alike;             /* questions that both replied to alike */
	const char *notice;    /* what has to be read before anything else; NULL: nothing */
};

/* Everything in the arena; the sheets and the notice, which may be NULL, are borrowed. Sheets are as
 * code_sheet fills them: what is not asked is open. */
const struct diff *diff_build(struct arena *, const struct quiz *,
                              const struct quiz *const forms[PEOPLE],
                              const struct reply *const sheets[PEOPLE], const char *notice);

/* How many points further apart the two are for this question: those of the first less those of the
 * second. */
int64_t diff_points(const struct diff_row *);

/* In words, as a Markdown document, as an HTML page, and as one JSON object. */
void diff_text(struct buf *, const struct diff *, const struct paper *);
void diff_markdown(struct buf *, const struct diff *);
void diff_html(struct buf *, const struct diff *);
void diff_json(struct buf *, const struct diff *);

#endif
