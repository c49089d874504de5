#include "cmd/table.h"

#include <stddef.h>

#include "base/buf.h"

const struct command_row command_rows[COMMANDS] = {
	[COMMAND_TAKE] = {"take", "[QUIZ]", 1, "takes a quiz, an id or a file; without one, go-or-rust",
                      cmd_take},
	[COMMAND_OPEN] = {"open", "CODE [QUIZ]", 2, "shows the results that a code stands for", cmd_open},
	[COMMAND_DIFF] = {"diff", "CODE CODE [QUIZ]", 3, "compares two people: where they differ, and why",
                      cmd_diff},
	[COMMAND_TALLY] = {"tally", "[QUIZ]", 1, "counts a group, from codes on standard input", cmd_tally},
	[COMMAND_LIST] = {"list", "", 0, "shows the quizzes to be had, and where they were found",
                      cmd_list},
	[COMMAND_CHECK] = {"check", "FILE...", -1, "shows every mistake in quiz files; runs golden cases",
                       cmd_check},
	[COMMAND_EXPLAIN] = {"explain", "[CODE...]", -1,
                         "explains a code of check; without one, lists all", cmd_explain},
	[COMMAND_ODDS] = {"odds", "QUIZ...", -1, "shows whether quizzes are fair, by what chance would give",
                      cmd_odds},
	[COMMAND_MAP] = {"map", "QUIZ", 1, "draws the way through a quiz, and who goes where", cmd_map},
	[COMMAND_NEW] = {"new", "ID", 1, "writes a quiz to start from, clean under check", cmd_new},
	[COMMAND_PREVIEW] = {"preview", "QUIZ [QUESTION]", 2, "shows every screen of a quiz without taking it",
                         cmd_preview},
	[COMMAND_HISTORY] = {"history", "[VERB N]", 3,
                         "lists your sittings; 'open N', 'delete N', 'delete --all'",
                         cmd_history},
	[COMMAND_RESULTS] = {"results", "QUIZ", 1,
                         "what all sittings of a quiz, or of one group, came to",
                         cmd_results},
	[COMMAND_STORE] = {"store", "VERB...", -1,
                       "the store: 'check', 'forward URL', 'merge FILE', 'path'",
                       cmd_store},
	[COMMAND_KIOSK] = {"kiosk", "[QUIZ...]", -1, "one sitting after another, for strangers; locked in",
                       cmd_kiosk},
	[COMMAND_COLLECTOR] = {"collector", "SOCKET", 1, "the one process that writes what kiosks keep",
                           cmd_collector},
	[COMMAND_HELP] = {"help", "[COMMAND]", 1, "shows this, more on a command, or ('help keys') the keys",
                      cmd_help},
};

#define TAKE (1U << COMMAND_TAKE)
#define OPEN (1U << COMMAND_OPEN)
#define DIFF (1U << COMMAND_DIFF)
#define TALLY (1U << COMMAND_TALLY)
#define LIST (1U << COMMAND_LIST)
#define CHECK (1U << COMMAND_CHECK)
#define EXPLAIN (1U << COMMAND_EXPLAIN)
#define ODDS (1U << COMMAND_ODDS)
#define MAP (1U << COMMAND_MAP)
#define NEW (1U << COMMAND_NEW)
#define PREVIEW (1U << COMMAND_PREVIEW)
#define HISTORY (1U << COMMAND_HISTORY)
#define RESULTS (1U << COMMAND_RESULTS)
#define STORE (1U << COMMAND_STORE)
#define KIOSK (1U << COMMAND_KIOSK)
#define COLLECTOR (1U << COMMAND_COLLECTOR)
#define ANY (~OPTION_WISHED)

const struct option_row option_rows[OPTION_KINDS] = {
	[OPTION_PLAIN] = {"--plain", NULL, TAKE | OPEN | KIOSK | OPTION_WISHED,
                      "asks in lines of text: for a screen reader or a pipe"},
	[OPTION_SHORT] = {"--short", NULL, TAKE | ODDS | MAP | PREVIEW,
                      "asks only the questions of the short form"},
	[OPTION_ASCII] = {"--ascii", NULL,
                      TAKE | OPEN | DIFF | TALLY | LIST | EXPLAIN | ODDS | MAP | PREVIEW | HISTORY |
                      RESULTS | KIOSK,
                      "draws with ASCII alone"},
	[OPTION_ANSWERS] = {"--answers", "FILE", TAKE | PREVIEW,
                        "reads the answers from a file (- is standard input)"},
	[OPTION_FORMAT] = {"--format", "FORM",
                       TAKE | OPEN | DIFF | TALLY | CHECK | EXPLAIN | ODDS | MAP | PREVIEW | HISTORY |
                       RESULTS,
                       "the form: 'verdict help COMMAND' lists which there are"},
	[OPTION_WIDTH] = {"--width", "COLUMNS",
                      TAKE | OPEN | DIFF | TALLY | EXPLAIN | ODDS | MAP | HISTORY | RESULTS,
                      "how wide plain text is, 20 to 1000"},
	[OPTION_THEME] = {"--theme", "NAME", TAKE | OPEN | PREVIEW | KIOSK,
                       "colours: auto, dark, light, high-contrast or plain"},
	[OPTION_LABEL] = {"--label", "WORD", TAKE | RESULTS | KIOSK,
                      "a word kept with the answers, to tell groups apart"},
	[OPTION_SINCE] = {"--since", "DAY", RESULTS, "sittings begun on that day or later: 2026-11-24"},
	[OPTION_UNTIL] = {"--until", "DAY", RESULTS, "sittings begun on that day or earlier"},
	[OPTION_SMALL] = {"--small", NULL, RESULTS, "figures of fewer than five, in the group or left out, too"},
	[OPTION_SITTINGS] = {"--sittings", NULL, RESULTS, "one line of CSV for each sitting; needs --small"},
	[OPTION_AGAIN] = {"--again", NULL, TAKE, "starts over for the next person: a workshop on one laptop"},
	[OPTION_NO_STORE] = {"--no-store", NULL, TAKE | KIOSK, "keeps nothing of this sitting"},
	[OPTION_STATE] = {"--state", "FOLDER", KIOSK | COLLECTOR,
                       "where sittings are kept, instead of in the home"},
	[OPTION_COLLECTOR] = {"--collector", "SOCKET", KIOSK, "hands what is to be kept to a collector"},
	[OPTION_USER] = {"--user", "NAME", COLLECTOR, "whose kiosks it takes from, besides its own"},
	[OPTION_PLACES] = {"--places", "N", COLLECTOR, "how many sittings there may be at once"},
	[OPTION_STATUS] = {"--status", NULL, COLLECTOR, "asks the one that runs how it does"},
	[OPTION_IDLE] = {"--idle", "SECONDS", KIOSK, "without a key for so long starts afresh; 0: never"},
	[OPTION_LIMIT] = {"--limit", "SECONDS", KIOSK, "how long a connection lasts; 0: for ever"},
	[OPTION_NO_SANDBOX] = {"--no-sandbox", NULL, KIOSK | COLLECTOR,
                       "is not locked in: for trying things out"},
	[OPTION_ALL] = {"--all", NULL, HISTORY, "history delete: every sitting"},
	[OPTION_YES] = {"--yes", NULL, HISTORY, "without asking"},
	[OPTION_STORE] = {"--store", "URL", RESULTS, "results of a store elsewhere, in PostgreSQL"},
	[OPTION_FOLLOW] = {"--follow", NULL, STORE, "store forward: goes on with what is kept later"},
	[OPTION_STRICT] = {"--strict", NULL, CHECK | ODDS,
                       "ends with 1 for warnings too; odds: for any alarm"},
	[OPTION_TITLE] = {"--title", "TEXT", NEW, "what it is called"},
	[OPTION_OUTCOMES] = {"--outcomes", "NAMES", NEW, "what can come out, parted by commas"},
	[OPTION_TOPICS] = {"--topics", "NAMES", NEW, "what its questions are about, parted by commas"},
	[OPTION_OUTPUT] = {"--output", "FILE", NEW, "where to write it; a folder will do"},
	[OPTION_SIZE] = {"--size", "CxR", PREVIEW, "columns and rows of a screen, such as 80x24"},
	[OPTION_HELP] = {"--help", NULL, ANY, "shows this; behind a command, more on it"},
	[OPTION_VERSION] = {"--version", NULL, ANY, "shows the version"},
};

const char *const *
command_formats(enum command command)
{
	static const char *const report[] = {"text", "markdown", "json", "html", NULL};
	static const char *const data[] = {"text", "json", NULL};
	static const char *const map[] = {"text", "table", "markdown", "dot", NULL};
	static const char *const group[] = {"text", "markdown", "json", "csv", "html", NULL};
	static const char *const text[] = {"text", NULL};
	static const char *const none[] = {NULL};
	static const char *const *const formats[COMMANDS] = {
		[COMMAND_TAKE] = report,
		[COMMAND_OPEN] = report,
		[COMMAND_DIFF] = report,
		[COMMAND_TALLY] = group,
		[COMMAND_CHECK] = data,
		[COMMAND_EXPLAIN] = report,
		[COMMAND_ODDS] = data,
		[COMMAND_MAP] = map,
		[COMMAND_PREVIEW] = text,
		[COMMAND_HISTORY] = report,
		[COMMAND_RESULTS] = group,
	};
	return formats[command] != NULL ? formats[command] : none;
}

void
command_say_formats(struct buf *out, enum command command)
{
	const char *const *forms = command_formats(command);
	for (int i = 0; forms[i] != NULL; i++)
		buf_format(out, "%s%s", i == 0 ? "" : forms[i + 1] == NULL ? " or " : ", ", forms[i]);
}
