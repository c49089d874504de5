/* The view: what may be shown now. Front ends draw it and know nothing else of the flow. */
#ifndef VERDICT_VIEW_H
#define VERDICT_VIEW_H

#include "verdict/flow.h"

struct report;

struct view {
	const struct quiz *quiz;
	enum flow_state state;
	int question;              /* the one shown in FLOW_ASK, else NOBODY */
	const struct reply *sheet; /* all replies, also those of an abandoned branch */
	const bool *asked;
	struct progress progress;
	unsigned allowed;          /* bit m: a move of kind m has a step here */
	enum refusal refusal;      /* why the last move was refused; ACCEPTED if it was not */
	const struct report *report; /* in FLOW_RESULT, else NULL */
	const char *badge;         /* in FLOW_INTRO: one line on how fair the quiz is; NULL if not known */
	bool later;                /* the badge is still to be found: see FRONT_SHOWN */
};

/* Report and badge are put in by the caller, who has the memory for them. */
struct view flow_view(const struct flow *, enum refusal last);

/* The same without the progress, which costs a pass over the quiz. */
struct view flow_glance(const struct flow *, enum refusal last);

#endif
