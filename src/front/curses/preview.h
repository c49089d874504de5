/* Every screen of a quiz without a sitting, drawn by what draws it in one: the first page, each question
 * and the reason for asking it, the review, and the pages of the report on sample answers. No curses
 * here: pictures can be printed as text. */
#ifndef CURSES_PREVIEW_H
#define CURSES_PREVIEW_H

#include <stdbool.h>

#include "front/curses/stage.h"
#include "verdict/quiz.h"
#include "verdict/sheet.h"

struct arena;
struct buf;
struct report;

enum preview_kind {
	PREVIEW_INTRO,
	PREVIEW_QUESTION,
	PREVIEW_WHY,
	PREVIEW_REVIEW,
	PREVIEW_RESULT,
	PREVIEW_FINDINGS, /* what is wrong with the quiz */
	PREVIEW_KINDS
};

struct preview_screen {
	enum preview_kind kind;
	int question; /* of a question or its reason */
	int page;     /* of the report */
};

struct preview {
	const struct quiz *quiz;
	const struct reply *sheet; /* the sample answers */
	const struct report *report; /* on them */
	struct preview_screen *screens;
	int count;
	struct texts findings;
	struct stage results; /* has the pages of the report, which take a while to be set */
};

/* All screens. The list and the report are in the arena, the rest is borrowed. To be freed in the end. */
struct preview preview_new(struct arena *, const struct quiz *, const struct reply *sheet,
                           struct texts findings);

void preview_free(struct preview *);

/* Keeps the screens that a word names: a question's id, "intro", "review" or "result". False if it is
 * none of these; then all are kept. */
bool preview_only(struct preview *, const char *word);

/* Draws screen i. What does not fit on it has further parts, from 1 on, as one would scroll to them. False if
 * there is no such part. */
bool preview_draw(struct arena *, struct preview *, int i, int part, const struct frame *,
                  struct picture *);

/* "question goal"; and what else is to be known of it: that nobody gets there. */
void preview_name(struct buf *, const struct preview *, int i);

/* The lines of a picture. */
void preview_print(struct buf *, const struct picture *);

#endif
