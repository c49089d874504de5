/* The commands and their options, as main.c reads and help shows them. */
#ifndef CMD_TABLE_H
#define CMD_TABLE_H

#include "cmd/cmd.h"

enum command {
	COMMAND_TAKE,
	COMMAND_OPEN,
	COMMAND_DIFF,
	COMMAND_TALLY,
	COMMAND_LIST,
	COMMAND_CHECK,
	COMMAND_EXPLAIN,
	COMMAND_ODDS,
	COMMAND_MAP,
	COMMAND_NEW,
	COMMAND_PREVIEW,
	COMMAND_HISTORY,
	COMMAND_RESULTS,
	COMMAND_STORE,
	COMMAND_KIOSK,
	COMMAND_COLLECTOR,
	COMMAND_HELP,
	COMMANDS
};

/* Commands that strangers use, or reach, as bits: nothing of theirs is trusted. */
enum { STRANGERS = 1U << COMMAND_KIOSK | 1U << COMMAND_COLLECTOR };

/* Of an option: a stranger may have it, by its name without the dashes. All others are the operator's. */
#define OPTION_WISHED (1U << 31)

struct buf;

struct command_row {
	const char *name;
	const char *operands; /* as help shows them */
	int operands_max;     /* -1: any number */
	const char *help;
	int (*run)(const struct args *);
};

extern const struct command_row command_rows[COMMANDS];

enum option_kind {
	OPTION_PLAIN,
	OPTION_SHORT,
	OPTION_ASCII,
	OPTION_ANSWERS,
	OPTION_FORMAT,
	OPTION_WIDTH,
	OPTION_THEME,
	OPTION_LABEL,
	OPTION_SINCE,
	OPTION_UNTIL,
	OPTION_SMALL,
	OPTION_SITTINGS,
	OPTION_AGAIN,
	OPTION_NO_STORE,
	OPTION_STATE,
	OPTION_COLLECTOR,
	OPTION_USER,
	OPTION_PLACES,
	OPTION_STATUS,
	OPTION_IDLE,
	OPTION_LIMIT,
	OPTION_NO_SANDBOX,
	OPTION_ALL,
	OPTION_YES,
	OPTION_STORE,
	OPTION_FOLLOW,
	OPTION_STRICT,
	OPTION_TITLE,
	OPTION_OUTCOMES,
	OPTION_TOPICS,
	OPTION_OUTPUT,
	OPTION_SIZE,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_KINDS
};

struct option_row {
	const char *name;     /* "--plain" */
	const char *argument; /* as help shows it; NULL: takes none */
	unsigned commands;    /* bit c: belongs to command c; OPTION_WISHED */
	const char *help;
};

extern const struct option_row option_rows[OPTION_KINDS];

/* The words that `--format` may have for a command, up to a NULL. */
const char *const *command_formats(enum command);

/* Appends them: "text, json or html". */
void command_say_formats(struct buf *, enum command);

#endif
