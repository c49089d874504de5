#include "front/keys.h"

#include <string.h>

#include "front/welcome.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

#define AT(scene) (1U << SCENE_##scene)

enum {
	NOWHERE = 0,
	STATES = AT(INTRO) | AT(ASK) | AT(REVIEW) | AT(RESULT),
	HOME = STATES | AT(WELCOME),
	READING = AT(RESULT) | AT(HELP) | AT(WHY), /* text without a focus */
	SUPPOSED = AT(WHATIF) | AT(SUPPOSE),
	EVERYWHERE = HOME | AT(HELP) | AT(WHY) | AT(PAGES) | AT(SURE) | AT(WHATIF) |
		AT(REPLACE) | AT(SAVED),
};

#define CONTROL_A "\x01"
#define CONTROL_C "\x03"
#define CONTROL_E "\x05"
#define CONTROL_U "\x15"
#define CONTROL_L "\x0c"
#define CONTROL_Z "\x1a"

/* The order is the order of the hints and of the help. What is not said to be for ANYBODY is the owner's
 * alone. */
const struct key_row key_rows[] = {
	[ACT_ENTER] = {STRANGER, .screens = AT(WELCOME), .needs = MOVE_KINDS,
		.chars = "\r n", .presses = {PRESS_RIGHT},
		.label = {"⏎", "Enter"}, .hint = "begin", .help = "begin"},
	[ACT_QUIZ] = {STRANGER, .screens = AT(WELCOME), .needs = MOVE_KINDS, .chars = "123456789",
		.label = {"1-9", "1-9"}, .hint = "choose", .help = "choose a quiz"},
	[ACT_BEGIN] = {ANYBODY, .screens = AT(INTRO), .lines = AT(INTRO), .needs = MOVE_BEGIN,
		.chars = "\r n", .presses = {PRESS_RIGHT}, .typed = "\nn",
		.label = {"⏎", "Enter"}, .hint = "begin", .help = "begin"},
	[ACT_SHORT] = {ANYBODY, .screens = AT(INTRO), .lines = AT(INTRO), .needs = MOVE_SHORT,
		.chars = "s", .typed = "s",
		.label = {"s", "s"}, .hint = "short form", .help = "begin the short form"},
	[ACT_RESUME] = {.screens = AT(INTRO), .lines = AT(INTRO), .needs = MOVE_KINDS,
		.chars = "c", .typed = "c",
		.label = {"c", "c"}, .hint = "go on", .help = "go on where you stopped the last time"},
	[ACT_PICK] = {ANYBODY, .screens = AT(ASK), .lines = AT(ASK), .needs = MOVE_ANSWER,
		.chars = "123456789", .typed = "#",
		.label = {"1-9", "1-9"}, .hint = "choose", .help = "choose an answer"},
	[ACT_UP] = {ANYBODY, .screens = AT(ASK) | AT(REVIEW) | AT(PAGES) | AT(WHATIF) | AT(WELCOME),
		.needs = MOVE_KINDS,
		.chars = "k", .presses = {PRESS_UP},
		.label = {"↑↓", "Up/Down"}, .hint = "choose", .help = "choose the one above or below"},
	[ACT_DOWN] = {ANYBODY, .screens = AT(ASK) | AT(REVIEW) | AT(PAGES) | AT(WHATIF) | AT(WELCOME),
		.needs = MOVE_KINDS,
		.chars = "j", .presses = {PRESS_DOWN}, .help = "choose the one above or below"},
	[ACT_OPTION_NEXT] = {ANYBODY, .screens = AT(WHATIF), .needs = MOVE_KINDS,
		.chars = "\r l", .presses = {PRESS_RIGHT},
		.label = {"← →", "Left/Right"}, .hint = "try", .help = "the next answer, the answer before"},
	[ACT_OPTION_BACK] = {ANYBODY, .screens = AT(WHATIF), .needs = MOVE_KINDS,
		.chars = "h", .presses = {PRESS_LEFT}, .help = "the next answer, the answer before"},
	[ACT_SUPPOSE] = {ANYBODY, .screens = AT(WHATIF), .lines = AT(SUPPOSE), .needs = MOVE_KINDS,
		.chars = "123456789", .typed = "#", .help = "suppose that answer"},
	[ACT_GO] = {ANYBODY, .screens = AT(ASK), .needs = MOVE_ANSWER, .chars = "\r ",
		.label = {"⏎", "Enter"}, .hint = "next",
		.help = "give the chosen answer and go on"},
	[ACT_ENOUGH] = {ANYBODY, .screens = AT(ASK) | AT(REVIEW), .lines = AT(ASK) | AT(REVIEW),
		.needs = MOVE_ENOUGH,
		.chars = "e", .typed = "e",
		.label = {"e", "e"}, .hint = "enough", .help = "show the verdict, once nothing open can change it"},
	[ACT_CHANGE] = {ANYBODY, .screens = AT(REVIEW), .lines = AT(REVIEW) | AT(WHATIF), .needs = MOVE_CHANGE,
		.chars = "\r ", .presses = {PRESS_RIGHT}, .typed = "#",
		.label = {"⏎", "Enter"}, .hint = "open", .help = "go to that question"},
	[ACT_CONFIRM] = {ANYBODY, .screens = AT(REVIEW), .lines = AT(REVIEW), .needs = MOVE_CONFIRM,
		.chars = "c", .typed = "c\n",
		.label = {"c", "c"}, .hint = "verdict", .help = "on to the verdict"},
	[ACT_PAGE_NEXT] = {ANYBODY, .screens = AT(RESULT), .needs = MOVE_KINDS,
		.chars = "n ", .presses = {PRESS_RIGHT},
		.label = {"← →", "Left/Right"}, .hint = "pages", .help = "the next page, the page before"},
	[ACT_PAGE_BACK] = {ANYBODY, .screens = AT(RESULT), .needs = MOVE_KINDS,
		.chars = "p", .presses = {PRESS_LEFT}, .help = "the next page, the page before"},
	[ACT_PAGE_PICK] = {ANYBODY, .screens = AT(RESULT) | AT(PAGES), .needs = MOVE_KINDS, .chars = "123456789",
		.label = {"1-9", "1-9"}, .hint = "page", .help = "the page with that number"},
	[ACT_WHATIF] = {ANYBODY, .screens = AT(RESULT), .lines = AT(RESULT), .needs = MOVE_KINDS,
		.chars = "w", .typed = "w",
		.label = {"w", "w"}, .hint = "what if", .help = "suppose other answers, without giving them"},
	[ACT_PAGES] = {ANYBODY, .screens = AT(RESULT), .needs = MOVE_KINDS, .chars = "l",
		.label = {"l", "l"}, .hint = "list", .help = "a list of the pages"},
	[ACT_TURN] = {ANYBODY, .screens = AT(PAGES), .needs = MOVE_KINDS,
		.chars = "\r ", .presses = {PRESS_RIGHT},
		.label = {"⏎", "Enter"}, .hint = "open", .help = "go to that page"},
	[ACT_BACK] = {ANYBODY, .screens = AT(ASK) | AT(REVIEW), .lines = AT(ASK) | AT(REVIEW),
		.needs = MOVE_BACK, .chars = "b", .presses = {PRESS_LEFT, PRESS_BACKSPACE},
		.typed = "b", .label = {"←", "Left"}, .hint = "back", .help = "go back"},
	[ACT_RETURN] = {ANYBODY, .screens = AT(RESULT), .lines = AT(RESULT), .needs = MOVE_BACK,
		.chars = "b", .presses = {PRESS_BACKSPACE}, .typed = "b", .help = "go back"},
	[ACT_WELCOME] = {STRANGER, .screens = AT(INTRO), .needs = MOVE_KINDS,
		.chars = "b", .presses = {PRESS_LEFT, PRESS_BACKSPACE},
		.label = {"←", "Left"}, .hint = "back", .help = "at a kiosk: back to its first screen"},
	[ACT_SKIP] = {ANYBODY, .screens = AT(ASK), .lines = AT(ASK) | AT(SUPPOSE), .needs = MOVE_SKIP,
		.chars = "s", .typed = "s",
		.label = {"s", "s"}, .hint = "skip", .help = "skip the question: it will not count"},
	[ACT_KEEP] = {ANYBODY, .screens = AT(ASK), .lines = AT(ASK), .needs = MOVE_NEXT,
		.chars = "n", .presses = {PRESS_RIGHT}, .typed = "n\n",
		.help = "keep the reply given before and go on"},
	[ACT_MORE] = {ANYBODY, .screens = AT(ASK) | AT(REVIEW) | AT(WHATIF),
		.lines = AT(ASK) | AT(SUPPOSE), .needs = MOVE_WEIGH,
		.chars = "+", .typed = "+", .label = {"+-", "+-"}, .hint = "counts",
		.help = "let the question count more"},
	[ACT_LESS] = {ANYBODY, .screens = AT(ASK) | AT(REVIEW) | AT(WHATIF),
		.lines = AT(ASK) | AT(SUPPOSE), .needs = MOVE_WEIGH,
		.chars = "-", .typed = "-", .help = "let it count less"},
	[ACT_NORMAL] = {ANYBODY, .screens = AT(ASK) | AT(REVIEW) | AT(WHATIF),
		.lines = AT(ASK) | AT(SUPPOSE), .needs = MOVE_WEIGH,
		.chars = "=", .typed = "=", .help = "let it count as usual"},
	[ACT_WHY] = {ANYBODY, .screens = AT(ASK), .lines = AT(ASK), .needs = MOVE_KINDS,
		.chars = "w", .typed = "w",
		.label = {"w", "w"}, .hint = "why", .help = "why we ask"},
	[ACT_REVIEW] = {ANYBODY, .screens = AT(ASK) | AT(RESULT), .lines = AT(ASK) | AT(RESULT) | AT(WHATIF),
		.needs = MOVE_REVIEW, .chars = "r", .typed = "r",
		.label = {"r", "r"}, .hint = "answers", .help = "all answers at a glance"},
	[ACT_SAVE] = {.screens = AT(RESULT), .lines = AT(RESULT), .needs = MOVE_KINDS, .chars = "s", .typed = "s",
		.label = {"s", "s"}, .hint = "save", .help = "save the report to a file"},
	[ACT_AGAIN] = {ANYBODY, .screens = AT(RESULT), .lines = AT(RESULT), .needs = MOVE_RESTART,
		.chars = "a", .typed = "a",
		.label = {"a", "a"}, .hint = "again", .help = "start again with a fresh sheet"},
	[ACT_LIFT] = {ANYBODY, .screens = AT(WHATIF), .lines = AT(WHATIF), .needs = MOVE_KINDS,
		.chars = "v", .typed = "v",
		.label = {"v", "v"}, .hint = "lift ruled-out", .help = "lift what answers rule out, or put it back"},
	[ACT_UNDO] = {ANYBODY, .screens = AT(WHATIF), .lines = AT(WHATIF), .needs = MOVE_KINDS,
		.chars = "u", .typed = "u",
		.label = {"u", "u"}, .hint = "undo", .help = "back to your real answers"},
	[ACT_LINE_UP] = {ANYBODY, .screens = READING, .needs = MOVE_KINDS,
		.chars = "k", .presses = {PRESS_UP}, .help = "scroll"},
	[ACT_LINE_DOWN] = {ANYBODY, .screens = READING, .needs = MOVE_KINDS,
		.chars = "j", .presses = {PRESS_DOWN}, .help = "scroll"},
	[ACT_SCREEN_UP] = {ANYBODY, .screens = EVERYWHERE, .needs = MOVE_KINDS,
		.presses = {PRESS_PAGE_UP}, .help = "scroll"},
	[ACT_SCREEN_DOWN] = {ANYBODY, .screens = EVERYWHERE, .needs = MOVE_KINDS,
		.presses = {PRESS_PAGE_DOWN}, .help = "scroll"},
	[ACT_TOP] = {ANYBODY, .screens = EVERYWHERE, .needs = MOVE_KINDS,
		.presses = {PRESS_HOME}, .help = "scroll"},
	[ACT_BOTTOM] = {ANYBODY, .screens = EVERYWHERE, .needs = MOVE_KINDS,
		.presses = {PRESS_END}, .help = "scroll"},
	[ACT_YES] = {ANYBODY, .screens = AT(SURE), .needs = MOVE_KINDS, .chars = "y" CONTROL_C,
		.label = {"y", "y"}, .hint = "yes", .help = "yes"},
	[ACT_NO] = {ANYBODY, .screens = AT(SURE), .needs = MOVE_KINDS,
		.chars = "\r nq", .presses = {PRESS_ESCAPE, PRESS_LEFT},
		.label = {"Esc", "Esc"}, .hint = "no", .help = "no"},
	[ACT_CLOSE] = {ANYBODY, .screens = AT(HELP) | AT(WHY) | AT(SAVED), .needs = MOVE_KINDS,
		.chars = "\r nqw?" CONTROL_C, .presses = {PRESS_ESCAPE, PRESS_LEFT, PRESS_HELP},
		.label = {"Esc", "Esc"}, .hint = "close", .help = "close this"},
	[ACT_CLOSE_PAGES] = {ANYBODY, .screens = AT(PAGES), .needs = MOVE_KINDS,
		.chars = "lq?" CONTROL_C, .presses = {PRESS_ESCAPE, PRESS_LEFT, PRESS_HELP},
		.label = {"Esc", "Esc"}, .hint = "close", .help = "close this"},
	[ACT_CLOSE_WHATIF] = {ANYBODY, .screens = AT(WHATIF), .lines = SUPPOSED, .needs = MOVE_KINDS,
		.chars = "wbq" CONTROL_C, .presses = {PRESS_ESCAPE, PRESS_BACKSPACE}, .typed = "bq",
		.label = {"Esc", "Esc"}, .hint = "back", .help = "close this"},
	[ACT_WRITE] = {.screens = AT(SAVE), .needs = MOVE_KINDS, .chars = "\r",
		.label = {"⏎", "Enter"}, .hint = "save", .help = "write the file"},
	[ACT_FORM_BACK] = {.screens = AT(SAVE), .needs = MOVE_KINDS, .presses = {PRESS_UP},
		.label = {"↑↓", "Up/Down"}, .hint = "form", .help = "as text, markdown, json or html"},
	[ACT_FORM_NEXT] = {.screens = AT(SAVE), .needs = MOVE_KINDS, .chars = "\t", .presses = {PRESS_DOWN},
		.help = "as text, markdown, json or html"},
	[ACT_CURSOR_LEFT] = {.screens = AT(SAVE), .needs = MOVE_KINDS, .presses = {PRESS_LEFT},
		.help = "one character on or back in the name"},
	[ACT_CURSOR_RIGHT] = {.screens = AT(SAVE), .needs = MOVE_KINDS, .presses = {PRESS_RIGHT},
		.help = "one character on or back in the name"},
	[ACT_CURSOR_HOME] = {.screens = AT(SAVE), .needs = MOVE_KINDS, .chars = CONTROL_A,
		.presses = {PRESS_HOME}, .help = "to the beginning of the name"},
	[ACT_CURSOR_END] = {.screens = AT(SAVE), .needs = MOVE_KINDS, .chars = CONTROL_E,
		.presses = {PRESS_END}, .help = "to the end of the name"},
	[ACT_RUB_OUT] = {.screens = AT(SAVE), .needs = MOVE_KINDS, .presses = {PRESS_BACKSPACE},
		.help = "take away the character before the cursor"},
	[ACT_DELETE] = {.screens = AT(SAVE), .needs = MOVE_KINDS, .presses = {PRESS_DELETE},
		.help = "take away the character at the cursor"},
	[ACT_CLEAR] = {.screens = AT(SAVE), .needs = MOVE_KINDS, .chars = CONTROL_U,
		.help = "take away all before the cursor"},
	[ACT_CANCEL] = {.screens = AT(SAVE), .needs = MOVE_KINDS, .chars = CONTROL_C,
		.presses = {PRESS_ESCAPE},
		.label = {"Esc", "Esc"}, .hint = "back", .help = "back without saving"},
	[ACT_REPLACE] = {.screens = AT(REPLACE), .needs = MOVE_KINDS, .chars = "y",
		.label = {"y", "y"}, .hint = "replace", .help = "replace the file"},
	[ACT_RENAME] = {.screens = AT(REPLACE), .needs = MOVE_KINDS, .chars = "\r nq" CONTROL_C,
		.presses = {PRESS_ESCAPE, PRESS_LEFT},
		.label = {"Esc", "Esc"}, .hint = "another name", .help = "back to the name"},
	[ACT_CONTRAST] = {STRANGER, .screens = EVERYWHERE, .needs = MOVE_KINDS, .chars = "x",
		.label = {"x", "x"}, .hint = "contrast", .help = "at a kiosk: high contrast, and back"},
	[ACT_HELP] = {ANYBODY, .screens = HOME | AT(WHATIF), .lines = STATES | SUPPOSED, .needs = MOVE_KINDS,
		.chars = "?", .presses = {PRESS_HELP}, .typed = "?",
		.label = {"?", "?"}, .hint = "keys", .help = "these keys"},
	[ACT_LEAVE] = {ANYBODY, .screens = HOME, .lines = STATES, .needs = MOVE_LEAVE,
		.chars = "q" CONTROL_C, .typed = "q",
		.label = {"q", "q"}, .hint = "leave", .help = "leave"},
	[ACT_SUSPEND] = {.screens = EVERYWHERE | AT(SAVE), .needs = MOVE_KINDS, .chars = CONTROL_Z,
		.help = "suspend the program"},
	[ACT_REDRAW] = {ANYBODY, .screens = EVERYWHERE | AT(SAVE), .needs = MOVE_KINDS, .chars = CONTROL_L,
		.help = "draw the screen anew"},
};
_Static_assert(sizeof key_rows / sizeof key_rows[0] == ACTS, "a row for each act");

enum move_kind
key_move(enum act act, const struct view *view)
{
	bool only_short = !(view->allowed >> MOVE_BEGIN & 1U) && view->allowed >> MOVE_SHORT & 1U;
	return act == ACT_BEGIN && only_short ? MOVE_SHORT : key_rows[act].needs;
}

static bool
can_rule_out(const struct quiz *quiz)
{
	for (int q = 0; q < quiz->question_count; q++)
		for (int o = 0; o < quiz->questions[q].option_count; o++)
			if (quiz->questions[q].options[o].rules_out != 0)
				return true;
	return false;
}

bool
key_works(enum act act, enum scene scene, const struct view *view, bool plain)
{
	const struct key_row *row = &key_rows[act];
	if (!((plain ? row->lines : row->screens) >> scene & 1U))
		return false;
	if (row->whose != ANYBODY && (row->whose == STRANGER) != view->stranger)
		return false;
	if (scene == SCENE_WELCOME && (act == ACT_QUIZ || act == ACT_UP || act == ACT_DOWN))
		return view->welcome != NULL && view->welcome->count > 1;
	if (SUPPOSED >> scene & 1U)
		return act != ACT_LIFT || can_rule_out(view->quiz);
	enum move_kind needs = key_move(act, view);
	if (needs != MOVE_KINDS && !(view->allowed >> needs & 1U))
		return false;
	if (act == ACT_SHORT)
		return view->allowed >> MOVE_BEGIN & 1U; /* else there is nothing to choose */
	if (act == ACT_ENOUGH)
		return view->enough;
	if (act == ACT_SAVE)
		return view->saving != NULL;
	if (act == ACT_RESUME)
		return view->keeping != NULL && view->keeping->stopped != NULL;
	/* The plain mode says that there is nothing to say; a screen would have to close again. */
	if (act == ACT_WHY && !plain)
		return view->quiz->questions[view->question].why != NULL;
	return true;
}

static bool
has_key(const struct key_row *row, int key)
{
	if (key <= PRESS_NOTHING)
		return false;
	if (key < 0x80 && strchr(row->chars, key) != NULL)
		return true;
	for (size_t i = 0; i < KEYS_PRESSES; i++) {
		if (row->presses[i] == key)
			return true;
	}
	return false;
}

enum act
key_act(int key, enum scene scene, const struct view *view)
{
	if (key >= 'A' && key <= 'Z')
		key += 'a' - 'A';
	for (int act = 0; act < ACTS; act++) {
		if (has_key(&key_rows[act], key) && key_works((enum act)act, scene, view, false))
			return (enum act)act;
	}
	return ACTS;
}

/* What a typed line is in the terms of `typed`: a letter, '#', '\n', or 0 for none of them. */
static char
line_kind(const char *line, int *number)
{
	size_t length = strlen(line);
	if (length == 0)
		return '\n';
	if (strspn(line, "0123456789") == length && length <= 7) {
		*number = 0;
		for (const char *digit = line; *digit != '\0'; digit++)
			*number = *number * 10 + (*digit - '0');
		return '#';
	}
	if (length > 1 || strchr("#\n", line[0]) != NULL)
		return '\0';
	return line[0] >= 'A' && line[0] <= 'Z' ? (char)(line[0] + 'a' - 'A') : line[0];
}

enum act
key_act_line(const char *line, enum scene scene, const struct view *view, int *number)
{
	char kind = line_kind(line, number);
	if (kind == '\0')
		return ACTS;
	for (int act = 0; act < ACTS; act++) {
		if (strchr(key_rows[act].typed, kind) != NULL && key_works((enum act)act, scene, view, true))
			return (enum act)act;
	}
	return ACTS;
}
