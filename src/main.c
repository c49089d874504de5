/* Reads the command line by the tables of cmd/table.h, runs one command, exits. */
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/near.h"
#include "base/utf8.h"
#include "cmd/shell.h"
#include "cmd/table.h"
#include "front/theme.h"
#include "store/remote.h"
#include "sys/environment.h"
#include "sys/locale.h"
#include "sys/sandbox.h"

enum { WIDTH_MIN = 20, WIDTH_MAX = 1000, LABEL_BYTES = 200, SECONDS_MAX = 7 * 86400, PLACES_MAX = 4000 };

_Static_assert(OPTION_KINDS <= 64, "a bit for each option");

struct line {
	int count;
	char **words;
	enum command command;
	struct args args;
	const char **operands;
	bool version;
};

static int
command_named(const char *word)
{
	for (int c = 0; c < COMMANDS; c++)
		if (strcmp(command_rows[c].name, word) == 0)
			return c;
	return -1;
}

/* The option that a word such as --width=60 names; *value is what stands behind the '=', or NULL. */
static int
option_named(const char *word, const char **value)
{
	size_t length = strcspn(word, "=");
	*value = word[length] == '=' ? word + length + 1 : NULL;
	for (int o = 0; o < OPTION_KINDS; o++)
		if (strlen(option_rows[o].name) == length && strncmp(option_rows[o].name, word, length) == 0)
			return o;
	return -1;
}

static bool
unknown_option(const char *word, struct fail *fail)
{
	struct near near = {.word = word};
	for (int o = 0; o < OPTION_KINDS; o++)
		near_offer(&near, option_rows[o].name);
	if (near.best != NULL)
		return fail_set(fail, "there is no option '%s'; did you mean '%s'?", word, near.best);
	return fail_set(fail, "there is no option '%s'; 'verdict --help' shows them", word);
}

/* A number of `what` in that range. */
static bool
read_number(enum option_kind option, const char *what, const char *text, int least, int most,
            int *number, struct fail *fail)
{
	int value = 0;
	for (const char *p = text; *p >= '0' && *p <= '9' && value <= most; p++)
		value = value * 10 + (*p - '0');
	if (text[0] == '\0' || text[strspn(text, "0123456789")] != '\0' || value < least || value > most)
		return fail_set(fail, "%s takes a number of %s from %d to %d, not '%s'",
		                option_rows[option].name, what, least, most, text);
	*number = value;
	return true;
}

/* "80x24" */
static bool
read_size(const char *text, struct args *args, struct fail *fail)
{
	enum { LARGEST = 1000 };
	int sizes[2] = {0, 0}, which = 0;
	const char *p = text;
	for (; *p != '\0' && which < 2; p++) {
		if (*p == 'x' && which == 0 && p > text)
			which++;
		else if (*p >= '0' && *p <= '9' && sizes[which] <= LARGEST)
			sizes[which] = sizes[which] * 10 + (*p - '0');
		else
			which = 2;
	}
	for (int i = 0; i < 2; i++)
		if (which != 1 || sizes[i] < 1 || sizes[i] > LARGEST)
			return fail_set(fail, "--size takes columns and rows, such as 80x24, not '%s'", text);
	args->columns = sizes[0];
	args->rows = sizes[1];
	return true;
}

static bool
read_theme(const char *name, int *theme, struct fail *fail)
{
	struct near near = {.word = name};
	for (*theme = 0; *theme < THEMES; (*theme)++) {
		if (strcmp(theme_names[*theme], name) == 0)
			return true;
		near_offer(&near, theme_names[*theme]);
	}
	if (near.best != NULL)
		return fail_set(fail, "there is no theme '%s'; did you mean '%s'?", name, near.best);
	return fail_set(fail, "there is no theme '%s'; see 'verdict --help'", name);
}

/* It will be shown, and used to choose by: one line of text that shows as what it is. */
static bool
read_label(const char *text, const char **label, struct fail *fail)
{
	struct buf shown = {0};
	size_t length = strlen(text);
	utf8_append_visible(&shown, text, length);
	bool plain = strcmp(buf_text(&shown), text) == 0 && utf8_columns(text) > 0 && text[0] != ' ' &&
	             text[length - 1] != ' ';
	buf_free(&shown);
	*label = text;
	if (!plain)
		return fail_set(fail, "--label takes a word or a few without controls, and no blank at an end");
	return length <= LABEL_BYTES || fail_set(fail, "--label takes at most %d bytes", LABEL_BYTES);
}

/* Options that switch something on, and those whose argument is taken as it stands. */
static bool
set_plainly(struct line *line, enum option_kind option, const char *value)
{
	struct args *args = &line->args;
	bool *const switches[OPTION_KINDS] = {
		[OPTION_PLAIN] = &args->plain,
		[OPTION_SHORT] = &args->brief,
		[OPTION_ASCII] = &args->ascii,
		[OPTION_SMALL] = &args->small,
		[OPTION_SITTINGS] = &args->sittings,
		[OPTION_AGAIN] = &args->again,
		[OPTION_NO_STORE] = &args->no_store,
		[OPTION_NO_SANDBOX] = &args->no_sandbox,
		[OPTION_STATUS] = &args->status,
		[OPTION_ALL] = &args->all,
		[OPTION_YES] = &args->yes,
		[OPTION_FOLLOW] = &args->follow,
		[OPTION_STRICT] = &args->strict,
		[OPTION_VERSION] = &line->version,
	};
	const char **const texts[OPTION_KINDS] = {
		[OPTION_ANSWERS] = &args->answers,
		[OPTION_FORMAT] = &args->format,
		[OPTION_SINCE] = &args->since,
		[OPTION_UNTIL] = &args->until,
		[OPTION_STORE] = &args->store,
		[OPTION_STATE] = &args->state,
		[OPTION_COLLECTOR] = &args->collector,
		[OPTION_USER] = &args->user,
		[OPTION_TITLE] = &args->title,
		[OPTION_OUTCOMES] = &args->outcomes,
		[OPTION_TOPICS] = &args->topics,
		[OPTION_OUTPUT] = &args->output,
	};
	if (switches[option] != NULL)
		*switches[option] = true;
	if (texts[option] != NULL)
		*texts[option] = value;
	return switches[option] != NULL || texts[option] != NULL;
}

static bool
set_option(struct line *line, enum option_kind option, const char *value, struct fail *fail)
{
	struct args *args = &line->args;
	if (set_plainly(line, option, value))
		return true;
	if (option == OPTION_WIDTH)
		return read_number(option, "columns", value, WIDTH_MIN, WIDTH_MAX, &args->width, fail);
	if (option == OPTION_IDLE || option == OPTION_LIMIT)
		return read_number(option, "seconds", value, 0, SECONDS_MAX,
		                   option == OPTION_IDLE ? &args->idle : &args->limit, fail);
	if (option == OPTION_PLACES)
		return read_number(option, "sittings", value, 1, PLACES_MAX, &args->places, fail);
	if (option == OPTION_THEME)
		return read_theme(value, &args->theme, fail);
	if (option == OPTION_LABEL)
		return read_label(value, &args->label, fail);
	if (option == OPTION_SIZE)
		return read_size(value, args, fail);
	line->command = COMMAND_HELP;
	return true;
}

/* One option at word *i, and the argument behind it. */
static bool
read_option(struct line *line, int *i, uint64_t *seen, struct fail *fail)
{
	const char *word = line->words[*i], *value = NULL;
	int option = strcmp(word, "-h") == 0 ? (int)OPTION_HELP : option_named(word, &value);
	if (option < 0)
		return unknown_option(word, fail);
	const struct option_row *row = &option_rows[option];
	if (row->argument == NULL && value != NULL)
		return fail_set(fail, "%s takes no argument", row->name);
	if (row->argument != NULL && value == NULL) {
		if (*i + 1 == line->count)
			return fail_set(fail, "%s needs an argument: %s", row->name, row->argument);
		value = line->words[++*i];
	}
	*seen |= UINT64_C(1) << option;
	return set_option(line, (enum option_kind)option, value, fail);
}

static bool
no_option(enum command command, enum option_kind option, struct fail *fail)
{
	const char *name = command_rows[command].name, *word = option_rows[option].name;
	if (option == OPTION_OUTPUT)
		return fail_set(fail, "'%s' has no option %s: what it prints goes to a file with '>'", name, word);
	return fail_set(fail, "'%s' has no option %s; 'verdict help %s' shows those it has", name, word, name);
}

static bool
check_format(enum command command, const char *format, struct fail *fail)
{
	struct buf forms = {0};
	for (const char *const *form = command_formats(command); *form != NULL; form++)
		if (strcmp(*form, format) == 0)
			return true;
	command_say_formats(&forms, command);
	fail_set(fail, "'%s' has no format '%s'; it has %s", command_rows[command].name, format,
	         buf_text(&forms));
	buf_free(&forms);
	return false;
}

static bool
check_options(const struct line *line, uint64_t seen, struct fail *fail)
{
	for (int o = 0; o < OPTION_KINDS; o++)
		if ((seen >> o & 1U) != 0 && (option_rows[o].commands >> line->command & 1U) == 0)
			return no_option(line->command, (enum option_kind)o, fail);
	return line->args.format == NULL || check_format(line->command, line->args.format, fail);
}

/* Are the operands as many as the command takes, and the options its own? */
static bool
fits_command(const struct line *line, uint64_t seen, struct fail *fail)
{
	int most = command_rows[line->command].operands_max;
	if (most >= 0 && line->args.operand_count > most)
		return fail_set(fail, "'%s' does not know what to do with '%s'",
		                command_rows[line->command].name, line->args.operands[most]);
	return check_options(line, seen, fail);
}

static bool
read_line(struct line *line, struct fail *fail)
{
	uint64_t seen = 0;
	bool options = true, help;
	for (int i = 1; i < line->count; i++) {
		const char *word = line->words[i];
		if (options && strcmp(word, "--") == 0)
			options = false;
		else if (options && word[0] == '-' && word[1] != '\0') {
			if (!read_option(line, &i, &seen, fail))
				return false;
		} else
			line->operands[line->args.operand_count++] = word;
	}
	help = (seen >> OPTION_HELP & 1U) != 0;
	line->args.operands = line->operands;
	int command = line->args.operand_count == 0 ? -1 : command_named(line->operands[0]);
	if (help || line->version) {
		line->args.operand_count = help && command >= 0; /* --help behind a command is on that */
		return true;
	}
	if (command >= 0) {
		line->command = (enum command)command;
		line->args.operands++;
		line->args.operand_count--;
	}
	struct fail misfit = {0};
	if (fits_command(line, seen, &misfit))
		return true;
	/* Nobody typed 'take': a first word that is nothing at all comes before what does not fit it. */
	bool implied = command < 0 && line->args.operand_count > 0;
	return (!implied || cmd_knows_quiz(line->operands[0], fail)) && fail_set(fail, "%s", misfit.text);
}

static void
exhausted(void)
{
	static const char text[] = "verdict: there is not enough memory\n";
	if (cmd_restore != NULL)
		cmd_restore();
	ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);
	(void)written;
	_exit(END_FAILED);
}

/* The sandbox has stopped something; whoever looks finds it in the kernel's log. */
static void
stopped(void)
{
	static const char text[] = "verdict: stopped, for it tried what it must not do\n";
	ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);
	(void)written;
	_exit(END_BROKEN);
}

static int
show_version(struct fail *fail)
{
	struct buf out = {0};
	buf_format(&out, "verdict %s\nPostgreSQL: ", VERDICT_VERSION);
	remote_library(&out);
	buf_char(&out, '\n');
	bool written = cmd_write(&out, fail);
	buf_free(&out);
	return written ? END_FINE : cmd_fail(fail);
}

/* A stranger's one word, if it is one of those that they may say. */
static bool
grant(struct line *line, const char *wish, struct fail *fail)
{
	enum { DASHES = 2 };
	for (int o = 0; o < OPTION_KINDS && wish != NULL; o++) {
		const struct option_row *row = &option_rows[o];
		if ((row->commands & OPTION_WISHED) != 0 && strcmp(row->name + DASHES, wish) == 0)
			return set_option(line, (enum option_kind)o, NULL, fail);
	}
	return true;
}

/* Reads the command line, or what stands for it where the program is a login shell. Of strangers nothing
 * else is looked at, and nothing in the environment before most of it is gone. */
static bool
understand(struct line *line, struct arena *arena, struct fail *fail)
{
	const char *wish = shell_wish(line->count, line->words);
	if (shell_is(line->count, line->words) &&
	    !shell_line(arena, shell_file, &line->count, &line->words, fail))
		return false;
	line->operands = ARENA_ARRAY(arena, (size_t)line->count + 1, const char *);
	if (!read_line(line, fail))
		return false;
	if ((STRANGERS >> line->command & 1U) == 0)
		return true;
	environment_clean();
	return grant(line, wish, fail);
}

static int
run(int count, char **words)
{
	enum { IDLE_DEFAULT = 180, LIMIT_DEFAULT = 60 * 60, PLACES_DEFAULT = 380 };
	struct arena arena = {0};
	struct fail fail = {0};
	struct line line = {
		.count = count,
		.words = words,
		.command = COMMAND_TAKE,
		.args = {.idle = IDLE_DEFAULT, .limit = LIMIT_DEFAULT, .places = PLACES_DEFAULT},
	};
	bool understood = understand(&line, &arena, &fail);
	line.args.utf8 = locale_start();
	int end;
	if (!understood)
		end = cmd_fail(&fail);
	else if (line.version)
		end = show_version(&fail);
	else
		end = command_rows[line.command].run(&line.args);
	arena_free(&arena);
	return end;
}

int
main(int count, char **words)
{
	memory_exhausted = exhausted;
	sandbox_broken = stopped;
	/* What can't be written is told by the call that tried. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	int end = run(count, words);
	if (end > END_SIGNAL) {
		signal(end - END_SIGNAL, SIG_DFL);
		raise(end - END_SIGNAL);
	}
	return end;
}
