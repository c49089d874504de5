/* The view: what may be shown now. Front ends draw it and know nothing else of the flow. */
#ifndef VERDICT_VIEW_H
#define VERDICT_VIEW_H

#include "verdict/flow.h"

struct report;
struct welcome;

enum saved {
	SAVED_SILENT, /* there is nothing to say of it, or not yet */
	SAVED_ALL,    /* all moves */
	SAVED_NOT,    /* see `why`; the sitting goes on, and what is missing is tried again */
};

/* What is told of the place where a sitting is kept. */
struct keeping {
	enum saved saved;
	const char *why;     /* a sentence without its full stop, when SAVED_NOT */
	const char *stopped; /* a sentence on where one stopped the last time and can go on; NULL: nowhere */
	bool pending;        /* something is to be done there once the view is shown: see FRONT_SHOWN */
};

enum saving_end {
	SAVING_NOT, /* nothing was asked for yet */
	SAVING_DONE,
	SAVING_EXISTS, /* there is a file of that name, and it was not said that it may go */
	SAVING_FAILED,
};

/* What is told of writing the report to files. */
struct saving {
	const char *name;    /* one that no file has, without the ending: what is offered */
	const char *folder;  /* where a file goes whose name has no '/' */
	enum saving_end end; /* of what was asked for last */
	const char *said;    /* SAVING_DONE, SAVING_EXISTS: the file; SAVING_FAILED: a sentence without its full
	                        stop that says what to do */
};

struct view {
	const struct quiz *quiz;
	enum flow_state state;
	int question;              /* the one shown in FLOW_ASK, else NOBODY */
	const struct reply *sheet; /* all replies, also those of an abandoned branch */
	const bool *asked;
	struct progress progress;
	unsigned allowed;          /* bit m: a move of kind m has a step here */
	bool enough;               /* MOVE_ENOUGH would be accepted: nothing still open changes the verdict */
	enum refusal refusal;      /* why the last move was refused; ACCEPTED if it was not */
	const struct report *report; /* in FLOW_RESULT, else NULL */
	const char *badge;         /* in FLOW_INTRO: one line on how fair the quiz is; NULL if not known */
	const struct keeping *keeping; /* NULL: the sitting is not kept */
	bool again;                /* others wait for their turn: nothing of this sitting is for them to see */
	const struct saving *saving; /* in FLOW_RESULT; NULL: reports can't be written to files here */
	bool stranger;             /* at a kiosk: only what is for anybody can be done */
	const struct welcome *welcome; /* at a kiosk between two sittings, else NULL */
	bool later;                /* more is to come once this is shown: see FRONT_SHOWN */
};

/* Report, badge, keeping and saving are put in by the caller, who has the memory for them. */
struct view flow_view(const struct flow *, enum refusal last);

/* The same without `progress` and `enough`, which cost a pass over the quiz or more. */
struct view flow_glance(const struct flow *, enum refusal last);

#endif
