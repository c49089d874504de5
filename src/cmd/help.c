#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/fail.h"
#include "base/near.h"
#include "base/utf8.h"
#include "cmd/table.h"
#include "front/keys.h"

/* "name  what it does", the second column always at the same place. */
static void
add_row(struct buf *out, const char *name, int columns, const char *help)
{
	int gap = columns - utf8_columns(name);
	buf_add(out, "  ");
	buf_add(out, name);
	buf_repeat(out, " ", gap < 2 ? 2 : (size_t)gap);
	buf_add(out, help);
	buf_char(out, '\n');
}

/* Of one command, or of all of them (COMMANDS). */
static void
add_option(struct buf *out, enum option_kind option, enum command command)
{
	enum { COLUMN = 19 };
	const struct option_row *row = &option_rows[option];
	struct buf name = {0}, forms = {0};
	buf_format(&name, "%s%s%s", row->name, row->argument == NULL ? "" : " ",
	           row->argument == NULL ? "" : row->argument);
	if (option == OPTION_FORMAT && command != COMMANDS)
		command_say_formats(&forms, command);
	add_row(out, buf_text(&name), COLUMN, forms.length > 0 ? buf_text(&forms) : row->help);
	buf_free(&name);
	buf_free(&forms);
}

static void
write_usage(struct buf *out)
{
	enum { COLUMN = 19 };
	struct buf name = {0};
	buf_add(out, "verdict: a quiz in the terminal that ends with a verdict it can prove\n\n"
	             "usage: verdict [COMMAND] [OPTION]... [OPERAND]...\n\ncommands:\n");
	for (int c = 0; c < COMMANDS; c++) {
		buf_format(&name, "%s %s", command_rows[c].name, command_rows[c].operands);
		add_row(out, buf_text(&name), COLUMN, command_rows[c].help);
		buf_clear(&name);
	}
	buf_add(out, "\noptions:\n");
	for (int o = 0; o < OPTION_KINDS; o++)
		add_option(out, (enum option_kind)o, COMMANDS);
	buf_add(out, "\nWithout a command, 'take' is meant. Exit status: 0 fine, 1 findings (check),\n"
	             "alarms (odds --strict), a difference (diff) or lines not counted (tally),\n"
	             "2 misuse or failure. Manual: man verdict.\n");
	buf_free(&name);
}

/* -- one command -- */

static const char *const examples[COMMANDS] = {
	[COMMAND_TAKE] = "lunch.ini --label monday --again",
	[COMMAND_OPEN] = "DRRK-KG17-S1NZ-YH9QR",
	[COMMAND_DIFF] = "DRRK-KG17-S1NZ-YH9QR DRRK-KM11-S9HE-23FR",
	[COMMAND_TALLY] = "go-or-rust <codes.txt",
	[COMMAND_CHECK] = "--strict lunch.ini",
	[COMMAND_EXPLAIN] = "E012",
	[COMMAND_ODDS] = "--strict lunch.ini",
	[COMMAND_MAP] = "lunch.ini --format dot >lunch.dot",
	[COMMAND_NEW] = "lunch --title 'Soup or salad?' --outcomes Soup,Salad",
	[COMMAND_PREVIEW] = "lunch.ini --size 40x12",
	[COMMAND_HISTORY] = "open 2 --format markdown >decision.md",
	[COMMAND_RESULTS] = "lunch.ini --label monday --format html >monday.html",
	[COMMAND_STORE] = "forward --follow postgresql://quiz@db.example.org/verdict",
	[COMMAND_HELP] = "results",
};

static void
write_command(struct buf *out, enum command command)
{
	const struct command_row *row = &command_rows[command];
	bool any = false;
	buf_format(out, "usage: verdict %s%s%s [OPTION]...\n\n  %s\n", row->name,
	           row->operands[0] == '\0' ? "" : " ", row->operands, row->help);
	for (int o = 0; o < OPTION_KINDS; o++) {
		if (o == OPTION_HELP || o == OPTION_VERSION || (option_rows[o].commands >> command & 1U) == 0)
			continue;
		buf_add(out, any ? "" : "\noptions:\n");
		any = true;
		add_option(out, (enum option_kind)o, command);
	}
	if (examples[command] != NULL)
		buf_format(out, "\nexample:\n  verdict %s %s\n", row->name, examples[command]);
}

/* -- keys -- */

static const char *const scenes[SCENES] = {
	[SCENE_INTRO] = "On the first page",
	[SCENE_ASK] = "At a question",
	[SCENE_REVIEW] = "Among your answers",
	[SCENE_RESULT] = "At the verdict",
	[SCENE_HELP] = "In the help",
	[SCENE_WHY] = "In the reason for asking",
	[SCENE_PAGES] = "In the list of pages",
	[SCENE_SURE] = "Asked whether to leave",
	[SCENE_WHATIF] = "Where answers are supposed",
	[SCENE_SUPPOSE] = "At one of them",
	[SCENE_SAVE] = "At the name of a file",
	[SCENE_REPLACE] = "Asked whether to replace a file",
	[SCENE_SAVED] = "Told that it is saved",
	[SCENE_WELCOME] = "On a kiosk's first screen",
};

static bool
works(enum act act, int scene, bool plain)
{
	return ((plain ? key_rows[act].lines : key_rows[act].screens) >> scene & 1U) != 0;
}

static void
add_names(struct buf *names, enum act act, bool plain)
{
	enum { HIGHEST = 9 };
	if (names->length != 0)
		buf_add(names, ", ");
	if (plain)
		key_names_typed(names, act, HIGHEST);
	else
		key_names(names, act, HIGHEST, true);
}

/* The names of the act's keys and of those further down that help describes in the same words; none if
 * one further up does. */
static void
add_names_alike(struct buf *names, enum act act, int scene, bool plain)
{
	for (int other = 0; other < ACTS; other++) {
		bool alike = works((enum act)other, scene, plain) &&
		             strcmp(key_rows[other].help, key_rows[act].help) == 0;
		if (alike && other < (int)act)
			return;
		if (alike)
			add_names(names, (enum act)other, plain);
	}
}

static void
write_keys(struct buf *out, bool plain)
{
	enum { COLUMN = 26 };
	struct buf name = {0};
	for (int scene = 0; scene < SCENES; scene++) {
		bool headed = false;
		for (int act = 0; act < ACTS; act++) {
			if (!works((enum act)act, scene, plain))
				continue;
			add_names_alike(&name, (enum act)act, scene, plain);
			if (name.length == 0)
				continue;
			if (!headed)
				buf_format(out, "\n%s:\n", scenes[scene]);
			headed = true;
			add_row(out, buf_text(&name), COLUMN, key_rows[act].help);
			buf_clear(&name);
		}
	}
	buf_free(&name);
}

static bool
write_topic(struct buf *out, const struct args *args, struct fail *fail)
{
	if (args->operand_count == 0) {
		write_usage(out);
		return true;
	}
	struct near near = {.word = args->operands[0]};
	if (strcmp(near.word, "keys") == 0) {
		buf_add(out, "Keys of the full screen\n");
		write_keys(out, false);
		buf_add(out, "\nLetters of the plain mode, each followed by Enter\n");
		write_keys(out, true);
		return true;
	}
	for (int c = 0; c < COMMANDS; c++) {
		if (strcmp(near.word, command_rows[c].name) == 0) {
			write_command(out, (enum command)c);
			return true;
		}
		near_offer(&near, command_rows[c].name);
	}
	near_offer(&near, "keys");
	if (near.best != NULL)
		return fail_set(fail, "there is no help on '%s'; did you mean '%s'?", near.word, near.best);
	return fail_set(fail, "there is no help on '%s'; there is on each command, and on keys", near.word);
}

int
cmd_help(const struct args *args)
{
	struct buf out = {0};
	struct fail fail = {0};
	bool good = write_topic(&out, args, &fail) && cmd_write(&out, &fail);
	buf_free(&out);
	return good ? END_FINE : cmd_fail(&fail);
}
