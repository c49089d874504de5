#include "cmd/table.h"

#include <stddef.h>

const struct command_row command_rows[COMMANDS] = {
	[COMMAND_TAKE] = {"take", "[QUIZ]", 1, "takes a quiz, an id or a file; without one, go-or-rust",
                      cmd_take},
	[COMMAND_LIST] = {"list", "", 0, "shows the quizzes to be had, and where they were found",
                      cmd_list},
	[COMMAND_CHECK] = {"check", "FILE...", -1, "shows every mistake in quiz files; runs golden cases",
                       cmd_check},
	[COMMAND_HELP] = {"help", "[keys]", 1, "shows this, or the keys of a sitting", cmd_help},
};

#define TAKE (1U << COMMAND_TAKE)
#define LIST (1U << COMMAND_LIST)
#define CHECK (1U << COMMAND_CHECK)
#define ANY (~0U)

const struct option_row option_rows[OPTION_KINDS] = {
	[OPTION_PLAIN] = {"--plain", NULL, TAKE,
                      "asks in lines of text: for a screen reader or a pipe"},
	[OPTION_ASCII] = {"--ascii", NULL, TAKE | LIST, "draws with ASCII alone"},
	[OPTION_ANSWERS] = {"--answers", "FILE", TAKE,
                        "reads the answers from a file (- is standard input)"},
	[OPTION_FORMAT] = {"--format", "FORM", TAKE | CHECK,
                       "the report as text, markdown or json (check: no markdown)"},
	[OPTION_WIDTH] = {"--width", "COLUMNS", TAKE, "how wide plain text is, 20 to 1000"},
	[OPTION_STRICT] = {"--strict", NULL, CHECK, "lets warnings count as errors"},
	[OPTION_HELP] = {"--help", NULL, ANY, "shows this"},
	[OPTION_VERSION] = {"--version", NULL, ANY, "shows the version"},
};

const char *const *
command_formats(enum command command)
{
	static const char *const take[] = {"text", "markdown", "json", NULL};
	static const char *const check[] = {"text", "json", NULL};
	static const char *const none[] = {NULL};
	return command == COMMAND_TAKE ? take : command == COMMAND_CHECK ? check : none;
}
