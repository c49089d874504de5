/* The report: what came out of a sitting, as plain data, and its forms. The same sheet gives the same
 * report, whoever asks; the same report gives the same bytes on paper of the same kind. */
#ifndef VERDICT_REPORT_H
#define VERDICT_REPORT_H

#include "verdict/score.h"

struct arena;
struct buf;
struct page;
struct paper;
struct whatif;

/* An importance flip, up or down, that is told of. Nobody can let a question count more than twice as much
 * as usual, or less than half; what is much further away is counted only. */
enum { NEARBY_TIMES = 4 };
struct nearby_flip {
	const struct importance_flip *flip;
	bool up;
};

struct report {
	const struct quiz *quiz;
	const struct reply *sheet; /* a copy */
	const bool *asked;
	struct score score;
	enum strength strength;
	int stays; /* of WEIGHTINGS */
	struct contribution *contributions; /* strongest first */
	int contribution_count;
	struct other_side other;    /* the case for the challenger */
	struct contribution *other_answers; /* other.count of them, strongest first */
	struct flips flips;
	struct importance_flip *importance_flips;
	int importance_flip_count;
	struct nearby_flip *nearby; /* within NEARBY_TIMES as much and as little; the nearest first */
	int nearby_count, farther_count; /* and how many are farther off */
	int methods[METHODS];
	struct topic_score *topics; /* one for each topic */
	const int *not_asked;       /* questions answered but not asked on this path */
	int not_asked_count;
	const int *cautions;        /* those that hold */
	int caution_count;
	int open;                   /* questions asked that have no reply */
	bool enough;                /* and no reply to them can change the verdict: see verdict/enough.h */
	const char *code;           /* see verdict/code.h; NULL while a question is open */
	const char *notice;         /* what has to be read before anything else; NULL: nothing */
};

/* Everything in the arena; never NULL. Open questions count as not answered. */
const struct report *report_build(struct arena *, const struct quiz *, const struct reply *sheet);

/* The same with a notice (borrowed; may be NULL). */
const struct report *report_build_noted(struct arena *, const struct quiz *,
                                        const struct reply *sheet, const char *notice);

/* The verdict as JSON has it: an outcome's id, "tie" or "none". */
const char *report_verdict(const struct report *);

/* The text report is a row of pages; what is not in a quiz (no table, no cautions) has no page.
 * Fills *pages in the arena and returns the count. */
int report_pages(struct arena *, const struct report *, const struct paper *, const struct page **pages);

/* What supposed answers come to, as a page: the verdict beside the real one; the fits beside what they
 * were, as bars or, for little room, in a sentence or not at all; many or some of the contributions. */
enum whatif_shape { WHATIF_MANY, WHATIF_SOME, WHATIF_BARS, WHATIF_NUMBERS, WHATIF_VERDICT };
const struct page *report_whatif(struct arena *, const struct whatif *, const struct paper *,
                                 enum whatif_shape);

/* Appends what WHATIF_NUMBERS says, as a line of text. */
void report_whatif_sentence(struct buf *, const struct whatif *);

/* Appends whom of the two in front a supposed answer speaks for, and by how much: "Tea +8", "0"; nothing
 * where it does not count. Returns that outcome, or NOBODY. */
int report_whatif_points(struct buf *, const struct whatif *, int question);

/* Whole reports. The text is the pages one after the other, Markdown an architecture decision record, HTML a
 * page that stands by itself; `date` is when the sitting was, such as "2026-11-25", NULL if that is not
 * known. */
void report_text(struct buf *, const struct report *, const struct paper *);
void report_markdown(struct buf *, const struct report *, const char *date);
void report_html(struct buf *, const struct report *, const char *date);
void report_json(struct buf *, const struct report *);

/* The same by their names. */
struct report_form {
	const char *name;   /* "markdown" */
	const char *ending; /* of a file's name: "md" */
	void (*write)(struct buf *, const struct report *, const struct paper *, const char *date);
};
enum { REPORT_TEXT, REPORT_MARKDOWN, REPORT_JSON, REPORT_HTML, REPORT_FORMS };
extern const struct report_form report_forms[REPORT_FORMS];

const struct report_form *report_form_named(const char *name); /* NULL: there is none */

/* The form whose ending the name of a file has; -1 if it is that of none. */
int report_form_of(const char *file);

#endif
