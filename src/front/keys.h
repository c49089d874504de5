/* Keys and what they do: one table for the full screen's keys, the letters of the plain mode, the hint
 * line, the help of both, and the manual page. An act is a move of the flow, or something of the
 * screen alone.
 *
 * A row whose move has no step in the flow now is as good as absent: its key does nothing, and
 * neither hint nor help names it. Where answers are only supposed the flow does not matter. */
#ifndef FRONT_KEYS_H
#define FRONT_KEYS_H

#include <stdbool.h>

#include "verdict/flow.h"

struct buf;
struct view;

/* A key is the Unicode character it types, or one of these. */
enum {
	PRESS_NOTHING = 0,
	PRESS_ENTER = '\r',
	PRESS_ESCAPE = 0x1b,
	PRESS_BACKSPACE = 0x7f,
	PRESS_UP = 0x110000,
	PRESS_DOWN,
	PRESS_LEFT,
	PRESS_RIGHT,
	PRESS_PAGE_UP,
	PRESS_PAGE_DOWN,
	PRESS_HOME,
	PRESS_END,
	PRESS_HELP, /* F1 */
	PRESS_DELETE,
	PRESSES,
	PRESS_PASTED = 0x200000, /* + a character: pasted into a line, where it can't mean anything else */
};

/* Where a key is pressed: a state of the flow, or something that lies on top. */
enum scene {
	SCENE_INTRO = FLOW_INTRO,
	SCENE_ASK = FLOW_ASK,
	SCENE_REVIEW = FLOW_REVIEW,
	SCENE_RESULT = FLOW_RESULT,
	SCENE_HELP = FLOW_STATES,
	SCENE_WHY,
	SCENE_PAGES, /* the list of the report's pages */
	SCENE_SURE, /* "leave?" */
	SCENE_WHATIF, /* supposed answers; no act there is a move of the flow */
	SCENE_SUPPOSE, /* one of them, in the plain mode */
	SCENE_SAVE, /* the name of a file is typed */
	SCENE_REPLACE, /* "replace it?" */
	SCENE_SAVED,
	SCENE_WELCOME, /* a kiosk between two sittings */
	SCENES
};

enum act {
	ACT_ENTER,
	ACT_QUIZ,
	ACT_BEGIN,
	ACT_SHORT,
	ACT_RESUME,
	ACT_PICK,
	ACT_UP,
	ACT_DOWN,
	ACT_OPTION_NEXT,
	ACT_OPTION_BACK,
	ACT_SUPPOSE,
	ACT_GO,
	ACT_ENOUGH,
	ACT_CHANGE,
	ACT_CONFIRM,
	ACT_PAGE_NEXT,
	ACT_PAGE_BACK,
	ACT_PAGE_PICK,
	ACT_WHATIF,
	ACT_PAGES,
	ACT_TURN,
	ACT_BACK,
	ACT_RETURN,
	ACT_WELCOME,
	ACT_SKIP,
	ACT_KEEP,
	ACT_MORE,
	ACT_LESS,
	ACT_NORMAL,
	ACT_WHY,
	ACT_REVIEW,
	ACT_SAVE,
	ACT_AGAIN,
	ACT_LIFT,
	ACT_UNDO,
	ACT_LINE_UP,
	ACT_LINE_DOWN,
	ACT_SCREEN_UP,
	ACT_SCREEN_DOWN,
	ACT_TOP,
	ACT_BOTTOM,
	ACT_YES,
	ACT_NO,
	ACT_CLOSE,
	ACT_CLOSE_PAGES,
	ACT_CLOSE_WHATIF,
	ACT_WRITE,
	ACT_FORM_BACK,
	ACT_FORM_NEXT,
	ACT_CURSOR_LEFT,
	ACT_CURSOR_RIGHT,
	ACT_CURSOR_HOME,
	ACT_CURSOR_END,
	ACT_RUB_OUT,
	ACT_DELETE,
	ACT_CLEAR,
	ACT_CANCEL,
	ACT_REPLACE,
	ACT_RENAME,
	ACT_CONTRAST,
	ACT_HELP,
	ACT_LEAVE,
	ACT_SUSPEND,
	ACT_REDRAW,
	ACTS /* none */
};

enum { KEYS_PRESSES = 3 };

/* Who may use a key. A stranger is somebody at a kiosk: no key of theirs may save, name a file, start
 * anything or leave the program in any other way than by ending it. */
enum whose { OWNER, ANYBODY, STRANGER };

/* The texts stand in the row: a table of pointers would be written to when the program starts, and be a page
 * or two of every sitting. */
struct key_row {
	enum whose whose;
	unsigned screens;      /* bit s: works on the full screen in scene s */
	unsigned lines;        /* bit s: works in the plain mode there */
	enum move_kind needs;  /* the move that must have a step; MOVE_KINDS: none */
	char chars[12];        /* the keys that type a character */
	int presses[KEYS_PRESSES]; /* and those that do not */
	char typed[4];         /* plain: letters; '#' is a number, '\n' an empty line */
	char label[2][16];     /* in the hint line: UTF-8, ASCII */
	char hint[16];         /* its word there; empty: not in the line */
	char help[64];         /* neighbours with the same are one line of the help */
};

extern const struct key_row key_rows[ACTS];

/* Does the row exist now? On the full screen, or in the plain mode. */
bool key_works(enum act, enum scene, const struct view *, bool plain);

/* The move that an act makes, or MOVE_KINDS: that of its row; but where there is only the short form to
 * begin with, beginning begins that. */
enum move_kind key_move(enum act, const struct view *);

/* What a key does there, or ACTS. Capital letters do what small ones do. */
enum act key_act(int key, enum scene, const struct view *);

/* The same for a line of the plain mode; a number is ACT_PICK or ACT_CHANGE with *number set (at
 * most 9,999,999; more is no number). */
enum act key_act_line(const char *line, enum scene, const struct view *, int *number);

/* Appends the names of the row's keys: "Enter, Space". `highest` is the last digit that works. */
void key_names(struct buf *, enum act, int highest, bool ascii);
void key_names_typed(struct buf *, enum act, int highest);

/* Appends the hint line, at most `columns` wide: what does not fit is left out, "? keys" last. */
void key_hints(struct buf *, enum scene, const struct view *, int highest, int columns, bool ascii);

#endif
