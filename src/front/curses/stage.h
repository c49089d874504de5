/* What the screens remember beside the flow: the focus, the page, how far it was scrolled, what lies
 * on top. `Back` restores none of it, so none of it is the flow's. Drawing changes nothing of that;
 * pressing a key draws nothing. No curses here: a stage can be played in a test. */
#ifndef CURSES_STAGE_H
#define CURSES_STAGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "front/curses/frame.h"
#include "front/curses/save.h"
#include "front/keys.h"
#include "verdict/move.h"

struct body;
struct buf;
struct page;
struct view;
struct whatif;

struct stage {
	enum scene scene;  /* of the flow, as it was seen last; SCENES before that */
	enum scene over;   /* what lies on top of it, or SCENES */
	enum scene below;  /* help: what it lies on, or SCENES */
	int question;      /* the one shown, as it was seen last */
	int option;        /* ask: the focused option */
	int row;           /* review: the focused row; the one behind the questions is the verdict */
	int changing;      /* review: the question that was chosen there, or NOBODY */
	int page;          /* result: the page shown */
	int listed;        /* the list of pages: the focused one */
	int quiz;          /* welcome: the focused one */
	const char *notice; /* said over the hints, instead of a refusal; NULL: nothing */
	bool *before;      /* review: what was asked before the last change; NULL: nothing changed */
	int scroll;        /* the first line shown, or SCROLL_FOCUS */
	bool heard;        /* a key was pressed since a move was refused */
	struct save save;  /* a file's name that is typed */
	enum move_kind sure; /* the move that the question on top is about */
	const struct page *pages; /* result: set for `columns` */
	int page_count, columns;
	struct whatif *whatif; /* result: what is supposed; NULL: nothing was yet */
	int supposing;         /* the focused question of it */
	struct arena supposed; /* of `whatif` */
	struct around around;     /* of the last frame, if it is `framed`; hints for `hint_columns` */
	bool framed;
	int hint_columns;
	struct arena memory; /* of the pages */
	struct arena frames; /* of `around` */
	struct arena kept;   /* of `before` */
};

enum { SCROLL_FOCUS = -1 };

/* One screen, or something that lies on top of one. */
struct screen {
	const char *name;
	/* The flow has come here, or it was laid on top. May be NULL. */
	void (*enter)(struct stage *, const struct view *);
	/* What stands at the right of the header. */
	void (*title)(struct buf *, const struct stage *, const struct view *);
	void (*draw)(struct body *, const struct stage *, const struct view *);
	/* Does what an act means on this screen alone; true if *move is to be made. May be NULL. */
	bool (*act)(struct stage *, const struct view *, enum act, int key, struct move *);
};

extern const struct screen screen_intro, screen_ask, screen_review, screen_result, screen_help,
	screen_why, screen_pages, screen_sure, screen_whatif,
	screen_save, screen_replace, screen_saved, screen_welcome;

struct stage stage_new(void);

/* A new view is there: enters its screen if that is another one. Returns whether it was. */
bool stage_arrive(struct stage *, const struct view *);

/* Sets the result's pages for the frame. To be called before drawing or pressing. */
void stage_set(struct stage *, const struct view *, const struct frame *);

enum stage_answer {
	STAGE_STAYS,   /* to be drawn again */
	STAGE_MOVES,   /* *move is to be made */
	STAGE_RESUMES, /* where the last sitting stopped */
	STAGE_SAVES,   /* the report, as `save` says */
	STAGE_ENTERS,  /* the quiz `option` of *move */
	STAGE_WELCOMES, /* back to the welcome */
	STAGE_CONTRASTS, /* high contrast, or as it was */
	STAGE_SUSPENDS,
	STAGE_REDRAWS, /* the terminal's memory of it is not to be trusted */
};

enum stage_answer stage_press(struct stage *, const struct view *, const struct frame *, int key,
                              struct move *);

struct picture stage_draw(struct arena *, struct stage *, const struct view *,
                          const struct frame *);

void stage_free(struct stage *);

/* For drawing: the screen on top; what stands around its body, in the stage's own memory. */
enum scene stage_top(const struct stage *);
struct around stage_around(struct stage *, const struct view *, const struct frame *,
                           const struct screen *);

/* For the screens. The scene that the help is about. */
enum scene stage_below(const struct stage *);

/* The highest digit that means something in that scene. */
int stage_highest(const struct stage *, const struct view *, enum scene);

/* A change begins: remembers what is asked now. */
void stage_keep(struct stage *, const struct view *);

/* The importance one step up or down, or normal; false if it is that already. */
bool stage_weigh(const struct view *, enum act, int question, struct move *);

/* Moves the focus in a list of `count` rows; false if the act does nothing of the kind. */
bool stage_steer(enum act, int count, int *row);

/* The question in a row of the review, or NOBODY; and how many rows have one. */
int stage_row_question(const struct view *, int row);
int stage_rows(const struct view *);

#endif
